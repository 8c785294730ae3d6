/* read.c -- one profile: lines to rows.  A table row a key; what keys say together is checked in check.c */
#include "law.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/ini_lines.h"
#include "check.h"

#define NAME_MAX   31
#define VALUE_MAX  150
#define DEN_MAX    1000

enum kind { TEXT, NAME, ZONE, AS, DATE, NUMBER, FRACTION, THRESHOLD, MAJORITY, WORD, FLAG };

struct word { const char *word; uint32_t value; };

struct key {
	const char *name;
	enum kind kind;
	bool must;
	size_t at;                     /* in struct profile */
	const struct word *words;      /* WORD, FLAG; NUMBER and FRACTION: { "none", 0 } is taken too, where it stands */
	uint32_t min, max;             /* NUMBER */
};

#define AT(member) offsetof(struct profile, member)
#define END { NULL, 0 }

static const struct word none[] = { { "none", 0 }, END };
static const struct word yes_no[] = { { "yes", 1 }, { "no", 0 }, END };
static const struct word heads[] = { { "heads", 0 }, { "voices", 1 }, END };
static const struct word public_by[] = { { "nobody", ASKED_BY_NOBODY }, { "members", ASKED_BY_MEMBERS },
	{ "presider-or-members", ASKED_BY_PRESIDER_OR_MEMBERS }, END };
static const struct word secret_by[] = { { "nobody", ASKED_BY_NOBODY }, { "members", ASKED_BY_MEMBERS }, END };
static const struct word bases[] = { { "cast", BASE_CAST }, { "serving", BASE_SERVING }, { "present", BASE_PRESENT },
	{ "electorate", BASE_ELECTORATE }, END };
static const struct word ties[] = { { "presider", 1 }, { "rejected", 0 }, END };
static const struct word remotes[] = { { "allowed", REMOTE_ALLOWED }, { "unforeseen", REMOTE_UNFORESEEN },
	{ "refused", REMOTE_REFUSED }, END };

static const struct key head_keys[] = {
	{ "name", NAME, true, AT(name), NULL, 0, 0 }, { "says", TEXT, true, AT(says), NULL, 0, 0 },
	{ "time_zone", ZONE, true, AT(time_zone), NULL, 0, 0 }, { "proxy_label", TEXT, true, AT(proxy_label), NULL, 0, 0 },
	{ NULL, 0, 0, 0, NULL, 0, 0 },
};

#define SOURCE(name, rule) { name, TEXT, true, AT(source) + (rule) * sizeof(const char *), NULL, 0, 0 }

static const struct key regime_keys[] = {
	{ "as", AS, false, 0, NULL, 0, 0 },
	{ "from", DATE, false, AT(from), NULL, 0, 0 }, { "until", DATE, false, AT(until), NULL, 0, 0 },
	{ "quorum", THRESHOLD, true, AT(quorum), NULL, 0, 0 }, { "quorum_of", FLAG, true, AT(quorum_voices), heads, 0, 0 },
	{ "quorum_proxies", FLAG, true, AT(quorum_proxies), yes_no, 0, 0 }, SOURCE("quorum_source", RULE_QUORUM),
	{ "second_quorum", THRESHOLD, true, AT(second_quorum), none, 0, 0 },
	SOURCE("second_quorum_source", RULE_SECOND_QUORUM),
	{ "quorum_waived", THRESHOLD, false, AT(quorum_waived), none, 0, 0 },
	{ "quorum_waived_source", TEXT, false, AT(source) + RULE_WAIVED * sizeof(const char *), NULL, 0, 0 },
	{ "proxies_per_holder", NUMBER, true, AT(proxies_per_holder), NULL, 0, 20 },
	{ "proxy_sittings", NUMBER, true, AT(proxy_sittings), none, 1, 100 }, SOURCE("proxies_source", RULE_PROXIES),
	{ "public_asked_by", WORD, true, AT(public_asked_by), public_by, 0, 0 },
	{ "public_askers", FRACTION, true, AT(public_askers), none, 0, 0 }, SOURCE("public_source", RULE_PUBLIC),
	{ "secret_asked_by", WORD, true, AT(secret_asked_by), secret_by, 0, 0 },
	{ "secret_askers", FRACTION, true, AT(secret_askers), none, 0, 0 }, SOURCE("secret_source", RULE_SECRET),
	{ "majority", MAJORITY, true, AT(majority), NULL, 0, 0 },
	{ "majority_of", WORD, true, AT(majority.base), bases, 0, 0 }, SOURCE("majority_source", RULE_MAJORITY),
	{ "tie", FLAG, true, AT(tie_presider), ties, 0, 0 }, { "tie_secret", WORD, true, SIZE_MAX, ties, 0, 0 },
	SOURCE("tie_source", RULE_TIE),
	{ "weights", FLAG, true, AT(weights), yes_no, 0, 0 }, SOURCE("weights_source", RULE_WEIGHTS),
	{ "remote", WORD, true, AT(remote), remotes, 0, 0 }, SOURCE("remote_source", RULE_REMOTE),
	{ NULL, 0, 0, 0, NULL, 0, 0 },
};

