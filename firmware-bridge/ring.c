#include "ring.h"

#include <assert.h>
#include <stddef.h>

bool
ring_full(const struct ring *r)
{
	return r->last - r->first == RING_SIZE;
}

void
ring_put(struct ring *r, const struct ring_press *press)
{
	assert(!ring_full(r));
	r->last++;
	r->press[r->last % RING_SIZE] = *press;
}

const struct ring_press *
ring_next(const struct ring *r, uint64_t *ret_seq)
{
	uint64_t seq = (r->sent > r->first ? r->sent : r->first) + 1;

	if (seq > r->last)
		return NULL;
	*ret_seq = seq;
	return &r->press[seq % RING_SIZE];
}

void
ring_given(struct ring *r)
{
	r->sent = (r->sent > r->first ? r->sent : r->first) + 1;
}

void
ring_again(struct ring *r)
{
	r->sent = r->first;
}

const struct ring_press *
ring_stored(struct ring *r, uint64_t seq)
{
	if (r->first >= seq || r->first == r->last)
		return NULL;
	r->first++;
	return &r->press[r->first % RING_SIZE];
}
