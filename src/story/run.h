/*
 * run.h -- a story from its first line to its last, through the core alone
 *
 * Each line comes one second after the one before, or when `at` says; deadlines come in their turn.  A press of a
 * secret ballot goes to the core without its key, and its choice to the urn, as in the daemon.
 */
#ifndef STORY_RUN_H
#define STORY_RUN_H

#include <stddef.h>

#include "core/sitting.h"
#include "core/state.h"
#include "core/urn.h"
#include "lines.h"
#include "parse.h"

#define STORY_SECOND_US 1000000ull

/*
 * Told of every event that was stepped, with the line it came from (NULL: DEADLINE and URN), after the step and
 * before the result lines it leads to.  Returns 0, or a negative errno that ends the story.
 */
typedef int story_step_fn(const struct sitting *state, const struct event *event, const char *line, size_t len,
                          const struct effects *effects, void *arg);

/* For whoever wants no result lines. */
void story_no_line(const char *line, void *arg);

struct story_run {
	struct sitting *sitting;      /* the caller's, sized by story_limits() */
	struct urn *urn;              /* the caller's, urn_size() */
	story_line_fn *line;          /* result, count and position lines */
	story_step_fn *step;          /* NULL: nobody listens */
	void *arg;
	struct story_line parsed;
	uint64_t at_us;
	uint32_t warnings;            /* of the line just taken: 1 << enum warning each */
	char last[8192];              /* the last result line; empty: there was none */
	char said[512];               /* why it ended, one line; empty where it did not */
};

/*
 * Makes VOTED of a PRESS, without its key: "?" where an open ballot gives it no meaning, else "".  Returns the choice that
 * it was, for the urn; CHOICE_SILENT: none.
 */
enum choice story_mask(const struct sitting *state, struct event *event);

/* Limits for the story at TEXT: its highest seat number. */
struct limits story_limits(const char *text, size_t len);

/* Takes one line.  Returns 0, or the exit code that the story ends with: 1 3 4 5; said then says why. */
int story_run_line(struct story_run *run, const char *line, size_t len);

#endif
