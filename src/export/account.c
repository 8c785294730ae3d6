#include "account.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "account_parts.h"
#include "record/reader.h"

#define SECOND_US 1000000ull
#define MINUTE_US (60 * SECOND_US)
#define DAY_US    (1440 * MINUTE_US)

/* --- memory: blocks, all freed at once ------------------------------------------------------------------------------- */

struct account_block {
	struct account_block *next;
	size_t size, used;
	_Alignas(max_align_t) char bytes[];
};

#define BLOCK_BYTES (256u << 10)

void *
account_alloc(struct account *a, size_t n, size_t size)
{
	size_t align = _Alignof(max_align_t), bytes = (n * size + align - 1) / align * align;
	struct account_block *b = a->work->blocks;

	if (n > 0 && size > (SIZE_MAX - sizeof(*b) - align) / n) {
		a->work->out_of_memory = true;
		return NULL;
	}
	if (b == NULL || b->size - b->used < bytes) {
		size_t room = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;

		b = calloc(1, sizeof(*b) + room);
		if (b == NULL) {
			a->work->out_of_memory = true;
			return NULL;
		}
		b->size = room;
		b->next = a->work->blocks;
		a->work->blocks = b;
	}
	b->used += bytes;
	return b->bytes + b->used - bytes;
}

const char *
account_text(struct account *a, const char *at, size_t len)
{
	char *copy = len == 0 ? NULL : account_alloc(a, len + 1, 1);

	if (copy == NULL)
		return "";
	memcpy(copy, at, len);
	return copy;
}

void *
account_more(struct account *a, void *list, uint32_t n, size_t size)
{
	void *more;

	if (n != 0 && (n < 8 || (n & (n - 1)) != 0))
		return list;
	more = account_alloc(a, n == 0 ? 8 : 2 * (size_t)n, size);
	if (more == NULL)
		return list;
	if (n > 0)
		memcpy(more, list, n * size);
	return more;
}

struct account *
account_begin(void)
{
	struct account *a = calloc(1, sizeof(*a));

	if (a != NULL)
		a->work = calloc(1, sizeof(*a->work));
	if (a == NULL || a->work == NULL) {
		free(a);
		return NULL;
	}
	a->start = (struct account_start) { "", "", "", "", "", "", "", 0, false };
	a->name = a->organ = a->genitive = a->siret = a->profile = a->proxy_label = "";
	a->ended_us = FOREVER;
	a->work->discussed = NO_ITEM;
	return a;
}

void
account_free(struct account *a)
{
	if (a == NULL)
		return;
	while (a->work->blocks != NULL) {
		struct account_block *b = a->work->blocks;

		a->work->blocks = b->next;
		free(b);
	}
	free(a->work);
	free(a);
}

/* --- texts and events ------------------------------------------------------------------------------------------------ */

const char *
account_keep(struct account *a, struct text t)
{
	return account_text(a, t.at, t.len);
}

const char *
account_place(struct account *a, const struct sitting *s, struct place p)
{
	return account_keep(a, sitting_text(s, p));
}

/* One more event, about nothing yet.  NULL: no memory. */
struct account_event *
account_tell(struct account *a, uint64_t at_us, enum event_type type)
{
	struct account_event *e = ACCOUNT_ADD(a, a->events, a->n_events);

	if (e != NULL)
		*e = (struct account_event) {
			.at_us = at_us, .type = type, .item = NO_ITEM, .ballot = NO_BALLOT, .late = NOT_LATE, .text = "" };
	return e;
}

void
account_tell_seat(struct account *a, uint64_t at_us, enum event_type type, uint32_t seat, uint32_t other, const char *text)
{
	struct account_event *e = account_tell(a, at_us, type);

	if (e == NULL)
		return;
	e->seat = seat;
	e->other = other;
	e->text = text;
}

void
account_tell_item(struct account *a, uint64_t at_us, enum event_type type, uint32_t item, const char *text)
{
	struct account_event *e = account_tell(a, at_us, type);

	if (e == NULL)
		return;
	e->item = item;
	e->text = text;
}

void
account_tell_ballot(struct account *a, uint64_t at_us, enum event_type type, uint32_t ballot, uint32_t seat, const char *text)
{
	struct account_event *e = account_tell(a, at_us, type);

	if (e == NULL)
		return;
	e->ballot = ballot;
	e->item = ballot < a->n_ballots && a->ballots[ballot].n_items > 0 ? a->ballots[ballot].items[0] : NO_ITEM;
	e->seat = seat;
	e->text = text;
}

void
account_begin_span(struct account *a, struct account_span **list, uint32_t *n, uint64_t at_us)
{
	struct account_span *span = ACCOUNT_ADD(a, *list, *n);

	if (span != NULL)
		*span = (struct account_span) { at_us, FOREVER };
}

