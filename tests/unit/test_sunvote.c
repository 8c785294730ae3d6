/*
 * test_sunvote.c -- what is said to a SunVote base, byte by byte, and when; and what a capture of its driver cannot say
 *
 * The commands are those of the project's own list (README.md), with checks that were computed elsewhere.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "crc.h"
#include "lib/talk.h"
#include "receivers/sunvote_dialog.h"

static const char info[] = "\xf5\xaa\xaa\x0c\x11\x00\x00\x0f\x0c\x00\x00\x00\x00\x00\x7a\xd9";
static const char range[] = "\xf5\xaa\xaa\x0c\x15\x00\x00\x00\x06\x00\x00\x00\x00\x00\xdb\x07";
static const char c1[] = "\xf5\xaa\xaa\x0c\x15\x01\x00\xc1\x02\x05\x02\x06\x01\x00\xb7\x5f";
static const char c2[] = "\xf5\xaa\xaa\x0c\x15\x01\x00\xc2\x00\x00\x00\x00\x00\x00\xab\x33";
static const char c4[] = "\xf5\xaa\xaa\x0c\x15\x01\x00\xc4\x00\x00\x00\x00\x00\x00\x0a\x16";
static const char c3[] = "\xf5\xaa\xaa\x0c\x15\x01\x00\xc3\x00\x00\x00\x00\x00\x00\x13\x52";
static const char c5[] = "\xf5\xaa\xaa\x19\x15\x01\x00\xc5\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x88\x41";
static const char c7[] = "\xf5\xaa\xaa\x19\x15\xc7\x00\xc5\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x9b\x7f";

static bool mute;
static uint8_t slots; /* status of the slots that answer C4 */

static void
hears(const uint8_t *b, size_t n)
{
	uint8_t p[30] = { (uint8_t)(b[4] | 0x80), 1, 0, b[7], b[7] == 0xc4 ? slots : 0 };

	(void)n;
	if (!mute && b[5] != 0xc7)
		answer(5, p, b[7] == 0xc4 ? 30 : 10);
}

static void
start(bool is_mute)
{
	mute = is_mute;
	slots = 0xff;
	begin(&sunvote_dialog, &driver_options_default);
}

static void
published_checks_are_ours_too(void **ctx)
{
	(void)ctx;
	assert_int_equal(crc16(0, (const uint8_t *)"\x11\x00\x00\x0f\x0c\x00\x00\x00\x00\x00", 10), 0x7ad9);
	assert_int_equal(crc16(0, (const uint8_t *)"\x11\x00\x00\xaf\x0c\x00\x00\x00\x00\x00", 10), 0xbfd6);
	assert_int_equal(crc16(0, (const uint8_t *)"\x15\x01\x00\xc1\x02\x05\x02\x06\x01\x00", 10), 0xb75f);
	assert_int_equal(crc16(0, (const uint8_t *)"\x15\x01\x00\x04\x00\x00\x00\x00\x00\x00", 10), 0x7c03);
}

static void
it_is_ready_once_the_base_has_told_its_number(void **ctx)
{
	(void)ctx;
	start(false);
	assert_int_equal(talk.n, 0); /* what was under way is let pass */
	run_for(104);
	assert_said(0, info, 100);
	assert_int_equal(talk.out.status, DIALOG_STARTING);
	run_for(100);
	assert_said(1, range, 5);
	assert_int_equal(talk.out.status, DIALOG_READY);
	assert_int_equal(talk.n, 2);
	assert_int_equal(talk.out.deadline_us, UINT64_MAX);
}

static void
all_five_words_of_the_opening_are_said(void **ctx)
{
	(void)ctx;
	start(false);
	run_for(200);
	ballot(1);
	assert_int_equal(talk.out.ballot, 1);
	run_for(200);
	assert_said(2, c1, 95);
	assert_said(3, c2, 5);
	assert_said(4, c4, 5);
	assert_said(5, c5, 5);
	assert_said(6, c7, 55);
	assert_said(7, c5, 50); /* the first cycle */
	assert_int_equal(talk.out.status, DIALOG_OPEN);
	assert_int_equal(talk.out.missed, 0);
}

static void
a_cycle_takes_490_ms(void **ctx)
{
	(void)ctx;
	start(false);
	run_for(200);
	ballot(1);
	run_for(1200);
	for (size_t i = 7; i + 3 < talk.n; i += 3) {
		assert_said(i + 1, c7, 20);
		assert_said(i + 2, c4, 20);
		assert_said(i + 3, c5, 450);
	}
	assert_true(talk.n >= 13);
}

/* The status byte of the last C5 to the base that was said. */
static uint8_t
acknowledged(void)
{
	for (size_t i = talk.n; i-- > 0;)
		if (talk.log[i].bytes[7] == 0xc5 && talk.log[i].bytes[5] == 1)
			return talk.log[i].bytes[8];
	fail_msg("C5 was never said");
	return 0;
}

