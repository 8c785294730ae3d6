#include "template.h"

#include <string.h>

#include "dates.h"
#include "french.h"
#include "layout.h"

/* --- figures: a number, or NONE ---------------------------------------------------------------------------------------- */

#define NONE INT64_MIN

/* A field of struct result that every item has. */
static int64_t
chamber(const struct scene *s, size_t at)
{
	return *(const uint32_t *)((const char *)s->r + at);
}

static int64_t
quorum(const struct scene *s, size_t at)
{
	return chamber(s, at) == 0 ? NONE : chamber(s, at); /* 0: without condition of quorum */
}

/* One that wants votes to have been counted. */
static int64_t
counted(const struct scene *s, size_t at)
{
	return s->b->by == BY_ASSENT && !s->b->unanimous_assent ? NONE : chamber(s, at);
}

static int64_t
required(const struct scene *s, size_t at)
{
	return counted(s, at) == 0 ? NONE : counted(s, at); /* 0: whoever has most */
}

/* More than half, where that is what is required. */
static int64_t
absolute(const struct scene *s, size_t at)
{
	return s->b->majority.num == 0 ? required(s, at) : NONE;
}

static int64_t
seats(const struct scene *s, size_t at)
{
	(void)at;
	return s->a->seats_by_law;
}

static int64_t
absent(const struct scene *s, size_t at)
{
	(void)at;
	return (int64_t)s->r->serving - s->r->present;
}

static int64_t
voters(const struct scene *s, size_t at)
{
	int64_t electorate = counted(s, at);

	return electorate == NONE ? NONE : electorate - s->r->voices[CHOICE_SILENT] - s->r->voices[CHOICE_NPPV];
}

/* Of an election, for and against are nothing. */
static int64_t
voices(const struct scene *s, size_t choice)
{
	bool position = choice >= CHOICE_POUR && choice <= CHOICE_NSPP;

	return position && s->b->n_candidates > 0 ? NONE : s->r->voices[choice];
}

static int64_t
own_voices(const struct scene *s, size_t at)
{
	(void)at;
	if (s->choice == CHOICE_RECUSED)
		return s->r->recused;
	return s->choice >= CHOICE_CANDIDATE ? s->r->candidate_voices[s->choice - CHOICE_CANDIDATE] : s->r->voices[s->choice];
}

/* --- texts: false where there is nothing to say ------------------------------------------------------------------------ */

static bool
put(FILE *out, const char *text)
{
	if (out != NULL)
		fputs(text, out);
	return text[0] != '\0';
}

static bool
put_name(FILE *out, const struct account_person *who, bool with_first)
{
	if (out != NULL)
		french_name(out, who, with_first);
	return true;
}

static const struct account_item *
item_of(const struct scene *s)
{
	return &s->a->items[s->r->item];
}

static bool put_body(FILE *out, const struct scene *s) { return put(out, s->a->name); }
static bool put_number(FILE *out, const struct scene *s) { return put(out, item_of(s)->number); }
static bool put_rubric(FILE *out, const struct scene *s) { return put(out, item_of(s)->rubric); }
static bool put_title(FILE *out, const struct scene *s) { return put(out, item_of(s)->title); }
static bool put_giver(FILE *out, const struct scene *s) { return put_name(out, s->giver, true); }
static bool put_holder(FILE *out, const struct scene *s) { return put_name(out, s->holder, true); }
static bool put_label(FILE *out, const struct scene *s) { return put(out, s->a->proxy_label); }

static bool
put_of_body(FILE *out, const struct scene *s)
{
	if (out != NULL)
		french_body(out, s->a);
	return true;
}

static bool
put_of_organ(FILE *out, const struct scene *s)
{
	if (out != NULL)
		french_of(out, s->a->organ);
	return true;
}

static bool
put_date(FILE *out, const struct scene *s)
{
	if (out != NULL)
		french_date(out, s->a->date, true);
	return true;
}

static bool
put_hour(FILE *out, const struct scene *s)
{
	if (out != NULL)
		fprintf(out, "%u h %02u", s->a->minute / 60, s->a->minute % 60);
	return true;
}

