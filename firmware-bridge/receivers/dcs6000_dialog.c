/*
 * dcs6000_dialog.c -- what is said to a DCS 6000 control unit, and when
 *
 *	open      m (control mode), then registration as a control device; the answer tells our own address
 *	ballot    three buttons, not its own secret mode (it withholds votes), open; it is open once the control unit says so
 *	close     close; where frames came that could not be read, the details of the vote once more
 *
 * FC, FD and FE inside a frame would have to be escaped in a way that nobody has described.  Our words have none, and a
 * number is passed over where the check would be one of them.
 *
 * Details are asked for behind the close alone: while a vote is open, "the last vote" might be the one before.  Nothing is said
 * by way of a heartbeat, whose form is not known; a vote that the control unit ends for want of it is counted as missed, and the
 * receiver is not open any more.
 */
#include <stdio.h>

#include "firmware-bridge/receivers/dcs6000.h"

#define MS          1000u
#define GAP_MS      100  /* from one word to the next: not published, an assumption */
#define PATIENCE_MS 2000 /* for what the control unit says of it */
#define RESTART_MS  3000 /* it needs so long after it said that it started */
#define DETAILS_MS  500  /* for the details to come */
#define TRIES       3
#define GROUP       52

enum phase { PHASE_OFF, PHASE_CONTROL, PHASE_REGISTER, PHASE_READY, PHASE_BUTTONS, PHASE_OPEN_MODE, PHASE_OPENING, PHASE_OPEN,
	PHASE_CLOSING, PHASE_DETAILS, PHASE_QUIET };

struct dcs_say {
	enum phase phase;
	bool waiting, unreadable;
	uint8_t id, tries;
	uint16_t own;
	uint64_t due_us;  /* the next word may go, or its answer is given up */
	uint64_t wanted, told, ended; /* ended: the ballot that the control unit ended by itself */
	uint32_t retries, missed;
};
_Static_assert(sizeof(struct dcs_say) <= DIALOG_STATE_MAX, "state fits");

static void
dcs_say_reset(void *state, const struct receiver_options *options)
{
	(void)options;
	memset(state, 0, sizeof(struct dcs_say));
}

static bool
is_special(uint8_t byte)
{
	return byte >= 0xfc && byte <= 0xfe;
}

static void
write_frame(struct dcs_say *s, const uint8_t *data, size_t n, struct dialog_output *out)
{
	struct dialog_write *w = &out->write[out->n_writes++];

	w->bytes[0] = 0xfc;
	memcpy(w->bytes + 1, data, n);
	do {
		w->bytes[2] = s->id;
		s->id = (s->id + 1) & 63;
		w->bytes[1 + n] = crc8(0, w->bytes + 1, n);
	} while (is_special(w->bytes[1 + n]));
	w->bytes[2 + n] = 0xfd;
	w->len = (uint16_t)(n + 3);
}

/* The word of this phase, to the group of votes: ITEM P. */
static void
say(struct dcs_say *s, uint64_t now, struct dialog_output *out)
{
	static const uint8_t items[][2] = { [PHASE_BUTTONS] = { 1, 3 }, [PHASE_OPEN_MODE] = { 3, 0 }, [PHASE_OPENING] = { 16, 0 },
		[PHASE_CLOSING] = { 18, 0 }, [PHASE_DETAILS] = { 21, 0 } };
	static const uint8_t control[] = { 0x6d, 0, 'c', 'm' };
	static const uint8_t registration[] = { 0x6a, 0, 0, 0x0f, 0xad, 27, 2, 1, DCS_EXT };
	uint8_t word[] = { 0x6a, 0, 0, (uint8_t)(s->own >> 8), (uint8_t)s->own, GROUP, 0, 0, 0 };

	if (s->phase == PHASE_CONTROL) {
		write_frame(s, control, sizeof(control), out);
	} else if (s->phase == PHASE_REGISTER) {
		write_frame(s, registration, sizeof(registration), out);
	} else {
		memcpy(word + 6, items[s->phase], 2);
		write_frame(s, word, sizeof(word), out);
	}
	s->waiting = true;
	s->tries++;
	s->due_us = now + (s->phase == PHASE_REGISTER || s->phase == PHASE_OPENING || s->phase == PHASE_CLOSING ? PATIENCE_MS :
		s->phase == PHASE_DETAILS ? DETAILS_MS : GAP_MS) * MS;
}

static void
enter(struct dcs_say *s, enum phase phase)
{
	s->phase = phase;
	s->waiting = false;
	s->tries = 0;
}

