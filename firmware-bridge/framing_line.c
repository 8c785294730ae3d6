/*
 * framing_line.c -- text lines
 *
 * CR, LF or both end a line; empty lines are nothing.  Bytes that are not printable ASCII or a tab, and all of the line
 * before them, are noise: what follows them may be a whole line again.  So is a line longer than FRAME_MAX.  The bytes
 * are taken one at a time, so no split of the reads can change the outcome.
 */
#include "framing_impl.h"

_Static_assert(FRAMING_BUF > FRAME_MAX, "framing_feed() promises room for a byte more");

static bool
is_end(uint8_t c)
{
	return c == '\r' || c == '\n';
}

static bool
is_text(uint8_t c)
{
	return (c >= 0x20 && c <= 0x7e) || c == '\t';
}

/* The byte behind the line so far is C.  True: C ended a line that is to be told. */
static bool
take(struct framing *f, uint8_t c)
{
	if (is_end(c)) {
		f->overlong = false;
		if (f->scanned > 0)
			return true;
		framing_drop(f, 1);
		return false;
	}
	if (f->overlong && is_text(c)) {
		framing_drop(f, 1);
		framing_skip(f, 1);
		return false;
	}
	if (!is_text(c) || f->scanned == FRAME_MAX) {
		f->overlong = is_text(c);
		framing_drop(f, f->scanned + 1);
		framing_skip(f, f->scanned + 1);
		f->scanned = 0;
		return false;
	}
	f->scanned++;
	return false;
}

/* It waits for its host and has no end: whoever waited for one would wait for ever. */
static bool
is_prompt(const struct framing *f)
{
	return f->spec->prompt != 0 && !f->overlong && f->buf[0] == f->spec->prompt;
}

static bool
line_next(struct framing *f, struct frame *ret_frame)
{
	while (f->scanned < f->len) {
		if (is_prompt(f)) {
			framing_emit(f, f->buf, 1, ret_frame);
			framing_drop(f, 1);
			return true;
		}
		if (!take(f, f->buf[f->scanned]))
			continue;
		framing_emit(f, f->buf, f->scanned, ret_frame);
		framing_drop(f, f->scanned + 1);
		f->scanned = 0;
		return true;
	}
	return false;
}

static bool
line_flush(struct framing *f)
{
	f->overlong = false;
	if (f->len == 0)
		return false;
	framing_skip(f, f->len);
	framing_drop(f, f->len);
	f->scanned = 0;
	return true;
}

const struct framing_ops framing_line = { .name = "line", .next = line_next, .flush = line_flush };
