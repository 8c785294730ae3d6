/*
 * problems.h -- all that is wrong with a file, or worth a word, told at once, in the order of its rows
 *
 * A problem stops the import, a notice does not.  Each is one line:
 *     roster.csv:12: C12 (nom): REASON; WHAT TO DO        roster.xlsx: C12 (nom): ...        lsvote.json: voter 3, lastName: ...
 */
#ifndef IMPORT_PROBLEMS_H
#define IMPORT_PROBLEMS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "core/event.h"

#define PROBLEMS_SHOWN 500  /* the rest is counted */

/* Where: the cell, the row (column 0) or the file (row 0).  Columns and rows count from 1. */
struct place {
	uint32_t row, column;
	uint32_t line;          /* of the text file; 0: it has no lines */
	struct text name;       /* of the column, as its header has it */
	const char *noun;       /* of JSON: what a row is, "voter"; else NULL */
	bool unread;            /* the cell cannot be read at all: no other problem of it is told */
};

struct problem;
struct problems {
	const char *path;       /* of the file that is read now */
	struct problem *list;
	size_t n, size;
	uint32_t wrong, unseen; /* problems; those beyond PROBLEMS_SHOWN */
};

void problems_init(struct problems *p);
void problems_done(struct problems *p);

__attribute__((format(printf, 3, 4))) void problem(struct problems *p, struct place at, const char *format, ...);
__attribute__((format(printf, 3, 4))) void notice(struct problems *p, struct place at, const char *format, ...);

/* A whole file. */
#define THE_FILE ((struct place) { 0 })

/* Tells them one by one, notices too.  WHERE: "roster.csv:12: C12 (nom)", the path alone of the file; WHAT: the rest. */
void problems_each(struct problems *p, void (*tell)(void *arg, struct text where, const char *what, bool wrong), void *arg);

/* Prints them; where something is wrong, then how many problems, and that nothing was written. */
void problems_print(struct problems *p, FILE *out);

/* For "%.*s": a value as it may be shown, at most 60 bytes. */
#define SHOWN(t) (int)text_cut((t), 60).len, (t).len > 0 ? (t).at : ""

#endif
