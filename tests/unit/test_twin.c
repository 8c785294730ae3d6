/*
 * test_twin.c -- emulated receivers against our own framing, drivers and dialogs, on good days and bad ones
 *
 * The wire is a loop on a simulated clock: what the bridge does with a device, without a bridge or a device.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dialog.h"
#include "driver.h"
#include "sim/twin.h"

#define MS        1000u
#define VOTERS    36
#define PRESS_MAX 20000

static struct wire {
	const struct receiver_driver *driver;
	struct twin twin;
	struct framing framing;
	_Alignas(16) uint8_t state[DRIVER_STATE_MAX], say[DIALOG_STATE_MAX];
	struct dialog_output out;
	struct receiver_options options;
	uint64_t now, ballot;
	bool open;                  /* the host has the device open */
	unsigned presses, refused, totals, noise, lost, reopened;
	uint32_t last_total;
	char last[VOTERS + 1][8];   /* key last pressed in this ballot, by voter */
	struct receiver_event press[PRESS_MAX];
} w;

static void
step(const struct dialog_input *in)
{
	if (!w.driver->dialog)
		return;
	w.driver->dialog->step(w.say, in, &w.out);
	for (size_t i = 0; i < w.out.n_writes; i++)
		twin_host(&w.twin, w.now, w.out.write[i].bytes, w.out.write[i].len);
}

static void
open_device(void)
{
	w.open = true;
	w.reopened++;
	framing_init(&w.framing, &w.driver->framing);
	w.driver->reset(w.state, &w.options);
	w.out = (struct dialog_output) { .deadline_us = UINT64_MAX, .status = DIALOG_READY };
	if (w.driver->dialog)
		w.driver->dialog->reset(w.say, &w.options);
	step(&(struct dialog_input) { .at_us = w.now, .type = DIALOG_OPENED });
	if (w.ballot != 0)
		step(&(struct dialog_input) { .at_us = w.now, .type = DIALOG_BALLOT, .ballot = w.ballot });
}

static void clicker(char *text, unsigned i) { snprintf(text, HANDSET_TEXT_MAX, "371B%02X%02X", i, 0x37 ^ 0x1b ^ i); }
static void card(char *text, unsigned i) { snprintf(text, HANDSET_TEXT_MAX, "090F%02X", i); }
static void buzzer(char *text, unsigned i) { snprintf(text, HANDSET_TEXT_MAX, "1.%u", i); }
static void
coloured(char *text, unsigned i)
{
	static const char *const colours[] = { "green", "red", "blue", "yellow" };

	snprintf(text, HANDSET_TEXT_MAX, "1.%s", colours[(i - 1) % 4]);
}

static void unit(char *text, unsigned i) { snprintf(text, HANDSET_TEXT_MAX, "%08X", 0x79b6 + i); }
static void decimal(char *text, unsigned i) { snprintf(text, HANDSET_TEXT_MAX, "%u", i); }

/* How each make prints its handsets, and three of its keys. */
static const struct make {
	const char *name;
	void (*print)(char *text, unsigned voter);
	unsigned voters;
	const char *keys[3];
} makes[] = {
	{ "iclicker", clicker, VOTERS, { "A", "B", "C" } },
	{ "iclicker1", clicker, VOTERS, { "A", "B", "C" } },
	{ "responsecard", card, VOTERS, { "1", "2", "3" } },
	{ "buzz", buzzer, 4, { "green", "orange", "yellow" } },
	{ "sunvote", decimal, VOTERS, { "1", "2", "6" } },
	{ "bigbutton", coloured, 4, { "A", "B", "Y" } },
	{ "quinta", unit, VOTERS, { "yes", "no", "abstain" } },
	{ "dcs6000", decimal, VOTERS, { "yes", "no", "abstain" } },
	{ "sim", decimal, VOTERS, { "A", "B", "C" } },
};

