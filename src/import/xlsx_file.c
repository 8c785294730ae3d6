#include "xlsx_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "xlsx_parts.h"

#define COLUMN_HIGHEST 16384    /* XFD */
#define ROW_HIGHEST    1048576
#define DAY_HIGHEST    2958465  /* 9999-12-31 */

struct sheet {
	struct table *table;
	const struct workbook *workbook;
	uint32_t row, column;    /* of the cell that is read, or of the last one */
	uint32_t style;
	char type[12];
	char *value;
	size_t n_value, value_size;
	bool in_value, in_phonetic, formula;
};

/* --- a cell's value --------------------------------------------------------------------------------------------------- */

static struct place
here(const struct sheet *s)
{
	return (struct place) { s->row, s->column, 0, { 0 }, NULL, true };
}

/* Year, month and day of a count of days since 1899-12-30, as Excel counts from 1 March 1900 on. */
static void
civil(uint32_t days, char ret[16])
{
	uint32_t z = days + 693899, era = z / 146097, doe = z % 146097; /* days since 0000-03-01, whose years begin in March */
	uint32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	uint32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	uint32_t month = mp < 10 ? mp + 3 : mp - 9;

	snprintf(ret, 16, "%04u-%02u-%02u", (yoe + era * 400 + (month <= 2)) % 10000, month % 100,
	         (doy - (153 * mp + 2) / 5 + 1) % 100);
}

static void
add_date(struct sheet *s, double serial)
{
	uint32_t day = (uint32_t)serial + (s->workbook->from_1904 ? 1462 : 0);
	char date[16];

	if (day == 0 || day == 60 || day > DAY_HIGHEST) { /* 60 is 29 February 1900, which never was */
		problem(s->table->problems, here(s), "%.15g is no day; type the date anew", serial);
		return;
	}
	civil(day < 60 ? day + 1 : day, date);
	table_add(s->table, s->row, s->column, 0, CELL_DATE, date, strlen(date));
}

static void
add_number(struct sheet *s)
{
	char text[40], *end;
	double number;

	s->value[s->n_value] = '\0';
	number = strtod(s->value, &end);
	if (end == s->value || *end != '\0' || !isfinite(number)) {
		problem(s->table->problems, here(s), "\"%.40s\" stands as a number and is none; type the cell anew", s->value);
		return;
	}
	if (number >= 0 && number <= DAY_HIGHEST && s->style < s->workbook->n_dates && s->workbook->dates[s->style]) {
		add_date(s, number);
		return;
	}
	snprintf(text, sizeof(text), fabs(number) < 1e15 && number == floor(number) ? "%.0f" : "%.15g", number);
	table_add(s->table, s->row, s->column, 0, CELL_NUMBER, text, strlen(text));
}

/* ECMA-376, 22.9.2.19: _x000D_ is a carriage return; none but line ends are seen in cells. */
static void
unescape_returns(char *text, size_t *len)
{
	size_t n = 0;

	for (size_t i = 0; i < *len; i++) {
		if (*len - i >= 7 && memcmp(text + i, "_x000D_", 7) == 0) {
			text[n++] = ' ';
			i += 6;
		} else {
			text[n++] = text[i];
		}
	}
	*len = n;
}

static void
add_text(struct sheet *s)
{
	unescape_returns(s->value, &s->n_value);
	table_add(s->table, s->row, s->column, 0, CELL_TEXT, s->value, s->n_value);
}

static void
add_shared(struct sheet *s)
{
	struct text text;
	char *end;
	unsigned long i;

	s->value[s->n_value] = '\0';
	i = strtoul(s->value, &end, 10);
	if (s->n_value == 0 || *end != '\0' || !workbook_string(s->workbook, i, &text)) {
		problem(s->table->problems, here(s), "refers to a text that the file does not have; save it again");
		return;
	}
	s->n_value = 0;
	s->value = heap_room(s->value, &s->value_size, text.len + 1, 1);
	memcpy(s->value, text.at, text.len);
	s->n_value = text.len;
	add_text(s);
}

static bool
is_type(const struct sheet *s, const char *type)
{
	return strcmp(s->type, type) == 0;
}

static void
note_formula(struct sheet *s)
{
	if (s->table->n_formulas++ == 0)
		s->table->formula = here(s);
}

