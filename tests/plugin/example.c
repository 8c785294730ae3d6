/*
 * example.c -- a receiver's driver that is built outside the tree, from what `make install` leaves in include/scrutin
 *
 *	cc -std=c17 -shared -fPIC -I/usr/include/scrutin -o /usr/lib/scrutin/receivers/example.so example.c
 *	[receiver main]
 *	driver = plugin:example
 *
 * Its receiver says lines: `vote <handset, six hex digits> <yes|no>`.
 */
#include <stdio.h>
#include <string.h>

#include "firmware-bridge/driver.h"

#ifndef ABI /* the tests build some that must not be loaded, too */
#define ABI DRIVER_ABI
#endif
#ifndef NAME
#define NAME "example"
#endif

static const char *const keys[] = { "yes", "no", "abstain", NULL };

static void
example_reset(void *state, const struct receiver_options *options)
{
	(void)state;
	(void)options;
}

static size_t
example_decode(void *state, const struct frame *frame, struct receiver_event ret_events[DRIVER_EVENTS_MAX])
{
	char line[FRAME_MAX + 1], handset[7], key[8];
	struct receiver_event ev = { .at_us = frame->at_us, .type = RECEIVER_NOISE, .noise = frame->len };

	(void)state;
	memcpy(line, frame->bytes, frame->len);
	line[frame->len] = '\0';
	if (sscanf(line, "vote %6[0-9A-F] %7s", handset, key) == 2) {
		ev = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_REFUSED, .refusal = REFUSED_KEY };
		for (uint8_t i = 0; keys[i] != NULL; i++)
			if (strcmp(keys[i], key) == 0) {
				ev.type = RECEIVER_PRESS;
				ev.key = i;
				memcpy(ev.handset, handset, sizeof(handset));
			}
	}
	ret_events[0] = ev;
	return 1;
}

const struct receiver_driver scrutin_receiver_driver = {
	.abi = ABI,
	.name = NAME,
	.maker = "an example (serial)",
	.confidence = "medium: an example",
	.bus = BUS_SERIAL,
	.serial = { .baud = 9600, .data_bits = 8, .stop_bits = 1, .parity = 'N' },
	.framing = { .ops = &framing_line, .silence_us = 100000 },
	.key_names = keys,
	.blank_key = "abstain",
	.green_light = "sans voyant",
	.reset = example_reset,
#ifndef NOT_WHOLE
	.decode = example_decode,
#endif
};
