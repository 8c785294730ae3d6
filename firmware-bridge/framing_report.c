/*
 * framing_report.c -- HID reports without report numbers
 *
 * A transfer is one report; a short one is padded with zeros, as captures leave trailing zeros out, and a transfer of
 * several reports (a larger buffer than the endpoint's packet) is cut at report_max.  Held as LEN BYTES[LEN].
 */
#include <assert.h>
#include <string.h>

#include "framing_impl.h"

_Static_assert(FRAMING_BUF > FRAME_MAX + 1 && FRAME_MAX <= UINT8_MAX, "framing_feed() promises room for a report");

static size_t
report_feed(struct framing *f, const uint8_t *bytes, size_t n)
{
	size_t len;

	assert(f->spec->report_len > 0 && f->spec->report_len <= f->spec->report_max);
	assert(f->spec->report_max <= FRAME_MAX);
	if (n > f->spec->report_max)
		n = f->spec->report_max;
	len = n < f->spec->report_len ? f->spec->report_len : n;
	if (f->len + 1 + len > sizeof(f->buf))
		return 0;

	f->buf[f->len] = (uint8_t)len;
	memcpy(f->buf + f->len + 1, bytes, n);
	memset(f->buf + f->len + 1 + n, 0, len - n);
	f->len += 1 + len;
	return n;
}

static bool
report_next(struct framing *f, struct frame *ret_frame)
{
	size_t len;

	if (f->len == 0)
		return false;
	len = f->buf[0];
	framing_emit(f, f->buf + 1, len, ret_frame);
	framing_drop(f, 1 + len);
	return true;
}

const struct framing_ops framing_report = { .name = "report", .feed = report_feed, .next = report_next };
