/* store.c -- the block of memory that a sitting is, and how things are found in it */
#include "store.h"

#include <assert.h>
#include <string.h>

#define SITTING_MAGIC 0x53435254u

/* A power of two that ENTRIES leave half empty. */
static uint32_t
slots_for(uint32_t entries)
{
	uint32_t n = 64;

	while (n < 2 * entries)
		n *= 2;
	return n;
}

/* Hands out one piece of the block after the other; with BASE NULL it only counts. */
struct carver {
	char *base;
	size_t at;
};

static void *
carve(struct carver *c, size_t count, size_t size)
{
	size_t at = (c->at + 15) & ~(size_t)15;

	c->at = at + count * size;
	return c->base == NULL ? NULL : c->base + at;
}

static struct sitting
lay_out(struct carver *c, const struct limits *l)
{
	size_t seats = (size_t)l->max_seat + 1;
	struct sitting s;

	memset(&s, 0, sizeof(s));
	carve(c, 1, sizeof(s));
	s.seats = carve(c, seats, sizeof(*s.seats));
	s.handsets = carve(c, HANDSET_INTERVALS(l), sizeof(*s.handsets));
	s.proxies = carve(c, PROXY_INTERVALS(l), sizeof(*s.proxies));
	s.corrections = carve(c, CORRECTIONS(l), sizeof(*s.corrections));
	s.recusals = carve(c, RECUSALS(l), sizeof(*s.recusals));
	s.items = carve(c, l->n_items, sizeof(*s.items));
	s.ballots = carve(c, l->n_ballots, sizeof(*s.ballots));
	s.results = carve(c, RESULTS(l), sizeof(*s.results));
	s.positions = carve(c, l->n_ballots * seats, sizeof(*s.positions));
	s.held_by = carve(c, seats, sizeof(*s.held_by));
	s.frozen_holder = carve(c, seats, sizeof(*s.frozen_holder));
	s.giver_casting = carve(c, seats, sizeof(*s.giver_casting));
	s.holds = carve(c, seats, sizeof(*s.holds));
	s.last_proxy = carve(c, seats, sizeof(*s.last_proxy));
	s.first_giver = carve(c, seats, sizeof(*s.first_giver));
	s.next_giver = carve(c, seats, sizeof(*s.next_giver));
	s.n_recusal_slots = slots_for(RECUSALS(l));
	s.recusal_slots = carve(c, s.n_recusal_slots, sizeof(*s.recusal_slots));
	s.n_slots = slots_for(HANDSET_INTERVALS(l));
	s.handset_slots = carve(c, s.n_slots, sizeof(*s.handset_slots));
	s.text = carve(c, l->text_bytes, 1);
	return s;
}

size_t
sitting_size(const struct limits *limits)
{
	struct carver c = { 0 };

	lay_out(&c, limits);
	return c.at;
}

struct sitting *
sitting_init(void *memory, const struct limits *limits, const struct law *law)
{
	struct carver c = { .base = memory };
	struct sitting *s = memory;

	memset(memory, 0, sitting_size(limits));
	*s = lay_out(&c, limits);
	s->magic = SITTING_MAGIC;
	s->limits = *limits;
	s->discussed = s->last_item = NO_ITEM;
	s->ballot = NO_BALLOT;
	s->law = law;
	s->profile = profile_on(law, 0, 0);
	s->key_choice[0] = CHOICE_POUR;
	s->key_choice[1] = CHOICE_CONTRE;
	s->key_choice[2] = CHOICE_ABSTENTION;
	s->key_choice[3] = CHOICE_NSPP;
	return s;
}

void
state_check(const struct sitting *s)
{
	assert(s->magic == SITTING_MAGIC);
}

/* --- texts ------------------------------------------------------------------------------------------------- */

bool
text_fits(const struct sitting *s, size_t bytes)
{
	return bytes <= s->limits.text_bytes - s->text_len;
}

struct place
text_keep(struct sitting *s, struct text text)
{
	struct place p = { s->text_len, text.len };

	assert(text_fits(s, text.len));
	if (text.len > 0)
		memcpy(s->text + s->text_len, text.at, text.len);
	s->text_len += text.len;
	return p;
}

struct text
sitting_text(const struct sitting *s, struct place place)
{
	return (struct text) { s->text + place.at, place.len };
}

bool
text_is(struct text a, struct text b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

/* --- seats, items, ballots ------------------------------------------------------------------------------------ */

struct seat *
seat_find(struct sitting *s, uint32_t number)
{
	if (number == NOBODY || number > s->limits.max_seat || !s->seats[number].exists)
		return NULL;
	return &s->seats[number];
}

enum refusal
seat_refusal(struct sitting *s, uint32_t number)
{
	const struct seat *seat = seat_find(s, number);

	if (seat == NULL)
		return REFUSED_BY_UNKNOWN_SEAT;
	return seat->vacant ? REFUSED_BY_VACANT_SEAT : REFUSED_BY_NONE;
}

uint32_t
sitting_item(const struct sitting *s, struct text name)
{
	for (uint32_t i = 0; i < s->n_items; i++)
		if (text_is(sitting_text(s, s->items[i].name), name))
			return i;
	return NO_ITEM;
}

static bool
is_open(const struct ballot *b)
{
	return b->status == BALLOT_OPEN || b->status == BALLOT_CLOSING;
}

const struct ballot *
sitting_open_ballot(const struct sitting *s)
{
	if (s->ballot == NO_BALLOT || !is_open(&s->ballots[s->ballot]))
		return NULL;
	return &s->ballots[s->ballot];
}

struct position *
positions_of(struct sitting *s, uint32_t ballot)
{
	return s->positions + (size_t)ballot * (s->limits.max_seat + 1);
}

const struct position *
sitting_positions(const struct sitting *s, uint32_t ballot)
{
	return s->positions + (size_t)ballot * (s->limits.max_seat + 1);
}
