/*
 * quinta_dialog.c -- what is said to a Quinta, and when
 *
 *	open      U 0 (takes the port), V (is it one at all?), the 150 places of its list, T 4 PP 1 where voting is off
 *	ballot    v 1 42 (three keys, corrections allowed, never its own secret mode, which withholds votes), then v 5 1 UNIT
 *	          for one registered unit after the other, round and round
 *	close     v 2 0, each unit a last time, v 5 0 for the totals
 *
 * One command at a time; its end is the prompt.  Until the firmware was told nothing is said but U 0 and V: it may be another
 * device.  Places whose id begins with F are empty, or units of others that are merely in range.
 *
 * In doubt: whether a unit's vote may be asked for before the vote is stopped.  Where it may not, all are late.
 */
#include <stdio.h>

#include "firmware-bridge/receivers/quinta.h"

#define MS          1000u
#define PATIENCE_MS 5000 /* for the prompt */
#define GAP_MS      5
#define ROUND_MS    300  /* from one round of questions to the next */
#define AGAIN_MS    5000 /* from one V without an answer to the next */

enum phase { PHASE_OFF, PHASE_LOGIN, PHASE_PROBE, PHASE_LIST, PHASE_ENABLE, PHASE_READY, PHASE_OPENING, PHASE_OPEN,
	PHASE_CLOSING, PHASE_READING, PHASE_TOTALS };

struct quinta_say {
	enum phase phase;
	bool waiting, is_quinta;
	uint8_t place;           /* of the list */
	uint8_t n, at;           /* units; the one that is asked */
	uint8_t unit[QUINTA_UNITS][3], off[QUINTA_UNITS]; /* ids; place + 1 where voting is off */
	uint64_t said_us, free_us;
	uint64_t wanted, told;
	uint32_t retries, missed;
};
_Static_assert(sizeof(struct quinta_say) <= DIALOG_STATE_MAX, "state fits");

static void
quinta_say_reset(void *state, const struct receiver_options *options)
{
	(void)options;
	memset(state, 0, sizeof(struct quinta_say));
}

static void
say(struct quinta_say *s, uint64_t now, struct dialog_output *out)
{
	struct dialog_write *w = &out->write[out->n_writes++];
	const uint8_t *id = s->unit[s->at];
	char *text = (char *)w->bytes;
	int n = 0;

	switch (s->phase) {
	case PHASE_LOGIN: n = snprintf(text, DIALOG_WRITE_MAX, "U 0\r"); break;
	case PHASE_PROBE: n = snprintf(text, DIALOG_WRITE_MAX, "V\r"); break;
	case PHASE_LIST: n = snprintf(text, DIALOG_WRITE_MAX, "T 0 %02X 0\r", s->place); break;
	case PHASE_ENABLE: n = snprintf(text, DIALOG_WRITE_MAX, "T 4 %02X 1\r", s->off[s->at] - 1); break;
	case PHASE_OPENING: n = snprintf(text, DIALOG_WRITE_MAX, "v 1 42\r"); break;
	case PHASE_CLOSING: n = snprintf(text, DIALOG_WRITE_MAX, "v 2 0\r"); break;
	case PHASE_TOTALS: n = snprintf(text, DIALOG_WRITE_MAX, "v 5 0\r"); break;
	case PHASE_OPEN:
	case PHASE_READING:
		n = snprintf(text, DIALOG_WRITE_MAX, "v 5 1 %02X%02X%02X\r", id[0], id[1], id[2]);
		break;
	case PHASE_OFF:
	case PHASE_READY:
		break;
	}
	w->len = (uint16_t)n;
	s->waiting = true;
	s->said_us = now;
}

static void
enter(struct quinta_say *s, enum phase phase)
{
	s->phase = phase;
	s->at = 0;
}

/* The next unit from AT on whose voting is off. */
static void
find_off(struct quinta_say *s)
{
	while (s->at < s->n && s->off[s->at] == 0)
		s->at++;
	if (s->at == s->n)
		enter(s, PHASE_READY);
}

