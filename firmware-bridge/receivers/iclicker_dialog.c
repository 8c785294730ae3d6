/*
 * iclicker_dialog.c -- what is said to an i>clicker base, and when
 *
 * Three scripts of commands, each row with the pause that vendor software and free drivers keep behind it.  One command
 * is outstanding at a time; its ack is 01 CODE AA, of which only these three bytes mean anything, and may come between
 * votes, late, or never: a command that matters is said twice, then the script goes on and the miss is counted.
 *
 * The display shows how many votes have been received, never how (the vendor's second line shows percentages).
 *
 * The older base (v1) has scripts of its own, no display, and is asked for its votes while a ballot is open: each question names
 * the index of the first vote that is wanted, which the answer before told.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "firmware-bridge/receivers/iclicker.h"

#define MS           1000u /* microseconds */
#define BLOCK        64
#define PATIENCE_MS  250   /* acks took 4..34 ms in the capture */
#define LCD_GAP_MS   100   /* two writes closer than this garble the display */
#define QUIET_MS     300   /* after the summary: late votes may still be queued in the base */
#define SILENT_MAX   3     /* questions without answer until one is counted as missed */
#define QUIET_MAX_MS 3000  /* a base that never falls silent is closed all the same */

enum {
	AGAIN = 1,   /* matters: say it once more when no ack came */
	MUTE = 2,    /* the real base may leave out this ack: do not count it as missed */
	CHANNEL = 4, /* bytes 2, 3 are the channel */
	REMOTE = 8,  /* the last three bytes are the instructor's remote; left out when there is none */
	WAIT = 16,   /* the pause is options.wait_ms */
	POLL = 32,   /* byte 3 is the index of the first vote that is wanted; blocks of votes answer */
};

struct say {
	uint8_t len, bytes[10];
	uint8_t flags;
	uint16_t gap_ms;      /* from the ack to the next command */
	uint16_t patience_ms; /* from the command to giving up its ack; 0: PATIENCE_MS */
};

static const struct say script_init[] = {
	{ 4, { 0x01, 0x10 }, AGAIN | CHANNEL, 200, 0 },
	{ 5, { 0x01, 0x2a, 0, 0, 0x05 }, AGAIN | CHANNEL | WAIT, 0, 0 },
	{ 2, { 0x01, 0x12 }, AGAIN, 16, 0 },
	{ 2, { 0x01, 0x16 }, AGAIN, 16, 0 },
	{ 5, { 0x01, 0x1e }, REMOTE, 15, 0 },
	{ 2, { 0x01, 0x15 }, 0, 16, 0 },
	{ 2, { 0x01, 0x2d }, AGAIN, 200, 0 },
	{ 10, { 0x01, 0x29, 0xa1, 0x8f, 0x96, 0x8d, 0x99, 0x97, 0x8f, 0x80 }, 0, 16, 0 },
	{ 3, { 0x01, 0x17, 0x04 }, 0, 94, 0 },
	{ 3, { 0x01, 0x17, 0x03 }, 0, 156, 0 },
	{ 2, { 0x01, 0x16 }, AGAIN, 16, 0 },
	{ 0 },
};

static const struct say script_open[] = {
	{ 5, { 0x01, 0x19, 0x66, 0x0a, 0x01 }, AGAIN, 78, 0 },
	{ 3, { 0x01, 0x17, 0x03 }, 0, 156, 0 },
	{ 3, { 0x01, 0x17, 0x05 }, MUTE, 94, 100 },
	{ 5, { 0x01, 0x19, 0x66, 0x0a, 0x01 }, AGAIN, 78, 0 },
	{ 2, { 0x01, 0x11 }, AGAIN, 100, 0 },
	{ 0 },
};

static const struct say script_close[] = {
	{ 2, { 0x01, 0x12 }, AGAIN, 16, 0 },
	{ 2, { 0x01, 0x16 }, AGAIN, 16, 0 },
	{ 5, { 0x01, 0x17, 0x01, 0x00, 0x04 }, 0, 94, 0 },
	{ 3, { 0x01, 0x17, 0x03 }, 0, 156, 0 },
	{ 3, { 0x01, 0x17, 0x04 }, 0, 94, 0 }, /* the summary alone may answer */
	{ 0 },
};

#define ASK { 5, { 0x01, 0x17, 0x01, 0, 0x04 }, POLL, 300, 400 }

