/*
 * nominal.h -- tables of who voted how, for a spreadsheet (CSV_SHEET)
 *
 * nominal: a row for each voice-holder of each item of each ballot whose names may be published; givers with who voted for
 * them; those who stood aside as « Déport ».  groups: the same summed by political group and choice: where a group has one
 * member its total is his vote, so it is published under the same condition.
 */
#ifndef EXPORT_NOMINAL_H
#define EXPORT_NOMINAL_H

#include "format.h"

int nominal_write(FILE *out, const struct account *a, const struct format_request *q);
int groups_write(FILE *out, const struct account *a, const struct format_request *q);

#endif
