/*
 * test_framing.c -- bytes to frames, one row each; on serial lines every way of cutting the bytes gives the same
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "framing.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static const struct framing_spec a5 = { .ops = &framing_a5, .silence_us = 100000 };
static const struct framing_spec f5 = { .ops = &framing_f5, .silence_us = 100000 };
static const struct framing_spec line = { .ops = &framing_line, .silence_us = 100000 };
static const struct framing_spec prompt = { .ops = &framing_line, .prompt = '>', .silence_us = 100000 };
static const struct framing_spec fc = { .ops = &framing_fc, .silence_us = 100000 };
static const struct framing_spec report = { .ops = &framing_report, .report_len = 4, .report_max = 6 };

static const struct framing_spec fixed = { .ops = &framing_fixed, .silence_us = 100000,
	.shape = &(const struct framing_shape) { .n_sync = 2, .sync = "<<", .length = 5 } };
static const struct framing_spec length = { .ops = &framing_length, .silence_us = 100000,
	.shape = &(const struct framing_shape) { .n_sync = 1, .sync = "<", .length_at = 2, .length_adds = 2 } };

/* The last byte is the number of those before it. */
static bool
counts(const void *check, const uint8_t *bytes, size_t n)
{
	return check == &fixed && bytes[n - 1] == n - 1;
}

static const struct framing_spec checked = { .ops = &framing_length, .silence_us = 100000,
	.shape = &(const struct framing_shape) { .n_sync = 1, .sync = "<", .length_at = 1, .holds = counts, .check = &fixed } };
static const struct framing_spec delimited = { .ops = &framing_delimited, .silence_us = 100000,
	.shape = &(const struct framing_shape) { .start = '<', .stop = '>', .has_escape = true, .escape = '/', .escape_xor = 0x20 } };
static const struct framing_spec plain = { .ops = &framing_delimited, .silence_us = 100000,
	.shape = &(const struct framing_shape) { .start = '<', .stop = '>' } };

#define X128 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" \
	"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

#define X126 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" \
	"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

