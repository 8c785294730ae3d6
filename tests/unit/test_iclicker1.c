/* test_iclicker1.c -- what is said to an older i>clicker base, which is asked for its votes; and its driver's list */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/talk.h"
#include "receivers/iclicker.h"

static bool mute, ack_alone;
static uint8_t end; /* of the list that the base tells */

static void
hears(const uint8_t *b, size_t n)
{
	uint8_t ack[64] = { 0x01, b[1], 0xaa }, list[64] = { 0x02, 0x18, 0, 0, b[3], end };

	assert_int_equal(n, 64);
	assert_int_equal(b[0], 0x01);
	if (mute)
		return;
	answer(10, ack, 64);
	if (b[1] == 0x17 && b[2] == 0x01 && !ack_alone)
		answer(20, list, 64);
}

static void
start(const struct receiver_options *options)
{
	mute = ack_alone = false;
	end = 0;
	begin(&iclicker1_dialog, options);
}

/* Commands from log entry FROM on, with the arguments of 17 and its index. */
static const char *
said(size_t from)
{
	static char text[4000];
	size_t len = 0;

	text[0] = '\0';
	for (size_t i = from; i < talk.n && len < sizeof(text) - 20; i++) {
		const uint8_t *b = talk.log[i].bytes;

		len += (size_t)snprintf(text + len, sizeof(text) - len, "%s%02x", len > 0 ? " " : "", b[1]);
		if (b[1] == 0x17)
			len += (size_t)snprintf(text + len, sizeof(text) - len, ".%u", b[2]);
		if (b[1] == 0x17 && b[2] == 1)
			len += (size_t)snprintf(text + len, sizeof(text) - len, "@%u", b[3]);
	}
	return text;
}

static void
init_and_its_pauses(void **ctx)
{
	struct receiver_options options = { .channel = "BD", .instructor = { 0x37, 0x1b, 0xa6 } };

	(void)ctx;
	start(&options);
	run_for(5000);
	assert_int_equal(talk.out.status, DIALOG_READY);
	assert_int_equal(talk.n, 4);
	assert_memory_equal(talk.log[0].bytes, "\x01\x10\x22\x44\0", 5);
	assert_memory_equal(talk.log[1].bytes, "\x01\x17\x06\x37\x1b\xa6\0", 7);
	assert_memory_equal(talk.log[2].bytes, "\x01\x16\0", 3);
	assert_memory_equal(talk.log[3].bytes, "\x01\x17\x03\0", 4);
	assert_int_equal(talk.log[1].at - talk.log[0].at, 150 * MS);
	assert_int_equal(talk.log[2].at - talk.log[1].at, 250 * MS);
	assert_int_equal(talk.log[3].at - talk.log[2].at, 80 * MS);
	start(&driver_options_default);
	run_for(5000);
	assert_int_equal(talk.n, 3); /* no instructor's remote: not told of one */
	assert_int_equal(talk.out.missed + talk.out.retries, 0);
}

static void
it_is_asked_from_the_index_that_it_told(void **ctx)
{
	size_t from;

	(void)ctx;
	start(&driver_options_default);
	run_for(5000);
	from = talk.n;
	ballot(1);
	run_for(800);
	assert_memory_equal(talk.log[from].bytes, "\x01\x17\x05\0", 4);
	assert_int_equal(talk.log[from].at, 6160 * MS);
	assert_memory_equal(talk.log[from + 1].bytes, "\x01\x11\x00\x05\0", 5);
	assert_memory_equal(talk.log[from + 2].bytes, "\x01\x17\x01\x00\x04\0", 6);
	assert_int_equal(talk.out.status, DIALOG_OPEN);
	from = talk.n;
	end = 5;
	run_for(640);
	end = 3; /* back: beyond 255 nobody knows the way */
	run_for(640);
	assert_string_equal(said(from), "17.1@0 17.1@5 17.1@5 17.1@5");
	for (size_t i = from + 1; i < talk.n; i++)
		assert_int_equal(talk.log[i].at - talk.log[i - 1].at, 320 * MS); /* answered after 20, then 300 */

	from = talk.n;
	end = 9;
	ballot(0);
	run_for(5000);
	assert_string_equal(said(from), "16 17.1@5 17.1@9 17.4");
	assert_int_equal(talk.out.status, DIALOG_READY);
	assert_int_equal(talk.out.missed + talk.out.retries, 0);
	from = talk.n;
	ballot(2);
	run_for(700);
	assert_string_equal(said(from), "17.5 11 17.1@0");
}

