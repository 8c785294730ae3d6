/* test_dialog_small.c -- the lights of Buzz! and the three commands of the simulated receiver */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "dialog.h"
#include "driver.h"

static _Alignas(16) uint8_t state[DIALOG_STATE_MAX];
static struct dialog_output out;
static const struct dialog_ops *ops;

static void
step(const struct dialog_input *in)
{
	ops->step(state, in, &out);
}

static void
at(uint64_t at_us, enum dialog_input_type type)
{
	step(&(struct dialog_input) { .at_us = at_us, .type = type });
}

static void
ballot(uint64_t at_us, uint64_t number)
{
	step(&(struct dialog_input) { .at_us = at_us, .type = DIALOG_BALLOT, .ballot = number });
}

static void
stored(uint64_t at_us, const char *handset)
{
	step(&(struct dialog_input) { .at_us = at_us, .type = DIALOG_STORED, .handset = handset });
}

static void
begin(const char *driver)
{
	memset(state, 0xee, sizeof(state));
	ops = driver_by_name(driver)->dialog;
	ops->reset(state, &driver_options_default);
	at(1000, DIALOG_OPENED);
}

static void
assert_lights(const char *want)
{
	assert_int_equal(out.n_writes, 1);
	assert_int_equal(out.write[0].len, 7);
	assert_memory_equal(out.write[0].bytes, want, 7);
}

static void
buzz_is_ready_when_open_and_its_lights_are_out(void **ctx)
{
	(void)ctx;
	begin("buzz");
	assert_lights("\0\0\0\0\0\0\0");
	assert_int_equal(out.status, DIALOG_READY);
}

static void
buzz_lights_only_what_is_on_disk_and_only_while_open(void **ctx)
{
	(void)ctx;
	begin("buzz");
	stored(2000, "1.2");
	assert_int_equal(out.n_writes, 0); /* no ballot: an early press gets no light */
	ballot(3000, 1);
	assert_int_equal(out.n_writes, 0);
	assert_int_equal(out.status, DIALOG_OPEN);
	stored(4000, "1.2");
	assert_lights("\0\0\xff\0\0\0\0");
	stored(5000, "1.2");
	assert_int_equal(out.n_writes, 0);
	stored(6000, "1.4");
	assert_lights("\0\0\xff\0\xff\0\0");
	stored(7000, "2.1"); /* of another set */
	assert_int_equal(out.n_writes, 0);
	ballot(8000, 1);
	assert_int_equal(out.n_writes, 0); /* the same ballot, said again */
	ballot(9000, 2);
	assert_lights("\0\0\0\0\0\0\0");
	stored(9500, "1.1");
	assert_lights("\0\xff\0\0\0\0\0");
	ballot(9900, 0);
	assert_lights("\0\0\0\0\0\0\0");
	assert_int_equal(out.status, DIALOG_READY);
}

static void
buzz_says_its_lights_again_every_2_s(void **ctx)
{
	(void)ctx;
	begin("buzz");
	assert_int_equal(out.deadline_us, 2001000);
	at(2000999, DIALOG_TIME);
	assert_int_equal(out.n_writes, 0);
	ballot(2000999, 1);
	stored(2000999, "1.3");
	assert_lights("\0\0\0\xff\0\0\0");
	assert_int_equal(out.deadline_us, 4000999);
	at(4000999, DIALOG_TIME);
	assert_lights("\0\0\0\xff\0\0\0");
}

static void
buzz_says_nothing_before_it_is_open(void **ctx)
{
	(void)ctx;
	ops = driver_by_name("buzz")->dialog;
	ops->reset(state, &driver_options_default);
	ballot(1, 1);
	assert_int_equal(out.n_writes, 0);
	assert_int_equal(out.status, DIALOG_STARTING);
	assert_int_equal(out.deadline_us, UINT64_MAX);
}

static void
answer(uint64_t at_us, uint8_t command)
{
	const struct frame frame = { .at_us = at_us, .len = 7, .bytes = { 0x03, 0, command } };

	step(&(struct dialog_input) { .at_us = at_us, .type = DIALOG_FRAME, .frame = &frame });
}

static void
assert_command(uint8_t command)
{
	assert_int_equal(out.n_writes, 1);
	assert_int_equal(out.write[0].len, 4);
	assert_memory_equal(out.write[0].bytes, ((uint8_t[]) { 0xa5, 1, command, (uint8_t)(command ^ 1) }), 4);
}

static void
sim_says_hello_open_and_close(void **ctx)
{
	(void)ctx;
	begin("sim");
	assert_command(0x10);
	assert_int_equal(out.status, DIALOG_STARTING);
	ballot(2000, 4);
	assert_int_equal(out.n_writes, 0);
	answer(3000, 0x10);
	assert_command(0x11);
	assert_int_equal(out.status, DIALOG_READY);
	answer(4000, 0x10); /* the wrong one */
	assert_int_equal(out.expect_us, 203000);
	answer(5000, 0x11);
	assert_int_equal(out.status, DIALOG_OPEN);
	assert_int_equal(out.ballot, 4);
	ballot(6000, 5);
	assert_command(0x12);
	answer(7000, 0x12);
	assert_command(0x11);
	assert_int_equal(out.ballot, 5);
	answer(8000, 0x11);
	ballot(9000, 0);
	assert_command(0x12);
	answer(9500, 0x12);
	assert_int_equal(out.status, DIALOG_READY);
	assert_int_equal(out.ballot, 0);
	assert_int_equal(out.missed + out.retries, 0);
}

static void
sim_that_is_mute_is_asked_three_times_and_not_waited_for(void **ctx)
{
	unsigned writes = 1;

	(void)ctx;
	begin("sim");
	for (uint64_t t = 2000; t < 2000000; t += 1000) {
		at(t, DIALOG_TIME);
		writes += out.n_writes;
	}
	assert_int_equal(writes, 3);
	assert_int_equal(out.retries, 2);
	assert_int_equal(out.missed, 1);
	assert_int_equal(out.status, DIALOG_READY);
	assert_int_equal(out.deadline_us, UINT64_MAX);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(buzz_is_ready_when_open_and_its_lights_are_out),
		cmocka_unit_test(buzz_lights_only_what_is_on_disk_and_only_while_open),
		cmocka_unit_test(buzz_says_its_lights_again_every_2_s),
		cmocka_unit_test(buzz_says_nothing_before_it_is_open),
		cmocka_unit_test(sim_says_hello_open_and_close),
		cmocka_unit_test(sim_that_is_mute_is_asked_three_times_and_not_waited_for),
	};

	return cmocka_run_group_tests_name("dialog_small", tests, NULL, NULL);
}
