/*
 * framing_fc.c -- FC  CONTENT  FD
 *
 * CONTENT is 3..128 bytes, its check among them, which the driver looks at.  FC, FD and FE inside it are written as FE and
 * something that nobody has described, so FC always begins a frame and FD always ends one; the driver refuses what has FE.
 */
#include <string.h>

#include "framing_impl.h"

#define BEGIN       0xfc
#define END         0xfd
#define CONTENT_MIN 3

_Static_assert(FRAMING_BUF > FRAME_MAX + 2, "framing_feed() promises room for a byte more");

static void
skip(struct framing *f, size_t n)
{
	framing_drop(f, n);
	framing_skip(f, n);
}

/* Bytes from the first on that no frame can begin with. */
static size_t
before_begin(const struct framing *f)
{
	const uint8_t *at = memchr(f->buf, BEGIN, f->len);

	return at ? (size_t)(at - f->buf) : f->len;
}

/* Where what was begun ends: an END, another BEGIN, or more bytes than a frame has; 0: not yet. */
static size_t
find_end(const struct framing *f)
{
	for (size_t i = 1; i < f->len; i++)
		if (f->buf[i] == BEGIN || f->buf[i] == END || i > FRAME_MAX)
			return i;
	return 0;
}

static bool
fc_next(struct framing *f, struct frame *ret_frame)
{
	for (;;) {
		size_t end;

		skip(f, before_begin(f));
		end = f->len > 0 ? find_end(f) : 0;
		if (end == 0)
			return false;
		if (f->buf[end] == END && end - 1 >= CONTENT_MIN && end - 1 <= FRAME_MAX) {
			framing_emit(f, f->buf + 1, end - 1, ret_frame);
			framing_drop(f, end + 1);
			return true;
		}
		skip(f, end);
	}
}

static bool
fc_flush(struct framing *f)
{
	if (f->len == 0)
		return false;
	skip(f, 1);
	return true;
}

const struct framing_ops framing_fc = { .name = "fc", .next = fc_next, .flush = fc_flush };
