/*
 * sunvote_dialog.c -- what is said to a SunVote base, and when
 *
 * The base says nothing by itself: while a ballot is open it is asked about twice a second.  Keypads sleep until all five
 * commands of the opening have been said.  A slot is acknowledged by its status byte, in C5 of a later cycle and only once
 * all its presses are on disk; until then the base says it again.
 *
 * Each command names the base by its number, which the answer to `info` tells: until that came nothing else is said.
 */
#include <stdbool.h>
#include <string.h>

#include "firmware-bridge/crc.h"
#include "firmware-bridge/receivers/sunvote_dialog.h"

#define MS          1000u /* microseconds */
#define SETTLE_MS   100   /* after the open: what was under way before us */
#define AGAIN_MS    2000  /* from one series of `info` to the next */
#define TRIES       3
#define SILENT_MAX  3     /* cycles without any frame, until one answer is counted as missed */
#define DRAIN_MAX   6     /* cycles after the close in which votes that the base still holds are heard */
#define SHORT       10    /* bytes of payload */
#define LONG        23

enum word { INFO, RANGE, START, CLEAR, POLL, ACK, WAKE, STOP };

static const uint8_t payloads[][SHORT] = { /* byte 1 of those of flags C. is the base's number */
	[INFO] = { 0x11, 0, 0, 0x0f, 0x0c },
	[RANGE] = { 0x15, 0, 0, 0, 0x06 },
	[START] = { 0x15, 0, 0, 0xc1, 0x02, 0x05, 0x02, 0x06, 0x01 }, /* with at most one key the base obscures the keys */
	[CLEAR] = { 0x15, 0, 0, 0xc2 },
	[POLL] = { 0x15, 0, 0, 0xc4 },
	[ACK] = { 0x15, 0, 0, 0xc5 },
	[WAKE] = { 0x15, 0xc7, 0, 0xc5 },
	[STOP] = { 0x15, 0, 0, 0xc3 },
};

struct row {
	enum word word;
	uint16_t patience_ms; /* for the answer; 0: none is waited for */
	uint16_t gap_ms;      /* from the answer, or from the word, to the next */
	bool again;           /* matters: said TRIES times */
};

#define END { INFO, 0, 0, false }
static const struct row script_init[] = { { INFO, 300, 0, true }, { RANGE, 300, 0, false }, END };
static const struct row script_open[] = { { START, 300, 0, true }, { CLEAR, 300, 0, true }, { POLL, 300, 0, false },
	{ ACK, 100, 50, false }, { WAKE, 0, 50, false }, END };
static const struct row script_cycle[] = { { ACK, 0, 20, false }, { WAKE, 0, 20, false }, { POLL, 0, 450, false }, END };
static const struct row script_close[] = { { STOP, 300, 0, true }, END };

enum phase { PHASE_OFF, PHASE_INIT, PHASE_READY, PHASE_OPENING, PHASE_OPEN, PHASE_DRAINING, PHASE_CLOSING };

struct sunvote_say {
	enum phase phase;
	const struct row *next; /* to say, or said and waiting; NULL: no script runs */
	bool waiting;
	uint8_t tries, base;
	uint8_t status, ack;    /* of the last slot; what C5 says */
	bool heard, voted;      /* in this cycle: any frame; a slot that is not empty */
	uint8_t silent, cycles;
	uint64_t said_us, free_us;
	uint64_t wanted, told;
	uint32_t owed;          /* presses that were reported and are not yet on disk */
	uint32_t retries, missed;
};
_Static_assert(sizeof(struct sunvote_say) <= DIALOG_STATE_MAX, "state fits");

static void
sunvote_say_reset(void *state, const struct receiver_options *options)
{
	(void)options;
	memset(state, 0, sizeof(struct sunvote_say));
}

static bool
ends(const struct row *row)
{
	return row->word == INFO && row->patience_ms == 0;
}

static void
say(struct sunvote_say *s, uint64_t now, struct dialog_output *out)
{
	struct dialog_write *w = &out->write[out->n_writes++];
	enum word word = s->next->word;
	size_t n = word == ACK || word == WAKE ? LONG : SHORT;
	uint8_t *p = w->bytes + 4;
	uint16_t crc;

	if (s->owed == 0)
		s->ack = s->status;
	memset(w, 0, sizeof(*w));
	memcpy(w->bytes, ((uint8_t[]) { 0xf5, 0xaa, 0xaa, (uint8_t)(n + 2) }), 4);
	memcpy(p, payloads[word], SHORT);
	if (word >= START && word != WAKE)
		p[1] = s->base;
	if (word == ACK)
		p[4] = s->ack;
	crc = crc16(0, p, n);
	p[n] = (uint8_t)(crc >> 8);
	p[n + 1] = (uint8_t)crc;
	w->len = (uint16_t)(4 + n + 2);
	s->waiting = true;
	s->tries++;
	s->said_us = now;
}

static void
start(struct sunvote_say *s, enum phase phase, const struct row *script)
{
	s->phase = phase;
	s->next = script;
	s->waiting = s->heard = s->voted = false;
	s->tries = 0;
}

