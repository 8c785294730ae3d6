#include "dates.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/ini_lines.h"
#include "story/values.h"

enum section { IN_NOTHING, IN_SITTING = 1, IN_ALL = 2, IN_ITEM = 4 };
enum kind { DATE, ACT, URL, PREF };

static const struct key {
	const char *name;
	unsigned sections;           /* enum section, ORed */
	enum kind kind;
	size_t at;                   /* in struct dates, of [sitting]; else in struct dates_item */
} keys[] = {
	{ "pref_id", IN_SITTING, PREF, offsetof(struct dates, pref_id) },
	{ "list", IN_SITTING, DATE, offsetof(struct dates, list) },
	{ "sent", IN_ALL | IN_ITEM, DATE, offsetof(struct dates_item, sent) },
	{ "received", IN_ALL | IN_ITEM, DATE, offsetof(struct dates_item, received) },
	{ "published", IN_ALL | IN_ITEM, DATE, offsetof(struct dates_item, published) },
	{ "act", IN_ITEM, ACT, offsetof(struct dates_item, act) },
	{ "url", IN_ITEM, URL, offsetof(struct dates_item, url) },
};
#define KEYS (sizeof(keys) / sizeof(keys[0]))

struct reading {
	struct dates *d;
	const struct account *a;
	struct ini_lines in;
	enum section section;
	struct dates_item all, *item; /* item: of the section */
	int sitting_line, all_line, *item_lines; /* where each section stands; 0: not yet */
	int lines[KEYS];             /* of its keys */
	size_t used;
};

#define fault(r, ...) ini_fault(&(r)->in, __VA_ARGS__)
_Static_assert(DATES_WHY == INI_WHY, "a fault fits");

/* --- values ---------------------------------------------------------------------------------------------------------- */

/* Whether TEXT has the form: 0 a digit, C also A or B, any other as it stands.  The form's end may lie before the text's. */
static bool
has_form(const char *text, const char *form)
{
	for (; *form != '\0'; text++, form++) {
		bool digit = *text >= '0' && *text <= '9';

		if (*form == '0' ? !digit : *form == 'C' ? !digit && *text != 'A' && *text != 'B' : *text != *form)
			return false;
	}
	return true;
}

static bool
is_pref(const char *text)
{
	static const char *const forms[] = { "PREF00C", "SPREF00C0", "SGAR000" };

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (strlen(text) == strlen(forms[i]) && has_form(text, forms[i]))
			return true;
	return false;
}

