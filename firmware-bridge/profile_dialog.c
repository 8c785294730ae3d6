/*
 * profile_dialog.c -- what a profile has said to its receiver, and when
 *
 *	open    settle_ms, [init], then it is ready; [poll] from then on, between commands
 *	ballot  [open]; and [close] behind it, once it was said to be open
 *
 * One command at a time, a millisecond between two at least.  A command that expects an answer is said `tries` times in all and
 * then passed by: the answer is counted as missing, and the ballot goes on.  [ack] is said of each press that is on disk, at
 * once and by itself.
 */
#include <stdlib.h>
#include <string.h>

#include "profile_parts.h"

#define MS 1000u

enum phase { PHASE_INIT, PHASE_READY, PHASE_OPENING, PHASE_OPEN, PHASE_CLOSING };

struct profile_say {
	const struct receiver_profile *profile;
	enum phase phase;
	uint8_t at;      /* the command of the sequence that is under way */
	uint32_t tried;
	bool waiting;    /* it was said, and expects an answer */
	uint64_t said_us, free_us, poll_us;
	uint64_t wanted, told;
	uint32_t retries, missed;
};
_Static_assert(sizeof(struct profile_say) <= DIALOG_STATE_MAX, "state fits");

static void
profile_say_reset(void *state, const struct receiver_options *options)
{
	struct profile_say *s = state;

	memset(s, 0, sizeof(*s));
	s->profile = options->profile;
}

static const struct profile_sequence *
sequence(const struct profile_say *s)
{
	static const struct profile_sequence nothing = { 0 };
	const struct receiver_profile *p = s->profile;

	switch (s->phase) {
	case PHASE_INIT: return &p->init;
	case PHASE_OPENING: return &p->open;
	case PHASE_CLOSING: return &p->close;
	default: return &nothing;
	}
}

static void
enter(struct profile_say *s, enum phase phase)
{
	s->phase = phase;
	s->at = 0;
}

/* The command was answered, or wants no answer, or got none. */
static void
go_on(struct profile_say *s, uint64_t now)
{
	uint32_t pause_ms = sequence(s)->command[s->at].pause_ms;

	s->waiting = false;
	s->tried = 0;
	s->free_us = now + (pause_ms > 0 ? pause_ms : 1) * MS;
	s->at++;
}

static void
put(const struct profile_command *c, struct dialog_output *out)
{
	struct dialog_write *w = &out->write[out->n_writes++];

	w->len = c->len;
	memcpy(w->bytes, c->say, c->len);
}

static void
say(struct profile_say *s, uint64_t now, struct dialog_output *out)
{
	const struct profile_command *c = &sequence(s)->command[s->at];

	put(c, out);
	s->retries += s->tried > 0;
	s->tried++;
	s->said_us = now;
	s->waiting = c->n_expect > 0;
	if (!s->waiting)
		go_on(s, now);
}

/* HANDSET as it is said on the wire.  Returns how many bytes. */
static size_t
id_bytes(const struct receiver_profile *p, const char *handset, uint8_t ret[HANDSET_TEXT_MAX])
{
	size_t n = strlen(handset), bytes = p->id.bytes;
	uint64_t number = strtoull(handset, NULL, p->id.print == PRINT_HEX ? 16 : 10);

	if (p->ack.is_text || p->id.print == PRINT_TEXT) {
		for (size_t i = 0; i < n; i++)
			ret[i] = (uint8_t)handset[!p->ack.is_text && p->id.little ? n - 1 - i : i];
		return n;
	}
	for (size_t i = 0; i < bytes; i++)
		ret[p->id.little ? i : bytes - 1 - i] = (uint8_t)(number >> 8 * i);
	return bytes;
}

static void
acknowledge(const struct receiver_profile *p, const char *handset, struct dialog_output *out)
{
	const struct profile_ack *ack = &p->ack;
	struct dialog_write *w = &out->write[out->n_writes++];
	size_t n = 0;

	for (size_t i = 0; i <= ack->n; i++) {
		if (ack->has_id && i == ack->id_at)
			n += id_bytes(p, handset, w->bytes + n);
		if (ack->has_check && i == ack->check_at)
			n += profile_check_make(&p->check, w->bytes, n, w->bytes + n);
		if (i < ack->n)
			w->bytes[n++] = ack->bytes[i];
	}
	w->len = (uint16_t)n;
}

