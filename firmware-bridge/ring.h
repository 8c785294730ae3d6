/*
 * ring.h -- presses, until the keeper says that they are on the disk
 *
 * Each has the bridge's boot id (random) and a number from 1 without gaps; a keeper that was away is told again what it
 * has not acknowledged.  A full ring takes nothing: the caller then leaves the device unread, whose own queue waits.
 */
#ifndef FIRMWARE_BRIDGE_RING_H
#define FIRMWARE_BRIDGE_RING_H

#include <stdbool.h>
#include <stdint.h>

#define RING_SIZE 8192u /* presses; a power of two */

struct ring_press {
	uint32_t receiver;  /* from 1 */
	char handset[40];   /* make:id */
	char key[8];
};

struct ring { /* zero it to start; boot is the caller's to set */
	uint64_t boot;
	uint64_t first;     /* number of the oldest kept - 1 */
	uint64_t last;      /* number of the newest; first == last: empty */
	uint64_t sent;      /* newest that was given to the keeper */
	struct ring_press press[RING_SIZE];
};

bool ring_full(const struct ring *r);

/* Puts a press in; the ring must not be full. */
void ring_put(struct ring *r, const struct ring_press *press);

/* The oldest press that the keeper was not given since ring_again(); its number in RET_SEQ.  NULL: none. */
const struct ring_press *ring_next(const struct ring *r, uint64_t *ret_seq);
void ring_given(struct ring *r); /* it was given */

/* A new keeper: everything that is kept is to be given again. */
void ring_again(struct ring *r);

/* SEQ and all before it are on the disk.  Returns the oldest that is let go (call until NULL). */
const struct ring_press *ring_stored(struct ring *r, uint64_t seq);

#endif
