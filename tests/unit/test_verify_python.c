/*
 * test_verify_python.c -- two verifiers, one verdict
 *
 * tests/verify.py is written in another language from the documentation alone.  Both look at a sealed record and at
 * many spoilt ones; one line a case that differs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>

#include "lib/record_sample.h"
#include "record/verify.h"

#define CASES 400

static struct sample_folder folder;
static struct key_private key, stranger;
static uint8_t *record;
static size_t record_n, cases;
static char ours[CASES][16], what[CASES][64];

static int
make(void **ctx)
{
	(void)ctx;
	sample_folder_new(&folder);
	sample_key(0, &key);
	sample_key(1, &stranger);
	sample_record(&folder, "record", SAMPLE_ORIGIN, &key);
	record = sample_bytes(&folder, "record", &record_n);
	return 0;
}

static int
unmake(void **ctx)
{
	(void)ctx;
	free(record);
	sample_folder_done(&folder);
	return 0;
}

/* Our verdict of the bytes, which are left in a file for the other. */
static void
spoilt(const char *name, size_t number, const uint8_t *bytes, size_t n)
{
	struct verify_wants wants = { .key = &key.pub };
	struct verify_report report;
	char file[32];

	assert_true(cases < CASES);
	if (verify_bytes(bytes, n, &wants, &report) < 0)
		return; /* not a record at all: the other has no word for it */
	snprintf(file, sizeof(file), "case%04zu", cases);
	sample_write(&folder, file, bytes, n);
	snprintf(ours[cases], sizeof(ours[0]), "%s", verdict_word(report.verdict));
	snprintf(what[cases], sizeof(what[0]), "%s %zu", name, number);
	cases++;
}

/* The record with its frames as EDIT leaves them. */
static void
spoil_frames(const char *name, size_t number, void (*edit)(struct frame *, size_t *, size_t))
{
	static uint8_t joined[1 << 16];
	struct frame f[32];
	const char *why;
	size_t n = 0, at = 0;

	while (frame_next(record, record_n, &at, &f[n], &why) == 1)
		n++;
	edit(f, &n, number);
	at = 0;
	for (size_t i = 0; i < n; i++)
		at += (size_t)frame_write(f[i].payload, f[i].len, joined + at, sizeof(joined) - at);
	spoilt(name, number, joined, at);
}

static void
swap(struct frame *f, size_t *n, size_t i)
{
	struct frame keep = f[i];

	(void)n;
	f[i] = f[i + 1];
	f[i + 1] = keep;
}

static void
drop(struct frame *f, size_t *n, size_t i)
{
	memmove(&f[i], &f[i + 1], (--*n - i) * sizeof(*f));
}

static void
twice(struct frame *f, size_t *n, size_t i)
{
	memmove(&f[i + 1], &f[i], ((*n)++ - i) * sizeof(*f));
}

static void
redact(struct frame *f, size_t *n, size_t i)
{
	static uint8_t payload[34];

	(void)n;
	payload[0] = 0x7a;
	payload[1] = 32;
	tree_leaf(f[i].payload, f[i].len, (struct digest *)(payload + 2));
	f[i].payload = payload;
	f[i].len = 34;
}

/* A flipped bit in the payload of frame i, the CRC repaired. */
static void
flip(struct frame *f, size_t *n, size_t at)
{
	static uint8_t payload[4096];
	size_t i = at % *n;

	memcpy(payload, f[i].payload, f[i].len);
	payload[at * 7 % f[i].len] ^= (uint8_t)(1 << at % 8);
	f[i].payload = payload;
}

static void
unsealed(struct frame *f, size_t *n, size_t i)
{
	(void)i;
	drop(f, n, 11);
	drop(f, n, 9);
	drop(f, n, 1);
}

static void
spoil_all(void)
{
	uint8_t *copy = malloc(record_n + 4096), *bytes;
	size_t n;

	assert_non_null(copy);
	spoilt("as it is", 0, record, record_n);
	for (n = 0; n < record_n; n += 17)
		spoilt("cut to", n, record, n);
	for (size_t i = 0; i < record_n; i += 11) {
		memcpy(copy, record, record_n);
		copy[i] ^= (uint8_t)(1 << i % 8);
		spoilt("flipped byte", i, copy, record_n);
	}
	for (size_t i = 1; i < SAMPLE_ENTRIES - 1; i++)
		spoil_frames("swapped", i, swap);
	for (size_t i = 1; i < SAMPLE_ENTRIES; i++)
		spoil_frames("taken out", i, drop);
	for (size_t i = 1; i < SAMPLE_ENTRIES; i++)
		spoil_frames("twice", i, twice);
	for (size_t i = 1; i < SAMPLE_ENTRIES; i++)
		spoil_frames("redacted", i, redact);
	for (size_t i = 0; i < 40; i++)
		spoil_frames("changed with its CRC", i, flip);
	spoil_frames("unsealed", 0, unsealed);

	memcpy(copy, record, record_n);
	memset(copy + record_n, 0, 4096);
	spoilt("zeros behind", 4096, copy, record_n + 4096);
	for (size_t from = 900; from < record_n; from += 53) {
		memcpy(copy, record, record_n);
		memset(copy + from, 0, record_n - from);
		spoilt("zeros to the end from", from, copy, record_n);
		spoilt("zeros past the end from", from, copy, record_n + 4096);
	}
	memcpy(copy, record, record_n);
	memset(copy + 512, 0, 512);
	spoilt("a hole of zeros", 1, copy, record_n);
	free(copy);

	sample_record(&folder, "other", SAMPLE_ORIGIN, &stranger);
	bytes = sample_bytes(&folder, "other", &n);
	spoilt("another key", 0, bytes, n);
	free(bytes);
}

static void
both_verifiers_give_one_verdict(void **ctx)
{
	char path[96], command[256], line[256];
	size_t differ = 0, sealed = 0;
	FILE *theirs;

	(void)ctx;
	snprintf(path, sizeof(path), "%s/pub", folder.path);
	assert_int_equal(key_save_public(path, &key.pub), 0);
	spoil_all();
	snprintf(command, sizeof(command), "python3 tests/verify.py %s/pub %s/case*", folder.path, folder.path);
	theirs = popen(command, "r");
	assert_non_null(theirs);
	for (size_t i = 0; i < cases; i++) {
		assert_non_null(fgets(line, sizeof(line), theirs));
		line[strcspn(line, " \n")] = '\0';
		sealed += strcmp(ours[i], "sealed") == 0;
		if (strcmp(line, ours[i]) != 0) {
			print_error("%s: ours %s, theirs %s\n", what[i], ours[i], line);
			differ++;
		}
	}
	assert_int_not_equal(pclose(theirs), 0);
	print_message("%zu records, %zu of them sealed\n", cases, sealed);
	assert_int_equal(differ, 0);
	/* Only as it is, and with one of the entries between START and END redacted. */
	assert_int_equal(sealed, 1 + 9);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_verifiers_give_one_verdict),
	};

	return cmocka_run_group_tests_name("verify_python", tests, make, unmake);
}
