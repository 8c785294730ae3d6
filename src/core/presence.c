#include "presence.h"

#include "outcome.h"

/* --- proxies ------------------------------------------------------------------------------------------------- */

/* GIVER's proxy ends, or has ended, at AT_US.  One that he gave later, when he was present after all, goes on. */
static void
end_proxy(struct sitting *s, uint32_t giver, uint64_t at_us)
{
	struct proxy_interval *last = s->last_proxy[giver] == 0 ? NULL : &s->proxies[s->last_proxy[giver] - 1];

	if (last == NULL || last->until_us <= at_us || last->from_us > at_us)
		return;
	last->until_us = at_us;
	if (s->held_by[giver] == NOBODY)
		return;
	s->holds[s->held_by[giver]]--;
	s->held_by[giver] = NOBODY;
}

enum refusal
proxy_give(struct sitting *s, const struct event *e)
{
	uint32_t giver = e->proxy.giver, holder = e->proxy.holder;
	enum refusal r = seat_refusal(s, giver);

	if (r == REFUSED_BY_NONE)
		r = seat_refusal(s, holder);
	if (r != REFUSED_BY_NONE)
		return r;
	if (giver == holder)
		return REFUSED_BY_PROXY_SELF;
	if (s->held_by[giver] != NOBODY)
		return REFUSED_BY_PROXY_TWICE;
	if (s->held_by[holder] != NOBODY || s->holds[giver] > 0)
		return REFUSED_BY_PROXY_CHAIN;
	if (s->holds[holder] >= s->profile->proxies_per_holder && e->proxy.force.len == 0) /* P9 */
		return REFUSED_BY_PROXY_LIMIT;
	if (s->n_proxies >= PROXY_INTERVALS(&s->limits))
		return REFUSED_BY_CAPACITY;
	s->proxies[s->n_proxies++] = (struct proxy_interval) {
		.giver = giver, .holder = holder, .dated = e->proxy.dated, .from_us = s->now_us, .until_us = FOREVER,
		.before = s->last_proxy[giver],
	};
	s->last_proxy[giver] = s->n_proxies;
	s->held_by[giver] = holder;
	s->holds[holder]++;
	return REFUSED_BY_NONE;
}

enum refusal
proxy_revoke(struct sitting *s, const struct event *e)
{
	enum refusal r = seat_refusal(s, e->proxy.giver);

	if (r != REFUSED_BY_NONE)
		return r;
	if (s->held_by[e->proxy.giver] == NOBODY)
		return REFUSED_BY_NO_PROXY;
	end_proxy(s, e->proxy.giver, s->now_us);
	return REFUSED_BY_NONE;
}

uint32_t
sitting_active_holder(const struct sitting *s, uint32_t giver)
{
	uint32_t holder = s->held_by[giver];

	return holder != NOBODY && !s->seats[giver].present && s->seats[holder].present ? holder : NOBODY;
}

uint32_t
sitting_holder_in(const struct sitting *s, uint32_t ballot, uint32_t giver)
{
	uint32_t i = s->last_proxy[giver];

	if (ballot == s->ballot)
		return s->frozen_holder[giver];
	while (i != 0 && s->proxies[i - 1].from_us > s->ballots[ballot].opened_us)
		i = s->proxies[i - 1].before;
	return i == 0 ? NOBODY : s->proxies[i - 1].holder;
}

uint32_t
sitting_active_proxies(const struct sitting *s)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		n += sitting_active_holder(s, i) != NOBODY;
	return n;
}

/* --- presence --------------------------------------------------------------------------------------------------- */

static enum refusal
list_refusal(struct sitting *s, const struct event *e)
{
	for (uint32_t i = 0; i < e->seats.n; i++)
		for (uint32_t n = e->seats.list[i].from; n <= e->seats.list[i].to; n++) {
			enum refusal r = seat_refusal(s, n);

			if (r != REFUSED_BY_NONE)
				return r;
		}
	return REFUSED_BY_NONE;
}

