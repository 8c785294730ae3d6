#include "agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "core/limits.h"
#include "heap.h"
#include "text.h"

enum agenda_field { ITEM, TITLE, RUBRIC, ID, MATIERE, KIND, PARENT, BUDGET, NUMBER };

static const struct column_name names_of_columns[] = {
	{ "n", ITEM }, { "no", ITEM }, { "num", ITEM }, { "numero", ITEM }, { "point", ITEM }, { "n du point", ITEM },
	{ "n de point", ITEM }, { "ordre", ITEM }, { "item", ITEM }, { "number", ITEM }, { "objet", TITLE }, { "titre", TITLE },
	{ "intitule", TITLE }, { "libelle", TITLE }, { "title", TITLE }, { "object", TITLE }, { "name", TITLE },
	{ "rubrique", RUBRIC }, { "chapitre", RUBRIC }, { "theme", RUBRIC }, { "rubric", RUBRIC }, { "identifiant", ID },
	{ "id", ID }, { "externalid", ID }, { "identifier", ID }, { "matiere", MATIERE }, { "code matiere", MATIERE },
	{ "nomenclature", MATIERE }, { "type", KIND }, { "nature", KIND }, { "kind", KIND }, { "parent", PARENT },
	{ "point parent", PARENT }, { "se rattache a", PARENT }, { "budget", BUDGET }, { "numero d acte", NUMBER },
	{ "n d acte", NUMBER }, { "numero de deliberation", NUMBER }, { "n de deliberation", NUMBER }, { "act number", NUMBER },
	{ NULL, 0 },
};
static const char *const shown[FIELDS_MAX] = {
	"n°", "objet", "rubrique", "identifiant", "matière", "type", "parent", "budget", "numéro d'acte",
};

const struct columns_of agenda_columns = { names_of_columns, shown, 1u << ITEM | 1u << TITLE };

static const struct { const char *folded, *kind; } kinds[] = {
	{ "amendement", "amendment" }, { "amendment", "amendment" }, { "sous amendement", "subamendment" },
	{ "subamendment", "subamendment" }, { "motion", "motion" }, { "voeu", "wish" }, { "wish", "wish" },
	{ "procedure", "procedure" }, { "motion de procedure", "procedure" }, { "question prealable", "procedure" },
	{ "point", "" }, { "deliberation", "" }, { "rapport", "" }, { "affaire", "" }, { "item", "" },
};

struct agenda {
	struct columns columns;
	struct row *rows;
	size_t n, size;
};

#define WRONG(a, row, field, ...) \
	problem((a)->columns.table->problems, columns_place(&(a)->columns, (row), (field)), __VA_ARGS__)

static bool
same(struct text a, struct text b)
{
	return a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

/* The row above that has T in FIELD; NULL: none. */
static const struct row *
row_above(const struct agenda *a, enum agenda_field field, struct text t)
{
	for (size_t i = 0; i < a->n; i++)
		if (same(row_text(&a->columns, &a->rows[i], field), t))
			return &a->rows[i];
	return NULL;
}

/* --- one row ---------------------------------------------------------------------------------------------------------- */

static bool
is_date(const struct agenda *a, const struct row *row, enum agenda_field field, const char *was)
{
	if (row->cells[field] == NULL || row->cells[field]->kind != CELL_DATE)
		return false;
	WRONG(a, row, field, "the spreadsheet made a date of it; format the column as text and type %s anew", was);
	return true;
}

static void
check_once(const struct agenda *a, const struct row *row, enum agenda_field field)
{
	struct text t = row_text(&a->columns, row, field);
	const struct row *above = t.len > 0 ? row_above(a, field, t) : NULL;

	if (above != NULL)
		WRONG(a, row, field, "%s \"%.*s\" stands in row %u already", shown[field], SHOWN(t), above->number);
}

static void
put_kind(const struct agenda *a, const struct row *row, struct lines *out)
{
	struct text t = row_text(&a->columns, row, KIND);
	char *folded;

	if (t.len == 0)
		return;
	folded = text_fold(t);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].folded, folded) == 0) {
			if (kinds[i].kind[0] != '\0')
				line_put(out, " kind=%s", kinds[i].kind);
			free(folded);
			return;
		}
	free(folded);
	WRONG(a, row, KIND, "\"%.*s\" is no type of item; write amendement, sous-amendement, motion, vœu or procédure, or nothing",
	      SHOWN(t));
}

