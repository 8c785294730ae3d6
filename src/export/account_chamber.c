/* account_chamber.c -- who sat where, was present, spoke for whom */
#include "account_parts.h"

#include <string.h>

/* Makes the last span agree with VALUE; true where that changed something. */
static bool
follow(struct account *a, struct account_span **list, uint32_t *n, bool value, uint64_t at_us)
{
	if (account_in_force(*list, *n) == value)
		return false;
	if (value)
		account_begin_span(a, list, n, at_us);
	else
		(*list)[*n - 1].until_us = at_us;
	return true;
}

static void
begin_tenure(struct account *a, const struct sitting *s, uint32_t number, bool substitute, uint64_t at_us)
{
	const struct seat *from = &s->seats[number];
	struct account_seat *seat = &a->seats[number];
	struct account_tenure *t = ACCOUNT_ADD(a, seat->tenures, seat->n_tenures);

	if (t == NULL)
		return;
	*t = (struct account_tenure) {
		.who = { account_place(a, s, from->civility), account_place(a, s, from->first), account_place(a, s, from->last),
			account_place(a, s, from->group), account_place(a, s, from->title), from->rank, from->born },
		.substitute = substitute, .from_us = at_us, .until_us = FOREVER,
	};
}

static void
end_tenure(struct account_seat *seat, uint64_t at_us)
{
	if (seat->n_tenures > 0 && seat->tenures[seat->n_tenures - 1].until_us == FOREVER)
		seat->tenures[seat->n_tenures - 1].until_us = at_us;
}

/* Presence and excuse of one seat, as the state has them now. */
static void
follow_seat(struct account *a, const struct sitting *s, uint32_t number, uint64_t at_us)
{
	struct account_seat *seat = &a->seats[number];
	bool present = s->seats[number].present;

	if (follow(a, &seat->present, &seat->n_present, present, at_us))
		account_tell_seat(a, at_us, present ? EVENT_ARRIVE : EVENT_LEAVE, number, NOBODY, "");
	if (follow(a, &seat->excused, &seat->n_excused, s->seats[number].excused, at_us) && s->seats[number].excused)
		account_tell_seat(a, at_us, EVENT_EXCUSE, number, NOBODY, "");
}

/* New intervals, and ends of those that were in force; BY is what ended them. */
void
chamber_proxies(struct account *a, const struct sitting *s, const char *by, uint64_t at_us)
{
	for (uint32_t i = 0; i < a->n_proxies; i++) {
		struct account_proxy *p = &a->proxies[i];

		bool in_force = p->until_us == FOREVER;

		p->until_us = s->proxies[i].until_us; /* an arrival that is noted too late puts an earlier end right */
		if (!in_force || p->until_us == FOREVER)
			continue;
		p->ended = by;
		account_tell_seat(a, at_us, EVENT_REVOKE, p->giver, p->holder, by);
	}
	while (a->n_proxies < s->n_proxies) {
		const struct proxy_interval *from = &s->proxies[a->n_proxies];
		struct account_proxy *p = ACCOUNT_ADD(a, a->proxies, a->n_proxies);

		if (p == NULL)
			return;
		*p = (struct account_proxy) { from->giver, from->holder, from->dated, from->from_us, FOREVER, "" };
		account_tell_seat(a, at_us, EVENT_PROXY, from->giver, from->holder, "");
	}
}

void
chamber_seat(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us)
{
	uint32_t number = e->type == EVENT_VACANT ? e->handset.seat : e->seat.seat;
	struct account_seat *seat = &a->seats[number];

	seat->exists = true;
	seat->vacant = s->seats[number].vacant;
	seat->weight = s->seats[number].weight;
	if (e->type != EVENT_SEAT) {
		end_tenure(seat, at_us);
		account_tell_seat(a, at_us, e->type, number, NOBODY, "");
	}
	if (e->type != EVENT_VACANT)
		begin_tenure(a, s, number, e->type == EVENT_SUBSTITUTE, at_us);
	follow_seat(a, s, number, at_us);
	follow(a, &seat->handouts, &seat->n_handouts, s->seats[number].handed_out, at_us);
	chamber_proxies(a, s, "vacant", at_us);
}

/* From SINCE_US on the seat was there, or was not, whatever its spans said. */
static void
put_right(struct account *a, struct account_seat *seat, bool present, uint64_t since_us)
{
	while (seat->n_present > 0 && seat->present[seat->n_present - 1].from_us >= since_us)
		seat->n_present--;
	if (seat->n_present > 0 && seat->present[seat->n_present - 1].until_us >= since_us)
		seat->present[seat->n_present - 1].until_us = present ? FOREVER : since_us;
	else if (present)
		account_begin_span(a, &seat->present, &seat->n_present, since_us);
}

static void
take_late(struct account *a, const struct sitting *s)
{
	uint32_t index = a->n_late;
	const struct presence_correction *c = &s->corrections[index];
	struct account_late *late = ACCOUNT_ADD(a, a->late, a->n_late);
	struct account_event *told;

	if (late == NULL)
		return;
	*late = (struct account_late) { .at_us = c->at_us, .since_us = c->since_us, .seat = c->seat, .present = c->present };
	for (uint32_t i = 0; i < s->n_ballots; i++)
		if (sitting_touches(s, i, index)) {
			uint32_t *ballot = ACCOUNT_ADD(a, late->ballots, late->n_ballots);

			if (ballot != NULL)
				*ballot = i;
		}
	put_right(a, &a->seats[c->seat], c->present, c->since_us);
	told = account_tell(a, c->at_us, c->present ? EVENT_ARRIVE : EVENT_LEAVE);
	if (told != NULL) {
		told->seat = c->seat;
		told->late = index;
	}
}

void
chamber_presence(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us)
{
	while (a->n_late < s->n_corrections && !a->work->out_of_memory)
		take_late(a, s);
	for (uint32_t i = 0; i < e->seats.n; i++)
		for (uint32_t n = e->seats.list[i].from; n <= e->seats.list[i].to; n++)
			follow_seat(a, s, n, at_us);
	chamber_proxies(a, s, "arrived", at_us);
}

/* Another handset for a seat ends what was signed for, and may take it from a second seat. */
void
chamber_handset(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us)
{
	struct text id = e->type == EVENT_HANDSET ? e->handset.handset : sitting_handset(s, e->handset.seat);

	account_tell_seat(a, at_us, e->type, e->handset.seat, NOBODY, account_keep(a, id));
	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		if (a->seats[i].exists)
			follow(a, &a->seats[i].handouts, &a->seats[i].n_handouts, s->seats[i].handed_out, at_us);
}

/* The state keeps every interval, so they are taken down once, at the end. */
void
chamber_finish(struct account *a, const struct sitting *s)
{
	for (uint32_t i = 0; i < s->n_handsets; i++) {
		const struct handset_interval *from = &s->handsets[i];
		struct account_seat *seat = &a->seats[from->seat];
		struct account_handset *h = ACCOUNT_ADD(a, seat->handsets, seat->n_handsets);

		if (h != NULL)
			*h = (struct account_handset) { account_place(a, s, from->id), from->from_us, from->until_us };
	}
}