static bool
put_convocation(FILE *out, const struct scene *s)
{
	if (out != NULL && s->a->convocation != 0)
		french_date(out, s->a->convocation, false);
	return s->a->convocation != 0;
}

/* A day after the sitting, of the act that this ballot made of the item. */
static bool
put_day(FILE *out, ymd day)
{
	if (out != NULL && day != 0)
		french_date(out, day, false);
	return day != 0;
}

static const struct dates_item *
act_of(const struct scene *s)
{
	return dates_of(s->q, s->a, s->b, s->r->item);
}

static bool put_sent(FILE *out, const struct scene *s) { return put_day(out, act_of(s)->sent); }
static bool put_received(FILE *out, const struct scene *s) { return put_day(out, act_of(s)->received); }
static bool put_published(FILE *out, const struct scene *s) { return put_day(out, act_of(s)->published); }
static bool put_act(FILE *out, const struct scene *s) { return put(out, act_of(s)->act); }

static bool
put_presider(FILE *out, const struct scene *s)
{
	return put_name(out, account_who(s->a, s->b, s->b->presider), false);
}

static bool
put_presider_word(FILE *out, const struct scene *s)
{
	bool lady = french_is_lady(account_who(s->a, s->b, s->b->presider));

	if (out != NULL)
		layout_one_of(out, s->q->layout, s->b->presider == s->a->president ? WORD_PRESIDENT : WORD_PRESIDER, lady);
	return true;
}

static bool
put_secretary_word(FILE *out, const struct scene *s)
{
	if (out != NULL)
		layout_one_of(out, s->q->layout, WORD_SECRETARY, s->a->n_secretaries > 1);
	return true;
}

void
template_secretaries(FILE *out, const struct scene *s, bool with_first)
{
	for (uint32_t i = 0; i < s->a->n_secretaries; i++) {
		fputs(i == 0 ? "" : i + 1 == s->a->n_secretaries ? " et " : ", ", out);
		french_name(out, account_who(s->a, s->b, s->a->secretaries[i]), with_first);
	}
}

static bool
put_secretaries(FILE *out, const struct scene *s)
{
	if (out != NULL)
		template_secretaries(out, s, false);
	return true;
}

static bool
put_object(FILE *out, const struct scene *s)
{
	const struct account_item *item = item_of(s);

	if (out != NULL)
		fprintf(out, "%s%s%s", item->rubric, item->rubric[0] != '\0' ? "\n" : "", item->title);
	return true;
}

static bool
put_candidate(FILE *out, const struct scene *s)
{
	if (out != NULL)
		french_candidate(out, s->a, s->b, s->choice - CHOICE_CANDIDATE);
	return true;
}

static bool
put_choice(FILE *out, const struct scene *s)
{
	if (out != NULL && s->choice == CHOICE_RECUSED)
		fputs("DÉPORT", out);
	else if (out != NULL)
		french_choice(out, s->a, s->b, (uint8_t)s->choice);
	return true;
}

/* --- the word for a proxy -------------------------------------------------------------------------------------------- */

static bool
is_feminine(const char *label)
{
	static const char *const words[] = { "délégation", "procuration" };

	return strncmp(label, words[0], strlen(words[0])) == 0 || strncmp(label, words[1], strlen(words[1])) == 0;
}

static bool
put_labels(FILE *out, const struct scene *s)
{
	const char *label = s->a->proxy_label;
	size_t n = strcspn(label, " "); /* délégations de vote */

	if (out != NULL)
		fprintf(out, "%.*ss%s", (int)n, label, label + n);
	return true;
}

static bool
put_of_label(FILE *out, const struct scene *s)
{
	if (out != NULL)
		fprintf(out, "%s%s", is_feminine(s->a->proxy_label) ? "de la " : "du ", s->a->proxy_label);
	return true;
}

static bool
put_given(FILE *out, const struct scene *s)
{
	return put(out, is_feminine(s->a->proxy_label) ? "donnée" : "donné");
}

/* --- names in running text --------------------------------------------------------------------------------------------- */

enum list { LIST_PRESENT, LIST_ABSENT, LIST_EXCUSED, LIST_AWAY, LIST_MISSING, LIST_PROXY };

