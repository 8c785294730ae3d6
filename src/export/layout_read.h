/* layout_read.h -- a layout of its file, read strictly: a slip of the pen is told and not guessed */
#ifndef EXPORT_LAYOUT_READ_H
#define EXPORT_LAYOUT_READ_H

#include "layout.h"

#define LAYOUT_WHY 512

/*
 * Reads the LEN bytes at TEXT into RET, which is never copied or moved: it points into itself.  FILE is what they are called
 * in messages.  BASE: what they do not say; NULL: they say it all.  0; -1 with RET_WHY: one line, FILE:LINE, what is wrong,
 * what to do.
 */
int layout_read(struct layout *ret, const struct layout *base, const char *file, const char *text, size_t len,
                char ret_why[LAYOUT_WHY]);

#endif
