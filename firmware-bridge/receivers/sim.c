/*
 * sim.c -- the simulated receiver, and the skeleton to copy for a new make
 *
 * A driver file has these parts, in this order: what the wire looks like and where the fact comes from; the keys; the
 * state; decode(); the dialog, where something must be said to the device; the table at the foot.  All of it is pure:
 * no I/O, no clock, no heap, no log.
 *
 * Frames are A5 LEN PAYLOAD XOR (framing_a5.c).  From the device, 7 bytes:  TYPE SEQ BODY[5]
 *	01  press    BODY = HANDSET[4, little endian] KEY, 1..5
 *	02  battery  BODY = HANDSET[4, little endian] PERCENT, 0..100
 *	03  answer   BODY = COMMAND A B 00 00:  10 hello, A.B its firmware;  11 open;  12 close, A + 256 B votes heard
 * SEQ counts frames modulo 256: a jump means that some were lost, the same frame again is a copy.
 * From the host, 1 byte:  COMMAND.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "firmware-bridge/dialog.h"
#include "firmware-bridge/receivers/impl.h"
#include "firmware-bridge/sim/models.h"

#define PAYLOAD 7

/* --- the keys, as printed on the handset; NULL ends ------------------------------------------------------------- */

static const char *const sim_keys[] = { "A", "B", "C", "D", "E", NULL };

/* --- what must be remembered from frame to frame, for as long as the device is open ----------------------------- */

struct sim_state {
	bool seen; /* next_seq and last are known */
	uint8_t next_seq;
	uint8_t last[PAYLOAD - 1]; /* without its last byte: which key it was is not kept */
};

static void
sim_reset(void *state, const struct receiver_options *options)
{
	(void)options;
	memset(state, 0, sizeof(struct sim_state));
}

/* --- one frame to events ---------------------------------------------------------------------------------------- */

