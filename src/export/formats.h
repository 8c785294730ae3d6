/* formats.h -- every format of `scrutin export`, by its name; formats.c is the one place to add a row */
#ifndef EXPORT_FORMATS_H
#define EXPORT_FORMATS_H

#include "document.h"

struct format {
	const char *name;            /* as --format wants it */
	const char *about;           /* for the usage text */
	format_fn *write;            /* data; NULL: a document, built and then set */
	document_fn *build;
	document_set_fn *set;
	bool dated;                  /* it has a place for dates of transmission and publication */
};

extern const struct format formats[]; /* ends with a NULL name */

const struct format *format_find(const char *name);

/* As format_fn and document_set_fn. */
int format_write(const struct format *f, FILE *out, const struct account *a, const struct format_request *q);

#endif
