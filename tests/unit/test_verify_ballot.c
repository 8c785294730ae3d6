/* test_verify_ballot.c -- a ballot's own file, without the record that it stands in */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/verified.h"

static void
a_ballot_alone_is_sealed(void **ctx)
{
	(void)ctx;
	assert_string_equal(verdict(ballot, ballot_n), "sealed");
	assert_true(report.ballot);
	assert_string_equal(detail(CHECK_OK, "proofs"), "ballot 1, entries 4..8, each proven to stand in the record");
}

static void
a_cut_ballot_is_not_sealed(void **ctx)
{
	(void)ctx;
	for (size_t n = 0; n < ballot_n; n++)
		assert_string_equal(verdict(ballot, n), "unfinished");
}

static void
no_flipped_bit_leaves_a_ballot_sealed(void **ctx)
{
	uint8_t *copy = malloc(ballot_n);
	struct frames f;

	(void)ctx;
	memcpy(copy, ballot, ballot_n);
	for (size_t i = 0; i < ballot_n; i++) {
		copy[i] ^= (uint8_t)(1 << i % 8);
		assert_string_not_equal(verdict(copy, ballot_n), "sealed");
		copy[i] = ballot[i];
	}
	free(copy);

	/* With the CRC repaired: all but the head's number, which no signature covers and the detail line tells. */
	cut_frames(ballot, ballot_n, &f);
	for (size_t i = 0; i < f.n; i++) {
		uint8_t payload[4096];
		const struct frame whole = f.f[i];

		memcpy(payload, whole.payload, whole.len);
		f.f[i].payload = payload;
		for (size_t k = 0; k < whole.len; k++) {
			payload[k] ^= 0x04;
			if (strcmp(verdict_frames(&f), "sealed") == 0 && !(i == 0 && k == 3))
				fail_msg("frame %zu byte %zu: sealed", i, k);
			payload[k] = whole.payload[k];
		}
		f.f[i] = whole;
	}
}

static void
a_ballot_that_lost_an_entry_is_not_sealed(void **ctx)
{
	struct frames f;

	(void)ctx;
	for (size_t out = 1; out <= 5; out++) {
		cut_frames(ballot, ballot_n, &f);
		f.n--;
		memmove(&f.f[out], &f.f[out + 1], (f.n - out) * sizeof(f.f[0]));
		assert_string_equal(verdict_frames(&f), out == 5 ? "unfinished" : "forged");
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_ballot_alone_is_sealed),
		cmocka_unit_test(a_cut_ballot_is_not_sealed),
		cmocka_unit_test(no_flipped_bit_leaves_a_ballot_sealed),
		cmocka_unit_test(a_ballot_that_lost_an_entry_is_not_sealed),
	};

	return cmocka_run_group_tests_name("verify a ballot", tests, sealed_make, sealed_unmake);
}
