/*
 * test_dialog_iclicker.c -- what is said to a base, when, and what happens when it answers late, wrongly or not at all
 *
 * A small base on a simulated clock answers after 10 ms, except what a test takes from it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dialog.h"
#include "driver.h"
#include "receivers/iclicker.h"

#define MS 1000u
#define LOG_MAX 400

static struct world {
	_Alignas(16) uint8_t state[DIALOG_STATE_MAX];
	struct dialog_output out;
	uint64_t now;
	uint64_t ack_at;      /* UINT64_MAX: none due */
	struct frame ack;
	bool mute;            /* the base answers nothing */
	bool mute_reset;      /* ... nothing to 17 05 */
	bool summary_only;    /* 17 04 gets its data, no ack */
	struct { uint64_t at; uint8_t bytes[64]; } log[LOG_MAX];
	size_t n;
} w;

static void step(const struct dialog_input *in);

static void
base_hears(const uint8_t *b)
{
	if (w.mute || b[1] == 0x13 || b[1] == 0x14 || (w.mute_reset && b[1] == 0x17 && b[2] == 0x05))
		return;
	w.ack = (struct frame) { .len = 64, .bytes = { 0x01, b[1], 0xaa, 0x37, 0x1b, 0xa6 } }; /* with a stale tail */
	if (w.summary_only && b[1] == 0x17 && b[2] == 0x04)
		w.ack = (struct frame) { .len = 64, .bytes = { 0x02, 0x18, 0x1a } };
	w.ack_at = w.now + 10 * MS;
}

static void
step(const struct dialog_input *in)
{
	iclicker_dialog.step(w.state, in, &w.out);
	assert_true(w.out.n_writes <= DIALOG_WRITES_MAX);
	assert_true(w.out.deadline_us > w.now);
	for (size_t i = 0; i < w.out.n_writes; i++) {
		assert_int_equal(w.out.write[i].len, 64);
		assert_true(w.n < LOG_MAX);
		w.log[w.n].at = w.now;
		memcpy(w.log[w.n++].bytes, w.out.write[i].bytes, 64);
		base_hears(w.out.write[i].bytes);
	}
}

static void
hear(const struct frame *frame)
{
	step(&(struct dialog_input) { .at_us = w.now, .type = DIALOG_FRAME, .frame = frame });
}

static void
run_to(uint64_t until)
{
	while (w.out.deadline_us <= until || w.ack_at <= until) {
		if (w.ack_at <= w.out.deadline_us) {
			w.now = w.ack_at;
			w.ack_at = UINT64_MAX;
			hear(&w.ack);
		} else {
			w.now = w.out.deadline_us;
			step(&(struct dialog_input) { .at_us = w.now, .type = DIALOG_TIME });
		}
	}
	w.now = until;
}

static void
ballot(uint64_t number)
{
	step(&(struct dialog_input) { .at_us = w.now, .type = DIALOG_BALLOT, .ballot = number });
}

static void
count(uint32_t voted, uint32_t of)
{
	step(&(struct dialog_input) { .at_us = w.now, .type = DIALOG_COUNT, .count = { voted, of } });
}

static void
begin(const struct receiver_options *options)
{
	memset(&w, 0xee, sizeof(w));
	w.mute = w.mute_reset = w.summary_only = false;
	w.n = 0;
	w.now = 1000 * MS;
	w.ack_at = UINT64_MAX;
	iclicker_dialog.reset(w.state, options);
	step(&(struct dialog_input) { .at_us = w.now, .type = DIALOG_OPENED });
}

/* Commands from log entry FROM on, as "10 2a 12 ...", 17 with its first argument; without those of the display. */
static const char *
said(size_t from)
{
	static char text[4 * LOG_MAX];
	size_t len = 0;

	text[0] = '\0';
	for (size_t i = from; i < w.n; i++) {
		const uint8_t *b = w.log[i].bytes;

		assert_int_equal(b[0], 0x01);
		if (b[1] == 0x13 || b[1] == 0x14)
			continue;
		len += (size_t)snprintf(text + len, sizeof(text) - len, b[1] == 0x17 ? "%s%02x.%x" : "%s%02x",
			len > 0 ? " " : "", b[1], b[2]);
	}
	return text;
}