static const struct make *
make(void)
{
	for (size_t i = 0; i < sizeof(makes) / sizeof(makes[0]); i++)
		if (strcmp(makes[i].name, w.driver->name) == 0)
			return &makes[i];
	fail_msg("%s has no row in makes[]", w.driver->name);
	return NULL;
}

/* Voter I's handset, from 1. */
static const char *
handset(unsigned i)
{
	static char text[HANDSET_TEXT_MAX];

	make()->print(text, i);
	return text;
}

static unsigned
voters(void)
{
	return make()->voters;
}

static void
note(const struct receiver_event *ev)
{
	switch (ev->type) {
	case RECEIVER_PRESS:
		assert_true(w.presses < PRESS_MAX);
		w.press[w.presses++] = *ev;
		for (unsigned i = 1; i <= voters(); i++)
			if (strcmp(handset(i), ev->handset) == 0)
				snprintf(w.last[i], sizeof(w.last[i]), "%s", w.driver->key_names[ev->key]);
		break;
	case RECEIVER_REFUSED:
		w.refused++;
		break;
	case RECEIVER_TOTALS:
		w.totals++;
		w.last_total = ev->totals.item[0].count;
		break;
	case RECEIVER_LOST:
		w.lost++;
		break;
	case RECEIVER_NOISE:
		w.noise += ev->noise;
		break;
	default:
		break;
	}
}

static void
pull(void)
{
	struct receiver_event ev[DRIVER_EVENTS_MAX];
	struct frame frame;

	while (framing_next(&w.framing, &frame)) {
		size_t n = w.driver->decode(w.state, &frame, ev);
		uint32_t presses = 0;

		w.noise += frame.skipped;
		for (size_t i = 0; i < n; i++) {
			note(&ev[i]);
			presses += ev[i].type == RECEIVER_PRESS;
		}
		step(&(struct dialog_input) { .at_us = w.now, .type = DIALOG_FRAME, .presses = presses, .frame = &frame });
		for (size_t i = 0; i < n; i++)
			if (ev[i].type == RECEIVER_PRESS)
				step(&(struct dialog_input) { .at_us = w.now, .type = DIALOG_STORED, .handset = ev[i].handset });
	}
}

