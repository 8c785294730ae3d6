/* parse.c -- one table row a command, one row a word of it; the rows say where in struct event a value goes */
#include "parse.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "core/keys.h"
#include "core/limits.h"
#include "core/profile.h"
#include "values.h"
#include "words.h"

#define ITEM_NAME_MAX      64
#define CANDIDATE_NAME_MAX 1024

enum kind {
	END_OF_FIELDS = 0,
	TEXT, SEAT, NUMBER, FLAG, DATE, MINUTE, DATE_MINUTE, SEATS, TEXTS, VOICES, DATES, WORD, YES, MAJORITY, FRACTION, PROFILE,
	ARROW,
};

struct field {
	enum kind kind;
	const char *name;                /* NULL: known by its place */
	bool must;
	size_t at, n_at;                 /* in struct event; n_at: of a count, a second number */
	const struct words_table *words; /* WORD: stores an enum; in a bool, 1 is true */
};

struct command {
	const char *name;
	enum event_type type;
	const struct field *fields;
	const char *(*finish)(struct story_line *l); /* what the rows cannot say; returns a reason, or NULL */
};

#define AT(member) offsetof(struct event, member)

static const struct words_table modes[] = {
	{ "ordinary", MODE_ORDINARY }, { "public", MODE_PUBLIC }, { "secret", MODE_SECRET }, { NULL, 0 } };
static const struct words_table hands[] = {
	{ "hands", BY_HANDS }, { "paper", BY_PAPER }, { "roll-call", BY_ROLL_CALL }, { NULL, 0 } };
static const struct words_table grounds[] = { { "election", GROUND_ELECTION }, { "nomination", GROUND_NOMINATION },
	{ "request", GROUND_REQUEST }, { NULL, 0 } };
static const struct words_table castings[] = { { "handset", CASTING_HANDSET }, { "linked", CASTING_LINKED },
	{ "two-phase", CASTING_TWO_PHASE }, { NULL, 0 } };
static const struct words_table item_kinds[] = { { "amendment", ITEM_AMENDMENT }, { "subamendment", ITEM_SUBAMENDMENT },
	{ "motion", ITEM_MOTION }, { "wish", ITEM_WISH }, { "procedure", ITEM_PROCEDURE },
	{ "accounts", ITEM_ACCOUNTS }, { NULL, 0 } };
static const struct words_table recusals[] = {
	{ "interested", RECUSAL_INTERESTED }, { "l1111-6", RECUSAL_L1111_6 }, { NULL, 0 } };
static const struct words_table urgency[] = { { "urgency", 1 }, { NULL, 0 } };
static const struct words_table adoptions[] = { { "assent", 0 }, { "unanimous", 1 }, { NULL, 0 } };
static const struct words_table deciders[] = { { "assembly", 0 }, { "president", 1 }, { NULL, 0 } };
static const struct words_table choices[] = {
	{ "pour", CHOICE_POUR }, { "contre", CHOICE_CONTRE }, { "abstention", CHOICE_ABSTENTION }, { "nspp", CHOICE_NSPP },
	{ "nppv", CHOICE_NPPV }, { "blanc", CHOICE_BLANC }, { "nul", CHOICE_NUL }, { NULL, 0 } };

#define FIELDS(name) static const struct field name[]
#define DONE { .kind = END_OF_FIELDS }

FIELDS(nothing) = { DONE };
FIELDS(body) = { { TEXT, NULL, true, AT(body.name), 0, 0 }, { TEXT, "organ", true, AT(body.organ), 0, 0 },
	{ PROFILE, "profile", true, AT(body.profile), 0, 0 }, { TEXT, "genitive", false, AT(body.genitive), 0, 0 },
	{ TEXT, "siret", false, AT(body.siret), 0, 0 }, DONE };