static void
row_done(struct sunvote_say *s, uint64_t from)
{
	s->free_us = from + s->next->gap_ms * MS;
	s->waiting = false;
	s->tries = 0;
	s->next++;
}

/* A cycle is over: a base that says nothing at all is asked again, and counted as such. */
static void
end_cycle(struct sunvote_say *s)
{
	s->cycles++;
	if (s->heard) {
		s->silent = 0;
		return;
	}
	s->retries++;
	if (s->silent < SILENT_MAX && ++s->silent == SILENT_MAX)
		s->missed++;
}

static void
script_done(struct sunvote_say *s)
{
	s->next = NULL;
	switch (s->phase) {
	case PHASE_INIT:
	case PHASE_CLOSING:
		s->phase = PHASE_READY;
		s->told = 0;
		break;
	case PHASE_OPENING:
		s->phase = PHASE_OPEN;
		break;
	case PHASE_OPEN:
	case PHASE_DRAINING:
		end_cycle(s);
		break;
	default:
		break;
	}
}

/* The answer never came.  True: the row is given up. */
static bool
give_up(struct sunvote_say *s, uint64_t now)
{
	if (s->next->word == INFO) { /* without its number nothing can be said to it: it is asked for as long as it takes */
		s->missed += s->missed == 0;
		s->tries = 0;
		s->waiting = false;
		s->free_us = now + AGAIN_MS * MS;
		return false;
	}
	s->missed += s->next->word != ACK;
	return true;
}

/* A row is due, waits, or is over.  True: go round again. */
static bool
run_script(struct sunvote_say *s, uint64_t now, struct dialog_output *out)
{
	uint64_t over;

	if (now < s->free_us) {
		out->deadline_us = s->free_us;
		return false;
	}
	if (ends(s->next)) {
		script_done(s);
		return true;
	}
	if (!s->waiting) {
		say(s, now, out);
		if (s->next->patience_ms == 0) {
			row_done(s, now);
			return true;
		}
	}
	over = s->said_us + s->next->patience_ms * MS;
	if (now < over) {
		out->deadline_us = out->expect_us = over;
		return false;
	}
	if (s->next->again && s->tries < TRIES) {
		s->retries++;
		s->waiting = false;
		return true;
	}
	if (give_up(s, now))
		row_done(s, now);
	return true;
}

/* No script runs: what is wanted next?  True: go round again. */
static bool
choose(struct sunvote_say *s)
{
	switch (s->phase) {
	case PHASE_READY:
		if (s->wanted == 0)
			return false;
		s->told = s->wanted;
		s->status = s->ack = 0;
		s->silent = 0;
		start(s, PHASE_OPENING, script_open);
		return true;
	case PHASE_OPEN:
		s->cycles = 0;
		start(s, s->wanted == s->told ? PHASE_OPEN : PHASE_DRAINING, script_cycle);
		return true;
	case PHASE_DRAINING:
		if ((s->voted || s->owed > 0) && s->cycles < DRAIN_MAX)
			start(s, PHASE_DRAINING, script_cycle);
		else
			start(s, PHASE_CLOSING, script_close);
		return true;
	default:
		return false;
	}
}

static void
hear(struct sunvote_say *s, uint64_t now, const struct frame *frame)
{
	const uint8_t *p = frame->bytes;

	if (p[0] != 0x91 && p[0] != 0x95)
		return;
	s->heard = true;
	if (p[0] == 0x95 && frame->len >= 14 && p[4] != 0xff) {
		s->status = p[4];
		s->voted = true;
	}
	if (s->next == NULL || !s->waiting || p[0] != (payloads[s->next->word][0] | 0x80))
		return;
	if (s->next->word == INFO) {
		if (frame->len != SHORT)
			return;
		s->base = p[1];
	}
	row_done(s, now);
}

static void
sunvote_say_step(void *state, const struct dialog_input *in, struct dialog_output *ret_out)
{
	struct sunvote_say *s = state;

	switch (in->type) {
	case DIALOG_OPENED:
		start(s, PHASE_INIT, script_init);
		s->free_us = in->at_us + SETTLE_MS * MS;
		break;
	case DIALOG_FRAME:
		s->owed += in->presses;
		hear(s, in->at_us, in->frame);
		break;
	case DIALOG_BALLOT:
		s->wanted = in->ballot;
		break;
	case DIALOG_STORED:
		s->owed -= s->owed > 0;
		break;
	case DIALOG_COUNT:
	case DIALOG_TIME:
		break;
	}

	memset(ret_out, 0, sizeof(*ret_out));
	ret_out->deadline_us = ret_out->expect_us = UINT64_MAX;
	while (s->next != NULL ? run_script(s, in->at_us, ret_out) : choose(s))
		;
	ret_out->status = s->phase <= PHASE_INIT ? DIALOG_STARTING : s->phase >= PHASE_OPEN ? DIALOG_OPEN : DIALOG_READY;
	ret_out->ballot = s->told;
	ret_out->retries = s->retries;
	ret_out->missed = s->missed;
}

const struct dialog_ops sunvote_dialog = {
	.state_size = sizeof(struct sunvote_say),
	.reset = sunvote_say_reset,
	.step = sunvote_say_step,
};
