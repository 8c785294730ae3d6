/*
 * dcs6000.c -- DIS / Shure DCS 6000, a wired conference system, through the RS-232 port of its CU 60xx control unit
 *
 * Frames are FC CONTENT FD (framing_fc.c), CONTENT = TYPE ID .. CRC, with CRC-8 (polynomial 07, start 00) over all before it.
 * ID counts 0..63 in each direction.
 *
 *	72 ID                           the control unit (re)started; plain text may follow
 *	63 ID ADDRESS[2] GROUP LEN ..   to us: our own address, 4000 (all) or 4013 (control units)
 *	   group  0   1A (found) or 04 (lost), TYPE ADDRESS[2] SERIAL[3] FUNCTIONS
 *	   group 27   02 ADDRESS[2] EXT   our own address, where EXT is ours
 *	   group 53   ITEM ..             3 secret; 11, 12, 13 presence check started, stopped, cancelled; 16 opened; 18 closed
 *	   group 58   four slots of two bytes: unit = 16 * first + low nibble of the second, high nibble: 1 present, or the vote,
 *	   and 59     1 yes, 2 abstain, 3 no.  0000: none.  Which of both it is, the running phase tells.
 *
 * Facts: the maker's protocol, revision I, of which some pages could not be had (README.md).  Missing: how FC, FD and FE are
 * written inside a frame (refused, `unknown-escape`), the heartbeat, without which the control unit may end a vote, and the items
 * of results (ignored).  So the driver wants unconfirmed=yes.
 *
 * A unit is printed as its address.  The control unit may give addresses anew: an address that was two units since the device
 * was opened, by their serial numbers, is believed no more.
 */
#include <stdio.h>

#include "firmware-bridge/receivers/dcs6000.h"
#include "firmware-bridge/receivers/impl.h"
#include "firmware-bridge/sim/models.h"

#define SLOTS     4
#define KNOWN     0x10 /* of unit[]: its serial number is known */
#define TWO_UNITS 0x20
#define VOTE      0x0f /* 1..3; FORGOTTEN: any; 0: none in this vote */
#define FORGOTTEN 0x0f

static const char *const dcs_keys[] = { "yes", "no", "abstain", NULL };

enum phase { PHASE_NONE, PHASE_PRESENCE, PHASE_VOTE };

struct dcs_state {
	uint16_t own;
	bool seen;       /* next_id is known */
	uint8_t next_id, phase;
	uint8_t unit[DCS_UNITS_END], serial[DCS_UNITS_END][3];
};
_Static_assert(sizeof(struct dcs_state) <= DRIVER_STATE_MAX, "state fits");

static void
dcs_reset(void *state, const struct receiver_options *options)
{
	(void)options;
	memset(state, 0, sizeof(struct dcs_state));
}

static void
dcs_forget(void *state)
{
	struct dcs_state *s = state;

	for (size_t i = 0; i < DCS_UNITS_END; i++)
		if (s->unit[i] & VOTE)
			s->unit[i] |= FORGOTTEN;
}

static size_t
refuse(const struct frame *frame, enum receiver_refusal why, struct receiver_event *ret_event)
{
	*ret_event = event_refused(frame, why);
	return 1;
}

/* The device told of itself: NAME and its value. */
static size_t
inform(const struct frame *frame, const char *name, unsigned value, struct receiver_event *ret_event)
{
	*ret_event = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_INFO, .info.name = name };
	snprintf(ret_event->info.text, sizeof(ret_event->info.text), "%u", value);
	return 1;
}

/* A unit was found or lost. */
static size_t
decode_unit(struct dcs_state *s, const struct frame *frame, struct receiver_event *ret_event)
{
	const uint8_t *p = frame->bytes + 6; /* ITEM TYPE ADDRESS[2] SERIAL[3] FUNCTIONS */
	unsigned address = (unsigned)p[2] << 8 | p[3];

	if (p[0] != 0x1a && p[0] != 0x04)
		return 0;
	if (frame->bytes[5] != 8)
		return refuse(frame, REFUSED_LENGTH, ret_event);
	if (address == 0 || address >= DCS_UNITS_END)
		return refuse(frame, address == 0 ? REFUSED_ZERO_ID : REFUSED_VALUE, ret_event);
	if (p[0] == 0x04)
		return inform(frame, "unit-lost", address, ret_event);
	if ((s->unit[address] & KNOWN) && memcmp(s->serial[address], p + 4, 3) != 0) {
		s->unit[address] |= TWO_UNITS;
		return refuse(frame, REFUSED_VALUE, ret_event);
	}
	if (s->unit[address] & KNOWN)
		return 0;
	s->unit[address] |= KNOWN;
	memcpy(s->serial[address], p + 4, 3);
	inform(frame, "unit", address, ret_event);
	snprintf(ret_event->info.text, sizeof(ret_event->info.text), "%u=%u.%u.%u", address, p[4], p[5], p[6]);
	return 1;
}

static size_t
decode_status(struct dcs_state *s, const struct frame *frame, struct receiver_event *ret_event)
{
	const uint8_t *p = frame->bytes + 6; /* ITEM .. */

	switch (p[0]) {
	case 3:
		return inform(frame, "own-secret-mode", p[1], ret_event);
	case 11:
		s->phase = PHASE_PRESENCE;
		return 0;
	case 12:
	case 13:
		s->phase = PHASE_NONE;
		return 0;
	case DCS_OPENED:
		for (size_t i = 0; i < DCS_UNITS_END; i++)
			s->unit[i] &= (uint8_t)~VOTE;
		s->phase = PHASE_VOTE; /* also behind the close: what comes then is late */
		return 0;
	default: /* interim counts among them, whose items are not known */
		return 0;
	}
}

