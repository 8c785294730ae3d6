#include "xlsx_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "heap.h"

#define SHEETS_TOLD 400  /* bytes of sheet names in a message */

/* --- workbook.xml and its relations: which sheet ---------------------------------------------------------------------- */

struct chosen {
	struct workbook *w;
	const char *sheet;
	uint32_t n;
	char id[128];        /* of the relation to the sheet chosen */
	char names[SHEETS_TOLD];
};

static bool
is_yes(const char *value)
{
	return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

static void
keep(char *to, size_t size, const char *value)
{
	snprintf(to, size, "%s", value != NULL ? value : "");
}

static bool
is_wanted(const struct chosen *c, const char *name, const char *state)
{
	char *end;

	if (c->sheet == NULL)
		return state == NULL || strcmp(state, "visible") == 0;
	return strcmp(name, c->sheet) == 0 || (strtoul(c->sheet, &end, 10) == c->n && *end == '\0');
}

static void
workbook_start(void *arg, const char *element, const char **attributes)
{
	struct chosen *c = arg;
	const char *name = parts_attribute(attributes, "name");
	size_t told = strlen(c->names);

	if (strcmp(element, "workbookPr") == 0)
		c->w->from_1904 = is_yes(parts_attribute(attributes, "date1904"));
	if (strcmp(element, "sheet") != 0 || name == NULL)
		return;
	c->n++;
	snprintf(c->names + told, sizeof(c->names) - told, "%s%s", told > 0 ? ", " : "", name);
	if (c->id[0] == '\0' && is_wanted(c, name, parts_attribute(attributes, "state"))) {
		keep(c->id, sizeof(c->id), parts_attribute(attributes, "id"));
		keep(c->w->name, sizeof(c->w->name), name);
	}
}

static void
relations_start(void *arg, const char *element, const char **attributes)
{
	struct chosen *c = arg;
	const char *id = parts_attribute(attributes, "Id"), *target = parts_attribute(attributes, "Target");

	if (strcmp(element, "Relationship") != 0 || id == NULL || target == NULL || strcmp(id, c->id) != 0)
		return;
	snprintf(c->w->part, sizeof(c->w->part), "%s%s", target[0] == '/' ? "" : "xl/", target + (target[0] == '/'));
}

static int
choose_sheet(struct parts *parts, const char *sheet, struct problems *p, struct workbook *w)
{
	static const struct parts_reader workbook = { .start = workbook_start }, relations = { .start = relations_start };
	struct chosen c = { .w = w, .sheet = sheet };
	int r = parts_read(parts, "xl/workbook.xml", &workbook, &c);

	if (r > 0)
		problem(p, THE_FILE, "%s", parts_has(parts, "content.xml") ? _("an OpenDocument file; save it as XLSX or CSV")
		                         : _("a ZIP file without a workbook; save the sheet as XLSX or CSV"));
	if (r != 0)
		return -1;
	if (c.id[0] == '\0') {
		if (c.n == 0)
			problem(p, THE_FILE, "the workbook has no sheet");
		else if (sheet != NULL)
			problem(p, THE_FILE, "there is no sheet \"%.60s\"; there are: %s", sheet, c.names);
		else
			problem(p, THE_FILE, "every sheet is hidden; choose one with --sheet: %s", c.names);
		return -1;
	}
	if (parts_read(parts, "xl/_rels/workbook.xml.rels", &relations, &c) < 0)
		return -1;
	if (w->part[0] == '\0' || !parts_has(parts, w->part)) {
		problem(p, THE_FILE, "the sheet \"%.60s\" is missing in the file; save it again", w->name);
		return -1;
	}
	return 0;
}

/* --- sharedStrings.xml -------------------------------------------------------------------------------------------- */

struct strings {
	struct workbook *w;
	bool in_t, in_phonetic;
};

static void
begin_string(struct workbook *w)
{
	w->strings = heap_room(w->strings, &w->strings_size, w->n_strings + 1, sizeof(*w->strings));
	w->strings[w->n_strings] = w->n_text;
}

static void
strings_start(void *arg, const char *element, const char **attributes)
{
	struct strings *s = arg;

	(void)attributes;
	if (strcmp(element, "si") == 0) {
		begin_string(s->w);
		s->w->n_strings++;
	}
	s->in_phonetic |= strcmp(element, "rPh") == 0;
	s->in_t = strcmp(element, "t") == 0;
}

static void
strings_end(void *arg, const char *element)
{
	struct strings *s = arg;

	s->in_t = false;
	if (strcmp(element, "rPh") == 0)
		s->in_phonetic = false;
}

static void
strings_text(void *arg, const char *text, size_t len)
{
	struct strings *s = arg;

	if (!s->in_t || s->in_phonetic)
		return;
	s->w->text = heap_room(s->w->text, &s->w->text_size, s->w->n_text + len, 1);
	memcpy(s->w->text + s->w->n_text, text, len);
	s->w->n_text += len;
}

bool
workbook_string(const struct workbook *w, size_t i, struct text *ret_text)
{
	if (i >= w->n_strings)
		return false;
	*ret_text = (struct text) { w->text + w->strings[i], (uint32_t)(w->strings[i + 1] - w->strings[i]) };
	return true;
}

/* --- styles.xml: which cells show a date ---------------------------------------------------------------------------- */

#define FORMATS_MAX 4096
#define STYLES_MAX  65536

struct styles {
	struct workbook *w;
	uint32_t dates[FORMATS_MAX]; /* numbers of the workbook's own formats that show a date */
	size_t n_dates;
	bool in_cells;
};

/* Days or years outside quotes and brackets: [Red]dd/mm/yyyy, but not 0.00" jours" nor h:mm. */
static bool
shows_date(const char *code)
{
	char closes = 0;

	for (; *code != '\0'; code++) {
		if (closes != 0)
			closes = *code == closes ? 0 : closes;
		else if (*code == '"' || *code == '[')
			closes = *code == '"' ? '"' : ']';
		else if (*code == '\\' && code[1] != '\0')
			code++;
		else if (strchr("dDyY", *code) != NULL)
			return true;
	}
	return false;
}

/* ECMA-376, 18.8.30: the formats that every workbook has. */
static bool
is_date(const struct styles *s, uint32_t format)
{
	if ((format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) || format == 36 ||
	    (format >= 50 && format <= 54) || format == 57 || format == 58)
		return true;
	for (size_t i = 0; i < s->n_dates; i++)
		if (s->dates[i] == format)
			return true;
	return false;
}

static uint32_t
number_of(const char *value)
{
	return value != NULL ? (uint32_t)strtoul(value, NULL, 10) : 0;
}

static void
styles_start(void *arg, const char *element, const char **attributes)
{
	struct styles *s = arg;
	const char *code = parts_attribute(attributes, "formatCode");

	if (strcmp(element, "numFmt") == 0 && code != NULL && shows_date(code) && s->n_dates < FORMATS_MAX)
		s->dates[s->n_dates++] = number_of(parts_attribute(attributes, "numFmtId"));
	if (strcmp(element, "cellXfs") == 0)
		s->in_cells = true;
	if (strcmp(element, "xf") == 0 && s->in_cells && s->w->n_dates < STYLES_MAX) {
		s->w->dates = heap_room(s->w->dates, &s->w->dates_size, s->w->n_dates + 1, sizeof(*s->w->dates));
		s->w->dates[s->w->n_dates++] = is_date(s, number_of(parts_attribute(attributes, "numFmtId")));
	}
}

static void
styles_end(void *arg, const char *element)
{
	struct styles *s = arg;

	if (strcmp(element, "cellXfs") == 0)
		s->in_cells = false;
}

/* ------------------------------------------------------------------------------------------------------------------- */

int
workbook_read(struct parts *parts, const char *sheet, struct problems *p, struct workbook *w)
{
	static const struct parts_reader strings = { .start = strings_start, .end = strings_end, .text = strings_text };
	static const struct parts_reader styles = { .start = styles_start, .end = styles_end };
	struct styles *s;
	int r;

	*w = (struct workbook) { 0 };
	if (choose_sheet(parts, sheet, p, w) < 0 ||
	    parts_read(parts, "xl/sharedStrings.xml", &strings, &(struct strings) { .w = w }) < 0)
		return -1;
	begin_string(w); /* where the last one ends */
	s = heap_zeroed(1, sizeof(*s));
	s->w = w;
	r = parts_read(parts, "xl/styles.xml", &styles, s);
	free(s);
	return r < 0 ? -1 : 0;
}

void
workbook_done(struct workbook *w)
{
	free(w->strings);
	free(w->text);
	free(w->dates);
	*w = (struct workbook) { 0 };
}
