/* test_capture.c -- the capture file: what is read, what is refused and where, and that writing and reading agree */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "capture.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* WANT: "time[>] hex; ..." of all transfers, then what is wrong as "!line: why". */
static const struct row {
	const char *name, *text;
	size_t n;
	const char *want;
} rows[] = {
#define B(s) (s), sizeof(s) - 1
	{ "a transfer is a time and bytes", B("1000 a507\n"), "1000 a507;" },
	{ "blanks may stand between bytes, before and behind", B(" 1000\ta5  07 01 \n"), "1000 a50701;" },
	{ "hex may be in capitals", B("1 Aa fF\n"), "1 aaff;" },
	{ "what the host wrote is marked", B("1 > 01 10\n2 >0110\n3>01\n"),
	  "1> 0110;2> 0110;!3: the time is not a whole number of microseconds, or no blank follows it" },
	{ "header and empty lines are passed over, anywhere", B("# r\xc3\xa9" "cepteur\n\n1 01\n  \n#\n2 02\n"),
	  "1 01;2 02;" },
	{ "the last line may lack its newline", B("1 01\n2 02"), "1 01;2 02;" },
	{ "lines may end in CR LF", B("# x\r\n1 01\r\n"), "1 01;" },
	{ "two transfers may share a time", B("5 01\n5 02\n"), "5 01;5 02;" },
	{ "time never goes back", B("5 01\n4 02\n"), "5 01;!2: the time goes backwards" },
	{ "half a byte is refused", B("1 a50\n"), "!1: an odd hex digit: half a byte" },
	{ "a byte in two pieces is refused", B("1 a 5\n"), "!1: an odd hex digit: half a byte" },
	{ "what is no hex digit is refused", B("1 a5 0g\n"), "!1: not a hex digit" },
	{ "what is no hex digit is refused in front too", B("1 x5\n"), "!1: not a hex digit" },
	{ "a line without a time is refused", B("a5 07\n"), "!1: the time in microseconds is missing" },
	{ "a negative time is refused", B("-1 a5\n"), "!1: the time in microseconds is missing" },
	{ "a time with a point is refused", B("1.5 a5\n"),
	  "!1: the time is not a whole number of microseconds, or no blank follows it" },
	{ "a time beyond 64 bits is refused", B("99999999999999999999 a5\n"), "!1: the time is too large" },
	{ "a time without bytes is refused", B("# x\n1\n"), "!2: a time without bytes" },
	{ "a host's mark without bytes is refused", B("1 >\n"), "!1: a time without bytes" },
	{ "a second mark is refused", B("1 > > 01\n"), "!1: not a hex digit" },
	{ "a NUL is refused", B("1 01\n2 \0 02\n"), "1 01;!2: a NUL byte: this is no text" },
	{ "a header in Latin-1 is refused", B("# r\xe9" "cepteur\n1 01\n"), "!1: the header is not UTF-8" },
	{ "a surrogate in a header is refused", B("# \xed\xa0\x80\n"), "!1: the header is not UTF-8" },
	{ "an overlong form in a header is refused", B("# \xe0\x80\xaf\n"), "!1: the header is not UTF-8" },
	{ "a letter cut off at the end of a header is refused", B("# \xc3\n"), "!1: the header is not UTF-8" },
	{ "a fourth-plane letter in a header is fine", B("# \xf0\x9f\x97\xb3\n1 01\n"), "1 01;" },
	{ "nothing is a capture", B(""), "" },
	{ "a byte-order mark is no time", B("\xef\xbb\xbf" "1 01\n"), "!1: the time in microseconds is missing" },
#undef B
};

static char *
read_all(const char *text, size_t n)
{
	struct capture_reader reader;
	struct capture_transfer t = { 0 };
	FILE *in = n > 0 ? fmemopen((void *)(uintptr_t)text, n, "r") : fopen("/dev/null", "r");
	char *got = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&got, &size);
	int r;

	assert_non_null(in);
	capture_reader_init(&reader, in);
	while ((r = capture_next(&reader, &t)) > 0) {
		fprintf(out, "%" PRIu64 "%s ", t.at_us, t.host ? ">" : "");
		for (size_t i = 0; i < t.n; i++)
			fprintf(out, "%02x", t.bytes[i]);
		fputc(';', out);
	}
	if (r < 0) {
		struct capture_transfer before = t;

		assert_int_equal(r, -EBADMSG);
		fprintf(out, "!%lu: %s", reader.line, reader.why);
		assert_memory_equal(&before, &t, sizeof(t)); /* outputs are written only on success */
	}
	fclose(in);
	fclose(out);
	return got;
}

static void
reads_row(void **ctx)
{
	const struct row *row = *ctx;
	char *got = read_all(row->text, row->n);

	assert_string_equal(got, row->want);
	free(got);
}

