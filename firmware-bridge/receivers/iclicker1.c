/*
 * iclicker1.c -- the older i>clicker base, "I-Clicker USB Base" (1881:0150 too), which is polled
 *
 * Blocks of 64 bytes, classes and acks as those of the newer base (iclicker.c).  Votes stand in a list in the base that is
 * asked for from an index on (iclicker_dialog.c); the answer:
 *
 *	02 18 MORE LEFT START END COUNT  then COUNT, 14 at most, of  KEY ID[3]    KEY 61..65 = A..E
 *	MORE 01: another block follows; 00: none;  1A: the summary, whose bytes nobody has described
 *
 * Facts: one implementation, used for years, no capture (README.md).  In doubt: what END and START are beyond 255 votes; a
 * block that would need to know is refused.
 *
 * Known copies: each vote stands at its own index, so the same vote at the same index is a copy, until the ack of the next
 * opening (command 11) or another vote at a known index tells that the list was begun anew.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "firmware-bridge/receivers/iclicker.h"
#include "firmware-bridge/receivers/impl.h"
#include "firmware-bridge/sim/models.h"

#define BLOCK     64
#define VOTES_MAX 14
#define LIST_MAX  256
#define FORGOTTEN 0xff

static const char *const iclicker1_keys[] = { "A", "B", "C", "D", "E", NULL };

struct iclicker1_state {
	struct vote {
		uint8_t key, id[3]; /* as on the wire; key 0: none yet */
	} list[LIST_MAX];
};
_Static_assert(sizeof(struct iclicker1_state) <= DRIVER_STATE_MAX, "state fits");

static void
iclicker1_reset(void *state, const struct receiver_options *options)
{
	(void)options;
	memset(state, 0, sizeof(struct iclicker1_state));
}

static void
iclicker1_forget(void *state)
{
	struct iclicker1_state *s = state;

	for (size_t i = 0; i < LIST_MAX; i++)
		if (s->list[i].key != 0)
			s->list[i].key = FORGOTTEN;
}

static bool
same(const struct vote *known, const uint8_t *vote)
{
	return (known->key == vote[0] || known->key == FORGOTTEN) && memcmp(known->id, vote + 1, 3) == 0;
}

static enum receiver_refusal
read_vote(const uint8_t *vote, struct receiver_event *ev)
{
	const uint8_t *id = vote + 1;

	if (id[0] == 0 && id[1] == 0 && id[2] == 0)
		return REFUSED_ZERO_ID;
	if (vote[0] < 0x61 || vote[0] > 0x65)
		return REFUSED_KEY;
	ev->type = RECEIVER_PRESS;
	ev->key = (uint8_t)(vote[0] - 0x61);
	snprintf(ev->handset, sizeof(ev->handset), "%02X%02X%02X%02X", id[0], id[1], id[2], id[0] ^ id[1] ^ id[2]);
	return 0;
}

static size_t
decode_list(struct iclicker1_state *s, const struct frame *frame, struct receiver_event *ret_events)
{
	const uint8_t *p = frame->bytes, *votes = p + 7;
	size_t start = p[4], count = p[6], n = 0;
	enum receiver_refusal refusal = 0;

	if (p[2] > 1 || count > VOTES_MAX || start + count > LIST_MAX - 1) {
		*ret_events = event_refused(frame, REFUSED_VALUE);
		return 1;
	}
	for (size_t i = 0; i < count; i++)
		if (s->list[start + i].key != 0 && !same(&s->list[start + i], votes + 4 * i))
			memset(s, 0, sizeof(*s));
	for (size_t i = 0; i < count; i++) {
		struct receiver_event ev = { .at_us = frame->at_us };
		const uint8_t *vote = votes + 4 * i;
		enum receiver_refusal why = read_vote(vote, &ev);

		if (s->list[start + i].key != 0)
			continue;
		s->list[start + i] = (struct vote) { vote[0] != 0 ? vote[0] : FORGOTTEN, { vote[1], vote[2], vote[3] } };
		if (why == 0)
			ret_events[n++] = ev;
		else if (refusal == 0)
			refusal = why;
	}
	if (refusal != 0)
		ret_events[n++] = event_refused(frame, refusal);
	return n;
}

static size_t
iclicker1_decode(void *state, const struct frame *frame, struct receiver_event ret_events[DRIVER_EVENTS_MAX])
{
	const uint8_t *p = frame->bytes;
	bool nothing = true;

	if (frame->len != BLOCK) {
		ret_events[0] = event_refused(frame, REFUSED_LENGTH);
		return 1;
	}
	for (size_t i = 0; i < BLOCK; i++)
		nothing = nothing && p[i] == 0;
	if (p[0] == 0x01 && p[1] == 0x11 && p[2] == 0xaa)
		memset(state, 0, sizeof(struct iclicker1_state));
	if (nothing || p[0] == 0x01)
		return 0;
	if (p[0] == 0x02 && p[1] == 0x18)
		return p[2] == 0x1a ? 0 : decode_list(state, frame, ret_events);
	ret_events[0] = event_refused(frame, REFUSED_TYPE);
	return 1;
}

static const char *
iclicker1_identify(const char *manufacturer, const char *product)
{
	(void)product;
	return iclicker_is_older(manufacturer) ? "i>clicker base v1" : NULL;
}

const struct receiver_driver driver_iclicker1 = {
	.abi = DRIVER_ABI,
	.name = "iclicker1",
	.make = "iclicker",
	.maker = "i>clicker base v1 (USB)",
	.confidence = "medium",
	.match = iclicker_match,
	.bus = BUS_USB,
	.usb = { .interface = 0, .endpoint_in = 0x83, .in_len = BLOCK },
	.framing = { .ops = &framing_report, .report_len = BLOCK, .report_max = BLOCK },
	.key_names = iclicker1_keys,
	.blank_key = "E",
	.green_light = "voyant vert = reçu par la base, pas encore compté",
	.state_size = sizeof(struct iclicker1_state),
	.identify = iclicker1_identify,
	.reset = iclicker1_reset,
	.decode = iclicker1_decode,
	.forget = iclicker1_forget,
	.dialog = &iclicker1_dialog,
	.twin = &twin_iclicker1,
};
