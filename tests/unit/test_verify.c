/* test_verify.c -- what a sealed record is, and what is none */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/verified.h"
#include "record/words.h"

/* --- the good case -------------------------------------------------------------------------------------------- */

static void
a_sealed_record_is_sealed(void **ctx)
{
	(void)ctx;
	assert_string_equal(verdict(record, record_n), "sealed");
	assert_false(report.ballot);
	assert_int_equal(report.entries, SAMPLE_ENTRIES);
	assert_string_equal(detail(CHECK_OK, "checkpoints"), "3, each over all entries before it");
	assert_string_equal(detail(CHECK_OK, "redacted"), "0");
}

static void
without_a_pinned_key_nothing_is_sealed(void **ctx)
{
	(void)ctx;
	assert_string_equal(verdict_with(record, record_n, &(struct verify_wants) { 0 }), "untrusted");
	assert_string_equal(verdict_with(ballot, ballot_n, &(struct verify_wants) { 0 }), "untrusted");
}

static void
another_key_is_refused(void **ctx)
{
	struct verify_wants wants = { .key = &stranger.pub };

	(void)ctx;
	assert_string_equal(verdict_with(record, record_n, &wants), "forged");
	assert_string_equal(detail(CHECK_FAIL, "signature"), "entry 1: not signed by the pinned key");
	assert_string_equal(verdict_with(ballot, ballot_n, &wants), "forged");
}

/* --- cut and flipped everywhere ----------------------------------------------------------------------------------- */

static void
truncated_record_is_unfinished(void **ctx)
{
	(void)ctx;
	for (size_t n = 0; n < record_n; n++) {
		const char *v = verdict(record, n);

		if (strcmp(v, "unfinished") != 0 && strcmp(v, "unsealed") != 0)
			fail_msg("cut to %zu bytes: %s", n, v);
	}
	/* Behind each checkpoint the record holds together, and still says that its end is missing. */
	struct frames f;
	cut_frames(record, record_n, &f);
	f.n = 10;
	assert_string_equal(verdict_frames(&f), "unfinished");
	assert_string_equal(detail(CHECK_OK, "seal"), "every entry is under a checkpoint");
	f.n = 8;
	assert_string_equal(verdict_frames(&f), "unfinished");
	assert_string_equal(detail(CHECK_FAIL, "seal"), "entries 2..7 are under no checkpoint");
	f.n = 11;
	assert_string_equal(verdict_frames(&f), "unfinished");
	assert_string_equal(detail(CHECK_ABSENT, "end"), "END at entry 10, without its checkpoint");
}

static void
no_flipped_bit_leaves_it_sealed(void **ctx)
{
	/* One bit a byte, each in turn; a CRC-32 misses no single bit. */
	uint8_t *copy = malloc(record_n);

	(void)ctx;
	memcpy(copy, record, record_n);
	for (size_t i = 0; i < record_n; i++) {
		const char *v;

		copy[i] ^= (uint8_t)(1 << i % 8);
		v = verdict(copy, record_n);
		if (strcmp(v, "damaged") != 0 && !(i < 4 && strcmp(v, "not a record") == 0))
			fail_msg("byte %zu bit %zu: %s", i, i % 8, v);
		copy[i] = record[i];
	}
	free(copy);
}

static void
no_other_byte_leaves_it_sealed(void **ctx)
{
	uint8_t *copy = malloc(record_n);

	(void)ctx;
	memcpy(copy, record, record_n);
	for (size_t i = 0; i < record_n; i++) {
		copy[i] = (uint8_t)~record[i];
		assert_string_not_equal(verdict(copy, record_n), "sealed");
		copy[i] = record[i] == 0 ? 0x20 : 0;
		assert_string_not_equal(verdict(copy, record_n), "sealed");
		copy[i] = record[i];
	}
	free(copy);
}