/* TEXT is what came; WANT is one word a frame, "~n" before it for noise, '|' where the line fell silent. */
static const struct row {
	const char *name;
	const struct framing_spec *spec;
	const char *bytes;
	size_t n;
	const char *want;
} rows[] = {
#define B(s) (s), sizeof(s) - 1
	{ "fixed: so many bytes from the sync on", &fixed, B("<<abc<<def"), "<<abc <<def" },
	{ "fixed: what is not the sync is noise", &fixed, B("ab<<<cd<<efg"), "~2 <<<cd <<efg" },
	{ "fixed: half a sync may be one yet", &fixed, B("a<b<<cde<"), "~3 <<cde ~1" },
	{ "fixed: a sync may be among what follows it", &fixed, B("<<<<abc"), "<<<<a ~2" },
	{ "length: so many bytes and two more", &length, B("<a\2d<b\1<c\3fg"), "<a\2d <b\1 <c\3fg" },
	{ "length: more than a frame holds is no frame", &length, B("<a\x7f<b\2d"), "~3 <b\2d" },
	{ "length: a stray sync gives up once the line is silent", &length, B("<a\x7e<b\2d"), "~3 <b\2d" },
	{ "length: nothing behind its length is a frame", &length, B("<a\1b"), "<a\1 ~1" },
	{ "length: a frame that does not hold is told, and searched", &checked, B("<\5<\3\2<\3\2"), "<\5<\3\2 ~1 <\3\2 <\3\2" },
	{ "length: shorter than its own head is no frame", &checked, B("<\1<\3\2"), "~2 <\3\2" },
	{ "delimited: between start and stop", &delimited, B("<abc>x<>"), "<abc> ~1 <>" },
	{ "delimited: start begins anew", &delimited, B("<ab<def>"), "~3 <def>" },
	{ "delimited: escapes are undone", &delimited, B("</\x1c/\x1e/\x0f>"), "<<>/>" },
	{ "delimited: no stop is escaped as it is", &delimited, B("<a/><b>"), "~4 <b>" },
	{ "delimited: and breaks off what it stands in", &delimited, B("<a/>b>"), "~6" },
	{ "delimited: where there is no escape it is a byte as any other", &plain, B("<a/>"), "<a/>" },
	{ "delimited: 128 are the longest", &plain, B("<" X126 "><" X126 "x><a>"), "<" X126 "> ~129 <a>" },
	{ "delimited: no stop comes", &plain, B("<" X126 X126 X126 "<a>"), "~379 <a>" },
	{ "lines end in CR LF", &line, B("one\r\ntwo\r\n"), "one two" },
	{ "lines end in LF or CR alone", &line, B("one\ntwo\rthree\n"), "one two three" },
	{ "empty lines are nothing", &line, B("\r\n\r\n\none\r\n"), "one" },
	{ "a line without its end is noise once the line is silent", &line, B("one\r\ntw"), "one ~2" },
	{ "bytes that are no text are noise, with the line before them", &line, B("on\xff" "two\r\n"), "~3 two" },
	{ "a NUL is no text", &line, B("\0two\n"), "~1 two" },
	{ "a tab is text", &line, B("a\tb\n"), "a\tb" },
	{ "the longest line is 128 bytes", &line, B(X128 "\nb\n"), X128 " b" },
	{ "a longer one is noise up to its end", &line, B(X128 "x\nb\n"), "~129 b" },
	{ "a much longer one too", &line, B(X128 X128 "yz\nb\n"), "~258 b" },
	{ "no text ends an overlong line", &line, B(X128 "xx\xff" "b\n"), "~131 b" },
	{ "an overlong line that never ends is noise", &line, B(X128 "xxx"), "~131" },
	{ "between FC and FD", &fc, B("\xfc" "abc\xfd\xfc" "def\xfd"), "abc def" },
	{ "text between frames is noise", &fc, B("hello\xfc" "abc\xfdx\r\n"), "~5 abc ~3" },
	{ "FC begins anew", &fc, B("\xfc" "ab\xfc" "def\xfd"), "~3 def" },
	{ "FE stays in it, for the driver to refuse", &fc, B("\xfc" "a\xfe" "bc\xfd"), "a\xfe" "bc" },
	{ "two bytes are no frame", &fc, B("\xfc" "ab\xfd\xfc" "abc\xfd"), "~4 abc" },
	{ "128 are the longest", &fc, B("\xfc" X128 "\xfd" "\xfc" X128 "x\xfd\xfc" "abc\xfd"), X128 " ~131 abc" },
	{ "half a frame is noise once the line is silent", &fc, B("\xfc" "abc\xfd\xfc" "ab"), "abc ~3" },
	{ "a prompt is a line at once, where a line would begin", &prompt, B(">>one\r\n>tw>o\r\n>"), "> > one > tw>o >" },
	{ "where there is none it is text", &line, B(">one\r\n"), ">one" },
	{ "in a line that is too long there is none", &prompt, B(X128 "x>\nb\n>"), "~130 b >" },
	{ "a prompt behind noise", &prompt, B("\xff>\x80one\xff>\n"), "~1 > ~5 >" },
	{ "a frame has sync, length and check", &a5, B("\xa5\x02hi\x03"), "hi" },
	{ "two frames in a row", &a5, B("\xa5\x02hi\x03\xa5\x01x\x79"), "hi x" },
	{ "bytes before a frame are its noise", &a5, B("\x01\x02\xa5\x02hi\x03"), "~2 hi" },
	{ "a wrong check gives up one byte, not the frame inside", &a5, B("\xa5\x05\xa5\x02hi\x03\x00"), "~2 hi ~1" },
	{ "a length of zero is none", &a5, B("\xa5\x00\xa5\x02hi\x03"), "~2 hi" },
	{ "a length above 64 is none", &a5, B("\xa5\x41\xa5\x02hi\x03"), "~2 hi" },
	{ "a stray length holds nothing back for longer than a silence", &a5, B("\xa5\x40\xa5\x02hi\x03"), "~2 hi" },
	{ "half a frame at the end is noise", &a5, B("\xa5\x02hi\x03\xa5\x02h"), "hi ~3" },
	{ "nothing gives nothing", &a5, B(""), "" },
	{ "a frame of F5 AA AA has a length that counts its check", &f5, B("\xf5\xaa\xaa\x04hi\x7f\x0c"), "hi" },
	{ "the shortest payload is one byte", &f5, B("\xf5\xaa\xaa\x03x\xff\x9f"), "x" },
	{ "a head may begin in a head", &f5, B("\xf5\xf5\xaa\xf5\xaa\xaa\x04hi\x7f\x0c"), "~3 hi" },
	{ "a wrong check gives up one byte, not the frame inside it", &f5,
	  B("\xf5\xaa\xaa\x0a\xf5\xaa\xaa\x04hi\x7f\x0c\0\0"), "~4 hi ~2" },
	{ "no frame has two bytes behind its length", &f5, B("\xf5\xaa\xaa\x02\xf5\xaa\xaa\x04hi\x7f\x0c"), "~4 hi" },
	{ "nor more than 64", &f5, B("\xf5\xaa\xaa\x41\xf5\xaa\xaa\x04hi\x7f\x0c"), "~4 hi" },
	{ "a head without its frame is noise once the line is silent", &f5, B("\xf5\xaa\xaa\x40\xf5\xaa\xaa\x04hi\x7f\x0c"),
	  "~4 hi" },
#undef B
};

