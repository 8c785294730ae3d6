/*
 * driver.h -- what a receiver driver promises
 *
 * A driver gives meaning to the frames of one make of voting receiver: frame in, events out.  It is a pure translator.
 * It opens nothing, waits for nothing, reads no clock and allocates nothing, so a recorded frame decodes tomorrow as it
 * did in the meeting.  Bytes come from transport.h, frames from framing.h, what must be said to the device is decided
 * by dialog.h, and the caller (bridge.c, or `scrutin decode`) owns every buffer.  A driver knows no ballot: early, late
 * and changed presses are the core's business.
 *
 * To add a receiver: copy receivers/sim.c, write the table at its foot, add one line to receivers/table.c, and put a
 * capture of the real device under tests/golden/captures/ (README.md walks through it).
 */
#ifndef FIRMWARE_BRIDGE_DRIVER_H
#define FIRMWARE_BRIDGE_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "frame.h"
#include "framing.h"

#define DRIVER_ABI         1     /* of struct receiver_driver; a plugin with another number is refused */
#define DRIVER_STATE_MAX   24576 /* bytes of state a driver may ask for; aligned as max_align_t by the caller */
#define DRIVER_EVENTS_MAX  16    /* events that one frame may yield */
#define DRIVER_TOTALS_MAX  12    /* counts in one RECEIVER_TOTALS */
#define HANDSET_TEXT_MAX   16    /* bytes of a printed handset id, with its NUL */
#define INFO_TEXT_MAX      32    /* bytes of an info value, with its NUL */

struct dialog_ops;
struct twin_model;
struct receiver_profile;

enum receiver_event_type {
	RECEIVER_PRESS = 1, /* a key went down */
	RECEIVER_BATTERY,   /* a handset told its charge */
	RECEIVER_REFUSED,   /* a whole frame said what this receiver cannot say; at most one a frame */
	RECEIVER_LOST,      /* the receiver counted frames that we never saw */
	RECEIVER_TOTALS,    /* the receiver's own counts: a cross-check, never the source of a result */
	RECEIVER_INFO,      /* the receiver told of itself: firmware, channel */
	RECEIVER_NOISE,     /* a frame of the line that is none of the protocol: counted as noise */
};

/* Why a frame was refused.  The words of decode's output and of the record: driver_refusal_text[]. */
enum receiver_refusal {
	REFUSED_LENGTH = 1, /* bad-length */
	REFUSED_TYPE,       /* bad-type */
	REFUSED_ZERO_ID,    /* zero-id */
	REFUSED_KEY,        /* bad-key */
	REFUSED_VALUE,      /* bad-value */
	REFUSED_CHECK,      /* bad-check */
	REFUSED_ESCAPE,     /* unknown-escape: it holds bytes that are written in a way nobody has described */
	REFUSED_PLACES,     /* further-places: behind what was read stands more, which nobody can read */
};
extern const char *const driver_refusal_text[];

struct receiver_totals {
	uint8_t n; /* items in use; item 0 is the number of voters, named "total" */
	struct {
		const char *name; /* static, no blank */
		uint32_t count;
	} item[DRIVER_TOTALS_MAX];
};

struct receiver_info {
	const char *name; /* static: "firmware", "channel", "model" */
	char text[INFO_TEXT_MAX];
};

/* A handset, never a person: who holds it is known to the roster alone, in another process. */
struct receiver_event {
	uint64_t at_us; /* copied from the frame; microseconds, CLOCK_MONOTONIC */
	enum receiver_event_type type;
	char handset[HANDSET_TEXT_MAX]; /* PRESS and BATTERY: as printed on its back; else "" */
	union {
		uint8_t  key;         /* RECEIVER_PRESS: index into key_names */
		uint8_t  battery_pct; /* RECEIVER_BATTERY: 0..100 */
		uint32_t lost;        /* RECEIVER_LOST: frames missed, at least 1 */
		uint32_t noise;       /* RECEIVER_NOISE: bytes */
		enum receiver_refusal refusal;
		struct receiver_totals totals;
		struct receiver_info info;
	};
};

enum receiver_bus {
	BUS_USB = 1, /* HID through libusb: reports in by interrupt, out by SET_REPORT (21 09 0200 0000) */
	BUS_SERIAL,  /* a line, through libserialport */
};

struct usb_id {
	uint16_t vendor, product; /* {0, 0} ends a list */
};

struct usb_settings {
	uint8_t interface;   /* claimed, after the kernel driver has been detached */
	uint8_t endpoint_in; /* address of the interrupt IN endpoint; 0: the interface's first */
	uint16_t in_len;     /* bytes to ask for in one IN transfer */
};

struct serial_settings {
	uint32_t baud;
	uint8_t data_bits, stop_bits;
	char parity;   /* 'N', 'E' or 'O' */
	bool rtscts;
	bool dtr;      /* level to hold while open; false where a pulse would reset the board */
	bool rts;
};

