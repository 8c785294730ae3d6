/*
 * bigbutton.c -- Xbox 360 Big Button infrared receiver, four handsets of twelve buttons
 *
 * A report is five bytes; 0 and 1 are not interpreted, 2 is the handset (0 green, 1 red, 2 blue, 3 yellow), 3 and 4 hold a
 * bit a button.  Two buttons at once are no vote: the voter is asked again.
 *
 * Infrared goes one way: nothing is answered, no light tells the voter, and a report is said again for as long as the button
 * is held.  So the same button of the same handset is a copy until it has not been heard for COPY_US.  Whether a release is
 * reported, and what comes when two handsets speak together, is not known: a report without a button is nothing, and ends
 * no holding.
 *
 * Facts: one implementation, whose author found the values by experiment (README.md).
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "firmware-bridge/receivers/impl.h"
#include "firmware-bridge/sim/models.h"

#define REPORT_LEN 5
#define HANDSETS   4
#define COPY_US    1000000u
#define FORGOTTEN  0xff

static const char *const bigbutton_keys[] = { "A", "B", "X", "Y", "big", "up", "down", "left", "right", "start", "back",
	"home", NULL };
static const char *const colours[HANDSETS] = { "green", "red", "blue", "yellow" };
static const struct usb_id bigbutton_match[] = { { 0x045e, 0x02a0 }, { 0, 0 } };

/* Bytes 3 and 4 as one number, the former high; in the order of bigbutton_keys. */
static const uint16_t bits[] = { 0x0010, 0x0020, 0x0040, 0x0080, 0x0008, 0x0100, 0x0200, 0x0400, 0x0800, 0x1000, 0x2000,
	0x0004 };

struct bigbutton_state {
	uint32_t set;
	struct held {
		bool known;
		uint8_t key;
		uint64_t at_us; /* last heard */
	} held[HANDSETS];
};

static void
bigbutton_reset(void *state, const struct receiver_options *options)
{
	struct bigbutton_state *s = state;

	memset(s, 0, sizeof(*s));
	s->set = options->set;
}

static void
bigbutton_forget(void *state)
{
	struct bigbutton_state *s = state;

	for (size_t i = 0; i < HANDSETS; i++)
		s->held[i].key = FORGOTTEN;
}

/* The key that goes down alone, or -1. */
static int
key_of(uint16_t down)
{
	for (size_t i = 0; i < sizeof(bits) / sizeof(bits[0]); i++)
		if (bits[i] == down)
			return (int)i;
	return -1;
}

static size_t
bigbutton_decode(void *state, const struct frame *frame, struct receiver_event ret_events[DRIVER_EVENTS_MAX])
{
	struct bigbutton_state *s = state;
	const uint8_t *p = frame->bytes;
	uint16_t down = (uint16_t)(p[3] << 8 | p[4]);
	int key = key_of(down);
	struct held *h = &s->held[p[2] % HANDSETS];
	bool copy;

	if (frame->len != REPORT_LEN || p[2] >= HANDSETS || (down != 0 && key < 0)) {
		ret_events[0] = event_refused(frame, frame->len != REPORT_LEN ? REFUSED_LENGTH :
			p[2] >= HANDSETS ? REFUSED_VALUE : REFUSED_KEY);
		return 1;
	}
	if (down == 0)
		return 0;
	copy = h->known && (h->key == key || h->key == FORGOTTEN) && frame->at_us - h->at_us < COPY_US;
	if (!copy || h->key != FORGOTTEN)
		h->key = (uint8_t)key;
	h->known = true;
	h->at_us = frame->at_us;
	if (copy)
		return 0;
	ret_events[0] = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_PRESS, .key = (uint8_t)key };
	snprintf(ret_events[0].handset, sizeof(ret_events[0].handset), "%u.%s", (unsigned)s->set, colours[p[2]]);
	return 1;
}

static const char *
bigbutton_identify(const char *manufacturer, const char *product)
{
	(void)manufacturer;
	(void)product;
	return "Xbox 360 Big Button receiver";
}

const struct receiver_driver driver_bigbutton = {
	.abi = DRIVER_ABI,
	.name = "bigbutton",
	.maker = "Xbox 360 Big Button infrared receiver (USB)",
	.confidence = "medium-high",
	.match = bigbutton_match,
	.bus = BUS_USB,
	.usb = { .interface = 0, .endpoint_in = 0x81, .in_len = REPORT_LEN },
	.framing = { .ops = &framing_report, .report_len = REPORT_LEN, .report_max = 64 },
	.key_names = bigbutton_keys,
	.blank_key = "big",
	.green_light = "aucun voyant sur le boîtier : l'écran dit ce qui est reçu",
	.state_size = sizeof(struct bigbutton_state),
	.identify = bigbutton_identify,
	.reset = bigbutton_reset,
	.decode = bigbutton_decode,
	.forget = bigbutton_forget,
	.twin = &twin_bigbutton,
};
