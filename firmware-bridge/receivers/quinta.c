/*
 * quinta.c -- beyerdynamic Quinta, a wireless conference system with voting units; 57600 8N1, or its USB port
 *
 * Lines of text, numbers in hex, and the prompt `>` once it takes the next command:
 *
 *	CUFW V3.0.00                          firmware
 *	SList[0xPP] IIIIIIII NN MM SS VV      place PP of the list; read by the dialogue
 *	VP UU SS TT  without the blanks       a vote was started (SS 01) or stopped (04); UU units did not answer
 *	VT= NN YY ..                          totals, a byte each: voters, yes, no, further options
 *	MU IIIIIIII BB                        one unit's vote
 *	x IIIIII FFFF SS                      each 20 s: a unit's state; the low three bits of SS are its battery in 20 % steps
 *	q ..  MUAD=..  X ..                   a request to speak, said four times; an address; a unit's state with its firmware
 *
 * Facts: the maker's protocol, edition 3.0, of which the pages on bits could not be had (README.md).  What BB means is therefore
 * not known but for one example (22 is no): it is configured after a calibration vote (results=), and without that every vote is
 * refused.  What a unit says that has not voted is part of it.
 *
 * Votes are asked for again and again while a ballot is open, so one that says the same as before is a copy, until a vote is
 * started or the unit says that it has not voted.  The totals are held against the votes that were seen: voters whose vote
 * never came are lost, and sums that differ otherwise are refused.
 */
#include <stdio.h>

#include "firmware-bridge/receivers/impl.h"
#include "firmware-bridge/receivers/quinta.h"
#include "firmware-bridge/sim/models.h"

#define KEYS      3
#define NONE      0xfe /* has not voted */
#define FORGOTTEN 0xff
#define UNKNOWN_BATTERY 0xff

static const char *const quinta_keys[] = { "yes", "no", "abstain", NULL };

struct quinta_state {
	bool known; /* a known line came */
	struct quinta_results results;
	uint8_t told[32]; /* a bit a byte of a vote that is not calibrated and was told of */
	uint16_t n;
	struct unit {
		uint32_t id;
		uint8_t vote, battery; /* index of its key, NONE or FORGOTTEN; steps */
	} unit[QUINTA_UNITS];
};
_Static_assert(sizeof(struct quinta_state) <= DRIVER_STATE_MAX, "state fits");

static void
quinta_reset(void *state, const struct receiver_options *options)
{
	struct quinta_state *s = state;

	memset(s, 0, sizeof(*s));
	s->results = options->results;
}

static void
quinta_forget(void *state)
{
	struct quinta_state *s = state;

	for (size_t i = 0; i < s->n; i++)
		if (s->unit[i].vote != NONE)
			s->unit[i].vote = FORGOTTEN;
}

/* NULL: more units than the list has places. */
static struct unit *
unit_of(struct quinta_state *s, uint32_t id)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->unit[i].id == id)
			return &s->unit[i];
	if (s->n == QUINTA_UNITS)
		return NULL;
	s->unit[s->n] = (struct unit) { id, NONE, UNKNOWN_BATTERY };
	return &s->unit[s->n++];
}

static struct receiver_event
info(const struct frame *frame, const char *name, const char *text, size_t len)
{
	struct receiver_event ev = { .at_us = frame->at_us, .type = RECEIVER_INFO, .info.name = name };

	snprintf(ev.info.text, sizeof(ev.info.text), "%.*s", (int)len, text);
	return ev;
}

static size_t
decode_firmware(struct quinta_state *s, const struct frame *frame, struct receiver_event *ret_events)
{
	(void)s;
	ret_events[0] = info(frame, "firmware", (const char *)frame->bytes + 5, frame->len - 5u);
	return 1;
}