static void
a_slot_is_acknowledged_once_its_presses_are_on_disk(void **ctx)
{
	struct frame slot = { .len = 30, .bytes = { 0x95, 1, 0, 0xc4, 0x17, 0, 0, 5, 1 } };

	(void)ctx;
	start(false);
	run_for(200);
	ballot(1);
	run_for(1000);
	hear(&slot, 2);
	run_for(1000);
	assert_int_equal(acknowledged(), 0);
	step((struct dialog_input) { .type = DIALOG_STORED, .handset = "5" });
	run_for(1000);
	assert_int_equal(acknowledged(), 0);
	step((struct dialog_input) { .type = DIALOG_STORED, .handset = "6" });
	run_for(1000);
	assert_int_equal(acknowledged(), 0x17);
	slot.bytes[4] = 0x18; /* a copy, or refused: nothing is to be stored */
	hear(&slot, 0);
	run_for(1000);
	assert_int_equal(acknowledged(), 0x18);
}

static void
the_close_hears_what_the_base_still_holds_and_stops(void **ctx)
{
	size_t n;

	(void)ctx;
	start(false);
	run_for(200);
	ballot(1);
	run_for(1000);
	slots = 0x05; /* held for ever */
	ballot(0);
	run_for(2000);
	assert_int_equal(talk.out.status, DIALOG_OPEN);
	run_for(2500);
	assert_int_equal(talk.out.status, DIALOG_READY);
	assert_int_equal(talk.out.ballot, 0);
	assert_memory_equal(talk.log[talk.n - 1].bytes, c3, 16);
	n = talk.n;
	run_for(5000);
	assert_int_equal(talk.n, n);

	slots = 0xff;
	ballot(2);
	run_for(1000);
	ballot(0);
	run_for(1000); /* empty: one cycle more */
	assert_int_equal(talk.out.status, DIALOG_READY);
	ballot(3);
	run_for(300);
	assert_int_equal(acknowledged(), 0); /* not the status of a ballot before */
}

static void
a_mute_base_is_asked_for_its_number_and_told_nothing_else(void **ctx)
{
	(void)ctx;
	start(true);
	ballot(1);
	run_for(30000);
	assert_int_equal(talk.out.status, DIALOG_STARTING);
	assert_int_equal(talk.out.missed, 1);
	assert_in_range(talk.n, 24, 36);
	for (size_t i = 0; i < talk.n; i++)
		assert_memory_equal(talk.log[i].bytes, info, 16);
	mute = false;
	run_for(4000);
	assert_int_equal(talk.out.status, DIALOG_OPEN);
}

static void
a_base_that_falls_mute_is_counted_once_and_asked_on(void **ctx)
{
	(void)ctx;
	start(false);
	run_for(200);
	ballot(1);
	run_for(1000);
	mute = true;
	run_for(10000);
	assert_int_equal(talk.out.status, DIALOG_OPEN);
	assert_int_equal(talk.out.missed, 1);
	assert_in_range(talk.out.retries, 18, 21);
	ballot(0);
	run_for(3000);
	assert_int_equal(talk.out.status, DIALOG_READY);
}

/* --- the driver -------------------------------------------------------------------------------------------------- */

static _Alignas(16) uint8_t state[DRIVER_STATE_MAX];

static size_t
slot(uint8_t status, uint8_t number, uint8_t key)
{
	struct receiver_event ev[DRIVER_EVENTS_MAX];
	struct frame frame = { .len = 30, .bytes = { 0x95, 1, 0, 0xc4, status, 0, 0, number, key } };

	return driver_by_name("sunvote")->decode(state, &frame, ev);
}

static void
without_its_keys_it_still_tells_copies(void **ctx)
{
	const struct receiver_driver *d = driver_by_name("sunvote");

	(void)ctx;
	d->reset(state, &driver_options_default);
	assert_int_equal(slot(1, 9, 0x08), 1);
	d->forget(state);
	assert_null(memchr(state, 0x08, d->state_size));
	assert_int_equal(slot(1, 9, 0x08), 0);
	assert_int_equal(slot(1, 9, 0x10), 0); /* dropped rather than believed */
	assert_int_equal(slot(2, 9, 0x08), 1);
	assert_int_equal(slot(0xff, 0, 0), 0);
	assert_int_equal(slot(2, 9, 0x08), 1);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_checks_are_ours_too),
		cmocka_unit_test(it_is_ready_once_the_base_has_told_its_number),
		cmocka_unit_test(all_five_words_of_the_opening_are_said),
		cmocka_unit_test(a_cycle_takes_490_ms),
		cmocka_unit_test(a_slot_is_acknowledged_once_its_presses_are_on_disk),
		cmocka_unit_test(the_close_hears_what_the_base_still_holds_and_stops),
		cmocka_unit_test(a_mute_base_is_asked_for_its_number_and_told_nothing_else),
		cmocka_unit_test(a_base_that_falls_mute_is_counted_once_and_asked_on),
		cmocka_unit_test(without_its_keys_it_still_tells_copies),
	};

	return cmocka_run_group_tests_name("sunvote", tests, NULL, NULL);
}
