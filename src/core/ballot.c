#include "ballot.h"

#include "keys.h"
#include "outcome.h"
#include "plan.h"
#include "roster.h"
#include "trial.h"

static struct ballot *
open_ballot(struct sitting *s)
{
	struct ballot *b = s->ballot == NO_BALLOT ? NULL : &s->ballots[s->ballot];

	return b != NULL && b->status == BALLOT_OPEN ? b : NULL;
}

enum refusal
ballot_open(struct sitting *s, const struct event *e, struct effects *fx)
{
	struct plan plan;
	struct ballot *b;
	enum refusal r;

	if (s->pending.is)
		return REFUSED_BY_COUNT_PENDING;
	r = plan_ballot(s, e, &plan);
	if (r != REFUSED_BY_NONE)
		return r;
	b = &s->ballots[plan_begin(s, &plan, fx)];
	b->object = text_keep(s, e->open.object);
	if (e->open.timer_s > 0)
		b->deadline_us = s->now_us + e->open.timer_s * 1000000ull;
	s->late = false;
	effect_add(fx, (struct effect) { .type = EFFECT_OPENED, .ballot = s->ballot });
	return REFUSED_BY_NONE;
}

/* --- votes ------------------------------------------------------------------------------------------------------- */

bool
sitting_masks(const struct sitting *s)
{
	const struct ballot *b = sitting_open_ballot(s);

	if (b != NULL)
		return b->mode == MODE_SECRET;
	return s->discussed != NO_ITEM && s->items[s->discussed].secret;
}

enum choice
sitting_key_choice(const struct sitting *s, struct text handset, struct text key)
{
	const struct ballot *b = sitting_open_ballot(s);
	uint32_t slot = key_slot(key);

	if (b == NULL || slot == 0 || slot > KEYS_MAX)
		return CHOICE_SILENT;
	if (b->n_candidates == 0)
		return s->key_choice[slot - 1];
	if (key_is_blank(handset, key))
		return CHOICE_BLANC;
	return slot <= b->n_candidates ? CHOICE_CANDIDATE + slot - 1 : CHOICE_SILENT;
}

static void
set_vote(struct position *p, enum choice choice, enum via via)
{
	p->choice = (uint8_t)choice;
	p->via = via & 7;
}

/* SEAT's own act counts for himself, or in the second phase for the givers that he holds.  Returns the voices moved. */
static uint32_t
cast_own(struct sitting *s, uint32_t seat, enum choice choice, enum via via, bool *ret_for_givers)
{
	struct position *positions = positions_of(s, s->ballot);
	uint32_t voices = 0;

	*ret_for_givers = s->ballots[s->ballot].second_phase && s->first_giver[seat] != NOBODY;
	if (!*ret_for_givers) {
		set_vote(&positions[seat], choice, positions[seat].voter == 2 ? VIA_PROXY_HANDSET : via);
		return s->seats[seat].weight;
	}
	for (uint32_t i = s->first_giver[seat]; i != NOBODY; i = s->next_giver[i]) {
		set_vote(&positions[i], choice, VIA_HOLDER);
		voices += s->seats[i].weight;
	}
	return voices;
}

static bool
may_press(const struct sitting *s, const struct position *positions, uint32_t seat)
{
	return positions[seat].voter == 1 ||
	       (positions[seat].voter == 2 && s->giver_casting[seat] == CASTING_HANDSET);
}

