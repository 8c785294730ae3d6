/*
 * test_decode.c -- every capture of tests/golden/captures/ against its golden text, and the command around it
 *
 * <name>_<what>.capture is played through the driver of that name, and through the profile of that name, whichever there are: the
 * golden text is one.  Serial ones are played once more byte by byte, because how the kernel cut the reads is no part of the
 * meaning.  GOLDEN_WRITE=1 renews the golden texts; git diff is then the review.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "src/tools/decode.c"

#define FOLDER   "tests/golden/captures/"
#define PROFILES "firmware-bridge/profiles/"
#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static char *
slurp(const char *path)
{
	char *text = NULL;
	size_t size = 0;
	FILE *in = fopen(path, "r"), *out = open_memstream(&text, &size);
	int c;

	if (!in)
		fail_msg("%s cannot be opened", path);
	while ((c = getc(in)) != EOF)
		putc(c, out);
	fclose(in);
	fclose(out);
	return text;
}

static char *
play_text(const struct receiver_driver *driver, const struct receiver_options *settings, const char *path, size_t chunk)
{
	struct capture_reader reader;
	char *text = NULL;
	size_t size = 0;
	FILE *in = fopen(path, "r"), *out = open_memstream(&text, &size);

	assert_non_null(in);
	capture_reader_init(&reader, in);
	if (decode_capture(driver, settings, &reader, chunk, out) != 0)
		fail_msg("%s:%lu: %s", path, reader.line, reader.why);
	fclose(in);
	fclose(out);
	return text;
}

static void
matches_golden(const char *name, const char *path, const char *golden)
{
	const struct receiver_driver *driver;
	struct receiver_options settings;
	char *got, *want;

	assert_int_equal(find_driver(name, &driver, &settings), 0);
	got = play_text(driver, &settings, path, 0);
	if (getenv("GOLDEN_WRITE")) {
		FILE *f = fopen(golden, "w");

		assert_non_null(f);
		fputs(got, f);
		fclose(f);
	}
	want = slurp(golden);
	assert_string_equal(got, want);
	free(got);
	for (size_t chunk = 1; driver->bus == BUS_SERIAL && chunk < 8; chunk++) {
		got = play_text(driver, &settings, path, chunk);
		assert_string_equal(got, want);
		free(got);
	}
	free(want);
}

static void
capture_matches_golden(void **ctx)
{
	const char *file = *ctx;
	int len = (int)strcspn(file, "_");
	char path[512], golden[512], name[64], profile[128];
	bool has_driver;

	snprintf(name, sizeof(name), "%.*s", len, file);
	snprintf(profile, sizeof(profile), "profile:" PROFILES "%.*s.profile", len, file);
	snprintf(path, sizeof(path), FOLDER "%s", file);
	snprintf(golden, sizeof(golden), FOLDER "%.*s.golden", (int)(strlen(file) - strlen(".capture")), file);
	has_driver = driver_by_name(name) != NULL;
	if (has_driver)
		matches_golden(name, path, golden);
	if (!has_driver || access(profile + strlen("profile:"), F_OK) == 0)
		matches_golden(profile, path, golden);
}

static void
each_profile_has_a_capture(void **ctx)
{
	struct dirent **files;
	int found = scandir(PROFILES, &files, NULL, alphasort), profiles = 0;

	(void)ctx;
	for (int i = 0; i < found; i++) {
		const char *name = files[i]->d_name;
		struct dirent **captures;
		int n = 0, all = scandir(FOLDER, &captures, NULL, NULL);
		size_t len = strcspn(name, ".");

		for (int k = 0; k < all; k++) {
			n += strncmp(captures[k]->d_name, name, len) == 0 && captures[k]->d_name[len] == '_';
			free(captures[k]);
		}
		free(captures);
		if (name[0] != '.' && n == 0)
			fail_msg("%s has no capture", name);
		profiles += name[0] != '.';
		free(files[i]);
	}
	free(files);
	assert_true(profiles >= 3);
}

/* --- the command ------------------------------------------------------------------------------------------------ */

struct run {
	int code;
	char *out, *err;
};

