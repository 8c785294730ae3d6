/* outcome.h -- from votes to what the ballot decided, and what may still be said of it */
#ifndef CORE_OUTCOME_H
#define CORE_OUTCOME_H

#include "store.h"

/* Fills voices, heads and outcome of every result of BALLOT from its positions.  Again after a correction. */
void outcome_tally(struct sitting *s, uint32_t ballot);

/* The same where voices are known without positions: SECRET's urn, counts by hand.  VOICES by choice. */
void outcome_count(struct sitting *s, uint32_t ballot, const uint32_t *voices, uint32_t n);

/* Adopted without a ballot, or noted. */
void outcome_assent(struct sitting *s, uint32_t ballot, bool unanimous, bool noted);

/* As many POUR as CONTRE (RULES M3, M5) where the MAJORITY that was asked is of the voices cast: two thirds know no tie. */
bool outcome_is_tied(const struct majority *majority, uint32_t n_candidates, const struct result *r);

enum refusal outcome_proclaim(struct sitting *s, struct effects *fx);
enum refusal outcome_correct(struct sitting *s, const struct event *e, struct effects *fx);
enum refusal outcome_remark(struct sitting *s, const struct event *e, bool declared);
enum refusal outcome_annul(struct sitting *s, const struct event *e, struct effects *fx);

/* Proclaims the last ballot where another item than its own comes up, or ITEMS is NULL. */
void outcome_proclaim_others(struct sitting *s, const uint32_t *items, uint32_t n, struct effects *fx);

/* A choice as written: pour contre ..., or a candidate of BALLOT.  CHOICE_SILENT: there is none of that name. */
enum choice outcome_choice(const struct sitting *s, const struct ballot *b, struct text word);

void effect_add(struct effects *fx, struct effect effect);

#endif
