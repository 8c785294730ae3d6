#include "roster.h"

#include <string.h>

#include "presence.h"

/* --- handsets ------------------------------------------------------------------------------------------------ */

struct id { struct text make, id; };

static struct id
split_id(struct text t)
{
	for (uint32_t i = 0; i < t.len; i++)
		if (t.at[i] == ':')
			return (struct id) { { t.at, i }, { t.at + i + 1, t.len - i - 1 } };
	return (struct id) { { t.at, 0 }, t };
}

static char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool
same_letters(struct text a, struct text b)
{
	if (a.len != b.len)
		return false;
	for (uint32_t i = 0; i < a.len; i++)
		if (upper(a.at[i]) != upper(b.at[i]))
			return false;
	return true;
}

static bool
same_handset(struct id a, struct id b)
{
	return same_letters(a.id, b.id) && (a.make.len == 0 || b.make.len == 0 || same_letters(a.make, b.make));
}

static uint32_t
hash_id(struct text id)
{
	uint32_t h = 2166136261u; /* FNV-1a */

	for (uint32_t i = 0; i < id.len; i++)
		h = (h ^ (uint8_t)upper(id.at[i])) * 16777619u;
	return h;
}

/* The slot of HANDSET, or the empty one where it would go.  There is always an empty one: see slots_for(). */
static uint32_t
slot_of(const struct sitting *s, struct text handset)
{
	struct id want = split_id(handset);
	uint32_t i = hash_id(want.id) & (s->n_slots - 1);

	while (s->handset_slots[i] != 0) {
		const struct handset_interval *h = &s->handsets[s->handset_slots[i] - 1];

		if (same_handset(split_id(sitting_text(s, h->id)), want))
			break;
		i = (i + 1) & (s->n_slots - 1);
	}
	return i;
}

uint32_t
roster_seat_of(const struct sitting *s, struct text handset)
{
	uint32_t interval = s->handset_slots[slot_of(s, handset)];

	if (interval == 0 || s->handsets[interval - 1].until_us != FOREVER)
		return NOBODY;
	return s->handsets[interval - 1].seat;
}

struct text
sitting_handset(const struct sitting *s, uint32_t seat)
{
	uint32_t interval = s->seats[seat].handset;

	return interval == 0 ? (struct text) { 0 } : sitting_text(s, s->handsets[interval - 1].id);
}

static void
end_handset(struct sitting *s, uint32_t seat)
{
	uint32_t interval = s->seats[seat].handset;

	if (interval != 0)
		s->handsets[interval - 1].until_us = s->now_us;
	s->seats[seat].handset = 0;
	s->seats[seat].handed_out = s->seats[seat].tested = false;
}

static bool
handset_fits(const struct sitting *s, struct text handset)
{
	return s->n_handsets < HANDSET_INTERVALS(&s->limits) && text_fits(s, handset.len);
}

/* HANDSET belongs to SEAT from now on; what either had before ends. */
static void
assign(struct sitting *s, struct text handset, uint32_t seat)
{
	uint32_t before = roster_seat_of(s, handset);

	if (before == seat)
		return;
	if (before != NOBODY)
		end_handset(s, before);
	end_handset(s, seat);
	s->handsets[s->n_handsets] = (struct handset_interval) {
		.id = text_keep(s, handset), .seat = seat, .from_us = s->now_us, .until_us = FOREVER,
	};
	s->n_handsets++;
	s->handset_slots[slot_of(s, handset)] = s->n_handsets;
	s->seats[seat].handset = s->n_handsets;
}

enum refusal
roster_handset(struct sitting *s, const struct event *e)
{
	enum refusal r = seat_refusal(s, e->handset.seat);

	if (r != REFUSED_BY_NONE)
		return r;
	if (!handset_fits(s, e->handset.handset))
		return REFUSED_BY_CAPACITY;
	assign(s, e->handset.handset, e->handset.seat);
	return REFUSED_BY_NONE;
}

static enum refusal
sign_for(struct sitting *s, uint32_t number, bool out)
{
	enum refusal r = seat_refusal(s, number);

	if (r != REFUSED_BY_NONE)
		return r;
	if (s->seats[number].handset == 0)
		return REFUSED_BY_NO_HANDSET;
	s->seats[number].handed_out = out;
	return REFUSED_BY_NONE;
}

enum refusal
roster_handout(struct sitting *s, const struct event *e)
{
	return sign_for(s, e->handset.seat, true);
}

enum refusal
roster_return(struct sitting *s, const struct event *e)
{
	return sign_for(s, e->handset.seat, false);
}

/* --- body, sitting, seats ---------------------------------------------------------------------------------------- */

/* What holds for PROFILE on DATE, if anything does; a sitting not yet described has date 0. */
static enum refusal
choose_profile(struct sitting *s, uint32_t profile, ymd date, bool remote)
{
	const struct profile *p = profile_on(s->law, profile, date);

	if (p == NULL)
		return REFUSED_BY_NO_REGIME;
	if (remote && p->remote == REMOTE_REFUSED)
		return REFUSED_BY_REMOTE;
	s->profile_number = profile;
	s->profile = p;
	return REFUSED_BY_NONE;
}

