/*
 * twin.h -- emulated receivers that speak the real protocols
 *
 * A twin is the device at the other end of the wire, with its handsets and their radio, as a model without I/O: what
 * the host writes and who presses what go in, with their time; the device's bytes come out, with theirs.  The same
 * model stands behind transport_sim (in process), a pty (serial) and umockdev (USB).  Bad luck is a parameter with a
 * seed, so a bad day can be had again.
 *
 * The radio (receivers' fact sheets give retries and latencies; loss figures are our assumption):
 *
 *	press -> 0..50 ms -> on the air -> lost? the handset tries again after 20..250 ms, 8 s at most (red light)
 *	      -> heard by the receiver  -> accepted? green light; bytes to the host 4..30 ms later
 *	      -> red light: the voter presses again after `again_ms`
 *
 * A loop for any wire:
 *
 *	twin_host() for what the host wrote, twin_press() for new presses
 *	while (twin_read(twin, now_us, &block)) deliver block.bytes
 *	wait until twin_deadline()
 *
 * To add a twin: one file with a struct twin_model at its foot; the driver names it.
 */
#ifndef FIRMWARE_BRIDGE_SIM_TWIN_H
#define FIRMWARE_BRIDGE_SIM_TWIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TWIN_BLOCK_MAX   64   /* bytes of one block out */
#define TWIN_QUEUE_MAX   128  /* blocks a device holds for its host; the open i>clicker emulation has about 100 */
#define TWIN_PRESSES_MAX 4096 /* presses that wait or are on the air */
#define TWIN_STATE_MAX   512  /* bytes of a model's own state */
#define TWIN_HANDSET_MAX 16   /* bytes of a printed handset id, with its NUL */

/* Chances are permille; 0 is never.  A zeroed struct is a perfect day. */
struct twin_params {
	uint32_t seed;
	uint16_t loss;        /* of one transmission on the air, either way */
	uint16_t duplicate;   /* of a block: the receiver sends it again */
	uint16_t late;        /* of a press: it stays late_ms in the receiver's queue */
	uint16_t noise;       /* serial only, of a block: 1..8 random bytes before it */
	uint32_t late_ms;     /* 0: 1500 */
	uint32_t burst_ms;    /* presses leave together, at multiples of this; 0: each on its own */
	uint32_t again_ms;    /* the voter presses again so long after a red light; 0: never */
	uint16_t several;     /* of an answer to a poll: it holds as many votes as fit, over two frames (sunvote) */
	bool stale_ack;       /* iclicker: the ack of command 12 carries bytes of the last vote, as the real base's */
	bool mute_reset;      /* iclicker: 17 05 gets no ack, as in the real session */
	bool mute;            /* no command gets an ack */
	bool at_once;         /* no air and no time of its own: a press is on the wire when it is made, for who times its host */
};

/* What umockdev, or the kernel, needs to know of a USB device.  Static. */
struct twin_usb {
	const uint8_t *device;  /* 18 bytes */
	const uint8_t *config;  /* with its interfaces and endpoints */
	uint16_t config_len;
	const uint8_t *report;  /* HID report descriptor */
	uint16_t report_len;
	const char *const *strings; /* ASCII; strings[0] is index 1; NULL ends */
	uint8_t endpoint_in;
	uint16_t vendor, product;
};

struct twin;

/* One make.  Called by twin.c only.  STATE is the model's own, zeroed before reset. */
struct twin_model {
	const char *name;
	const struct twin_usb *usb; /* NULL: a serial line */
	size_t state_size;
	bool repeats;               /* tells its host of each copy; else it answers a copy and keeps it to itself */
	bool told;                  /* its host tells it of openings: it calls twin_opened() itself */
	uint32_t boot_us;           /* from power to the first transmission that is heard */

	/* Power came.  Serial devices may send a banner from here. */
	void (*reset)(struct twin *twin, void *state, uint64_t at_us);

	/* The host wrote.  0, or -EPROTO: the device does not know such a command (it keeps silent; counted). */
	int (*host)(struct twin *twin, void *state, uint64_t at_us, const uint8_t *bytes, size_t n);

	/* A transmission reached the receiver.  True: accepted, and its blocks are queued with twin_queue(). */
	bool (*heard)(struct twin *twin, void *state, uint64_t at_us, const char *handset, uint8_t key);

	/* How many presses it has accepted and not yet said: they die with its power.  Slot NULL: it says each at once. */
	size_t (*held)(const void *state);

	/* The key's index by its printed name, or -EINVAL; and whether such a handset can be. */
	int (*key)(const char *handset, const char *key);
};

struct twin_block {
	uint64_t at_us; /* when it is on the wire */
	uint16_t len;
	uint8_t bytes[TWIN_BLOCK_MAX];
};

struct twin_press {
	uint64_t at_us;    /* next transmission; UINT64_MAX: waits for an opening */
	uint64_t since_us; /* of the first transmission of this try */
	uint32_t after_ms; /* after the opening */
	uint16_t opening;  /* it waits for the so manyth opening; 0: for none */
	uint8_t key;
	bool begun;
	bool accepted;     /* the receiver has it; only the answer to the handset was lost */
	char handset[TWIN_HANDSET_MAX];
};

