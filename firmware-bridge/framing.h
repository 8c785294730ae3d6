/*
 * framing.h -- cuts what a transport reads into frames
 *
 * Feed it bytes as they come, then pull frames until it has none.  No I/O, no heap, no callback, and no error: what is
 * not a frame is noise, and noise is counted on the frame that follows it.  On a serial line the same bytes give the
 * same frames however the kernel happened to split them; tests/unit/test_framing.c splits them everywhere.  USB is
 * different: there each transfer is one report, and its borders are meaning (framing_report).
 *
 * A loop over one read, for every kind:
 *
 *	while (n > 0) {
 *		size_t took = framing_feed(&fr, bytes, n, at_us);
 *		bytes += took; n -= took;
 *		while (framing_next(&fr, &frame))
 *			...
 *	}
 *
 * To add a kind: one file framing_<kind>.c with its two functions and a struct framing_ops at its foot, one extern
 * below.
 */
#ifndef FIRMWARE_BRIDGE_FRAMING_H
#define FIRMWARE_BRIDGE_FRAMING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "frame.h"

#define FRAMING_BUF 512 /* bytes held at most */

struct framing;

/* One kind of framing.  Static. */
struct framing_ops {
	const char *name;
	/* Takes part of BYTES into f->buf, as framing_feed().  NULL: as much as fits, borders forgotten. */
	size_t (*feed)(struct framing *f, const uint8_t *bytes, size_t n);
	bool (*next)(struct framing *f, struct frame *ret_frame);
	/* Gives up what seemed to begin, as framing_flush().  NULL: nothing can be half begun. */
	bool (*flush)(struct framing *f);
};

extern const struct framing_ops framing_report; /* HID reports, one a transfer, short ones padded with 00 */
extern const struct framing_ops framing_line;   /* text lines that end in CR, LF or both; the frame has neither */
extern const struct framing_ops framing_a5;     /* A5  LEN  PAYLOAD[LEN]  XOR of LEN and PAYLOAD */
extern const struct framing_ops framing_fc;     /* FC  CONTENT  FD; the driver looks at the check */
extern const struct framing_ops framing_f5;     /* F5 AA AA  LEN  PAYLOAD[LEN - 2]  CRC-16 of PAYLOAD */

extern const struct framing_ops framing_fixed;     /* these three are described by a shape: framing_shape.c */
extern const struct framing_ops framing_length;
extern const struct framing_ops framing_delimited;

#define FRAMING_SYNC_MAX 4

struct framing_shape {
	uint8_t n_sync, sync[FRAMING_SYNC_MAX]; /* fixed, length: 1 at least */
	uint16_t length;                        /* fixed: of the whole frame, n_sync..FRAME_MAX */
	uint8_t length_at, length_adds;         /* length: its place, behind the sync; the frame is its value and so many more */
	uint8_t start, stop, escape, escape_xor; /* delimited; start, stop and escape differ */
	bool has_escape;
	/* Whether a frame's check holds; CHECK is given to it.  NULL: it always does. */
	bool (*holds)(const void *check, const uint8_t *bytes, size_t n);
	const void *check;
};

/* What a driver wants; static, part of struct receiver_driver. */
struct framing_spec {
	const struct framing_ops *ops;
	uint16_t report_len;  /* framing_report: shorter transfers are padded to this */
	uint16_t report_max;  /* framing_report: a transfer holds at most so many bytes of one report; >= report_len */
	uint8_t prompt;       /* framing_line: a byte that is a line by itself where one would begin; 0: none */
	const struct framing_shape *shape; /* framing_fixed, framing_length, framing_delimited */
	uint32_t silence_us;  /* longer than any frame lasts on the line: then framing_flush(); 0: never */
};

struct framing { /* framing_init() starts it; the fields belong to framing_*.c */
	const struct framing_spec *spec;
	uint64_t at_us;
	uint32_t skipped;
	size_t len;      /* bytes held */
	size_t scanned;  /* framing_line: of these, text of the line that is being gathered */
	bool overlong;   /* framing_line: the line is past FRAME_MAX; noise up to its end */
	uint8_t buf[FRAMING_BUF];
};

/* Starts F empty.  SPEC is borrowed for F's life. */
void framing_init(struct framing *f, const struct framing_spec *spec);

/*
 * Takes some of the N bytes and returns how many; AT_US stamps the frames that they complete.  Once framing_next() has
 * said false, at least one byte is always taken (framing_report: a whole report).
 */
size_t framing_feed(struct framing *f, const uint8_t *bytes, size_t n, uint64_t at_us);

/* Takes the next frame out.  False: more bytes are needed, and *RET_FRAME is untouched. */
bool framing_next(struct framing *f, struct frame *ret_frame);

/*
 * The line fell silent for longer than spec->silence_us, or the input ended: gives up the frame that seemed to begin,
 * so that a stray length byte cannot hold back the frames behind it.  True: something was given up; pull frames, then
 * call again until it says false.
 */
bool framing_flush(struct framing *f);

/* When the caller should flush, if nothing more comes; UINT64_MAX: nothing is half begun. */
uint64_t framing_deadline(const struct framing *f);

/* Bytes of noise that no frame has told of yet; forgets them. */
uint32_t framing_noise(struct framing *f);

#endif
