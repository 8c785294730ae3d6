/*
 * attendance.h -- who is here, and who speaks for whom, to arrive, excuse and proxy lines
 *
 * From the roster's own columns presence, pouvoir a and pouvoir du, or from a list that names members of a roster: by
 * seat, identifier or name (names.h), as idelibre's report of a sitting and LS Vote's voters do.
 */
#ifndef IMPORT_ATTENDANCE_H
#define IMPORT_ATTENDANCE_H

#include "roster.h"

struct attending;
struct attendance {
	struct attending *list;
	size_t n, size;
};

/* Reads LIST, the roster's own table or another one; what is wrong is told to its problems. */
void attendance_read(struct attendance *a, const struct roster *roster, const struct columns *list);
void attendance_done(struct attendance *a);

void attendance_lines(const struct attendance *a, const struct roster *roster, struct lines *out);

#endif