static uint64_t
when(uint8_t code, size_t from)
{
	for (size_t i = from; i < w.n; i++)
		if (w.log[i].bytes[1] == code)
			return w.log[i].at;
	fail_msg("%02x was never said", code);
	return 0;
}

/* --- tests ------------------------------------------------------------------------------------------------------ */

static void
init_is_said_in_the_order_of_the_vendor(void **ctx)
{
	(void)ctx;
	begin(&driver_options_default);
	assert_int_equal(w.out.status, DIALOG_STARTING);
	run_to(20000 * MS);
	assert_string_equal(said(0), "10 2a 12 16 15 2d 29 17.4 17.3 16");
	assert_memory_equal(w.log[0].bytes, "\x01\x10\x21\x41\0", 5);
	assert_memory_equal(w.log[1].bytes, "\x01\x2a\x21\x41\x05\0", 6);
	assert_int_equal(w.out.status, DIALOG_READY);
	assert_int_equal(w.out.missed, 0);
	assert_int_equal(w.out.retries, 0);
	assert_int_equal(w.out.deadline_us, UINT64_MAX);
}

static void
the_base_is_left_alone_for_5_s_behind_2a(void **ctx)
{
	(void)ctx;
	begin(&driver_options_default);
	run_to(20000 * MS);
	assert_int_equal(when(0x12, 0) - when(0x2a, 0), 5010 * MS);
}

static void
the_wait_behind_2a_may_be_configured(void **ctx)
{
	struct receiver_options options = driver_options_default;

	(void)ctx;
	options.wait_ms = 30;
	begin(&options);
	run_to(20000 * MS);
	assert_int_equal(when(0x12, 0) - when(0x2a, 0), 40 * MS);
}

static void
channel_and_remote_come_from_the_options(void **ctx)
{
	struct receiver_options options = { .wait_ms = 10, .channel = "CD", .instructor = { 0x37, 0x1b, 0xa6 } };

	(void)ctx;
	begin(&options);
	run_to(20000 * MS);
	assert_memory_equal(w.log[0].bytes, "\x01\x10\x23\x44", 4);
	assert_string_equal(said(0), "10 2a 12 16 1e 15 2d 29 17.4 17.3 16");
	assert_memory_equal(w.log[4].bytes, "\x01\x1e\x37\x1b\xa6\0", 6);
}

static size_t
started(void)
{
	begin(&driver_options_default);
	run_to(20000 * MS);
	return w.n;
}

static void
opening_and_closing_are_said_once_each(void **ctx)
{
	size_t from = started();

	(void)ctx;
	ballot(7);
	assert_int_equal(w.out.ballot, 7);
	run_to(25000 * MS);
	assert_int_equal(w.out.status, DIALOG_OPEN);
	ballot(7);
	ballot(7);
	run_to(26000 * MS);
	assert_string_equal(said(from), "19 17.3 17.5 19 11");
	assert_memory_equal(w.log[from].bytes, "\x01\x19\x66\x0a\x01\0", 6);
	from = w.n;
	ballot(0);
	assert_int_equal(w.out.ballot, 7);
	run_to(30000 * MS);
	assert_string_equal(said(from), "12 16 17.1 17.3 17.4");
	assert_memory_equal(w.log[from + 2].bytes, "\x01\x17\x01\x00\x04\0", 6);
	assert_int_equal(w.out.status, DIALOG_READY);
	assert_int_equal(w.out.ballot, 0);
	assert_int_equal(w.out.missed, 0);
}

