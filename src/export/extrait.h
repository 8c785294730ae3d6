/*
 * extrait.h -- the extract of the register (extrait du registre des délibérations), as text
 *
 * Order, labels, tables and the SCRUTIN block are those of the Dijon extract of 16 March 2023: cells split by tabs,
 * empty cells kept, three columns of members present (those with a rank first, the others shared between the second
 * and the third), two of members absent (without proxy, with).  Below it the control words and their QR.
 */
#ifndef EXPORT_EXTRAIT_H
#define EXPORT_EXTRAIT_H

#include <stdio.h>

#include "format.h"

/* One extract an item of each ballot, parted by form feeds. */
int extrait_write(FILE *out, const struct account *a, const struct format_request *q);

/* The three lines of the SCRUTIN block alone. */
void extrait_block(FILE *out, const struct result *r);

#endif
