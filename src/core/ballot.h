/* ballot.h -- a ballot from opening to close: presses, typed votes, phases */
#ifndef CORE_BALLOT_H
#define CORE_BALLOT_H

#include "store.h"

enum refusal ballot_open(struct sitting *s, const struct event *e, struct effects *fx);
enum refusal ballot_press(struct sitting *s, const struct event *e, struct effects *fx); /* PRESS and VOTED */
enum refusal ballot_vote(struct sitting *s, const struct event *e);
enum refusal ballot_second_phase(struct sitting *s);
enum refusal ballot_close(struct sitting *s, bool confirm_silent, struct effects *fx);
enum refusal ballot_urn(struct sitting *s, const struct event *e, struct effects *fx);
enum refusal ballot_abort(struct sitting *s, struct effects *fx);
enum refusal ballot_deadline(struct sitting *s, struct effects *fx);
enum refusal ballot_count(struct sitting *s, const struct event *e, struct effects *fx);
enum refusal ballot_assent(struct sitting *s, struct text item, bool unanimous, bool noted, struct effects *fx);

#endif
