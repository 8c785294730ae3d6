/*
 * layout.h -- how one town's documents are worded, as scrutin-layout(5) has it.  layout_read.h makes one of a file
 */
#ifndef EXPORT_LAYOUT_H
#define EXPORT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "account.h"

#define LAYOUT_FILE_MAX 16384 /* bytes */
#define LAYOUT_LINES    60

enum layout_civility { CIVILITY_AS_RECORDED, CIVILITY_LONG, CIVILITY_SHORT };
enum layout_zero { ZERO_0, ZERO_SLASH, ZERO_OMIT };

enum layout_key {
	LINE_TITLE, LINE_LINE, LINE_PRESENT, LINE_ABSENT, LINE_PROXIES, LINE_ITEM, LINE_ROW, LINE_CANDIDATES, LINE_REST,
	LINE_DECISION, LINE_SIGNATURES, LINE_KEYS
};

enum layout_word {
	WORD_PRESIDENT, WORD_PRESIDER, WORD_SECRETARY, WORD_SIGN_SECRETARY, WORD_SIGN_PRESIDENT, WORD_SIGN_PRESIDER,
	WORD_PROXIES, WORD_PROXY, WORD_BY_PROXY, WORD_GIVES, WORD_ENDS,
	WORD_UNANIMOUS, WORD_UNANIMOUS_CAST, WORD_MAJORITY, WORD_REJECTED, LAYOUT_WORDS
};

struct layout {
	const char *name, *source;
	unsigned civility, zero;         /* enum layout_civility, enum layout_zero */
	unsigned first_names, agreed, basis; /* 0, 1 */
	unsigned decision_always, president_first; /* 0, 1: what those two lines say */
	size_t n_lines;
	struct layout_line { enum layout_key key; const char *text; } lines[LAYOUT_LINES];
	const char *words[LAYOUT_WORDS];
	char text[LAYOUT_FILE_MAX];      /* what this file says; the rest stands in the text of dijon */
	size_t used;
};

/* Gives every member the civility, and the first name or none, that L writes. */
void layout_address(const struct layout *l, struct account *a);

/* One of the two forms of "Président / Présidente", which are those of a man and of a lady, or of one and of several. */
void layout_one_of(FILE *out, const struct layout *l, enum layout_word word, bool second);

#endif
