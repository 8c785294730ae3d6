/*
 * sunvote.c -- SunVote PVS-2010-433M base with six-key keypads, on a serial line
 *
 * Frames are F5 AA AA LEN PAYLOAD CRC[2] (framing_f5.c).  The base answers command 11 with 91 and command 15 with 95:
 *
 *	91 BASE ..            10 bytes; byte 7 is the channel
 *	95 ..                 10 bytes; an answer; where bytes 3 and 4 are 0 or "read range", 5..8 are the keypads' range
 *	95 BASE . . STATUS .  14 bytes and more: a slot.  STATUS FF: empty.  From byte 6 on places of three bytes,
 *	                      NUMBER[2, high byte first] KEY; 0000 or FFFF: no place.  KEY is one-hot, 01..20 = 1..6; 00 release
 *
 * Facts: one project, whose author had live hardware (README.md).  In doubt there: byte 13 may be a counter, so no copy is
 * known by it; numbers above 255 were never seen, so they are refused and not cut to eight bits; what stands behind the first
 * place and is neither empty nor a place is refused by name, and the places that can be read are taken all the same.
 *
 * Known copies: the base says a slot again until its STATUS has come back to it in command C5, so a press is a copy when
 * the same keypad said the same key under the same STATUS and no empty slot came since.  Two keypads with one number
 * cannot be told apart; where they meet in one frame with different keys, neither is believed.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "firmware-bridge/receivers/impl.h"
#include "firmware-bridge/receivers/sunvote_dialog.h"
#include "firmware-bridge/sim/models.h"

#define ANSWER   10 /* bytes of a short answer */
#define SLOT_MIN 14
#define PLACES   8  /* places that a slot of 30 bytes has room for */
#define KEYPADS  256
#define FORGOTTEN 0xff

static const char *const sunvote_keys[] = { "1", "2", "3", "4", "5", "6", NULL };

/* Seen with SunVote's own software; how their reports wrap these frames is not known, so they are named and left alone. */
static const struct usb_id sunvote_on_usb[] = { { 0x03eb, 0x6201 }, { 0x0d8c, 0xea10 }, { 0x2f70, 0xea10 }, { 0, 0 } };

struct sunvote_state {
	struct heard {
		uint8_t status, key; /* key as on the wire; 0: nothing since the last empty slot */
	} heard[KEYPADS];
};

static void
sunvote_reset(void *state, const struct receiver_options *options)
{
	(void)options;
	memset(state, 0, sizeof(struct sunvote_state));
}

static void
sunvote_forget(void *state)
{
	struct sunvote_state *s = state;

	for (size_t i = 0; i < KEYPADS; i++)
		if (s->heard[i].key != 0)
			s->heard[i].key = FORGOTTEN;
}

static bool
one_hot(uint8_t key)
{
	return key != 0 && (key & (key - 1)) == 0 && key <= 0x20;
}

static uint8_t
key_index(uint8_t key)
{
	uint8_t i = 0;

	while (key >> i != 1)
		i++;
	return i;
}

/* True: not a copy, and remembered. */
static bool
remember(struct sunvote_state *s, uint8_t number, uint8_t status, uint8_t key)
{
	struct heard *h = &s->heard[number];

	if (h->status == status && (h->key == key || h->key == FORGOTTEN))
		return false;
	*h = (struct heard) { status, key };
	return true;
}

/* Why place I cannot be; 0: it is a press, a release or empty. */
static enum receiver_refusal
check_place(const uint8_t *place, size_t i)
{
	unsigned number = (unsigned)place[0] << 8 | place[1];
	bool readable = place[2] == 0 || one_hot(place[2]);

	if (number == 0xffff && (place[2] == 0xff || place[2] == 0))
		return 0;
	if (i > 0)
		return number > 0xff || !readable || (number == 0 && place[2] != 0) ? REFUSED_PLACES : 0;
	if (place[2] == 0)
		return 0;
	if (number == 0)
		return REFUSED_ZERO_ID;
	return number > 0xff ? REFUSED_VALUE : !readable ? REFUSED_KEY : 0;
}

/* Two keypads of one number in one slot, with different keys. */
static bool
contradicted(const uint8_t *places, size_t n, size_t i)
{
	for (size_t j = 0; j < n; j++)
		if (memcmp(places + 3 * j, places + 3 * i, 2) == 0 && one_hot(places[3 * j + 2]) &&
		    places[3 * j + 2] != places[3 * i + 2])
			return true;
	return false;
}