static size_t
decode_phase(struct quinta_state *s, const struct frame *frame, struct receiver_event *ret_events)
{
	uint32_t value;

	if (!quinta_hex(frame, 2, 6, &value)) {
		ret_events[0] = event_refused(frame, REFUSED_VALUE);
		return 1;
	}
	for (size_t i = 0; i < s->n && (value >> 8 & 0xff) == 0x01; i++)
		s->unit[i].vote = NONE;
	if (value >> 16 == 0)
		return 0;
	ret_events[0] = info(frame, "unanswered", "", 0);
	snprintf(ret_events[0].info.text, sizeof(ret_events[0].info.text), "%u", (unsigned)(value >> 16));
	return 1;
}

/* What was seen against what the device counted. */
static size_t
compare(const struct quinta_state *s, const struct frame *frame, const struct receiver_totals *totals,
	struct receiver_event *ret_event)
{
	uint32_t seen = 0, by_key[KEYS + 1] = { 0 };

	for (size_t i = 0; i < s->n; i++) {
		seen += s->unit[i].vote != NONE;
		by_key[s->unit[i].vote < KEYS ? s->unit[i].vote : KEYS]++;
	}
	if (!s->results.calibrated)
		return 0;
	if (seen < totals->item[0].count) {
		*ret_event = (struct receiver_event) {
			.at_us = frame->at_us, .type = RECEIVER_LOST, .lost = totals->item[0].count - seen };
		return 1;
	}
	if (seen == totals->item[0].count && by_key[KEYS] != s->n - seen)
		return 0; /* which key some of them pressed is no longer known */
	if (seen == totals->item[0].count && by_key[0] == totals->item[1].count && by_key[1] == totals->item[2].count)
		return 0;
	*ret_event = event_refused(frame, REFUSED_VALUE);
	return 1;
}

static size_t
decode_totals(struct quinta_state *s, const struct frame *frame, struct receiver_event *ret_events)
{
	static const char *const names[] = { "total", "yes", "no", "option3", "option4", "option5", "option6", "option7", "option8",
		"option9" };
	struct receiver_totals *totals = &ret_events[0].totals;
	size_t digits = frame->len - 3u;
	uint32_t value;

	ret_events[0] = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_TOTALS };
	for (size_t i = 0; i < digits / 2 && i < sizeof(names) / sizeof(names[0]); i++) {
		struct frame pair = { .len = 2, .bytes = { frame->bytes[3 + 2 * i], frame->bytes[4 + 2 * i] } };

		if (!quinta_hex(&pair, 0, 2, &value))
			break;
		totals->item[i].name = names[i];
		totals->item[i].count = value;
		totals->n++;
	}
	if (digits % 2 != 0 || totals->n != digits / 2 || totals->n < 3) {
		ret_events[0] = event_refused(frame, REFUSED_LENGTH);
		return 1;
	}
	return 1 + compare(s, frame, totals, &ret_events[1]);
}

/* The vote that a unit's byte stands for; FORGOTTEN: none that was calibrated. */
static uint8_t
vote_of(const struct quinta_results *r, uint32_t byte)
{
	for (uint8_t i = 0; r->calibrated && i < KEYS; i++)
		if (r->byte[i] == byte)
			return i;
	return r->calibrated && r->byte[KEYS] == byte ? NONE : FORGOTTEN;
}

static size_t
decode_vote(struct quinta_state *s, const struct frame *frame, struct receiver_event *ret_events)
{
	uint32_t id, byte;
	struct unit *unit;
	uint8_t vote, before;

	if (!quinta_hex(frame, 3, 8, &id) || !quinta_hex(frame, 12, 2, &byte) || frame->bytes[11] != ' ') {
		ret_events[0] = event_refused(frame, REFUSED_LENGTH);
		return 1;
	}
	vote = vote_of(&s->results, byte);
	unit = id != 0 ? unit_of(s, id) : NULL;
	if (unit == NULL || vote == FORGOTTEN) {
		size_t n = 0;

		if (vote == FORGOTTEN && !(s->told[byte / 8] >> byte % 8 & 1)) { /* for the calibration, once: it is asked for often */
			s->told[byte / 8] |= (uint8_t)(1u << byte % 8);
			ret_events[n++] = info(frame, "result", (const char *)frame->bytes + 12, 2);
		}
		ret_events[n++] = event_refused(frame, id == 0 ? REFUSED_ZERO_ID : vote == FORGOTTEN ? REFUSED_KEY : REFUSED_VALUE);
		return n;
	}
	before = unit->vote;
	if (vote == NONE || before != FORGOTTEN)
		unit->vote = vote;
	if (vote == NONE || before == vote || before == FORGOTTEN)
		return 0;
	ret_events[0] = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_PRESS, .key = vote };
	snprintf(ret_events[0].handset, sizeof(ret_events[0].handset), "%08X", (unsigned)id);
	return 1;
}

