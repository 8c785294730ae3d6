/*
 * ring.h -- presses kept until the keeper says they are on disk
 *
 * Each press gets the boot id of this bridge (random) and a sequence from 1 without gaps; the keeper drops what it has
 * already.  The ring is of fixed size and never drops: when less than RING_RESERVE is free the bridge stops reading its
 * devices until the keeper has caught up.  What was read already, or is in flight, fits into the reserve.
 *
 *	  acked, wiped     sent, not acked        not sent yet
 *	................|=====================|------------------|
 *	              first                 unsent              next
 */
#ifndef FIRMWARE_BRIDGE_RING_H
#define FIRMWARE_BRIDGE_RING_H

#include <stdbool.h>
#include <stdint.h>

#include "driver.h"

#define RING_SIZE    8192 /* presses; a power of two */
#define RING_RESERVE 2048 /* kept free for what is in flight when reading stops */

struct ring_press {
	uint64_t seq;
	uint32_t receiver; /* as numbered in the configuration, from 1 */
	uint8_t key;       /* index into the driver's key_names */
	char handset[HANDSET_TEXT_MAX];
};

struct ring { /* the caller's; read boot, first and next, leave the rest */
	uint64_t boot;  /* random, never 0 */
	uint64_t first; /* seq of the oldest that is kept; == next: none is */
	uint64_t unsent, next;
	uint64_t never; /* seq of the first that no keeper was ever sent */
	struct ring_press press[RING_SIZE];
};

/* Starts empty with a new boot id.  0; negative errno of getrandom(2). */
int ring_init(struct ring *ring);

/* False: stop reading until acks have come. */
bool ring_has_room(const struct ring *ring);

/* Keeps one press and returns its seq.  There must be a free place: see RING_RESERVE. */
uint64_t ring_add(struct ring *ring, uint32_t receiver, const char *handset, uint8_t key);

/* The oldest press that this keeper has not been sent, or NULL; ring_sent() when it has been. */
const struct ring_press *ring_unsent(const struct ring *ring);
void ring_sent(struct ring *ring);

/* A new keeper: everything that is not acked will be sent again. */
void ring_rewind(struct ring *ring);

/*
 * The keeper has SEQ of BOOT, and all before it, on disk: calls STORED (may be NULL) for each, oldest first, wipes and
 * forgets them.  Returns how many.  A new keeper may ack what its predecessor was sent.  -ESTALE: of another boot,
 * nothing is done; -EPROTO: no keeper was ever sent it.
 */
int ring_ack(struct ring *ring, uint64_t boot, uint64_t seq,
	void (*stored)(void *user, const struct ring_press *press), void *user);

#endif
