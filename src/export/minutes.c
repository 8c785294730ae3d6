#include "minutes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

int
minutes_init(struct minutes *m, uint32_t wanted, uint32_t max_seat)
{
	*m = (struct minutes) { .wanted = wanted, .ballot = NO_BALLOT, .watched = NO_BALLOT, .max_seat = max_seat };
	m->present = calloc((size_t)max_seat + 1, sizeof(*m->present));
	m->holder = calloc((size_t)max_seat + 1, sizeof(*m->holder));
	if (m->present != NULL && m->holder != NULL)
		return 0;
	minutes_done(m);
	return -ENOMEM;
}

void
minutes_done(struct minutes *m)
{
	free(m->present);
	free(m->holder);
	free(m->note);
	*m = (struct minutes) { 0 };
}

static void
take_down(struct minutes *m, const struct sitting *s, uint32_t ballot)
{
	m->watched = ballot;
	for (uint32_t i = 1; i <= m->max_seat; i++) {
		m->present[i] = s->seats[i].present;
		m->holder[i] = s->frozen_holder[i];
	}
}

void
minutes_watch(struct minutes *m, const struct sitting *s, const struct effects *fx)
{
	for (uint32_t i = 0; i < fx->n; i++) {
		const struct effect *f = &fx->list[i];

		if (f->type == EFFECT_OPENED && m->ballot == NO_BALLOT)
			take_down(m, s, f->ballot);
		if (f->type != EFFECT_RESULT || f->ballot < m->n_closed_below)
			continue;
		m->n_closed_below = f->ballot + 1; /* a result stated again is no new ballot */
		if (++m->n_seen != m->wanted)
			continue;
		if (m->watched != f->ballot) /* by hand, or by assent: nothing was opened */
			take_down(m, s, f->ballot);
		m->ballot = f->ballot;
		m->closed = true;
	}
}

void
minutes_checkpoint(struct minutes *m, const char *note)
{
	if (m->closed && m->note == NULL)
		m->note = strdup(note);
}