static uint64_t
earlier(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

static void
run_to(uint64_t until)
{
	for (;;) {
		uint64_t next = earlier(twin_deadline(&w.twin), w.open ? earlier(w.out.deadline_us,
			framing_deadline(&w.framing)) : UINT64_MAX);
		struct twin_block block;

		if (next > until)
			break;
		if (next > w.now)
			w.now = next;
		while (twin_read(&w.twin, w.now, &block)) {
			for (size_t at = 0; w.open && at < block.len;) {
				at += framing_feed(&w.framing, block.bytes + at, block.len - at, w.now);
				pull();
			}
		}
		if (w.open != twin_plugged(&w.twin)) {
			w.open = twin_plugged(&w.twin);
			if (w.open)
				open_device();
		}
		if (w.open && w.now >= framing_deadline(&w.framing))
			while (framing_flush(&w.framing))
				pull();
		if (w.open && w.out.deadline_us <= w.now)
			step(&(struct dialog_input) { .at_us = w.now, .type = DIALOG_TIME });
	}
	if (until > w.now)
		w.now = until;
}

static void
begin(const struct receiver_driver *driver, const struct twin_params *params)
{
	memset(&w, 0, sizeof(w));
	w.driver = driver;
	w.options = driver_options_default;
	w.options.wait_ms = 20;
	w.options.results = (struct quinta_results) { true, { 0x11, 0x22, 0x44, 0x00 } };
	w.now = 1000 * MS;
	twin_init(&w.twin, driver->twin, params, w.now);
	open_device();
	run_to(w.now + 4000 * MS);
	assert_int_equal(w.out.status, DIALOG_READY);
}

static void
ballot(uint64_t number)
{
	w.ballot = number;
	if (number != 0)
		memset(w.last, 0, sizeof(w.last));
	step(&(struct dialog_input) { .at_us = w.now, .type = DIALOG_BALLOT, .ballot = number });
	run_to(w.now + 2000 * MS);
}

static const char *
wanted_key(unsigned voter, unsigned round)
{
	return make()->keys[(voter + round) % 3];
}

static void
everybody_presses(unsigned round)
{
	for (unsigned i = 1; i <= voters(); i++)
		assert_int_equal(twin_press(&w.twin, w.now + i * 130 * MS, handset(i), wanted_key(i, round)), 0);
}

static void
assert_all_voted(unsigned round)
{
	for (unsigned i = 1; i <= voters(); i++)
		if (strcmp(w.last[i], wanted_key(i, round)) != 0)
			fail_msg("seed %u round %u: voter %u: got '%s', pressed '%s'",
				(unsigned)w.twin.params.seed, round, i, w.last[i], wanted_key(i, round));
}

/* --- every make ------------------------------------------------------------------------------------------------- */

static void
a_good_day_gives_each_press_once(void **ctx)
{
	begin(*ctx, &(struct twin_params) { .seed = 1, .stale_ack = true });
	for (unsigned round = 1; round <= 3; round++) {
		unsigned before = w.presses;

		ballot(round);
		everybody_presses(round);
		run_to(w.now + 24000 * MS);
		assert_all_voted(round);
		assert_int_equal(w.presses - before, voters());
		ballot(0);
	}
	assert_int_equal(w.refused + w.noise + w.lost, 0);
	assert_int_equal(w.twin.counts.refused, 0);
	assert_int_equal(w.out.missed + w.out.retries, 0);
}

/* 5 % loss, 20 % duplicates, one unplug in the middle; the voter presses again after a red light. */
static void
bad_days_give_the_same_result(void **ctx)
{
	for (uint32_t seed = 1; seed <= 40; seed++) {
		begin(*ctx, &(struct twin_params) { .seed = seed, .loss = 50, .duplicate = 200, .noise = 50,
			.several = 500, .stale_ack = true, .mute_reset = true, .again_ms = 1500 });
		for (unsigned round = 1; round <= 2; round++) {
			ballot(round);
			everybody_presses(round);
			if (round == 1) {
				run_to(w.now + 2000 * MS);
				while (twin_held(&w.twin) > 0) /* what the base holds dies with it: pull between two */
					run_to(w.now + MS);
				twin_plug(&w.twin, w.now, false);
				w.open = false;
				run_to(w.now + 1500 * MS);
				twin_plug(&w.twin, w.now, true);
				open_device();
			}
			run_to(w.now + 30000 * MS);
			assert_all_voted(round);
			ballot(0);
			run_to(w.now + 10000 * MS);
		}
		assert_int_equal(w.reopened, 2);
		assert_int_equal(w.twin.counts.dropped, 0);
	}
}

/* Nobody presses in the second ballot, and nothing of the first comes to life in it. */
static void
two_ballots_in_a_row_have_no_phantom(void **ctx)
{
	for (uint32_t seed = 1; seed <= 20; seed++) {
		unsigned before;

		begin(*ctx, &(struct twin_params) { .seed = seed, .duplicate = 500, .several = 500, .stale_ack = true });
		ballot(1);
		everybody_presses(1);
		run_to(w.now + 24000 * MS);
		assert_all_voted(1);
		ballot(0);
		before = w.presses;
		ballot(2);
		run_to(w.now + 5000 * MS);
		assert_int_equal(w.presses, before);
		twin_press(&w.twin, w.now, handset(3), wanted_key(3, 2));
		run_to(w.now + 2000 * MS);
		assert_int_equal(w.presses, before + 1); /* the block that carries it carries an old vote too */
		assert_string_equal(w.last[3], wanted_key(3, 2));
	}
}

static void
a_burst_is_heard_whole(void **ctx)
{
	begin(*ctx, &(struct twin_params) { .seed = 5, .burst_ms = 6000, .again_ms = 1000 });
	ballot(1);
	everybody_presses(1);
	run_to(w.now + 40000 * MS);
	assert_all_voted(1);
}

static void
the_same_seed_is_the_same_day(void **ctx)
{
	const struct twin_params params = { .seed = 11, .loss = 100, .duplicate = 300, .late = 50, .noise = 100 };
	static struct receiver_event first[500];
	unsigned n;

	begin(*ctx, &params);
	ballot(1);
	everybody_presses(1);
	run_to(w.now + 20000 * MS);
	n = w.presses;
	assert_in_range(n, 3, 500);
	memcpy(first, w.press, n * sizeof(first[0]));
	begin(*ctx, &params);
	ballot(1);
	everybody_presses(1);
	run_to(w.now + 20000 * MS);
	assert_int_equal(w.presses, n);
	for (unsigned i = 0; i < n; i++) {
		assert_int_equal(w.press[i].at_us, first[i].at_us);
		assert_string_equal(w.press[i].handset, first[i].handset);
	}
}

static void
keys_and_handsets_that_are_not_printed_cannot_be_pressed(void **ctx)
{
	begin(*ctx, &(struct twin_params) { .seed = 1 });
	assert_int_equal(twin_press(&w.twin, w.now, handset(1), "Z"), -EINVAL);
	assert_int_equal(twin_press(&w.twin, w.now, handset(1), ""), -EINVAL);
	assert_int_equal(twin_press(&w.twin, w.now, "", wanted_key(1, 1)), -EINVAL);
	assert_int_equal(twin_press(&w.twin, w.now, "00000000", wanted_key(1, 1)), -EINVAL);
	assert_int_equal(twin_press(&w.twin, w.now, "0123456789abcdef", wanted_key(1, 1)), -EINVAL);
	for (unsigned i = 0; i < TWIN_PRESSES_MAX; i++)
		assert_int_equal(twin_press(&w.twin, UINT64_MAX / 4, handset(1), wanted_key(1, 1)), 0);
	assert_int_equal(twin_press(&w.twin, w.now, handset(1), wanted_key(1, 1)), -ENOSPC);
}

static void
any_bytes_from_the_host_are_survived(void **ctx)
{
	uint32_t x = 3;

	begin(*ctx, &(struct twin_params) { .seed = 1, .stale_ack = true });
	for (unsigned i = 0; i < 50000; i++) {
		uint8_t bytes[80];
		struct twin_block block;
		size_t n;

		for (size_t j = 0; j < sizeof(bytes); j++) {
			x = x * 1664525 + 1013904223;
			bytes[j] = (uint8_t)(i % 2 ? x >> 24 : x >> 24 & 1);
		}
		n = i % 3 ? 64 : x >> 8 & 63;
		if (i % 5 == 0) {
			memset(bytes, 0, sizeof(bytes));
			bytes[0] = 1;
			bytes[1] = (uint8_t)(x >> 24);
		}
		twin_host(&w.twin, w.now, bytes, n);
		w.now += 100 * MS;
		while (twin_read(&w.twin, w.now, &block))
			assert_in_range(block.len, 1, TWIN_BLOCK_MAX);
	}
}

/* --- the i>clicker base ----------------------------------------------------------------------------------------- */

static const struct receiver_driver *
iclicker(void)
{
	return driver_by_name("iclicker");
}

static void
an_iclicker_summary_agrees_with_the_presses(void **ctx)
{
	(void)ctx;
	begin(iclicker(), &(struct twin_params) { .seed = 2, .stale_ack = true, .mute_reset = true });
	ballot(1);
	everybody_presses(1);
	run_to(w.now + 24000 * MS);
	ballot(0);
	assert_int_equal(w.last_total, VOTERS);
	assert_int_equal(w.totals, 2); /* of init, and of this close */
}

static void
an_iclicker_block_carries_the_vote_before_also_across_ballots(void **ctx)
{
	static const uint8_t open[64] = { 0x01, 0x11 }, close[64] = { 0x01, 0x12 };
	struct twin_block block = { 0 };

	(void)ctx;
	begin(iclicker(), &(struct twin_params) { .seed = 2, .stale_ack = true });
	twin_host(&w.twin, w.now, open, 64);
	twin_press(&w.twin, w.now, "371BA68A", "B");
	w.now += 1000 * MS;
	while (twin_read(&w.twin, w.now, &block))
		;
	assert_memory_equal(block.bytes, ((uint8_t[33]) { 0x02, 0x13, 0x82, 0x37, 0x1b, 0xa6, 0 }), 33);
	twin_host(&w.twin, w.now, close, 64);
	w.now += 1000 * MS;
	assert_true(twin_read(&w.twin, w.now, &block));
	assert_memory_equal(block.bytes, ((uint8_t[64]) { 0x01, 0x12, 0xaa, 0x37, 0x1b, 0xa6 }), 64); /* a stale ack */
	twin_host(&w.twin, w.now, open, 64);
	twin_press(&w.twin, w.now, "171BA6AA", "C");
	w.now += 1000 * MS;
	while (twin_read(&w.twin, w.now, &block))
		;
	assert_memory_equal(block.bytes, ((uint8_t[7]) { 0x02, 0x13, 0x83, 0x17, 0x1b, 0xa6, 1 }), 7);
	assert_memory_equal(block.bytes + 32, ((uint8_t[32]) { 0x02, 0x13, 0x82, 0x37, 0x1b, 0xa6, 0 }), 32);
}

static void
an_iclicker_base_hears_nobody_before_open_and_after_close(void **ctx)
{
	(void)ctx;
	begin(iclicker(), &(struct twin_params) { .seed = 2 });
	twin_press(&w.twin, w.now, handset(1), "A");
	run_to(w.now + 20000 * MS);
	assert_int_equal(w.presses, 0);
	assert_int_equal(w.twin.counts.red, 1);
}

static void
a_late_press_comes_before_the_ballot_is_over(void **ctx)
{
	(void)ctx;
	begin(iclicker(), &(struct twin_params) { .seed = 2, .late = 1000, .late_ms = 700 });
	ballot(1);
	twin_press(&w.twin, w.now, handset(1), "A");
	run_to(w.now + 80 * MS); /* heard; it stays in the base's queue */
	assert_int_equal(w.presses, 0);
	w.ballot = 0;
	step(&(struct dialog_input) { .at_us = w.now, .type = DIALOG_BALLOT, .ballot = 0 });
	while (w.out.status == DIALOG_OPEN)
		run_to(w.now + MS);
	assert_int_equal(w.presses, 1);
}

static void
without_air_a_press_is_with_the_host_at_once(void **ctx)
{
	(void)ctx;
	begin(iclicker(), &(struct twin_params) { .seed = 2, .at_once = true });
	ballot(1);
	for (unsigned i = 1; i <= 20; i++) {
		twin_press(&w.twin, w.now, handset(i), "A");
		run_to(w.now + MS);
		assert_int_equal(w.presses, i);
	}
}

static void
a_mute_base_is_initialised_and_opened_all_the_same(void **ctx)
{
	(void)ctx;
	begin(iclicker(), &(struct twin_params) { .seed = 2 });
	w.twin.params.mute = true;
	ballot(1);
	run_to(w.now + 3000 * MS);
	everybody_presses(1);
	run_to(w.now + 24000 * MS);
	assert_all_voted(1);
	assert_true(w.out.missed > 0);
}

static void
a_base_refuses_wrong_counts_of_arguments(void **ctx)
{
	static const uint8_t good[][10] = { { 1, 0x10, 0x21, 0x41 }, { 1, 0x12 }, { 1, 0x2a, 0x21, 0x41, 5 },
		{ 1, 0x19, 0x66, 0x0a, 1 }, { 1, 0x17, 1, 0, 4 } };
	static const uint8_t bad[][10] = { { 1, 0x10, 0x21, 0x41, 1 }, { 1, 0x12, 1 }, { 1, 0x2a, 0x21, 0x41, 5, 1 },
		{ 1, 0x19, 0x66, 0x0a, 1, 1 }, { 1, 0x77 }, { 2, 0x12 }, { 1, 0x10, 0x25, 0x41 }, { 1, 0x17, 9 } };
	uint8_t block[64];

	(void)ctx;
	begin(iclicker(), &(struct twin_params) { .seed = 2 });
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		memset(block, 0, sizeof(block));
		memcpy(block, good[i], sizeof(good[i]));
		assert_int_equal(twin_host(&w.twin, w.now, block, 64), 0);
		assert_int_equal(twin_host(&w.twin, w.now, block, 63), -EPROTO);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		memset(block, 0, sizeof(block));
		memcpy(block, bad[i], sizeof(bad[i]));
		assert_int_equal(twin_host(&w.twin, w.now, block, 64), -EPROTO);
	}
	assert_int_equal(w.twin.counts.refused, 13);
}