/* Its battery, where it changed. */
static size_t
decode_state(struct quinta_state *s, const struct frame *frame, struct receiver_event *ret_events)
{
	uint32_t id, flags, status;
	struct unit *unit;

	if (!quinta_hex(frame, 2, 6, &id) || !quinta_hex(frame, 9, 4, &flags) || !quinta_hex(frame, 14, 2, &status)) {
		ret_events[0] = event_refused(frame, REFUSED_LENGTH);
		return 1;
	}
	unit = id != 0 ? unit_of(s, id) : NULL;
	if (unit == NULL || (status & 7) > 4) {
		ret_events[0] = event_refused(frame, id == 0 ? REFUSED_ZERO_ID : REFUSED_VALUE);
		return 1;
	}
	if (unit->battery == (status & 7))
		return 0;
	unit->battery = status & 7;
	ret_events[0] = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_BATTERY,
		.battery_pct = (uint8_t)(20 + 20 * unit->battery) };
	snprintf(ret_events[0].handset, sizeof(ret_events[0].handset), "%08X", (unsigned)id);
	return 1;
}

static size_t
decode_nothing(struct quinta_state *s, const struct frame *frame, struct receiver_event *ret_events)
{
	(void)s;
	(void)frame;
	(void)ret_events;
	return 0;
}

static const struct line {
	const char *word;
	size_t (*decode)(struct quinta_state *s, const struct frame *frame, struct receiver_event *ret_events);
} lines[] = {
	{ "CUFW ", decode_firmware }, { "VP", decode_phase }, { "VT=", decode_totals }, { "MU ", decode_vote },
	{ "x ", decode_state }, { "X ", decode_state }, { "SList[", decode_nothing }, { "MUAD=", decode_nothing },
	{ "q ", decode_nothing }, { ">", decode_nothing },
};

static size_t
quinta_decode(void *state, const struct frame *frame, struct receiver_event ret_events[DRIVER_EVENTS_MAX])
{
	struct quinta_state *s = state;

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		if (quinta_begins(frame, lines[i].word)) {
			s->known = true;
			return lines[i].decode(s, frame, ret_events);
		}
	if (!s->known)
		return 0; /* a banner, or the end of what it said before */
	ret_events[0] = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_NOISE, .noise = frame->len };
	return 1;
}

const struct receiver_driver driver_quinta = {
	.abi = DRIVER_ABI,
	.name = "quinta",
	.maker = "beyerdynamic Quinta (serial)",
	.confidence = "good for its lines; partial for its votes, whose bytes a calibration vote must tell",
	.bus = BUS_SERIAL,
	.serial = { .baud = 57600, .data_bits = 8, .stop_bits = 1, .parity = 'N' },
	.framing = { .ops = &framing_line, .prompt = '>', .silence_us = 100000 },
	.key_names = quinta_keys,
	.blank_key = "abstain",
	.green_light = "voyant du poste = reçu par la centrale, pas encore compté",
	.state_size = sizeof(struct quinta_state),
	.reset = quinta_reset,
	.decode = quinta_decode,
	.forget = quinta_forget,
	.dialog = &quinta_dialog,
	.twin = &twin_quinta,
};