static void
put_parent(const struct agenda *a, const struct row *row, struct lines *out)
{
	struct text t = row_text(&a->columns, row, PARENT);

	if (t.len == 0)
		return;
	if (same(t, row_text(&a->columns, row, ITEM)))
		WRONG(a, row, PARENT, "an item is not its own parent");
	else if (row_above(a, ITEM, t) == NULL)
		WRONG(a, row, PARENT, "no item \"%.*s\" stands above; an item comes behind its parent", SHOWN(t));
	else
		line_put_text(out, "parent", t, true);
}

/* Level 1 and 2 of the classification of acts, "7.5"; a French spreadsheet writes 7,5. */
static void
put_matiere(const struct agenda *a, const struct row *row, struct lines *out)
{
	struct text t = row_text(&a->columns, row, MATIERE);
	char code[8];

	if (t.len == 0 || is_date(a, row, MATIERE, "7.5"))
		return;
	if ((t.len != 3 && t.len != 4) || t.at[0] < '1' || t.at[0] > '9' || (t.at[1] != '.' && t.at[1] != ',') || t.at[2] < '0' ||
	    t.at[2] > '9' || (t.len == 4 && (t.at[3] < '0' || t.at[3] > '9'))) {
		WRONG(a, row, MATIERE, "\"%.*s\" is no code of the classification of acts; write it like 7.5", SHOWN(t));
		return;
	}
	memcpy(code, t.at, t.len);
	code[1] = '.';
	line_put_text(out, "matiere", (struct text) { code, t.len }, true);
}

static void
put_item(const struct agenda *a, const struct row *row, struct lines *out)
{
	const struct columns *c = &a->columns;
	struct text item = row_text(c, row, ITEM), title = row_text(c, row, TITLE);

	if (item.len == 0)
		WRONG(a, row, ITEM, "the item has no number");
	if (title.len == 0)
		WRONG(a, row, TITLE, "the item has no title");
	(void)is_date(a, row, ITEM, _("the number"));
	check_once(a, row, ITEM);
	check_once(a, row, ID);
	line_put(out, "item");
	line_put_text(out, NULL, item, true);
	line_put_text(out, NULL, title, false);
	line_put_text(out, "rubric", row_text(c, row, RUBRIC), false);
	line_put_text(out, "number", row_text(c, row, NUMBER), true);
	line_put_text(out, "id", row_text(c, row, ID), true);
	put_matiere(a, row, out);
	line_put_text(out, "budget", row_text(c, row, BUDGET), false);
	put_kind(a, row, out);
	put_parent(a, row, out);
	if (item.len > 0 && title.len > 0)
		line_end(out, columns_place(c, row, TITLE));
	else
		line_drop(out);
}

/* --------------------------------------------------------------------------------------------------------------------- */

void
agenda_lines(struct table *t, struct lines *out)
{
	uint32_t most = limits_for(0).n_items;
	struct agenda a = { 0 };
	struct row row;
	size_t at = 0;

	if (columns_find(t, &agenda_columns, &a.columns) < 0)
		return;
	while (columns_next(&a.columns, &at, &row)) {
		if (a.n == most) {
			WRONG(&a, &row, ITEM, "a sitting has %u items at most; is this the right file?", most);
			break;
		}
		put_item(&a, &row, out);
		a.rows = heap_room(a.rows, &a.size, a.n + 1, sizeof(*a.rows));
		a.rows[a.n++] = row;
	}
	if (a.n == 0)
		problem(t->problems, THE_FILE, "there is a header, and no item below it");
	free(a.rows);
}
