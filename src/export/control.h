/* control.h -- the head of the record on paper: short words, and a QR of the checkpoint's three lines */
#ifndef EXPORT_CONTROL_H
#define EXPORT_CONTROL_H

#include <stdio.h>

/* NOTE: a signed C2SP note.  What cannot be read of it is left out. */
void control_write(FILE *out, const char *note);

#endif
