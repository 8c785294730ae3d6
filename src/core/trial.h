/* trial.h -- a test of the handsets: everyone presses once, whoever was heard is told, and nothing of it is a vote */
#ifndef CORE_TRIAL_H
#define CORE_TRIAL_H

#include "effect.h"
#include "store.h"

enum refusal trial_test(struct sitting *s, const struct event *e, struct effects *fx); /* begins or ends one */

/* Ends the one that is going on, if any. */
void trial_end(struct sitting *s, struct effects *fx);

/* A press of SEAT's handset, while one is going on. */
struct effect trial_press(struct sitting *s, uint32_t seat);

#endif