static bool
is_of(const struct scene *s, enum list list, uint32_t seat)
{
	const struct account_vote *v = &s->b->votes[seat];
	bool absent = v->serving && !v->present;
	const bool is[] = {
		[LIST_PRESENT] = v->present, [LIST_ABSENT] = absent, [LIST_EXCUSED] = absent && v->excused,
		[LIST_AWAY] = absent && v->holder == NOBODY, [LIST_MISSING] = absent && v->holder == NOBODY && !v->excused,
		[LIST_PROXY] = absent && v->holder != NOBODY,
	};

	return is[list];
}

/* The next of LIST behind SEAT (NOBODY: the first) in the register's order; NOBODY: no more. */
static uint32_t
next_of(const struct scene *s, enum list list, uint32_t seat)
{
	uint64_t behind = seat == NOBODY ? 0 : account_standing(s->a, s->b, seat), best_at = UINT64_MAX;
	uint32_t best = NOBODY;

	for (uint32_t i = 1; i <= s->a->max_seat; i++) {
		uint64_t at = account_standing(s->a, s->b, i);

		if (is_of(s, list, i) && at > behind && at < best_at) {
			best = i;
			best_at = at;
		}
	}
	return best;
}

static bool
put_list(FILE *out, const struct scene *s, enum list list)
{
	uint32_t first = next_of(s, list, NOBODY);

	for (uint32_t i = first; out != NULL && i != NOBODY; i = next_of(s, list, i)) {
		struct scene proxy = { .a = s->a, .q = s->q, .giver = account_who(s->a, s->b, i) };

		fputs(i == first ? "" : ", ", out);
		if (list == LIST_PROXY) {
			proxy.holder = account_who(s->a, s->b, s->b->votes[i].holder);
			template_write(out, s->q->layout->words[WORD_PROXY], &proxy);
		} else {
			french_name(out, proxy.giver, true);
		}
	}
	return first != NOBODY;
}

static bool put_present(FILE *out, const struct scene *s) { return put_list(out, s, LIST_PRESENT); }
static bool put_absent(FILE *out, const struct scene *s) { return put_list(out, s, LIST_ABSENT); }
static bool put_excused(FILE *out, const struct scene *s) { return put_list(out, s, LIST_EXCUSED); }
static bool put_missing(FILE *out, const struct scene *s) { return put_list(out, s, LIST_MISSING); }
static bool put_away(FILE *out, const struct scene *s) { return put_list(out, s, LIST_AWAY); }
static bool put_proxies(FILE *out, const struct scene *s) { return put_list(out, s, LIST_PROXY); }

static const struct account_result *
result_of(const struct scene *s)
{
	for (uint32_t i = 0; i < s->b->n_results; i++)
		if (s->b->results[i].item == s->r->item)
			return &s->b->results[i];
	return NULL;
}

/* " (Madame A, Monsieur B)", only where names may stand beside votes. */
static bool
put_voters(FILE *out, const struct scene *s, enum choice choice)
{
	const struct account_result *r = result_of(s);
	uint32_t n = 0;

	if (out == NULL || r == NULL || !format_names(s->q, s->b))
		return true;
	for (uint32_t i = 1; i <= s->a->max_seat; i++)
		if (account_votes_on(s->b, r, i) && s->b->votes[i].choice == choice) {
			fputs(n++ == 0 ? " (" : ", ", out);
			french_name(out, account_who(s->a, s->b, i), true);
		}
	fputs(n > 0 ? ")" : "", out);
	return true;
}

static bool put_pour(FILE *out, const struct scene *s) { return put_voters(out, s, CHOICE_POUR); }
static bool put_contre(FILE *out, const struct scene *s) { return put_voters(out, s, CHOICE_CONTRE); }
static bool put_abstention(FILE *out, const struct scene *s) { return put_voters(out, s, CHOICE_ABSTENTION); }
static bool put_nspp(FILE *out, const struct scene *s) { return put_voters(out, s, CHOICE_NSPP); }

/* --- every field ------------------------------------------------------------------------------------------------------- */

#define IN(member) offsetof(struct result, member)