static void
hear(struct profile_say *s, uint64_t now, const struct frame *frame)
{
	const struct profile_command *c = &sequence(s)->command[s->at];

	if (s->waiting && frame->len >= c->n_expect && memcmp(frame->bytes, c->expect, c->n_expect) == 0)
		go_on(s, now);
}

/* The next phase, where the one that is has nothing more to say.  False: it stays. */
static bool
change(struct profile_say *s, uint64_t now)
{
	if (s->phase == PHASE_INIT || s->phase == PHASE_CLOSING) {
		s->told = 0;
		s->poll_us = now;
		enter(s, PHASE_READY);
	} else if (s->phase == PHASE_READY && s->wanted != 0) {
		s->told = s->wanted;
		enter(s, PHASE_OPENING);
	} else if (s->phase == PHASE_OPENING) {
		enter(s, PHASE_OPEN);
	} else if (s->phase == PHASE_OPEN && s->wanted != s->told) {
		enter(s, PHASE_CLOSING);
	} else {
		return false;
	}
	return true;
}

static void
put_poll(struct profile_say *s, uint64_t now, struct dialog_output *out)
{
	if (s->profile->poll.n == 0)
		return;
	if (now >= s->poll_us) {
		put(&s->profile->poll.command[0], out);
		s->poll_us = now + s->profile->poll_ms * UINT64_C(1000);
		s->free_us = now + MS;
	}
	out->deadline_us = s->poll_us;
}

static void
run(struct profile_say *s, uint64_t now, struct dialog_output *out)
{
	const struct profile_command *c = &sequence(s)->command[s->at];

	if (s->waiting && now >= s->said_us + c->wait_ms * UINT64_C(1000)) {
		s->waiting = false;
		if (s->tried >= c->tries) {
			s->missed++;
			go_on(s, now);
		}
	}
	if (s->waiting) {
		out->deadline_us = out->expect_us = s->said_us + c->wait_ms * UINT64_C(1000);
		return;
	}
	while ((s->phase != PHASE_INIT || now >= s->free_us) && s->at >= sequence(s)->n && change(s, now))
		;
	if (now < s->free_us && (s->phase == PHASE_INIT || s->at < sequence(s)->n || s->profile->poll.n > 0)) {
		out->deadline_us = s->free_us;
		return;
	}
	if (s->at >= sequence(s)->n) {
		put_poll(s, now, out);
		return;
	}
	say(s, now, out);
	out->deadline_us = s->waiting ? now + sequence(s)->command[s->at].wait_ms * UINT64_C(1000) : s->free_us;
	out->expect_us = s->waiting ? out->deadline_us : UINT64_MAX;
}

static void
profile_say_step(void *state, const struct dialog_input *in, struct dialog_output *ret_out)
{
	struct profile_say *s = state;

	memset(ret_out, 0, sizeof(*ret_out));
	ret_out->deadline_us = ret_out->expect_us = UINT64_MAX;
	switch (in->type) {
	case DIALOG_OPENED:
		s->free_us = in->at_us + s->profile->settle_ms * UINT64_C(1000);
		break;
	case DIALOG_FRAME:
		hear(s, in->at_us, in->frame);
		break;
	case DIALOG_BALLOT:
		s->wanted = in->ballot;
		break;
	case DIALOG_STORED:
		if (s->profile->ack.given)
			acknowledge(s->profile, in->handset, ret_out);
		break;
	case DIALOG_COUNT:
	case DIALOG_TIME:
		break;
	}
	run(s, in->at_us, ret_out);
	ret_out->status = s->phase == PHASE_INIT ? DIALOG_STARTING : s->phase == PHASE_READY ? DIALOG_READY : DIALOG_OPEN;
	ret_out->ballot = s->told;
	ret_out->retries = s->retries;
	ret_out->missed = s->missed;
}

const struct dialog_ops profile_dialog = {
	.state_size = sizeof(struct profile_say),
	.reset = profile_say_reset,
	.step = profile_say_step,
};