/* What a Quinta's unit says, as a calibration vote showed it. */
struct quinta_results {
	bool calibrated; /* false: nobody has looked, and no vote is believed */
	uint8_t byte[4]; /* yes, no, abstain, and without a vote */
};

/* What the configuration may say to one receiver's driver and dialog; driver_options_default where it says nothing. */
struct receiver_options {
	uint32_t set;          /* buzz, bigbutton: number of the set, printed before the dot; 1 */
	uint32_t wait_ms;      /* iclicker: pause after command 2A; 5000, as the vendor's software waits */
	char channel[3];       /* iclicker: two letters A..D; "AA", as from the factory */
	struct quinta_results results; /* quinta */
	bool unconfirmed;      /* dcs6000: may be driven although its description has gaps */
	uint8_t instructor[3]; /* iclicker: id of the instructor's remote; 0 0 0: not said to the base */
	const struct receiver_profile *profile; /* of a profile's own driver (profile.h), which cannot be without it; NULL */
};
extern const struct receiver_options driver_options_default;

struct receiver_driver {
	uint32_t abi;                 /* DRIVER_ABI */
	const char *name;             /* lower case, as in configuration and log lines */
	const char *make;             /* of its handsets, before the colon, where another driver has them too; NULL: name */
	const char *maker;            /* for people: "i>clicker base (USB)" */
	const char *confidence;       /* as in README.md; "simulated": its sittings are rehearsals */
	const char *made_of;          /* of a profile: its file's hash, for the record; NULL: part of the program */
	const char *gaps;             /* what nobody knows and it would take; wants unconfirmed=yes; NULL: nothing */
	const struct usb_id *match;   /* static; NULL: never chosen by USB id, only by name */
	const struct usb_id *unsupported; /* BUS_SERIAL: bases of this make on USB, whose wire nobody has described; NULL: none */
	enum receiver_bus bus;
	struct usb_settings usb;       /* BUS_USB */
	struct serial_settings serial; /* BUS_SERIAL */
	struct framing_spec framing;
	const char *const *key_names; /* as printed on the handset; NULL ends */
	const char *blank_key;        /* of these, kept for `blanc` where candidates are chosen */
	const char *green_light;      /* French, for the projector's legend: what a handset's light says */
	size_t state_size;            /* bytes, at most DRIVER_STATE_MAX; 0: no state */

	/*
	 * The device's strings, "" where it has none, to a model in words for the record.  NULL returned: a variant
	 * that this driver does not speak to; the bridge says so and leaves the device alone.  Slot NULL: every
	 * variant.
	 */
	const char *(*identify)(const char *manufacturer, const char *product);

	/*
	 * Sets STATE as after opening the device; called once each time it opens (also after an unplug), because a base
	 * re-sends its last vote.  STATE is state_size bytes, not yet cleared.  OPTIONS is borrowed for the call.
	 */
	void (*reset)(void *state, const struct receiver_options *options);

	/*
	 * Reads one frame.  FRAME and RET_EVENTS are borrowed for the call; keep no pointer to either.
	 * Returns how many events were written, 0..DRIVER_EVENTS_MAX.  0 is a frame without news (a copy, an ack).  A
	 * frame that says what cannot be yields one RECEIVER_REFUSED, however much in it is wrong.  Frames must come in
	 * the order of their times.
	 */
	size_t (*decode)(void *state, const struct frame *frame, struct receiver_event ret_events[DRIVER_EVENTS_MAX]);

	/*
	 * A secret ballot is over: wipes from STATE which key a handset pressed, and goes on knowing copies without it
	 * (P6). Where both cannot be had, a copy is dropped rather than believed: a lost press is seen and pressed
	 * again, a phantom is not.  The caller wipes its own frames and events.  Slot NULL: STATE never holds a key.
	 */
	void (*forget)(void *state);

	const struct dialog_ops *dialog; /* dialog.h; NULL: nothing is said to it, it is ready when open */
	const struct twin_model *twin;   /* sim/twin.h: the emulated device that speaks this protocol */
};

/* Every driver, in the order in which they are asked; ends with NULL.  Static. */
extern const struct receiver_driver *const driver_table[];

/* The driver of that NAME, or NULL. */
const struct receiver_driver *driver_by_name(const char *name);

/* The first driver that matches the USB ids, or NULL. */
const struct receiver_driver *driver_by_usb(uint16_t vendor, uint16_t product);

#define DRIVER_LINE_MAX 256 /* bytes of driver_print_event(), with its NUL; no event needs more */

/* The driver that speaks to what D does not, though their USB ids are the same; NULL: none. */
const struct receiver_driver *driver_of_variant(const struct receiver_driver *d, const char *manufacturer,
	const char *product);

/* One event as a line of `scrutin decode`, without the newline.  Returns its length. */
size_t driver_print_event(const struct receiver_driver *driver, const struct receiver_event *event,
	char ret_line[DRIVER_LINE_MAX]);

/* Totals alone, "total=1 A=1 ...", as the Totals message carries them.  Returns the length. */
size_t driver_print_totals(const struct receiver_totals *totals, char ret_text[DRIVER_LINE_MAX]);

#endif
