/*
 * csv.h -- tables, RFC 4180: rows end with CRLF, a field is quoted where it must be
 *
 * Two dialects.  CSV_DATA is for machines: comma, UTF-8 without a mark, fields as they are.  CSV_SHEET is for the French
 * Excel that opens a file by a double click: semicolon, UTF-8 behind a byte order mark; a text that a spreadsheet
 * would take for a formula (= + - @ first) gets an apostrophe before it.
 */
#ifndef EXPORT_CSV_H
#define EXPORT_CSV_H

#include <stdint.h>
#include <stdio.h>

#include "account.h"

enum csv_dialect { CSV_DATA = 1, CSV_SHEET };

struct csv {
	FILE *out;
	enum csv_dialect dialect;
	uint32_t n_fields;           /* of the row so far */
};

/* Begins a table; HEAD is its first row, NULL ends it. */
void csv_begin(struct csv *csv, FILE *out, enum csv_dialect dialect, const char *const *head);

void csv_text(struct csv *csv, const char *text);
void csv_number(struct csv *csv, uint32_t number);
void csv_date(struct csv *csv, ymd date);                                        /* 2023-03-16; 0: empty */
void csv_hour(struct csv *csv, const struct account *a, uint64_t at_us);         /* 18:42; FOREVER: empty */
void csv_end(struct csv *csv);                                                   /* of the row */

#endif
