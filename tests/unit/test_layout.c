/* test_layout.c -- layouts: files that are refused with their line, and what fields, cells, zeros and plurals become */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export/layout_bundle.h"
#include "export/layout_read.h"
#include "export/template.h"

/* --- files ----------------------------------------------------------------------------------------------------------- */

#define HEAD    "[layout]\nname = a\nsource = b\n"
#define EXTRACT "[extract]\ntitle = T\nitem = {object}\ncandidates = {candidate} : {voices}\n"

static const struct { const char *what, *text, *why; } faults[] = {
	{ "an empty file", "", "f:1: [layout] is missing; see scrutin-layout(5)" },
	{ "another file", "item 1 \"Budget\"\n", "f:1: neither [section] nor key = value" },
	{ "a key in no section", "name = a\n", "f:1: \"name\" stands in no section; begin with [layout]" },
	{ "[words] first", "[words]\nproxy = a\n", "f:1: [layout] is missing above [words]" },
	{ "an unknown section", HEAD "[foot]\na = b\n",
		"f:4: there is no section [foot]; known are [layout], [extract] and [words]" },
	{ "a section twice", HEAD "[words]\nproxy = a\n[layout]\nname = c\n",
		"f:6: [layout] stands twice, in line 1 too; make them one" },
	{ "an empty section", HEAD "[extract]\n[words]\nproxy = a\n", "f:4: this section is empty; fill it, or take it out" },
	{ "an empty section at the end", HEAD "[extract]\n", "f:4: this section is empty; fill it, or take it out" },
	{ "no name", "[layout]\nsource = b\n", "f:1: name = is missing in [layout]; add it" },
	{ "no source", "[layout]\nname = b\n", "f:1: source = is missing in [layout]; add it" },
	{ "an empty name", "[layout]\nname =\n", "f:2: name: a text is wanted" },
	{ "an unknown key", HEAD "zeros = 0\n", "f:4: there is no key \"zeros\" in [layout]; see scrutin-layout(5)" },
	{ "a key of another section", HEAD "proxy = a\n", "f:4: there is no key \"proxy\" in [layout]; see scrutin-layout(5)" },
	{ "a key twice", HEAD "zero = 0\nzero = /\n", "f:5: zero stands twice, in line 4 too; keep one" },
	{ "an unknown value", HEAD "zero = -\n", "f:4: zero = -: it is one of: 0 / omit" },
	{ "an empty value", HEAD "plural =\n", "f:4: plural = : it is one of: literal agreed" },
	{ "a word twice", HEAD "[words]\nends = a\nends = b\n", "f:6: ends stands twice, in line 5 too; keep one" },
	{ "an empty word", HEAD "[words]\npresident =\n", "f:5: president: a text is wanted" },
	{ "an unknown field", HEAD "[words]\nproxies = {lables}\n",
		"f:5: {lables}: there is no such field in proxies =; known: {label} {labels} {of_label} {given}" },
	{ "a field of another place", HEAD "[words]\nproxies = {giver}\n",
		"f:5: {giver}: there is no such field in proxies =; known: {label} {labels} {of_label} {given}" },
	{ "a field where there are none", HEAD "[words]\npresident = {presider}\n",
		"f:5: {presider}: there is no such field in president =; known: none" },
	{ "a brace that is not closed", HEAD "[words]\nproxies = a {label\n",
		"f:5: {label: there is no such field in proxies =; known: {label} {labels} {of_label} {given}" },
	{ "an unknown line", HEAD "[extract]\nfoot = a\n", "f:5: there is no key \"foot\" in [extract]; see scrutin-layout(5)" },
	{ "two titles", HEAD "[extract]\ntitle = a\ntitle = b\n", "f:6: title stands twice, in line 5 too; keep one" },
	{ "no decision", HEAD EXTRACT "signatures = secretary-first\n", "f:4: decision = is missing in [extract]; add it" },
	{ "no signatures", HEAD EXTRACT "decision = always\n", "f:4: signatures = is missing in [extract]; add it" },
	{ "no candidates", HEAD "[extract]\ntitle = T\nitem = I\n", "f:4: candidates = is missing in [extract]; add it" },
	{ "candidates without voices", HEAD "[extract]\ncandidates = {candidate}\n",
		"f:5: candidates: {candidate} and {voices} are wanted" },
	{ "a rest without its choice", HEAD "[extract]\nrest = {voices}\n", "f:5: rest: {choice} and {voices} are wanted" },
	{ "an unknown decision", HEAD "[extract]\ndecision = never\n", "f:5: decision = never: it is one of: where-needed always" },
	{ "a row of nine cells", HEAD "[extract]\nrow = 1|2|3|4|5|6|7|8|9\n", "f:5: row: more than 8 cells; write a second row" },
	{ "a tab in a row", HEAD "[extract]\nrow = POUR\t{pour}\n", "f:5: row: a tab; write a blank, or a | where a cell ends" },
	{ "a row that continues", HEAD "[extract]\nrow = a\n  {pour}\n", "f:6: begins with a blank; a line begins with its key" },
	{ "a value that would be cut off", HEAD "[words]\nends = a ; b\n", "f:5: \";\" behind a blank would cut the value off; write "
		"a comma, or put the remark on a line of its own" },
	{ "another encoding", HEAD "[words]\nends = d\xe9l\xe9gation\n", "f:5: not UTF-8; save the file as UTF-8" },
};

