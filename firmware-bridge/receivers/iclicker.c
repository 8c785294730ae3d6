/*
 * iclicker.c -- i>clicker base station "v2" (1881:0150)
 *
 * All traffic is blocks of 64 bytes.  Byte 0 is the class (01 command or ack, 02 data), byte 1 the code.  A vote block
 * is two halves of 32 bytes, the newer vote usually first, and behind it the vote before:
 *
 *	02 13 KEY ID[3] SEQ 00...    KEY 81..85 = A..E; SEQ wraps 255 -> 0
 *
 * Facts: one USB capture of the vendor's software and four independent implementations that agree (README.md).  The
 * summary's bytes 14, 16, 18, 20 (B..E) and 1 byte a count are our reading of a capture that had one vote "A".
 *
 * Known copies: the base says each vote again with the next one, also when a ballot lies between, so a vote is a copy
 * when (id, key, seq) was among the last COPIES votes since the device was opened.  What was refused is said again like
 * any vote, and is refused once.  COPIES stays below 256: the base
 * numbers its votes modulo 256, and in a long sitting a real vote does come back with the same three values.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "firmware-bridge/receivers/iclicker.h"
#include "firmware-bridge/receivers/impl.h"
#include "firmware-bridge/sim/models.h"

#define BLOCK  64
#define HALF   32
#define COPIES 192 /* leaves room for 63 votes that the base counted and we never saw */

static const char *const iclicker_keys[] = { "A", "B", "C", "D", "E", NULL };
const struct usb_id iclicker_match[] = { { 0x1881, 0x0150 }, { 0, 0 } };

struct iclicker_state {
	bool told;        /* a vote block came since the device was opened */
	uint16_t n, next; /* copies in use, and the one to overwrite */
	struct vote {
		uint8_t key, id[3], seq; /* as on the wire */
	} copies[COPIES];
};
_Static_assert(sizeof(struct iclicker_state) <= DRIVER_STATE_MAX, "state fits");

static void
iclicker_reset(void *state, const struct receiver_options *options)
{
	(void)options;
	memset(state, 0, sizeof(struct iclicker_state));
}

/* A forgotten key, 0, is like any: id and number alone tell a copy. */
static bool
is_copy(const struct vote *known, const struct vote *vote)
{
	return memcmp(known->id, vote->id, sizeof(known->id)) == 0 && known->seq == vote->seq &&
		(known->key == vote->key || known->key == 0);
}

static void
iclicker_forget(void *state)
{
	struct iclicker_state *s = state;

	for (size_t i = 0; i < s->n; i++)
		s->copies[i].key = 0;
}

/* True: not a copy.  Key 0 is no key's and marks a forgotten one: such a half is refused each time. */
static bool
remember(struct iclicker_state *s, const struct vote *vote)
{
	if (vote->key == 0)
		return true;
	for (size_t i = 0; i < s->n; i++)
		if (is_copy(&s->copies[i], vote))
			return false;
	s->copies[s->next] = *vote;
	s->next = (uint16_t)((s->next + 1) % COPIES);
	if (s->n < COPIES)
		s->n++;
	return true;
}

/* What a half says, or why it cannot be; 0 where EV was filled in. */
static enum receiver_refusal
read_vote(const struct vote *vote, struct receiver_event *ev)
{
	const uint8_t *id = vote->id;

	if (id[0] == 0 && id[1] == 0 && id[2] == 0)
		return REFUSED_ZERO_ID; /* 00000000 passes the check digit, so it is refused by name */
	if (vote->key < 0x81 || vote->key > 0x85)
		return REFUSED_KEY;
	ev->type = RECEIVER_PRESS;
	ev->key = (uint8_t)(vote->key - 0x81);
	snprintf(ev->handset, sizeof(ev->handset), "%02X%02X%02X%02X", id[0], id[1], id[2], id[0] ^ id[1] ^ id[2]);
	return 0;
}

static bool
half_at(const uint8_t *half, struct vote *ret_vote)
{
	if (half[0] != 0x02 || half[1] != 0x13)
		return false;
	*ret_vote = (struct vote) { .key = half[2], .id = { half[3], half[4], half[5] }, .seq = half[6] };
	return true;
}

/* The votes of a block, older first.  Returns how many. */
static size_t
order_votes(const uint8_t *block, struct vote ret_votes[2], bool ret_second[2])
{
	struct vote first, second;
	bool has_first = half_at(block, &first), has_second = half_at(block + HALF, &second);

	if (has_first && has_second) {
		/* 255 and 0 are neighbours; a tie keeps the base's usual order. */
		uint8_t ahead = (uint8_t)(second.seq - first.seq);
		bool swapped = ahead > 0 && ahead < 0x80;

		ret_votes[swapped ? 1 : 0] = second;
		ret_second[swapped ? 1 : 0] = true;
		ret_votes[swapped ? 0 : 1] = first;
		ret_second[swapped ? 0 : 1] = false;
		return 2;
	}
	if (has_first || has_second) {
		ret_votes[0] = has_first ? first : second;
		ret_second[0] = !has_first;
		return 1;
	}
	return 0;
}

