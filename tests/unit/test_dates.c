/* test_dates.c -- dates beside a record: files that are refused with their line, and what is read of the good ones */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "export/dates.h"

static struct account_item items[] = { { .name = "1" }, { .name = "2.1" }, { .name = "x y" } };
static struct account_ballot ballots[3];
static struct account a = { .date = 20260212, .n_items = 3, .items = items, .ballots = ballots };

#define ACT "act = 021-242100410-20260212-2026001-DE\n"

static const struct { const char *what, *text, *why; } faults[] = {
	{ "another file", "item 1\n", "f:1: neither [section] nor key = value" },
	{ "a key in no section", "sent = 2026-02-13\n",
		"f:1: \"sent\" stands in no section; begin with [all] or [item N]" },
	{ "an unknown section", "[acts]\na = b\n",
		"f:1: there is no section [acts]; known are [sitting], [all] and [item N]" },
	{ "an empty section", "[all]\n[item 1]\n" ACT, "f:1: this section is empty; fill it, or take it out" },
	{ "a section twice", "[all]\nsent = 2026-02-13\n[all]\nreceived = 2026-02-13\n",
		"f:3: [all] stands twice, in line 1 too; make them one" },
	{ "an item twice", "[item 1]\nsent = 2026-02-13\n[item 1]\nreceived = 2026-02-13\n",
		"f:3: [item 1] stands twice, in line 1 too; make them one" },
	{ "an item that is not there", "[item 2]\nsent = 2026-02-13\n",
		"f:1: there is no item 2 in the record; its items: scrutin replay" },
	{ "no item", "[item ]\nsent = 2026-02-13\n", "f:1: there is no item  in the record; its items: scrutin replay" },
	{ "an unknown key", "[item 1]\nread = 2026-02-13\n",
		"f:2: there is no key \"read\" in [item 1]; see scrutin-dates(5)" },
	{ "an act of all", "[all]\n" ACT, "f:2: there is no key \"act\" in [all]; see scrutin-dates(5)" },
	{ "a date of the sitting", "[sitting]\nsent = 2026-02-13\n",
		"f:2: there is no key \"sent\" in [sitting]; see scrutin-dates(5)" },
	{ "a list of an item", "[item 1]\nlist = 2026-02-13\n",
		"f:2: there is no key \"list\" in [item 1]; see scrutin-dates(5)" },
	{ "a key twice", "[item 1]\nsent = 2026-02-13\n#\nsent = 2026-02-14\n",
		"f:4: sent stands twice, in line 2 too; keep one" },
	{ "no date", "[item 1]\nsent =\n", "f:2: sent = : a date like 2026-02-13 is wanted" },
	{ "a date that does not exist", "[item 1]\nsent = 2026-02-30\n",
		"f:2: sent = 2026-02-30: a date like 2026-02-13 is wanted" },
	{ "a French date", "[item 1]\nsent = 13/02/2026\n", "f:2: sent = 13/02/2026: a date like 2026-02-13 is wanted" },
	{ "the day before", "[item 1]\nsent = 2026-02-11\n",
		"f:2: sent = 2026-02-11: that is before the sitting of 2026-02-12" },
	{ "a list before the sitting", "[sitting]\nlist = 2025-02-16\n",
		"f:2: list = 2025-02-16: that is before the sitting of 2026-02-12" },
	{ "received before it is sent", "[item 1]\nreceived = 2026-02-13\nsent = 2026-02-14\n[all]\npublished = 2026-02-14\n",
		"f:2: received = is before sent = ; set one of them right" },
	{ "the same of all", "[all]\nsent = 2026-02-14\nreceived = 2026-02-13\n",
		"f:3: received = is before sent = ; set one of them right" },
	{ "received of all before it is sent", "[item 1]\nsent = 2026-02-14\n[all]\nreceived = 2026-02-13\n",
		"f:1: item 1: with what [all] says it is received before it is sent; write both here" },
	{ "one act for two", "[item 1]\n" ACT "[item 2.1]\n" ACT,
		"f:4: act = 021-242100410-20260212-2026001-DE: item 1 has it too" },
	{ "an act without its nature", "[item 1]\nact = 021-242100410-20260212-2026001\n",
		"f:2: act = 021-242100410-20260212-2026001: an identifier like 021-242100410-20260212-2026001-DE is wanted" },
	{ "an act without a number", "[item 1]\nact = 021-242100410-20260212--DE\n",
		"f:2: act = 021-242100410-20260212--DE: an identifier like 021-242100410-20260212-2026001-DE is wanted" },
	{ "an act of a short SIREN", "[item 1]\nact = 021-24210041-20260212-2026001-DE\n",
		"f:2: act = 021-24210041-20260212-2026001-DE: an identifier like 021-242100410-20260212-2026001-DE is wanted" },
	{ "something behind an act", "[item 1]\nact = 021-242100410-20260212-1-DE.\n",
		"f:2: act = 021-242100410-20260212-1-DE.: an identifier like 021-242100410-20260212-2026001-DE is wanted" },
	{ "a department alone", "[sitting]\npref_id = 021\n",
		"f:2: pref_id = 021: PREF021, SPREF0211 or SGAR027 is wanted" },
	{ "a letter that is no department", "[sitting]\npref_id = PREF02C\n",
		"f:2: pref_id = PREF02C: PREF021, SPREF0211 or SGAR027 is wanted" },
	{ "no address", "[item 1]\nurl = ville.example/1.pdf\n",
		"f:2: url = ville.example/1.pdf: an address like https://ville.example/2026-001.pdf is wanted" },
	{ "a script", "[item 1]\nurl = javascript:alert(1)\n",
		"f:2: url = javascript:alert(1): an address like https://ville.example/2026-001.pdf is wanted" },
	{ "an address with a blank", "[item 1]\nurl = https://a b\n",
		"f:2: url = https://a b: an address like https://ville.example/2026-001.pdf is wanted" },
	{ "a scheme alone", "[item 1]\nurl = https://\n",
		"f:2: url = https://: an address like https://ville.example/2026-001.pdf is wanted" },
};