static const struct say script1_init[] = {
	{ 4, { 0x01, 0x10 }, AGAIN | CHANNEL, 140, 400 },
	{ 6, { 0x01, 0x17, 0x06 }, REMOTE, 240, 400 },
	{ 2, { 0x01, 0x16 }, AGAIN, 70, 400 },
	{ 3, { 0x01, 0x17, 0x03 }, 0, 210, 400 },
	{ 0 },
};
static const struct say script1_open[] = {
	{ 3, { 0x01, 0x17, 0x05 }, AGAIN, 180, 400 },
	{ 4, { 0x01, 0x11, 0x00, 0x05 }, AGAIN, 100, 400 },
	{ 0 },
};
static const struct say script1_poll[] = { ASK, { 0 } };
static const struct say script1_close[] = {
	{ 2, { 0x01, 0x16 }, AGAIN, 130, 400 },
	ASK,
	{ 5, { 0x01, 0x17, 0x01, 0, 0x04 }, POLL, 470, 400 },
	{ 3, { 0x01, 0x17, 0x04 }, 0, 94, 400 },
	{ 0 },
};

/* What differs between the two protocols. */
static const struct kind {
	const struct say *init, *open, *poll, *close; /* poll NULL: the base tells of votes by itself */
	uint16_t before_open_ms, before_close_ms;
	bool display;
} newer = { script_init, script_open, NULL, script_close, 0, 0, true },
  older = { script1_init, script1_open, script1_poll, script1_close, 160, 210, false };

enum phase { PHASE_OFF, PHASE_INIT, PHASE_READY, PHASE_OPENING, PHASE_OPEN, PHASE_CLOSING, PHASE_QUIET };

struct iclicker_say {
	struct receiver_options options;
	const struct kind *kind;
	uint8_t index;          /* of the first vote that was not yet told */
	bool acked;             /* the question for votes was heard */
	uint8_t silent;         /* questions without any answer, one after another */
	enum phase phase;
	const struct say *next; /* row to say, or said and waiting; NULL: no script runs */
	bool waiting;
	uint8_t tries;
	uint8_t lcd_dirty;      /* bit 0: line 1, bit 1: line 2 */
	uint64_t said_us, free_us; /* when the last command went; when the next may go */
	uint64_t heard_us, quiet_us; /* last frame; when the close script ended */
	uint64_t wanted, told;  /* ballot numbers, 0: none */
	uint32_t voted, of, retries, missed;
};
_Static_assert(sizeof(struct iclicker_say) <= DIALOG_STATE_MAX, "state fits");

static void
iclicker_say_reset(void *state, const struct receiver_options *options)
{
	struct iclicker_say *s = state;

	memset(s, 0, sizeof(*s));
	s->options = *options;
	s->kind = &newer;
}

static void
iclicker1_say_reset(void *state, const struct receiver_options *options)
{
	iclicker_say_reset(state, options);
	((struct iclicker_say *)state)->kind = &older;
}

static uint64_t
gap_us(const struct iclicker_say *s)
{
	return (s->next->flags & WAIT ? s->options.wait_ms : s->next->gap_ms) * (uint64_t)MS;
}

static uint64_t
patience_end(const struct iclicker_say *s)
{
	return s->said_us + (s->next->patience_ms ? s->next->patience_ms : PATIENCE_MS) * (uint64_t)MS;
}

static struct dialog_write *
add_block(struct dialog_output *out)
{
	struct dialog_write *w = &out->write[out->n_writes++];

	memset(w, 0, sizeof(*w));
	w->len = BLOCK;
	return w;
}

static void
say_row(struct iclicker_say *s, uint64_t now, struct dialog_output *out)
{
	struct dialog_write *w = add_block(out);

	memcpy(w->bytes, s->next->bytes, s->next->len);
	if (s->next->flags & CHANNEL) {
		w->bytes[2] = (uint8_t)(0x21 + s->options.channel[0] - 'A');
		w->bytes[3] = (uint8_t)(0x41 + s->options.channel[1] - 'A');
	}
	if (s->next->flags & REMOTE)
		memcpy(w->bytes + s->next->len - 3, s->options.instructor, 3);
	if (s->next->flags & POLL)
		w->bytes[3] = s->index;
	s->acked = false;
	s->waiting = true;
	s->tries++;
	s->said_us = now;
}

