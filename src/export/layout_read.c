#include "layout_read.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/ini_lines.h"
#include "template.h"

#define VALUES_MAX 3
#define CELLS_MAX   8 /* as many as a page has columns */

/* --- the keys -------------------------------------------------------------------------------------------------------- */

static const struct setting {
	const char *name;
	size_t at;                           /* in struct layout */
	const char *choices[VALUES_MAX + 1]; /* by their number; none: a text */
} settings[] = {
	{ "name", offsetof(struct layout, name), { NULL } },
	{ "source", offsetof(struct layout, source), { NULL } },
	{ "civility", offsetof(struct layout, civility), { "as-recorded", "long", "short" } },
	{ "first_names", offsetof(struct layout, first_names), { "no", "yes" } },
	{ "plural", offsetof(struct layout, agreed), { "literal", "agreed" } },
	{ "zero", offsetof(struct layout, zero), { "0", "/", "omit" } },
	{ "basis", offsetof(struct layout, basis), { "no", "yes" } },
};
#define SETTINGS (sizeof(settings) / sizeof(settings[0]))

static const struct setting decision = { "decision", offsetof(struct layout, decision_always), { "where-needed", "always" } };
static const struct setting signatures = { "signatures", offsetof(struct layout, president_first),
	{ "secretary-first", "president-first" } };

static const struct line_key {
	const char *name;
	enum template_place place;
	bool once, may_be_empty;
	const struct setting *setting;       /* its text is a choice */
} line_keys[LINE_KEYS] = {
	[LINE_TITLE] = { "title", PLACE_EXTRACT, true, false, NULL },
	[LINE_LINE] = { "line", PLACE_EXTRACT, false, false, NULL },
	[LINE_PRESENT] = { "present", PLACE_PLAIN, false, true, NULL },
	[LINE_ABSENT] = { "absent", PLACE_PLAIN, false, true, NULL },
	[LINE_PROXIES] = { "proxies", PLACE_PLAIN, false, true, NULL },
	[LINE_ITEM] = { "item", PLACE_EXTRACT, true, false, NULL },
	[LINE_ROW] = { "row", PLACE_ROW, false, false, NULL },
	[LINE_CANDIDATES] = { "candidates", PLACE_CANDIDATES, true, false, NULL },
	[LINE_REST] = { "rest", PLACE_REST, false, false, NULL },
	[LINE_DECISION] = { "decision", PLACE_PLAIN, true, false, &decision },
	[LINE_SIGNATURES] = { "signatures", PLACE_PLAIN, true, false, &signatures },
};

static const struct word_key { const char *name; enum template_place place; bool may_be_empty; } word_keys[LAYOUT_WORDS] = {
	[WORD_PRESIDENT] = { "president", PLACE_PLAIN, false }, [WORD_PRESIDER] = { "presider", PLACE_PLAIN, false },
	[WORD_SECRETARY] = { "secretary", PLACE_PLAIN, false },
	[WORD_SIGN_SECRETARY] = { "sign_secretary", PLACE_PLAIN, false },
	[WORD_SIGN_PRESIDENT] = { "sign_president", PLACE_PLAIN, false },
	[WORD_SIGN_PRESIDER] = { "sign_presider", PLACE_PLAIN, false },
	[WORD_PROXIES] = { "proxies", PLACE_LABEL, false }, [WORD_PROXY] = { "proxy", PLACE_PROXY, false },
	[WORD_BY_PROXY] = { "by_proxy", PLACE_PROXY, false }, [WORD_GIVES] = { "gives", PLACE_PROXY, false },
	[WORD_ENDS] = { "ends", PLACE_PROXY, false }, [WORD_UNANIMOUS] = { "unanimous", PLACE_ROW, true },
	[WORD_UNANIMOUS_CAST] = { "unanimous_cast", PLACE_ROW, true }, [WORD_MAJORITY] = { "majority", PLACE_ROW, true },
	[WORD_REJECTED] = { "rejected", PLACE_ROW, true },
};