/* The command was answered, or given up. */
static void
done(struct quinta_say *s, uint64_t now)
{
	s->waiting = false;
	s->free_us = now + GAP_MS * MS;
	switch (s->phase) {
	case PHASE_LOGIN:
		enter(s, PHASE_PROBE);
		break;
	case PHASE_PROBE:
		enter(s, s->is_quinta ? PHASE_LIST : PHASE_LOGIN);
		if (!s->is_quinta)
			s->free_us = now + AGAIN_MS * MS;
		break;
	case PHASE_LIST:
		if (++s->place == QUINTA_UNITS) {
			enter(s, PHASE_ENABLE);
			find_off(s);
		}
		break;
	case PHASE_ENABLE:
		s->at++;
		find_off(s);
		break;
	case PHASE_OPENING:
		enter(s, PHASE_OPEN);
		break;
	case PHASE_OPEN:
		if (++s->at >= s->n) {
			s->at = 0;
			s->free_us = now + ROUND_MS * MS;
		}
		break;
	case PHASE_CLOSING:
		enter(s, s->n > 0 ? PHASE_READING : PHASE_TOTALS);
		break;
	case PHASE_READING:
		if (++s->at >= s->n)
			enter(s, PHASE_TOTALS);
		break;
	case PHASE_TOTALS:
		s->told = 0;
		enter(s, PHASE_READY);
		break;
	case PHASE_OFF:
	case PHASE_READY:
		break;
	}
}

/* SList[0xPP] IIIIIIII NN MM SS VV, the answer to the place that was asked for. */
static void
take_place(struct quinta_say *s, const struct frame *frame)
{
	uint32_t place, id, voting;

	if (s->phase != PHASE_LIST || !quinta_hex(frame, 8, 2, &place) || place != s->place || !quinta_hex(frame, 12, 8, &id) ||
	    !quinta_hex(frame, 30, 2, &voting) || s->n == QUINTA_UNITS)
		return;
	if (id == 0 || id > 0xffffff) /* empty, or not registered; ids of more digits have no question */
		return;
	for (size_t i = 0; i < s->n; i++)
		if (s->unit[i][0] == (uint8_t)(id >> 16) && s->unit[i][1] == (uint8_t)(id >> 8) && s->unit[i][2] == (uint8_t)id)
			return; /* the place was asked for twice */
	s->unit[s->n][0] = (uint8_t)(id >> 16);
	s->unit[s->n][1] = (uint8_t)(id >> 8);
	s->unit[s->n][2] = (uint8_t)id;
	s->off[s->n++] = voting & 0x02 ? 0 : (uint8_t)(place + 1);
}

static void
hear(struct quinta_say *s, uint64_t now, const struct frame *frame)
{
	if (quinta_begins(frame, "CUFW "))
		s->is_quinta = true;
	else if (quinta_begins(frame, "SList[0x"))
		take_place(s, frame);
	else if (s->waiting && frame->len == 1 && frame->bytes[0] == '>')
		done(s, now);
}

/* What is wanted next, where nothing waits.  False: nothing, until something is wanted. */
static bool
choose(struct quinta_say *s)
{
	if (s->phase == PHASE_READY && s->wanted != 0) {
		s->told = s->wanted;
		enter(s, PHASE_OPENING);
	} else if (s->phase == PHASE_OPEN && s->wanted != s->told) {
		enter(s, PHASE_CLOSING);
	}
	return s->phase != PHASE_OFF && s->phase != PHASE_READY && (s->phase != PHASE_OPEN || s->n > 0);
}

static void
run(struct quinta_say *s, uint64_t now, struct dialog_output *out)
{
	uint64_t over = s->said_us + PATIENCE_MS * MS;

	if (s->waiting && now >= over) {
		/* While nobody knows whether it is one, silence is no missing answer but for the first. */
		s->retries += s->phase <= PHASE_PROBE;
		s->missed += s->phase > PHASE_PROBE || s->missed == 0;
		done(s, now);
	}
	if (s->waiting) {
		out->deadline_us = out->expect_us = over;
		return;
	}
	if (!choose(s))
		return;
	if (now < s->free_us) {
		out->deadline_us = s->free_us;
		return;
	}
	say(s, now, out);
	out->deadline_us = out->expect_us = now + PATIENCE_MS * MS;
}

static void
quinta_say_step(void *state, const struct dialog_input *in, struct dialog_output *ret_out)
{
	struct quinta_say *s = state;

	switch (in->type) {
	case DIALOG_OPENED:
		enter(s, PHASE_LOGIN);
		s->free_us = in->at_us;
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

const struct dialog_ops quinta_dialog = {
	.state_size = sizeof(struct quinta_say),
	.reset = quinta_say_reset,
	.step = quinta_say_step,
};