#define KEYS (sizeof(regime_keys) / sizeof(regime_keys[0]))

struct reading {
	struct law_book *book;
	struct ini_lines in;
	const struct key *keys;     /* of that section; NULL: none yet */
	int lines[KEYS];            /* where each of its keys stands; 0: not yet */
	struct profile head, row;
	uint32_t first;             /* the file's first row in the book */
};

#define fault(r, ...) ini_fault(&(r)->in, __VA_ARGS__)
_Static_assert(LAW_WHY == INI_WHY, "a fault fits");

/* --- values ---------------------------------------------------------------------------------------------------------- */

static const char *
keep(struct reading *r, const char *value)
{
	size_t n = strlen(value) + 1;
	char *at = r->book->text + r->book->used;

	if (n > sizeof(r->book->text) - r->book->used)
		return NULL;
	memcpy(at, value, n);
	r->book->used += n;
	return at;
}

static bool
is_of(const char *value, const char *letters, size_t max)
{
	size_t n = strlen(value);

	return n > 0 && n <= max && strspn(value, letters) == n;
}

#define SMALL  "abcdefghijklmnopqrstuvwxyz0123456789-"
#define ZONES  SMALL "ABCDEFGHIJKLMNOPQRSTUVWXYZ/_+"

/* Digits up to STOP; -1: there are none, or too many. */
static int64_t
number(const char **p, char stop)
{
	int64_t n = 0;
	const char *at = *p;

	while (*at >= '0' && *at <= '9' && at - *p < 9)
		n = n * 10 + (*at++ - '0');
	if (at == *p || *at != stop)
		return -1;
	*p = at + (stop != '\0');
	return n;
}

static bool
take_fraction(const char *value, struct fraction *ret)
{
	int64_t num = number(&value, '/'), den = num < 0 ? -1 : number(&value, '\0');

	if (num < 1 || den < 1 || den > DEN_MAX || num > den)
		return false;
	*ret = (struct fraction) { (uint32_t)num, (uint32_t)den };
	return true;
}

static bool
take_threshold(const char *value, struct threshold *ret)
{
	static const char more[] = "more than ", least[] = "at least ";
	bool more_than = strncmp(value, more, sizeof(more) - 1) == 0;

	if (!more_than && strncmp(value, least, sizeof(least) - 1) != 0)
		return false;
	ret->more_than = more_than;
	return take_fraction(value + (more_than ? sizeof(more) : sizeof(least)) - 1, &ret->of) &&
	       !(more_than && ret->of.num == ret->of.den);
}

static bool
take_majority(const char *value, struct majority *m)
{
	struct fraction f = { 0, 0 };

	if (strcmp(value, "absolute") != 0 && (!take_fraction(value, &f) || 2 * f.num <= f.den))
		return false;
	m->num = f.num;
	m->den = f.den;
	m->given = true;
	return true;
}

static const struct word *
word_of(const struct word *words, const char *value)
{
	for (; words != NULL && words->word != NULL; words++)
		if (strcmp(words->word, value) == 0)
			return words;
	return NULL;
}

static int
bad_word(struct reading *r, const struct key *k, const char *value)
{
	char known[120] = "";

	for (const struct word *w = k->words; w->word != NULL; w++) {
		strcat(known, " ");
		strcat(known, w->word);
	}
	return fault(r, r->in.line, "%s = %.60s: it is one of:%s", k->name, value, known);
}

