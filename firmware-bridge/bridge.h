/*
 * bridge.h -- one device: open, read, frame, decode, say, reconnect
 */
#ifndef FIRMWARE_BRIDGE_BRIDGE_H
#define FIRMWARE_BRIDGE_BRIDGE_H

#include "dialog.h"
#include "driver.h"
#include "ring.h"
#include "transport.h"

struct bridge_counts { uint64_t frames, bad_checks, noise, lost, retries, presses; };

/* Told of what happens, for the keeper; STATUS is absent, starting, ready, open or gone. */
struct bridge_listener {
	void (*state)(void *arg, uint32_t receiver);
	void (*totals)(void *arg, uint32_t receiver, const struct receiver_totals *totals);
	void (*report)(void *arg, uint32_t receiver, const struct bridge_counts *counts);
	void *arg;
};

struct bridge_device {
	uint32_t number;             /* from 1, as in the configuration */
	const char *name;
	const struct receiver_driver *driver;
	const struct transport_ops *ops;
	void *transport;
	struct receiver_options options;
	struct ring *ring;
	const struct bridge_listener *listener;

	bool open;
	const char *status;          /* static */
	char detail[128];            /* why it is absent or gone, and what happens next */
	struct transport_identity identity;
	char model[128], firmware[INFO_TEXT_MAX];
	uint64_t retry_us, wait_us;  /* when to try opening again */
	uint64_t ballot;             /* wanted: 0 closed */
	uint32_t voted, of;
	struct bridge_counts counts; /* since the ballot opened */
	uint32_t retries_before;
	struct framing framing;
	struct dialog_output out;
	_Alignas(16) uint8_t state[DRIVER_STATE_MAX];
	_Alignas(16) uint8_t dialog[DIALOG_STATE_MAX];
};

/* Fields up to `listener` are the caller's to set; then this. */
void bridge_begin(struct bridge_device *d);

void bridge_ballot(struct bridge_device *d, uint64_t now_us, uint64_t ballot);
void bridge_count(struct bridge_device *d, uint64_t now_us, uint32_t voted, uint32_t of);
void bridge_stored(struct bridge_device *d, uint64_t now_us, const char *handset);

/* Does all that is due: opens, reads, says. */
void bridge_run(struct bridge_device *d, uint64_t now_us);

/* When bridge_run() wants to be called again if no descriptor speaks. */
uint64_t bridge_deadline(const struct bridge_device *d);

#endif
