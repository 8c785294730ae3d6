/*
 * uplink.h -- the bridge's line to the keeper
 *
 *	devices --press--> ring --Press--> keeper --Ack (it is on disk)--> ring forgets, the handset's light may say so
 *
 * The keeper may die and come back: the ring keeps what it has not acknowledged and sends it again, with the same boot
 * id and number, and the keeper drops what it has.  Without a keeper the devices are read on until the ring is full.
 */
#ifndef FIRMWARE_BRIDGE_UPLINK_H
#define FIRMWARE_BRIDGE_UPLINK_H

#include <stddef.h>

#include <systemd/sd-event.h>

#include "base/arena.h"
#include "base/ipc.h"
#include "bridge.h"
#include "ring.h"

#define UPLINK_ARENA 4096 /* bytes; the keeper's messages are small */

struct uplink { /* the caller's; about 500 KiB */
	sd_event *event;
	sd_event_source *line, *post;
	int fd; /* -1: no keeper */
	bool hello_due, paused;
	struct bridge *bridges; /* borrowed */
	size_t n_bridges;
	struct ring ring;
	struct arena arena;
	_Alignas(max_align_t) uint8_t arena_bytes[UPLINK_ARENA];
	uint8_t packet[IPC_MAX];
};

/* What bridges of this uplink are to call. */
struct bridge_calls uplink_calls(struct uplink *u);

/* Starts in EVENT without a line.  BRIDGES may be initialised after it.  0, negative errno. */
int uplink_init(struct uplink *u, sd_event *event, struct bridge *bridges, size_t n_bridges);

/* FD is the line to a new keeper, the uplink's from here on.  0, negative errno: FD is closed. */
int uplink_connect(struct uplink *u, int fd);

void uplink_done(struct uplink *u);

#endif
