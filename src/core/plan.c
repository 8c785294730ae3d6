#include "plan.h"

#include <assert.h>
#include <string.h>

#include "agenda.h"
#include "keys.h"
#include "outcome.h"
#include "recusal.h"

/* --- which items ---------------------------------------------------------------------------------------------- */

/* P8, T1: at the vote on the accounts the president is out of the room, and another presides. */
static bool
president_stays(const struct sitting *s, const struct item *it)
{
	bool present = s->president <= s->limits.max_seat && s->seats[s->president].present;

	return it->kind == ITEM_ACCOUNTS && (present || s->presider == s->president);
}

static enum refusal
item_refusal(const struct sitting *s, uint32_t item, bool forced)
{
	enum refusal r = agenda_refusal(s, item);

	if (r != REFUSED_BY_NONE)
		return r;
	if (president_stays(s, &s->items[item]))
		return REFUSED_BY_ACCOUNTS;
	if (agenda_stands(s, item))
		return REFUSED_BY_STANDS;
	return agenda_quorum_refusal(s, item, forced);
}

static enum refusal
plan_items(const struct sitting *s, const struct text *names, uint32_t n, struct plan *p)
{
	if (n == 0) {
		p->items[0] = agenda_meant(s);
		p->n_items = 1;
		if (p->items[0] == NO_ITEM)
			return REFUSED_BY_NO_ITEM;
		return item_refusal(s, p->items[0], p->forced);
	}
	if (n > GROUP_MAX)
		return REFUSED_BY_CAPACITY;
	for (uint32_t i = 0; i < n; i++) {
		uint32_t item = sitting_item(s, names[i]);
		enum refusal r = item_refusal(s, item, p->forced);

		if (r != REFUSED_BY_NONE)
			return r;
		if (n > 1 && s->items[item].split)
			return REFUSED_BY_SPLIT; /* G1 */
		for (uint32_t k = 0; k < i; k++)
			if (p->items[k] == item)
				return REFUSED_BY_SAME_ITEM;
		p->items[i] = item;
	}
	p->n_items = n;
	return REFUSED_BY_NONE;
}

/* --- by which mode --------------------------------------------------------------------------------------------- */

static enum refusal
count_askers(struct sitting *s, const struct event *e, uint32_t *ret_n)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < e->open.n_askers; i++)
		for (uint32_t seat = e->open.askers[i].from; seat <= e->open.askers[i].to; seat++) {
			const struct seat *found = seat_find(s, seat);

			if (found == NULL || !found->present)
				return REFUSED_BY_ASKERS;
			for (uint32_t k = 0; k < i; k++)
				if (seat >= e->open.askers[k].from && seat <= e->open.askers[k].to)
					return REFUSED_BY_ASKERS;
			n++;
		}
	*ret_n = n;
	return REFUSED_BY_NONE;
}

/* One urn serves several items only where the same seats vote on all of them. */
static bool
same_voters(const struct sitting *s, const struct plan *p)
{
	for (uint32_t i = 1; i < p->n_items && s->n_recusals > 0; i++)
		for (uint32_t seat = 1; seat <= s->limits.max_seat; seat++)
			if (plan_votes_now(s, p->items[0], seat) != plan_votes_now(s, p->items[i], seat))
				return false;
	return true;
}

static enum refusal
plan_secret(const struct sitting *s, const struct event *e, uint32_t n_askers, struct plan *p)
{
	if (s->remote)
		return REFUSED_BY_MODE_REMOTE; /* S7 */
	if (p->casting == CASTING_LINKED)
		return REFUSED_BY_SECRET_LINKED;
	if (p->by == BY_HANDSETS && !same_voters(s, p))
		return REFUSED_BY_NOT_ALONE;
	if (p->by != BY_HANDSETS && p->ground == GROUND_NONE)
		return REFUSED_BY_NONE; /* paper, by custom of the house */
	if (p->ground == GROUND_NONE && e->open.n_askers > 0)
		p->ground = GROUND_REQUEST;
	if (p->ground == GROUND_NONE)
		return REFUSED_BY_SECRET_GROUND; /* S4 */
	if (p->ground == GROUND_REQUEST && s->profile->secret_asked_by == ASKED_BY_NOBODY)
		return REFUSED_BY_SECRET_GROUND;
	if (p->ground == GROUND_REQUEST && p->by == BY_HANDSETS &&
	    n_askers < fraction_of(s->profile->secret_askers, s->present))
		return REFUSED_BY_SECRET_ASKERS;
	return REFUSED_BY_NONE;
}