bool
account_in_force(const struct account_span *list, uint32_t n)
{
	return n > 0 && list[n - 1].until_us == FOREVER;
}

/* --- from a file ----------------------------------------------------------------------------------------------------- */

static int
walk(struct account *a, struct reader *reader, struct replay *replay, char ret_why[ACCOUNT_WHY])
{
	struct reader_entry entry;
	char why[128] = "out of memory";
	int r;

	while ((r = reader_next(reader, &entry)) == 1) {
		r = replay_entry(replay, entry.entry, why);
		if (r < 0) {
			snprintf(ret_why, ACCOUNT_WHY, "entry %" PRIu64 ": %s", entry.index, why);
			return r;
		}
		account_entry(a, replay, entry.entry);
	}
	if (r == 0 || r == -EAGAIN) /* a torn tail takes nothing from what stands before it */
		return 0;
	snprintf(ret_why, ACCOUNT_WHY, "entry %" PRIu64 ", byte %" PRIu64 ": %s", reader_index(reader), reader_offset(reader),
	         reader_why(reader));
	return r;
}

int
account_read(struct account **ret, const char *path, char ret_why[ACCOUNT_WHY])
{
	struct account *a = account_begin();
	struct reader *reader = NULL;
	struct replay replay;
	int r = a == NULL ? -ENOMEM : reader_open(&reader, path);

	replay_init(&replay, NULL, NULL);
	snprintf(ret_why, ACCOUNT_WHY, "%s", reader_open_why(r));
	if (r == 0)
		r = walk(a, reader, &replay, ret_why);
	if (r == 0 && replay.sitting == NULL) {
		r = -EPROTO;
		snprintf(ret_why, ACCOUNT_WHY, "not one whole entry");
	}
	if (r == 0) {
		replay_finish(&replay);
		r = account_finish(a, &replay);
		if (r < 0)
			snprintf(ret_why, ACCOUNT_WHY, "%s", strerror(-r));
	}
	replay_done(&replay);
	reader_free(reader);
	if (r < 0)
		account_free(a);
	else
		*ret = a;
	return r;
}

/* --- questions ------------------------------------------------------------------------------------------------------- */

static const struct account_person nobody = { "", "", "", "", "", 0, 0 };

static const struct account_seat *
seat_of(const struct account *a, uint32_t seat)
{
	return seat >= 1 && seat <= a->max_seat && a->seats[seat].exists ? &a->seats[seat] : NULL;
}

const struct account_person *
account_who(const struct account *a, const struct account_ballot *b, uint32_t seat)
{
	const struct account_seat *s = seat_of(a, seat);
	uint32_t tenure;

	if (s == NULL || s->n_tenures == 0)
		return &nobody;
	tenure = b == NULL ? s->n_tenures - 1 : b->votes[seat].tenure;
	return &s->tenures[tenure < s->n_tenures ? tenure : s->n_tenures - 1].who;
}

const struct account_person *
account_who_at(const struct account *a, uint32_t seat, uint64_t at_us)
{
	const struct account_seat *s = seat_of(a, seat);
	uint32_t i;

	if (s == NULL || s->n_tenures == 0)
		return &nobody;
	for (i = s->n_tenures - 1; i > 0 && s->tenures[i].from_us > at_us; i--)
		;
	return &s->tenures[i].who;
}

uint64_t
account_standing(const struct account *a, const struct account_ballot *b, uint32_t seat)
{
	uint32_t rank = account_who(a, b, seat)->rank;

	return (uint64_t)(rank > 0 ? rank : UINT32_MAX) << 32 | seat;
}

bool
account_is_deliberation(const struct account_item *item)
{
	return item->kind != ITEM_AMENDMENT && item->kind != ITEM_SUBAMENDMENT && item->kind != ITEM_PROCEDURE;
}

uint64_t
account_debate(const struct account *a)
{
	for (uint32_t i = 0; i < a->n_events; i++)
		if (a->events[i].item != NO_ITEM && (a->events[i].type == EVENT_DISCUSS || a->events[i].type == EVENT_OPEN ||
		                                     a->events[i].type == EVENT_COUNT || a->events[i].type == EVENT_ADOPT ||
		                                     a->events[i].type == EVENT_TAKE_NOTE))
			return a->events[i].at_us;
	return FOREVER;
}

bool
account_present_at(const struct account *a, uint32_t seat, uint64_t at_us)
{
	const struct account_seat *s = seat_of(a, seat);

	for (uint32_t i = 0; s != NULL && i < s->n_present; i++)
		if (s->present[i].from_us <= at_us && at_us < s->present[i].until_us)
			return true;
	return false;
}