static struct effect
class_press(struct sitting *s, const struct event *e)
{
	struct effect fx = { .type = EFFECT_PRESS };
	uint32_t seat = roster_seat_of(s, e->press.handset);
	struct ballot *b = open_ballot(s);
	enum choice choice = CHOICE_SILENT;
	struct position *p;
	bool bad;

	fx.press.seat = seat;
	if (seat == NOBODY)
		return fx.press.class = PRESS_UNKNOWN, fx;
	if (s->testing)
		return trial_press(s, seat);
	if (b == NULL)
		return fx.press.class = s->late ? PRESS_LATE : PRESS_EARLY, fx;
	if (e->type == EVENT_VOTED && b->mode != MODE_SECRET)
		return fx.press.class = PRESS_LATE, fx; /* of the secret ballot before: a receiver had kept it */
	p = &positions_of(s, s->ballot)[seat];
	if (!may_press(s, positions_of(s, s->ballot), seat))
		return fx.press.class = PRESS_OUTSIDE, fx;
	if (e->type == EVENT_VOTED) {
		bad = e->press.key.len > 0;
	} else {
		choice = sitting_key_choice(s, e->press.handset, e->press.key);
		bad = choice == CHOICE_SILENT;
	}
	if (bad)
		return fx.press.class = PRESS_BAD_KEY, fx;
	fx.press.class = PRESS_COUNTS;
	fx.press.repeated = p->pressed;
	fx.press.voices = cast_own(s, seat, choice, VIA_HANDSET, &fx.press.for_givers);
	p->pressed = 1;
	return fx;
}

enum refusal
ballot_press(struct sitting *s, const struct event *e, struct effects *fx)
{
	struct effect press = class_press(s, e);
	uint32_t *const counts[] = {
		[PRESS_COUNTS] = &s->presses.counted, [PRESS_EARLY] = &s->presses.early, [PRESS_LATE] = &s->presses.late,
		[PRESS_UNKNOWN] = &s->presses.unknown, [PRESS_BAD_KEY] = &s->presses.bad_key,
		[PRESS_OUTSIDE] = &s->presses.outside, [PRESS_TEST] = &s->presses.test,
	};

	(*counts[press.press.class])++;
	s->presses.repeated += press.press.class == PRESS_COUNTS && press.press.repeated;
	effect_add(fx, press);
	return REFUSED_BY_NONE;
}

enum refusal
ballot_vote(struct sitting *s, const struct event *e)
{
	struct ballot *b = open_ballot(s);
	enum refusal r = seat_refusal(s, e->vote.seat);
	struct position *positions;
	enum choice choice;
	bool for_givers;

	if (b == NULL)
		return REFUSED_BY_NO_BALLOT;
	if (b->mode == MODE_SECRET)
		return REFUSED_BY_SECRET_TYPED; /* S12 */
	if (r == REFUSED_BY_NONE && e->vote.giver != NOBODY)
		r = seat_refusal(s, e->vote.giver);
	if (r != REFUSED_BY_NONE)
		return r;
	positions = positions_of(s, s->ballot);
	choice = outcome_choice(s, b, e->vote.choice);
	if (e->vote.giver != NOBODY) {
		if (positions[e->vote.giver].voter != 2 || s->frozen_holder[e->vote.giver] != e->vote.seat)
			return REFUSED_BY_NOT_HOLDER;
		if (choice == CHOICE_SILENT)
			return REFUSED_BY_CHOICE;
		set_vote(&positions[e->vote.giver], choice, VIA_CLERK);
		return REFUSED_BY_NONE;
	}
	if (positions[e->vote.seat].voter != 1)
		return REFUSED_BY_NOT_VOTER;
	if (choice == CHOICE_SILENT)
		return REFUSED_BY_CHOICE;
	cast_own(s, e->vote.seat, choice, VIA_CLERK, &for_givers);
	positions[e->vote.seat].pressed = 1;
	return REFUSED_BY_NONE;
}

enum refusal
ballot_second_phase(struct sitting *s)
{
	struct ballot *b = open_ballot(s);
	struct position *positions;
	bool any = false;

	if (b == NULL)
		return REFUSED_BY_NO_BALLOT;
	positions = positions_of(s, s->ballot);
	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		any = any || s->first_giver[i] != NOBODY;
	if (b->second_phase || !any)
		return REFUSED_BY_PHASE;
	b->second_phase = true;
	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		positions[i].pressed = 0;
	return REFUSED_BY_NONE;
}

/* --- close -------------------------------------------------------------------------------------------------------- */

