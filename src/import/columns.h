/*
 * columns.h -- which column holds what, by the names in the header; and the rows below it
 *
 * Names are compared folded (text.h), in French or English.  The header is the row, among the first 20, that has the most
 * names known here; what stands above it is told as ignored, and so is each column that is not known.
 */
#ifndef IMPORT_COLUMNS_H
#define IMPORT_COLUMNS_H

#include "table.h"

#define FIELDS_MAX 16

struct column_name { const char *folded; uint32_t field; };

struct columns_of {
	const struct column_name *names;  /* ends with NULL */
	const char *const *shown;         /* the name of each field, for messages */
	uint32_t must;                    /* fields that must be there, as bits */
};

struct columns {
	struct table *table;
	const struct columns_of *of;
	uint32_t column[FIELDS_MAX];      /* of each field; 0: none */
	struct text name[FIELDS_MAX];
	size_t first;                     /* cell below the header */
};

struct row {
	uint32_t number, line;
	struct cell *cells[FIELDS_MAX];   /* NULL: empty */
};

/* 0, or -1 where there is no header, a column stands twice or a wanted one is missing; the table's problems say so. */
int columns_find(struct table *t, const struct columns_of *of, struct columns *ret_columns);

/* How many names of the best row of the first 20 are known. */
uint32_t columns_score(const struct table *t, const struct columns_of *of);

/* The next row that has a cell in a known column, from the cell *AT on (0: the first).  False: there is none. */
bool columns_next(const struct columns *c, size_t *at, struct row *ret_row);

bool columns_has(const struct columns *c, uint32_t field);
struct place columns_place(const struct columns *c, const struct row *row, uint32_t field);

/* The cell's text, or none. */
struct text row_text(const struct columns *c, const struct row *row, uint32_t field);

/* Whole numbers MIN..MAX, and days as 25/06/1951 or 1951-06-25.  False where the cell is empty or wrong, which is told. */
bool row_number(const struct columns *c, const struct row *row, uint32_t field, uint32_t min, uint32_t max,
                uint32_t *ret_number);
bool row_date(const struct columns *c, const struct row *row, uint32_t field, ymd *ret_date);

#endif