/* Everything but dates and fractions of the regime that NAME names, which stands above. */
static int
take_as(struct reading *r, const char *name)
{
	struct profile own = r->row;

	for (size_t i = 0; i < KEYS; i++)
		if (r->lines[i] != 0 && regime_keys[i].kind != AS)
			return fault(r, r->in.line, "as = %.40s stands behind another key; it is the first of its section", name);
	for (uint32_t i = r->first; i < r->book->law.n; i++) {
		if (strcmp(r->book->rows[i].regime, name) != 0)
			continue;
		r->row = r->book->rows[i];
		r->row.regime = own.regime;
		r->row.from = r->row.until = 0;
		return 1;
	}
	return fault(r, r->in.line, "as = %.40s: no [regime %.40s] stands above; name one that does", name, name);
}

static int
take_text(struct reading *r, const struct key *k, const char *value, const char **at)
{
	if (k->kind == NAME && !is_of(value, SMALL, NAME_MAX))
		return fault(r, r->in.line, "%s = %.60s: at most 31 of a-z, 0-9 and - are wanted", k->name, value);
	if (k->kind == NAME && profile_find(&r->book->law, (struct text) { value, (uint32_t)strlen(value) }) >= 0)
		return fault(r, r->in.line, "%s = %.60s: the program has a profile of that name; give this one another", k->name, value);
	if (k->kind == ZONE && !is_of(value, ZONES, 64))
		return fault(r, r->in.line, "%s = %.60s: a name like Europe/Paris or Indian/Reunion is wanted", k->name, value);
	if (value[0] == '\0' || strlen(value) > VALUE_MAX)
		return fault(r, r->in.line, "%s: a text of 1 to %d bytes is wanted", k->name, VALUE_MAX);
	*at = keep(r, value);
	return *at != NULL ? 1 : fault(r, r->in.line, "no room is left for more text; shorten the file");
}

static int
take_value(struct reading *r, const struct key *k, struct profile *row, const char *value)
{
	char *at = k->at == SIZE_MAX ? NULL : (char *)row + k->at; /* tie_secret is kept nowhere */
	const struct word *word = word_of(k->words, value);
	int64_t n;

	switch (k->kind) {
	case TEXT:
	case NAME:
	case ZONE:
		return take_text(r, k, value, (const char **)at);
	case AS:
		return take_as(r, value);
	case DATE:
		return law_date(value, (ymd *)at) ? 1 :
			fault(r, r->in.line, "%s = %.60s: a date like 2020-03-24 is wanted", k->name, value);
	case NUMBER:
		n = word != NULL ? 0 : number(&value, '\0');
		if (word == NULL && (n < k->min || n > k->max))
			return fault(r, r->in.line, "%s: a number from %u to %u%s is wanted", k->name, k->min, k->max,
			             k->words != NULL ? _(", or none,") : "");
		*(uint32_t *)at = (uint32_t)n;
		return 1;
	case FRACTION:
		*(struct fraction *)at = (struct fraction) { 0, 0 };
		if (word != NULL || take_fraction(value, (struct fraction *)at))
			return 1;
		return fault(r, r->in.line, "%s = %.60s: a fraction like 1/4, at most 1/1, or none, is wanted", k->name, value);
	case THRESHOLD:
		*(struct threshold *)at = (struct threshold) { 0 };
		if (word != NULL || take_threshold(value, (struct threshold *)at))
			return 1;
		return fault(r, r->in.line, "%s = %.60s: \"more than 1/2\" or \"at least 1/3\", of no more than all,%s is wanted",
		             k->name, value, k->words != NULL ? _(" or \"none\",") : "");
	case MAJORITY:
		return take_majority(value, &row->majority) ? 1 :
			fault(r, r->in.line, "%s = %.60s: absolute, or a fraction like 2/3 above one half and at most 1/1, is wanted",
			      k->name, value);
	case WORD:
	case FLAG:
		break;
	}
	if (word == NULL)
		return bad_word(r, k, value);
	if (k->at == SIZE_MAX) /* tie_secret */
		return word->value == 0 ? 1 : fault(r, r->in.line, "tie_secret = presider: in a secret ballot nobody knows how the "
		                                    "presider voted; write tie_secret = rejected");
	if (k->kind == FLAG)
		*(bool *)at = word->value != 0;
	else
		*(uint32_t *)at = word->value;
	return 1;
}

/* --- sections -------------------------------------------------------------------------------------------------------- */

static int
line_of(const struct reading *r, const char *name)
{
	for (size_t i = 0; name != NULL && r->keys[i].name != NULL; i++)
		if (strcmp(r->keys[i].name, name) == 0 && r->lines[i] != 0)
			return r->lines[i];
	return r->in.section_line;
}

