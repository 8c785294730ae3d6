#include "columns.h"

#include <stdlib.h>
#include <string.h>

#include "story/values.h"
#include "text.h"

#define HEADER_AMONG 20  /* rows */
#define NO_FIELD     UINT32_MAX

/* --- the header ------------------------------------------------------------------------------------------------------- */

static uint32_t
field_of(const struct columns_of *of, struct text name)
{
	char *folded = text_fold(name);
	uint32_t field = NO_FIELD;

	for (const struct column_name *n = of->names; n->folded != NULL && field == NO_FIELD; n++)
		if (strcmp(n->folded, folded) == 0)
			field = n->field;
	free(folded);
	return field;
}

/* One behind the last cell of the row of cell AT. */
static size_t
row_end(const struct table *t, size_t at)
{
	size_t end = at;

	while (end < t->n_cells && t->cells[end].row == t->cells[at].row)
		end++;
	return end;
}

/* The cells *RET_BEGIN up to the end of the best row; its score. */
static uint32_t
best_row(const struct table *t, const struct columns_of *of, size_t *ret_begin)
{
	uint32_t best = 0, rows = 0;

	*ret_begin = 0;
	for (size_t at = 0, end; at < t->n_cells && rows < HEADER_AMONG; at = end, rows++) {
		uint32_t score = 0;

		end = row_end(t, at);
		for (size_t i = at; i < end; i++)
			score += field_of(of, table_text(t, &t->cells[i])) != NO_FIELD;
		if (score > best) {
			best = score;
			*ret_begin = at;
		}
	}
	return best;
}

uint32_t
columns_score(const struct table *t, const struct columns_of *of)
{
	size_t begin;

	return best_row(t, of, &begin);
}

static struct place
row_place(const struct table *t, size_t cell)
{
	return (struct place) { .row = t->cells[cell].row, .line = t->cells[cell].line, .noun = t->noun };
}

static void
take_header(struct columns *c, size_t begin)
{
	struct problems *p = c->table->problems;

	c->first = row_end(c->table, begin);
	for (size_t i = begin; i < c->first; i++) {
		const struct cell *cell = &c->table->cells[i];
		struct text name = table_text(c->table, cell);
		uint32_t field = field_of(c->of, name);
		struct place at = table_place(c->table, cell);

		if (field == NO_FIELD) {
			notice(p, at, "the column \"%.*s\" is not known here, and ignored", SHOWN(name));
		} else if (c->column[field] != 0) {
			at.name = name;
			problem(p, at, "the column \"%s\" stands twice, also as \"%.*s\"; keep one", c->of->shown[field],
			        SHOWN(c->name[field]));
		} else {
			c->column[field] = cell->column;
			c->name[field] = name;
		}
	}
}

static void
tell_missing(const struct columns *c, size_t begin)
{
	for (uint32_t field = 0; field < FIELDS_MAX; field++)
		if ((c->of->must & 1u << field) && c->column[field] == 0)
			problem(c->table->problems,
			        row_place(c->table, begin),
			        "the column \"%s\" is missing; add it to this row", c->of->shown[field]);
}

int
columns_find(struct table *t, const struct columns_of *of, struct columns *ret_columns)
{
	struct columns c = { .table = t, .of = of };
	uint32_t before = t->problems->wrong;
	size_t begin;

	if (t->n_cells == 0) {
		problem(t->problems, THE_FILE, "nothing stands in it");
		return -1;
	}
	if (best_row(t, of, &begin) < 2) {
		problem(t->problems, row_place(t, 0),
		        "no header: the first row must name the columns, such as \"%s\" and \"%s\"", of->shown[0], of->shown[1]);
		return -1;
	}
	if (begin > 0)
		notice(t->problems, table_place(t, &t->cells[0]), "what stands above the header is ignored");
	take_header(&c, begin);
	tell_missing(&c, begin);
	*ret_columns = c;
	return t->problems->wrong > before ? -1 : 0;
}

/* --- rows -------------------------------------------------------------------------------------------------------------- */

