/*
 * fuzz_framing.c -- any bytes, cut anywhere, through the framing of each driver
 *
 * Byte 0 chooses the driver, byte 1 how the rest is cut.  Every byte must end in a frame or be counted as noise; on a
 * serial line the frames must not depend on the cuts.
 */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "firmware-bridge/driver.h"

struct sum {
	uint64_t frames, noise, hash;
};

static void
pull(struct framing *f, struct sum *sum)
{
	struct frame frame;

	while (framing_next(f, &frame)) {
		assert(frame.len > 0 && frame.len <= FRAME_MAX);
		sum->frames++;
		sum->noise += frame.skipped;
		for (size_t i = 0; i < frame.len; i++)
			sum->hash = (sum->hash ^ frame.bytes[i]) * 1099511628211u;
	}
}

static struct sum
play(const struct framing_spec *spec, const uint8_t *bytes, size_t n, size_t chunk)
{
	struct framing f;
	struct sum sum = { 0 };

	framing_init(&f, spec);
	for (size_t at = 0; at < n;) {
		size_t part = n - at < chunk ? n - at : chunk, took = framing_feed(&f, bytes + at, part, at);

		assert(took > 0 && took <= part);
		at += took;
		pull(&f, &sum);
	}
	while (framing_flush(&f))
		pull(&f, &sum);
	sum.noise += framing_noise(&f);
	assert(framing_deadline(&f) == UINT64_MAX);
	return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t drivers = 0;
	const struct receiver_driver *d;
	struct sum whole, cut;

	if (size < 2)
		return 0;
	while (driver_table[drivers])
		drivers++;
	d = driver_table[data[0] % drivers];
	whole = play(&d->framing, data + 2, size - 2, SIZE_MAX);
	cut = play(&d->framing, data + 2, size - 2, 1u + data[1] % 16);
	assert(whole.noise <= size - 2);
	if (d->bus == BUS_SERIAL)
		assert(whole.frames == cut.frames && whole.noise == cut.noise && whole.hash == cut.hash);
	return 0;
}
