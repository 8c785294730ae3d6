/*
 * law.h -- profiles as files: read strictly, so that a slip of the pen is told and not guessed
 *
 * The format is scrutin-profile(5).  The profiles of src/profiles are inside the program; a body's own statutes are a
 * further file.  All of it is read once, at the start, into a book whose rows the core then borrows.
 */
#ifndef LAW_LAW_H
#define LAW_LAW_H

#include <stddef.h>

#include "core/profile.h"

#define LAW_FILE_MAX 32768 /* bytes of one file */
#define LAW_WHY      512

/* Never copied or moved: its rows point into it. */
struct law_book {
	struct law law;           /* for sitting_init() */
	struct profile rows[64];
	char text[65536];
	size_t used;
};

/* Empties BOOK and reads the bundled profiles into it. */
void law_bundled(struct law_book *book);

/* Their files as embedded, one behind the other in the order of their names (LC_ALL=C): what profiles_sha256 is of. */
const void *law_bundle(size_t *ret_len);

/*
 * Adds the profile that the LEN bytes at TEXT describe; FILE is what they are called in messages.  0; -1 with RET_WHY:
 * one line, FILE:LINE, what is wrong, what to do; BOOK then holds what it held.
 */
int law_add(struct law_book *book, const char *file, const char *text, size_t len, char ret_why[LAW_WHY]);

#endif
