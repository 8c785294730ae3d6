/*
 * framing_shape.c -- frames whose shape is data
 *
 *	fixed      SYNC ..                      as many bytes as the shape says
 *	length     SYNC .. LENGTH ..            as many as LENGTH says, and so many more
 *	delimited  START .. STOP                within it ESCAPE X stands for X exclusive-or'ed
 *
 * The frame has all of it, the first byte of SYNC or START in its place 0, escapes undone.  A frame whose check fails is told,
 * for the driver to refuse, and is searched all the same: a true frame may begin inside what we took for one.
 */
#include <string.h>

#include "framing_impl.h"

#define RAW_MAX (2 * FRAME_MAX) /* bytes of a delimited frame, all of them escaped */

_Static_assert(FRAMING_BUF > RAW_MAX, "framing_feed() promises room for a byte more");

static void
skip_one(struct framing *f)
{
	framing_drop(f, 1);
	framing_skip(f, 1);
}

/* Hands out FRAME[N], which RAW bytes of the buffer were. */
static bool
emit(struct framing *f, const uint8_t *frame, size_t n, size_t raw, struct frame *ret_frame)
{
	const struct framing_shape *s = f->spec->shape;

	framing_emit(f, frame, n, ret_frame);
	framing_drop(f, s->holds == NULL || s->holds(s->check, ret_frame->bytes, n) ? raw : 1);
	return true;
}

/* Drops what cannot begin a frame.  False: more bytes are needed. */
static bool
find_sync(struct framing *f)
{
	const struct framing_shape *s = f->spec->shape;

	while (f->len > 0) {
		size_t n = f->len < s->n_sync ? f->len : s->n_sync;

		if (memcmp(f->buf, s->sync, n) != 0)
			skip_one(f);
		else
			return n == s->n_sync;
	}
	return false;
}

static bool
fixed_next(struct framing *f, struct frame *ret_frame)
{
	size_t n = f->spec->shape->length;

	if (!find_sync(f) || f->len < n)
		return false;
	return emit(f, f->buf, n, n, ret_frame);
}

static bool
length_next(struct framing *f, struct frame *ret_frame)
{
	const struct framing_shape *s = f->spec->shape;

	while (find_sync(f) && f->len > s->length_at) {
		size_t n = (size_t)f->buf[s->length_at] + s->length_adds;

		if (n <= s->length_at || n > FRAME_MAX) {
			skip_one(f);
			continue;
		}
		if (f->len < n)
			return false;
		return emit(f, f->buf, n, n, ret_frame);
	}
	return false;
}

enum found { NOT_YET, NO_FRAME, A_FRAME };

/* Reads the buffer, which begins with START, up to STOP. */
static enum found
read_delimited(const struct framing *f, uint8_t ret_frame[FRAME_MAX], size_t *ret_n, size_t *ret_raw)
{
	const struct framing_shape *s = f->spec->shape;
	bool escaped = false;
	size_t n = 0;

	for (size_t i = 0; i < f->len; i++) {
		uint8_t byte = f->buf[i];

		if ((i > 0 && byte == s->start) || (escaped && byte == s->stop) || n == FRAME_MAX || i == RAW_MAX)
			return NO_FRAME; /* it begins anew, it breaks off, or it is none */
		if (s->has_escape && byte == s->escape && !escaped) {
			escaped = true;
			continue;
		}
		ret_frame[n++] = escaped ? byte ^ s->escape_xor : byte;
		if (!escaped && byte == s->stop) {
			*ret_n = n;
			*ret_raw = i + 1;
			return A_FRAME;
		}
		escaped = false;
	}
	return NOT_YET;
}

static bool
delimited_next(struct framing *f, struct frame *ret_frame)
{
	uint8_t frame[FRAME_MAX];
	size_t n, raw;

	while (f->len > 0) {
		enum found found = f->buf[0] == f->spec->shape->start ? read_delimited(f, frame, &n, &raw) : NO_FRAME;

		if (found == NOT_YET)
			return false;
		if (found == A_FRAME)
			return emit(f, frame, n, raw, ret_frame);
		skip_one(f);
	}
	return false;
}

static bool
shape_flush(struct framing *f)
{
	if (f->len == 0)
		return false;
	skip_one(f);
	return true;
}

const struct framing_ops framing_fixed = { .name = "fixed", .next = fixed_next, .flush = shape_flush };
const struct framing_ops framing_length = { .name = "length", .next = length_next, .flush = shape_flush };
const struct framing_ops framing_delimited = { .name = "delimited", .next = delimited_next, .flush = shape_flush };