FIELDS(sitting) = { { DATE_MINUTE, NULL, true, AT(sitting.date), AT(sitting.minute), 0 },
	{ SEAT, "president", true, AT(sitting.president), 0, 0 },
	{ SEATS, "secretary", true, AT(sitting.secretaries), AT(sitting.n_secretaries), 0 },
	{ DATE, "convocation", false, AT(sitting.convocation), 0, 0 },
	{ FLAG, "second-convocation", false, AT(sitting.second_convocation), 0, 0 },
	{ FLAG, "remote", false, AT(sitting.remote), 0, 0 }, { FLAG, "rehearsal", false, AT(sitting.rehearsal), 0, 0 }, DONE };
FIELDS(seat) = { { SEAT, NULL, true, AT(seat.seat), 0, 0 }, { TEXT, "civility", true, AT(seat.person.civility), 0, 0 },
	{ TEXT, "first", true, AT(seat.person.first), 0, 0 }, { TEXT, "last", true, AT(seat.person.last), 0, 0 },
	{ TEXT, "group", false, AT(seat.person.group), 0, 0 }, { NUMBER, "rank", false, AT(seat.person.rank), 0, 0 },
	{ NUMBER, "weight", false, AT(seat.weight), 0, 0 }, { DATE, "born", false, AT(seat.person.born), 0, 0 },
	{ TEXT, "handset", false, AT(seat.handset), 0, 0 }, { TEXT, "title", false, AT(seat.person.title), 0, 0 }, DONE };
FIELDS(substitute) = { { SEAT, NULL, true, AT(seat.seat), 0, 0 },
	{ TEXT, "civility", true, AT(seat.person.civility), 0, 0 }, { TEXT, "first", true, AT(seat.person.first), 0, 0 },
	{ TEXT, "last", true, AT(seat.person.last), 0, 0 }, { TEXT, "group", false, AT(seat.person.group), 0, 0 },
	{ NUMBER, "rank", false, AT(seat.person.rank), 0, 0 }, { DATE, "born", false, AT(seat.person.born), 0, 0 },
	{ TEXT, "title", false, AT(seat.person.title), 0, 0 }, DONE };
FIELDS(one_seat) = { { SEAT, NULL, true, AT(handset.seat), 0, 0 }, DONE };
FIELDS(at) = { { MINUTE, NULL, true, AT(at.minute), 0, 0 }, DONE };
FIELDS(seats) = { { SEATS, NULL, true, AT(seats.list), AT(seats.n), 0 }, DONE };
FIELDS(move_) = { { SEATS, NULL, true, AT(seats.list), AT(seats.n), 0 },
	{ MINUTE, "since", false, AT(seats.since), AT(seats.has_since), 0 }, DONE };
FIELDS(proxy) = { { SEAT, NULL, true, AT(proxy.giver), 0, 0 }, { ARROW, NULL, true, 0, 0, 0 },
	{ SEAT, NULL, true, AT(proxy.holder), 0, 0 }, { DATE, "dated", false, AT(proxy.dated), 0, 0 },
	{ TEXT, "force", false, AT(proxy.force), 0, 0 }, DONE };
FIELDS(revoke) = { { SEAT, NULL, true, AT(proxy.giver), 0, 0 }, DONE };
FIELDS(handset) = { { TEXT, NULL, true, AT(handset.handset), 0, 0 }, { ARROW, NULL, true, 0, 0, 0 },
	{ SEAT, NULL, true, AT(handset.seat), 0, 0 }, DONE };
FIELDS(note) = { { TEXT, NULL, true, AT(note.text), 0, 0 }, DONE };
FIELDS(test) = { { FLAG, "end", false, AT(test.end), 0, 0 }, DONE };
FIELDS(resume) = { { DATE_MINUTE, NULL, false, AT(resume.date), AT(resume.minute), 0 }, DONE };
FIELDS(item) = { { TEXT, NULL, true, AT(item.item), 0, 0 }, { TEXT, NULL, true, AT(item.title), 0, 0 },
	{ TEXT, "rubric", false, AT(item.rubric), 0, 0 }, { TEXT, "text", false, AT(item.text), 0, 0 },
	{ TEXT, "number", false, AT(item.number), 0, 0 }, { TEXT, "id", false, AT(item.id), 0, 0 },
	{ TEXT, "matiere", false, AT(item.matiere), 0, 0 }, { TEXT, "budget", false, AT(item.budget), 0, 0 },
	{ WORD, "added", false, AT(item.urgency), 1, urgency },
	{ FLAG, "second-convocation", false, AT(item.second_convocation), 0, 0 },
	{ WORD, "kind", false, AT(item.kind), 0, item_kinds }, { TEXT, "parent", false, AT(item.parent), 0, 0 }, DONE };