enum refusal
roster_body(struct sitting *s, const struct event *e)
{
	enum refusal r;

	if (s->has_body)
		return REFUSED_BY_ALREADY;
	if (!text_fits(s, (size_t)e->body.name.len + e->body.organ.len + e->body.genitive.len + e->body.siret.len))
		return REFUSED_BY_CAPACITY;
	r = choose_profile(s, e->body.profile, s->date, s->remote);
	if (r != REFUSED_BY_NONE)
		return r;
	s->has_body = true;
	s->name = text_keep(s, e->body.name);
	s->organ = text_keep(s, e->body.organ);
	s->genitive = text_keep(s, e->body.genitive);
	s->siret = text_keep(s, e->body.siret);
	return REFUSED_BY_NONE;
}

/* Into S, unless one is named twice. */
static enum refusal
take_secretaries(struct sitting *s, const struct event *e)
{
	uint32_t seats[SECRETARIES_MAX], n = 0;

	for (uint32_t i = 0; i < e->sitting.n_secretaries; i++)
		for (uint32_t seat = e->sitting.secretaries[i].from; seat <= e->sitting.secretaries[i].to; seat++) {
			if (n == SECRETARIES_MAX)
				return REFUSED_BY_SECRETARIES;
			for (uint32_t k = 0; k < n; k++)
				if (seats[k] == seat)
					return REFUSED_BY_SECRETARIES;
			seats[n++] = seat;
		}
	memcpy(s->secretaries, seats, n * sizeof(seats[0]));
	s->n_secretaries = n;
	return REFUSED_BY_NONE;
}

enum refusal
roster_sitting(struct sitting *s, const struct event *e)
{
	enum refusal r;

	if (s->has_sitting)
		return REFUSED_BY_ALREADY;
	r = choose_profile(s, s->profile_number, e->sitting.date, e->sitting.remote && s->has_body);
	if (r != REFUSED_BY_NONE && s->has_body)
		return r;
	r = take_secretaries(s, e);
	if (r != REFUSED_BY_NONE)
		return r;
	s->has_sitting = true;
	s->date = e->sitting.date;
	s->minute = e->sitting.minute;
	s->president = s->presider = e->sitting.president;
	s->convocation = e->sitting.convocation;
	s->second_convocation = e->sitting.second_convocation;
	s->remote = e->sitting.remote;
	s->rehearsal = e->sitting.rehearsal;
	s->began_us = s->now_us;
	return REFUSED_BY_NONE;
}

static size_t
person_bytes(const struct person *p)
{
	return (size_t)p->civility.len + p->first.len + p->last.len + p->group.len + p->title.len;
}

static void
keep_person(struct sitting *s, struct seat *seat, const struct person *p)
{
	seat->civility = text_keep(s, p->civility);
	seat->first = text_keep(s, p->first);
	seat->last = text_keep(s, p->last);
	seat->group = text_keep(s, p->group);
	seat->title = text_keep(s, p->title);
	seat->rank = p->rank;
	seat->born = p->born;
}

enum refusal
roster_seat(struct sitting *s, const struct event *e)
{
	uint32_t number = e->seat.seat;
	struct text handset = e->seat.handset;

	if (number == NOBODY || number > s->limits.max_seat)
		return REFUSED_BY_CAPACITY;
	if (s->seats[number].exists)
		return REFUSED_BY_DUPLICATE_SEAT;
	if (e->seat.weight != 1 && (!s->profile->weights || e->seat.weight == 0 || e->seat.weight > WEIGHT_MAX))
		return REFUSED_BY_WEIGHT;
	if (handset.len > 0 && roster_seat_of(s, handset) != NOBODY)
		return REFUSED_BY_DUPLICATE_HANDSET;
	if (!text_fits(s, person_bytes(&e->seat.person) + handset.len) || (handset.len > 0 && !handset_fits(s, handset)))
		return REFUSED_BY_CAPACITY;
	s->seats[number].exists = true;
	s->seats[number].weight = e->seat.weight;
	keep_person(s, &s->seats[number], &e->seat.person);
	s->serving++;
	if (handset.len > 0)
		assign(s, handset, number);
	return REFUSED_BY_NONE;
}

enum refusal
roster_vacant(struct sitting *s, const struct event *e)
{
	uint32_t number = e->handset.seat;
	struct seat *seat;

	if (number == NOBODY || number > s->limits.max_seat)
		return REFUSED_BY_CAPACITY;
	seat = &s->seats[number];
	if (seat->vacant)
		return REFUSED_BY_ALREADY;
	if (seat->exists) {
		s->serving--;
		presence_forget(s, number);
		end_handset(s, number);
	}
	seat->exists = seat->vacant = true;
	return REFUSED_BY_NONE;
}

enum refusal
roster_substitute(struct sitting *s, const struct event *e)
{
	enum refusal r = seat_refusal(s, e->seat.seat);
	struct seat *seat;

	if (r != REFUSED_BY_NONE)
		return r;
	if (!text_fits(s, person_bytes(&e->seat.person)))
		return REFUSED_BY_CAPACITY;
	seat = &s->seats[e->seat.seat];
	keep_person(s, seat, &e->seat.person);
	seat->substituted = true;
	return REFUSED_BY_NONE;
}
