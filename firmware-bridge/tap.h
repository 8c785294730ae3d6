/*
 * tap.h -- records what goes over the wire of one device, as a capture file
 *
 * Off until told.  A capture holds directions, so it is never on in a secret ballot (P6): bridge.c sees to that.  Each
 * transfer is flushed to the file, none is synced: a capture is for the technician, the record is elsewhere.
 */
#ifndef FIRMWARE_BRIDGE_TAP_H
#define FIRMWARE_BRIDGE_TAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define TAP_PATH_MAX 512

struct tap {
	FILE *out; /* NULL: off */
	char path[TAP_PATH_MAX];
};

/*
 * Begins a new file NAME-<seconds since 1970>[-n].capture in DIR; its first line names RECEIVER.  0 (also where it is
 * on already); negative errno: off.
 */
int tap_start(struct tap *tap, const char *dir, const char *name, const char *receiver, int64_t realtime_us);

/* One transfer.  0, also where it is off; negative errno: it could not be written, and the tap is off now. */
int tap_transfer(struct tap *tap, uint64_t at_us, bool host, const uint8_t *bytes, size_t n);

void tap_stop(struct tap *tap);

#endif