/* --- reading --------------------------------------------------------------------------------------------------------- */

enum section { IN_NOTHING, IN_LAYOUT, IN_EXTRACT, IN_WORDS, SECTIONS };
static const char *const section_names[SECTIONS] = { "", "layout", "extract", "words" };

struct reading {
	struct layout *l;
	struct ini_lines in;
	enum section section;
	int header[SECTIONS];        /* where each stands; 0: not yet */
	int set[SETTINGS], word[LAYOUT_WORDS], key[LINE_KEYS]; /* the same of each key */
};

#define fault(r, ...) ini_fault(&(r)->in, __VA_ARGS__)
_Static_assert(LAYOUT_WHY == INI_WHY, "a fault fits");

static const char *
keep(struct layout *l, const char *value)
{
	size_t n = strlen(value) + 1;
	char *at = l->text + l->used;

	if (n > sizeof(l->text) - l->used)
		return NULL; /* never: a file is no longer than its text */
	memcpy(at, value, n);
	l->used += n;
	return at;
}

static int
twice(struct reading *r, const char *name, int *line)
{
	if (*line != 0)
		return fault(r, r->in.line, "%s stands twice, in line %d too; keep one", name, *line);
	*line = r->in.line;
	return 1;
}

static int
take_setting(struct reading *r, const struct setting *s, const char *value)
{
	char known[80] = "";
	char *at = (char *)r->l + s->at;

	if (s->choices[0] == NULL) {
		if (value[0] == '\0')
			return fault(r, r->in.line, "%s: a text is wanted", s->name);
		*(const char **)at = keep(r->l, value);
		return 1;
	}
	for (unsigned i = 0; s->choices[i] != NULL; i++) {
		if (strcmp(s->choices[i], value) == 0) {
			*(unsigned *)at = i;
			return 1;
		}
		strcat(known, " ");
		strcat(known, s->choices[i]);
	}
	return fault(r, r->in.line, "%s = %.60s: it is one of:%s", s->name, value, known);
}

static int
n_cells(const char *text)
{
	int n = 1;

	for (; *text != '\0'; text++)
		n += *text == '|';
	return n;
}

static const char *
take_text(struct reading *r, const char *name, enum template_place place, bool may_be_empty, const char *value)
{
	char field[64], known[512];

	if (value[0] == '\0' && !may_be_empty)
		fault(r, r->in.line, "%s: a text is wanted", name);
	else if (strchr(value, '\t') != NULL)
		fault(r, r->in.line, "%s: a tab; write a blank, or a | where a cell ends", name);
	else if (n_cells(value) > CELLS_MAX)
		fault(r, r->in.line, "%s: more than %d cells; write a second row", name, CELLS_MAX);
	else if (place == PLACE_CANDIDATES && (strstr(value, "{candidate}") == NULL || strstr(value, "{voices}") == NULL))
		fault(r, r->in.line, "%s: {candidate} and {voices} are wanted", name);
	else if (place == PLACE_REST && (strstr(value, "{choice}") == NULL || strstr(value, "{voices}") == NULL))
		fault(r, r->in.line, "%s: {choice} and {voices} are wanted", name);
	else if (!template_good(value, place, field, known))
		fault(r, r->in.line, "%s: there is no such field in %s =; known:%s", field, name, known);
	return keep(r->l, value);
}

static int
take_line_of_extract(struct reading *r, const char *name, const char *value)
{
	for (enum layout_key k = 0; k < LINE_KEYS; k++) {
		const struct line_key *key = &line_keys[k];

		if (strcmp(key->name, name) != 0)
			continue;
		if (key->once && twice(r, name, &r->key[k]) == 0)
			return 0;
		if (r->l->n_lines == LAYOUT_LINES)
			return fault(r, r->in.line, "too many lines; an extract has %d at most", LAYOUT_LINES);
		if (key->setting != NULL && take_setting(r, key->setting, value) == 0)
			return 0;
		r->l->lines[r->l->n_lines++] = (struct layout_line) { k,
			key->setting != NULL ? "" : take_text(r, name, key->place, key->may_be_empty, value) };
		return 1;
	}
	return fault(r, r->in.line, "there is no key \"%.40s\" in [extract]; see scrutin-layout(5)", name);
}