/* 021-242100410-20260212-2026001-DE; the number is the town's own. */
static bool
is_act(const char *text)
{
	static const char *const natures[] = { "-DE", "-AR", "-AI", "-CC", "-BF", "-AU" };
	size_t n = strlen(text), number;

	if (!has_form(text, "00C-000000000-00000000-"))
		return false;
	number = strspn(text + 23, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
	for (size_t i = 0; i < sizeof(natures) / sizeof(natures[0]); i++)
		if (number > 0 && 23 + number + 3 == n && strcmp(text + 23 + number, natures[i]) == 0)
			return true;
	return false;
}

static bool
is_url(const char *text)
{
	size_t scheme = strncmp(text, "https://", 8) == 0 ? 8 : strncmp(text, "http://", 7) == 0 ? 7 : 0;

	for (const char *c = text; *c != '\0'; c++)
		if ((unsigned char)*c <= ' ' || (unsigned char)*c >= 127 || strchr("\"<>\\^`{|}", *c) != NULL)
			return false;
	return scheme > 0 && text[scheme] != '\0';
}

static const char *
keep(struct reading *r, const char *value)
{
	char *at = r->d->text + r->used; /* a file is no longer than its text */
	size_t n = strlen(value) + 1;

	memcpy(at, value, n);
	r->used += n;
	return at;
}

static int
take_date(struct reading *r, const struct key *k, const char *value, ymd *ret)
{
	ymd held = r->a->date;

	if (value_date((struct text) { value, (uint32_t)strlen(value) }, ret) < 0)
		return fault(r, r->in.line, "%s = %.40s: a date like 2026-02-13 is wanted", k->name, value);
	if (*ret < held)
		return fault(r, r->in.line, "%s = %.40s: that is before the sitting of %04u-%02u-%02u", k->name, value, held / 10000,
		             held / 100 % 100, held % 100);
	return 1;
}

static int
take_act(struct reading *r, const char *value)
{
	if (!is_act(value))
		return fault(r, r->in.line, "act = %.60s: an identifier like 021-242100410-20260212-2026001-DE is wanted", value);
	for (uint32_t i = 0; i < r->a->n_items; i++)
		if (strcmp(r->d->items[i].act, value) == 0)
			return fault(r, r->in.line, "act = %.60s: item %s has it too", value, r->a->items[i].name);
	r->item->act = keep(r, value);
	return 1;
}

static int
take_value(struct reading *r, const struct key *k, const char *value)
{
	char *at = (r->section == IN_SITTING ? (char *)r->d : (char *)r->item) + k->at;

	switch (k->kind) {
	case DATE:
		return take_date(r, k, value, (ymd *)at);
	case ACT:
		return take_act(r, value);
	case URL:
		if (!is_url(value))
			return fault(r, r->in.line, "url = %.100s: an address like https://ville.example/2026-001.pdf is wanted", value);
		break;
	case PREF:
		if (!is_pref(value))
			return fault(r, r->in.line, "pref_id = %.40s: PREF021, SPREF0211 or SGAR027 is wanted", value);
		break;
	}
	*(const char **)at = keep(r, value);
	return 1;
}

/* --- sections -------------------------------------------------------------------------------------------------------- */

/* The section that was being read is whole. */
static int
end_section(struct reading *r)
{
	const struct dates_item *i = r->item;

	if (r->section != IN_SITTING && i != NULL && i->sent != 0 && i->received != 0 && i->received < i->sent)
		for (size_t k = 0; k < KEYS; k++)
			if (keys[k].at == offsetof(struct dates_item, received) && keys[k].kind == DATE && r->lines[k] != 0)
				return fault(r, r->lines[k], "received = is before sent = ; set one of them right");
	return 1;
}

static int
begin_item(struct reading *r, const char *name)
{
	for (uint32_t i = 0; i < r->a->n_items; i++) {
		if (strcmp(r->a->items[i].name, name) != 0)
			continue;
		if (r->item_lines[i] != 0)
			return fault(r, r->in.header_line, "[item %s] stands twice, in line %d too; make them one", name, r->item_lines[i]);
		r->item_lines[i] = r->in.header_line;
		r->item = &r->d->items[i];
		r->section = IN_ITEM;
		return 1;
	}
	return fault(r, r->in.header_line, "there is no item %.40s in the record; its items: scrutin replay", name);
}

static int
begin_section(struct reading *r, const char *name)
{
	int *line = strcmp(name, "sitting") == 0 ? &r->sitting_line : strcmp(name, "all") == 0 ? &r->all_line : NULL;

	if (end_section(r) == 0)
		return 0;
	r->in.section_line = r->in.header_line;
	memset(r->lines, 0, sizeof(r->lines));
	if (strncmp(name, "item ", 5) == 0)
		return begin_item(r, name + 5);
	if (line == NULL)
		return fault(r, r->in.header_line, "there is no section [%.40s]; known are [sitting], [all] and [item N]", name);
	if (*line != 0)
		return fault(r, r->in.header_line, "[%s] stands twice, in line %d too; make them one", name, *line);
	*line = r->in.header_line;
	r->section = line == &r->sitting_line ? IN_SITTING : IN_ALL;
	r->item = &r->all;
	return 1;
}

static int
take(void *arg, const char *section, const char *name, const char *value)
{
	struct reading *r = arg;

	if (r->in.why[0] != '\0')
		return 0;
	if (r->in.header_line == 0)
		return fault(r, r->in.line, "\"%.40s\" stands in no section; begin with [all] or [item N]", name);
	if (r->in.header_line != r->in.section_line && begin_section(r, section) == 0)
		return 0;
	for (size_t i = 0; i < KEYS; i++) {
		if (strcmp(keys[i].name, name) != 0 || (keys[i].sections & r->section) == 0)
			continue;
		if (r->lines[i] != 0)
			return fault(r, r->in.line, "%s stands twice, in line %d too; keep one", name, r->lines[i]);
		r->lines[i] = r->in.line;
		return take_value(r, &keys[i], value);
	}
	return fault(r, r->in.line, "there is no key \"%.40s\" in [%.40s]; see scrutin-dates(5)", name, section);
}

/* What [all] says of an item that says nothing; a receipt of the one may come before the sending of the other. */
static void
spread(struct reading *r)
{
	for (uint32_t i = 0; i < r->a->n_items; i++) {
		struct dates_item *item = &r->d->items[i];

		item->sent = item->sent != 0 ? item->sent : r->all.sent;
		item->received = item->received != 0 ? item->received : r->all.received;
		item->published = item->published != 0 ? item->published : r->all.published;
		if (r->item_lines[i] != 0 && item->sent != 0 && item->received != 0 && item->received < item->sent)
			fault(r, r->item_lines[i], "item %s: with what [all] says it is received before it is sent; write both here",
			      r->a->items[i].name);
	}
}

int
dates_read(struct dates *ret, const struct account *a, const char *file, const char *text, size_t len, char ret_why[DATES_WHY])
{
	struct reading r = { .d = ret, .a = a, .in = { .file = file, .text = text, .len = len, .why = ret_why } };

	ret_why[0] = '\0';
	*ret = (struct dates) { .pref_id = "", .items = calloc(a->n_items + 1, sizeof(*ret->items)), .text = malloc(len + 1) };
	r.item_lines = calloc(a->n_items + 1, sizeof(*r.item_lines));
	if (ret->items == NULL || ret->text == NULL || r.item_lines == NULL) {
		free(r.item_lines);
		return -ENOMEM;
	}
	for (uint32_t i = 0; i < a->n_items; i++)
		ret->items[i].act = ret->items[i].url = "";
	ini_lines_read(&r.in, take, &r);
	end_section(&r);
	spread(&r);
	free(r.item_lines);
	return ret_why[0] == '\0' ? 0 : -EPROTO;
}

void
dates_done(struct dates *d)
{
	free(d->items);
	free(d->text);
	*d = (struct dates) { .pref_id = "" };
}

char *
dates_beside(const char *path)
{
	static const char record[] = ".record";
	size_t n = strlen(path), end = sizeof(record) - 1;
	char *made = NULL;

	if (n > end && strcmp(path + n - end, record) == 0)
		n -= end;
	return asprintf(&made, "%.*s.dates", (int)n, path) < 0 ? NULL : made;
}

const struct dates_item *
dates_of(const struct format_request *q, const struct account *a, const struct account_ballot *b, uint32_t item)
{
	static const struct dates_item none = { .act = "", .url = "" };

	return q->dates == NULL || b->annulled || &a->ballots[a->items[item].ballot] != b ? &none : &q->dates->items[item];
}