static void
descriptors_are_whole(void **ctx)
{
	(void)ctx;
	for (const struct receiver_driver *const *d = driver_table; *d; d++) {
		const struct twin_usb *u = (*d)->twin->usb;
		uint8_t text[256];

		if (!u)
			continue;
		assert_int_equal(u->device[0], 18);
		assert_int_equal(u->device[8] | u->device[9] << 8, u->vendor);
		assert_int_equal(u->device[10] | u->device[11] << 8, u->product);
		assert_int_equal(u->config[2] | u->config[3] << 8, u->config_len);
		assert_true(u->report_len == 0 || (u->config[25] | u->config[26] << 8) == u->report_len);
		assert_int_equal(u->config[u->config_len - 5], u->endpoint_in);
		assert_int_equal(twin_copy_string(u, 0, text, sizeof(text)), 4);
		assert_int_equal(twin_copy_string(u, 1, text, sizeof(text)), 2 + 2 * strlen(u->strings[0]));
		assert_int_equal(text[2], u->strings[0][0]);
		assert_int_equal(twin_copy_string(u, 3, text, sizeof(text)), -ENOENT);
		assert_int_equal(twin_copy_string(u, 9, text, sizeof(text)), -ENOENT);
		assert_int_equal(twin_copy_string(u, 1, text, 5), -ENOSPC);
		assert_non_null((*d)->identify(u->strings[0], u->strings[1]));
	}
}