FIELDS(take_off) = { { TEXT, NULL, true, AT(agenda.item), 0, 0 }, { TEXT, "reason", true, AT(agenda.reason), 0, 0 }, DONE };
FIELDS(move) = { { TEXT, NULL, true, AT(agenda.item), 0, 0 }, { TEXT, "before", true, AT(agenda.before), 0, 0 }, DONE };
FIELDS(discuss) = { { TEXT, NULL, true, AT(discuss.item), 0, 0 },
	{ FRACTION, "quorum", false, AT(discuss.quorum_num), AT(discuss.quorum_den), 0 },
	{ TEXT, "force", false, AT(discuss.force), 0, 0 }, { FLAG, "secret", false, AT(discuss.secret), 0, 0 }, DONE };
FIELDS(recuse) = { { SEAT, NULL, true, AT(recuse.seat), 0, 0 },
	{ TEXT, "item", false, AT(recuse.item), 0, 0 }, { WORD, "kind", false, AT(recuse.kind), 0, recusals }, DONE };
FIELDS(split) = { { TEXT, NULL, true, AT(split.item), 0, 0 }, { SEAT, "by", true, AT(split.by), 0, 0 }, DONE };
FIELDS(adopt) = { { TEXT, NULL, true, AT(adopt.item), 0, 0 },
	{ WORD, NULL, true, AT(adopt.unanimous), 1, adoptions }, DONE };
FIELDS(take_note) = { { TEXT, NULL, true, AT(adopt.item), 0, 0 }, DONE };

#define HOW_TO_VOTE \
	{ TEXTS, "items", false, AT(open.items), AT(open.n_items), 0 }, { TEXT, "object", false, AT(open.object), 0, 0 }, \
	{ WORD, "ground", false, AT(open.ground), 0, grounds }, { MAJORITY, "majority", false, AT(open.majority), 0, 0 }, \
	{ TEXTS, "candidates", false, AT(open.candidates), AT(open.n_candidates), 0 }, \
	{ NUMBER, "round", false, AT(open.round), 0, 0 }, { TEXT, "force", false, AT(open.force), 0, 0 }, \
	{ DATES, "born", false, AT(open.born), 0, 0 }
FIELDS(open) = { HOW_TO_VOTE, { WORD, "mode", false, AT(open.mode), 0, modes },
	{ SEATS, "asked-by", false, AT(open.askers), AT(open.n_askers), 0 },
	{ WORD, "proxies", false, AT(open.casting), 0, castings },
	{ FLAG, "accept-radio", false, AT(open.accept_radio), 0, 0 }, { NUMBER, "timer", false, AT(open.timer_s), 0, 0 }, DONE };
FIELDS(count) = { HOW_TO_VOTE, { WORD, "mode", true, AT(open.by), 0, hands },
	{ SEATS, "tellers", true, AT(open.tellers), AT(open.n_tellers), 0 },
	{ NUMBER, "pour", false, AT(open.pour), 0, 0 }, { NUMBER, "contre", false, AT(open.contre), 0, 0 },
	{ NUMBER, "abstention", false, AT(open.abstention), 0, 0 }, { NUMBER, "nspp", false, AT(open.nspp), 0, 0 },
	{ NUMBER, "blanc", false, AT(open.blanc), 0, 0 }, { NUMBER, "nul", false, AT(open.nul), 0, 0 },
	{ NUMBER, "envelopes", false, AT(open.envelopes), AT(open.has_envelopes), 0 },
	{ WORD, "presider", false, AT(open.presider), 0, choices },
	{ VOICES, "voices", false, AT(open.voices), 0, 0 }, DONE };