static const struct field {
	const char *name;
	unsigned places;
	bool (*text)(FILE *out, const struct scene *s); /* or: */
	int64_t (*figure)(const struct scene *s, size_t at);
	size_t at;                   /* in struct result; of voices: the choice */
	bool votes;                  /* a zero is as the layout writes it */
} fields[] = {
	{ "body", PLACE_EXTRACT, put_body, NULL, 0, false },
	{ "of_body", PLACE_EXTRACT, put_of_body, NULL, 0, false },
	{ "of_organ", PLACE_EXTRACT, put_of_organ, NULL, 0, false },
	{ "date", PLACE_EXTRACT, put_date, NULL, 0, false },
	{ "hour", PLACE_EXTRACT, put_hour, NULL, 0, false },
	{ "convocation", PLACE_EXTRACT, put_convocation, NULL, 0, false },
	{ "presider_word", PLACE_EXTRACT, put_presider_word, NULL, 0, false },
	{ "presider", PLACE_EXTRACT, put_presider, NULL, 0, false },
	{ "secretary_word", PLACE_EXTRACT, put_secretary_word, NULL, 0, false },
	{ "secretary", PLACE_EXTRACT, put_secretaries, NULL, 0, false },
	{ "number", PLACE_EXTRACT, put_number, NULL, 0, false },
	{ "rubric", PLACE_EXTRACT, put_rubric, NULL, 0, false },
	{ "title", PLACE_EXTRACT, put_title, NULL, 0, false },
	{ "object", PLACE_EXTRACT, put_object, NULL, 0, false },
	{ "sent", PLACE_EXTRACT, put_sent, NULL, 0, false },
	{ "received", PLACE_EXTRACT, put_received, NULL, 0, false },
	{ "published", PLACE_EXTRACT, put_published, NULL, 0, false },
	{ "act", PLACE_EXTRACT, put_act, NULL, 0, false },
	{ "seats", PLACE_EXTRACT, NULL, seats, 0, false },
	{ "serving", PLACE_EXTRACT, NULL, chamber, IN(serving), false },
	{ "present", PLACE_EXTRACT, NULL, chamber, IN(present), false },
	{ "voting", PLACE_EXTRACT, NULL, chamber, IN(voting_present), false },
	{ "absent", PLACE_EXTRACT, NULL, absent, 0, false },
	{ "proxies", PLACE_EXTRACT, NULL, chamber, IN(proxies), false },
	{ "quorum", PLACE_EXTRACT, NULL, quorum, IN(quorum), false },
	{ "voters", PLACE_EXTRACT | PLACE_ROW, NULL, voters, IN(electorate), false },
	{ "cast", PLACE_EXTRACT | PLACE_ROW, NULL, counted, IN(cast), false },
	{ "required", PLACE_EXTRACT | PLACE_ROW, NULL, required, IN(required), false },
	{ "absolute", PLACE_EXTRACT | PLACE_ROW, NULL, absolute, IN(required), false },
	{ "present_names", PLACE_EXTRACT, put_present, NULL, 0, false },
	{ "absent_names", PLACE_EXTRACT, put_absent, NULL, 0, false },
	{ "excused_names", PLACE_EXTRACT, put_excused, NULL, 0, false },
	{ "missing_names", PLACE_EXTRACT, put_missing, NULL, 0, false },
	{ "away_names", PLACE_EXTRACT, put_away, NULL, 0, false },
	{ "proxy_names", PLACE_EXTRACT, put_proxies, NULL, 0, false },
	{ "pour", PLACE_ROW, NULL, voices, CHOICE_POUR, true },
	{ "contre", PLACE_ROW, NULL, voices, CHOICE_CONTRE, true },
	{ "abstention", PLACE_ROW, NULL, voices, CHOICE_ABSTENTION, true },
	{ "nspp", PLACE_ROW, NULL, voices, CHOICE_NSPP, true },
	{ "nppv", PLACE_ROW, NULL, voices, CHOICE_NPPV, true },
	{ "blanc", PLACE_ROW, NULL, voices, CHOICE_BLANC, true },
	{ "nul", PLACE_ROW, NULL, voices, CHOICE_NUL, true },
	{ "silent", PLACE_ROW, NULL, voices, CHOICE_SILENT, true },
	{ "proxies_cast", PLACE_ROW, NULL, counted, IN(proxies_cast), true },
	{ "names_pour", PLACE_ROW, put_pour, NULL, 0, false },
	{ "names_contre", PLACE_ROW, put_contre, NULL, 0, false },
	{ "names_abstention", PLACE_ROW, put_abstention, NULL, 0, false },
	{ "names_nspp", PLACE_ROW, put_nspp, NULL, 0, false },
	{ "candidate", PLACE_CANDIDATES, put_candidate, NULL, 0, false },
	{ "choice", PLACE_REST, put_choice, NULL, 0, false },
	{ "voices", PLACE_CANDIDATES | PLACE_REST, NULL, own_voices, 0, true },
	{ "giver", PLACE_PROXY, put_giver, NULL, 0, false },
	{ "holder", PLACE_PROXY, put_holder, NULL, 0, false },
	{ "label", PLACE_PROXY | PLACE_LABEL, put_label, NULL, 0, false },
	{ "labels", PLACE_PROXY | PLACE_LABEL, put_labels, NULL, 0, false },
	{ "of_label", PLACE_PROXY | PLACE_LABEL, put_of_label, NULL, 0, false },
	{ "given", PLACE_PROXY | PLACE_LABEL, put_given, NULL, 0, false },
};
#define FIELDS (sizeof(fields) / sizeof(fields[0]))