static size_t
decode_votes(struct iclicker_state *s, const struct frame *frame, struct receiver_event *ret_events)
{
	enum receiver_refusal refusal = 0;
	struct vote votes[2];
	bool second[2], first_block = !s->told;
	size_t n_votes = order_votes(frame->bytes, votes, second), n = 0;

	s->told = true;
	for (size_t i = 0; i < n_votes; i++) {
		struct receiver_event ev = { .at_us = frame->at_us };
		enum receiver_refusal why = read_vote(&votes[i], &ev);

		if ((first_block && second[i]) || !remember(s, &votes[i]))
			continue;
		if (why == 0)
			ret_events[n++] = ev;
		else if (refusal == 0)
			refusal = why;
	}
	/* Left from before we were here; it must not come to life when the base says it again. */
	for (size_t i = 0; i < n_votes; i++)
		if (first_block && second[i])
			remember(s, &votes[i]);
	if (refusal != 0)
		ret_events[n++] = event_refused(frame, refusal);
	return n;
}

static size_t
decode_summary(const struct frame *frame, struct receiver_event *ret_events)
{
	static const char *const names[] = { "total", "A", "B", "C", "D", "E" };
	struct receiver_event *ev = &ret_events[0];

	*ev = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_TOTALS };
	for (uint8_t i = 0; i < 6; i++) {
		ev->totals.item[i].name = names[i];
		ev->totals.item[i].count = frame->bytes[10 + 2 * i];
	}
	ev->totals.n = 6;
	return 1;
}

/* 01 15 VERSION[2] F1 F2 ...: the answer to the query 15, once its ack has been sent. */
static size_t
decode_query(const struct frame *frame, struct receiver_event *ret_events)
{
	const uint8_t *p = frame->bytes;
	struct receiver_event *ev = ret_events;

	ev[0] = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_INFO, .info.name = "firmware" };
	snprintf(ev[0].info.text, sizeof(ev[0].info.text), "%u.%u", p[2], p[3]);
	if (p[4] < 0x21 || p[4] > 0x24 || p[5] < 0x41 || p[5] > 0x44)
		return 1;
	ev[1] = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_INFO, .info.name = "channel" };
	snprintf(ev[1].info.text, sizeof(ev[1].info.text), "%c%c", 'A' + p[4] - 0x21, 'A' + p[5] - 0x41);
	return 2;
}

static bool
is_zero(const uint8_t *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (bytes[i] != 0)
			return false;
	return true;
}

static size_t
iclicker_decode(void *state, const struct frame *frame, struct receiver_event ret_events[DRIVER_EVENTS_MAX])
{
	const uint8_t *p = frame->bytes;

	if (frame->len != BLOCK) {
		ret_events[0] = event_refused(frame, REFUSED_LENGTH);
		return 1;
	}
	if (is_zero(p, BLOCK))
		return 0;

	/* An ack's tail may hold bytes of the last vote (seen behind that of 12): never look behind its head. */
	if (p[0] == 0x01)
		return p[1] == 0x15 && p[2] != 0xaa ? decode_query(frame, ret_events) : 0;
	if ((p[0] == 0x02 && p[1] == 0x13) || (p[0] == 0x00 && p[1] == 0x00 && p[HALF] == 0x02 && p[HALF + 1] == 0x13))
		return decode_votes(state, frame, ret_events);
	if (p[0] == 0x02 && p[1] == 0x18)
		return p[2] == 0x1a ? decode_summary(frame, ret_events) : 0; /* others: stored votes, which we have */
	if (p[0] == 0x02 && p[1] == 0x2c)
		return 0; /* answer to 2D */

	ret_events[0] = event_refused(frame, REFUSED_TYPE);
	return 1;
}

/* rhombus tells the two protocols apart by the manufacturer string; the older one is iclicker1.c's. */
static const char *
iclicker_identify(const char *manufacturer, const char *product)
{
	(void)product;
	return iclicker_is_older(manufacturer) ? NULL : "i>clicker base v2";
}

const struct receiver_driver driver_iclicker = {
	.abi = DRIVER_ABI,
	.name = "iclicker",
	.maker = "i>clicker base v2 (USB)",
	.confidence = "high",
	.match = iclicker_match,
	.bus = BUS_USB,
	.usb = { .interface = 0, .endpoint_in = 0x83, .in_len = BLOCK },
	.framing = { .ops = &framing_report, .report_len = BLOCK, .report_max = BLOCK },
	.key_names = iclicker_keys,
	.blank_key = "E",
	.green_light = "voyant vert = reçu par la base, pas encore compté",
	.state_size = sizeof(struct iclicker_state),
	.identify = iclicker_identify,
	.reset = iclicker_reset,
	.decode = iclicker_decode,
	.forget = iclicker_forget,
	.dialog = &iclicker_dialog,
	.twin = &twin_iclicker,
};