/* A forger repairs the CRC; every byte of every payload is under the seal, those of the closing checkpoint too. */
static void
no_byte_of_a_payload_is_outside_the_seal(void **ctx)
{
	struct frames f;

	(void)ctx;
	cut_frames(record, record_n, &f);
	for (size_t i = 0; i < f.n; i++) {
		uint8_t payload[4096];
		const struct frame whole = f.f[i];

		memcpy(payload, whole.payload, whole.len);
		f.f[i].payload = payload;
		for (size_t k = 0; k < whole.len; k++) {
			payload[k] ^= (uint8_t)(1 << k % 8);
			if (strcmp(verdict_frames(&f), "sealed") == 0)
				fail_msg("entry %zu byte %zu: sealed", i, k);
			payload[k] = whole.payload[k];
		}
		f.f[i] = whole;
	}
	assert_string_equal(verdict_frames(&f), "sealed");
}

/* --- what a forger would do ----------------------------------------------------------------------------------- */

static void
resealed_entry_is_refused(void **ctx)
{
	struct frames f;
	Record__Entry *e;

	/* The president's key was not at hand: one press is changed, and everything after it sealed again by another key. */
	(void)ctx;
	cut_frames(record, record_n, &f);
	e = get_entry(&f, 6);
	set_text(&e->press->key, "B");
	put_entry(&f, 6, e);
	assert_string_equal(verdict_frames(&f), "forged");
	assert_string_equal(detail(CHECK_FAIL, "checkpoints"),
	                    "entry 9: another head: something among the entries 1..8 was changed");

	sample_record(&folder, "resealed", SAMPLE_ORIGIN, &stranger);
	size_t n;
	uint8_t *bytes = sample_bytes(&folder, "resealed", &n);
	assert_string_equal(verdict(bytes, n), "forged");

	/* Only the last seals are the stranger's: the first signature that fails is told. */
	struct frames g;
	cut_frames(record, record_n, &f);
	cut_frames(bytes, n, &g);
	f.f[11] = g.f[11];
	assert_string_equal(verdict_frames(&f), "forged");
	assert_string_equal(detail(CHECK_FAIL, "signature"), "entry 11: not signed by the pinned key");
	free(bytes);
}

static void
unsealed_record_is_refused(void **ctx)
{
	struct frames f, g = { 0 };
	Record__Entry *e;

	(void)ctx;
	cut_frames(record, record_n, &f);
	for (size_t i = 0; i < f.n; i++)
		if (i != 1 && i != 9 && i != 11)
			g.f[g.n++] = f.f[i];
	e = get_entry(&g, g.n - 1);
	e->end->entries = g.n - 1;
	put_entry(&g, g.n - 1, e);
	assert_string_equal(verdict_frames(&g), "unsealed");
	assert_string_equal(verdict_with(joined, join_frames(&g), &(struct verify_wants) { 0 }), "unsealed");
}

static void
swapped_entries_are_forged(void **ctx)
{
	struct frames f;
	struct frame keep;

	(void)ctx;
	for (size_t i = 0; i + 1 < SAMPLE_ENTRIES; i++) {
		cut_frames(record, record_n, &f);
		keep = f.f[i];
		f.f[i] = f.f[i + 1];
		f.f[i + 1] = keep;
		assert_string_not_equal(verdict_frames(&f), "sealed");
		if (i > 1 && i < 8)
			assert_string_equal(verdict_frames(&f), "forged");
	}
}

static void
an_entry_taken_out_is_missed(void **ctx)
{
	(void)ctx;
	for (size_t out = 0; out < SAMPLE_ENTRIES; out++) {
		struct frames f;
		const char *v;

		cut_frames(record, record_n, &f);
		f.n--;
		memmove(&f.f[out], &f.f[out + 1], (f.n - out) * sizeof(f.f[0]));
		v = verdict_frames(&f);
		assert_string_equal(v, out == 0 ? "not a record" : out == 11 ? "unfinished" : "forged");
		if (out > 1 && out < 9)
			assert_string_equal(detail(CHECK_FAIL, "checkpoints"),
			                    "entry 8: sealed as entry 9: entries were put in, taken out or moved");
	}
}