static void
a_block_that_announces_another_is_no_end(void **ctx)
{
	struct frame block = { .len = 64, .bytes = { 0x02, 0x18, 0x01, 7, 0, 14, 14 } };
	size_t n;

	(void)ctx;
	start(&driver_options_default);
	run_for(5000);
	ballot(1);
	run_for(460);
	ack_alone = true;
	run_for(330);
	n = talk.n;
	hear(&block, 14);
	run_for(390);
	assert_int_equal(talk.n, n);
	block.bytes[2] = 0;
	block.bytes[5] = 21;
	hear(&block, 7);
	run_for(300);
	assert_int_equal(talk.n, n + 1);
	assert_int_equal(talk.log[n].bytes[3], 21);
}

static void
an_ack_alone_is_an_answer_without_votes(void **ctx)
{
	(void)ctx;
	start(&driver_options_default);
	run_for(5000);
	ballot(1);
	ack_alone = true;
	run_for(10000);
	assert_int_equal(talk.out.missed + talk.out.retries, 0);
	assert_true(talk.n > 15);
}

static void
a_mute_base_is_not_waited_for_and_counted_once_while_polled(void **ctx)
{
	uint32_t missed;

	(void)ctx;
	start(&driver_options_default);
	run_for(5000);
	ballot(1);
	run_for(1000);
	mute = true;
	run_for(20000);
	assert_int_equal(talk.out.missed, 1);
	assert_true(talk.out.retries > 20);
	mute = false;
	run_for(1000);
	mute = true;
	run_for(3000);
	assert_int_equal(talk.out.missed, 2);
	missed = talk.out.missed;
	ballot(0);
	run_for(5000);
	assert_int_equal(talk.out.status, DIALOG_READY);
	assert_true(talk.out.missed > missed);
}

static void
it_has_no_display(void **ctx)
{
	(void)ctx;
	start(&driver_options_default);
	run_for(5000);
	step((struct dialog_input) { .type = DIALOG_COUNT, .count = { 3, 40 } });
	run_for(5000);
	for (size_t i = 0; i < talk.n; i++)
		assert_true(talk.log[i].bytes[1] != 0x13 && talk.log[i].bytes[1] != 0x14);
}

static _Alignas(16) uint8_t state[DRIVER_STATE_MAX];

static void
without_its_keys_it_still_tells_copies(void **ctx)
{
	const struct receiver_driver *d = driver_by_name("iclicker1");
	struct frame block = { .len = 64, .bytes = { 0x02, 0x18, 0, 0, 0, 1, 1, 0x64, 0x37, 0x1b, 0xa6 } };
	struct receiver_event ev[DRIVER_EVENTS_MAX];

	(void)ctx;
	d->reset(state, &driver_options_default);
	assert_int_equal(d->decode(state, &block, ev), 1);
	d->forget(state);
	assert_null(memchr(state, 0x64, d->state_size));
	assert_int_equal(d->decode(state, &block, ev), 0);
	block.bytes[10] = 0xa7;
	assert_int_equal(d->decode(state, &block, ev), 1);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(init_and_its_pauses),
		cmocka_unit_test(it_is_asked_from_the_index_that_it_told),
		cmocka_unit_test(a_block_that_announces_another_is_no_end),
		cmocka_unit_test(an_ack_alone_is_an_answer_without_votes),
		cmocka_unit_test(a_mute_base_is_not_waited_for_and_counted_once_while_polled),
		cmocka_unit_test(it_has_no_display),
		cmocka_unit_test(without_its_keys_it_still_tells_copies),
	};

	return cmocka_run_group_tests_name("iclicker1", tests, NULL, NULL);
}