static void
end_cell(struct sheet *s)
{
	s->value = heap_room(s->value, &s->value_size, s->n_value + 1, 1);
	if (s->formula && s->n_value == 0 && !is_type(s, "str"))
		problem(s->table->problems, here(s), "a formula that was never computed; open the file in the spreadsheet and save it");
	if (s->n_value == 0)
		return;
	if (s->formula)
		note_formula(s);
	if (is_type(s, "s"))
		add_shared(s);
	else if (is_type(s, "b"))
		table_add(s->table, s->row, s->column, 0, CELL_TEXT, s->value[0] == '1' ? "oui" : "non", 3);
	else if (is_type(s, "e"))
		problem(s->table->problems, here(s), "holds the error %.*s; mend its formula", (int)(s->n_value > 20 ? 20 : s->n_value),
		        s->value);
	else if (is_type(s, "str") || is_type(s, "inlineStr"))
		add_text(s);
	else if (is_type(s, "d") && s->n_value >= 10)
		table_add(s->table, s->row, s->column, 0, CELL_DATE, s->value, 10);
	else
		add_number(s);
}

/* --- the sheet's elements --------------------------------------------------------------------------------------------- */

/* "AB12": column 28 of row 12.  0 where it is none. */
static int
take_reference(struct sheet *s, const char *at)
{
	uint32_t column = 0, row = 0;

	for (; *at >= 'A' && *at <= 'Z' && column <= COLUMN_HIGHEST; at++)
		column = column * 26 + (uint32_t)(*at - 'A' + 1);
	for (; *at >= '0' && *at <= '9' && row <= ROW_HIGHEST; at++)
		row = row * 10 + (uint32_t)(*at - '0');
	if (*at != '\0' || column == 0 || column > COLUMN_HIGHEST || row == 0 || row > ROW_HIGHEST)
		return 0;
	s->column = column;
	s->row = row;
	return 1;
}

static void
begin_row(struct sheet *s, const char *number)
{
	unsigned long row = number != NULL ? strtoul(number, NULL, 10) : s->row + 1ul;

	s->row = row >= 1 && row <= ROW_HIGHEST ? (uint32_t)row : s->row + 1;
	s->column = 0;
}

static void
begin_cell(struct sheet *s, const char **attributes)
{
	const char *at = parts_attribute(attributes, "r"), *type = parts_attribute(attributes, "t"),
	           *style = parts_attribute(attributes, "s");

	if (at == NULL || !take_reference(s, at))
		s->column++;
	s->style = style != NULL ? (uint32_t)strtoul(style, NULL, 10) : 0;
	snprintf(s->type, sizeof(s->type), "%s", type != NULL ? type : "n");
	s->formula = false;
	s->n_value = 0;
}

static void
sheet_start(void *arg, const char *element, const char **attributes)
{
	struct sheet *s = arg;

	if (strcmp(element, "row") == 0)
		begin_row(s, parts_attribute(attributes, "r"));
	else if (strcmp(element, "c") == 0)
		begin_cell(s, attributes);
	else if (strcmp(element, "f") == 0)
		s->formula = true;
	else if (strcmp(element, "rPh") == 0)
		s->in_phonetic = true;
	s->in_value = !s->in_phonetic && (strcmp(element, "v") == 0 || strcmp(element, "t") == 0);
}

static void
sheet_end(void *arg, const char *element)
{
	struct sheet *s = arg;

	s->in_value = false;
	if (strcmp(element, "rPh") == 0)
		s->in_phonetic = false;
	if (strcmp(element, "c") == 0) {
		end_cell(s);
		s->n_value = 0;
	}
}

static void
sheet_text(void *arg, const char *text, size_t len)
{
	struct sheet *s = arg;

	if (!s->in_value)
		return;
	s->value = heap_room(s->value, &s->value_size, s->n_value + len + 1, 1);
	memcpy(s->value + s->n_value, text, len);
	s->n_value += len;
}

void
xlsx_file_read(const char *bytes, size_t len, const char *sheet, struct table *t)
{
	struct parts *parts = parts_open(bytes, len, t->problems);
	const struct parts_reader reader = { sheet_start, sheet_end, sheet_text, &t->full };
	struct workbook workbook = { 0 };
	struct sheet s = { .table = t, .workbook = &workbook };

	if (parts != NULL && workbook_read(parts, sheet, t->problems, &workbook) == 0)
		t->full |= parts_read(parts, workbook.part, &reader, &s) != 0;
	free(s.value);
	workbook_done(&workbook);
	parts_free(parts);
}