static void
an_entry_put_in_is_seen(void **ctx)
{
	(void)ctx;
	for (size_t in = 1; in <= SAMPLE_ENTRIES; in++) {
		struct frames f;

		cut_frames(record, record_n, &f);
		memmove(&f.f[in + 1], &f.f[in], (f.n - in) * sizeof(f.f[0]));
		f.f[in] = f.f[in - 1];
		f.n++;
		assert_string_equal(verdict_frames(&f), in == SAMPLE_ENTRIES ? "damaged" : "forged");
	}
}

static void
a_seal_of_another_record_is_forged(void **ctx)
{
	struct frames f, g;

	(void)ctx;
	cut_frames(record, record_n, &f);
	cut_frames(other, other_n, &g);
	f.f[11] = g.f[11];
	assert_string_equal(verdict_frames(&f), "forged");
	assert_string_equal(detail(CHECK_FAIL, "origin"), "entry 11: a seal of another record, " SAMPLE_OTHER);

	/* All of another record, under this one's name: its START is under the seal. */
	cut_frames(other, other_n, &g);
	cut_frames(record, record_n, &f);
	g.f[0] = f.f[0];
	assert_string_equal(verdict_frames(&g), "forged");
}

static void
rolled_back_to_an_earlier_checkpoint_is_not_sealed(void **ctx)
{
	struct frames f;

	(void)ctx;
	cut_frames(record, record_n, &f);
	f.f[11] = f.f[9]; /* END, then the old seal again */
	assert_string_equal(verdict_frames(&f), "forged");
	f.f[9] = f.f[10]; /* END straight behind the ballot, then the old seal */
	f.f[10] = f.f[11];
	f.n = 11;
	assert_string_equal(verdict_frames(&f), "forged");
}

static void
a_closing_checkpoint_that_says_more_is_forged(void **ctx)
{
	struct frames f;
	Record__Entry *e;

	(void)ctx;
	cut_frames(record, record_n, &f);
	e = get_entry(&f, 11);
	e->checkpoint->utc_us = 1;
	put_entry(&f, 11, e);
	assert_string_equal(verdict_frames(&f), "forged");
	assert_string_equal(detail(CHECK_FAIL, "end"), "entry 11: the closing checkpoint says more than its note");

	cut_frames(record, record_n, &f);
	e = get_entry(&f, 11);
	e->at_us++;
	put_entry(&f, 11, e);
	assert_string_equal(verdict_frames(&f), "forged");
}

/* The key's holder can sign anything; what cannot be is refused all the same. */
static void
time_that_falls_is_forged(void **ctx)
{
	struct frames f;
	Record__Entry *e;

	(void)ctx;
	cut_frames(record, record_n, &f);
	e = get_entry(&f, 6);
	e->at_us = 3499999;
	put_entry(&f, 6, e);
	assert_string_equal(verdict_frames(&f), "forged");
	assert_string_equal(detail(CHECK_FAIL, "order"),
	                    "entry 6: its time 3499999 us is before that of an entry above, 3500000 us");
}

static void
two_kinds_in_one_entry_are_damage(void **ctx)
{
	struct frames f;
	uint8_t payload[4096];

	(void)ctx;
	cut_frames(record, record_n, &f);
	memcpy(payload, f.f[5].payload, f.f[5].len);
	memcpy(payload + f.f[5].len, f.f[6].payload, f.f[6].len);
	f.f[5].payload = payload;
	f.f[5].len += f.f[6].len;
	assert_string_equal(verdict_frames(&f), "damaged");
	assert_string_equal(detail(CHECK_FAIL, "frames") + strcspn(detail(CHECK_FAIL, "frames"), ":"),
	                    ": the payload is not an entry");
}

