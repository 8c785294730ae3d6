#include "split.h"

#include "agenda.h"
#include "plan.h"

/* Where ITEM stands among the results of the ballot that is open; UINT32_MAX: nowhere. */
static uint32_t
place_in_open(const struct sitting *s, uint32_t item)
{
	const struct ballot *b = sitting_open_ballot(s);

	for (uint32_t i = 0; b != NULL && i < b->n_results; i++)
		if (s->results[b->first_result + i].item == item)
			return i;
	return UINT32_MAX;
}

static enum refusal
objector_refusal(struct sitting *s, uint32_t seat)
{
	enum refusal r = seat_refusal(s, seat);

	return r == REFUSED_BY_NONE && !s->seats[seat].present ? REFUSED_BY_ABSENT : r;
}

enum refusal
split_item(struct sitting *s, const struct event *e)
{
	uint32_t item = sitting_item(s, e->split.item), place;
	const struct ballot *open = sitting_open_ballot(s);
	enum refusal r = agenda_refusal(s, item);

	if (r == REFUSED_BY_NONE)
		r = objector_refusal(s, e->split.by);
	if (r != REFUSED_BY_NONE)
		return r;
	if (s->items[item].split)
		return REFUSED_BY_ALREADY;
	place = place_in_open(s, item);
	if (place == UINT32_MAX && agenda_stands(s, item))
		return REFUSED_BY_STANDS;
	if (place != UINT32_MAX && open->status != BALLOT_OPEN)
		return REFUSED_BY_BALLOT_OPEN; /* closed, but for its urn */
	if (place != UINT32_MAX && open->n_results == 1)
		return REFUSED_BY_NOT_GROUPED;
	s->items[item].split = true;
	if (place != UINT32_MAX)
		plan_take_out(s, place);
	return REFUSED_BY_NONE;
}