/* S2.  A remote sitting, and a count by roll call, is public without anybody asking. */
static enum refusal
plan_public(const struct sitting *s, const struct event *e, uint32_t n_askers)
{
	const struct profile *p = s->profile;

	if (e->open.n_askers == 0)
		return s->remote || e->type == EVENT_COUNT || p->public_asked_by == ASKED_BY_PRESIDER_OR_MEMBERS ?
			REFUSED_BY_NONE : REFUSED_BY_PUBLIC_ASKERS;
	if (p->public_asked_by == ASKED_BY_NOBODY || n_askers < fraction_of(p->public_askers, s->present))
		return REFUSED_BY_PUBLIC_ASKERS;
	return REFUSED_BY_NONE;
}

static enum refusal
plan_mode(struct sitting *s, const struct event *e, struct plan *p)
{
	uint32_t n_askers;
	enum refusal r = count_askers(s, e, &n_askers);

	if (r != REFUSED_BY_NONE)
		return r;
	if (p->mode == MODE_DEFAULT)
		p->mode = s->remote ? MODE_PUBLIC : MODE_ORDINARY;
	if (p->ground == GROUND_ELECTION && p->mode != MODE_SECRET)
		return REFUSED_BY_ELECTION_SECRET; /* S6b */
	if (p->mode == MODE_SECRET)
		return plan_secret(s, e, n_askers, p);
	if (s->remote && p->mode != MODE_PUBLIC)
		return REFUSED_BY_MODE_REMOTE;
	return p->mode == MODE_PUBLIC ? plan_public(s, e, n_askers) : REFUSED_BY_NONE;
}

/* --- among whom -------------------------------------------------------------------------------------------------- */

/* "seat:3" names a seat, anything else a list.  A number that no seat bears stays one: UINT32_MAX. */
static bool
names_seat(struct text name, uint32_t *ret_seat)
{
	uint64_t n = 0;

	*ret_seat = NOBODY;
	if (name.len <= 5 || memcmp(name.at, "seat:", 5) != 0)
		return false;
	for (uint32_t i = 5; i < name.len; i++) {
		if (name.at[i] < '0' || name.at[i] > '9')
			return false;
		n = n * 10 + (uint64_t)(name.at[i] - '0');
		if (n > UINT32_MAX)
			n = UINT32_MAX;
	}
	*ret_seat = (uint32_t)n;
	return true;
}

static enum refusal
plan_candidates(struct sitting *s, const struct event *e, struct plan *p)
{
	p->candidates = e->open.candidates;
	p->n_candidates = e->open.n_candidates;
	if (p->by == BY_HANDSETS && p->n_candidates + 1 > KEYS_OF_A_HANDSET)
		return REFUSED_BY_KEYS;
	if (p->n_candidates > CANDIDATES_MAX)
		return REFUSED_BY_CAPACITY;
	for (uint32_t i = 0; i < p->n_candidates; i++) {
		uint32_t *seat = &p->candidate_seat[i];

		if (names_seat(p->candidates[i], seat) && seat_find(s, *seat) == NULL)
			return REFUSED_BY_UNKNOWN_SEAT;
		if (e->open.born != NULL)
			p->candidate_born[i] = e->open.born[i];
		else if (*seat != NOBODY)
			p->candidate_born[i] = s->seats[*seat].born;
		for (uint32_t k = 0; k < i; k++)
			if (text_is(p->candidates[i], p->candidates[k]) || (*seat != NOBODY && *seat == p->candidate_seat[k]))
				return REFUSED_BY_CANDIDATE_TWICE;
	}
	return REFUSED_BY_NONE;
}

static enum refusal
plan_round(const struct sitting *s, const struct event *e, struct plan *p)
{
	p->round = s->items[p->items[0]].round_due;
	if (e->open.round != 0 && e->open.round != p->round)
		return REFUSED_BY_ROUND;
	for (uint32_t i = 1; i < p->n_items; i++)
		if (s->items[p->items[i]].round_due != p->round)
			return REFUSED_BY_ROUND;
	return REFUSED_BY_NONE;
}

static enum refusal
plan_room(const struct sitting *s, const struct event *e, const struct plan *p)
{
	size_t bytes = e->open.object.len;

	for (uint32_t i = 0; i < p->n_candidates; i++)
		bytes += p->candidates[i].len;
	/* twice: a count by hand keeps what its first entry said */
	if (s->n_ballots >= s->limits.n_ballots || s->n_results + p->n_items > RESULTS(&s->limits) ||
	    !text_fits(s, 2 * bytes))
		return REFUSED_BY_CAPACITY;
	return REFUSED_BY_NONE;
}