FIELDS(press) = { { TEXT, NULL, true, AT(press.handset), 0, 0 }, { TEXT, NULL, true, AT(press.key), 0, 0 }, DONE };
FIELDS(vote) = { { SEAT, NULL, true, AT(vote.seat), 0, 0 }, { TEXT, NULL, true, AT(vote.choice), 0, 0 },
	{ SEAT, "for", false, AT(vote.giver), 0, 0 }, DONE };
FIELDS(close_) = { { FLAG, "confirm-silent", false, AT(close.confirm_silent), 0, 0 }, DONE };
FIELDS(abort_) = { { TEXT, "reason", true, AT(annul.reason), 0, 0 }, DONE };
FIELDS(correct) = { { SEAT, NULL, true, AT(correct.seat), 0, 0 }, { TEXT, NULL, true, AT(correct.choice), 0, 0 },
	{ TEXT, "reason", true, AT(correct.reason), 0, 0 }, DONE };
FIELDS(declare) = { { SEAT, NULL, true, AT(correct.seat), 0, 0 }, { TEXT, NULL, true, AT(correct.choice), 0, 0 }, DONE };
FIELDS(contest) = { { SEAT, NULL, true, AT(correct.seat), 0, 0 }, { TEXT, "text", true, AT(correct.reason), 0, 0 }, DONE };
FIELDS(annul) = { { TEXT, "reason", true, AT(annul.reason), 0, 0 }, { TEXT, "ballot", false, AT(annul.ballot), 0, 0 },
	{ WORD, "decided-by", false, AT(annul.by_president), 1, deciders },
	{ YES, "informed", false, AT(annul.informed), 0, 0 }, { YES, "unanimous", false, AT(annul.unanimous), 0, 0 }, DONE };

/* --- what the rows cannot say ------------------------------------------------------------------------------------- */

static const char *
finish_recuse(struct story_line *l)
{
	if (l->event.recuse.kind == 0)
		l->event.recuse.kind = RECUSAL_INTERESTED;
	return NULL;
}

static const char *
finish_seat(struct story_line *l)
{
	return l->event.seat.weight == 0 || l->event.seat.weight > WEIGHT_MAX ? N_("weight= is 1 to 65535") : NULL;
}

static const char *
finish_item(struct story_line *l)
{
	bool fits = l->event.item.item.len <= ITEM_NAME_MAX;

	return fits ? NULL : N_("the item's number is longer than 64 bytes; put words in its title");
}

/* A candidate stands whole in the result line. */
static const char *
finish_open(struct story_line *l)
{
	for (uint32_t i = 0; i < l->event.open.n_candidates; i++)
		if (l->event.open.candidates[i].len > CANDIDATE_NAME_MAX)
			return N_("a candidate's name is longer than 1024 bytes");
	if (l->event.open.born != NULL && l->n_dates != l->event.open.n_candidates)
		return N_("born= wants one date for each of candidates=");
	return NULL;
}

static const char *
finish_count(struct story_line *l)
{
	static const enum ballot_mode mode_of[] = {
		[BY_HANDS] = MODE_ORDINARY, [BY_PAPER] = MODE_SECRET, [BY_ROLL_CALL] = MODE_PUBLIC };

	l->event.open.mode = mode_of[l->event.open.by];
	if (l->event.open.by == BY_PAPER && l->event.open.presider != CHOICE_SILENT)
		return N_("presider= has no place in a count on paper: it is secret, and a tie is not tipped");
	if (l->n_voices != l->event.open.n_candidates)
		return N_("voices= wants one number for each of candidates=");
	return finish_open(l);
}

