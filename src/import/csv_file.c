#include "csv_file.h"

#include <csv.h>
#include <string.h>

struct csv {
	struct table *table;
	uint32_t row, column;   /* of the field that is read */
	uint32_t line;          /* where its row began */
	uint32_t now;           /* of the byte that is read */
	bool in_row;
};

static void
take_field(void *bytes, size_t len, void *arg)
{
	struct csv *c = arg;

	c->column++;
	if (len > 0)
		table_add(c->table, c->row, c->column, c->line, CELL_TEXT, bytes, len);
}

static void
end_row(int terminator, void *arg)
{
	struct csv *c = arg;

	(void)terminator;
	c->row++;
	c->column = 0;
	c->in_row = false;
}

char
csv_file_named_separator(const char *text, size_t len)
{
	if (len < 6 || memcmp(text, "sep=", 4) != 0 || (text[5] != '\r' && text[5] != '\n'))
		return 0;
	return strchr(";,\t|", text[4]) != NULL ? text[4] : 0;
}

static void
tell_error(struct csv *c, int error)
{
	struct place at = { .row = c->row, .column = c->column + 1, .line = c->line };

	c->table->full = true;
	if (error == CSV_EPARSE)
		problem(c->table->problems, at, "a quote stands inside a field that is not quoted, or text behind a closing one; "
		                                "write \"...\" around the whole field and \"\" for each quote in it");
	else
		problem(c->table->problems, at, "cannot be read: %s", csv_strerror(error));
}

/* Blanks alone make no row for libcsv. */
static bool
begins_row(char b, char separator)
{
	return b == separator || (b != '\n' && b != '\r' && b != ' ' && b != '\t');
}

/*
 * Byte by byte, for libcsv counts no lines: a blank line is a row of the spreadsheet too, and where a row began is told.
 */
void
csv_file_read(const char *text, size_t len, char separator, uint32_t last, struct table *t)
{
	struct csv c = { .table = t, .row = 1, .now = 1, .line = 1 };
	struct csv_parser parser;
	int error = 0;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
		problem(t->problems, THE_FILE, "cannot be read: libcsv does not start");
		return;
	}
	csv_set_delim(&parser, (unsigned char)separator);
	for (size_t i = 0; i < len && error == 0 && !t->full && (last == 0 || c.row <= last); i++) {
		bool newline = text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'));

		if (!c.in_row && newline)
			c.row++;
		if (!c.in_row && begins_row(text[i], separator)) {
			c.in_row = true;
			c.line = c.now;
		}
		if (csv_parse(&parser, text + i, 1, take_field, end_row, &c) != 1)
			error = csv_error(&parser);
		c.now += newline;
	}
	if (error != 0) {
		tell_error(&c, error);
	} else if (!t->full && (last == 0 || c.row <= last) && csv_fini(&parser, take_field, end_row, &c) != 0) {
		struct place at = { .row = c.row, .column = c.column + 1, .line = c.line };

		t->full = true;
		problem(t->problems, at, "a quote is opened here and never closed; put \" at the end of the field");
	}
	csv_free(&parser);
}