enum refusal
plan_ballot(struct sitting *s, const struct event *e, struct plan *p)
{
	enum refusal r;

	memset(p, 0, sizeof(*p));
	p->mode = e->open.mode;
	p->by = e->type == EVENT_COUNT ? e->open.by : BY_HANDSETS;
	p->ground = e->open.ground;
	p->casting = e->open.casting;
	p->majority = e->open.majority;
	if (!p->majority.given && e->open.n_candidates == 0)
		p->majority = s->profile->majority;
	p->forced = e->open.force.len > 0;
	if (!s->has_body || !s->has_sitting)
		return REFUSED_BY_NO_SITTING;
	r = plan_items(s, e->open.items, e->open.n_items, p);
	if (r == REFUSED_BY_NONE)
		r = plan_mode(s, e, p);
	if (r == REFUSED_BY_NONE)
		r = plan_candidates(s, e, p);
	if (r == REFUSED_BY_NONE)
		r = plan_round(s, e, p);
	if (r == REFUSED_BY_NONE)
		r = plan_room(s, e, p);
	return r;
}

enum refusal
plan_assent(struct sitting *s, struct text name, struct plan *p)
{
	struct event none = { .type = EVENT_ADOPT };

	memset(p, 0, sizeof(*p));
	p->mode = MODE_ORDINARY;
	p->by = BY_ASSENT;
	p->round = 1;
	if (!s->has_body || !s->has_sitting)
		return REFUSED_BY_NO_SITTING;
	if (s->pending.is)
		return REFUSED_BY_COUNT_PENDING;
	p->items[0] = sitting_item(s, name);
	p->n_items = 1;
	if (p->items[0] == NO_ITEM)
		return REFUSED_BY_UNKNOWN_ITEM;
	if (item_refusal(s, p->items[0], false) != REFUSED_BY_NONE)
		return item_refusal(s, p->items[0], false);
	return plan_room(s, &none, p);
}

/* --- carried out -------------------------------------------------------------------------------------------------- */

static enum proxy_casting
casting_of(const struct sitting *s, const struct plan *p, uint32_t giver)
{
	if (p->casting != CASTING_DEFAULT)
		return p->casting;
	if (s->seats[giver].handset != 0)
		return CASTING_HANDSET;
	return p->mode == MODE_SECRET ? CASTING_TWO_PHASE : CASTING_LINKED;
}

static bool
recused_everywhere(const struct sitting *s, const struct plan *p, uint32_t seat)
{
	for (uint32_t i = 0; i < p->n_items; i++)
		if (recusal_kind_of(s, p->items[i], seat, s->n_recusals) == 0)
			return false;
	return true;
}

static bool
proxy_recused_everywhere(const struct sitting *s, const struct plan *p, uint32_t giver, uint32_t holder)
{
	for (uint32_t i = 0; i < p->n_items; i++)
		if (recusal_kind_of(s, p->items[i], giver, s->n_recusals) == 0 &&
		    recusal_kind_of(s, p->items[i], holder, s->n_recusals) == 0)
			return false;
	return true;
}

/* Each holder's two-phase givers. */
static void
list_givers(struct sitting *s)
{
	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		s->first_giver[i] = s->next_giver[i] = NOBODY;
	for (uint32_t i = s->limits.max_seat; i > 0; i--) {
		if (s->giver_casting[i] != CASTING_TWO_PHASE)
			continue;
		s->next_giver[i] = s->first_giver[s->frozen_holder[i]];
		s->first_giver[s->frozen_holder[i]] = i;
	}
}

/* P5: who votes, and for whom, from here on. */
static void
freeze(struct sitting *s, const struct plan *p, uint32_t ballot)
{
	struct position *positions = positions_of(s, ballot);
	struct ballot *b = &s->ballots[ballot];

	for (uint32_t i = 1; i <= s->limits.max_seat; i++) {
		const struct seat *seat = &s->seats[i];
		uint32_t holder = seat->exists ? sitting_active_holder(s, i) : NOBODY;

		positions[i] = (struct position) { .present = seat->present };
		s->frozen_holder[i] = NOBODY;
		s->giver_casting[i] = 0;
		if (seat->present && !recused_everywhere(s, p, i)) {
			positions[i].voter = 1;
		} else if (holder != NOBODY && !proxy_recused_everywhere(s, p, i, holder)) {
			positions[i].voter = 2;
			s->frozen_holder[i] = holder;
			s->giver_casting[i] = (uint8_t)casting_of(s, p, i);
		}
		b->voters += positions[i].voter != 0;
	}
	list_givers(s);
}