static void
set_present(struct sitting *s, uint32_t number, bool present, uint64_t since_us)
{
	struct seat *seat = &s->seats[number];
	bool was = seat->present;

	if (was != present)
		s->present = present ? s->present + 1 : s->present - 1;
	seat->present = present;
	if (!present)
		return;
	seat->excused = false;
	if (!was || since_us < seat->present_since_us) {
		seat->present_since_us = since_us;
		end_proxy(s, number, since_us); /* P5: the giver speaks for himself again */
	}
}

bool
sitting_touches(const struct sitting *s, uint32_t ballot, uint32_t correction)
{
	const struct presence_correction *c = &s->corrections[correction];
	const struct ballot *b = &s->ballots[ballot];

	return b->opened_us >= c->since_us && b->opened_us <= c->at_us && b->status != BALLOT_ABORTED && !b->annulled &&
	       sitting_positions(s, ballot)[c->seat].present != c->present;
}

/* Returns whether it touches any ballot. */
static bool
keep_correction(struct sitting *s, uint32_t seat, bool present, uint64_t since_us)
{
	uint32_t n = s->n_corrections++;

	s->corrections[n] = (struct presence_correction) { s->now_us, since_us, seat, present };
	for (uint32_t i = s->n_ballots; i > 0 && s->ballots[i - 1].opened_us >= since_us; i--)
		if (sitting_touches(s, i - 1, n))
			return true;
	return false;
}

static uint32_t
heads_of(const struct event *e)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < e->seats.n; i++)
		n += e->seats.list[i].to - e->seats.list[i].from + 1;
	return n;
}

/* STORY: a fact of now; with since= one of that time, which leaves every ballot since as it was opened. */
enum refusal
presence_move(struct sitting *s, const struct event *e, struct effects *fx)
{
	enum refusal r = list_refusal(s, e);
	uint64_t since_us = s->now_us;
	uint32_t first = s->n_corrections;
	bool touched = false, present = e->type == EVENT_ARRIVE;

	if (r != REFUSED_BY_NONE)
		return r;
	if (e->seats.has_since && !sitting_since(s, e->seats.since, &since_us))
		return REFUSED_BY_SINCE;
	if (e->seats.has_since && heads_of(e) > CORRECTIONS(&s->limits) - s->n_corrections)
		return REFUSED_BY_CAPACITY;
	for (uint32_t i = 0; i < e->seats.n; i++)
		for (uint32_t n = e->seats.list[i].from; n <= e->seats.list[i].to; n++) {
			if (e->seats.has_since)
				touched |= keep_correction(s, n, present, since_us);
			set_present(s, n, present, since_us);
		}
	if (touched)
		effect_add(fx, (struct effect) { .type = EFFECT_TOUCHES, .touches = { first, s->n_corrections - first } });
	return REFUSED_BY_NONE;
}

enum refusal
presence_excuse(struct sitting *s, const struct event *e)
{
	enum refusal r = list_refusal(s, e);

	for (uint32_t i = 0; r == REFUSED_BY_NONE && i < e->seats.n; i++)
		for (uint32_t n = e->seats.list[i].from; n <= e->seats.list[i].to; n++)
			s->seats[n].excused = true;
	return r;
}

enum refusal
presence_preside(struct sitting *s, const struct event *e)
{
	enum refusal r = seat_refusal(s, e->handset.seat);

	if (r == REFUSED_BY_NONE)
		s->presider = e->handset.seat;
	return r;
}

void
presence_forget(struct sitting *s, uint32_t seat)
{
	set_present(s, seat, false, s->now_us);
	s->seats[seat].excused = false;
	end_proxy(s, seat, s->now_us);
	for (uint32_t i = 1; s->holds[seat] > 0; i++)
		if (s->held_by[i] == seat)
			end_proxy(s, i, s->now_us);
}