/* Time is up for the word of this phase: an answer that never came, or a word without one. */
static void
over(struct dcs_say *s, uint64_t now)
{
	bool answered = s->phase == PHASE_REGISTER || s->phase == PHASE_OPENING || s->phase == PHASE_CLOSING;

	if (answered && (s->tries < TRIES || s->phase == PHASE_REGISTER)) {
		s->missed += s->tries == TRIES;
		s->tries = s->tries > TRIES ? TRIES + 1 : s->tries;
		s->retries++;
		s->waiting = false; /* said again; without an address of our own nothing else can be */
		s->due_us = now;
		return;
	}
	s->missed += answered;
	switch (s->phase) {
	case PHASE_OPENING: /* nobody knows whether it is open: it is closed, and not believed to have been */
		s->ended = s->wanted;
		enter(s, PHASE_CLOSING);
		break;
	case PHASE_CLOSING:
		enter(s, s->unreadable ? PHASE_DETAILS : PHASE_QUIET);
		break;
	case PHASE_DETAILS:
		enter(s, PHASE_QUIET);
		break;
	default:
		enter(s, s->phase + 1);
		break;
	}
}

static void
take_status(struct dcs_say *s, uint64_t now, uint8_t item)
{
	if (item == DCS_OPENED && s->phase == PHASE_OPENING) {
		enter(s, PHASE_OPEN);
	} else if (item == DCS_CLOSED && s->phase == PHASE_CLOSING && s->waiting) {
		enter(s, s->unreadable ? PHASE_DETAILS : PHASE_QUIET);
		s->due_us = now + GAP_MS * MS;
	} else if (item == DCS_CLOSED && s->phase == PHASE_OPEN) {
		s->missed++;
		s->ended = s->told;
		s->told = 0;
		enter(s, PHASE_READY);
	}
}

static void
hear(struct dcs_say *s, uint64_t now, const struct frame *frame)
{
	const uint8_t *p = frame->bytes;
	uint32_t own;

	if (dcs_has_escape(frame)) {
		s->unreadable = true;
		return;
	}
	if (frame->len < 3 || !dcs_checks_out(frame))
		return;
	if (p[0] == 0x72) {
		s->missed += s->told != 0;
		s->told = 0;
		s->own = 0;
		enter(s, PHASE_CONTROL);
		s->due_us = now + RESTART_MS * MS;
		return;
	}
	own = dcs_registered(frame);
	if (own != 0) {
		s->own = (uint16_t)own;
		if (s->phase == PHASE_REGISTER)
			enter(s, PHASE_READY);
	} else if (dcs_is_message(frame) && p[4] == 53 && p[5] > 0) {
		take_status(s, now, p[6]);
	}
}

/* No word waits: what is wanted next?  False: nothing. */
static bool
choose(struct dcs_say *s, uint64_t now)
{
	switch (s->phase) {
	case PHASE_OFF:
		return false;
	case PHASE_READY:
		if (s->wanted == 0)
			s->ended = 0;
		if (s->wanted == 0 || s->wanted == s->ended)
			return false;
		s->told = s->wanted;
		s->ended = 0;
		s->unreadable = false;
		enter(s, PHASE_BUTTONS);
		s->due_us = now;
		return true;
	case PHASE_OPEN:
		if (s->wanted == s->told)
			return false;
		enter(s, PHASE_CLOSING);
		s->due_us = now;
		return true;
	case PHASE_QUIET:
		s->told = 0;
		enter(s, PHASE_READY);
		return choose(s, now);
	default:
		return true;
	}
}

static void
run(struct dcs_say *s, uint64_t now, struct dialog_output *out)
{
	while (s->waiting && now >= s->due_us)
		over(s, now);
	if (!s->waiting && choose(s, now)) {
		if (now < s->due_us) {
			out->deadline_us = s->due_us;
			return;
		}
		say(s, now, out);
	}
	if (s->waiting)
		out->deadline_us = s->due_us;
	if (s->waiting && (s->phase == PHASE_REGISTER || s->phase == PHASE_OPENING || s->phase == PHASE_CLOSING))
		out->expect_us = s->due_us;
}

static void
dcs_say_step(void *state, const struct dialog_input *in, struct dialog_output *ret_out)
{
	struct dcs_say *s = state;

	switch (in->type) {
	case DIALOG_OPENED:
		enter(s, PHASE_CONTROL);
		s->due_us = in->at_us;
		break;
	case DIALOG_FRAME:
		hear(s, in->at_us, in->frame);
		break;
	case DIALOG_BALLOT:
		s->wanted = in->ballot;
		break;
	case DIALOG_STORED:
	case DIALOG_COUNT:
	case DIALOG_TIME:
		break;
	}

	memset(ret_out, 0, sizeof(*ret_out));
	ret_out->deadline_us = ret_out->expect_us = UINT64_MAX;
	run(s, in->at_us, ret_out);
	ret_out->status = s->phase < PHASE_READY ? DIALOG_STARTING : s->phase >= PHASE_OPEN ? DIALOG_OPEN : DIALOG_READY;
	ret_out->ballot = s->told;
	ret_out->retries = s->retries;
	ret_out->missed = s->missed;
}

const struct dialog_ops dcs6000_dialog = {
	.state_size = sizeof(struct dcs_say),
	.reset = dcs_say_reset,
	.step = dcs_say_step,
};
