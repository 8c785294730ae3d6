/*
 * parse.h -- a line of the story language to an event
 *
 * UTF-8, words split at blanks, "quotes" with \" and \\, lists 1,3,5..9, # comments at the start of a word.  The
 * language is described in scrutin-story(5); one table row a command.  A line that cannot be read is told from one that a
 * rule refuses: the first is an error here, the second is the core's answer to the event.
 */
#ifndef STORY_PARSE_H
#define STORY_PARSE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/event.h"
#include "core/profile.h"

#define STORY_LINE_MAX 16384  /* bytes of a line */
#define NUMBER_BYTES   10     /* of an item that a range names: digits of SEAT_HIGHEST, NUL */

enum story_kind {
	STORY_EMPTY = 0,        /* nothing but blanks and comment */
	STORY_EVENT,
	STORY_EXPECT,           /* expect key=value ... */
	STORY_EXPECT_PRESS,
};

struct story_pair { struct text key, value; };

/* What the parsed event points into; one for each caller, reused line after line. */
struct story_line {
	char text[STORY_LINE_MAX];  /* words, unquoted */
	struct range ranges[2048];
	struct text texts[GROUP_MAX + CANDIDATES_MAX];
	uint32_t voices[CANDIDATES_MAX];
	ymd dates[CANDIDATES_MAX];
	char numbers[(GROUP_MAX + CANDIDATES_MAX) * NUMBER_BYTES];
	uint32_t n_ranges, n_texts, n_numbers, n_voices, n_dates;
	const struct law *law;      /* whose names `body` may use; NULL: none */
	struct story_pair pairs[64];
	uint32_t n_pairs;           /* of EXPECT and EXPECT_PRESS */
	bool refusal_expected;      /* the line began with ! */
	enum story_kind kind;
	struct event event;         /* STORY_EVENT; at_us is the caller's to set */
	char error[256];            /* where -1 is returned: what is wrong, what to do; one line */
};

/*
 * Returns 0, or -1 where the LEN bytes at LINE (without its newline) cannot be read; then error says why.  LAW has the
 * profiles that `body` may name; NULL: none, for who wants no such line.
 */
int story_parse(const char *line, size_t len, const struct law *law, struct story_line *ret_line);

#endif