/* A linked giver votes as his holder did, unless the clerk entered his own. */
static bool
follows_holder(const struct sitting *s, const struct position *positions, uint32_t i)
{
	return positions[i].voter == 2 && positions[i].via == VIA_NONE && s->giver_casting[i] == CASTING_LINKED &&
	       positions[s->frozen_holder[i]].via != VIA_NONE;
}

bool
sitting_has_voted(const struct sitting *s, uint32_t seat)
{
	const struct position *positions = sitting_positions(s, s->ballot);

	return positions[seat].voter != 0 && (positions[seat].via != VIA_NONE || follows_holder(s, positions, seat));
}

uint32_t
sitting_voted(const struct sitting *s)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		n += sitting_has_voted(s, i);
	return n;
}

static void
finish(struct sitting *s, struct ballot *b, struct effects *fx)
{
	b->status = BALLOT_CLOSED;
	b->closed_us = s->now_us;
	for (uint32_t i = 0; i < b->n_results; i++)
		s->items[s->results[b->first_result + i].item].ballot = s->ballot;
	effect_add(fx, (struct effect) { .type = EFFECT_RESULT, .ballot = s->ballot });
	effect_add(fx, (struct effect) { .type = EFFECT_SEAL });
}

enum refusal
ballot_close(struct sitting *s, bool confirm_silent, struct effects *fx)
{
	struct ballot *b = open_ballot(s);
	struct position *positions;

	if (b == NULL)
		return REFUSED_BY_NO_BALLOT;
	if (!confirm_silent && sitting_voted(s) < b->voters)
		return REFUSED_BY_SILENT;
	positions = positions_of(s, s->ballot);
	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		if (follows_holder(s, positions, i))
			set_vote(&positions[i], positions[s->frozen_holder[i]].choice, VIA_HOLDER);
	s->late = true;
	effect_add(fx, (struct effect) { .type = EFFECT_CLOSED, .ballot = s->ballot });
	if (b->mode == MODE_SECRET) {
		b->status = BALLOT_CLOSING;
		effect_add(fx, (struct effect) { .type = EFFECT_URN_WANTED, .ballot = s->ballot });
		return REFUSED_BY_NONE;
	}
	outcome_tally(s, s->ballot);
	finish(s, b, fx);
	return REFUSED_BY_NONE;
}

/* The voices in the urn must be those of the seats that took part, to the last one. */
enum refusal
ballot_urn(struct sitting *s, const struct event *e, struct effects *fx)
{
	struct ballot *b = s->ballot == NO_BALLOT ? NULL : &s->ballots[s->ballot];
	const struct position *positions;
	uint64_t in_urn = 0, took_part = 0;

	if (b == NULL || b->status != BALLOT_CLOSING)
		return REFUSED_BY_NO_BALLOT;
	positions = sitting_positions(s, s->ballot);
	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		if (positions[i].voter != 0 && positions[i].via != VIA_NONE)
			took_part += s->seats[i].weight;
	for (uint32_t c = CHOICE_POUR; c < e->urn.n; c++)
		in_urn += e->urn.voices[c];
	if (e->urn.n > CHOICE_CANDIDATE + b->n_candidates || in_urn != took_part)
		return REFUSED_BY_URN;
	outcome_count(s, s->ballot, e->urn.voices, e->urn.n);
	finish(s, b, fx);
	return REFUSED_BY_NONE;
}

/* One that waits for its urn too: the urn may have been lost with the memory it was in. */
enum refusal
ballot_abort(struct sitting *s, struct effects *fx)
{
	struct ballot *b = sitting_open_ballot(s) == NULL ? NULL : &s->ballots[s->ballot];

	if (b == NULL && s->pending.is) {
		s->pending.is = false;
		return REFUSED_BY_NONE;
	}
	if (b == NULL)
		return REFUSED_BY_NO_BALLOT;
	b->status = BALLOT_ABORTED;
	b->closed_us = s->now_us;
	s->n_results = b->first_result;
	b->n_results = 0;
	s->late = true;
	effect_add(fx, (struct effect) { .type = EFFECT_CLOSED, .ballot = s->ballot });
	return REFUSED_BY_NONE;
}

