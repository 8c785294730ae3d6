#include "presence.h"

/* --- proxies ------------------------------------------------------------------------------------------------- */

static void
end_proxy(struct sitting *s, uint32_t giver)
{
	if (s->held_by[giver] == NOBODY)
		return;
	s->proxies[s->last_proxy[giver] - 1].until_us = s->now_us;
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
	end_proxy(s, e->proxy.giver);
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
set_present(struct sitting *s, uint32_t number, bool present)
{
	struct seat *seat = &s->seats[number];

	if (seat->present == present)
		return;
	seat->present = present;
	s->present = present ? s->present + 1 : s->present - 1;
	if (present) {
		seat->excused = false;
		seat->present_since_us = s->now_us;
		end_proxy(s, number); /* P5: the giver speaks for himself again */
	}
}

static void
excuse(struct sitting *s, uint32_t number, bool unused)
{
	(void)unused;
	s->seats[number].excused = true;
}

static enum refusal
for_each(struct sitting *s, const struct event *e, void (*act)(struct sitting *, uint32_t, bool), bool value)
{
	enum refusal r = list_refusal(s, e);

	if (r != REFUSED_BY_NONE)
		return r;
	for (uint32_t i = 0; i < e->seats.n; i++)
		for (uint32_t n = e->seats.list[i].from; n <= e->seats.list[i].to; n++)
			act(s, n, value);
	return REFUSED_BY_NONE;
}

enum refusal
presence_arrive(struct sitting *s, const struct event *e)
{
	return for_each(s, e, set_present, true);
}

enum refusal
presence_leave(struct sitting *s, const struct event *e)
{
	return for_each(s, e, set_present, false);
}

enum refusal
presence_excuse(struct sitting *s, const struct event *e)
{
	return for_each(s, e, excuse, true);
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
	set_present(s, seat, false);
	s->seats[seat].excused = false;
	end_proxy(s, seat);
	for (uint32_t i = 1; s->holds[seat] > 0; i++)
		if (s->held_by[i] == seat)
			end_proxy(s, i);
}
