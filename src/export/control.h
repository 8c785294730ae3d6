/* control.h -- the head of the record on paper: short words, and a QR of the checkpoint's three lines */
#ifndef EXPORT_CONTROL_H
#define EXPORT_CONTROL_H

#include "document.h"

/* What cannot be read of the seal's note is left out. */
void control_write(struct document *d, const struct account_seal *seal);

#endif