static const struct command commands[] = {
	{ "body", EVENT_BODY, body, NULL },
	{ "sitting", EVENT_SITTING, sitting, NULL },
	{ "seat", EVENT_SEAT, seat, finish_seat },
	{ "vacant", EVENT_VACANT, one_seat, NULL },
	{ "substitute", EVENT_SUBSTITUTE, substitute, NULL },
	{ "at", EVENT_AT, at, NULL },
	{ "arrive", EVENT_ARRIVE, move_, NULL },
	{ "leave", EVENT_LEAVE, move_, NULL },
	{ "excuse", EVENT_EXCUSE, seats, NULL },
	{ "proxy", EVENT_PROXY, proxy, NULL },
	{ "revoke", EVENT_REVOKE, revoke, NULL },
	{ "handset", EVENT_HANDSET, handset, NULL },
	{ "handout", EVENT_HANDOUT, one_seat, NULL },
	{ "return", EVENT_RETURN, one_seat, NULL },
	{ "preside", EVENT_PRESIDE, one_seat, NULL },
	{ "note", EVENT_NOTE, note, NULL },
	{ "clear", EVENT_CLEAR, nothing, NULL },
	{ "test", EVENT_TEST, test, NULL },
	{ "suspend", EVENT_SUSPEND, nothing, NULL },
	{ "resume", EVENT_RESUME, resume, NULL },
	{ "end", EVENT_END, nothing, NULL },
	{ "item", EVENT_ITEM, item, finish_item },
	{ "withdraw", EVENT_WITHDRAW, take_off, NULL },
	{ "postpone", EVENT_POSTPONE, take_off, NULL },
	{ "move", EVENT_MOVE, move, NULL },
	{ "discuss", EVENT_DISCUSS, discuss, NULL },
	{ "recuse", EVENT_RECUSE, recuse, finish_recuse },
	{ "split", EVENT_SPLIT, split, NULL },
	{ "adopt", EVENT_ADOPT, adopt, NULL },
	{ "take-note", EVENT_TAKE_NOTE, take_note, NULL },
	{ "open", EVENT_OPEN, open, finish_open },
	{ "press", EVENT_PRESS, press, NULL },
	{ "vote", EVENT_VOTE, vote, NULL },
	{ "second-phase", EVENT_SECOND_PHASE, nothing, NULL },
	{ "close", EVENT_CLOSE, close_, NULL },
	{ "abort", EVENT_ABORT, abort_, NULL },
	{ "count", EVENT_COUNT, count, finish_count },
	{ "correct", EVENT_CORRECT, correct, NULL },
	{ "proclaim", EVENT_PROCLAIM, nothing, NULL },
	{ "declare", EVENT_DECLARE, declare, NULL },
	{ "contest", EVENT_CONTEST, contest, NULL },
	{ "annul", EVENT_ANNUL, annul, NULL },
};

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* --- words into fields ------------------------------------------------------------------------------------------ */

__attribute__((format(printf, 2, 3))) static int
fail(struct story_line *l, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(l->error, sizeof(l->error), _(format), args);
	va_end(args);
	return -1;
}

static int
bad_value(struct story_line *l, const struct field *f, struct text v, const char *wanted)
{
	return fail(l, "%s%s\"%.*s\" is no %s", f->name != NULL ? f->name : "", f->name != NULL ? "=" : "",
	            (int)(v.len > 60 ? 60 : v.len), v.at, _(wanted));
}

static int
take_seats(struct story_line *l, const struct field *f, struct text list, void *ret_list, uint32_t *ret_n)
{
	struct range *ranges = l->ranges + l->n_ranges;
	struct text element;
	uint32_t n = 0;

	while (value_next(&list, &element)) {
		if (l->n_ranges + n == LEN(l->ranges))
			return fail(l, "the list is too long");
		if (value_range(element, &ranges[n]) < 0 || ranges[n].from == 0)
			return bad_value(l, f, element, "seat, nor seats like 3..9");
		n++;
	}
	l->n_ranges += n;
	*(const struct range **)ret_list = ranges;
	*ret_n = n;
	return 0;
}

