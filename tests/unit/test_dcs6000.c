/* test_dcs6000.c -- what is said to a DCS 6000 control unit, and when; the vectors of its manual; what its driver forgets */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/talk.h"
#include "receivers/dcs6000.h"

static bool mute, silent_vote; /* silent_vote: opening and closing get no answer */

static void
message(uint64_t after_ms, uint8_t group, const uint8_t *data, uint8_t n)
{
	uint8_t content[40] = { 0x63, 0, 0x0f, 0xad, group, n };

	memcpy(content + 6, data, n);
	content[6 + n] = crc8(0, content, 6u + n);
	answer(after_ms, content, 7u + n);
}

static void
status(uint64_t after_ms, uint8_t item)
{
	message(after_ms, 53, (uint8_t[]) { item, 0 }, 2);
}

static void
hears(const uint8_t *b, size_t n)
{
	assert_int_equal(b[0], 0xfc);
	assert_int_equal(b[n - 1], 0xfd);
	assert_true(b[2] < 64);
	assert_int_equal(crc8(0, b + 1, n - 3), b[n - 2]);
	for (size_t i = 1; i < n - 1; i++)
		assert_false(b[i] >= 0xfc && b[i] <= 0xfe);
	if (mute)
		return;
	if (b[1] == 0x6a && b[6] == 27)
		message(20, 27, (uint8_t[]) { 2, 0x0f, 0x3c, b[9] }, 4);
	if (b[1] == 0x6a && b[6] == 52 && (b[7] == 16 || b[7] == 18) && !silent_vote)
		status(30, b[7]);
}

static void
start(void)
{
	mute = silent_vote = false;
	begin(&dcs6000_dialog, &driver_options_default);
}

/* Items of group 52 from entry FROM on; m and r where it is control mode or registration. */
static const char *
said(size_t from)
{
	static char text[400];
	size_t len = 0;

	text[0] = '\0';
	for (size_t i = from; i < talk.n && len < sizeof(text) - 8; i++) {
		const uint8_t *b = talk.log[i].bytes;

		if (b[1] == 0x6d || b[6] == 27)
			len += (size_t)snprintf(text + len, sizeof(text) - len, "%c ", b[1] == 0x6d ? 'm' : 'r');
		else
			len += (size_t)snprintf(text + len, sizeof(text) - len, "%u:%u ", b[7], b[8]);
	}
	return text;
}

static void
checks_of_the_manual_are_ours_too(void **ctx)
{
	static const uint8_t word[] = { 0x6d, 0x00, 0x63, 0x6d }, sums[] = { 0x04, 0x1c, 0x7a, 0x65 };

	(void)ctx;
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(crc8(0, word, i + 1), sums[i]);
	assert_int_equal(crc8(0, (const uint8_t[]) { 0x72, 0 }, 2), 0x88);
}

static void
it_enters_control_mode_and_registers(void **ctx)
{
	(void)ctx;
	start();
	assert_said(0, "\xfc\x6d\x00\x63\x6d\x65\xfd", 0);
	run_for(99);
	assert_int_equal(talk.n, 1);
	run_for(20);
	assert_int_equal(talk.log[1].at - talk.log[0].at, 100 * MS);
	assert_memory_equal(talk.log[1].bytes, "\xfc\x6a\x01\x00\x0f\xad\x1b\x02\x01\x5c", 10);
	assert_int_equal(talk.out.status, DIALOG_STARTING);
	run_for(1);
	assert_int_equal(talk.out.status, DIALOG_READY);
	assert_int_equal(talk.out.deadline_us, UINT64_MAX);
}

static void
a_ballot_is_open_once_the_unit_says_so(void **ctx)
{
	size_t from;

	(void)ctx;
	start();
	run_for(1000);
	from = talk.n;
	ballot(7);
	assert_int_equal(talk.out.ballot, 7);
	run_for(229);
	assert_string_equal(said(from), "1:3 3:0 16:0 ");
	assert_memory_equal(talk.log[from + 2].bytes + 3, "\x00\x0f\x3c\x34\x10\x00\x00", 7);
	assert_int_equal(talk.out.status, DIALOG_READY);
	run_for(1);
	assert_int_equal(talk.out.status, DIALOG_OPEN);
	run_for(60000);
	assert_int_equal(talk.n, from + 3); /* no heartbeat is made up */
	ballot(0);
	run_for(1000);
	assert_string_equal(said(from + 3), "18:0 ");
	assert_int_equal(talk.out.status, DIALOG_READY);
	assert_int_equal(talk.out.ballot, 0);
	assert_int_equal(talk.out.missed + talk.out.retries, 0);
}

static void
numbers_whose_check_would_be_an_escape_are_passed_over(void **ctx)
{
	(void)ctx;
	start();
	mute = true;
	run_for(140000); /* registrations under all numbers; hears() looks at each */
	assert_true(talk.n > 64);
	for (size_t i = 1, passed_over = 0; i < talk.n; i++) {
		passed_over += talk.log[i].bytes[2] != ((talk.log[i - 1].bytes[2] + 1) & 63);
		assert_true(i < talk.n - 1 || passed_over > 0);
	}
}

static void
details_are_asked_for_behind_the_close_where_a_frame_was_unreadable(void **ctx)
{
	static const uint8_t escaped[] = { 0x63, 1, 0x0f, 0x3c, 59, 8, 0, 0xfe, 0x01, 0x88 };
	size_t from;

	(void)ctx;
	start();
	run_for(1000);
	ballot(1);
	run_for(1000);
	from = talk.n;
	answer(1, escaped, sizeof(escaped));
	run_for(5000);
	assert_int_equal(talk.n, from); /* never while it is open */
	ballot(0);
	run_for(400);
	assert_string_equal(said(from), "18:0 21:0 ");
	assert_int_equal(talk.out.status, DIALOG_OPEN);
	run_for(600);
	assert_int_equal(talk.out.status, DIALOG_READY);
	from = talk.n;
	ballot(2);
	run_for(1000);
	ballot(0);
	run_for(1000);
	assert_string_equal(said(from), "1:3 3:0 16:0 18:0 ");
}

