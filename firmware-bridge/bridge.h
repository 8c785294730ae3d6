/*
 * bridge.h -- one device: open, read, frame, decode, say, and again after it was gone
 *
 *	          open() fails: wait, longer each time, at most 2 s
 *	         +------+
 *	         v      |     dialog: init        ready          ballot
 *	      ABSENT ---+--> STARTING ----------> READY <-------> OPEN
 *	                         ^                  |               |
 *	                         +---- GONE <-------+---------------+   unplugged, hung up, failing
 *
 * Each device has its own struct, its own timer and its own counters; a device that fails never disturbs another.  What
 * is to be told to the keeper is put here and marked; uplink.c sends it when the channel takes it.  bridge.c writes the
 * log lines of its device.
 */
#ifndef FIRMWARE_BRIDGE_BRIDGE_H
#define FIRMWARE_BRIDGE_BRIDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dialog.h"
#include "driver.h"
#include "tap.h"
#include "transport.h"

#define BRIDGE_NAME_MAX   32
#define BRIDGE_DETAIL_MAX 240
#define RECEIVERS_MAX     16

enum bridge_status { BRIDGE_ABSENT = 1, BRIDGE_STARTING, BRIDGE_READY, BRIDGE_OPEN, BRIDGE_GONE };
extern const char *const bridge_status_text[]; /* "absent", "starting", "ready", "open", "gone" */

/* Since the report before; sent after each close (P12). */
struct bridge_counts {
	uint64_t frames;     /* whole ones, copies and acks too */
	uint64_t bad_checks; /* whole frames whose check fails */
	uint64_t refused;    /* whole frames that say what cannot be, for another reason */
	uint64_t noise;      /* bytes outside any frame */
	uint64_t lost;       /* frames that the device counted and we never saw; answers that never came; lost writes */
	uint64_t retries;    /* commands said again */
	uint64_t presses;
	uint64_t ballot;     /* that the report is about */
};

struct bridge;

/* What a device tells the rest of the process. */
struct bridge_calls {
	void *user;
	void (*press)(void *user, const struct bridge *b, const char *handset, uint8_t key);
	void (*news)(void *user); /* state_news, totals_news or report_news of some device was set */
};

struct bridge_settings {
	uint32_t number; /* as in the configuration, from 1 */
	char name[BRIDGE_NAME_MAX];
	const struct receiver_driver *driver;
	const struct transport_ops *transport;
	struct receiver_options options;
	char where[TRANSPORT_WHERE_MAX];
	const char *capture_dir; /* borrowed; NULL: no captures */
	struct bridge_calls calls;
};

struct bridge { /* about 20 KiB, the caller's; bridge_init() starts it */
	struct bridge_settings set;
	sd_event_source *timer;
	struct transport *transport;

	/* told to the keeper */
	enum bridge_status status;
	const char *model; /* static */
	char detail[BRIDGE_DETAIL_MAX], firmware[INFO_TEXT_MAX], channel[INFO_TEXT_MAX];
	char totals[DRIVER_LINE_MAX];
	uint32_t totals_voters;
	struct bridge_counts counts, report;
	bool state_news, totals_news, report_news;

	/* wanted by the keeper */
	uint64_t ballot; /* 0: closed */
	uint32_t voted, of;
	bool masked;     /* the keeper masks keys: a secret ballot is announced, open, or not yet read out */
	bool secret;     /* masked, or the device is still to be read out behind it */
	bool behind;     /* masked since a secret ballot was closed: what comes is late */
	bool was_secret; /* ever: the device may say its last vote again, so nothing of it is captured any more */
	bool capture, paused;

	/* the device */
	bool open, lost_it; /* lost_it: gone() was called, close() is due */
	uint64_t told;      /* the ballot that the device knows of */
	uint64_t closing;   /* the ballot whose report is due; 0: none */
	uint64_t try_us, dialog_us; /* next open; dialog's deadline; UINT64_MAX: none */
	unsigned tries;
	uint32_t retries_seen, missed_seen, failed_seen;
	struct framing framing;
	struct tap tap;
	_Alignas(max_align_t) uint8_t driver_state[DRIVER_STATE_MAX];
	_Alignas(max_align_t) uint8_t dialog_state[DIALOG_STATE_MAX];
};

/*
 * Starts B in EVENT; the first open is tried from the loop.  0; -EINVAL: what the settings name cannot be used, RET_WHY
 * says what; other negative errno.  B must not move and is ended by bridge_done().
 */
int bridge_init(struct bridge *b, const struct bridge_settings *settings, sd_event *event,
	char ret_why[TRANSPORT_TEXT_MAX]);
void bridge_done(struct bridge *b);

/*
 * The wanted state: NUMBER 0 is closed.  May be repeated.  SECRET: keys are forgotten when this ballot closes, or when
 * an announced one is not to be; those that come behind it at once (P6).
 */
void bridge_ballot(struct bridge *b, uint64_t number, bool secret);

/* For displays: how many have voted, never how. */
void bridge_count(struct bridge *b, uint32_t voted, uint32_t of);

/* A press of this device is on disk: a light of ours may say so. */
void bridge_stored(struct bridge *b, const char *handset);

/* Record every transfer from now on, or stop; never once a secret ballot has been announced. */
void bridge_capture(struct bridge *b, bool on);

/* The ring is full (stop reading), or has room again. */
void bridge_pause(struct bridge *b, bool paused);

bool bridge_is_simulated(const struct bridge *b);

#endif