/* --- scenarios -------------------------------------------------------------------------------------------------- */

static void
a_script_presses_unplugs_and_waits_for_openings(void **ctx)
{
	const char *why = NULL;
	unsigned line = 0;

	(void)ctx;
	begin(iclicker(), &(struct twin_params) { .seed = 1 });
	assert_int_equal(twin_script(&w.twin,
		"# a day\n"
		"seed 7 loss 50 duplicate 200 again 1000\r\n"
		"\n"
		"open 1 at 500 press 371B012D A   # the first\n"
		"open 2 at 100 press 371B012D B\n"
		"unplug 20000 replug 21500", &line, &why), 0);
	assert_int_equal(w.twin.params.loss, 50);
	run_to(w.now + 9000 * MS);
	assert_int_equal(w.presses, 0);
	ballot(1);
	run_to(w.now + 2000 * MS);
	assert_int_equal(w.presses, 1);
	assert_string_equal(w.last[1], "A");
	run_to(w.now + 20000 * MS);
	assert_int_equal(w.reopened, 2); /* the host opened it again, and the ballot with it */
	assert_string_equal(w.last[1], "B");
}

static const struct bad_script {
	const char *text;
	unsigned line;
	const char *why;
} bad_scripts[] = {
	{ "loss 1001", 1, "number too large" },
	{ "loss 0.05", 1, "not a number" },
	{ "loss", 1, "a value is missing" },
	{ "# x\nlots 5", 2, "unknown word" },
	{ "at 5 press 371BA68A", 1, "wanted: [open N] at MS press HANDSET KEY" },
	{ "at x press 371BA68A A", 1, "not a number" },
	{ "at 5 press 371BA68B A", 1, "no such handset or key on this receiver" },
	{ "at 5 press 371BA68A F", 1, "no such handset or key on this receiver" },
	{ "open 0 at 5 press 371BA68A A", 1, "openings count from 1" },
	{ "open", 1, "an opening's number is missing" },
	{ "unplug 5 replug 5", 1, "replug comes after unplug" },
	{ "unplug 5 again 7", 1, "wanted: unplug MS [replug MS]" },
	{ "at 99999999999999999999 press 371BA68A A", 1, "number too large" },
	{ "seed 1\nseed 1\nat 5 press aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa A", 3, "a word is too long" },
};