static int
redirect(int fd, FILE *to)
{
	int saved = dup(fd);

	assert_true(saved >= 0);
	assert_true(dup2(fileno(to), fd) >= 0);
	return saved;
}

static char *
take_back(int fd, int saved, FILE *from)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	int c;

	assert_true(dup2(saved, fd) >= 0);
	close(saved);
	rewind(from);
	while ((c = getc(from)) != EOF)
		putc(c, out);
	fclose(out);
	fclose(from);
	return text;
}

static struct run
run(int argc, char **argv)
{
	FILE *out = tmpfile(), *err = tmpfile();
	struct run r;
	int o, e;

	fflush(NULL);
	o = redirect(1, out);
	e = redirect(2, err);
	r.code = decode_main(argc, argv);
	fflush(NULL);
	r.out = take_back(1, o, out);
	r.err = take_back(2, e, err);
	return r;
}

/* CONTENT as a file, decoded with the simulated receiver's driver. */
static struct run
run_content(const char *content, size_t n)
{
	char path[] = "/tmp/scrutin-decode-XXXXXX";
	int fd = mkstemp(path);
	struct run r;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, content, n), n);
	close(fd);
	r = run(4, (char *[]) { "decode", "--driver", "sim", path, NULL });
	unlink(path);
	return r;
}

static void
assert_run(struct run r, int code, const char *out, const char *err)
{
	assert_int_equal(r.code, code);
	assert_string_equal(r.out, out);
	if (!strstr(r.err, err))
		fail_msg("no '%s' in: %s", err, r.err);
	free(r.out);
	free(r.err);
}

static void
the_real_session_has_one_press_and_no_phantom(void **ctx)
{
	char path[] = FOLDER "iclicker_usb_session.capture";
	struct run r = run(3, (char *[]) { "decode", "--driver=iclicker", path, NULL });

	(void)ctx;
	assert_int_equal(r.code, 0);
	assert_non_null(strstr(r.out, "108352000 totals total=0 A=0 B=0 C=0 D=0 E=0\n"
		"151452000 press handset=82E9701B key=A\n"
		"159597000 totals total=1 A=1 B=0 C=0 D=0 E=0\n"));
	assert_null(strstr(strstr(r.out, "press") + 1, "press"));
	assert_string_equal(r.err, "");
	free(r.out);
	free(r.err);
}

/* HEAD and behind it the name of each driver, a line. */
static const char *
with_all_drivers(const char *head)
{
	static char line[512];
	size_t n = (size_t)snprintf(line, sizeof(line), "%s", head);

	for (const struct receiver_driver *const *d = driver_table; *d; d++)
		n += (size_t)snprintf(line + n, sizeof(line) - n, " %s", (*d)->name);
	snprintf(line + n, sizeof(line) - n, "\n");
	return line;
}

static void
an_unknown_driver_is_a_usage_error_that_names_the_others(void **ctx)
{
	(void)ctx;
	assert_run(run(4, (char *[]) { "decode", "--driver", "teletype", "/dev/null", NULL }), 2, "",
		with_all_drivers("no driver 'teletype'; there are:"));
}

static void
a_missing_driver_or_capture_is_a_usage_error(void **ctx)
{
	(void)ctx;
	assert_run(run(2, (char *[]) { "decode", "/dev/null", NULL }), 2, "", "--driver is missing");
	assert_run(run(3, (char *[]) { "decode", "--driver", "sim", NULL }), 2, "", "one capture is wanted");
	assert_run(run(2, (char *[]) { "decode", "--frobnicate", NULL }), 2, "", "usage: scrutin decode");
}

static void
a_file_that_is_not_there_or_a_folder_is_unreadable_input(void **ctx)
{
	(void)ctx;
	assert_run(run(4, (char *[]) { "decode", "--driver", "sim", "/nowhere/at/all", NULL }), 3, "",
		"/nowhere/at/all: No such file");
	assert_run(run(4, (char *[]) { "decode", "--driver", "sim", "/tmp", NULL }), 3, "", "/tmp: cannot be read");
}