/* The texts of a list; a range 3..9 of items is written out. */
static int
take_texts(struct story_line *l, const struct field *f, struct text list, void *ret_list, uint32_t *ret_n)
{
	struct text *texts = l->texts + l->n_texts;
	struct text element;
	struct range r;
	uint32_t n = 0;

	while (value_next(&list, &element)) {
		bool range = value_range(element, &r) == 0 && r.from != r.to;
		uint32_t many = range ? r.to - r.from + 1 : 1;

		if (element.len == 0)
			return fail(l, "%s= has an empty element", f->name);
		if (many > GROUP_MAX || l->n_texts + n + many > LEN(l->texts))
			return fail(l, "%s= is too long a list", f->name);
		for (uint32_t i = 0; i < many; i++) {
			if (!range) {
				texts[n++] = words_plain((char *)(uintptr_t)element.at, element.len);
				continue;
			}
			texts[n++] = (struct text) { l->numbers + l->n_numbers,
				(uint32_t)snprintf(l->numbers + l->n_numbers, NUMBER_BYTES, "%u", r.from + i) };
			l->n_numbers += NUMBER_BYTES;
		}
	}
	l->n_texts += n;
	*(const struct text **)ret_list = texts;
	*ret_n = n;
	return 0;
}

static int
take_voices(struct story_line *l, const struct field *f, struct text list, void *ret_list)
{
	struct text element;
	uint32_t n = 0;

	while (value_next(&list, &element)) {
		if (n == CANDIDATES_MAX || value_number(element, 100000000, &l->voices[n]) < 0)
			return bad_value(l, f, element, "number of voices");
		n++;
	}
	l->n_voices = n;
	*(const uint32_t **)ret_list = l->voices;
	return 0;
}

static int
take_dates(struct story_line *l, const struct field *f, struct text list, void *ret_list)
{
	struct text element;

	while (value_next(&list, &element)) {
		if (l->n_dates == CANDIDATES_MAX || value_date(element, &l->dates[l->n_dates]) < 0)
			return bad_value(l, f, element, "date like 1951-06-25");
		l->n_dates++;
	}
	*(const ymd **)ret_list = l->dates;
	return 0;
}

static int
take_value(struct story_line *l, const struct field *f, struct word *w, uint32_t skip)
{
	struct text v = { w->at + skip, w->len - skip };
	char *e = (char *)&l->event;
	uint32_t number;

	switch (f->kind) {
	case TEXT:
		v = words_plain(w->at + skip, w->len - skip);
		if (v.len == 0 && f->must)
			return fail(l, "%s is empty", f->name != NULL ? f->name : "a word");
		*(struct text *)(e + f->at) = v;
		return 0;
	case SEAT:
		if (value_number(v, SEAT_HIGHEST, &number) < 0 || number == 0)
			return bad_value(l, f, v, "seat number");
		*(uint32_t *)(e + f->at) = number;
		return 0;
	case NUMBER:
		if (value_number(v, 100000000, &number) < 0)
			return bad_value(l, f, v, "number");
		*(uint32_t *)(e + f->at) = number;
		if (f->n_at != 0)
			*(bool *)(e + f->n_at) = true;
		return 0;
	case DATE:
		return value_date(v, (ymd *)(e + f->at)) < 0 ? bad_value(l, f, v, "date like 2023-03-16") : 0;
	case MINUTE:
		if (value_minute(v, (uint32_t *)(e + f->at)) < 0)
			return bad_value(l, f, v, "time like 18:30");
		if (f->n_at != 0)
			*(bool *)(e + f->n_at) = true;
		return 0;
	case DATE_MINUTE:
		if (value_date_minute(v, (ymd *)(e + f->at), (uint32_t *)(e + f->n_at)) < 0)
			return bad_value(l, f, v, "date and time like 2023-03-16T18:30");
		return 0;
	case SEATS:
		return take_seats(l, f, v, e + f->at, (uint32_t *)(e + f->n_at));
	case TEXTS:
		return take_texts(l, f, v, e + f->at, (uint32_t *)(e + f->n_at));
	case VOICES:
		return take_voices(l, f, v, e + f->at);
	case DATES:
		return take_dates(l, f, v, e + f->at);
	case WORD:
		if (value_word(v, f->words, &number) < 0)
			return bad_value(l, f, v, "word known here");
		if (f->n_at == 1)
			*(bool *)(e + f->at) = number == 1;
		else
			*(uint32_t *)(e + f->at) = number;
		return 0;
	case YES:
		if (!value_is(v, "yes") && !value_is(v, "no"))
			return bad_value(l, f, v, "yes or no");
		*(bool *)(e + f->at) = value_is(v, "yes");
		return 0;
	case MAJORITY:
		if (value_majority(v, (struct majority *)(e + f->at)) < 0)
			return bad_value(l, f, v, "majority like cast, absolute-serving or 2/3-cast");
		return 0;
	case FRACTION:
		if (value_fraction(v, (uint32_t *)(e + f->at), (uint32_t *)(e + f->n_at)) < 0)
			return bad_value(l, f, v, "fraction like 2/3");
		return 0;
	case PROFILE: {
		int profile = l->law == NULL ? -1 : profile_find(l->law, v);

		if (profile < 0)
			return bad_value(l, f, v, "profile; `scrutin profile show` lists them, and scrutin-profile(5) says how a body's "
			                          "own statutes become one");
		*(uint32_t *)(e + f->at) = (uint32_t)profile;
		return 0;
	}
	case ARROW:
		return value_is(v, "->") ? 0 : fail(l, "\"->\" is missing before \"%.*s\"", (int)v.len, v.at);
	case FLAG:
	case END_OF_FIELDS:
		break;
	}
	return fail(l, "%s takes no value", f->name);
}