static void
pull(struct framing *f, FILE *out)
{
	struct frame frame;

	while (framing_next(f, &frame)) {
		if (frame.skipped > 0)
			fprintf(out, "~%u ", (unsigned)frame.skipped);
		fwrite(frame.bytes, 1, frame.len, out);
		fputc(' ', out);
	}
}

/* Caller frees. */
static char *
play(const struct row *row, size_t cut_a, size_t cut_b)
{
	struct framing f;
	char *text = NULL;
	size_t size = 0, at = 0;
	FILE *out = open_memstream(&text, &size);
	uint32_t noise;

	framing_init(&f, row->spec);
	while (at < row->n) {
		size_t end = at < cut_a ? cut_a : at < cut_b ? cut_b : row->n;
		size_t took = framing_feed(&f, (const uint8_t *)row->bytes + at, end - at, 5);

		assert_true(took > 0 && took <= end - at);
		at += took;
		pull(&f, out);
	}
	while (framing_flush(&f))
		pull(&f, out);
	noise = framing_noise(&f);
	if (noise > 0)
		fprintf(out, "~%u ", (unsigned)noise);
	assert_int_equal(framing_noise(&f), 0);
	fclose(out);
	if (size > 0)
		text[size - 1] = '\0';
	return text;
}

static void
cut_anywhere(void **ctx)
{
	const struct row *row = *ctx;

	for (size_t a = 0; a <= row->n; a++)
		for (size_t b = a; b <= row->n; b += row->n > 100 ? 37 : 1) {
			char *got = play(row, a, b);

			assert_string_equal(got, row->want);
			free(got);
		}
}

/* --- reports ---------------------------------------------------------------------------------------------------- */

static void
feed_report(const char *bytes, size_t n, const char *want, size_t want_n)
{
	struct framing f;
	struct frame frame;

	framing_init(&f, &report);
	assert_int_equal(framing_feed(&f, (const uint8_t *)bytes, n, 77), n);
	assert_true(framing_next(&f, &frame));
	assert_int_equal(frame.at_us, 77);
	assert_int_equal(frame.len, want_n);
	assert_memory_equal(frame.bytes, want, want_n);
	assert_false(framing_next(&f, &frame));
	assert_int_equal(framing_deadline(&f), UINT64_MAX);
	assert_false(framing_flush(&f));
}

static void
a_short_report_is_padded_with_zeros(void **ctx)
{
	(void)ctx;
	feed_report("ab", 2, "ab\0\0", 4);
	feed_report("abcd", 4, "abcd", 4);
}

static void
a_longer_report_keeps_its_length(void **ctx)
{
	(void)ctx;
	feed_report("abcdef", 6, "abcdef", 6);
}

static void
a_transfer_of_several_reports_is_cut(void **ctx)
{
	struct framing f;
	struct frame frame;

	(void)ctx;
	framing_init(&f, &report);
	assert_int_equal(framing_feed(&f, (const uint8_t *)"abcdefgh", 8, 1), 6);
	assert_int_equal(framing_feed(&f, (const uint8_t *)"gh", 2, 2), 2);
	assert_true(framing_next(&f, &frame));
	assert_int_equal(frame.len, 6);
	assert_true(framing_next(&f, &frame));
	assert_memory_equal(frame.bytes, "gh\0\0", 4);
}