static void
a_bad_line_is_named_and_nothing_before_it_is_printed(void **ctx)
{
	static const char text[] = "# x\n1000 a5 07 01 00 07 00 00 00 02 03\n2000 a5 0\n";

	(void)ctx;
	assert_run(run_content(text, sizeof(text) - 1), 3, "", ":3: an odd hex digit: half a byte\n");
}

static void
what_the_host_wrote_prints_nothing(void **ctx)
{
	static const char text[] = "1000 > a5 07 01 00 07 00 00 00 02 03\n";

	(void)ctx;
	assert_run(run_content(text, sizeof(text) - 1), 0, "", "");
}

static void
an_empty_capture_is_a_capture(void **ctx)
{
	(void)ctx;
	assert_run(run_content("", 0), 0, "", "");
}

static void
help_names_the_drivers(void **ctx)
{
	struct run r = run(2, (char *[]) { "decode", "--help", NULL });

	(void)ctx;
	assert_int_equal(r.code, 0);
	assert_non_null(strstr(r.out, with_all_drivers("Drivers:")));
	free(r.out);
	free(r.err);
}

static void
a_profile_that_is_not_there_or_none_is_unreadable_input(void **ctx)
{
	(void)ctx;
	assert_run(run(4, (char *[]) { "decode", "--driver", "profile:/nowhere/at/all", "/dev/null", NULL }), 3, "",
		"scrutin decode: /nowhere/at/all: cannot be read: No such file");
	assert_run(run(4, (char *[]) { "decode", "--driver", "profile:LICENSE", "/dev/null", NULL }), 3, "",
		"scrutin decode: LICENSE:2: ");
	assert_run(run(4, (char *[]) { "decode", "--driver", "profile:" FOLDER "sim_noise.golden", "/dev/null", NULL }), 3, "",
		"sim_noise.golden:");
}

static void
no_capture_is_without_a_header(void **ctx)
{
	char path[512];
	char *text;

	snprintf(path, sizeof(path), FOLDER "%s", (const char *)*ctx);
	text = slurp(path);
	assert_int_equal(strncmp(text, "# receiver:", 11), 0);
	assert_non_null(strstr(text, "\n# taken:"));
	assert_non_null(strstr(text, "\n# shows:"));
	free(text);
}

#define TEST(f) { .name = #f, .test_func = (f) }

int
main(void)
{
	static struct CMUnitTest tests[256] = {
		TEST(the_real_session_has_one_press_and_no_phantom),
		TEST(an_unknown_driver_is_a_usage_error_that_names_the_others),
		TEST(a_missing_driver_or_capture_is_a_usage_error),
		TEST(a_file_that_is_not_there_or_a_folder_is_unreadable_input),
		TEST(a_bad_line_is_named_and_nothing_before_it_is_printed),
		TEST(what_the_host_wrote_prints_nothing),
		TEST(an_empty_capture_is_a_capture),
		TEST(help_names_the_drivers),
		TEST(each_profile_has_a_capture),
		TEST(a_profile_that_is_not_there_or_none_is_unreadable_input),
	};
	struct dirent **files;
	size_t n = 10;
	int found = scandir(FOLDER, &files, NULL, alphasort);

	if (found < 0) {
		perror(FOLDER);
		return 1;
	}
	for (int i = 0; i < found; i++) {
		const char *dot = strrchr(files[i]->d_name, '.');

		if (!dot || strcmp(dot, ".capture") != 0 || n + 2 > LEN(tests))
			continue;
		tests[n++] = (struct CMUnitTest) { .name = files[i]->d_name, .test_func = capture_matches_golden,
			.initial_state = files[i]->d_name };
		tests[n++] = (struct CMUnitTest) { .name = "  and its header says whence it came",
			.test_func = no_capture_is_without_a_header, .initial_state = files[i]->d_name };
	}
	if (n < 10 + 2 * 16) {
		fprintf(stderr, "captures are missing from " FOLDER "\n");
		return 1;
	}
	n = (size_t)_cmocka_run_group_tests("decode", tests, n, NULL, NULL);
	for (int i = 0; i < found; i++)
		free(files[i]);
	free(files);
	return (int)n;
}