/* The field that begins at AT, which is "{"; NULL: there is none. */
static const struct field *
field_at(const char *at, size_t n)
{
	const char *close = memchr(at, '}', n);

	for (size_t i = 0; close != NULL && i < FIELDS; i++)
		if (strlen(fields[i].name) == (size_t)(close - at - 1) && strncmp(fields[i].name, at + 1, (size_t)(close - at - 1)) == 0)
			return &fields[i];
	return NULL;
}

bool
template_good(const char *text, enum template_place place, char ret_field[64], char ret_known[512])
{
	for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{')) {
		const struct field *f = field_at(at, strlen(at));
		size_t n = strcspn(at, "}"), used = 0;

		if (f != NULL && (f->places & place) != 0)
			continue;
		snprintf(ret_field, 64, "%.*s", (int)(n < 60 ? n + (at[n] == '}') : 60), at);
		ret_known[0] = '\0';
		for (size_t i = 0; i < FIELDS; i++)
			if ((fields[i].places & place) != 0)
				used += (size_t)snprintf(ret_known + used, 512 - used, " {%s}", fields[i].name);
		if (used == 0)
			strcpy(ret_known, " none");
		return false;
	}
	return true;
}

/* --- cells ------------------------------------------------------------------------------------------------------------- */

struct cell { const char *at; size_t n; };

/* The cell at *TEXT, without blanks around it; *TEXT goes behind its |, or becomes NULL. */
static struct cell
next_cell(const char **text)
{
	const char *end = strchrnul(*text, '|');
	struct cell c = { *text, (size_t)(end - *text) };

	while (c.n > 0 && c.at[0] == ' ') {
		c.at++;
		c.n--;
	}
	while (c.n > 0 && c.at[c.n - 1] == ' ')
		c.n--;
	*text = *end == '|' ? end + 1 : NULL;
	return c;
}

static int64_t
figure_of(const struct field *f, const struct scene *s)
{
	int64_t n = f->figure(s, f->at);

	return n == 0 && f->votes && s->q->layout->zero == ZERO_OMIT ? NONE : n;
}

enum has { HAS_NO_FIELD, HAS_NOTHING, HAS_ALL };

/* What the fields of a cell have to say. */
static enum has
cell_has(struct cell c, const struct scene *s)
{
	enum has has = HAS_NO_FIELD;

	for (const char *at = memchr(c.at, '{', c.n); at != NULL; at = memchr(at + 1, '{', c.n - (size_t)(at + 1 - c.at))) {
		const struct field *f = field_at(at, c.n - (size_t)(at - c.at));

		if (f == NULL)
			continue;
		if (f->figure != NULL ? figure_of(f, s) == NONE : !f->text(NULL, s))
			return HAS_NOTHING;
		has = HAS_ALL;
	}
	return has;
}

