/* decision.h -- what was decided and how, in the words of French minutes; law and sources: story(5), L2121-20, L2121-21 */
#ifndef EXPORT_DECISION_H
#define EXPORT_DECISION_H

#include <stdio.h>

#include "template.h"

/* "ADOPTÉ", "REJETÉ", "ÉLU : Madame Ada UN", "IL EST PRIS ACTE", "NOUVEAU TOUR DE SCRUTIN", "SCRUTIN ANNULÉ" */
void decision_word(FILE *out, const struct account *a, const struct account_ballot *b, const struct result *r);

/*
 * The word with what it rests on: "ADOPTÉ à l'unanimité des suffrages exprimés (40 suffrages exprimés, majorité requise :
 * 21)", or the sentence of the tie; in the layout's words.  OUT and RET_TOLD as in template.h.
 */
void decision_sentence(FILE *out, const struct scene *s, uint32_t *ret_told);

/* Whether figures for and against do not say by themselves what was decided: a tie, an election, a wider majority, no vote. */
bool decision_needs_words(const struct account_ballot *b, const struct result *r);

/* The same of a ballot that was annulled later: what it had decided. */
void decision_before_annulment(FILE *out, const struct scene *s, const struct account_result *r);

/* "Scrutin public, demandé par Madame A et Monsieur B", "Vote à main levée, scrutateurs : ..." */
void decision_mode(FILE *out, const struct account *a, const struct account_ballot *b);

#endif
