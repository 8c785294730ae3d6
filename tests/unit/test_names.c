/* test_names.c -- who is meant by a name as it was typed; the members are the seed's, and some that are hard to tell apart */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "import/names.h"
#include "import/text.h"

static struct text
text(const char *t)
{
	return (struct text) { t, (uint32_t)strlen(t) };
}

static const struct { uint32_t member; bool woman; const char *first, *last; } members[] = {
	{ 1, false, "François", "REBSAMEN" },
	{ 7, false, "Jean-François", "DODET" },
	{ 16, true, "Christine", "MARTIN" },
	{ 20, false, "Hamid", "EL HASSOUNI" },
	{ 29, true, "Dominique", "BEGIN-CLAUDET" },
	{ 32, false, "Jacques", "CARRELET DE LOISY" },
	{ 42, true, "Dominique", "MARTIN-GENDRE" },
	{ 50, false, "Paul", "DUPONT" },
	{ 51, true, "Paule", "DUPONT" },
	{ 52, true, "Marie", "DUVAL" },
	{ 53, false, "Yves", "DUVAL" },
	{ 54, false, "Cœurderoy", "Łukasz-STRAẞE" },
	{ 55, false, "Jean", "DEUX" },
	{ 56, false, "Jean", "DEUX" },
};

static struct names *
chamber(void)
{
	struct names *n = names_new();

	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
		names_add(n, members[i].member, members[i].woman, text(members[i].first), text(members[i].last));
	return n;
}

static const struct { const char *clause, *asked; enum names_answer answer; uint32_t told[2]; } rows[] = {
	{ "first and last name", "François REBSAMEN", NAMES_ONE, { 1 } },
	{ "last and first name", "REBSAMEN François", NAMES_ONE, { 1 } },
	{ "no accents, another case", "francois rebsamen", NAMES_ONE, { 1 } },
	{ "accents as marks of their own", "Franc\u0327ois REBSAMEN", NAMES_ONE, { 1 } },
	{ "last name alone", "Rebsamen", NAMES_ONE, { 1 } },
	{ "a civility before it", "Monsieur REBSAMEN", NAMES_ONE, { 1 } },
	{ "a wrapped hyphen", "BEGIN- CLAUDET", NAMES_ONE, { 29 } },
	{ "a blank for a hyphen", "Mme Begin Claudet", NAMES_ONE, { 29 } },
	{ "a hyphen that does not break", "Jean\u2011François Dodet", NAMES_ONE, { 7 } },
	{ "initials", "J.-F. DODET", NAMES_ONE, { 7 } },
	{ "one initial", "J. Dodet", NAMES_ONE, { 7 } },
	{ "several words", "el-hassouni", NAMES_ONE, { 20 } },
	{ "ligatures, Polish and German letters", "coeurderoy lukasz strasse", NAMES_ONE, { 54 } },
	{ "a last name that begins another's is not guessed", "MARTIN", NAMES_MANY, { 16, 42 } },
	{ "... nor behind a civility that both have", "Mme MARTIN", NAMES_MANY, { 16, 42 } },
	{ "... but the first name decides", "Christine MARTIN", NAMES_ONE, { 16 } },
	{ "... or the initial", "C. MARTIN", NAMES_ONE, { 16 } },
	{ "... and the longer name is clear", "martin gendre", NAMES_ONE, { 42 } },
	{ "a first name with the beginning of a last name is nobody", "Dominique MARTIN", NAMES_NONE, { 16, 42 } },
	{ "the beginning of a last name is nobody", "CARRELET", NAMES_NONE, { 32 } },
	{ "the beginning of a word is nobody, and near nobody", "REB", NAMES_NONE, { 0 } },
	{ "two of one last name", "DUPONT", NAMES_MANY, { 50, 51 } },
	{ "... told apart by civility", "M. DUPONT", NAMES_ONE, { 50 } },
	{ "... and the other", "Madame Dupont", NAMES_ONE, { 51 } },
	{ "an initial that both have", "P. DUPONT", NAMES_MANY, { 50, 51 } },
	{ "M. may be Monsieur or Marie", "M. DUVAL", NAMES_MANY, { 53, 52 } },
	{ "a civility that is not hers", "M. BEGIN-CLAUDET", NAMES_NONE, { 29 } },
	{ "homonyms", "Jean DEUX", NAMES_MANY, { 55, 56 } },
	{ "a first name alone", "Hamid", NAMES_NONE, { 0 } },
	{ "a civility alone", "Mme", NAMES_NONE, { 0 } },
	{ "nothing", "", NAMES_NONE, { 0 } },
	{ "marks alone", " -- ", NAMES_NONE, { 0 } },
};

static void
names_mean_members(void **ctx)
{
	struct names *n = chamber();

	(void)ctx;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		uint32_t told[NAMES_TOLD];
		size_t many, wanted = rows[i].told[0] == 0 ? 0 : rows[i].told[1] == 0 ? 1 : 2;
		enum names_answer answer = names_find(n, text(rows[i].asked), told, &many);

		if (answer != rows[i].answer || many != wanted || memcmp(told, rows[i].told, wanted * sizeof(told[0])) != 0)
			fail_msg("%s: \"%s\" answers %d with %zu members, the first %u", rows[i].clause, rows[i].asked, answer, many,
			         many > 0 ? told[0] : 0);
	}
	names_free(n);
}

static void
count_twin(uint32_t member, uint32_t earlier, void *arg)
{
	assert_int_equal(member, 56);
	assert_int_equal(earlier, 55);
	(*(int *)arg)++;
}

static void
twins_are_told_once(void **ctx)
{
	struct names *n = chamber();
	int twins = 0;

	(void)ctx;
	names_twins(n, count_twin, &twins);
	assert_int_equal(twins, 1);
	names_free(n);
}

static void
a_name_is_printed_one_way(void **ctx)
{
	static const char *const typed[] = {
		"BEGIN-CLAUDET", "BEGIN- CLAUDET", " BEGIN -CLAUDET ", "BEGIN\u00a0-\r\nCLAUDET",
		"BEGIN\u2010CLAUDET", "BE\u200bGIN-CLAUDET",
	};

	(void)ctx;
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		char *clean = NULL;
		size_t len = 0;

		assert_null(text_clean(typed[i], strlen(typed[i]), &clean, &len));
		len = text_join_hyphens(clean, len);
		assert_int_equal(len, strlen(typed[0]));
		assert_memory_equal(clean, typed[0], len);
		free(clean);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_mean_members),
		cmocka_unit_test(twins_are_told_once),
		cmocka_unit_test(a_name_is_printed_one_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