static void
begin_result(struct sitting *s, uint32_t ballot, uint32_t item)
{
	const struct item *it = &s->items[item];
	const struct position *positions = sitting_positions(s, ballot);
	struct result *r = &s->results[s->n_results++];
	uint32_t here = 0;

	*r = (struct result) {
		.ballot = ballot, .item = item, .attempt = it->attempts, .serving = s->serving, .present = s->present,
		.quorum = it->quorum, .quorum_met = it->quorum_met,
	};
	for (uint32_t i = 1; i <= s->limits.max_seat; i++) {
		if (s->seats[i].present && recusal_kind_of(s, item, i, s->n_recusals) != 0)
			r->recused++;
		if (!sitting_votes_on(s, ballot, item, i))
			continue;
		r->electorate += s->seats[i].weight;
		r->proxies += positions[i].voter == 2;
		here += positions[i].voter == 1;
	}
	/* Whoever is here votes or is recused; together with outcome.c's check_identity(), no voice is lost or made. */
	assert(here + r->recused == r->present);
}

void
plan_discuss(struct sitting *s, const struct plan *p, struct effects *fx)
{
	outcome_proclaim_others(s, p->items, p->n_items, fx);
	for (uint32_t i = 0; i < p->n_items; i++)
		agenda_take(s, p->items[i], p->forced);
	s->discussed = p->items[0];
}

bool
plan_votes_now(const struct sitting *s, uint32_t item, uint32_t seat)
{
	uint32_t holder;

	if (!s->seats[seat].exists || recusal_kind_of(s, item, seat, s->n_recusals) != 0)
		return false;
	if (s->seats[seat].present)
		return true;
	holder = sitting_active_holder(s, seat);
	return holder != NOBODY && recusal_kind_of(s, item, holder, s->n_recusals) == 0;
}

uint32_t
plan_begin(struct sitting *s, const struct plan *p, struct effects *fx)
{
	uint32_t ballot = s->n_ballots;
	struct ballot *b = &s->ballots[ballot];

	plan_discuss(s, p, fx);
	s->n_ballots++;
	s->ballot = ballot;
	*b = (struct ballot) {
		.status = BALLOT_OPEN, .mode = p->mode, .by = p->by, .ground = p->ground, .casting = p->casting,
		.majority = p->majority, .round = p->round, .presider = s->presider, .first_result = s->n_results,
		.n_results = p->n_items, .n_candidates = p->n_candidates, .opened_us = s->now_us,
		.deadline_us = UINT64_MAX, .n_recusals = s->n_recusals,
	};
	for (uint32_t i = 0; i < p->n_candidates; i++) {
		b->candidates[i] = text_keep(s, p->candidates[i]);
		b->candidate_seat[i] = p->candidate_seat[i];
		b->candidate_born[i] = p->candidate_born[i];
	}
	freeze(s, p, ballot);
	for (uint32_t i = 0; i < p->n_items; i++) {
		s->items[p->items[i]].attempts++;
		s->items[p->items[i]].secret = p->mode == MODE_SECRET;
		begin_result(s, ballot, p->items[i]);
	}
	return ballot;
}

static bool
votes_on_any(const struct sitting *s, uint32_t ballot, uint32_t seat)
{
	const struct ballot *b = &s->ballots[ballot];

	for (uint32_t i = 0; i < b->n_results; i++)
		if (sitting_votes_on(s, ballot, s->results[b->first_result + i].item, seat))
			return true;
	return false;
}

void
plan_take_out(struct sitting *s, uint32_t place)
{
	struct ballot *b = &s->ballots[s->ballot];
	struct result *results = &s->results[b->first_result];
	struct position *positions = positions_of(s, s->ballot);
	uint32_t item = results[place].item;

	s->items[item].attempts--; /* nothing was voted on it */
	b->n_results--;
	s->n_results--;
	memmove(&results[place], &results[place + 1], (b->n_results - place) * sizeof(*results));
	if (s->discussed == item)
		s->discussed = results[0].item;
	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		if (positions[i].voter != 0 && !votes_on_any(s, s->ballot, i)) {
			positions[i] = (struct position) { .present = positions[i].present };
			s->frozen_holder[i] = NOBODY;
			s->giver_casting[i] = 0;
			b->voters--;
		}
	list_givers(s);
}