static void
another_ballot_closes_the_one_before_first(void **ctx)
{
	size_t from = started();

	(void)ctx;
	ballot(1);
	run_to(25000 * MS);
	ballot(2);
	run_to(35000 * MS);
	assert_string_equal(said(from), "19 17.3 17.5 19 11 12 16 17.1 17.3 17.4 19 17.3 17.5 19 11");
	assert_int_equal(w.out.ballot, 2);
}

static void
a_ballot_that_opens_during_init_waits_for_it(void **ctx)
{
	(void)ctx;
	begin(&driver_options_default);
	ballot(3);
	run_to(20000 * MS);
	assert_string_equal(said(0), "10 2a 12 16 15 2d 29 17.4 17.3 16 19 17.3 17.5 19 11");
	assert_int_equal(w.out.status, DIALOG_OPEN);
}

static void
a_ballot_closed_while_it_is_being_opened_is_closed(void **ctx)
{
	size_t from = started();

	(void)ctx;
	ballot(3);
	run_to(20100 * MS);
	ballot(0);
	run_to(30000 * MS);
	assert_string_equal(said(from), "19 17.3 17.5 19 11 12 16 17.1 17.3 17.4");
	assert_int_equal(w.out.status, DIALOG_READY);
}

static void
a_mute_reset_and_a_summary_without_ack_block_nothing(void **ctx)
{
	size_t from = started();

	(void)ctx;
	w.mute_reset = w.summary_only = true;
	ballot(1);
	run_to(22000 * MS);
	assert_int_equal(w.out.status, DIALOG_OPEN);
	ballot(0);
	run_to(30000 * MS);
	assert_string_equal(said(from), "19 17.3 17.5 19 11 12 16 17.1 17.3 17.4");
	assert_int_equal(w.out.missed, 0); /* both are as the real base does */
}

static void
a_dead_base_is_asked_twice_counted_and_not_waited_for(void **ctx)
{
	(void)ctx;
	begin(&driver_options_default);
	w.ack_at = UINT64_MAX;
	w.mute = true;
	run_to(20000 * MS);
	assert_string_equal(said(0), "10 10 2a 2a 12 12 16 16 15 2d 2d 29 17.4 17.3 16 16");
	assert_int_equal(w.out.status, DIALOG_READY);
	assert_int_equal(w.out.retries, 6);
	assert_int_equal(w.out.missed, 10);
	ballot(1);
	run_to(30000 * MS);
	assert_int_equal(w.out.status, DIALOG_OPEN);
}

static void
only_the_right_ack_lets_the_script_go_on(void **ctx)
{
	const struct frame stale = { .len = 64, .bytes = { 0x01, 0x12, 0xaa } };
	const struct frame vote = { .len = 64, .bytes = { 0x02, 0x13, 0xaa, 1, 2, 3, 4 } };
	const struct frame no_ack = { .len = 64, .bytes = { 0x01, 0x19, 0x00 } };
	size_t from = started();

	(void)ctx;
	ballot(1);
	w.ack_at = UINT64_MAX;
	w.now += MS;
	hear(&stale);
	hear(&vote);
	hear(&no_ack);
	assert_int_equal(w.out.expect_us, w.log[from].at + 250 * MS);
	assert_string_equal(said(from), "19");
	run_to(20240 * MS);
	assert_string_equal(said(from), "19");
}

static void
votes_between_command_and_ack_change_nothing(void **ctx)
{
	const struct frame vote = { .len = 64, .bytes = { 0x02, 0x13, 0x81, 1, 2, 3, 4 } };
	size_t from = started();

	(void)ctx;
	ballot(1);
	for (int i = 0; i < 500; i++) {
		run_to(w.now + 3 * MS);
		hear(&vote);
	}
	assert_string_equal(said(from), "19 17.3 17.5 19 11");
	assert_int_equal(w.out.retries, 0);
}