/* The field that word W names: an option by its key, a flag by itself, else the next by place. */
static const struct field *
field_of(const struct command *c, const struct word *w, uint32_t *place)
{
	uint32_t nth = 0;

	for (const struct field *f = c->fields; f->kind != END_OF_FIELDS; f++) {
		if (f->name == NULL) {
			if (w->key_len == UINT32_MAX && nth++ == *place)
				return f;
		} else if (f->kind == FLAG && w->key_len == UINT32_MAX && value_is((struct text) { w->at, w->len }, f->name)) {
			return f;
		} else if (w->key_len != UINT32_MAX && value_is((struct text) { w->at, w->key_len }, f->name)) {
			return f;
		}
	}
	return NULL;
}

static bool
is_flag(const struct command *c, const struct word *w)
{
	for (const struct field *f = c->fields; f->kind != END_OF_FIELDS; f++)
		if (f->kind == FLAG && value_is((struct text) { w->at, w->len }, f->name))
			return true;
	return false;
}

static int
take_words(struct story_line *l, const struct command *c, struct word *words, int n)
{
	uint32_t seen = 0, place = 0;

	for (int i = 0; i < n; i++) {
		struct word *w = &words[i];
		const struct field *f;
		uint32_t bit;

		f = is_flag(c, w) ? field_of(c, w, &(uint32_t) { UINT32_MAX }) : field_of(c, w, &place);
		if (f == NULL)
			return fail(l, "%s does not know \"%.*s\"", c->name, (int)(w->len > 60 ? 60 : w->len), w->at);
		bit = 1u << (f - c->fields);
		if (seen & bit)
			return fail(l, "%s= stands twice", f->name);
		seen |= bit;
		if (f->kind == FLAG) {
			if (w->key_len != UINT32_MAX)
				return fail(l, "%s takes no value", f->name);
			*(bool *)((char *)&l->event + f->at) = true;
			continue;
		}
		if (take_value(l, f, w, f->name == NULL ? 0 : w->key_len + 1) < 0)
			return -1;
		place += f->name == NULL;
	}
	for (const struct field *f = c->fields; f->kind != END_OF_FIELDS; f++)
		if (f->must && !(seen & 1u << (f - c->fields)))
			return f->name != NULL ? fail(l, "%s wants %s=", c->name, f->name)
			                       : fail(l, "%s wants more words; see scrutin-story(5)", c->name);
	return 0;
}

/* --- the lines that are no plain rows ------------------------------------------------------------------------------- */

