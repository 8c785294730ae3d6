/*
 * words.h -- a line cut into words
 *
 * Words split at blanks; "..." with \" and \\ holds blanks together and may stand inside a word.  # begins a comment
 * only at the start of a word.  A comma inside quotes does not split a list: it is kept as QUOTED_COMMA until
 * words_plain() turns it back.
 */
#ifndef STORY_WORDS_H
#define STORY_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "core/event.h"

#define WORDS_MAX    512
#define QUOTED_COMMA '\x1f'

struct word {
	char *at;
	uint32_t len;
	uint32_t key_len;  /* bytes before the first = outside quotes; UINT32_MAX: there is none */
};

/*
 * Cuts LEN bytes at LINE; STORE (STORY_LINE_MAX bytes) takes the unquoted text.  Returns how many words, or -1 with
 * *RET_WHY a static reason: not UTF-8, a control character, an unclosed quote, too many words, too long.
 */
int words_cut(const char *line, size_t len, char *store, size_t store_size, struct word *ret_words, const char **ret_why);

/* Turns quoted commas back, in place. */
struct text words_plain(char *at, uint32_t len);

#endif