static void
a_slip_of_the_pen_is_told_with_its_line(void **state)
{
	static struct layout l;
	char why[LAYOUT_WHY];

	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		int r = layout_read(&l, layout_default(), "f", faults[i].text, strlen(faults[i].text), why);

		if (r == 0 || strcmp(why, faults[i].why) != 0)
			fail_msg("%s: %s", faults[i].what, r == 0 ? "was taken" : why);
	}
}

static void
sixty_lines_are_the_most(void **state)
{
	static struct layout l;
	char text[2000] = HEAD "[extract]\n", why[LAYOUT_WHY];

	(void)state;
	for (int i = 0; i < LAYOUT_LINES + 1; i++)
		strcat(text, "line = a\n");
	assert_int_equal(layout_read(&l, layout_default(), "f", text, strlen(text), why), -1);
	assert_string_equal(why, "f:65: too many lines; an extract has 60 at most");
	memset(text, '#', sizeof(text));
	assert_int_equal(layout_read(&l, layout_default(), "f", text, LAYOUT_FILE_MAX, why), -1);
	assert_string_equal(why, "f: longer than 16383 bytes; is it a layout?");
}

static void
the_layouts_of_the_program_are_good_and_the_first_says_it_all(void **state)
{
	static const char *const names[] = { "dijon", "lasalle", "pornic", "tronget" };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const struct layout *l = layout_find(names[i]);

		assert_non_null(l);
		assert_string_equal(l->name, names[i]);
		assert_true(strlen(l->source) > 20);
	}
	for (size_t i = 0; i < LAYOUT_WORDS; i++)
		assert_non_null(layout_default()->words[i]);
	assert_null(layout_find("dijon.layout"));
	assert_null(layout_find(""));
}

static void
what_a_file_does_not_say_is_as_in_dijon(void **state)
{
	static struct layout l;
	const struct layout *dijon = layout_default();
	const char *text = "\xef\xbb\xbf# mine\r\n[layout]\r\nname = a\r\nsource = b\r\nzero = omit\r\n[words]\r\nmajority =\r\n";
	char why[LAYOUT_WHY];

	(void)state;
	assert_int_equal(layout_read(&l, dijon, "f", text, strlen(text), why), 0);
	assert_int_equal(l.zero, ZERO_OMIT);
	assert_int_equal(l.agreed, dijon->agreed);
	assert_string_equal(l.words[WORD_MAJORITY], "");
	assert_string_equal(l.words[WORD_UNANIMOUS], "à l'unanimité");
	assert_int_equal(l.n_lines, dijon->n_lines);
}

static void
no_cut_and_no_changed_byte_breaks_the_reader(void **state)
{
	static struct layout l;
	static const char bad[] = "\0\n[]={}|;\xff";
	char text[] = HEAD "zero = /\n" EXTRACT "row = A | {pour} (s) | {contre}\ndecision = always\nsignatures = president-first\n"
		"[words]\nproxy = {giver} à {holder}\n", why[LAYOUT_WHY];
	size_t n = sizeof(text) - 1;

	(void)state;
	assert_int_equal(layout_read(&l, layout_default(), "f", text, n, why), 0);
	for (size_t i = 0; i < n; i++) {
		char *cut = malloc(i + 1), was = text[i];

		memcpy(cut, text, i); /* what is read behind it is seen */
		layout_read(&l, layout_default(), "f", cut, i, why);
		free(cut);
		for (size_t k = 0; k < sizeof(bad) - 1; k++) {
			text[i] = bad[k];
			if (layout_read(&l, layout_default(), "f", text, n, why) < 0)
				assert_memory_equal(why, "f:", 2);
		}
		text[i] = was;
	}
}