static void
reports_that_nobody_pulls_are_not_taken_for_ever(void **ctx)
{
	struct framing f;
	size_t taken = 0;

	(void)ctx;
	framing_init(&f, &report);
	while (taken < 1000 && framing_feed(&f, (const uint8_t *)"abcd", 4, 1) == 4)
		taken++;
	assert_true(taken > 10 && taken < 1000);
}

/* --- time ------------------------------------------------------------------------------------------------------- */

static void
a_frame_bears_the_time_of_its_last_byte(void **ctx)
{
	struct framing f;
	struct frame frame;

	(void)ctx;
	framing_init(&f, &a5);
	framing_feed(&f, (const uint8_t *)"\xa5\x02h", 3, 10);
	assert_false(framing_next(&f, &frame));
	assert_int_equal(framing_deadline(&f), 100010);
	framing_feed(&f, (const uint8_t *)"i\x03", 2, 20);
	assert_true(framing_next(&f, &frame));
	assert_int_equal(frame.at_us, 20);
	assert_int_equal(framing_deadline(&f), UINT64_MAX);
}

static void
an_overlong_line_has_a_deadline_too(void **ctx)
{
	struct framing f;
	struct frame frame;

	(void)ctx;
	framing_init(&f, &line);
	assert_int_equal(framing_feed(&f, (const uint8_t *)X128 "x", 129, 10), 129);
	assert_false(framing_next(&f, &frame));
	assert_int_equal(framing_deadline(&f), 100010);
	assert_false(framing_flush(&f));
	framing_feed(&f, (const uint8_t *)"ok\n", 3, 20);
	assert_true(framing_next(&f, &frame));
	assert_int_equal(frame.len, 2);
}

static void
a_flood_of_noise_is_survived(void **ctx)
{
	const struct framing_spec *specs[] = { &a5, &line, &fixed, &length, &delimited };
	static const size_t overhead[] = { 3, 1, 0, 0, 0 };
	uint32_t x = 7;

	(void)ctx;
	for (size_t s = 0; s < LEN(specs); s++) {
		struct framing f;
		struct frame frame;
		uint64_t fed = 0, told = 0;

		framing_init(&f, specs[s]);
		for (int i = 0; i < 20000; i++) {
			uint8_t bytes[50];

			for (size_t j = 0; j < sizeof(bytes); j++) {
				x = x * 1664525 + 1013904223;
				bytes[j] = (uint8_t)(x >> 24 | 0x80); /* nothing that could end or begin a line */
			}
			assert_int_equal(framing_feed(&f, bytes, sizeof(bytes), 1), sizeof(bytes));
			fed += sizeof(bytes);
			while (framing_next(&f, &frame))
				told += frame.skipped + (uint64_t)frame.len + overhead[s];
		}
		while (framing_flush(&f))
			while (framing_next(&f, &frame))
				told += frame.skipped + (uint64_t)frame.len + overhead[s];
		assert_int_equal(told + framing_noise(&f), fed);
	}
}

#define TEST(f) { .name = #f, .test_func = (f) }

int
main(void)
{
	static struct CMUnitTest tests[LEN(rows) + 7] = {
		TEST(a_short_report_is_padded_with_zeros),
		TEST(a_longer_report_keeps_its_length),
		TEST(a_transfer_of_several_reports_is_cut),
		TEST(reports_that_nobody_pulls_are_not_taken_for_ever),
		TEST(a_frame_bears_the_time_of_its_last_byte),
		TEST(an_overlong_line_has_a_deadline_too),
		TEST(a_flood_of_noise_is_survived),
	};

	for (size_t i = 0; i < LEN(rows); i++)
		tests[7 + i] = (struct CMUnitTest) {
			.name = rows[i].name, .test_func = cut_anywhere, .initial_state = (void *)(uintptr_t)&rows[i] };
	return cmocka_run_group_tests_name("framing", tests, NULL, NULL);
}
