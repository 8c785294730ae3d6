/*
 * play_driver.h -- transfers of any bytes through framing, driver and dialog, for fuzz targets
 *
 * The bytes are transfers: a length byte, a byte of time (in 10 ms), the bytes.  A length of 0 is a ballot opened, closed or
 * counted instead.
 */
#ifndef TESTS_LIB_PLAY_DRIVER_H
#define TESTS_LIB_PLAY_DRIVER_H

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "firmware-bridge/dialog.h"
#include "firmware-bridge/driver.h"

static _Alignas(16) uint8_t play_state[DRIVER_STATE_MAX], play_say[DIALOG_STATE_MAX];

static void
play_step(const struct receiver_driver *d, const struct dialog_input *in)
{
	struct dialog_output out;

	if (!d->dialog)
		return;
	d->dialog->step(play_say, in, &out);
	assert(out.n_writes <= DIALOG_WRITES_MAX);
	for (size_t i = 0; i < out.n_writes; i++)
		assert(out.write[i].len > 0 && out.write[i].len <= DIALOG_WRITE_MAX);
	assert(out.deadline_us > in->at_us);
	assert(out.status >= DIALOG_STARTING && out.status <= DIALOG_OPEN);
}

static void
play_pull(const struct receiver_driver *d, struct framing *f)
{
	struct receiver_event events[DRIVER_EVENTS_MAX];
	char line[DRIVER_LINE_MAX];
	struct frame frame;

	while (framing_next(f, &frame)) {
		size_t n = d->decode(play_state, &frame, events), refused = 0;
		uint32_t presses = 0;

		assert(n <= DRIVER_EVENTS_MAX);
		for (size_t i = 0; i < n; i++) {
			size_t len = driver_print_event(d, &events[i], line);

			assert(len > 0 && len < DRIVER_LINE_MAX - 1 && strlen(line) == len);
			refused += events[i].type == RECEIVER_REFUSED;
			presses += events[i].type == RECEIVER_PRESS;
		}
		assert(refused <= 1);
		play_step(d, &(struct dialog_input) { .at_us = frame.at_us, .type = DIALOG_FRAME, .presses = presses,
			.frame = &frame });
		for (size_t i = 0; i < n; i++)
			if (events[i].type == RECEIVER_PRESS)
				play_step(d, &(struct dialog_input) { .at_us = frame.at_us, .type = DIALOG_STORED,
					.handset = events[i].handset });
	}
}

static void
play_driver(const struct receiver_driver *d, const struct receiver_options *options, const uint8_t *data, size_t size)
{
	struct framing f;
	uint64_t now = 0;

	framing_init(&f, &d->framing);
	d->reset(play_state, options);
	if (d->dialog)
		d->dialog->reset(play_say, options);
	play_step(d, &(struct dialog_input) { .type = DIALOG_OPENED });

	for (size_t at = 0; at + 2 <= size;) {
		size_t len = data[at];

		now += data[at + 1] * 10000u;
		if (len == 0)
			play_step(d, &(struct dialog_input) { .at_us = now, .type = DIALOG_BALLOT, .ballot = data[at + 1] % 3 });
		at += 2;
		if (len > size - at)
			len = size - at;
		play_step(d, &(struct dialog_input) { .at_us = now, .type = DIALOG_TIME });
		if (now >= framing_deadline(&f))
			while (framing_flush(&f))
				play_pull(d, &f);
		while (len > 0) {
			size_t took = framing_feed(&f, data + at, len, now);

			assert(took > 0);
			at += took;
			len -= took;
			play_pull(d, &f);
		}
	}
	while (framing_flush(&f))
		play_pull(d, &f);
}

#endif
