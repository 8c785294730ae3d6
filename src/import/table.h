/*
 * table.h -- rows and cells, whatever file they stood in, so that each check of a roster or agenda exists once
 *
 * CSV, XLSX and JSON readers add cells row by row; text is cleaned (text.h) as it comes in, empty cells are no cells.
 * Rows and columns count from 1, as a spreadsheet shows them.
 */
#ifndef IMPORT_TABLE_H
#define IMPORT_TABLE_H

#include "problems.h"

#define TABLE_FILE_MAX    (16u << 20)  /* bytes of a file */
#define TABLE_ROWS_MAX    70000        /* that hold something */
#define TABLE_COLUMNS_MAX 256
#define TABLE_CELL_MAX    4096         /* bytes of a cell */
#define TABLE_TEXT_MAX    (32u << 20)  /* bytes of all cells */

enum cell_kind {
	CELL_TEXT,
	CELL_NUMBER,   /* typed as a number in the sheet; its text has a decimal point where it needs one */
	CELL_DATE,     /* shown as a date in the sheet; its text is 1951-06-25 */
};

struct cell {
	uint32_t row, column;
	uint32_t line;       /* 0: the file has none */
	enum cell_kind kind;
	size_t at;           /* into the table's text */
	uint32_t len;
};

struct table {
	struct problems *problems;
	const char *noun;    /* of JSON: what a row is; NULL: a row */
	struct cell *cells;
	size_t n_cells, cells_size;
	char *text;
	size_t n_text, text_size;
	uint32_t n_rows;     /* that hold something */
	uint32_t row, column; /* of the last cell */
	uint32_t n_formulas;
	struct place formula; /* the first one */
	bool full;           /* it cannot be read on, which is told: nothing more is taken */
};

void table_init(struct table *t, struct problems *problems);
void table_done(struct table *t);

/* Adds a cell of LEN bytes at TEXT (UTF-8); what cannot stand in a cell is told as a problem. */
void table_add(struct table *t, uint32_t row, uint32_t column, uint32_t line, enum cell_kind kind, const char *text,
               size_t len);

struct text table_text(const struct table *t, const struct cell *cell);
struct place table_place(const struct table *t, const struct cell *cell);

#endif