static void
say_lcd(struct iclicker_say *s, uint64_t now, struct dialog_output *out)
{
	struct dialog_write *w = add_block(out);
	unsigned line = s->lcd_dirty & 1 ? 1 : 2;
	char text[40];

	if (line == 2)
		snprintf(text, sizeof(text), "%s", s->phase == PHASE_OPEN ? "SCRUTIN OUVERT" :
			s->of > 0 ? "SCRUTIN CLOS" : "SCRUTIN PRET");
	else if (s->of > 0)
		snprintf(text, sizeof(text), "RECUS %u/%u", (unsigned)s->voted, (unsigned)s->of);
	else
		text[0] = '\0';

	w->bytes[0] = 0x01;
	w->bytes[1] = line == 1 ? 0x13 : 0x14;
	memset(w->bytes + 2, ' ', 16);
	memcpy(w->bytes + 2, text, strlen(text) < 16 ? strlen(text) : 16);
	s->lcd_dirty &= (uint8_t)~(1u << (line - 1));
	s->free_us = now + LCD_GAP_MS * MS;
}

static void
later(struct iclicker_say *s, uint64_t at_us)
{
	if (s->free_us < at_us)
		s->free_us = at_us;
}

static void
start(struct iclicker_say *s, enum phase phase, const struct say *script)
{
	s->phase = phase;
	s->next = script;
	s->waiting = false;
	s->tries = 0;
}

/* The row was answered, or was given up: on to the next, no earlier than AFTER_US. */
static void
row_done(struct iclicker_say *s, uint64_t after_us)
{
	s->free_us = after_us;
	s->waiting = false;
	s->tries = 0;
	s->next++;
}

static void
script_done(struct iclicker_say *s, uint64_t now)
{
	s->next = NULL;
	switch (s->phase) {
	case PHASE_INIT:
		s->phase = PHASE_READY;
		s->lcd_dirty = s->kind->display ? 3 : 0;
		break;
	case PHASE_OPENING:
		s->phase = PHASE_OPEN;
		s->lcd_dirty = s->kind->display ? 3 : 0;
		break;
	case PHASE_CLOSING:
		s->phase = PHASE_QUIET;
		s->quiet_us = now;
		break;
	default:
		break;
	}
}

/* When the base has been silent for long enough after a close. */
static uint64_t
quiet_end(const struct iclicker_say *s)
{
	uint64_t from = s->heard_us > s->quiet_us ? s->heard_us : s->quiet_us;
	uint64_t silent = from + QUIET_MS * MS, last = s->quiet_us + QUIET_MAX_MS * MS;

	return silent < last ? silent : last;
}

/* The answer to a row never came.  A base that falls silent while it is polled is counted once, and asked on. */
static void
count_missed(struct iclicker_say *s)
{
	if (s->next->flags & POLL) {
		s->retries += !s->acked;
		s->silent = s->acked ? 0 : s->silent < SILENT_MAX ? (uint8_t)(s->silent + 1) : SILENT_MAX + 1;
		s->missed += s->silent == SILENT_MAX;
	} else if (!(s->next->flags & MUTE)) {
		s->missed++;
	}
}

/* A row is due, waits for its ack, or is skipped.  True: go round again. */
static bool
run_script(struct iclicker_say *s, uint64_t now, struct dialog_output *out)
{
	static const uint8_t none[3];
	uint64_t over;

	if (s->next->len == 0) {
		script_done(s, now);
		return true;
	}
	if ((s->next->flags & REMOTE) && memcmp(s->options.instructor, none, 3) == 0) {
		s->next++;
		return true;
	}
	if (!s->waiting) {
		if (now < s->free_us) {
			out->deadline_us = s->free_us;
			return false;
		}
		say_row(s, now, out);
		out->deadline_us = out->expect_us = patience_end(s);
		return false;
	}

	over = patience_end(s);
	if (now < over) {
		out->deadline_us = out->expect_us = over;
		return false;
	}
	if ((s->next->flags & AGAIN) && s->tries < 2) {
		s->retries++;
		say_row(s, now, out);
		out->deadline_us = out->expect_us = patience_end(s);
		return false;
	}
	count_missed(s);
	over = s->said_us + gap_us(s);
	row_done(s, over > now ? over : now);
	return true;
}

