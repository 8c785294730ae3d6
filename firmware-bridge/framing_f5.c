/*
 * framing_f5.c -- F5 AA AA  LEN  PAYLOAD[LEN - 2]  CRC[2]
 *
 * LEN counts the check too and is 03..40; the CRC (1021, start 0000, high byte first) covers PAYLOAD alone.  A frame that
 * does not check out gives up one byte only: a true frame may begin inside what we took for one.
 */
#include <string.h>

#include "crc.h"
#include "framing_impl.h"

#define HEAD    4 /* F5 AA AA LEN */
#define CHECK   2
#define LEN_MIN 3
#define LEN_MAX 0x40

_Static_assert(FRAMING_BUF > HEAD + LEN_MAX, "framing_feed() promises room for a byte more");
_Static_assert(FRAME_MAX >= LEN_MAX - CHECK, "each payload fits a frame");

static void
skip_one(struct framing *f)
{
	framing_drop(f, 1);
	framing_skip(f, 1);
}

/* The bytes held, as far as they go, can be the head of a frame. */
static bool
may_begin(const struct framing *f)
{
	static const uint8_t sync[] = { 0xf5, 0xaa, 0xaa };

	if (memcmp(f->buf, sync, f->len < sizeof(sync) ? f->len : sizeof(sync)) != 0)
		return false;
	return f->len < HEAD || (f->buf[3] >= LEN_MIN && f->buf[3] <= LEN_MAX);
}

static bool
f5_next(struct framing *f, struct frame *ret_frame)
{
	while (f->len > 0) {
		size_t payload;
		const uint8_t *check;

		if (!may_begin(f)) {
			skip_one(f);
			continue;
		}
		if (f->len < HEAD || f->len < HEAD + (size_t)f->buf[3])
			return false;
		payload = f->buf[3] - CHECK;
		check = f->buf + HEAD + payload;
		if (crc16(0, f->buf + HEAD, payload) != (uint16_t)(check[0] << 8 | check[1])) {
			skip_one(f);
			continue;
		}
		framing_emit(f, f->buf + HEAD, payload, ret_frame);
		framing_drop(f, HEAD + payload + CHECK);
		return true;
	}
	return false;
}

static bool
f5_flush(struct framing *f)
{
	if (f->len == 0)
		return false;
	skip_one(f);
	return true;
}

const struct framing_ops framing_f5 = { .name = "f5", .next = f5_next, .flush = f5_flush };
