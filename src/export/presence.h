/*
 * presence.h -- who was there, for a spreadsheet (CSV_SHEET)
 *
 * Of the whole sitting: a row for each stay of each member, one for who never came, one for each proxy; of one ballot: a row
 * for each member serving, as he stood when it opened.  Columns are those of idelibre's attendance where it has them.
 */
#ifndef EXPORT_PRESENCE_H
#define EXPORT_PRESENCE_H

#include "format.h"

int presence_write(FILE *out, const struct account *a, const struct format_request *q);

#endif
