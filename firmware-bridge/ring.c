/* ring.c -- presses kept until the keeper says they are on disk */
#include "ring.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/random.h>

_Static_assert((RING_SIZE & (RING_SIZE - 1)) == 0, "a power of two");

int
ring_init(struct ring *ring)
{
	memset(ring, 0, sizeof(*ring));
	do {
		if (getrandom(&ring->boot, sizeof(ring->boot), 0) < 0)
			return -errno;
	} while (ring->boot == 0);
	ring->first = ring->unsent = ring->never = ring->next = 1;
	return 0;
}

static struct ring_press *
place(struct ring *ring, uint64_t seq)
{
	return &ring->press[seq & (RING_SIZE - 1)];
}

bool
ring_has_room(const struct ring *ring)
{
	return RING_SIZE - (ring->next - ring->first) > RING_RESERVE;
}

uint64_t
ring_add(struct ring *ring, uint32_t receiver, const char *handset, uint8_t key)
{
	struct ring_press *p = place(ring, ring->next);

	assert(ring->next - ring->first < RING_SIZE);
	assert(strlen(handset) < sizeof(p->handset));
	*p = (struct ring_press) { .seq = ring->next, .receiver = receiver, .key = key };
	memcpy(p->handset, handset, strlen(handset) + 1);
	return ring->next++;
}

const struct ring_press *
ring_unsent(const struct ring *ring)
{
	return ring->unsent < ring->next ? &ring->press[ring->unsent & (RING_SIZE - 1)] : NULL;
}

void
ring_sent(struct ring *ring)
{
	assert(ring->unsent < ring->next);
	ring->unsent++;
	if (ring->never < ring->unsent)
		ring->never = ring->unsent;
}

void
ring_rewind(struct ring *ring)
{
	ring->unsent = ring->first;
}

int
ring_ack(struct ring *ring, uint64_t boot, uint64_t seq,
	void (*stored)(void *user, const struct ring_press *press), void *user)
{
	int n = 0;

	if (boot != ring->boot)
		return -ESTALE;
	if (seq >= ring->never)
		return -EPROTO;
	for (; ring->first <= seq; ring->first++, n++) {
		struct ring_press *p = place(ring, ring->first);

		if (stored != NULL)
			stored(user, p);
		explicit_bzero(p, sizeof(*p));
	}
	if (ring->unsent < ring->first)
		ring->unsent = ring->first;
	return n;
}