/* --- tails ---------------------------------------------------------------------------------------------------- */

static void
bytes_behind_the_end_are_damage(void **ctx)
{
	uint8_t *longer = calloc(1, record_n + 4096);

	(void)ctx;
	memcpy(longer, record, record_n);
	assert_string_equal(verdict(longer, record_n + 1), "damaged");
	assert_string_equal(verdict(longer, record_n + 4096), "damaged");
	longer[record_n] = 7;
	assert_string_equal(verdict(longer, record_n + 5), "damaged");
	free(longer);
}

static void
a_zero_filled_tail_is_unfinished(void **ctx)
{
	struct frames f;
	size_t n;

	(void)ctx;
	cut_frames(record, record_n, &f);
	f.n = 8;
	n = join_frames(&f);
	memset(joined + n, 0, 4096);
	assert_string_equal(verdict(joined, n + 4096), "unfinished");
	assert_string_equal(verdict(joined, n + 1), "unfinished");
	joined[n + 4095] = 1;
	assert_string_equal(verdict(joined, n + 4096), "damaged");
	for (size_t cut = 700; cut < record_n; cut++) { /* at any byte: zeros from there */
		memcpy(joined, record, record_n);
		memset(joined + cut, 0, record_n - cut + 4096);
		assert_string_equal(verdict(joined, record_n + 4096), "unfinished");
	}
}

static void
no_record_at_all_is_said_so(void **ctx)
{
	static const uint8_t zeros[600];
	struct frames f;

	(void)ctx;
	assert_string_equal(verdict((const uint8_t *)"", 0), "unfinished");
	assert_string_equal(verdict(zeros, sizeof(zeros)), "unfinished");
	assert_string_equal(verdict((const uint8_t *)"hello", 5), "unfinished");
	assert_string_equal(verdict((const uint8_t *)"a letter to the mayor", 21), "not a record");
	cut_frames(record, record_n, &f);
	f.f[0] = f.f[5];
	assert_string_equal(verdict_frames(&f), "not a record");
}

/* --- redaction, words, witnesses ---------------------------------------------------------------------------------- */

static void
redact(struct frames *f, size_t i, uint8_t ret_payload[34])
{
	struct digest leaf;

	tree_leaf(f->f[i].payload, f->f[i].len, &leaf);
	ret_payload[0] = 0x7a;
	ret_payload[1] = 32;
	memcpy(ret_payload + 2, &leaf, 32);
	f->f[i].payload = ret_payload;
	f->f[i].len = 34;
}

static void
redacted_entries_are_counted_and_not_refused(void **ctx)
{
	uint8_t a[34], b[34];
	struct frames f;

	(void)ctx;
	cut_frames(record, record_n, &f);
	redact(&f, 5, a);
	redact(&f, 6, b);
	assert_string_equal(verdict_frames(&f), "sealed");
	assert_string_equal(detail(CHECK_OK, "redacted"), "2");
	a[5] ^= 1;
	assert_string_equal(verdict_frames(&f), "forged");

	cut_frames(record, record_n, &f);
	redact(&f, 10, a); /* an END that cannot be read is no END */
	assert_string_equal(verdict_frames(&f), "unfinished");
}

static void
words_are_those_of_a_checkpoint(void **ctx)
{
	struct verify_wants wants = { .key = &key.pub };
	char words[WORDS_SIZE];
	struct digest root;
	struct frames f;
	struct note note;
	Record__Entry *e;

	(void)ctx;
	cut_frames(record, record_n, &f);
	e = get_entry(&f, 9);
	assert_int_equal(note_parse(e->checkpoint->note, strlen(e->checkpoint->note), &note), 0);
	record__entry__free_unpacked(e, NULL);
	root = note.head.root;
	words_of(&root, words);
	wants.words = words;
	assert_string_equal(verdict_with(record, record_n, &wants), "sealed");
	assert_string_equal(detail(CHECK_OK, "words"), "those of the head over 9 entries");
	assert_string_equal(verdict_with(ballot, ballot_n, &wants), "sealed");
	assert_string_equal(verdict_with(other, other_n, &wants), "forged");
	wants.words = "babab";
	assert_string_equal(verdict_with(record, record_n, &wants), "forged");
}

