/*
 * extrait.h -- the extract of the register of one ballot, item by item
 *
 * Its lines, their order and their words are the layout's: scrutin-layout(5).
 */
#ifndef EXPORT_EXTRAIT_H
#define EXPORT_EXTRAIT_H

#include "document.h"
#include "template.h"

int extrait_build(struct document *d, const struct account *a, const struct format_request *q);

/* The block of the counts, for the minutes, where the decision's sentence stands below it. */
void extrait_counts(struct document *d, const struct scene *s);

/* Secretaries and who presided; B NULL: of the whole sitting. */
void extrait_signatures(struct document *d, const struct account *a, const struct account_ballot *b,
                        const struct format_request *q);

#endif
