/*
 * extrait.h -- the extract of the register of one ballot, item by item
 *
 * Layout: the published extract of Dijon métropole, 16 March 2023.
 */
#ifndef EXPORT_EXTRAIT_H
#define EXPORT_EXTRAIT_H

#include "document.h"

int extrait_build(struct document *d, const struct account *a, const struct format_request *q);

/* The block of the register, SCRUTIN and what has no cell in it; rows and cells as in a table. */
void extrait_block(FILE *out, const struct account *a, const struct account_ballot *b, const struct result *r);

/* "Secrétaires de séance : Madame A et Monsieur B"; with first names where WITH_FIRST. */
void extrait_secretaries(FILE *out, const struct account *a, const struct account_ballot *b, bool with_first);

/* Secretaries and who presided; B NULL: of the whole sitting. */
void extrait_signatures(struct document *d, const struct account *a, const struct account_ballot *b);

#endif
