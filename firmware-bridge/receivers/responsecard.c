/*
 * responsecard.c -- ResponseCard RF handsets, heard by the open nRF24 receiver on a serial line
 *
 *	*** booting ***                        then a register dump: ignored up to the first known line
 *	incoming: 090fd335ae08 --> 5           ID[3] KEY CRC[2]; the CRC is checked again, the character is ignored
 *	outgoing: 090fd3067b34                 the receiver's acknowledgement over the air: ignored
 *
 * CRC-16 poly 1021, start FFFF, over the base's address 12 34 56, then ID and KEY.  The handset repeats a press until
 * it hears an ack, 8 s at most, and one press has been seen eight times; so the same key of the same handset is a copy
 * for COPY_US after its first reception, or until that handset sends another key.
 *
 * Facts: two independent projects, 13 real frames whose CRCs were verified (README.md).
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "firmware-bridge/crc.h"
#include "firmware-bridge/hex.h"
#include "firmware-bridge/receivers/impl.h"
#include "firmware-bridge/sim/models.h"

#define COPY_US 10000000u
#define LAST_MAX 1000 /* handsets remembered; the oldest press goes first */

static const char *const responsecard_keys[] = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "?", NULL };

struct responsecard_state {
	bool known; /* a known line came since the receiver booted */
	uint16_t n;
	struct last {
		uint64_t at_us;
		uint8_t id[3], key;
	} last[LAST_MAX];
};
_Static_assert(sizeof(struct responsecard_state) <= DRIVER_STATE_MAX, "state fits");

static void
responsecard_reset(void *state, const struct receiver_options *options)
{
	(void)options;
	memset(state, 0, sizeof(struct responsecard_state));
}

/* Twelve hex digits and nothing of a thirteenth. */
static bool
read_hex(const uint8_t *text, size_t len, uint8_t ret_bytes[6])
{
	if (len < 12 || (len > 12 && text[12] != ' '))
		return false;
	for (size_t i = 0; i < 6; i++) {
		int high = hex_digit((char)text[2 * i]), low = hex_digit((char)text[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		ret_bytes[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}

static enum receiver_refusal
read_press(const uint8_t *text, size_t len, uint8_t ret_id_key[4])
{
	uint8_t air[7] = { 0x12, 0x34, 0x56 }, b[6];
	uint16_t crc;

	if (!read_hex(text, len, b))
		return REFUSED_LENGTH;
	memcpy(air + 3, b, 4);
	crc = crc16(0xffff, air, sizeof(air));
	if (b[4] != crc >> 8 || b[5] != (crc & 0xff))
		return REFUSED_CHECK;
	if (b[0] == 0 && b[1] == 0 && b[2] == 0)
		return REFUSED_ZERO_ID;
	if (b[3] != '?' && (b[3] < '0' || b[3] > '9'))
		return REFUSED_KEY;
	memcpy(ret_id_key, b, 4);
	return 0;
}

/* Which key it was is gone; what that handset says within the window is then taken for a copy. */
static void
responsecard_forget(void *state)
{
	struct responsecard_state *s = state;

	for (size_t i = 0; i < s->n; i++)
		s->last[i].key = 0;
}

/* True: not a copy, and remembered. */
static bool
remember(struct responsecard_state *s, uint64_t at_us, const uint8_t id_key[4])
{
	struct last *oldest = &s->last[0], *entry = NULL;

	for (size_t i = 0; i < s->n && !entry; i++) {
		if (memcmp(s->last[i].id, id_key, 3) == 0)
			entry = &s->last[i];
		else if (s->last[i].at_us < oldest->at_us)
			oldest = &s->last[i];
	}
	if (entry && (entry->key == id_key[3] || entry->key == 0) && at_us - entry->at_us < COPY_US)
		return false;
	if (!entry)
		entry = s->n < LAST_MAX ? &s->last[s->n++] : oldest;
	entry->at_us = at_us;
	memcpy(entry->id, id_key, 3);
	entry->key = id_key[3];
	return true;
}

static bool
begins(const struct frame *frame, const char *word)
{
	return frame->len >= strlen(word) && memcmp(frame->bytes, word, strlen(word)) == 0;
}

static size_t
decode_incoming(struct responsecard_state *s, const struct frame *frame, struct receiver_event *ret_event)
{
	size_t head = strlen("incoming: ");
	enum receiver_refusal why;
	uint8_t b[4];

	why = read_press(frame->bytes + head, frame->len - head, b);
	if (why != 0) {
		*ret_event = event_refused(frame, why);
		return 1;
	}
	if (!remember(s, frame->at_us, b))
		return 0;
	*ret_event = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_PRESS,
		.key = b[3] == '?' ? 10 : (uint8_t)(b[3] - '0') };
	snprintf(ret_event->handset, sizeof(ret_event->handset), "%02X%02X%02X", b[0], b[1], b[2]);
	return 1;
}

static size_t
responsecard_decode(void *state, const struct frame *frame, struct receiver_event ret_events[DRIVER_EVENTS_MAX])
{
	struct responsecard_state *s = state;

	if (begins(frame, "incoming: ")) {
		s->known = true;
		return decode_incoming(s, frame, ret_events);
	}
	if (begins(frame, "outgoing: ")) {
		s->known = true;
		return 0;
	}
	if (begins(frame, "*** booting ***")) {
		s->known = false; /* it was reset under us; what follows is its dump */
		return 0;
	}
	if (!s->known)
		return 0;
	ret_events[0] = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_NOISE, .noise = frame->len };
	return 1;
}

const struct receiver_driver driver_responsecard = {
	.abi = DRIVER_ABI,
	.name = "responsecard",
	.maker = "ResponseCard RF through the open nRF24 receiver (serial)",
	.confidence = "high",
	.bus = BUS_SERIAL,
	/* A DTR pulse resets the board; held low it boots with the port already open, or not at all. */
	.serial = { .baud = 115200, .data_bits = 8, .stop_bits = 1, .parity = 'N' },
	.framing = { .ops = &framing_line, .silence_us = 100000 },
	.key_names = responsecard_keys,
	.blank_key = "0",
	.green_light = "voyant vert = reçu par la base, pas encore compté (la base répond vert même hors scrutin)",
	.state_size = sizeof(struct responsecard_state),
	.reset = responsecard_reset,
	.decode = responsecard_decode,
	.forget = responsecard_forget,
	.twin = &twin_responsecard,
};
