/* test_driver_iclicker.c -- blocks of an i>clicker base, one row each; then what takes many blocks to see */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "driver.h"

extern const struct receiver_driver driver_iclicker;

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

struct half {
	uint8_t key, id[3], seq;
};

static _Alignas(16) uint8_t state[DRIVER_STATE_MAX];

/* Events of one block as text, ';' behind each. */
static const char *
decode(const uint8_t *bytes, size_t n)
{
	static char text[DRIVER_EVENTS_MAX * DRIVER_LINE_MAX];
	struct receiver_event ev[DRIVER_EVENTS_MAX];
	struct frame frame = { .len = (uint16_t)n };
	char line[DRIVER_LINE_MAX];
	size_t len = 0, events;

	memcpy(frame.bytes, bytes, n);
	events = driver_iclicker.decode(state, &frame, ev);
	text[0] = '\0';
	for (size_t i = 0; i < events; i++) {
		driver_print_event(&driver_iclicker, &ev[i], line);
		len += (size_t)snprintf(text + len, sizeof(text) - len, "%s;", line + 2);
	}
	return text;
}

static const char *
votes(const struct half *first, const struct half *second)
{
	uint8_t block[64] = { 0 };

	if (first) {
		block[0] = 0x02;
		block[1] = 0x13;
		memcpy(block + 2, first, 5);
	}
	if (second) {
		block[32] = 0x02;
		block[33] = 0x13;
		memcpy(block + 34, second, 5);
	}
	return decode(block, sizeof(block));
}

static void
reset(void)
{
	memset(state, 0xee, sizeof(state)); /* reset() must not rely on zeros */
	driver_iclicker.reset(state, &driver_options_default);
}

static const struct half opener = { 0x85, { 0xde, 0xad, 1 }, 100 };

static const struct row {
	const char *name;
	struct half first, second;
	const char *want;
} rows[] = {
	{ "the newer vote stands first, the older is told first", { 0x81, { 1, 2, 3 }, 8 }, { 0x82, { 4, 5, 6 }, 7 },
	  "press handset=04050607 key=B;press handset=01020300 key=A;" },
	{ "the higher number is newer", { 0x81, { 1, 2, 3 }, 7 }, { 0x82, { 4, 5, 6 }, 8 },
	  "press handset=01020300 key=A;press handset=04050607 key=B;" },
	{ "0 is newer than 255", { 0x81, { 1, 2, 3 }, 255 }, { 0x82, { 4, 5, 6 }, 0 },
	  "press handset=01020300 key=A;press handset=04050607 key=B;" },
	{ "255 is older than 0", { 0x81, { 1, 2, 3 }, 0 }, { 0x82, { 4, 5, 6 }, 255 },
	  "press handset=04050607 key=B;press handset=01020300 key=A;" },
	{ "a changed vote is two presses", { 0x83, { 1, 2, 3 }, 8 }, { 0x81, { 1, 2, 3 }, 7 },
	  "press handset=01020300 key=A;press handset=01020300 key=C;" },
	{ "both halves alike are one press", { 0x83, { 1, 2, 3 }, 8 }, { 0x83, { 1, 2, 3 }, 8 },
	  "press handset=01020300 key=C;" },
	{ "key E is the last", { 0x85, { 1, 2, 3 }, 8 }, { 0 }, "press handset=01020300 key=E;" },
	{ "key 86 is refused", { 0x86, { 1, 2, 3 }, 8 }, { 0 }, "refused bad-key;" },
	{ "key 80 is refused", { 0x80, { 1, 2, 3 }, 8 }, { 0 }, "refused bad-key;" },
	{ "id 000000 is refused by name", { 0x81, { 0, 0, 0 }, 8 }, { 0 }, "refused zero-id;" },
	{ "two bad halves are one refused frame", { 0x86, { 1, 2, 3 }, 8 }, { 0x87, { 1, 2, 3 }, 7 },
	  "refused bad-key;" },
	{ "a bad half does not spoil the other", { 0x81, { 1, 2, 3 }, 8 }, { 0x81, { 0, 0, 0 }, 7 },
	  "press handset=01020300 key=A;refused zero-id;" },
};

