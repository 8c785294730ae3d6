/* decision.h -- what was decided and how, in the words of French minutes; law and sources: story(5), L2121-20, L2121-21 */
#ifndef EXPORT_DECISION_H
#define EXPORT_DECISION_H

#include <stdio.h>

#include "account.h"

/* "ADOPTÉ", "REJETÉ", "ÉLU : Madame Ada UN", "IL EST PRIS ACTE", "NOUVEAU TOUR DE SCRUTIN", "SCRUTIN ANNULÉ" */
void decision_word(FILE *out, const struct account *a, const struct account_ballot *b, const struct result *r);

/*
 * The word with what it rests on: "ADOPTÉ à l'unanimité des suffrages exprimés (40 suffrages exprimés, majorité requise :
 * 21)", or the sentence of the tie.
 */
void decision_sentence(FILE *out, const struct account *a, const struct account_ballot *b, const struct result *r);

/* Whether figures for and against do not say by themselves what was decided: a tie, an election, a wider majority, no vote. */
bool decision_needs_words(const struct account_ballot *b, const struct result *r);

/* The same of a ballot that was annulled later: what it had decided. */
void decision_before_annulment(FILE *out, const struct account *a, const struct account_ballot *b,
                               const struct account_result *r);

/* "Scrutin public, demandé par Madame A et Monsieur B", "Vote à main levée, scrutateurs : ..." */
void decision_mode(FILE *out, const struct account *a, const struct account_ballot *b);

/* A candidate's name: of the seat's member, or the list as written. */
void decision_candidate(FILE *out, const struct account *a, const struct account_ballot *b, uint32_t candidate);

/* "POUR"; of a candidate his name. */
void decision_choice(FILE *out, const struct account *a, const struct account_ballot *b, uint8_t choice);

#endif
