#include "sitting.h"

#include <assert.h>
#include <string.h>

#include "agenda.h"
#include "ballot.h"
#include "outcome.h"
#include "presence.h"
#include "roster.h"
#include "split.h"
#include "trial.h"
#include "warning.h"

#define MINUTE_US 60000000ull
#define DAY_US    (1440 * MINUTE_US)

/* --- the clock, suspension, the end --------------------------------------------------------------------------- */

/* Microseconds since midnight of the sitting's first day. */
static uint64_t
time_of(const struct sitting *s)
{
	return s->has_clock ? s->clock_us + s->now_us : s->minute * MINUTE_US + s->now_us - s->began_us;
}

void
sitting_clock(struct sitting *s, uint64_t clock_us)
{
	s->has_clock = true;
	s->clock_us = clock_us;
}

bool
sitting_since(const struct sitting *s, uint32_t minute, uint64_t *ret_us)
{
	uint64_t back = (time_of(s) % DAY_US + DAY_US - minute * MINUTE_US) % DAY_US;

	if (!s->has_sitting || back > s->now_us - s->began_us)
		return false;
	*ret_us = s->now_us - back;
	return true;
}

static void
set_clock(struct sitting *s, uint64_t since_midnight, struct effects *fx)
{
	uint64_t at_us = since_midnight - time_of(s) + s->now_us;

	if (at_us > s->now_us)
		effect_add(fx, (struct effect) { .type = EFFECT_CLOCK, .at_us = at_us });
}

/* More than twelve hours back is the next day. */
static enum refusal
step_at(struct sitting *s, const struct event *e, struct effects *fx)
{
	uint64_t now = time_of(s), wanted = now - now % DAY_US + e->at.minute * MINUTE_US;

	if (!s->has_sitting)
		return REFUSED_BY_NO_SITTING;
	if (wanted + MINUTE_US <= now) {
		if (now - wanted <= DAY_US / 2)
			return REFUSED_BY_BACKWARDS;
		wanted += DAY_US;
	}
	set_clock(s, wanted, fx);
	return REFUSED_BY_NONE;
}

/* Days since 0000-03-01 of the proleptic Gregorian calendar. */
static int64_t
days_of(ymd date)
{
	int64_t y = date / 10000, m = date / 100 % 100, d = date % 100;

	if (m <= 2)
		y--, m += 12;
	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * (m - 3) + 2) / 5 + d - 1;
}

static enum refusal
step_suspend(struct sitting *s, struct effects *fx)
{
	outcome_proclaim_others(s, NULL, 0, fx);
	s->suspended = true;
	return REFUSED_BY_NONE;
}

static enum refusal
step_resume(struct sitting *s, const struct event *e, struct effects *fx)
{
	if (!s->suspended)
		return REFUSED_BY_NOT_SUSPENDED;
	if (e->resume.date != 0) {
		int64_t days = days_of(e->resume.date) - days_of(s->date);
		int64_t wanted = days * (int64_t)DAY_US + (int64_t)(e->resume.minute * MINUTE_US);

		if (wanted + (int64_t)MINUTE_US <= (int64_t)time_of(s))
			return REFUSED_BY_BACKWARDS;
		set_clock(s, (uint64_t)wanted, fx);
	}
	s->suspended = false;
	agenda_retake(s);
	return REFUSED_BY_NONE;
}

static enum refusal
step_end(struct sitting *s, struct effects *fx)
{
	outcome_proclaim_others(s, NULL, 0, fx);
	trial_end(s, fx);
	s->ended = true;
	effect_add(fx, (struct effect) { .type = EFFECT_ENDED });
	return REFUSED_BY_NONE;
}