static void
a_bad_script_is_named_by_line_and_reason(void **ctx)
{
	(void)ctx;
	for (size_t i = 0; i < sizeof(bad_scripts) / sizeof(bad_scripts[0]); i++) {
		const char *why = NULL;
		unsigned line = 0;

		begin(iclicker(), &(struct twin_params) { .seed = 1 });
		assert_int_equal(twin_script(&w.twin, bad_scripts[i].text, &line, &why), -EINVAL);
		assert_int_equal(line, bad_scripts[i].line);
		assert_string_equal(why, bad_scripts[i].why);
	}
}

static void
a_cue_opens_for_receivers_that_are_told_nothing(void **ctx)
{
	const char *why = NULL;
	unsigned line = 0;

	(void)ctx;
	begin(driver_by_name("responsecard"), &(struct twin_params) { .seed = 1 });
	assert_int_equal(twin_script(&w.twin, "open 1 at 100 press 090F01 2", &line, &why), 0);
	run_to(w.now + 2000 * MS);
	assert_int_equal(w.presses, 0);
	twin_cue(&w.twin, w.now);
	run_to(w.now + 2000 * MS);
	assert_int_equal(w.presses, 1);
}

#define TEST(f) { .name = #f, .test_func = (f) }
#define LEN(a) (sizeof(a) / sizeof((a)[0]))