/* --- texts ----------------------------------------------------------------------------------------------------------- */

enum how { WRITE, ROW, ROW_OF_THE_SECOND, SENTENCE };

/* Of 14 voices 10 are for, none against, 1 abstains, 2 take no part and 1 is silent: 11 voters.  2 of them by proxy. */
static const struct { enum how how; enum layout_zero zero; unsigned agreed; const char *text, *wanted; } texts[] = {
	{ WRITE, ZERO_0, 0, "Votants : {voters}, exprimés : {cast}", "Votants : 11, exprimés : 10" },
	{ WRITE, ZERO_0, 0, "Convoqué le {convocation}", NULL },
	{ WRITE, ZERO_0, 0, "À {hour} | convoqué le {convocation} | à {body}", "À 9 h 05 à Ville" },
	{ WRITE, ZERO_0, 0, "Quorum : {quorum}", NULL },
	{ WRITE, ZERO_0, 0, "Majorité : {required}", NULL },
	{ WRITE, ZERO_0, 0, "plain", "plain" },
	{ WRITE, ZERO_OMIT, 0, "Procurations : {proxies}, absents : {absent}", "Procurations : 0, absents : 3" },
	{ ROW, ZERO_0, 0, "POUR : {pour} | CONTRE : {contre}", "POUR : 10\tCONTRE : 0\n" },
	{ ROW, ZERO_SLASH, 0, "POUR : {pour}|CONTRE : {contre} |", "POUR : 10\tCONTRE : /\t\n" },
	{ ROW, ZERO_OMIT, 0, "| POUR : {pour} | CONTRE : {contre}", "\tPOUR : 10\t\n" },
	{ ROW, ZERO_OMIT, 0, "SCRUTIN | CONTRE : {contre}", NULL },
	{ ROW, ZERO_OMIT, 0, "{pour} pour et {contre} contre", NULL },
	{ ROW, ZERO_0, 0, "SCRUTIN |", "SCRUTIN\t\n" },
	{ ROW_OF_THE_SECOND, ZERO_0, 0, "SCRUTIN | {pour}", "\t10\n" },
	{ ROW, ZERO_0, 0, "{nspp} {pour", "0 {pour\n" },
	{ ROW, ZERO_0, 0, "DONT {proxies_cast} PROCURATION(S)", "DONT 2 PROCURATION(S)\n" },
	{ ROW, ZERO_0, 1, "DONT {proxies_cast} PROCURATION(S)", "DONT 2 PROCURATIONS\n" },
	{ ROW, ZERO_0, 1, "{abstention} abstention(s) | abstention(s) : {abstention}", "1 abstention\tabstention : 1\n" },
	{ ROW, ZERO_SLASH, 1, "{contre} refus(s)", "/ refus\n" },
	{ ROW, ZERO_0, 1, "voix {pour} pour(s), {abstention} autre(s)", "voix 10 pours, 1 autre\n" },
	{ ROW, ZERO_0, 1, "(s) sans chiffre(s)", "(s) sans chiffre(s)\n" },
	{ SENTENCE, ZERO_0, 0, "", "" },
	{ SENTENCE, ZERO_0, 0, "à la majorité", " à la majorité" },
	{ SENTENCE, ZERO_0, 0, "{contre} contre | {abstention} autre | {pour} pour", " 0 contre, 1 autre et 10 pour" },
	{ SENTENCE, ZERO_OMIT, 0, "{contre} contre | {abstention} autre | {pour} pour", " 1 autre et 10 pour" },
	{ SENTENCE, ZERO_OMIT, 0, "{contre} contre | {nspp} autre", "" },
};

static struct account a = { .name = "Ville", .minute = 9 * 60 + 5 };
static struct account_vote votes[1];
static struct account_ballot ballot = { .votes = votes };
static const struct result result = { .serving = 15, .present = 12, .electorate = 14, .cast = 10, .proxies_cast = 2, .recused = 1,
	.voices = { [CHOICE_POUR] = 10, [CHOICE_ABSTENTION] = 1, [CHOICE_NPPV] = 2, [CHOICE_SILENT] = 1 } };