uint64_t
sitting_deadline(const struct sitting *s)
{
	const struct ballot *b = sitting_open_ballot(s);

	return b != NULL && b->status == BALLOT_OPEN ? b->deadline_us : UINT64_MAX;
}

enum refusal
ballot_deadline(struct sitting *s, struct effects *fx)
{
	return s->now_us >= sitting_deadline(s) ? ballot_close(s, true, fx) : REFUSED_BY_NO_BALLOT;
}

enum refusal
ballot_assent(struct sitting *s, struct text item, bool unanimous, bool noted, struct effects *fx)
{
	struct plan plan;
	enum refusal r = plan_assent(s, item, &plan);
	uint32_t ballot;

	if (r != REFUSED_BY_NONE)
		return r;
	ballot = plan_begin(s, &plan, fx);
	outcome_assent(s, ballot, unanimous, noted);
	finish(s, &s->ballots[ballot], fx);
	return REFUSED_BY_NONE;
}

/* --- counts by hand: entered twice, alike ---------------------------------------------------------------------- */

static enum refusal
tellers_refusal(struct sitting *s, const struct event *e)
{
	for (uint32_t i = 0; i < e->open.n_tellers; i++)
		for (uint32_t n = e->open.tellers[i].from; n <= e->open.tellers[i].to; n++) {
			if (seat_find(s, n) == NULL)
				return REFUSED_BY_TELLERS;
			for (uint32_t k = 0; k < i; k++)
				if (n >= e->open.tellers[k].from && n <= e->open.tellers[k].to)
					return REFUSED_BY_TELLERS;
		}
	return REFUSED_BY_NONE;
}

static uint64_t
sum_of(const struct event *e)
{
	uint64_t sum = (uint64_t)e->open.pour + e->open.contre + e->open.abstention + e->open.nspp + e->open.blanc +
	               e->open.nul;

	for (uint32_t i = 0; i < e->open.n_candidates; i++)
		sum += e->open.voices[i];
	return sum;
}

static uint64_t
electorate_now(const struct sitting *s, uint32_t item)
{
	uint64_t voices = 0;

	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		if (plan_votes_now(s, item, i))
			voices += s->seats[i].weight;
	return voices;
}

/* In heads; nobody stands twice: see tellers_refusal(). */
static uint32_t
tellers_of(const struct event *e)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < e->open.n_tellers; i++)
		n += e->open.tellers[i].to - e->open.tellers[i].from + 1;
	return n;
}

static void
keep_tellers(struct sitting *s, const struct event *e)
{
	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		s->seats[i].teller = false;
	for (uint32_t i = 0; i < e->open.n_tellers; i++)
		for (uint32_t n = e->open.tellers[i].from; n <= e->open.tellers[i].to; n++)
			s->seats[n].teller = true;
}

static bool
same_tellers(const struct sitting *s, const struct event *e)
{
	for (uint32_t i = 0; i < e->open.n_tellers; i++)
		for (uint32_t n = e->open.tellers[i].from; n <= e->open.tellers[i].to; n++)
			if (!s->seats[n].teller)
				return false;
	return s->pending.n_tellers == tellers_of(e);
}

static bool
same_entry(const struct sitting *s, const struct event *e, const struct plan *plan)
{
	const struct pending_count *p = &s->pending;

	if (p->pour != e->open.pour || p->contre != e->open.contre || p->abstention != e->open.abstention ||
	    p->nspp != e->open.nspp || p->blanc != e->open.blanc || p->nul != e->open.nul ||
	    p->has_envelopes != e->open.has_envelopes || p->envelopes != e->open.envelopes ||
	    p->n_items != plan->n_items || p->n_candidates != plan->n_candidates || p->by != plan->by ||
	    p->ground != plan->ground || p->presider != e->open.presider || p->round != plan->round ||
	    p->majority.base != plan->majority.base || p->majority.num != plan->majority.num ||
	    p->majority.den != plan->majority.den || !text_is(sitting_text(s, p->object), e->open.object) ||
	    !same_tellers(s, e))
		return false;
	for (uint32_t i = 0; i < plan->n_items; i++)
		if (p->items[i] != plan->items[i])
			return false;
	for (uint32_t i = 0; i < plan->n_candidates; i++)
		if (p->voices[i] != e->open.voices[i] || p->born[i] != plan->candidate_born[i] ||
		    !text_is(sitting_text(s, p->candidates[i]), plan->candidates[i]))
			return false;
	return true;
}

