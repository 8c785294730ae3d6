/* xlsx_parts.h -- what the sheet of a workbook refers to: which part it is, shared strings, which formats are dates */
#ifndef IMPORT_XLSX_PARTS_H
#define IMPORT_XLSX_PARTS_H

#include "parts.h"

struct workbook {
	char name[128];      /* of the sheet chosen */
	char part[256];      /* where it is */
	bool from_1904;      /* how days are counted */

	size_t *strings;     /* string i begins here in text and ends where i + 1 begins */
	size_t n_strings, strings_size;
	char *text;
	size_t n_text, text_size;

	bool *dates;         /* whether cells of style i show a date */
	size_t n_dates, dates_size;
};

/* 0, or -1 where the problems P say why.  workbook_done() in either case. */
int workbook_read(struct parts *parts, const char *sheet, struct problems *p, struct workbook *ret_workbook);
void workbook_done(struct workbook *w);

/* String I; false: there is none. */
bool workbook_string(const struct workbook *w, size_t i, struct text *ret_text);

#endif
