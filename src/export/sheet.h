/* sheet.h -- cells that our spreadsheets share */
#ifndef EXPORT_SHEET_H
#define EXPORT_SHEET_H

#include "csv.h"

/* First cell of every row: « 2023-03-16 », of a rehearsal « RÉPÉTITION 2023-03-16 ». */
void sheet_sitting(struct csv *csv, const struct account *a);

/* Three cells: civility, first name, last name. */
void sheet_person(struct csv *csv, const struct account_person *who);

/* « Monsieur Jean DEUX », one cell. */
void sheet_name(struct csv *csv, const struct account_person *who);

#endif
