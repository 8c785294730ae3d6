/*
 * lines.h -- what a ballot states: result, count and position lines, as scrutin-story(5) has them
 */
#ifndef STORY_LINES_H
#define STORY_LINES_H

#include <stddef.h>

#include "core/sitting.h"
#include "core/state.h"

/* Called with one line at a time, NUL-ended, without newline. */
typedef void story_line_fn(const char *line, void *arg);

/* Every line of every item of BALLOT, in order. */
void story_result_lines(const struct sitting *state, uint32_t ballot, story_line_fn *fn, void *arg);

/* A line for each item of each ballot that the N corrections of presence from FIRST on touch. */
void story_touches_lines(const struct sitting *state, uint32_t first, uint32_t n, story_line_fn *fn, void *arg);

/* Words of the language for what the core counts in numbers.  Static. */
const char *story_choice_word(enum choice choice); /* pour .. nul; candidates: NULL */
const char *story_mode_word(enum ballot_mode mode);
const char *story_by_word(enum ballot_by by);
const char *story_via_word(enum via via);
const char *story_casting_vote_word(enum casting_vote casting_vote);
const char *story_outcome_word(enum outcome outcome); /* elected: without its candidate */
const char *story_press_word(enum press_class class); /* early late unknown bad-key outside test; "" where it counts */

#endif
