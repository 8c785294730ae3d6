/* formats.h -- every format of `scrutin export`, by its name; formats.c is the one place to add a row */
#ifndef EXPORT_FORMATS_H
#define EXPORT_FORMATS_H

#include "format.h"

struct format {
	const char *name;            /* as --format wants it */
	const char *about;           /* for the usage text */
	format_fn *write;
};

extern const struct format formats[]; /* ends with a NULL name */

const struct format *format_find(const char *name);

#endif
