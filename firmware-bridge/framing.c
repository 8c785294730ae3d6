/* framing.c -- what every kind of framing shares: the buffer, the time, the count of noise */
#include "framing.h"

#include <assert.h>
#include <string.h>

#include "framing_impl.h"

void
framing_init(struct framing *f, const struct framing_spec *spec)
{
	assert(spec->ops);
	memset(f, 0, sizeof(*f));
	f->spec = spec;
}

void
framing_drop(struct framing *f, size_t n)
{
	assert(n <= f->len);
	f->len -= n;
	memmove(f->buf, f->buf + n, f->len);
}

void
framing_skip(struct framing *f, size_t n)
{
	f->skipped = n > UINT32_MAX - f->skipped ? UINT32_MAX : f->skipped + (uint32_t)n;
}

void
framing_emit(struct framing *f, const uint8_t *bytes, size_t n, struct frame *ret_frame)
{
	assert(n > 0 && n <= FRAME_MAX);
	ret_frame->at_us = f->at_us;
	ret_frame->skipped = f->skipped;
	ret_frame->len = (uint16_t)n;
	memcpy(ret_frame->bytes, bytes, n);
	f->skipped = 0;
}

size_t
framing_feed(struct framing *f, const uint8_t *bytes, size_t n, uint64_t at_us)
{
	size_t room = sizeof(f->buf) - f->len;

	if (n == 0)
		return 0;
	f->at_us = at_us;
	if (f->spec->ops->feed)
		return f->spec->ops->feed(f, bytes, n);

	if (n > room)
		n = room;
	memcpy(f->buf + f->len, bytes, n);
	f->len += n;
	return n;
}

bool
framing_next(struct framing *f, struct frame *ret_frame)
{
	return f->spec->ops->next(f, ret_frame);
}

bool
framing_flush(struct framing *f)
{
	return f->spec->ops->flush ? f->spec->ops->flush(f) : false;
}

uint64_t
framing_deadline(const struct framing *f)
{
	if ((f->len == 0 && !f->overlong) || f->spec->silence_us == 0 || !f->spec->ops->flush)
		return UINT64_MAX;
	return f->at_us + f->spec->silence_us;
}

uint32_t
framing_noise(struct framing *f)
{
	uint32_t n = f->skipped;

	f->skipped = 0;
	return n;
}