/* Why a slot cannot be; 0: RET_EVENT was filled in, or it is a copy and stays without a type. */
static enum receiver_refusal
read_slot(struct dcs_state *s, const uint8_t *slot, struct receiver_event *ret_event)
{
	static const uint8_t keys[] = { 0, 0, 2, 1 }; /* index of yes, abstain, no */
	unsigned address = 16u * slot[0] + (slot[1] & 0x0f);
	uint8_t flags = slot[1] >> 4, before;

	if (address == 0)
		return REFUSED_ZERO_ID;
	if (address >= DCS_UNITS_END || (s->unit[address] & TWO_UNITS))
		return REFUSED_VALUE;
	if (flags == 0 || flags > (s->phase == PHASE_VOTE ? 3 : 1))
		return REFUSED_KEY;
	if (s->phase == PHASE_PRESENCE) {
		ret_event->type = RECEIVER_INFO;
		ret_event->info.name = "present";
		snprintf(ret_event->info.text, sizeof(ret_event->info.text), "%u", address);
		return 0;
	}
	before = s->unit[address] & VOTE;
	if (before == flags || before == FORGOTTEN)
		return 0;
	s->unit[address] = (uint8_t)((s->unit[address] & ~VOTE) | flags);
	ret_event->type = RECEIVER_PRESS;
	ret_event->key = keys[flags];
	snprintf(ret_event->handset, sizeof(ret_event->handset), "%u", address);
	return 0;
}

static size_t
decode_slots(struct dcs_state *s, const struct frame *frame, struct receiver_event *ret_events)
{
	const uint8_t *slots = frame->bytes + 6;
	enum receiver_refusal refusal = 0;
	size_t n = 0;

	if (frame->bytes[5] != 2 * SLOTS)
		return refuse(frame, REFUSED_LENGTH, ret_events);
	if (s->phase == PHASE_NONE)
		return refuse(frame, REFUSED_TYPE, ret_events); /* votes or presence? */
	for (size_t i = 0; i < SLOTS; i++) {
		const uint8_t *slot = slots + 2 * i;
		struct receiver_event ev = { .at_us = frame->at_us };
		enum receiver_refusal why = slot[0] == 0 && slot[1] == 0 ? 0 : read_slot(s, slot, &ev);

		if (refusal == 0)
			refusal = why;
		if (why == 0 && ev.type != 0)
			ret_events[n++] = ev;
	}
	return refusal != 0 ? n + refuse(frame, refusal, &ret_events[n]) : n;
}

static size_t
decode_message(struct dcs_state *s, const struct frame *frame, struct receiver_event *ret_events)
{
	const uint8_t *p = frame->bytes;
	uint32_t to = (uint32_t)p[2] << 8 | p[3], own = dcs_registered(frame);

	if (own != 0)
		s->own = (uint16_t)own;
	if (to != s->own && to != DCS_ALL && to != DCS_CONTROL)
		return 0; /* another control device's */
	switch (p[4]) {
	case 0:
		return p[5] > 0 ? decode_unit(s, frame, ret_events) : 0;
	case 53:
		return p[5] > 0 ? decode_status(s, frame, ret_events) : 0;
	case 58:
	case 59:
		return decode_slots(s, frame, ret_events);
	default:
		return 0; /* microphones, and much else */
	}
}

static size_t
dcs_decode(void *state, const struct frame *frame, struct receiver_event ret_events[DRIVER_EVENTS_MAX])
{
	struct dcs_state *s = state;
	const uint8_t *p = frame->bytes;
	uint8_t jump;
	size_t n = 0;

	if (dcs_has_escape(frame) || frame->len < 3) {
		s->seen = false; /* it has a number too, which is not believed */
		return refuse(frame, frame->len < 3 ? REFUSED_LENGTH : REFUSED_ESCAPE, ret_events);
	}
	if (!dcs_checks_out(frame))
		return refuse(frame, REFUSED_CHECK, ret_events);
	if ((p[0] != 0x72 && p[0] != 0x63) || p[1] > 63)
		return refuse(frame, p[1] > 63 ? REFUSED_VALUE : REFUSED_TYPE, ret_events);
	if (p[0] == 0x63 && !dcs_is_message(frame))
		return refuse(frame, REFUSED_LENGTH, ret_events);
	if (p[0] == 0x72) {
		s->own = 0;
		s->phase = PHASE_NONE;
		s->seen = false; /* it counts anew */
		return 0;
	}
	jump = (uint8_t)(p[1] - s->next_id) & 63;
	if (s->seen && jump != 0 && jump != 63) /* 63: the same again */
		ret_events[n++] = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_LOST, .lost = jump };
	s->seen = true;
	s->next_id = (p[1] + 1) & 63;
	return n + decode_message(s, frame, ret_events + n);
}

const struct receiver_driver driver_dcs6000 = {
	.abi = DRIVER_ABI,
	.name = "dcs6000",
	.maker = "DIS / Shure DCS 6000 control unit (serial)",
	.confidence = "good for frames, registration and votes; its escapes, heartbeat and results are not known",
	.gaps = "how its frames write FC, FD and FE, and its heartbeat, are not known",
	.bus = BUS_SERIAL,
	.serial = { .baud = 115200, .data_bits = 8, .stop_bits = 1, .parity = 'N', .rtscts = true },
	.framing = { .ops = &framing_fc, .silence_us = 100000 },
	.key_names = dcs_keys,
	.blank_key = "abstain",
	.green_light = "voyant du poste = reçu par la centrale, pas encore compté",
	.state_size = sizeof(struct dcs_state),
	.reset = dcs_reset,
	.decode = dcs_decode,
	.forget = dcs_forget,
	.dialog = &dcs6000_dialog,
	.twin = &twin_dcs6000,
};