/* The section that was being read is whole, and makes sense; a regime's row goes into the book. */
static void
end_section(struct reading *r)
{
	struct law_contradiction c = { .key = NULL };
	bool has_as = r->keys == regime_keys && r->lines[0] != 0;

	if (r->keys == NULL || r->in.why[0] != '\0')
		return;
	for (size_t i = 0; r->keys[i].name != NULL && !has_as; i++)
		if (r->keys[i].must && r->lines[i] == 0) {
			fault(r, r->in.section_line, "%s = is missing in this section; add it%s", r->keys[i].name,
			      r->keys == regime_keys && r->book->law.n > r->first ? _(", or begin with as = REGIME") : "");
			return;
		}
	if (r->keys == head_keys)
		return;
	if (!law_makes_sense(&r->row, r->book->law.n > r->first ? &r->book->rows[r->book->law.n - 1] : NULL, &c)) {
		fault(r, line_of(r, c.key), "%s", c.why);
		return;
	}
	r->book->rows[r->book->law.n++] = r->row;
}

static int
begin_section(struct reading *r, const char *section)
{
	bool first = r->keys == NULL;

	end_section(r);
	if (r->in.why[0] != '\0')
		return 0;
	r->in.section_line = r->in.header_line;
	memset(r->lines, 0, sizeof(r->lines));
	if (strcmp(section, "profile") == 0) {
		if (!first)
			return fault(r, r->in.section_line, "[profile] stands once, and first");
		r->keys = head_keys;
		return 1;
	}
	if (strncmp(section, "regime ", 7) != 0 || !is_of(section + 7, SMALL, NAME_MAX))
		return fault(r, r->in.section_line, "there is no section [%.40s]; known are [profile] and [regime NAME], NAME of at most "
		             "31 of a-z, 0-9 and -", section);
	if (first)
		return fault(r, r->in.section_line, "[profile] is missing above the first regime");
	for (uint32_t i = r->first; i < r->book->law.n; i++)
		if (strcmp(r->book->rows[i].regime, section + 7) == 0)
			return fault(r, r->in.section_line, "[%.40s] stands twice; give one another name", section);
	if (r->book->law.n == sizeof(r->book->rows) / sizeof(r->book->rows[0]))
		return fault(r, r->in.section_line, "too many regimes");
	r->keys = regime_keys;
	r->row = r->head;
	r->row.regime = keep(r, section + 7);
	return r->row.regime != NULL ? 1 : fault(r, r->in.line, "no room is left for more text; shorten the file");
}

static int
take_line(void *arg, const char *section, const char *name, const char *value)
{
	struct reading *r = arg;

	if (r->in.why[0] != '\0')
		return 0;
	if (r->in.header_line == 0)
		return fault(r, r->in.line, "\"%.40s\" stands in no section; begin with [profile]", name);
	if (r->in.header_line != r->in.section_line && begin_section(r, section) == 0)
		return 0;
	for (size_t i = 0; r->keys[i].name != NULL; i++) {
		if (strcmp(r->keys[i].name, name) != 0)
			continue;
		if (r->lines[i] != 0)
			return fault(r, r->in.line, "%s stands twice, in line %d too; keep one", name, r->lines[i]);
		r->lines[i] = r->in.line;
		return take_value(r, &r->keys[i], r->keys == head_keys ? &r->head : &r->row, value);
	}
	return fault(r, r->in.line, "there is no key \"%.40s\" in [%.40s]; see scrutin-profile(5)", name, section);
}

int
law_add(struct law_book *book, const char *file, const char *text, size_t len, char ret_why[LAW_WHY])
{
	struct reading r = { .book = book, .in = { .file = file, .text = text, .len = len, .why = ret_why }, .first = book->law.n };
	size_t used = book->used;

	ret_why[0] = '\0';
	if (len > LAW_FILE_MAX) {
		snprintf(ret_why, LAW_WHY, _("%.200s: longer than %d bytes; is it a profile?"), file, LAW_FILE_MAX);
		return -1;
	}
	ini_lines_read(&r.in, take_line, &r);
	end_section(&r);
	if (r.keys == NULL || book->law.n == r.first)
		fault(&r, r.in.line > 0 ? r.in.line : 1, "a profile has [profile] and a [regime NAME] at least; see scrutin-profile(5)");
	if (ret_why[0] == '\0')
		return 0;
	book->law.n = r.first;
	book->used = used;
	return -1;
}
