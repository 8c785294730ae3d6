/*
 * ini_lines.h -- a text, line by line, for libinih: what inih would guess at, cut off or join is a fault here
 *
 * fgets() out of memory for ini_parse_stream(), which also knows the number of the line and refuses a section without a key.
 * The first fault ends the text; what the lines say is for the caller's handler to judge.
 */
#ifndef BASE_INI_LINES_H
#define BASE_INI_LINES_H

#include <stddef.h>

struct ini_lines {
	const char *text;      /* set by the caller, with len; all else 0 */
	size_t len, at;
	int line;              /* read last, from 1 */
	int header_line;       /* where the last [section] stands; 0: none yet */
	int section_line;      /* the handler's own to set: of the section whose keys it takes */
	int fault_line;
	const char *fault;     /* what is wrong, what to do; NULL: nothing yet */
};

/* As ini_parse_stream() wants it; LINES is a struct ini_lines. */
char *ini_lines_next(char *to, int room, void *lines);

/* Behind the last line: a section that nothing follows is a fault too. */
void ini_lines_end(struct ini_lines *lines);

#endif
