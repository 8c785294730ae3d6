#include "recusal.h"

/* The slot of SEAT's recusal on ITEM, or the empty one where it would go; half of them are always empty. */
static uint32_t
slot_of(const struct sitting *s, uint32_t item, uint32_t seat)
{
	uint32_t mask = s->n_recusal_slots - 1, i = (item * 2654435761u ^ seat * 2246822519u) >> 7 & mask;

	while (s->recusal_slots[i] != 0) {
		const struct recusal *r = &s->recusals[s->recusal_slots[i] - 1];

		if (r->item == item && r->seat == seat)
			break;
		i = (i + 1) & mask;
	}
	return i;
}

enum recusal_kind
recusal_kind_of(const struct sitting *s, uint32_t item, uint32_t seat, uint32_t n)
{
	uint32_t index;

	if (n == 0)
		return 0;
	index = s->recusal_slots[slot_of(s, item, seat)];
	return index == 0 || index > n ? 0 : s->recusals[index - 1].kind;
}

void
recusal_keep(struct sitting *s, uint32_t item, uint32_t seat, enum recusal_kind kind)
{
	s->recusals[s->n_recusals++] = (struct recusal) { item, seat, kind };
	s->recusal_slots[slot_of(s, item, seat)] = s->n_recusals;
}
