#include "trial.h"

#include "outcome.h"

void
trial_end(struct sitting *s, struct effects *fx)
{
	if (!s->testing)
		return;
	s->testing = false;
	effect_add(fx, (struct effect) { .type = EFFECT_TEST_ENDED });
}

enum refusal
trial_test(struct sitting *s, const struct event *e, struct effects *fx)
{
	if (e->test.end) {
		if (!s->testing)
			return REFUSED_BY_NO_TEST;
		trial_end(s, fx);
		return REFUSED_BY_NONE;
	}
	if (s->testing)
		return REFUSED_BY_TEST;
	if (sitting_masks(s)) /* its keys are nobody's to hear */
		return REFUSED_BY_TEST_SECRET;
	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		s->seats[i].tested = false;
	s->testing = true;
	effect_add(fx, (struct effect) { .type = EFFECT_TEST_BEGUN });
	return REFUSED_BY_NONE;
}

uint32_t
sitting_heard(const struct sitting *s)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		n += s->seats[i].tested;
	return n;
}

struct effect
trial_press(struct sitting *s, uint32_t seat)
{
	struct effect fx = { .type = EFFECT_PRESS,
		.press = { .class = PRESS_TEST, .seat = seat, .repeated = s->seats[seat].tested } };

	s->seats[seat].tested = true;
	return fx;
}
