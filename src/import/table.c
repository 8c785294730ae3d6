#include "table.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "heap.h"
#include "text.h"

void
table_init(struct table *t, struct problems *problems)
{
	*t = (struct table) { .problems = problems };
}

void
table_done(struct table *t)
{
	free(t->cells);
	free(t->text);
	*t = (struct table) { 0 };
}

/* One bound met is told once, and ends the reading. */
static void
too_much(struct table *t, struct place at, const char *what, uint32_t most)
{
	problem(t->problems, at, "%s, more than %u; is this the right file?", what, most);
	t->full = true;
}

void
table_add(struct table *t, uint32_t row, uint32_t column, uint32_t line, enum cell_kind kind, const char *text, size_t len)
{
	struct place at = { row, column, line, { 0 }, t->noun, true };
	char *clean = NULL;
	const char *why;

	if (t->full || len == 0)
		return;
	if (len > TABLE_CELL_MAX) {
		problem(t->problems, at, "%zu bytes in one cell, more than %u; is a quote missing before or behind it?", len,
		        TABLE_CELL_MAX);
		return;
	}
	why = text_clean(text, len, &clean, &len);
	if (why != NULL) {
		problem(t->problems, at, "%s", _(why));
		return;
	}
	if (len > 0 && column > TABLE_COLUMNS_MAX) {
		too_much(t, at, _("too many columns"), TABLE_COLUMNS_MAX);
	} else if (len > 0 && (t->n_cells == 0 || row != t->row) && ++t->n_rows > TABLE_ROWS_MAX) {
		too_much(t, at, _("too many rows"), TABLE_ROWS_MAX);
	} else if (len > 0 && t->n_text + len > TABLE_TEXT_MAX) {
		too_much(t, at, _("too much text in all, bytes"), TABLE_TEXT_MAX);
	} else if (len > 0) {
		t->cells = heap_room(t->cells, &t->cells_size, t->n_cells + 1, sizeof(*t->cells));
		t->text = heap_room(t->text, &t->text_size, t->n_text + len, 1);
		t->cells[t->n_cells++] = (struct cell) { row, column, line, kind, t->n_text, (uint32_t)len };
		memcpy(t->text + t->n_text, clean, len);
		t->n_text += len;
		t->row = row;
		t->column = column;
	}
	free(clean);
}

struct text
table_text(const struct table *t, const struct cell *cell)
{
	struct text text = { 0 };

	if (cell != NULL)
		text = (struct text) { t->text + cell->at, cell->len };
	return text;
}

struct place
table_place(const struct table *t, const struct cell *cell)
{
	return (struct place) { cell->row, cell->column, cell->line, { 0 }, t->noun, false };
}