static void
what_is_written_is_read_again(void **ctx)
{
	uint8_t bytes[CAPTURE_BYTES_MAX];
	char text[CAPTURE_LINE_MAX];

	(void)ctx;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (uint8_t)(i * 7);
	for (size_t n = 1; n <= sizeof(bytes); n += 31) {
		struct capture_reader reader;
		struct capture_transfer t;
		size_t len = capture_print(UINT64_MAX - 10, n % 2 == 0, bytes, n, text);
		FILE *in = fmemopen(text, len, "r");

		assert_int_equal(len, strlen(text));
		capture_reader_init(&reader, in);
		assert_int_equal(capture_next(&reader, &t), n > 0);
		assert_int_equal(t.at_us, UINT64_MAX - 10);
		assert_int_equal(t.host, n % 2 == 0);
		assert_int_equal(t.n, n);
		assert_memory_equal(t.bytes, bytes, n);
		assert_int_equal(capture_next(&reader, &t), 0);
		fclose(in);
	}
	assert_int_equal(capture_print(1, false, bytes, 0, text), 0);
	assert_string_equal(text, "");
	capture_print(1000, true, (const uint8_t *)"\xa5\x07", 2, text);
	assert_string_equal(text, "1000 > a5 07\n");
	assert_true(capture_print(UINT64_MAX, true, bytes, sizeof(bytes) + 1, text) < CAPTURE_LINE_MAX);
}

static void
a_header_stays_one_line(void **ctx)
{
	char text[CAPTURE_HEAD_MAX], big[2 * CAPTURE_HEAD_MAX];
	size_t len;
	char *got;

	(void)ctx;
	len = capture_print_head("taken", "by\nhand\r\x7f", text);
	assert_string_equal(text, "# taken: by?hand??\n");
	assert_int_equal(len, strlen(text));

	for (size_t shift = 0; shift < 2; shift++) {
		memset(big, 'x', shift + 1);
		for (size_t i = shift; i + 1 < sizeof(big) - 1; i += 2)
			memcpy(big + i, "\xc3\xa9", 2);
		big[sizeof(big) - 2] = big[sizeof(big) - 1] = '\0';
		len = capture_print_head("taken", big, text);
		assert_true(len < CAPTURE_HEAD_MAX && len > CAPTURE_HEAD_MAX - 8);
		got = read_all(text, len);
		assert_string_equal(got, "");
		free(got);
	}
}

/* Many reads joined into one line, with two blanks between the bytes. */
static void
a_long_transfer_is_read_whole(void **ctx)
{
	static char text[2 + 4 * 20000 + 1];
	char *got;

	(void)ctx;
	strcpy(text, "7");
	for (size_t i = 0; i < 20000; i++)
		memcpy(text + 1 + 4 * i, "  a5", 4);
	got = read_all(text, 1 + 4 * 20000);
	assert_int_equal(strlen(got), strlen("7 ") + 2 * 20000 + strlen(";"));
	free(got);
}

static void
an_oversized_line_is_refused(void **ctx)
{
	static char text[2 * CAPTURE_TEXT_MAX];
	char *got;

	(void)ctx;
	memset(text, '0', sizeof(text));
	text[1] = ' ';
	got = read_all(text, sizeof(text));
	assert_string_equal(got, "!1: the line is too long");
	free(got);

	got = read_all(text, 2 + 2 * (CAPTURE_READ_MAX + 1));
	assert_string_equal(got, "!1: too many bytes in one transfer");
	free(got);

	memset(text, ' ', sizeof(text));
	text[0] = '#';
	got = read_all(text, CAPTURE_TEXT_MAX);
	assert_string_equal(got, "!1: the line is too long");
	free(got);
	got = read_all(text, CAPTURE_TEXT_MAX - 1);
	assert_string_equal(got, "");
	free(got);
}

static void
a_stream_that_fails_is_an_error(void **ctx)
{
	struct capture_reader reader;
	struct capture_transfer t;
	FILE *in = fopen("/", "r");

	(void)ctx;
	assert_non_null(in);
	capture_reader_init(&reader, in);
	assert_int_equal(capture_next(&reader, &t), -EIO);
	fclose(in);
}

#define TEST(f) { .name = #f, .test_func = (f) }

int
main(void)
{
	static struct CMUnitTest tests[LEN(rows) + 5] = {
		TEST(what_is_written_is_read_again),
		TEST(a_header_stays_one_line),
		TEST(a_long_transfer_is_read_whole),
		TEST(an_oversized_line_is_refused),
		TEST(a_stream_that_fails_is_an_error),
	};

	for (size_t i = 0; i < LEN(rows); i++)
		tests[5 + i] = (struct CMUnitTest) {
			.name = rows[i].name, .test_func = reads_row, .initial_state = (void *)(uintptr_t)&rows[i] };
	return cmocka_run_group_tests_name("capture", tests, NULL, NULL);
}