static void
decodes_row(void **ctx)
{
	const struct row *row = *ctx;

	reset();
	votes(&opener, NULL);
	assert_string_equal(votes(&row->first, row->second.key ? &row->second : NULL), row->want);
	assert_string_equal(votes(&row->first, row->second.key ? &row->second : NULL), "");
}

static void
the_first_block_after_opening_has_no_second_half(void **ctx)
{
	const struct half old = { 0x82, { 4, 5, 6 }, 7 }, new = { 0x81, { 1, 2, 3 }, 8 },
		newer = { 0x81, { 7, 8, 9 }, 9 };

	(void)ctx;
	reset();
	assert_string_equal(votes(&new, &old), "press handset=01020300 key=A;");
	assert_string_equal(votes(&new, &old), "");
	assert_string_equal(votes(&newer, &old), "press handset=07080906 key=A;"); /* nor does it come to life later */
	reset();
	assert_string_equal(votes(NULL, &old), "");
	assert_string_equal(votes(&new, &old), "press handset=01020300 key=A;");
	reset(); /* the only vote so far may stand in both halves: the second must not take it from the first */
	assert_string_equal(votes(&new, &new), "press handset=01020300 key=A;");
	assert_string_equal(votes(&new, &new), "");
}

static void
a_refused_half_that_is_said_again_is_refused_once(void **ctx)
{
	const struct half bad = { 0x86, { 1, 2, 3 }, 8 }, zero = { 0x81, { 0, 0, 0 }, 9 }, good = { 0x81, { 1, 2, 3 }, 8 },
		next = { 0x82, { 4, 5, 6 }, 10 }, no_key = { 0, { 7, 8, 9 }, 11 }, key = { 0x81, { 7, 8, 9 }, 11 };

	(void)ctx;
	reset();
	votes(&opener, NULL);
	assert_string_equal(votes(&bad, NULL), "refused bad-key;");
	assert_string_equal(votes(&zero, &bad), "refused zero-id;");
	assert_string_equal(votes(&next, &zero), "press handset=04050607 key=B;");
	assert_string_equal(votes(&good, NULL), "press handset=01020300 key=A;");
	assert_string_equal(votes(&no_key, NULL), "refused bad-key;"); /* and does not pass for a forgotten key */
	assert_string_equal(votes(&key, NULL), "press handset=07080906 key=A;");
}

static void
a_copy_is_known_among_the_last_192_votes(void **ctx)
{
	const struct half first = { 0x81, { 1, 2, 3 }, 0 };

	(void)ctx;
	reset();
	votes(&first, NULL);
	for (unsigned i = 1; i < 192; i++) {
		const struct half other = { 0x81, { 9, 9, 9 }, (uint8_t)i };

		assert_string_not_equal(votes(&other, NULL), "");
	}
	assert_string_equal(votes(&first, NULL), "");
}

static void
a_long_sitting_loses_no_vote_to_the_wrap(void **ctx)
{
	(void)ctx;
	reset();
	/* 32 remotes press A in each of 100 ballots: a number comes back to its remote after 256 votes. */
	struct half before = opener;
	unsigned presses = 0, seq = 0;

	votes(&opener, NULL);
	for (unsigned ballot = 0; ballot < 100; ballot++)
		for (uint8_t remote = 1; remote <= 32; remote++) {
			const struct half vote = { 0x81, { 0x10, 0x20, remote }, (uint8_t)seq++ };
			const char *text = votes(&vote, &before);

			presses += strncmp(text, "press", 5) == 0 && !strstr(text + 1, "press");
			before = vote;
		}
	assert_int_equal(presses, 100 * 32);
}