int
main(void)
{
	static const struct {
		const char *clause;
		CMUnitTestFunction test;
	} each[] = {
		{ "a good day gives each press once", a_good_day_gives_each_press_once },
		{ "bad days give the same result", bad_days_give_the_same_result },
		{ "two ballots in a row have no phantom", two_ballots_in_a_row_have_no_phantom },
		{ "a burst is heard whole", a_burst_is_heard_whole },
		{ "the same seed is the same day", the_same_seed_is_the_same_day },
		{ "keys and handsets that are not printed cannot be pressed",
		  keys_and_handsets_that_are_not_printed_cannot_be_pressed },
		{ "any bytes from the host are survived", any_bytes_from_the_host_are_survived },
	};
	static char names[100][80];
	static struct CMUnitTest tests[100] = {
		TEST(an_iclicker_summary_agrees_with_the_presses),
		TEST(an_iclicker_block_carries_the_vote_before_also_across_ballots),
		TEST(an_iclicker_base_hears_nobody_before_open_and_after_close),
		TEST(a_late_press_comes_before_the_ballot_is_over),
		TEST(without_air_a_press_is_with_the_host_at_once),
		TEST(a_mute_base_is_initialised_and_opened_all_the_same),
		TEST(a_base_refuses_wrong_counts_of_arguments),
		TEST(descriptors_are_whole),
		TEST(a_script_presses_unplugs_and_waits_for_openings),
		TEST(a_bad_script_is_named_by_line_and_reason),
		TEST(a_cue_opens_for_receivers_that_are_told_nothing),
	};
	size_t n = 10;

	for (const struct receiver_driver *const *d = driver_table; *d; d++)
		for (size_t i = 0; i < LEN(each) && n < LEN(tests); i++, n++) {
			snprintf(names[n], sizeof(names[n]), "%s: %s", (*d)->name, each[i].clause);
			tests[n] = (struct CMUnitTest) { .name = names[n], .test_func = each[i].test,
				.initial_state = (void *)(uintptr_t)*d };
		}
	return _cmocka_run_group_tests("twin", tests, n, NULL, NULL);
}