static enum refusal
step_keys(struct sitting *s, const struct event *e)
{
	for (uint32_t i = 0; i < e->keys.n; i++)
		assert(e->keys.slot[i] >= 1 && e->keys.slot[i] <= KEYS_MAX);
	memset(s->key_choice, 0, sizeof(s->key_choice));
	for (uint32_t i = 0; i < e->keys.n; i++)
		s->key_choice[e->keys.slot[i] - 1] = e->keys.choice[i];
	return REFUSED_BY_NONE;
}

/* --- when an event is taken at all ------------------------------------------------------------------------------- */

enum when {
	ALWAYS = 1,    /* while a ballot is open, while suspended */
	BETWEEN = 2,   /* not while a ballot is open */
	SITTING = 4,   /* nor while suspended, nor while handsets are tested */
};

static const uint8_t when[] = {
	[EVENT_BODY] = BETWEEN, [EVENT_SITTING] = BETWEEN, [EVENT_SEAT] = BETWEEN, [EVENT_VACANT] = BETWEEN,
	[EVENT_SUBSTITUTE] = BETWEEN, [EVENT_KEYS] = BETWEEN, [EVENT_AT] = ALWAYS,
	[EVENT_ARRIVE] = ALWAYS, [EVENT_LEAVE] = ALWAYS, [EVENT_EXCUSE] = ALWAYS,
	[EVENT_PROXY] = BETWEEN, [EVENT_REVOKE] = BETWEEN,
	[EVENT_HANDSET] = ALWAYS, [EVENT_HANDOUT] = ALWAYS, [EVENT_RETURN] = ALWAYS,
	[EVENT_PRESIDE] = BETWEEN, [EVENT_NOTE] = ALWAYS,
	[EVENT_SUSPEND] = BETWEEN | SITTING, [EVENT_RESUME] = BETWEEN, [EVENT_END] = BETWEEN,
	[EVENT_ITEM] = ALWAYS, [EVENT_WITHDRAW] = BETWEEN, [EVENT_POSTPONE] = BETWEEN, [EVENT_MOVE] = BETWEEN,
	[EVENT_SPLIT] = SITTING, [EVENT_DISCUSS] = BETWEEN | SITTING, [EVENT_RECUSE] = BETWEEN,
	[EVENT_ADOPT] = BETWEEN | SITTING, [EVENT_TAKE_NOTE] = BETWEEN | SITTING,
	[EVENT_OPEN] = BETWEEN | SITTING, [EVENT_VOTE] = ALWAYS, [EVENT_SECOND_PHASE] = ALWAYS,
	[EVENT_CLOSE] = ALWAYS, [EVENT_ABORT] = ALWAYS, [EVENT_COUNT] = BETWEEN | SITTING,
	[EVENT_CORRECT] = BETWEEN | SITTING, [EVENT_PROCLAIM] = BETWEEN | SITTING,
	[EVENT_DECLARE] = BETWEEN, [EVENT_CONTEST] = BETWEEN, [EVENT_ANNUL] = BETWEEN,
	[EVENT_PRESS] = ALWAYS, [EVENT_VOTED] = ALWAYS, [EVENT_URN] = ALWAYS, [EVENT_DEADLINE] = ALWAYS,
	[EVENT_CLEAR] = BETWEEN, [EVENT_TEST] = BETWEEN,
};

static enum refusal
when_refusal(const struct sitting *s, enum event_type type)
{
	if (s->ended)
		return REFUSED_BY_ENDED;
	if ((when[type] & BETWEEN) && sitting_open_ballot(s) != NULL)
		return REFUSED_BY_BALLOT_OPEN;
	if ((when[type] & SITTING) && s->suspended)
		return REFUSED_BY_SUSPENDED;
	if ((when[type] & SITTING) && s->testing)
		return REFUSED_BY_TEST;
	return REFUSED_BY_NONE;
}