static void
a_forgotten_key_still_tells_a_copy(void **ctx)
{
	const struct half vote = { 0x83, { 1, 2, 3 }, 7 }, same_number = { 0x84, { 4, 5, 6 }, 7 };

	(void)ctx;
	reset();
	votes(&vote, NULL);
	driver_iclicker.forget(state);
	assert_null(memchr(state, 0x83, driver_iclicker.state_size));
	assert_string_equal(votes(&vote, NULL), "");
	assert_string_equal(votes(&same_number, NULL), "press handset=04050607 key=D;");
}

static void
an_ack_is_no_vote_whatever_its_tail_says(void **ctx)
{
	uint8_t block[64] = { 0x01, 0x12, 0xaa, 0x82, 0xe9, 0x70 };

	(void)ctx;
	reset();
	assert_string_equal(decode(block, 64), "");
	memcpy(block + 32, (uint8_t[]) { 0x02, 0x13, 0x81, 1, 2, 3, 4 }, 7);
	assert_string_equal(decode(block, 64), "");
}

static void
an_empty_block_is_nothing_and_a_short_one_is_refused(void **ctx)
{
	uint8_t block[64] = { 0 };

	(void)ctx;
	reset();
	assert_string_equal(decode(block, 64), "");
	assert_string_equal(decode(block, 63), "refused bad-length;");
}

static void
the_summary_is_a_count_of_voters_and_of_keys(void **ctx)
{
	uint8_t block[64] = { 0x02, 0x18, 0x1a };

	(void)ctx;
	reset();
	for (uint8_t i = 0; i < 6; i++)
		block[10 + 2 * i] = (uint8_t)(20 - i);
	assert_string_equal(decode(block, 64), "totals total=20 A=19 B=18 C=17 D=16 E=15;");
	block[2] = 0x00;
	assert_string_equal(decode(block, 64), "");
}

static void
the_query_tells_firmware_and_channel(void **ctx)
{
	uint8_t block[64] = { 0x01, 0x15, 0x06, 0x02, 0x22, 0x44 };

	(void)ctx;
	reset();
	assert_string_equal(decode(block, 64), "info firmware=6.2;info channel=BD;");
	block[4] = 0x25;
	assert_string_equal(decode(block, 64), "info firmware=6.2;");
}

static void
the_older_protocol_is_not_ours(void **ctx)
{
	(void)ctx;
	assert_null(driver_iclicker.identify("I-Clicker USB Base", ""));
	assert_string_equal(driver_iclicker.identify("iclicker", "x"), "i>clicker base v2");
	assert_string_equal(driver_of_variant(&driver_iclicker, "I-Clicker USB Base", "")->name, "iclicker1");
	assert_null(driver_of_variant(&driver_iclicker, "iclicker", ""));
	assert_null(driver_of_variant(driver_by_name("buzz"), "I-Clicker USB Base", ""));
	assert_string_equal(driver_of_variant(driver_by_name("iclicker1"), "iclicker", "")->name, "iclicker");
}

#define TEST(f) { .name = #f, .test_func = (f) }

int
main(void)
{
	static struct CMUnitTest tests[LEN(rows) + 10] = {
		TEST(the_first_block_after_opening_has_no_second_half),
		TEST(a_refused_half_that_is_said_again_is_refused_once),
		TEST(a_copy_is_known_among_the_last_192_votes),
		TEST(a_long_sitting_loses_no_vote_to_the_wrap),
		TEST(a_forgotten_key_still_tells_a_copy),
		TEST(an_ack_is_no_vote_whatever_its_tail_says),
		TEST(an_empty_block_is_nothing_and_a_short_one_is_refused),
		TEST(the_summary_is_a_count_of_voters_and_of_keys),
		TEST(the_query_tells_firmware_and_channel),
		TEST(the_older_protocol_is_not_ours),
	};

	for (size_t i = 0; i < LEN(rows); i++)
		tests[10 + i] = (struct CMUnitTest) {
			.name = rows[i].name, .test_func = decodes_row, .initial_state = (void *)(uintptr_t)&rows[i] };
	return cmocka_run_group_tests_name("driver_iclicker", tests, NULL, NULL);
}