static size_t
decode_slot(struct sunvote_state *s, const struct frame *frame, struct receiver_event *ret_events)
{
	const uint8_t *places = frame->bytes + 6;
	size_t rest = (size_t)(frame->len - 6), n_places = rest / 3 < PLACES ? rest / 3 : PLACES, n = 0;
	uint8_t status = frame->bytes[4];
	enum receiver_refusal refusal = 0;

	if (status == 0xff) {
		memset(s, 0, sizeof(*s)); /* all that was said has been acknowledged */
		return 0;
	}
	for (size_t i = 0; i < n_places; i++) {
		const uint8_t *p = places + 3 * i;
		enum receiver_refusal why = check_place(p, i);

		if (why == 0 && one_hot(p[2]) && contradicted(places, n_places, i))
			why = REFUSED_VALUE;
		if (refusal == 0)
			refusal = why;
		if (why != 0 || !one_hot(p[2]) || !remember(s, p[1], status, p[2]))
			continue;
		ret_events[n] = (struct receiver_event) {
			.at_us = frame->at_us, .type = RECEIVER_PRESS, .key = key_index(p[2]) };
		snprintf(ret_events[n].handset, sizeof(ret_events[n].handset), "%u", p[1]);
		n++;
	}
	for (size_t at = 3 * n_places; at < rest && refusal == 0; at++)
		if (places[at] != 0x00 && places[at] != 0xff)
			refusal = REFUSED_PLACES;
	if (refusal != 0)
		ret_events[n++] = event_refused(frame, refusal);
	return n;
}

static struct receiver_event
info(const struct frame *frame, const char *name)
{
	return (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_INFO, .info.name = name };
}

/* The keypads' range; any other answer says nothing. */
static size_t
decode_answer(const struct frame *frame, struct receiver_event *ret_event)
{
	const uint8_t *p = frame->bytes;
	unsigned from = (unsigned)p[5] << 8 | p[6], to = (unsigned)p[7] << 8 | p[8];

	if (p[3] != 0 || (p[4] != 0 && p[4] != 0x06) || from == 0 || to < from)
		return 0;
	*ret_event = info(frame, "keypads");
	snprintf(ret_event->info.text, sizeof(ret_event->info.text), "%u-%u", from, to);
	return 1;
}

static size_t
sunvote_decode(void *state, const struct frame *frame, struct receiver_event ret_events[DRIVER_EVENTS_MAX])
{
	const uint8_t *p = frame->bytes;

	if (p[0] != 0x91 && p[0] != 0x95) {
		ret_events[0] = event_refused(frame, REFUSED_TYPE);
		return 1;
	}
	if (p[0] == 0x95 && frame->len >= SLOT_MIN)
		return decode_slot(state, frame, ret_events);
	if (frame->len != ANSWER) {
		ret_events[0] = event_refused(frame, REFUSED_LENGTH);
		return 1;
	}
	if (p[0] == 0x95)
		return decode_answer(frame, ret_events);
	ret_events[0] = info(frame, "base");
	snprintf(ret_events[0].info.text, sizeof(ret_events[0].info.text), "%u", p[1]);
	ret_events[1] = info(frame, "channel");
	snprintf(ret_events[1].info.text, sizeof(ret_events[1].info.text), "%u", p[7]);
	return 2;
}

const struct receiver_driver driver_sunvote = {
	.abi = DRIVER_ABI,
	.name = "sunvote",
	.maker = "SunVote PVS-2010-433M base (serial)",
	.confidence = "good for the PVS-2010-433M with six-key keypads, medium-low for any other model",
	.unsupported = sunvote_on_usb,
	.bus = BUS_SERIAL,
	.serial = { .baud = 19200, .data_bits = 8, .stop_bits = 1, .parity = 'N' },
	.framing = { .ops = &framing_f5, .silence_us = 100000 },
	.key_names = sunvote_keys,
	.blank_key = "6",
	.green_light = "signal du boîtier = reçu par la base, pas encore compté",
	.state_size = sizeof(struct sunvote_state),
	.reset = sunvote_reset,
	.decode = sunvote_decode,
	.forget = sunvote_forget,
	.dialog = &sunvote_dialog,
	.twin = &twin_sunvote,
};