static void
a_slip_of_the_pen_is_told_with_its_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		char why[DATES_WHY];
		struct dates d;
		int r = dates_read(&d, &a, "f", faults[i].text, strlen(faults[i].text), why);

		dates_done(&d);
		if (r != -EPROTO || strcmp(why, faults[i].why) != 0)
			fail_msg("%s: %s", faults[i].what, r == 0 ? "was taken" : why);
	}
}

static const char good[] = "[item x y]\nsent = 2026-02-12\npublished = 2026-02-12\n" ACT "url = http://a\n"
	"[sitting]\npref_id = SGAR027\nlist = 2026-02-16\n[all]\nsent = 2026-02-13\nreceived = 2026-02-14\n";

static void
what_all_says_holds_where_an_item_says_nothing(void **state)
{
	char why[DATES_WHY];
	struct dates d;

	(void)state;
	assert_int_equal(dates_read(&d, &a, "f", good, sizeof(good) - 1, why), 0);
	assert_string_equal(d.pref_id, "SGAR027");
	assert_int_equal(d.list, 20260216);
	assert_int_equal(d.items[0].sent, 20260213);
	assert_int_equal(d.items[0].received, 20260214);
	assert_int_equal(d.items[0].published, 0);
	assert_string_equal(d.items[0].act, "");
	assert_int_equal(d.items[2].sent, 20260212);
	assert_int_equal(d.items[2].received, 20260214);
	assert_int_equal(d.items[2].published, 20260212);
	assert_string_equal(d.items[2].act, "021-242100410-20260212-2026001-DE");
	assert_string_equal(d.items[2].url, "http://a");
	dates_done(&d);
	assert_int_equal(dates_read(&d, &a, "f", "", 0, why), 0);
	assert_int_equal(d.items[2].sent, 0);
	dates_done(&d);
}

static void
only_what_was_decided_in_the_end_has_dates(void **state)
{
	struct format_request q = { 0 };
	char why[DATES_WHY];
	struct dates d;

	(void)state;
	assert_int_equal(dates_of(&q, &a, &ballots[0], 0)->sent, 0);
	assert_int_equal(dates_read(&d, &a, "f", good, sizeof(good) - 1, why), 0);
	q.dates = &d;
	items[0].ballot = 1;
	assert_int_equal(dates_of(&q, &a, &ballots[0], 0)->sent, 0);
	assert_int_equal(dates_of(&q, &a, &ballots[1], 0)->sent, 20260213);
	ballots[1].annulled = true;
	assert_int_equal(dates_of(&q, &a, &ballots[1], 0)->sent, 0);
	dates_done(&d);
}

static void
it_lies_beside_the_record(void **state)
{
	static const char *const rows[][2] = { { "a/2026-02-12.record", "a/2026-02-12.dates" }, { "s", "s.dates" },
		{ "a.record/s", "a.record/s.dates" }, { ".record", ".record.dates" } };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *path = dates_beside(rows[i][0]);

		assert_string_equal(path, rows[i][1]);
		free(path);
	}
}

static void
no_cut_and_no_changed_byte_breaks_the_reader(void **state)
{
	static const char bad[] = "\0\n[]=; -\xff";
	char text[] = "[item x y]\nsent = 2026-02-12\n" ACT "[all]\nreceived = 2026-02-14\n", why[DATES_WHY];
	struct dates d;

	(void)state;
	for (size_t i = 0; i < sizeof(text) - 1; i++) {
		char *cut = malloc(i + 1), was = text[i];

		memcpy(cut, text, i); /* what is read behind it is seen */
		dates_read(&d, &a, "f", cut, i, why);
		dates_done(&d);
		free(cut);
		for (size_t k = 0; k < sizeof(bad) - 1; k++) {
			text[i] = bad[k];
			if (dates_read(&d, &a, "f", text, sizeof(text) - 1, why) < 0)
				assert_memory_equal(why, "f:", 2);
			dates_done(&d);
		}
		text[i] = was;
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_slip_of_the_pen_is_told_with_its_line),
		cmocka_unit_test(what_all_says_holds_where_an_item_says_nothing),
		cmocka_unit_test(only_what_was_decided_in_the_end_has_dates),
		cmocka_unit_test(it_lies_beside_the_record),
		cmocka_unit_test(no_cut_and_no_changed_byte_breaks_the_reader),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