bool
columns_next(const struct columns *c, size_t *at, struct row *ret_row)
{
	size_t i = *at < c->first ? c->first : *at;
	bool any = false;

	while (i < c->table->n_cells && !any) {
		size_t end = row_end(c->table, i);

		*ret_row = (struct row) { .number = c->table->cells[i].row, .line = c->table->cells[i].line };
		for (; i < end; i++)
			for (uint32_t f = 0; f < FIELDS_MAX; f++)
				if (c->column[f] == c->table->cells[i].column) {
					ret_row->cells[f] = &c->table->cells[i];
					any = true;
				}
	}
	*at = i;
	return any;
}

bool
columns_has(const struct columns *c, uint32_t field)
{
	return c->column[field] != 0;
}

struct place
columns_place(const struct columns *c, const struct row *row, uint32_t field)
{
	return (struct place) { row->number, c->column[field], row->line, c->name[field], c->table->noun, false };
}

struct text
row_text(const struct columns *c, const struct row *row, uint32_t field)
{
	return table_text(c->table, row->cells[field]);
}

/* --- values ------------------------------------------------------------------------------------------------------------ */

static bool
digits_with_blanks(struct text t)
{
	uint32_t blanks = 0;

	for (uint32_t i = 0; i < t.len; i++) {
		if (t.at[i] == ' ')
			blanks++;
		else if (t.at[i] < '0' || t.at[i] > '9')
			return false;
	}
	return blanks > 0;
}

bool
row_number(const struct columns *c, const struct row *row, uint32_t field, uint32_t min, uint32_t max, uint32_t *ret_number)
{
	struct text t = row_text(c, row, field);
	struct place at = columns_place(c, row, field);
	uint32_t digits = 0;

	if (t.len == 0)
		return false;
	while (digits < t.len && t.at[digits] >= '0' && t.at[digits] <= '9')
		digits++;
	if (row->cells[field]->kind == CELL_DATE)
		problem(c->table->problems, at, "is a date, %.*s, where a number must be; format the cell as a number", SHOWN(t));
	else if (digits_with_blanks(t))
		problem(c->table->problems, at, "\"%.*s\" has a blank inside; write the number without", SHOWN(t));
	else if (digits < t.len)
		problem(c->table->problems, at, "\"%.*s\" is no whole number", SHOWN(t));
	else if (value_number(t, max, ret_number) < 0 || *ret_number < min)
		problem(c->table->problems, at, "%.*s is not between %u and %u", SHOWN(t), min, max);
	else
		return true;
	return false;
}

/* 25/06/1951, 25.6.1951 or 25-06-1951.  The digits of the year, or 0 where it is no such thing. */
static uint32_t
french_date(struct text t, char ret_iso[11])
{
	uint32_t part[3] = { 0 }, digits[3] = { 0 }, n = 0;

	for (uint32_t i = 0; i < t.len; i++) {
		if (t.at[i] >= '0' && t.at[i] <= '9' && digits[n] < 4) {
			part[n] = part[n] * 10 + (uint32_t)(t.at[i] - '0');
			digits[n]++;
		} else if (strchr("/.-", t.at[i]) != NULL && digits[n] > 0 && n < 2) {
			n++;
		} else {
			return 0;
		}
	}
	if (n != 2 || digits[0] > 2 || digits[1] > 2 || digits[2] == 0)
		return 0;
	snprintf(ret_iso, 11, "%04u-%02u-%02u", part[2] % 10000, part[1] % 100, part[0] % 100);
	return digits[2];
}

bool
row_date(const struct columns *c, const struct row *row, uint32_t field, ymd *ret_date)
{
	struct text t = row_text(c, row, field);
	struct place at = columns_place(c, row, field);
	char iso[11];
	uint32_t year;

	if (t.len == 0)
		return false;
	year = french_date(t, iso);
	if (row->cells[field]->kind == CELL_NUMBER)
		problem(c->table->problems, at, "the number %.*s is no date; format the cell as a date, or type it like 25/06/1951",
		        SHOWN(t));
	else if (year != 0 && year != 4)
		problem(c->table->problems, at, "\"%.*s\": write the year with four digits", SHOWN(t));
	else if (value_date(year != 0 ? (struct text) { iso, 10 } : t, ret_date) < 0)
		problem(c->table->problems, at, "\"%.*s\" is no day; write it like 25/06/1951", SHOWN(t));
	else
		return true;
	return false;
}
