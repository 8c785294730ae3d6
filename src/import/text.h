/*
 * text.h -- what people typed, made one: for printing (clean) and for comparing (fold)
 *
 * Unicode's rules are libunistring's.
 */
#ifndef IMPORT_TEXT_H
#define IMPORT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/event.h"

/*
 * Cleans LEN bytes of UTF-8 at IN for printing: NFC, any run of white space one blank, none at the ends, no invisible
 * format characters, U+2010 and U+2011 as "-".  Returns NULL with *RET_TEXT (free() it) and *RET_LEN, or a static
 * reason why this cannot stand in a roster: a control character, U+FFFD, or the marks of an encoding read wrongly.
 */
const char *text_clean(const char *in, size_t len, char **ret_text, size_t *ret_len);

/* Takes the blanks around hyphens out of a name, in place: "BEGIN- CLAUDET".  Returns the new length. */
size_t text_join_hyphens(char *name, size_t len);

/*
 * Folds for comparing: no case, no accents, no marks, ligatures and foreign letters as in an address book (oe, ae, l),
 * and all between letters and digits one blank.  NUL-ended; free() it.
 */
char *text_fold(struct text in);

/* At most MAX bytes of T, cut between characters. */
struct text text_cut(struct text t, size_t max);

/* The last byte of a UTF-8 check: LEN where all is UTF-8, else where the first bad byte is. */
size_t text_utf8_until(const char *bytes, size_t len);

#endif
