/* account_ballots.c -- ballots, frozen at their opening, and what became of them */
#include "account_parts.h"

#include <string.h>

static void
take_ranges(struct account *a, const struct range *list, uint32_t n, uint32_t **ret, uint32_t *ret_n)
{
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t seat = list[i].from; seat <= list[i].to; seat++) {
			uint32_t *at = ACCOUNT_ADD(a, *ret, *ret_n);

			if (at != NULL)
				*at = seat;
		}
}

static void
freeze(struct account *a, const struct sitting *s, uint32_t index, struct account_ballot *b)
{
	const struct position *positions = sitting_positions(s, index);

	b->votes = account_alloc(a, (size_t)s->limits.max_seat + 1, sizeof(*b->votes));
	for (uint32_t i = 1; b->votes != NULL && i <= s->limits.max_seat; i++) {
		const struct seat *seat = &s->seats[i];
		bool giver = positions[i].voter == VOTER_GIVER;

		b->votes[i] = (struct account_vote) {
			.serving = seat->exists && !seat->vacant, .present = seat->present, .excused = seat->excused,
			.voter = positions[i].voter, .casting = s->giver_casting[i],
			.holder = giver ? s->frozen_holder[i] : NOBODY,
			.proxy = giver ? s->last_proxy[i] - 1 : UINT32_MAX,
			.tenure = a->seats[i].n_tenures > 0 ? a->seats[i].n_tenures - 1 : 0,
		};
	}
}

static const uint8_t *
recusals_of(struct account *a, const struct sitting *s, uint32_t item, uint32_t n)
{
	uint8_t *kinds = NULL;

	for (uint32_t i = 0; i < n; i++) {
		const struct recusal *r = &s->recusals[i];

		if (r->item != item)
			continue;
		if (kinds == NULL)
			kinds = account_alloc(a, (size_t)s->limits.max_seat + 1, 1);
		if (kinds != NULL)
			kinds[r->seat] = (uint8_t)r->kind;
	}
	return kinds;
}

static void
take_question(struct account *a, const struct sitting *s, const struct ballot *from, struct account_ballot *b)
{
	b->n_candidates = from->n_candidates;
	b->candidates = account_alloc(a, from->n_candidates, sizeof(*b->candidates));
	b->items = account_alloc(a, from->n_results, sizeof(*b->items));
	b->attempts = account_alloc(a, from->n_results, sizeof(*b->attempts));
	if (a->work->out_of_memory)
		return;
	for (uint32_t i = 0; i < from->n_candidates; i++)
		b->candidates[i] = (struct account_candidate) { account_place(a, s, from->candidates[i]), from->candidate_seat[i],
			from->candidate_born[i] };
	for (uint32_t i = 0; i < from->n_results; i++) {
		b->items[i] = s->results[from->first_result + i].item;
		b->attempts[i] = s->results[from->first_result + i].attempt;
	}
	b->n_items = from->n_results;
}

/* EVENT is what it came by: OPEN, COUNT, ADOPT or TAKE_NOTE. */
void
ballots_begin(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us)
{
	uint32_t index = a->n_ballots;
	const struct ballot *from = &s->ballots[index];
	struct account_ballot *b = ACCOUNT_ADD(a, a->ballots, a->n_ballots);

	if (b == NULL)
		return;
	*b = (struct account_ballot) {
		.status = BALLOT_OPEN, .mode = from->mode, .by = from->by, .ground = from->ground, .majority = from->majority,
		.round = from->round, .presider = from->presider, .presider_said = from->presider_said, .object = "",
		.noted = e != NULL && e->type == EVENT_TAKE_NOTE,
		.unanimous_assent = e != NULL && e->type == EVENT_ADOPT && e->adopt.unanimous,
		.opened_us = at_us, .closed_us = FOREVER, .proclaimed_us = FOREVER, .annulled_us = FOREVER,
		.reason = "", .seal = NO_SEAL,
	};
	take_question(a, s, from, b);
	freeze(a, s, index, b);
	if (e == NULL)
		return;
	if (e->type == EVENT_OPEN || e->type == EVENT_COUNT) {
		b->object = account_keep(a, e->open.object);
		take_ranges(a, e->open.askers, e->open.n_askers, &b->askers, &b->n_askers);
		take_ranges(a, e->open.tellers, e->open.n_tellers, &b->tellers, &b->n_tellers);
		b->has_envelopes = e->open.has_envelopes;
		b->envelopes = e->open.envelopes;
	}
	account_tell_ballot(a, at_us, e->type, index, NOBODY, b->object);
}

/* Who voted; and how, where that may be known. */
void
ballots_votes(const struct account *a, const struct sitting *s, uint32_t index)
{
	const struct account_ballot *b = &a->ballots[index];
	const struct position *positions = sitting_positions(s, index);

	for (uint32_t i = 1; b->by == BY_HANDSETS && b->votes != NULL && i <= s->limits.max_seat; i++) {
		b->votes[i].via = positions[i].via;
		if (b->status == BALLOT_CLOSED && b->mode != MODE_SECRET)
			b->votes[i].choice = positions[i].choice;
	}
}

static void
first_result(struct account *a, const struct sitting *s, struct account_ballot *b, const struct ballot *from)
{
	b->results = account_alloc(a, from->n_results, sizeof(*b->results));
	if (b->results == NULL)
		return;
	b->n_results = from->n_results;
	b->number = ++a->n_with_result;
	b->status = BALLOT_CLOSED;
	b->closed_us = from->closed_us;
	b->second_phase = from->second_phase;
	b->presider_said = from->presider_said;
	for (uint32_t i = 0; i < b->n_results; i++) {
		struct account_result *r = &b->results[i];

		r->stated = s->results[from->first_result + i];
		r->item = r->stated.item;
		r->recusals = recusals_of(a, s, r->item, from->n_recusals);
	}
}