static void
put_figure(FILE *out, const struct field *f, const struct scene *s, uint32_t *told)
{
	int64_t n = figure_of(f, s);

	if (told != NULL && f->figure == voices)
		*told |= 1u << f->at;
	if (out == NULL)
		return;
	if (n == 0 && f->votes && s->q->layout->zero == ZERO_SLASH)
		fputc('/', out);
	else
		fprintf(out, "%lld", (long long)n);
}

/* The figure that "(S)" at AT agrees with: the last before it, else the next; NONE: the cell has none. */
static int64_t
agrees_with(struct cell c, const char *at, const struct scene *s)
{
	int64_t n = NONE;

	for (const char *p = c.at; p < c.at + c.n && (p < at || n == NONE); p++) {
		const struct field *f = *p == '{' ? field_at(p, c.n - (size_t)(p - c.at)) : NULL;

		if (f != NULL && f->figure != NULL)
			n = figure_of(f, s);
	}
	return n;
}

static void
write_cell(FILE *out, struct cell c, const struct scene *s, uint32_t *told)
{
	for (const char *at = c.at, *end = c.at + c.n; at < end;) {
		const struct field *f = *at == '{' ? field_at(at, (size_t)(end - at)) : NULL;
		bool plural = end - at >= 3 && (strncmp(at, "(s)", 3) == 0 || strncmp(at, "(S)", 3) == 0);
		int64_t n = plural && s->q->layout->agreed ? agrees_with(c, at, s) : NONE;

		if (f != NULL) {
			if (f->figure != NULL)
				put_figure(out, f, s, told);
			else
				f->text(out, s);
			at += strlen(f->name) + 2;
		} else if (n != NONE) {
			if (out != NULL && n >= 2)
				fputc(at[1], out);
			at += 3;
		} else {
			if (out != NULL)
				fputc(*at, out);
			at++;
		}
	}
}

bool
template_write(FILE *out, const char *text, const struct scene *s)
{
	bool any = false;

	while (text != NULL) {
		struct cell c = next_cell(&text);

		if (cell_has(c, s) == HAS_NOTHING)
			continue;
		if (any && out != NULL)
			fputc(' ', out);
		write_cell(out, c, s, NULL);
		any = true;
	}
	return any;
}

bool
template_row(FILE *out, const char *text, const struct scene *s, bool first, uint32_t *ret_told)
{
	bool fields_in_it = false, any = false;

	for (const char *p = text; p != NULL;) {
		enum has has = cell_has(next_cell(&p), s);

		fields_in_it = fields_in_it || has != HAS_NO_FIELD;
		any = any || has == HAS_ALL;
	}
	if (fields_in_it && !any)
		return false;
	while (text != NULL) {
		struct cell c = next_cell(&text);
		enum has has = cell_has(c, s);

		if (has == HAS_ALL || (has == HAS_NO_FIELD && first))
			write_cell(out, c, s, ret_told);
		if (out != NULL)
			fputc(text != NULL ? '\t' : '\n', out);
	}
	return true;
}

void
template_row_of(FILE *out, const char *text, const char *word)
{
	bool written = false;

	while (text != NULL) {
		struct cell c = next_cell(&text);

		if (!written && memchr(c.at, '{', c.n) != NULL) {
			fputs(word, out);
			written = true;
		}
		fputc(text != NULL ? '\t' : '\n', out);
	}
}

void
template_sentence(FILE *out, const char *text, const struct scene *s, uint32_t *ret_told)
{
	uint32_t n = 0, i = 0;

	for (const char *p = text; p != NULL;) {
		struct cell c = next_cell(&p);

		n += c.n > 0 && cell_has(c, s) != HAS_NOTHING;
	}
	while (text != NULL) {
		struct cell c = next_cell(&text);

		if (c.n == 0 || cell_has(c, s) == HAS_NOTHING)
			continue;
		if (out != NULL)
			fputs(i == 0 ? " " : i + 1 == n ? " et " : ", ", out);
		write_cell(out, c, s, ret_told);
		i++;
	}
}
