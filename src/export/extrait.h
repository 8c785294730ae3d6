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

#include "minutes.h"

/* One extract an item of the ballot.  0; -ENOENT where minutes have not seen the ballot; -ENOMEM. */
int extrait_write(FILE *out, const struct sitting *s, const struct minutes *m);

/* The three lines of the SCRUTIN block alone. */
void extrait_block(FILE *out, const struct result *r);

#endif