static void
a_closed_ballot_is_over_after_300_ms_of_silence(void **ctx)
{
	const struct frame vote = { .len = 64, .bytes = { 0x02, 0x13, 0x81, 1, 2, 3, 4 } };
	uint64_t last;

	(void)ctx;
	started();
	ballot(1);
	run_to(25000 * MS);
	ballot(0);
	run_to(25500 * MS); /* the script has ended, the silence has not */
	hear(&vote);
	assert_int_equal(w.out.status, DIALOG_OPEN);
	last = w.now;
	while (w.out.status == DIALOG_OPEN)
		run_to(w.now + MS);
	assert_in_range(w.now - last, 300 * MS, 302 * MS);
}

static void
a_base_that_is_never_silent_is_closed_all_the_same(void **ctx)
{
	const struct frame vote = { .len = 64, .bytes = { 0x02, 0x13, 0x81, 1, 2, 3, 4 } };

	(void)ctx;
	started();
	ballot(1);
	run_to(25000 * MS);
	ballot(0);
	for (int i = 0; i < 500 && w.out.status == DIALOG_OPEN; i++) {
		run_to(w.now + 10 * MS);
		hear(&vote);
	}
	assert_int_equal(w.out.status, DIALOG_READY);
}

static void
one_command_is_outstanding_and_pauses_are_kept(void **ctx)
{
	(void)ctx;
	started();
	ballot(1);
	for (uint32_t i = 0; i < 40; i++) {
		count(i, 41);
		run_to(w.now + 50 * MS);
	}
	ballot(0);
	run_to(w.now + 5000 * MS);
	for (size_t i = 1; i < w.n; i++) {
		bool lcd = w.log[i - 1].bytes[1] == 0x13 || w.log[i - 1].bytes[1] == 0x14;

		assert_true(w.log[i].at - w.log[i - 1].at >= (lcd ? 100 : 26) * MS);
	}
}

static void
the_display_shows_how_many_have_voted_and_nothing_else(void **ctx)
{
	size_t from = started();
	const uint8_t *last = NULL;

	(void)ctx;
	ballot(1);
	run_to(25000 * MS);
	count(0, 41);
	run_to(26000 * MS);
	count(37, 41);
	run_to(27000 * MS);
	for (size_t i = from; i < w.n; i++)
		if (w.log[i].bytes[1] == 0x13)
			last = w.log[i].bytes;
	assert_non_null(last);
	assert_memory_equal(last + 2, "RECUS 37/41     ", 16);
	for (size_t i = 18; i < 64; i++)
		assert_int_equal(last[i], 0);
	from = w.n;
	count(37, 41);
	run_to(28000 * MS);
	assert_int_equal(w.n, from); /* the same count is not written again */
	count(4000000000u, 4000000000u);
	run_to(29000 * MS);
	assert_int_equal(w.n, from + 1); /* too long for the display, and cut */
}

#define TEST(f) { .name = #f, .test_func = (f) }

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(init_is_said_in_the_order_of_the_vendor),
		TEST(the_base_is_left_alone_for_5_s_behind_2a),
		TEST(the_wait_behind_2a_may_be_configured),
		TEST(channel_and_remote_come_from_the_options),
		TEST(opening_and_closing_are_said_once_each),
		TEST(another_ballot_closes_the_one_before_first),
		TEST(a_ballot_that_opens_during_init_waits_for_it),
		TEST(a_ballot_closed_while_it_is_being_opened_is_closed),
		TEST(a_mute_reset_and_a_summary_without_ack_block_nothing),
		TEST(a_dead_base_is_asked_twice_counted_and_not_waited_for),
		TEST(only_the_right_ack_lets_the_script_go_on),
		TEST(votes_between_command_and_ack_change_nothing),
		TEST(a_closed_ballot_is_over_after_300_ms_of_silence),
		TEST(a_base_that_is_never_silent_is_closed_all_the_same),
		TEST(one_command_is_outstanding_and_pauses_are_kept),
		TEST(the_display_shows_how_many_have_voted_and_nothing_else),
	};

	return cmocka_run_group_tests_name("dialog_iclicker", tests, NULL, NULL);
}
