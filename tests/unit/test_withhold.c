/* test_withhold.c -- what a copy for the public leaves out, by the mode of the ballot and the policy asked for */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "core/sitting.h"
#include "law/law.h"
#include "replay/withhold.h"
#include "story/parse.h"

/* The sitting before the entry, from its setting on. */
static const char setting[] =
	"body \"V\" organ=\"C\" profile=commune\n"
	"sitting 2026-01-15T18:30 president=1 secretary=2\n"
	"seat 1 civility=Madame first=A last=UN handset=AA0001\n"
	"arrive 1\n"
	"item 1 \"Un\"\n";

struct row {
	const char *name, *lines;
	const char *line;      /* of a COMMAND; NULL: a PRESS, or a RESULT where result is given */
	bool masked;
	const char *result;
	enum ballot_mode at_least;
	bool withheld;
};

#define PUBLIC   "open mode=public\n"
#define ORDINARY "open\n"
#define SECRET   "open mode=secret ground=nomination\n"
#define POSITION "position seat=1 choice=pour via=handset"

static const struct row rows[] = {
	{ "a_press_of_a_public_ballot_is_published", PUBLIC, NULL, false, NULL, MODE_DEFAULT, false },
	{ "a_press_of_a_public_ballot_is_withheld_by_an_ordinary_policy", PUBLIC, NULL, false, NULL, MODE_ORDINARY, true },
	{ "a_press_of_an_ordinary_ballot_is_withheld", ORDINARY, NULL, false, NULL, MODE_DEFAULT, true },
	{ "also_by_a_public_policy", ORDINARY, NULL, false, NULL, MODE_PUBLIC, true },
	{ "that_a_seat_took_part_in_a_secret_ballot_is_withheld", SECRET, NULL, true, NULL, MODE_PUBLIC, true },
	{ "an_early_press_is_withheld", "", NULL, false, NULL, MODE_PUBLIC, true },
	{ "a_press_that_an_announcement_masks_is_withheld", "discuss 1 secret\n", NULL, true, NULL, MODE_PUBLIC, true },
	{ "a_late_press_of_a_public_ballot_is_withheld", PUBLIC "close confirm-silent\n", NULL, false, NULL, MODE_PUBLIC, true },
	{ "a_typed_vote_of_a_public_ballot_is_published", PUBLIC, "vote 1 pour", false, NULL, MODE_DEFAULT, false },
	{ "a_typed_vote_of_an_ordinary_ballot_is_withheld", ORDINARY, "vote 1 pour", false, NULL, MODE_DEFAULT, true },
	{ "behind_blanks_too", ORDINARY, "  vote 1 pour", false, NULL, MODE_DEFAULT, true },
	{ "a_correction_of_an_ordinary_ballot_is_withheld", ORDINARY "close confirm-silent\n",
		"correct 1 pour reason=\"x\"", false, NULL, MODE_DEFAULT, true },
	{ "a_typed_press_is_withheld", "", "press AA0001 A", false, NULL, MODE_PUBLIC, true },
	{ "an_opening_is_published", "", "open", false, NULL, MODE_SECRET, false },
	{ "a_name_of_the_roster_is_published", "", "seat 2 civility=Madame first=B last=DEUX", false, NULL, MODE_SECRET, false },
	{ "a_declaration_stands_in_the_minutes", ORDINARY "close confirm-silent\nproclaim\n", "declare 1 contre", false, NULL,
		MODE_SECRET, false },
	{ "who_got_a_handset_is_published", ORDINARY, "handset AA0002 -> 1", false, NULL, MODE_ORDINARY, false },
	{ "who_got_a_handset_is_withheld_by_a_secret_policy", ORDINARY, "handset AA0002 -> 1", false, NULL, MODE_SECRET, true },
	{ "totals_are_published", ORDINARY, NULL, false, "result item=1", MODE_SECRET, false },
	{ "positions_of_a_public_ballot_are_published", PUBLIC, NULL, false, POSITION, MODE_DEFAULT, false },
	{ "positions_are_withheld_by_an_ordinary_policy", PUBLIC, NULL, false, POSITION, MODE_ORDINARY, true },
};

static struct law_book book;

static void
step_all(struct sitting *s, const char *lines)
{
	static struct story_line parsed;
	struct effects fx;

	while (*lines != '\0') {
		size_t n = strcspn(lines, "\n");

		assert_int_equal(story_parse(lines, n, &book.law, &parsed), 0);
		parsed.event.at_us = s->now_us + 1;
		assert_int_equal(sitting_step(s, &parsed.event, &fx), 0);
		assert_false(fx.n > 0 && fx.list[0].type == EFFECT_REFUSED);
		lines += n + 1;
	}
}

static void
row_holds(void **ctx)
{
	const struct row *row = *ctx;
	struct limits limits = limits_for(4);
	void *memory = malloc(sitting_size(&limits));
	struct sitting *s = sitting_init(memory, &limits, &book.law);
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Command command = RECORD__COMMAND__INIT;
	Record__Press press = RECORD__PRESS__INIT;
	Record__Result result = RECORD__RESULT__INIT;
	char *lines[] = { (char *)(uintptr_t)"result item=1", (char *)(uintptr_t)row->result };

	step_all(s, setting);
	step_all(s, row->lines);
	command.line = (char *)(uintptr_t)row->line;
	press.masked = row->masked;
	result.n_lines = 2;
	result.lines = lines;
	e.body_case = row->line != NULL ? RECORD__ENTRY__BODY_COMMAND : row->result != NULL ? RECORD__ENTRY__BODY_RESULT :
		RECORD__ENTRY__BODY_PRESS;
	if (row->line != NULL)
		e.command = &command;
	else if (row->result != NULL)
		e.result = &result;
	else
		e.press = &press;
	assert_int_equal(withheld(s, &e, row->at_least), row->withheld);
	free(memory);
}

#define ROWS (sizeof(rows) / sizeof(rows[0]))

int
main(void)
{
	struct CMUnitTest tests[ROWS];

	law_bundled(&book);
	for (size_t i = 0; i < ROWS; i++)
		tests[i] = (struct CMUnitTest) { rows[i].name, row_holds, NULL, NULL, (void *)(uintptr_t)&rows[i] };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
