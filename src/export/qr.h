/* qr.h -- a QR code, as modules or as text */
#ifndef EXPORT_QR_H
#define EXPORT_QR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define QR_QUIET 4 /* empty modules around it, that scanners want */

struct qr { void *code; int width; /* modules a side, without the quiet zone */ };

/* 0, -ENOMEM; -EINVAL: too long for any code, or with a NUL. */
int qr_init(struct qr *q, const char *text, size_t len);
void qr_done(struct qr *q);

/* Whether the module is dark; outside of the code none is. */
bool qr_dark(const struct qr *q, int x, int y);

/* Two rows of modules in one line, dark on light paper.  As qr_init(). */
int qr_text(FILE *out, const char *text, size_t len);

#endif
