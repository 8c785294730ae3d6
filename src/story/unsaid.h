/*
 * unsaid.h -- a refused line, as a record keeps it: without what a member chose where that is secret
 *
 * A record keeps the lines that a rule refused too.  One that would have tied a seat to a choice of a secret ballot is kept
 * with a ? in place of the choice: who tried what stands there, and the rule refuses it alike when it is replayed.
 */
#ifndef STORY_UNSAID_H
#define STORY_UNSAID_H

#include "core/state.h"

#define UNSAID_SIZE 160

/*
 * EVENT was refused, and STATE is as it was; MASKED: keys are masked now.  Returns LINE, or what stands for it, in RET_LINE;
 * *RET_LEN is its length.
 */
const char *story_unsaid(const struct sitting *state, const struct event *event, bool masked, const char *line, size_t len,
                         char ret_line[UNSAID_SIZE], size_t *ret_len);

#endif