struct twin_counts {
	uint32_t heard;     /* presses accepted */
	uint32_t lost;      /* transmissions lost on the air */
	uint32_t red;       /* presses given up after 8 s without an answer */
	uint32_t refused;   /* host commands not understood */
	uint32_t overflow;  /* transmissions not accepted because the queue was full */
	uint32_t dropped;   /* blocks that were in the device when its power went */
};

struct twin { /* about 250 KiB, the caller's; twin_init() starts it; read counts, leave the rest */
	const struct twin_model *model;
	struct twin_params params;
	struct twin_counts counts;
	uint64_t start_us, now_us, unplug_us, replug_us;
	uint64_t boot_until_us, last_out_us;
	uint32_t random;
	uint16_t openings;
	bool plugged;
	size_t n_presses, n_out;
	struct twin_press press[TWIN_PRESSES_MAX];
	struct twin_block out[TWIN_QUEUE_MAX];
	_Alignas(16) uint8_t state[TWIN_STATE_MAX];
};

/* Plugs a new device in at AT_US.  MODEL and the strings of PARAMS are borrowed for the twin's life. */
void twin_init(struct twin *twin, const struct twin_model *model, const struct twin_params *params, uint64_t at_us);

/*
 * The host wrote one SET_REPORT block or some serial bytes.  0; -EPROTO: not understood, the device keeps silent;
 * -ENODEV: it is not plugged in.
 */
int twin_host(struct twin *twin, uint64_t at_us, const uint8_t *bytes, size_t n);

/* Somebody presses KEY on HANDSET, both as printed.  0; -EINVAL: no such key or handset; -ENOSPC: too many wait. */
int twin_press(struct twin *twin, uint64_t at_us, const char *handset, const char *key);

/*
 * The ballot was opened, for devices that are not told so by their host (a cue for `open n` lines of scripts).
 * Devices that are told count their openings themselves and ignore this.
 */
void twin_cue(struct twin *twin, uint64_t at_us);

/* Pulls the plug, or puts it back: the device forgets what it held, the handsets go on trying. */
void twin_plug(struct twin *twin, uint64_t at_us, bool plugged);

/* Lets time go on to NOW_US and takes one block that is on the wire by then.  False: none. */
bool twin_read(struct twin *twin, uint64_t now_us, struct twin_block *ret_block);

/* After NOW_US of the last call: whether the device is on the bus (unplug and replug lines of a script change it). */
bool twin_plugged(const struct twin *twin);

/* How much of what the device accepted has not yet left it: blocks on the wire, and presses that it holds. */
size_t twin_held(const struct twin *twin);

/* When something happens next: a block on the wire, a transmission, the plug; UINT64_MAX: nothing will. */
uint64_t twin_deadline(const struct twin *twin);

/*
 * A scenario.  UTF-8 text, one line each; times are milliseconds since twin_init(), chances permille, `#` comments:
 *
 *	seed 7 loss 50 duplicate 200 late 10 late-ms 1500 noise 20 several 500 burst 250 again 1500 stale-ack 1 mute-reset 1 mute 0
 *	at-once 1
 *	at 500 press 371BA68A A
 *	open 1 at 500 press 371BA68A A      # 500 ms after the device began to accept votes for the first time
 *	unplug 3000 replug 4500             # replug may be left out
 *
 * Openings are counted as the device sees them: a ballot that is opened again after a replug is one more.
 *
 * Returns 0.  -EINVAL: line *RET_LINE (from 1) is not of these, *RET_WHY says why (static text); -ENOSPC: too many
 * presses.  What stood before the bad line has been taken.
 */
int twin_script(struct twin *twin, const char *text, unsigned *ret_line, const char **ret_why);

/*
 * String descriptor INDEX (0: the languages) as the device would send it.  Returns its length; -ENOENT: no such string;
 * -ENOSPC: longer than SIZE.
 */
int twin_copy_string(const struct twin_usb *usb, uint8_t index, uint8_t *ret_bytes, size_t size);

/* --- for models ------------------------------------------------------------------------------------------------ */

/* Puts a block on the wire DELAY_US from AT_US, behind those that wait.  False: the queue is full, nothing was put. */
bool twin_queue(struct twin *twin, uint64_t at_us, uint64_t delay_us, const uint8_t *bytes, size_t n);

/* A number in LOW..HIGH from the twin's own generator. */
uint32_t twin_random(struct twin *twin, uint32_t low, uint32_t high);

/* True PERMILLE times in a thousand. */
bool twin_chance(struct twin *twin, uint16_t permille);

/* The device began to accept votes: releases the presses that wait for this opening. */
void twin_opened(struct twin *twin, uint64_t at_us);

/* Microseconds from hearing a press to its bytes: 4..30 ms, more where params.late strikes. */
uint64_t twin_latency(struct twin *twin);

/* Serial lines: perhaps some noise before the next block, as params.noise says. */
void twin_line_noise(struct twin *twin, uint64_t at_us, uint64_t delay_us);

/* --- for the script --------------------------------------------------------------------------------------------- */

/* As twin_press(), MS after the start, or after the OPENINGth opening where that is not 0. */
int twin_script_press(struct twin *twin, uint64_t ms, uint16_t opening, const char *handset, const char *key);

/* Starts the generator anew. */
void twin_seed(struct twin *twin, uint32_t value);

#endif
