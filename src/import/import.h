/*
 * import.h -- a town hall's roster, agenda or attendance list to lines of the story language, the plan of its chamber to those
 * of base/seat_plan.h: all, or none
 *
 * CSV, XLSX or LS Vote's JSON, a plan SVG too; which it is, its bytes say.  Nothing is written where anything is wrong: then
 * the problems are all that is told, each with its row and column, and what to do (problems.h).
 */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "problems.h"

struct import_file {
	const char *path;    /* for messages */
	const char *bytes;
	size_t len;          /* at most TABLE_FILE_MAX */
	const char *sheet;   /* of XLSX: its name or number; NULL: the first that is seen */
};

/* Has what is otherwise fetched from files when it is first wanted, for a program that may open none from here on. */
void import_prepare(void);

/* Each returns 0, or -1 where P holds a problem and OUT has got nothing.  TODAY: nobody is born later. */
int import_roster(const struct import_file *roster, ymd today, struct problems *p, FILE *out);
int import_agenda(const struct import_file *agenda, struct problems *p, FILE *out);
int import_attendance(const struct import_file *list, const struct import_file *roster, ymd today, struct problems *p,
                      FILE *out);

/* Y_UP: what is farther up has the larger y, as in geometry; else, as on a screen, what is farther down. */
int import_plan(const struct import_file *file, bool y_up, struct problems *p, FILE *out);

#endif