static void
witnesses_are_checked_where_asked_for(void **ctx)
{
	struct verify_wants wants = { .key = &key.pub, .witnesses = &witness.pub, .n_witnesses = 1 };
	char signed_note[NOTE_MAX], earlier[NOTE_MAX];
	struct frames f;
	Record__Entry *e;
	int n;

	(void)ctx;
	assert_string_equal(verdict_with(record, record_n, &wants), "untrusted");

	cut_frames(record, record_n, &f);
	e = get_entry(&f, 11);
	n = note_cosign(e->checkpoint->note, "opposition.example/w1", &witness, 1678990000, signed_note);
	record__entry__free_unpacked(e, NULL);
	assert_true(n > 0);
	wants.witness_note = signed_note;
	wants.witness_note_len = (size_t)n;
	assert_string_equal(verdict_with(record, record_n, &wants), "sealed");
	assert_string_equal(detail(CHECK_OK, "witness"), "1: opposition.example/w1 signed at Unix time 1678990000");

	wants.witnesses = &stranger.pub;
	assert_string_equal(verdict_with(record, record_n, &wants), "untrusted");
	wants.witnesses = &witness.pub;
	assert_string_equal(verdict_with(other, other_n, &wants), "forged");
	signed_note[n - 8] = signed_note[n - 8] == 'A' ? 'B' : 'A';
	assert_string_equal(verdict_with(record, record_n, &wants), "forged");

	e = get_entry(&f, 9); /* a head of earlier that evening does not cover the end */
	n = note_cosign(e->checkpoint->note, "opposition.example/w1", &witness, 1678990000, earlier);
	record__entry__free_unpacked(e, NULL);
	wants.witness_note = earlier;
	wants.witness_note_len = (size_t)n;
	assert_string_equal(verdict_with(record, record_n, &wants), "forged");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sealed_record_is_sealed),
		cmocka_unit_test(without_a_pinned_key_nothing_is_sealed),
		cmocka_unit_test(another_key_is_refused),
		cmocka_unit_test(truncated_record_is_unfinished),
		cmocka_unit_test(no_flipped_bit_leaves_it_sealed),
		cmocka_unit_test(no_other_byte_leaves_it_sealed),
		cmocka_unit_test(no_byte_of_a_payload_is_outside_the_seal),
		cmocka_unit_test(resealed_entry_is_refused),
		cmocka_unit_test(unsealed_record_is_refused),
		cmocka_unit_test(swapped_entries_are_forged),
		cmocka_unit_test(an_entry_taken_out_is_missed),
		cmocka_unit_test(an_entry_put_in_is_seen),
		cmocka_unit_test(a_seal_of_another_record_is_forged),
		cmocka_unit_test(rolled_back_to_an_earlier_checkpoint_is_not_sealed),
		cmocka_unit_test(a_closing_checkpoint_that_says_more_is_forged),
		cmocka_unit_test(time_that_falls_is_forged),
		cmocka_unit_test(two_kinds_in_one_entry_are_damage),
		cmocka_unit_test(bytes_behind_the_end_are_damage),
		cmocka_unit_test(a_zero_filled_tail_is_unfinished),
		cmocka_unit_test(no_record_at_all_is_said_so),
		cmocka_unit_test(redacted_entries_are_counted_and_not_refused),
		cmocka_unit_test(words_are_those_of_a_checkpoint),
		cmocka_unit_test(witnesses_are_checked_where_asked_for),
	};

	return cmocka_run_group_tests_name("verify", tests, sealed_make, sealed_unmake);
}
