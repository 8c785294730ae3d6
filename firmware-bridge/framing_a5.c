/*
 * framing_a5.c -- A5  LEN  PAYLOAD[LEN]  XOR
 *
 * LEN is 1..64; XOR covers LEN and PAYLOAD.  A frame that does not check out gives up one byte only: a true frame may
 * begin inside what we took for one.
 */
#include "framing_impl.h"

#define SYNC        0xa5
#define PAYLOAD_MAX 64
#define OVERHEAD    3 /* SYNC, LEN, XOR */

_Static_assert(FRAMING_BUF > PAYLOAD_MAX + OVERHEAD, "framing_feed() promises room for a byte more");
_Static_assert(FRAME_MAX >= PAYLOAD_MAX, "each payload fits a frame");

static void
skip_one(struct framing *f)
{
	framing_drop(f, 1);
	framing_skip(f, 1);
}

static bool
checks_out(const uint8_t *buf, size_t payload)
{
	uint8_t sum = 0;

	for (size_t i = 1; i < payload + OVERHEAD; i++)
		sum ^= buf[i];
	return sum == 0;
}

static bool
a5_next(struct framing *f, struct frame *ret_frame)
{
	while (f->len >= 2) {
		size_t payload = f->buf[1];

		if (f->buf[0] != SYNC || payload == 0 || payload > PAYLOAD_MAX) {
			skip_one(f);
			continue;
		}
		if (f->len < payload + OVERHEAD)
			return false;
		if (!checks_out(f->buf, payload)) {
			skip_one(f);
			continue;
		}
		framing_emit(f, f->buf + 2, payload, ret_frame);
		framing_drop(f, payload + OVERHEAD);
		return true;
	}
	return false;
}

static bool
a5_flush(struct framing *f)
{
	if (f->len == 0)
		return false;
	skip_one(f);
	return true;
}

const struct framing_ops framing_a5 = { .name = "a5", .next = a5_next, .flush = a5_flush };