/* keys A=pour B=contre */
static int
take_keys(struct story_line *l, struct word *words, int n)
{
	l->event.type = EVENT_KEYS;
	for (int i = 0; i < n; i++) {
		struct word *w = &words[i];
		uint32_t slot, choice;

		if (w->key_len == UINT32_MAX)
			return fail(l, "keys wants pairs like A=pour, not \"%.*s\"", (int)w->len, w->at);
		slot = key_slot((struct text) { w->at, w->key_len });
		if (slot == 0)
			return fail(l, "no handset has a key \"%.*s\"", (int)w->key_len, w->at);
		if (value_word((struct text) { w->at + w->key_len + 1, w->len - w->key_len - 1 }, choices, &choice) < 0)
			return fail(l, "a key means pour contre abstention nspp nppv blanc or nul");
		for (uint32_t k = 0; k < l->event.keys.n; k++)
			if (l->event.keys.slot[k] == slot)
				return fail(l, "key \"%.*s\" stands twice", (int)w->key_len, w->at);
		if (l->event.keys.n == KEYS_MAX)
			return fail(l, "too many keys");
		l->event.keys.slot[l->event.keys.n] = (uint8_t)slot;
		l->event.keys.choice[l->event.keys.n++] = (uint8_t)choice;
	}
	return n > 0 ? 0 : fail(l, "keys wants pairs like A=pour");
}

/* expect pour=40 outcome=adopted */
static int
take_pairs(struct story_line *l, struct word *words, int n)
{
	if (n == 0)
		return fail(l, "expect wants pairs like pour=40");
	if ((size_t)n > LEN(l->pairs))
		return fail(l, "too many pairs");
	for (int i = 0; i < n; i++) {
		struct word *w = &words[i];

		if (w->key_len == UINT32_MAX || w->key_len == 0)
			return fail(l, "expect wants pairs like pour=40, not \"%.*s\"", (int)w->len, w->at);
		l->pairs[i].key = (struct text) { w->at, w->key_len };
		l->pairs[i].value = words_plain(w->at + w->key_len + 1, w->len - w->key_len - 1);
	}
	l->n_pairs = (uint32_t)n;
	return 0;
}

static int
take_command(struct story_line *l, struct word *words, int n)
{
	struct text name = { words[0].at, words[0].len };

	if (value_is(name, "expect") || value_is(name, "expect-press")) {
		l->kind = name.len == 6 ? STORY_EXPECT : STORY_EXPECT_PRESS;
		return take_pairs(l, words + 1, n - 1);
	}
	l->kind = STORY_EVENT;
	if (value_is(name, "keys"))
		return take_keys(l, words + 1, n - 1);
	for (size_t i = 0; i < LEN(commands); i++) {
		const char *why = NULL;

		if (!value_is(name, commands[i].name))
			continue;
		l->event.type = commands[i].type;
		if (commands[i].finish == finish_seat)
			l->event.seat.weight = 1;
		if (take_words(l, &commands[i], words + 1, n - 1) < 0)
			return -1;
		if (commands[i].finish != NULL)
			why = commands[i].finish(l);
		return why == NULL ? 0 : fail(l, "%s", _(why));
	}
	return fail(l, "unknown command \"%.*s\"; see scrutin-story(5)", (int)(name.len > 60 ? 60 : name.len), name.at);
}

int
story_parse(const char *line, size_t len, const struct law *law, struct story_line *l)
{
	struct word words[WORDS_MAX];
	const char *why;
	int n, first = 0;

	l->n_pairs = l->n_ranges = l->n_texts = l->n_numbers = l->n_voices = l->n_dates = 0;
	l->law = law;
	l->refusal_expected = false;
	l->kind = STORY_EMPTY;
	l->error[0] = '\0';
	memset(&l->event, 0, sizeof(l->event));
	n = words_cut(line, len, l->text, sizeof(l->text), words, &why);
	if (n < 0)
		return fail(l, "%s", _(why));
	if (n > 0 && words[0].len >= 1 && words[0].at[0] == '!') {
		l->refusal_expected = true;
		words[0].at++;
		words[0].len--;
		if (words[0].key_len != UINT32_MAX)
			words[0].key_len--;
		first = words[0].len == 0;
		if (n == first)
			return fail(l, "a command is missing behind !");
	}
	if (n == 0)
		return 0;
	return take_command(l, words + first, n - first);
}