static uint32_t
get_le32(const uint8_t *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static enum receiver_refusal
read_answer(const uint8_t *p, struct receiver_event *ev)
{
	switch (p[2]) {
	case 0x10:
		ev->type = RECEIVER_INFO;
		ev->info.name = "firmware";
		snprintf(ev->info.text, sizeof(ev->info.text), "%u.%u", p[3], p[4]);
		return 0;
	case 0x12:
		ev->type = RECEIVER_TOTALS;
		ev->totals.n = 1;
		ev->totals.item[0].name = "total";
		ev->totals.item[0].count = p[3] | (uint32_t)p[4] << 8;
		return 0;
	case 0x11:
		return 0; /* EV stays without a type: no news */
	default:
		return REFUSED_VALUE;
	}
}

/* What the payload says, or why it cannot be; 0 where EV was filled in. */
static enum receiver_refusal
read_payload(const struct frame *frame, struct receiver_event *ev)
{
	const uint8_t *p = frame->bytes;
	uint32_t handset;

	if (frame->len != PAYLOAD)
		return REFUSED_LENGTH;
	if (p[0] == 0x03)
		return read_answer(p, ev);

	handset = get_le32(p + 2);
	if (handset == 0)
		return REFUSED_ZERO_ID;
	snprintf(ev->handset, sizeof(ev->handset), "%u", (unsigned)handset);

	switch (p[0]) {
	case 0x01:
		if (p[6] < 1 || p[6] > 5)
			return REFUSED_KEY;
		ev->type = RECEIVER_PRESS;
		ev->key = (uint8_t)(p[6] - 1);
		return 0;
	case 0x02:
		if (p[6] > 100)
			return REFUSED_VALUE;
		ev->type = RECEIVER_BATTERY;
		ev->battery_pct = p[6];
		return 0;
	default:
		return REFUSED_TYPE;
	}
}

static size_t
sim_decode(void *state, const struct frame *frame, struct receiver_event ret_events[DRIVER_EVENTS_MAX])
{
	struct sim_state *s = state;
	struct receiver_event ev = { .at_us = frame->at_us };
	enum receiver_refusal refusal = read_payload(frame, &ev);
	uint8_t seq;
	size_t n = 0;

	/* A refused frame leaves the state as it was: nothing in it can be believed, its SEQ neither. */
	if (refusal != 0) {
		ret_events[0] = event_refused(frame, refusal);
		return 1;
	}
	if (s->seen && memcmp(s->last, frame->bytes, sizeof(s->last)) == 0)
		return 0;

	seq = frame->bytes[1];
	if (s->seen && seq != s->next_seq)
		ret_events[n++] = (struct receiver_event) {
			.at_us = frame->at_us, .type = RECEIVER_LOST, .lost = (uint8_t)(seq - s->next_seq) };
	s->seen = true;
	s->next_seq = (uint8_t)(seq + 1);
	memcpy(s->last, frame->bytes, sizeof(s->last));

	if (ev.type != 0)
		ret_events[n++] = ev;
	return n;
}

/* --- what must be said to the device ---------------------------------------------------------------------------- */

#define PATIENCE_US 200000u /* from a command to saying it again */
#define TRIES       3       /* then the miss is counted and life goes on */

struct sim_say {
	uint8_t command; /* outstanding; 0: none */
	uint8_t tries;
	bool opened, ready;
	uint64_t wanted, told, again_us;
	uint32_t retries, missed;
};
_Static_assert(sizeof(struct sim_say) <= DIALOG_STATE_MAX, "state fits");

static void
sim_say_reset(void *state, const struct receiver_options *options)
{
	(void)options;
	memset(state, 0, sizeof(struct sim_say));
}

static void
say(struct sim_say *s, uint64_t now, struct dialog_output *out)
{
	struct dialog_write *w = &out->write[out->n_writes++];

	w->len = 4;
	w->bytes[0] = 0xa5;
	w->bytes[1] = 1;
	w->bytes[2] = s->command;
	w->bytes[3] = 1 ^ s->command;
	s->tries++;
	s->again_us = now + PATIENCE_US;
}

static void
answered(struct sim_say *s)
{
	if (s->command == 0x10)
		s->ready = true;
	s->command = 0;
	s->tries = 0;
}

static void
sim_say_step(void *state, const struct dialog_input *in, struct dialog_output *ret_out)
{
	struct sim_say *s = state;

	memset(ret_out, 0, sizeof(*ret_out));
	if (in->type == DIALOG_OPENED) {
		s->opened = true;
		s->command = 0x10;
	} else if (in->type == DIALOG_BALLOT) {
		s->wanted = in->ballot;
	} else if (in->type == DIALOG_FRAME && s->command != 0 && in->frame->len == PAYLOAD &&
		   in->frame->bytes[0] == 0x03 && in->frame->bytes[2] == s->command) {
		answered(s);
	}

	if (s->command != 0 && s->tries == TRIES && in->at_us >= s->again_us) {
		s->missed++;
		answered(s); /* never blocks on a device that does not answer */
	}
	if (s->command == 0 && s->ready && s->wanted != s->told) {
		s->command = s->told != 0 ? 0x12 : 0x11; /* another ballot: close the one before first */
		s->told = s->told != 0 ? 0 : s->wanted;
	}
	if (s->command != 0 && (s->tries == 0 || in->at_us >= s->again_us)) {
		s->retries += s->tries > 0;
		say(s, in->at_us, ret_out);
	}

	ret_out->deadline_us = ret_out->expect_us = s->command != 0 ? s->again_us : UINT64_MAX;
	ret_out->ballot = s->told;
	ret_out->status = !s->ready ? DIALOG_STARTING :
		s->command == 0x12 || (s->told != 0 && s->command == 0) ? DIALOG_OPEN : DIALOG_READY;
	ret_out->retries = s->retries;
	ret_out->missed = s->missed;
}

static const struct dialog_ops sim_dialog = {
	.state_size = sizeof(struct sim_say),
	.reset = sim_say_reset,
	.step = sim_say_step,
};

/* --- the table -------------------------------------------------------------------------------------------------- */

const struct receiver_driver driver_sim = {
	.abi = DRIVER_ABI,
	.name = "sim",
	.maker = "simulated receiver (serial)",
	.confidence = "simulated",
	.bus = BUS_SERIAL,
	.serial = { .baud = 115200, .data_bits = 8, .stop_bits = 1, .parity = 'N' },
	.framing = { .ops = &framing_a5, .silence_us = 100000 },
	.key_names = sim_keys,
	.blank_key = "E",
	.green_light = "boîtiers simulés : répétition",
	.state_size = sizeof(struct sim_state),
	.reset = sim_reset,
	.decode = sim_decode,
	.dialog = &sim_dialog,
	.twin = &twin_sim,
};