enum recusal_kind
account_recusal(const struct account_result *r, uint32_t seat)
{
	return r->recusals == NULL ? 0 : r->recusals[seat];
}

bool
account_votes_on(const struct account_ballot *b, const struct account_result *r, uint32_t seat)
{
	const struct account_vote *v = &b->votes[seat];

	if (v->voter == VOTER_NONE || account_recusal(r, seat) != 0)
		return false;
	return v->voter == VOTER_PRESENT || account_recusal(r, v->holder) == 0;
}

bool
account_names(const struct account_ballot *b, bool ordinary_too)
{
	return b->by == BY_HANDSETS && b->status == BALLOT_CLOSED &&
	       (b->mode == MODE_PUBLIC || (b->mode == MODE_ORDINARY && ordinary_too));
}

const struct account_ballot *
account_ballot(const struct account *a, uint32_t number)
{
	for (uint32_t i = 0; i < a->n_ballots; i++)
		if (number != 0 && a->ballots[i].number == number)
			return &a->ballots[i];
	return NULL;
}

static bool
is_open(const struct account *a, uint32_t ballot)
{
	return ballot < a->n_ballots && a->ballots[ballot].status == BALLOT_OPEN;
}

const char *
account_shown_key(const struct account *a, const struct account_press *p)
{
	return is_open(a, p->ballot) ? "" : p->key;
}

const char *
account_shown_line(const struct account *a, const struct account_command *c)
{
	bool vote = strncmp(c->line, "vote", 4) == 0;

	return vote && a->n_ballots > 0 && is_open(a, a->n_ballots - 1) && c->at_us >= a->ballots[a->n_ballots - 1].opened_us ?
		"vote" : c->line;
}

/* --- the clock -------------------------------------------------------------------------------------------------------- */

static bool
told_by_story(const struct account *a)
{
	return strcmp(a->start.clock_source, "story") == 0;
}

static struct account_clock
clock_of(const struct tm *t)
{
	return (struct account_clock) {
		.date = (ymd)((t->tm_year + 1900) * 10000 + (t->tm_mon + 1) * 100 + t->tm_mday),
		.hour = (uint32_t)t->tm_hour, .minute = (uint32_t)t->tm_min, .second = (uint32_t)t->tm_sec,
	};
}

/* The zone is the record's, not the reader's: a record is read the same everywhere.  RET_BEFORE goes to leave_zone(). */
static void
enter_zone(const struct account *a, char **ret_before)
{
	const char *before = getenv("TZ");

	*ret_before = before == NULL ? NULL : strdup(before);
	setenv("TZ", a->start.time_zone[0] != '\0' ? a->start.time_zone : "UTC", 1);
	tzset();
}

static void
leave_zone(char *before)
{
	if (before != NULL)
		setenv("TZ", before, 1);
	else
		unsetenv("TZ");
	tzset();
	free(before);
}

static struct account_clock
wall_clock(const struct account *a, uint64_t at_us)
{
	time_t t = (time_t)account_utc(a, at_us);
	struct tm tm;
	char *before;

	enter_zone(a, &before);
	localtime_r(&t, &tm);
	leave_zone(before);
	return clock_of(&tm);
}

int64_t
account_utc(const struct account *a, uint64_t at_us)
{
	struct account_clock c;
	struct tm tm = { .tm_isdst = -1 };
	char *before;
	time_t t;

	if (!told_by_story(a))
		return (a->start.utc_us + (int64_t)at_us) / (int64_t)SECOND_US;
	c = account_clock(a, at_us);
	tm.tm_year = (int)(c.date / 10000) - 1900;
	tm.tm_mon = (int)(c.date / 100 % 100) - 1;
	tm.tm_mday = (int)(c.date % 100);
	tm.tm_hour = (int)c.hour;
	tm.tm_min = (int)c.minute;
	tm.tm_sec = (int)c.second;
	enter_zone(a, &before);
	t = mktime(&tm);
	leave_zone(before);
	return t;
}

struct account_clock
account_clock(const struct account *a, uint64_t at_us)
{
	uint64_t since = a->minute * MINUTE_US + (at_us > a->began_us ? at_us - a->began_us : 0);
	struct tm tm = { .tm_isdst = 0 };
	time_t t;

	if (!told_by_story(a))
		return wall_clock(a, at_us);
	tm.tm_year = (int)(a->date / 10000) - 1900;
	tm.tm_mon = (int)(a->date / 100 % 100) - 1;
	tm.tm_mday = (int)(a->date % 100 + since / DAY_US);
	tm.tm_sec = (int)(since % DAY_US / SECOND_US);
	t = timegm(&tm);
	gmtime_r(&t, &tm);
	return clock_of(&tm);
}
