/*
 * answer.h -- what an import has to say, as one JSON object for a page
 *
 *     {"lines": ["seat 1 ...", ...], "problems": [{"where": ":12: C12 (nom)", "what": "...", "wrong": true}, ...], "more": 0}
 *
 * There are lines, or problems of which one at least is wrong.  MORE: problems that are not told.
 */
#ifndef TOOLS_IMPORT_ANSWER_H
#define TOOLS_IMPORT_ANSWER_H

#include "import/problems.h"

/* LINES: each ends with a newline; "": none.  0, -ENOMEM. */
int answer_write(FILE *out, const char *lines, struct problems *p);

#endif
