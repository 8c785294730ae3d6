/*
 * dialog.h -- what must be said to a device
 *
 * Initialisation, opening and closing a ballot, its display, its lights.  Like a driver a dialog is pure: inputs with
 * their time go in, bytes to send and the next deadline come out.  It does no I/O, reads no clock and allocates
 * nothing, so each sequence is tested to the microsecond without a device.
 *
 * The bridge's side, for each device:
 *
 *	device opened              -> reset(), step(DIALOG_OPENED); where a ballot is open, also BALLOT and COUNT
 *	each frame from the device -> first the driver, then step(DIALOG_FRAME)
 *	keeper's wanted state      -> step(DIALOG_BALLOT); as often as it is repeated
 *	keeper's count             -> step(DIALOG_COUNT)
 *	keeper's ack of a press    -> step(DIALOG_STORED): it is on disk, and only now may a light of ours say so (P1)
 *	clock reached deadline_us  -> step(DIALOG_TIME)
 *
 * After each step: write all of out.write[] in that order, then wait until out.deadline_us at the latest.  A dialog
 * never blocks on a device that does not answer: each wait has an end.  A failed write is the transport's affair (the
 * device is gone, or the write is lost and the missing ack is counted); the dialog is not told.
 */
#ifndef FIRMWARE_BRIDGE_DIALOG_H
#define FIRMWARE_BRIDGE_DIALOG_H

#include <stddef.h>
#include <stdint.h>

#include "frame.h"

#define DIALOG_STATE_MAX  1024 /* bytes of state; aligned as max_align_t by the caller */
#define DIALOG_WRITE_MAX  64  /* bytes of one write */
#define DIALOG_WRITES_MAX 2   /* writes of one step */

struct receiver_options;

enum dialog_input_type {
	DIALOG_OPENED = 1, /* the device is open and nothing has been said to it yet */
	DIALOG_FRAME,      /* a frame from the device; those that are no answer are ignored */
	DIALOG_BALLOT,     /* the state that is wanted */
	DIALOG_COUNT,      /* for displays */
	DIALOG_STORED,     /* a press is on disk */
	DIALOG_TIME,       /* a deadline was reached, or time just went on */
};

struct dialog_input {
	uint64_t at_us; /* CLOCK_MONOTONIC, never backwards */
	enum dialog_input_type type;
	uint32_t presses; /* DIALOG_FRAME: of so many presses the driver told; DIALOG_STORED comes for each */
	union {
		const struct frame *frame; /* DIALOG_FRAME; borrowed for the call */
		const char *handset;       /* DIALOG_STORED: as the driver printed it; borrowed */
		uint64_t ballot;           /* DIALOG_BALLOT: 0 closed; else its number, a new one is a new opening */
		struct {
			uint32_t voted, of; /* DIALOG_COUNT: how many have voted, never how */
		} count;
	};
};

enum dialog_status {
	DIALOG_STARTING = 1, /* being initialised: presses are not to be expected yet */
	DIALOG_READY,        /* initialised, takes no votes */
	DIALOG_OPEN,         /* takes votes, or may still hold some of the ballot that was just closed */
};
extern const char *const dialog_status_text[]; /* "starting", "ready", "open" */

/* One HID report for SET_REPORT (BUS_USB), already padded to its length; or bytes for the line (BUS_SERIAL). */
struct dialog_write {
	uint16_t len;
	uint8_t bytes[DIALOG_WRITE_MAX];
};

struct dialog_output {
	uint8_t n_writes;
	struct dialog_write write[DIALOG_WRITES_MAX];
	uint64_t deadline_us; /* step(DIALOG_TIME) then at the latest; UINT64_MAX: never */
	uint64_t expect_us;   /* the device owes an answer by then; UINT64_MAX: it owes none */
	enum dialog_status status;
	uint64_t ballot;      /* the ballot whose opening was said to the device and not yet its close; 0: none */
	uint32_t retries;     /* commands said again, since reset() */
	uint32_t missed;      /* answers that never came, since reset() */
};

struct dialog_ops {
	size_t state_size; /* at most DIALOG_STATE_MAX */

	/* Sets STATE as before anything was said.  OPTIONS is borrowed for the call. */
	void (*reset)(void *state, const struct receiver_options *options);

	/* Takes one input; fills all of RET_OUT.  Cannot fail. */
	void (*step)(void *state, const struct dialog_input *in, struct dialog_output *ret_out);
};

#endif