static void
fields_cells_zeros_and_plurals_are_as_the_page_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const struct layout l = { .zero = texts[i].zero, .agreed = texts[i].agreed };
		const struct format_request q = { .layout = &l };
		const struct scene s = { .a = &a, .q = &q, .b = &ballot, .r = &result };
		char *got = NULL;
		size_t n = 0;
		FILE *out = open_memstream(&got, &n);
		bool said = true;

		assert_non_null(out);
		if (texts[i].how == SENTENCE)
			template_sentence(out, texts[i].text, &s, NULL);
		else
			said = texts[i].how == WRITE ? template_write(out, texts[i].text, &s) :
				template_row(out, texts[i].text, &s, texts[i].how == ROW, NULL);
		fclose(out);
		if (said != (texts[i].wanted != NULL) || strcmp(got, said ? texts[i].wanted : "") != 0)
			fail_msg("%s: %s\"%s\"", texts[i].text, said ? "" : "nothing: ", got);
		free(got);
	}
}

static void
what_a_row_told_is_what_it_wrote(void **state)
{
	static const struct layout l = { .zero = ZERO_OMIT };
	static const struct format_request q = { .layout = &l };
	const struct scene s = { .a = &a, .q = &q, .b = &ballot, .r = &result };
	uint32_t told = 0;

	(void)state;
	assert_false(template_row(NULL, "{pour} pour, {contre} contre", &s, true, &told));
	assert_int_equal(told, 0); /* the cell is left out, and the ten with it: they are to be told elsewhere */
	assert_true(template_row(NULL, "{pour} | {contre} | {abstention} | {proxies_cast}", &s, true, &told));
	assert_int_equal(told, 1u << CHOICE_POUR | 1u << CHOICE_ABSTENTION);
}

static void
a_title_and_a_civility_agree_with_the_person(void **state)
{
	static const struct layout l = { .civility = CIVILITY_SHORT, .words = { [WORD_PRESIDENT] = "Maire", [WORD_PRESIDER] =
		"Président de séance / Présidente de séance" } };
	static const struct layout long_named = { .civility = CIVILITY_LONG, .first_names = 1 };
	struct account_tenure tenures[] = { { .who = { .civility = "Madame", .first = "Ada", .last = "UN" } },
		{ .who = { .civility = "Monsieur", .first = "Jean", .last = "DEUX" } },
		{ .who = { .civility = "Maître", .first = "Zoé", .last = "TROIS" } } };
	struct account_seat all[] = { { 0 }, { .n_tenures = 3, .tenures = tenures } };
	struct account town = { .max_seat = 1, .seats = all };
	char text[100] = "";
	FILE *out = fmemopen(text, sizeof(text), "w");

	(void)state;
	layout_one_of(out, &l, WORD_PRESIDENT, true);
	fputc('.', out);
	layout_one_of(out, &l, WORD_PRESIDER, true);
	fputc('.', out);
	layout_one_of(out, &l, WORD_PRESIDER, false);
	fclose(out);
	assert_string_equal(text, "Maire.Présidente de séance.Président de séance");
	layout_address(&l, &town);
	assert_string_equal(tenures[0].who.civility, "Mme");
	assert_string_equal(tenures[1].who.civility, "M.");
	assert_string_equal(tenures[2].who.civility, "Maître");
	assert_string_equal(tenures[0].who.first, "");
	tenures[0].who.first = "Ada";
	layout_address(&long_named, &town);
	assert_string_equal(tenures[0].who.civility, "Madame");
	assert_string_equal(tenures[1].who.civility, "Monsieur");
	assert_string_equal(tenures[0].who.first, "Ada");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_slip_of_the_pen_is_told_with_its_line),
		cmocka_unit_test(sixty_lines_are_the_most),
		cmocka_unit_test(the_layouts_of_the_program_are_good_and_the_first_says_it_all),
		cmocka_unit_test(what_a_file_does_not_say_is_as_in_dijon),
		cmocka_unit_test(no_cut_and_no_changed_byte_breaks_the_reader),
		cmocka_unit_test(fields_cells_zeros_and_plurals_are_as_the_page_says),
		cmocka_unit_test(what_a_row_told_is_what_it_wrote),
		cmocka_unit_test(a_title_and_a_civility_agree_with_the_person),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
