/*
 * agenda.h -- a table to item lines
 *
 * Columns: n and objet (these must be there), rubrique, identifiant, matiere, type, parent, budget, numero d'acte.
 */
#ifndef IMPORT_AGENDA_H
#define IMPORT_AGENDA_H

#include "columns.h"
#include "line.h"

extern const struct columns_of agenda_columns;

/* T is read already.  Lines for the rows that are right; what is wrong is told to T's problems. */
void agenda_lines(struct table *t, struct lines *out);

#endif
