/*
 * ini_lines.h -- a text of [section] and key = value, read strictly through libinih: what inih would guess at, cut off or join
 * is a fault here, and the first fault is the one that is told
 *
 * What the keys say is for the caller's handler to judge, which tells its own faults by ini_fault().
 */
#ifndef BASE_INI_LINES_H
#define BASE_INI_LINES_H

#include <ini.h>
#include <stddef.h>

#define INI_WHY 512

struct ini_lines {
	const char *file, *text; /* set by the caller, with len and why; all else 0 */
	size_t len;
	char *why;             /* [INI_WHY]: one line, FILE:LINE: what is wrong, what to do; empty: nothing yet */
	int line;              /* read last, from 1 */
	int section_line;      /* the handler's own to set: of the section whose keys it takes */
	int header_line;       /* where the last [section] stands; 0: none yet */
	size_t at;
	int line_fault_at;
	const char *line_fault;
};

/* Gives each key of LINES to TAKE with ARG; a text that a fault ends is read no further. */
void ini_lines_read(struct ini_lines *lines, ini_handler take, void *arg);

/* Tells a fault at LINE, unless one is told already; FORMAT is translated.  Returns 0, what a handler returns for a fault. */
__attribute__((format(printf, 3, 4))) int ini_fault(struct ini_lines *lines, int line, const char *format, ...);

#endif