static enum refusal
dispatch(struct sitting *s, const struct event *e, struct effects *fx)
{
	switch (e->type) {
	case EVENT_BODY:         return roster_body(s, e);
	case EVENT_SITTING:      return roster_sitting(s, e);
	case EVENT_SEAT:         return roster_seat(s, e);
	case EVENT_VACANT:       return roster_vacant(s, e);
	case EVENT_SUBSTITUTE:   return roster_substitute(s, e);
	case EVENT_KEYS:         return step_keys(s, e);
	case EVENT_AT:           return step_at(s, e, fx);
	case EVENT_ARRIVE:       return presence_move(s, e, fx);
	case EVENT_LEAVE:        return presence_move(s, e, fx);
	case EVENT_EXCUSE:       return presence_excuse(s, e);
	case EVENT_PROXY:        return proxy_give(s, e);
	case EVENT_REVOKE:       return proxy_revoke(s, e);
	case EVENT_HANDSET:      return roster_handset(s, e);
	case EVENT_HANDOUT:      return roster_handout(s, e);
	case EVENT_RETURN:       return roster_return(s, e);
	case EVENT_PRESIDE:      return presence_preside(s, e);
	case EVENT_NOTE:
	case EVENT_CLEAR:        return REFUSED_BY_NONE;
	case EVENT_SUSPEND:      return step_suspend(s, fx);
	case EVENT_RESUME:       return step_resume(s, e, fx);
	case EVENT_END:          return step_end(s, fx);
	case EVENT_ITEM:         return agenda_item(s, e);
	case EVENT_WITHDRAW:     return agenda_withdraw(s, e);
	case EVENT_POSTPONE:     return agenda_postpone(s, e);
	case EVENT_MOVE:         return agenda_move(s, e);
	case EVENT_DISCUSS:      return agenda_discuss(s, e, fx);
	case EVENT_RECUSE:       return agenda_recuse(s, e);
	case EVENT_SPLIT:        return split_item(s, e);
	case EVENT_ADOPT:        return ballot_assent(s, e->adopt.item, e->adopt.unanimous, false, fx);
	case EVENT_TAKE_NOTE:    return ballot_assent(s, e->adopt.item, false, true, fx);
	case EVENT_OPEN:         return ballot_open(s, e, fx);
	case EVENT_VOTE:         return ballot_vote(s, e);
	case EVENT_SECOND_PHASE: return ballot_second_phase(s);
	case EVENT_CLOSE:        return ballot_close(s, e->close.confirm_silent, fx);
	case EVENT_ABORT:        return ballot_abort(s, fx);
	case EVENT_COUNT:        return ballot_count(s, e, fx);
	case EVENT_CORRECT:      return outcome_correct(s, e, fx);
	case EVENT_PROCLAIM:     return outcome_proclaim(s, fx);
	case EVENT_DECLARE:      return outcome_remark(s, e, true);
	case EVENT_CONTEST:      return outcome_remark(s, e, false);
	case EVENT_ANNUL:        return outcome_annul(s, e, fx);
	case EVENT_PRESS:
	case EVENT_VOTED:        return ballot_press(s, e, fx);
	case EVENT_URN:          return ballot_urn(s, e, fx);
	case EVENT_DEADLINE:     return ballot_deadline(s, fx);
	case EVENT_TEST:         return trial_test(s, e, fx);
	}
	return REFUSED_BY_NONE;
}

int
sitting_step(struct sitting *s, const struct event *e, struct effects *ret_effects)
{
	enum refusal refusal;

	state_check(s);
	if (e->at_us < s->now_us)
		return -1;
	ret_effects->n = 0;
	s->now_us = e->at_us;
	refusal = when_refusal(s, e->type);
	if (refusal == REFUSED_BY_NONE)
		refusal = dispatch(s, e, ret_effects);
	if (refusal == REFUSED_BY_NONE)
		warning_look(s, ret_effects);
	if (refusal != REFUSED_BY_NONE) {
		ret_effects->n = 0;
		effect_add(ret_effects, (struct effect) { .type = EFFECT_REFUSED, .refusal = refusal });
	}
	return 0;
}
