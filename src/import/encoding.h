/*
 * encoding.h -- the bytes of a text file, as Excel in France writes them, to UTF-8
 *
 * With a byte order mark: UTF-8, or UTF-16 (Excel's "Texte Unicode").  Without: UTF-8 where all of it is, else
 * Windows-1252, in which 81 8D 8F 90 and 9D mean nothing.  A file that is UTF-8 but for a few bytes is refused: read as
 * Windows-1252 its accents would be wrong.
 */
#ifndef IMPORT_ENCODING_H
#define IMPORT_ENCODING_H

#include "problems.h"

/* As import_prepare(). */
void encoding_prepare(void);

/* Returns 0 with *RET_TEXT (free() it), without its mark; or -1, and P says why. */
int encoding_read(const char *bytes, size_t len, struct problems *p, char **ret_text, size_t *ret_len);

#endif