static void
a_vote_that_the_unit_ends_is_counted_and_not_opened_again(void **ctx)
{
	size_t n;

	(void)ctx;
	start();
	run_for(1000);
	ballot(1);
	run_for(1000);
	n = talk.n;
	status(1, 18);
	run_for(10000);
	assert_int_equal(talk.out.missed, 1);
	assert_int_equal(talk.out.status, DIALOG_READY);
	assert_int_equal(talk.out.ballot, 0);
	assert_int_equal(talk.n, n);
	ballot(2);
	run_for(1000);
	assert_int_equal(talk.out.status, DIALOG_OPEN);
}

static void
an_opening_without_an_answer_is_closed_and_not_believed(void **ctx)
{
	size_t from;

	(void)ctx;
	start();
	run_for(1000);
	from = talk.n;
	silent_vote = true;
	ballot(1);
	run_for(30000);
	assert_string_equal(said(from), "1:3 3:0 16:0 16:0 16:0 18:0 18:0 18:0 ");
	assert_int_equal(talk.out.status, DIALOG_READY);
	assert_int_equal(talk.out.ballot, 0);
	assert_int_equal(talk.out.missed, 2);
	assert_int_equal(talk.out.retries, 4);
}

static void
a_unit_that_started_anew_is_registered_with_again(void **ctx)
{
	static const uint8_t started[] = { 0x72, 0x00, 0x88 };
	size_t from;

	(void)ctx;
	start();
	run_for(1000);
	ballot(1);
	run_for(1000);
	from = talk.n;
	answer(1, started, sizeof(started));
	run_for(2900);
	assert_int_equal(talk.n, from);
	assert_int_equal(talk.out.status, DIALOG_STARTING);
	run_for(1000);
	assert_string_equal(said(from), "m r 1:3 3:0 16:0 ");
	assert_int_equal(talk.out.status, DIALOG_OPEN);
}

static void
a_mute_unit_is_asked_on_and_counted_once(void **ctx)
{
	(void)ctx;
	start();
	mute = true;
	ballot(1);
	run_for(60000);
	assert_int_equal(talk.out.status, DIALOG_STARTING);
	assert_int_equal(talk.out.missed, 1);
	mute = false;
	run_for(4000);
	assert_int_equal(talk.out.status, DIALOG_OPEN);
}

static void
an_address_beyond_those_of_control_devices_is_none(void **ctx)
{
	static const uint8_t low[] = { 2, 0x0f, 0x3b, DCS_EXT }, others[] = { 2, 0x0f, 0x3c, DCS_EXT + 1 };

	(void)ctx;
	start();
	mute = true;
	run_for(1000);
	message(1, 27, low, 4);
	message(2, 27, others, 4);
	run_for(100);
	assert_int_equal(talk.out.status, DIALOG_STARTING);
	message(1, 27, (const uint8_t[]) { 2, 0x0f, 0xd1, DCS_EXT }, 4);
	run_for(100);
	assert_int_equal(talk.out.status, DIALOG_READY);
}

/* --- the driver -------------------------------------------------------------------------------------------------- */

static _Alignas(16) uint8_t state[DRIVER_STATE_MAX];

/* A message to all; how many events it gave. */
static size_t
decode(uint8_t group, uint8_t a, uint8_t b)
{
	struct frame frame = { .len = 15, .bytes = { 0x63, 0, 0x0f, 0xa0, group, 8, a, b } };
	struct receiver_event ev[DRIVER_EVENTS_MAX];

	frame.bytes[14] = crc8(0, frame.bytes, 14);
	return driver_by_name("dcs6000")->decode(state, &frame, ev);
}

static void
without_its_keys_it_still_tells_copies(void **ctx)
{
	const struct receiver_driver *d = driver_by_name("dcs6000");

	(void)ctx;
	d->reset(state, &driver_options_default);
	decode(53, 16, 0);
	assert_int_equal(decode(59, 0x02, 0x32), 1);
	d->forget(state);
	assert_int_equal(decode(59, 0x02, 0x32), 0);
	assert_int_equal(decode(59, 0x02, 0x12), 0); /* dropped rather than believed */
	assert_int_equal(decode(59, 0x02, 0x13), 1);
	decode(53, 16, 0);
	assert_int_equal(decode(59, 0x02, 0x12), 1);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(checks_of_the_manual_are_ours_too),
		cmocka_unit_test(it_enters_control_mode_and_registers),
		cmocka_unit_test(a_ballot_is_open_once_the_unit_says_so),
		cmocka_unit_test(numbers_whose_check_would_be_an_escape_are_passed_over),
		cmocka_unit_test(details_are_asked_for_behind_the_close_where_a_frame_was_unreadable),
		cmocka_unit_test(a_vote_that_the_unit_ends_is_counted_and_not_opened_again),
		cmocka_unit_test(an_opening_without_an_answer_is_closed_and_not_believed),
		cmocka_unit_test(a_unit_that_started_anew_is_registered_with_again),
		cmocka_unit_test(a_mute_unit_is_asked_on_and_counted_once),
		cmocka_unit_test(an_address_beyond_those_of_control_devices_is_none),
		cmocka_unit_test(without_its_keys_it_still_tells_copies),
	};

	return cmocka_run_group_tests_name("dcs6000", tests, NULL, NULL);
}
