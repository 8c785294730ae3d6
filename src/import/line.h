/*
 * line.h -- lines of the story language, written; none that the language would not read leaves an import
 */
#ifndef IMPORT_LINE_H
#define IMPORT_LINE_H

#include "problems.h"
#include "story/parse.h"

struct lines {
	FILE *out;
	struct problems *problems;
	struct story_line *parsed;   /* each line is read again */
	char bytes[STORY_LINE_MAX];
	size_t n;
	bool over;
};

/* Both are the caller's; lines_done() leaves them. */
void lines_init(struct lines *l, FILE *out, struct problems *problems);
void lines_done(struct lines *l);

__attribute__((format(printf, 2, 3))) void line_put(struct lines *l, const char *format, ...);

/* " KEY=VALUE", or " VALUE" without a key: in quotes, except where it is one plain word and PLAIN.  Nothing where empty. */
void line_put_text(struct lines *l, const char *key, struct text value, bool plain);

/* Ends the line, for what stands at AT. */
void line_end(struct lines *l, struct place at);

/* Forgets the line. */
void line_drop(struct lines *l);

/* Lines "VERB 1..36,40" for the N seats, which are sorted. */
void lines_put_seats(struct lines *l, const char *verb, const uint32_t *seats, size_t n);

#endif
