/* pdf_finish.h -- what the archive wants of a PDF and cairo does not write: its language, an identifier from its bytes */
#ifndef EXPORT_PDF_FINISH_H
#define EXPORT_PDF_FINISH_H

#include <stddef.h>
#include <stdio.h>

/* Writes the PDF of N bytes to OUT, finished.  The same bytes in, the same bytes out.  0; -EIO: it is no PDF. */
int pdf_finish(FILE *out, const char *bytes, size_t n);

#endif
