/*
 * talk.h -- a dialogue on a simulated clock: what is said to a device and when, while a device that the test is answers
 *
 * Include after cmocka.h.  begin(ops, options) opens it at 1000 ms; hears() is the test's own: it is given each write, and calls
 * answer().  All writes stay in talk.log.
 */
#ifndef TESTS_LIB_TALK_H
#define TESTS_LIB_TALK_H

#include <stdio.h>
#include <string.h>

#include "dialog.h"
#include "driver.h"

#define MS       1000u
#define TALK_MAX 2000

static struct talk {
	const struct dialog_ops *ops;
	_Alignas(16) uint8_t state[DIALOG_STATE_MAX];
	struct dialog_output out;
	uint64_t now;
	size_t n_answers, n;
	struct frame answers[32]; /* at_us: when each comes; in that order */
	struct { uint64_t at; uint16_t len; uint8_t bytes[DIALOG_WRITE_MAX]; } log[TALK_MAX];
} talk;

static void hears(const uint8_t *bytes, size_t n);

static void
answer(uint64_t after_ms, const void *bytes, size_t n)
{
	struct frame *f = &talk.answers[talk.n_answers++];

	assert_true(talk.n_answers <= 32 && n <= FRAME_MAX);
	memset(f, 0, sizeof(*f));
	f->at_us = talk.now + after_ms * MS;
	f->len = (uint16_t)n;
	memcpy(f->bytes, bytes, n);
}

static void
step(struct dialog_input in)
{
	in.at_us = talk.now;
	talk.ops->step(talk.state, &in, &talk.out);
	assert_true(talk.out.deadline_us > talk.now);
	assert_true(talk.out.n_writes <= DIALOG_WRITES_MAX);
	for (size_t i = 0; i < talk.out.n_writes; i++) {
		const struct dialog_write *w = &talk.out.write[i];

		assert_true(talk.n < TALK_MAX && w->len > 0 && w->len <= DIALOG_WRITE_MAX);
		talk.log[talk.n].at = talk.now;
		talk.log[talk.n].len = w->len;
		memcpy(talk.log[talk.n++].bytes, w->bytes, w->len);
		hears(w->bytes, w->len);
	}
}

static void
hear(const struct frame *frame, uint32_t presses)
{
	step((struct dialog_input) { .type = DIALOG_FRAME, .presses = presses, .frame = frame });
}

static void
run_for(uint64_t ms)
{
	uint64_t until = talk.now + ms * MS;

	for (;;) {
		uint64_t next = talk.n_answers > 0 ? talk.answers[0].at_us : UINT64_MAX;

		if (next > until && talk.out.deadline_us > until)
			break;
		if (next <= talk.out.deadline_us) {
			struct frame frame = talk.answers[0];

			memmove(talk.answers, talk.answers + 1, --talk.n_answers * sizeof(frame));
			talk.now = next;
			hear(&frame, 0);
		} else {
			talk.now = talk.out.deadline_us;
			step((struct dialog_input) { .type = DIALOG_TIME });
		}
	}
	talk.now = until;
}

static void
ballot(uint64_t number)
{
	step((struct dialog_input) { .type = DIALOG_BALLOT, .ballot = number });
}

static void
begin(const struct dialog_ops *ops, const struct receiver_options *options)
{
	memset(&talk, 0xee, sizeof(talk.state) + sizeof(talk.ops));
	talk.ops = ops;
	talk.n = talk.n_answers = 0;
	talk.now = 1000 * MS;
	ops->reset(talk.state, options);
	step((struct dialog_input) { .type = DIALOG_OPENED });
}

/* Write I is these bytes, and came so many ms behind the one before. */
#define assert_said(i, want, after_ms) assert_said_(i, want, sizeof(want) - 1, after_ms)
static inline void
assert_said_(size_t i, const char *want, size_t n, uint64_t after_ms)
{
	assert_true(i < talk.n);
	if (talk.log[i].len != n)
		fail_msg("write %zu has %u bytes, wanted %zu", i, talk.log[i].len, n);
	assert_memory_equal(talk.log[i].bytes, want, n);
	assert_int_equal(talk.log[i].at - (i > 0 ? talk.log[i - 1].at : 1000 * MS), after_ms * MS);
}

#endif
