#include "import.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"
#include "agenda.h"
#include "attendance.h"
#include "csv_file.h"
#include "encoding.h"
#include "heap.h"
#include "lsvote_file.h"
#include "plan.h"
#include "roster.h"
#include "svg_file.h"
#include "xlsx_file.h"

/* --- a file to a table -------------------------------------------------------------------------------------------------- */

static bool
begins(const struct import_file *f, const char *with, size_t n)
{
	return f->len >= n && memcmp(f->bytes, with, n) == 0;
}

static bool
holds(const struct import_file *f, const char *what, size_t n)
{
	return memmem(f->bytes, f->len, what, n) != NULL;
}

/* Files that are told apart by how they begin, and are none of ours. */
static const char *
foreign(const struct import_file *f)
{
	static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

	if (begins(f, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
		return holds(f, encrypted, sizeof(encrypted) - 1) ? N_("is protected by a password; save it without one")
		                                                  : N_("is a workbook of before 2007 (.xls); save it as XLSX or CSV");
	if (begins(f, "%PDF", 4))
		return N_("is a PDF; ask for the sheet it was made from");
	if (begins(f, "{\\rtf", 5))
		return N_("is a text of a word processor; save the sheet as XLSX or CSV");
	return NULL;
}

static bool
is_json(const struct import_file *f)
{
	size_t i = begins(f, "\xef\xbb\xbf", 3) ? 3 : 0;

	while (i < f->len && strchr(" \t\r\n", f->bytes[i]) != NULL && f->bytes[i] != '\0')
		i++;
	return i < f->len && (f->bytes[i] == '{' || f->bytes[i] == '[');
}

/* The separator under which most names of the header are known. */
static char
find_separator(const char *text, size_t len, const struct columns_of *of)
{
	static const char separators[] = { ';', ',', '\t' };
	uint32_t best = 0;
	char found = ';';

	for (size_t i = 0; i < sizeof(separators); i++) {
		struct problems unheard;
		struct table t;
		uint32_t score;

		problems_init(&unheard);
		table_init(&t, &unheard);
		csv_file_read(text, len, separators[i], 60, &t);
		score = columns_score(&t, of);
		if (score > best) {
			best = score;
			found = separators[i];
		}
		table_done(&t);
		problems_done(&unheard);
	}
	return found;
}

static void
read_csv(const struct import_file *f, const struct columns_of *of, struct table *t)
{
	char *text = NULL, separator;
	size_t len = 0, skip = 0;

	if (encoding_read(f->bytes, f->len, t->problems, &text, &len) < 0)
		return;
	separator = csv_file_named_separator(text, len);
	if (separator != 0)
		while (skip < len && text[skip] != '\n')
			text[skip++] = ' '; /* it is a row of the sheet still */
	else
		separator = find_separator(text, len, of);
	csv_file_read(text, len, separator, 0, t);
	free(text);
}

/* Returns -1 where something is wrong. */
static int
read_table(const struct import_file *f, const struct columns_of *of, enum lsvote_part part, struct problems *p,
           struct table *ret_table)
{
	const char *why = foreign(f);
	bool xlsx = begins(f, "PK\3\4", 4) || begins(f, "PK\5\6", 4);

	p->path = f->path;
	table_init(ret_table, p);
	if (f->len == 0)
		problem(p, THE_FILE, "the file is empty");
	else if (why != NULL)
		problem(p, THE_FILE, "%s", _(why));
	else if (f->sheet != NULL && !xlsx)
		problem(p, THE_FILE, "has no sheets; leave out --sheet");
	else if (xlsx)
		xlsx_file_read(f->bytes, f->len, f->sheet, ret_table);
	else if (is_json(f))
		lsvote_file_read(f->bytes, f->len, part, ret_table);
	else
		read_csv(f, of, ret_table);
	if (ret_table->n_formulas > 0)
		notice(p, ret_table->formula, "%u formula%s: the value that the spreadsheet computed last is taken",
		       ret_table->n_formulas, ret_table->n_formulas == 1 ? "" : "s");
	return ret_table->full || (ret_table->n_cells == 0 && p->wrong > 0) ? -1 : 0;
}

void
import_prepare(void)
{
	tzset();
	encoding_prepare();
}

/* --- all, or none ------------------------------------------------------------------------------------------------------- */

struct draft {
	char *text;
	size_t size;
	FILE *memory;
	struct lines *lines;
};

static void
draft_begin(struct draft *d, struct problems *p)
{
	*d = (struct draft) { 0 };
	d->memory = open_memstream(&d->text, &d->size);
	d->lines = heap_zeroed(1, sizeof(*d->lines));
	if (d->memory == NULL)
		problem(p, THE_FILE, "out of memory");
	lines_init(d->lines, d->memory != NULL ? d->memory : stderr, p);
}

static int
draft_end(struct draft *d, struct problems *p, FILE *out)
{
	lines_done(d->lines);
	free(d->lines);
	if (d->memory != NULL)
		fclose(d->memory);
	if (p->wrong == 0)
		fwrite(d->text, 1, d->size, out);
	free(d->text);
	return p->wrong == 0 ? 0 : -1;
}

int
import_roster(const struct import_file *file, ymd today, struct problems *p, FILE *out)
{
	struct roster roster = { 0 };
	struct attendance attendance = { 0 };
	struct draft draft;

	draft_begin(&draft, p);
	if (read_table(file, &roster_columns, LSVOTE_VOTERS, p, &roster.table) == 0) {
		roster_read(&roster, today);
		if (roster.n > 0)
			attendance_read(&attendance, &roster, &roster.columns);
		if (p->wrong == 0) {
			roster_lines(&roster, draft.lines);
			attendance_lines(&attendance, &roster, draft.lines);
		}
	}
	attendance_done(&attendance);
	roster_done(&roster);
	return draft_end(&draft, p, out);
}

int
import_agenda(const struct import_file *file, struct problems *p, FILE *out)
{
	struct table table;
	struct draft draft;

	draft_begin(&draft, p);
	if (read_table(file, &agenda_columns, LSVOTE_PROJECTS, p, &table) == 0)
		agenda_lines(&table, draft.lines);
	table_done(&table);
	return draft_end(&draft, p, out);
}

/* A list must say who, and either whether they are here or to whom they gave a proxy. */
static void
check_columns(const struct columns *c)
{
	struct problems *p = c->table->problems;

	if (!columns_has(c, ROSTER_LAST) && !columns_has(c, ROSTER_SEAT) && !columns_has(c, ROSTER_ID))
		problem(p, THE_FILE, "no column says who: add \"nom\" or \"siège\"");
	if (!columns_has(c, ROSTER_PRESENCE) && !columns_has(c, ROSTER_HOLDER))
		problem(p, THE_FILE, "neither presence nor proxies: add \"présence\" or \"pouvoir à\"");
}

int
import_attendance(const struct import_file *list, const struct import_file *file, ymd today, struct problems *p, FILE *out)
{
	struct roster roster = { 0 };
	struct attendance attendance = { 0 };
	struct columns columns = { 0 };
	struct table table = { 0 };
	struct draft draft;

	draft_begin(&draft, p);
	if (read_table(file, &roster_columns, LSVOTE_VOTERS, p, &roster.table) == 0)
		roster_read(&roster, today);
	if (p->wrong == 0 && read_table(list, &attendance_columns, LSVOTE_VOTERS, p, &table) == 0 &&
	    columns_find(&table, &attendance_columns, &columns) == 0) {
		check_columns(&columns);
		if (p->wrong == 0)
			attendance_read(&attendance, &roster, &columns);
		if (p->wrong == 0)
			attendance_lines(&attendance, &roster, draft.lines);
	}
	attendance_done(&attendance);
	table_done(&table);
	roster_done(&roster);
	return draft_end(&draft, p, out);
}

/* A drawing, or a sheet. */
static void
read_plan(const struct import_file *file, struct table *t, struct plan *plan)
{
	struct problems *p = plan->problems;

	p->path = file->path;
	if (begins(file, "\x1f\x8b", 2))
		problem(p, THE_FILE, "is compressed; save the drawing as plain SVG");
	else if (svg_file_begins(file->bytes, file->len) && file->sheet == NULL)
		svg_file_read(file->bytes, file->len, plan);
	else if (read_table(file, &plan_columns, LSVOTE_VOTERS, p, t) == 0)
		plan_sheet(t, plan);
}

int
import_plan(const struct import_file *file, bool y_up, struct problems *p, FILE *out)
{
	struct table table = { 0 };
	struct plan plan;

	plan_init(&plan, p);
	read_plan(file, &table, &plan);
	if (p->wrong == 0)
		plan_write(&plan, y_up, out);
	plan_done(&plan);
	table_done(&table);
	return p->wrong == 0 ? 0 : -1;
}