/* No script runs: what is wanted next?  True: go round again. */
static bool
choose(struct iclicker_say *s, uint64_t now, struct dialog_output *out)
{
	switch (s->phase) {
	case PHASE_OFF:
		return false;
	case PHASE_QUIET:
		if (now < quiet_end(s)) {
			out->deadline_us = quiet_end(s);
			return false;
		}
		s->phase = PHASE_READY;
		s->told = 0;
		s->lcd_dirty = s->kind->display ? 3 : 0;
		return true;
	case PHASE_READY:
		if (s->wanted != 0) {
			s->told = s->wanted;
			s->index = 0;
			later(s, now + s->kind->before_open_ms * MS);
			start(s, PHASE_OPENING, s->kind->open);
			return true;
		}
		break;
	case PHASE_OPEN:
		if (s->wanted != s->told) {
			later(s, now + s->kind->before_close_ms * MS);
			start(s, PHASE_CLOSING, s->kind->close);
			return true;
		}
		if (s->kind->poll != NULL && now >= s->free_us) {
			start(s, PHASE_OPEN, s->kind->poll);
			return true;
		}
		if (s->kind->poll != NULL)
			out->deadline_us = s->free_us;
		break;
	default:
		break;
	}

	if (s->lcd_dirty != 0) {
		if (now >= s->free_us)
			say_lcd(s, now, out);
		out->deadline_us = s->lcd_dirty != 0 ? s->free_us : UINT64_MAX;
	}
	return false;
}

/* What answers a question for votes.  An index that goes back is beyond 255 votes, where nobody knows the way. */
static void
hear_votes(struct iclicker_say *s, uint64_t now, const struct frame *frame, bool ack)
{
	const uint8_t *p = frame->bytes;

	s->acked = s->acked || ack;
	if (frame->len < 7 || p[0] != 0x02 || p[1] != 0x18 || p[2] > 1)
		return;
	s->silent = 0;
	if (p[5] > s->index)
		s->index = p[5];
	s->acked = true;
	s->said_us = now; /* another block follows */
	if (p[2] == 0)
		row_done(s, now + gap_us(s));
}

/* An ack of the outstanding command; the summary also answers the request for it. */
static void
hear(struct iclicker_say *s, uint64_t now, const struct frame *frame)
{
	const uint8_t *p = frame->bytes;
	bool ack, summary;

	s->heard_us = now;
	if (!s->waiting || frame->len < 3)
		return;
	ack = p[0] == 0x01 && p[1] == s->next->bytes[1] && p[2] == 0xaa;
	if (s->next->flags & POLL) {
		hear_votes(s, now, frame, ack);
		return;
	}
	summary = p[0] == 0x02 && p[1] == 0x18 && p[2] == 0x1a &&
		s->next->bytes[1] == 0x17 && s->next->bytes[2] == 0x04;
	if (ack || summary)
		row_done(s, now + gap_us(s));
}

static void
iclicker_say_step(void *state, const struct dialog_input *in, struct dialog_output *ret_out)
{
	struct iclicker_say *s = state;
	uint64_t now = in->at_us;

	switch (in->type) {
	case DIALOG_OPENED:
		start(s, PHASE_INIT, s->kind->init);
		s->free_us = now;
		break;
	case DIALOG_FRAME:
		hear(s, now, in->frame);
		break;
	case DIALOG_BALLOT:
		if (in->ballot != 0 && in->ballot != s->wanted)
			s->voted = 0;
		s->wanted = in->ballot;
		break;
	case DIALOG_COUNT:
		if (s->kind->display && (in->count.voted != s->voted || in->count.of != s->of))
			s->lcd_dirty |= 1;
		s->voted = in->count.voted;
		s->of = in->count.of;
		break;
	case DIALOG_STORED: /* the base has lit the handset's light itself, over the air */
	case DIALOG_TIME:
		break;
	}

	memset(ret_out, 0, sizeof(*ret_out));
	ret_out->deadline_us = ret_out->expect_us = UINT64_MAX;
	while (s->next ? run_script(s, now, ret_out) : choose(s, now, ret_out))
		;
	ret_out->status = s->phase <= PHASE_INIT ? DIALOG_STARTING :
		s->phase >= PHASE_OPEN ? DIALOG_OPEN : DIALOG_READY;
	ret_out->ballot = s->told;
	ret_out->retries = s->retries;
	ret_out->missed = s->missed;
}

const struct dialog_ops iclicker1_dialog = {
	.state_size = sizeof(struct iclicker_say),
	.reset = iclicker1_say_reset,
	.step = iclicker_say_step,
};

const struct dialog_ops iclicker_dialog = {
	.state_size = sizeof(struct iclicker_say),
	.reset = iclicker_say_reset,
	.step = iclicker_say_step,
};