/* A result is stated: at the close, and again after a correction or an annulment. */
void
ballots_result(struct account *a, const struct sitting *s, const struct event *e, uint32_t index, uint64_t at_us)
{
	const struct ballot *from = &s->ballots[index];
	struct account_ballot *b;

	while (a->n_ballots <= index && !a->work->out_of_memory)
		ballots_begin(a, s, e, at_us);
	if (a->work->out_of_memory)
		return;
	b = &a->ballots[index];
	if (b->results == NULL) {
		first_result(a, s, b, from);
		if (b->by == BY_HANDSETS)
			account_tell_ballot(a, at_us, EVENT_CLOSE, index, NOBODY, "");
	}
	for (uint32_t i = 0; i < b->n_results; i++) {
		b->results[i].now = s->results[from->first_result + i];
		if (b->results[i].item < a->n_items)
			a->items[b->results[i].item].ballot = s->items[b->results[i].item].ballot;
	}
	b->annulled = from->annulled;
	b->seal = NO_SEAL;
	ballots_votes(a, s, index);
}

void
ballots_abort(struct account *a, const struct sitting *s, const struct event *e, uint32_t index, uint64_t at_us)
{
	struct account_ballot *b = &a->ballots[index];

	if (index >= a->n_ballots || s->ballots[index].status != BALLOT_ABORTED)
		return;
	b->status = BALLOT_ABORTED;
	b->closed_us = at_us;
	b->reason = e == NULL ? "" : account_keep(a, e->annul.reason);
	b->second_phase = s->ballots[index].second_phase;
	ballots_votes(a, s, index);
	account_tell_ballot(a, at_us, EVENT_ABORT, index, NOBODY, b->reason);
}

/* An objection: the item is marked, and leaves the ballot that is open. */
void
ballots_split(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us)
{
	uint32_t item = sitting_item(s, e->split.item), index = sitting_open_ballot(s) == NULL ? NO_BALLOT : s->ballot, kept = 0;
	struct account_ballot *b = index < a->n_ballots ? &a->ballots[index] : NULL;
	struct account_event *told = account_tell(a, at_us, EVENT_SPLIT);

	if (told == NULL || item >= a->n_items)
		return;
	told->seat = e->split.by;
	told->item = item;
	told->text = a->items[item].name;
	a->items[item].split_by = e->split.by;
	a->work->discussed = s->discussed;
	for (uint32_t i = 0; b != NULL && i < b->n_items; i++) {
		b->items[kept] = b->items[i];
		b->attempts[kept] = b->attempts[i];
		kept += b->items[i] != item;
	}
	if (b == NULL || kept == b->n_items)
		return;
	told->ballot = index;
	b->n_items = kept;
	for (uint32_t i = 1; i <= s->limits.max_seat; i++) /* who votes on none of what is left */
		if (sitting_positions(s, index)[i].voter == VOTER_NONE && b->votes != NULL) {
			b->votes[i].voter = VOTER_NONE;
			b->votes[i].casting = 0;
			b->votes[i].holder = NOBODY;
			b->votes[i].proxy = UINT32_MAX;
		}
}

/* CORRECT, DECLARE, CONTEST: of the last ballot. */
void
ballots_remark(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us)
{
	const char *choice = account_keep(a, e->correct.choice), *reason = account_keep(a, e->correct.reason);
	struct account_ballot *b = &a->ballots[s->ballot];
	struct account_correction *c;
	struct account_remark *r;

	if (s->ballot >= a->n_ballots || b->votes == NULL)
		return;
	account_tell_ballot(a, at_us, e->type, s->ballot, e->correct.seat, e->type == EVENT_DECLARE ? choice : reason);
	if (e->type == EVENT_CORRECT) {
		c = ACCOUNT_ADD(a, b->corrections, b->n_corrections);
		if (c != NULL)
			*c = (struct account_correction) { at_us, e->correct.seat, b->votes[e->correct.seat].choice,
				sitting_positions(s, s->ballot)[e->correct.seat].choice, reason };
		return;
	}
	r = ACCOUNT_ADD(a, b->remarks, b->n_remarks);
	if (r != NULL)
		*r = (struct account_remark) { at_us, e->correct.seat, e->type == EVENT_DECLARE,
			e->type == EVENT_DECLARE ? choice : reason };
}

void
ballots_annulled(struct account *a, const struct event *e, const struct effects *fx, uint64_t at_us)
{
	for (uint32_t i = 0; i < fx->n; i++) {
		struct account_ballot *b = &a->ballots[fx->list[i].ballot];

		if (fx->list[i].type != EFFECT_RESULT || fx->list[i].ballot >= a->n_ballots)
			continue;
		b->annulled_us = at_us;
		b->by_president = e->annul.by_president;
		b->informed = e->annul.informed;
		b->unanimous = e->annul.unanimous;
		b->reason = account_keep(a, e->annul.reason);
		account_tell_ballot(a, at_us, EVENT_ANNUL, fx->list[i].ballot, NOBODY, b->reason);
	}
}

void
ballots_typed(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us)
{
	struct account_typed *t = ACCOUNT_ADD(a, a->typed, a->n_typed);

	if (t != NULL)
		*t = (struct account_typed) { at_us, s->ballot, e->vote.seat, e->vote.giver, account_keep(a, e->vote.choice) };
}