static int
take_key(struct reading *r, const char *name, const char *value)
{
	for (size_t i = 0; r->section == IN_LAYOUT && i < SETTINGS; i++)
		if (strcmp(settings[i].name, name) == 0)
			return twice(r, name, &r->set[i]) && take_setting(r, &settings[i], value);
	for (size_t i = 0; r->section == IN_WORDS && i < LAYOUT_WORDS; i++)
		if (strcmp(word_keys[i].name, name) == 0) {
			r->l->words[i] = take_text(r, name, word_keys[i].place, word_keys[i].may_be_empty, value);
			return twice(r, name, &r->word[i]);
		}
	return fault(r, r->in.line, "there is no key \"%.40s\" in [%s]; see scrutin-layout(5)", name, section_names[r->section]);
}

static int
begin_section(struct reading *r, const char *name)
{
	enum section s = IN_LAYOUT;

	r->in.section_line = r->in.header_line;
	while (s < SECTIONS && strcmp(section_names[s], name) != 0)
		s++;
	if (s == SECTIONS)
		return fault(r, r->in.header_line, "there is no section [%.40s]; known are [layout], [extract] and [words]", name);
	if (r->section == IN_NOTHING && s != IN_LAYOUT)
		return fault(r, r->in.header_line, "[layout] is missing above [%s]", name);
	if (r->header[s] != 0)
		return fault(r, r->in.header_line, "[%s] stands twice, in line %d too; make them one", name, r->header[s]);
	r->section = s;
	r->header[s] = r->in.header_line;
	if (s == IN_EXTRACT)
		r->l->n_lines = 0;
	return 1;
}

static int
take(void *arg, const char *section, const char *name, const char *value)
{
	struct reading *r = arg;

	if (r->in.why[0] != '\0')
		return 0;
	if (r->in.header_line == 0)
		return fault(r, r->in.line, "\"%.40s\" stands in no section; begin with [layout]", name);
	if (r->in.header_line != r->in.section_line && begin_section(r, section) == 0)
		return 0;
	return r->section == IN_EXTRACT ? take_line_of_extract(r, name, value) : take_key(r, name, value);
}

/* What is not there at all. */
static void
look_whole(struct reading *r)
{
	if (r->header[IN_LAYOUT] == 0)
		fault(r, r->in.line > 0 ? r->in.line : 1, "[layout] is missing; see scrutin-layout(5)");
	for (size_t i = 0; i < SETTINGS; i++)
		if (r->set[i] == 0 && settings[i].choices[0] == NULL)
			fault(r, r->header[IN_LAYOUT], "%s = is missing in [layout]; add it", settings[i].name);
	for (size_t k = 0; k < LINE_KEYS && r->header[IN_EXTRACT] != 0; k++)
		if (line_keys[k].once && r->key[k] == 0)
			fault(r, r->header[IN_EXTRACT], "%s = is missing in [extract]; add it", line_keys[k].name);
}

int
layout_read(struct layout *ret, const struct layout *base, const char *file, const char *text, size_t len,
            char ret_why[LAYOUT_WHY])
{
	struct reading r = { .l = ret, .in = { .file = file, .text = text, .len = len, .why = ret_why } };

	ret_why[0] = '\0';
	if (len >= LAYOUT_FILE_MAX) {
		snprintf(ret_why, LAYOUT_WHY, _("%.150s: longer than %d bytes; is it a layout?"), file, LAYOUT_FILE_MAX - 1);
		return -1;
	}
	if (base != NULL)
		*ret = *base; /* its texts are its own, and stay where they are */
	else
		memset(ret, 0, sizeof(*ret));
	ret->used = 0;
	ini_lines_read(&r.in, take, &r);
	look_whole(&r);
	return ret_why[0] == '\0' ? 0 : -1;
}
