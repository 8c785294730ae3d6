/*
 * verified.h -- sealed records and a ballot of their own in memory, to be spoilt, and what the verifier then says of them
 *
 * For a group of tests between sealed_make() and sealed_unmake().
 */
#ifndef TESTS_VERIFIED_H
#define TESTS_VERIFIED_H

#include <errno.h>

#include "lib/record_sample.h"
#include "record/verify.h"

#define MAX_FRAMES 32

static struct sample_folder folder;
static struct key_private key, stranger, witness;
static uint8_t *record, *other, *ballot; /* sealed by KEY; OTHER has another origin */
static size_t record_n, other_n, ballot_n;

static inline int
sealed_make(void **ctx)
{
	(void)ctx;
	sample_folder_new(&folder);
	sample_key(0, &key);
	sample_key(1, &stranger);
	sample_key(2, &witness);
	sample_record(&folder, "other", SAMPLE_OTHER, &key);
	sample_record(&folder, "record", SAMPLE_ORIGIN, &key);
	record = sample_bytes(&folder, "record", &record_n);
	other = sample_bytes(&folder, "other", &other_n);
	ballot = sample_bytes(&folder, "t.001.ballot", &ballot_n);
	return 0;
}

static inline int
sealed_unmake(void **ctx)
{
	(void)ctx;
	free(record);
	free(other);
	free(ballot);
	sample_folder_done(&folder);
	return 0;
}

static struct verify_report report;

/* The verdict's word; "not a record". */
static inline const char *
verdict_with(const uint8_t *bytes, size_t n, const struct verify_wants *wants)
{
	/* A copy of its own size, so that a read behind the end is seen. */
	uint8_t *exact = malloc(n > 0 ? n : 1);
	int r;

	assert_non_null(exact);
	memcpy(exact, bytes, n);
	r = verify_bytes(exact, n, wants, &report);
	free(exact);
	if (r == -EPROTO) {
		assert_true(report.why[0] != '\0');
		return "not a record";
	}
	assert_int_equal(r, 0);
	return verdict_word(report.verdict);
}

static inline const char *
verdict(const uint8_t *bytes, size_t n)
{
	return verdict_with(bytes, n, &(struct verify_wants) { .key = &key.pub });
}

/* The detail of the line of CHECK that is in STATE; "" where there is none. */
static inline const char *
detail(enum check_state state, const char *check)
{
	for (size_t i = 0; i < report.n_lines; i++)
		if (report.lines[i].state == state && strcmp(report.lines[i].check, check) == 0)
			return report.lines[i].detail;
	return "";
}

/* --- frames, to build records that no journal would write --------------------------------------------------------- */

struct frames {
	size_t n;
	struct frame f[MAX_FRAMES];
};

static inline void
cut_frames(const uint8_t *bytes, size_t n, struct frames *ret)
{
	const char *why;
	size_t at = 0;

	ret->n = 0;
	while (frame_next(bytes, n, &at, &ret->f[ret->n], &why) == 1)
		ret->n++;
	assert_int_equal(at, n);
}

static uint8_t joined[1 << 16];

static inline size_t
join_frames(const struct frames *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++) {
		int64_t w = frame_write(f->f[i].payload, f->f[i].len, joined + n, sizeof(joined) - n);

		assert_true(w > 0);
		n += (size_t)w;
	}
	return n;
}

static inline const char *
verdict_frames(const struct frames *f)
{
	return verdict(joined, join_frames(f));
}

/* Entry I decoded, to be changed and encoded again by put_entry(). */
static inline Record__Entry *
get_entry(const struct frames *f, size_t i)
{
	return record__entry__unpack(NULL, f->f[i].len, f->f[i].payload);
}

static inline void
put_entry(struct frames *f, size_t i, Record__Entry *e)
{
	static uint8_t room[4][8192];
	static unsigned turn;
	uint8_t *payload = room[turn++ % 4];

	f->f[i].len = (uint32_t)record__entry__pack(e, payload);
	f->f[i].payload = payload;
	record__entry__free_unpacked(e, NULL);
}

static inline void
set_text(char **text, const char *to)
{
	free(*text);
	*text = strdup(to);
}

#endif
