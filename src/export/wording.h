/* wording.h -- words of the language for what the core counts in numbers, where the story's own lines need none */
#ifndef EXPORT_WORDING_H
#define EXPORT_WORDING_H

#include "account.h"
#include "story/parse.h"

/* Static texts; "" where the number means nothing. */
const char *wording_kind(enum item_kind kind);         /* amendment ...; "item" */
const char *wording_ground(enum ballot_ground ground);
const char *wording_casting(enum proxy_casting casting);
const char *wording_recusal(enum recusal_kind kind);
const char *wording_status(enum ballot_status status);
const char *wording_event(enum event_type type);       /* the command's word */
const char *wording_press(enum press_class class);     /* counts early late ... */

/* pour ... silent, or the candidate as written. */
const char *wording_choice(const struct account_ballot *b, uint32_t choice);

/* "cast", "absolute-serving", "2/3-cast" */
#define WORDING_MAJORITY 40
void wording_majority(struct majority m, char ret[WORDING_MAJORITY]);

/* adopted, rejected, elected:<candidate>, ... */
#define WORDING_OUTCOME (STORY_LINE_MAX + 16)
void wording_outcome(const struct account_ballot *b, const struct result *r, char ret[WORDING_OUTCOME]);

/* In French, for tables that people read: « Pour », « N'a pas voté », or the candidate's name. */
const char *wording_french_choice(const struct account_ballot *b, uint32_t choice);
const char *wording_french_mode(enum ballot_mode mode);

#endif