static void
keep_entry(struct sitting *s, const struct event *e, const struct plan *plan)
{
	struct pending_count *p = &s->pending;

	*p = (struct pending_count) {
		.is = true, .pour = e->open.pour, .contre = e->open.contre, .abstention = e->open.abstention,
		.nspp = e->open.nspp, .blanc = e->open.blanc, .nul = e->open.nul, .envelopes = e->open.envelopes,
		.has_envelopes = e->open.has_envelopes, .n_items = plan->n_items, .n_candidates = plan->n_candidates,
		.by = plan->by, .ground = plan->ground, .presider = e->open.presider, .majority = plan->majority,
		.round = plan->round, .n_tellers = tellers_of(e), .object = text_keep(s, e->open.object),
	};
	keep_tellers(s, e);
	for (uint32_t i = 0; i < plan->n_items; i++)
		p->items[i] = plan->items[i];
	for (uint32_t i = 0; i < plan->n_candidates; i++) {
		p->voices[i] = e->open.voices[i];
		p->candidates[i] = text_keep(s, plan->candidates[i]);
		p->born[i] = plan->candidate_born[i];
	}
}

static void
count_close(struct sitting *s, const struct event *e, uint32_t ballot, struct effects *fx)
{
	uint32_t voices[CHOICES_MAX] = { 0 };

	voices[CHOICE_POUR] = e->open.pour;
	voices[CHOICE_CONTRE] = e->open.contre;
	voices[CHOICE_ABSTENTION] = e->open.abstention;
	voices[CHOICE_NSPP] = e->open.nspp;
	voices[CHOICE_BLANC] = e->open.blanc;
	voices[CHOICE_NUL] = e->open.nul;
	for (uint32_t i = 0; i < e->open.n_candidates; i++)
		voices[CHOICE_CANDIDATE + i] = e->open.voices[i];
	s->ballots[ballot].presider_said = e->open.presider;
	s->ballots[ballot].object = text_keep(s, e->open.object);
	outcome_count(s, ballot, voices, CHOICE_CANDIDATE + e->open.n_candidates);
	finish(s, &s->ballots[ballot], fx);
}

enum refusal
ballot_count(struct sitting *s, const struct event *e, struct effects *fx)
{
	struct plan plan;
	enum refusal r = tellers_refusal(s, e);

	if (r == REFUSED_BY_NONE)
		r = plan_ballot(s, e, &plan);
	if (r != REFUSED_BY_NONE)
		return r;
	if (plan.n_candidates > 0 && (e->open.pour > 0 || e->open.contre > 0))
		return REFUSED_BY_CHOICE;
	for (uint32_t i = 0; i < plan.n_items; i++)
		if (sum_of(e) > electorate_now(s, plan.items[i]))
			return REFUSED_BY_COUNT_SUM;
	if (e->open.has_envelopes && sum_of(e) != e->open.envelopes)
		return REFUSED_BY_COUNT_SUM;
	if (s->pending.is && !same_entry(s, e, &plan))
		return REFUSED_BY_COUNT_DIFFERS;
	if (!s->pending.is) {
		keep_entry(s, e, &plan);
		plan_discuss(s, &plan, fx);
		return REFUSED_BY_NONE;
	}
	s->pending.is = false;
	count_close(s, e, plan_begin(s, &plan, fx), fx);
	return REFUSED_BY_NONE;
}
