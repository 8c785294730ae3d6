/* test_words.c -- heads as words */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "record/words.h"

/* The published examples of proquints, two addresses of 32 bits each a row. */
static const struct digest root = { .bytes = { 127, 0, 0, 1, 63, 84, 220, 193, 140, 98, 193, 141, 64, 255, 6, 200 } };
static const char said[] = "lusab babad gutih tugad mopam sizas haguz biram";

static void
words_are_the_published_proquints(void **ctx)
{
	char got[WORDS_SIZE];

	(void)ctx;
	words_of(&root, got);
	assert_memory_equal(got, "lusab babad gutih tugad", 23);
	assert_int_equal(strlen(got), WORDS_SIZE - 1);
	assert_true(words_valid(got));
	assert_true(words_match(got, &root));
}

static void
every_bit_of_the_first_128_changes_the_words(void **ctx)
{
	char plain[WORDS_SIZE], got[WORDS_SIZE];

	(void)ctx;
	words_of(&root, plain);
	for (int bit = 0; bit < 128; bit++) {
		struct digest d = root;

		d.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
		words_of(&d, got);
		assert_string_not_equal(got, plain);
		assert_false(words_match(plain, &d));
	}
}

static void
case_and_separators_do_not_matter(void **ctx)
{
	char plain[WORDS_SIZE], text[128] = "  \n";

	(void)ctx;
	words_of(&root, plain);
	for (char *p = plain; *p; p++) {
		size_t n = strlen(text);

		if (*p == ' ')
			strcat(text, (p - plain) % 12 == 5 ? "-" : " \n ");
		else {
			text[n] = (char)(*p - 32);
			text[n + 1] = '\0';
		}
	}
	strcat(text, " \n");
	assert_true(words_match(text, &root));
}

static void
other_texts_are_no_words(void **ctx)
{
	static const char *const rows[] = {
		"", "lusab", "lusab babad gutih tugad mopam sizas haguz", "lusabbabadgutihtugadmopamsizashaguzbiram",
		"lusab babad gutih tugad mopam sizas haguz biram babab", "lusab babad gutih tugad mopam sizas haguz birac",
		"lusab babad gutih tugad mopam sizas haguz bixam", "lusab babad gutih tugad mopam sizas haguz\xc3\xa9 iram",
		"luséb babad gutih tugad mopam sizas haguz biram",
	};

	(void)ctx;
	assert_true(words_valid(said));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_false(words_valid(rows[i]));
		assert_false(words_match(rows[i], &root));
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_the_published_proquints),
		cmocka_unit_test(every_bit_of_the_first_128_changes_the_words),
		cmocka_unit_test(case_and_separators_do_not_matter),
		cmocka_unit_test(other_texts_are_no_words),
	};

	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
