/* test_law.c -- profiles: the bundled ones against the law's numbers, and files that are refused with their line */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "law/law.h"

static struct law_book book;

static const struct profile *
on(const char *name, ymd date)
{
	int number = profile_find(&book.law, (struct text) { name, (uint32_t)strlen(name) });

	assert_true(number >= 0);
	return profile_on(&book.law, (uint32_t)number, date);
}

/* --- the bundled ones ---------------------------------------------------------------------------------------------- */

/*
 * Written by hand from the rules: Q1 Q6 Q7 (quorum of 27 serving: 14, or 9 of them), P1 P10 Q7 (proxies a holder, sittings
 * that one may serve), S2 (public, of 24 present: a quarter or a sixth), S4 (secret, a third of 24; no request in a
 * département or région), M3 (tie), M9 (weights), S7 (remote).
 */
static const struct {
	const char *name;
	ymd date;
	uint32_t quorum_of_27, proxies, sittings, public_of_24, secret_of_24; /* secret 0: on no request */
	bool weights;
	enum profile_remote remote;
	const char *label, *quorum_article;
} law[] = {
	{ "commune", 20230316, 14, 1, 3, 6, 8, false, REMOTE_UNFORESEEN, "pouvoir", "L2121-17" },
	{ "commune", 20200323, 14, 1, 3, 6, 8, false, REMOTE_UNFORESEEN, "pouvoir", "L2121-17" },
	{ "commune", 20200324, 9, 2, 3, 6, 8, false, REMOTE_ALLOWED, "pouvoir", "2020-290" },
	{ "commune", 20220731, 9, 2, 3, 6, 8, false, REMOTE_ALLOWED, "pouvoir", "2020-1379" },
	{ "commune", 20220801, 14, 1, 3, 6, 8, false, REMOTE_UNFORESEEN, "pouvoir", "L2121-17" },
	{ "epci", 20230316, 14, 1, 3, 6, 8, false, REMOTE_ALLOWED, "pouvoir", "L5211-1" },
	{ "epci", 20210101, 9, 2, 3, 6, 8, false, REMOTE_ALLOWED, "pouvoir", "2020-290" },
	{ "epci-bureau", 20230316, 14, 1, 3, 6, 8, false, REMOTE_UNFORESEEN, "pouvoir", "L5211-10" },
	{ "epci-bureau", 20210101, 9, 2, 3, 6, 8, false, REMOTE_ALLOWED, "pouvoir", "2020-290" },
	{ "syndicat-ferme", 20230316, 14, 1, 3, 6, 8, false, REMOTE_ALLOWED, "pouvoir", "L5711-1" },
	{ "syndicat-ferme", 20210101, 9, 2, 3, 6, 8, false, REMOTE_ALLOWED, "pouvoir", "2020-290" },
	{ "syndicat-ouvert", 20230316, 14, 1, 3, 6, 8, true, REMOTE_UNFORESEEN, "pouvoir", "L5721-2" },
	{ "syndicat-ouvert", 20210101, 9, 2, 3, 6, 8, true, REMOTE_ALLOWED, "pouvoir", "2020-290" },
	{ "departement", 20230316, 14, 1, 1, 4, 0, false, REMOTE_ALLOWED, "délégation de vote", "L3121-14" },
	{ "departement", 20210101, 9, 2, 1, 4, 0, false, REMOTE_ALLOWED, "délégation de vote", "2020-290" },
	{ "region", 20230316, 14, 1, 1, 4, 0, false, REMOTE_ALLOWED, "délégation de vote", "L4132-13" },
	{ "region", 20210101, 9, 2, 1, 4, 0, false, REMOTE_ALLOWED, "délégation de vote", "2020-290" },
	{ "alsace-moselle", 20230316, 14, 1, 3, 6, 8, false, REMOTE_UNFORESEEN, "pouvoir", "L2541-4" },
	{ "alsace-moselle", 20210101, 9, 2, 3, 6, 8, false, REMOTE_ALLOWED, "pouvoir", "2020-290" },
};

static void
bundled_profiles_say_what_the_rules_say(void **ctx)
{
	(void)ctx;
	for (size_t i = 0; i < sizeof(law) / sizeof(law[0]); i++) {
		const struct profile *p = on(law[i].name, law[i].date);

		print_message("%s on %u\n", law[i].name, law[i].date);
		assert_non_null(p);
		assert_int_equal(threshold_of(p->quorum, 27), law[i].quorum_of_27);
		assert_int_equal(threshold_of(p->second_quorum, 27), 0); /* Q5 Q6: none */
		assert_false(p->quorum_voices);
		assert_false(p->quorum_proxies); /* Q2 */
		assert_int_equal(p->proxies_per_holder, law[i].proxies);
		assert_int_equal(p->proxy_sittings, law[i].sittings);
		assert_int_equal(p->public_asked_by, ASKED_BY_PRESIDER_OR_MEMBERS);
		assert_int_equal(fraction_of(p->public_askers, 24), law[i].public_of_24);
		assert_int_equal(p->secret_asked_by, law[i].secret_of_24 == 0 ? ASKED_BY_NOBODY : ASKED_BY_MEMBERS);
		if (law[i].secret_of_24 != 0)
			assert_int_equal(fraction_of(p->secret_askers, 24), law[i].secret_of_24);
		assert_int_equal(p->majority.base, BASE_CAST); /* M1 */
		assert_int_equal(p->majority.num, 0);
		assert_true(p->tie_presider);
		assert_int_equal(p->weights, law[i].weights);
		assert_int_equal(p->remote, law[i].remote);
		assert_string_equal(p->proxy_label, law[i].label);
		assert_string_equal(p->time_zone, "Europe/Paris");
		assert_non_null(strstr(p->source[RULE_QUORUM], law[i].quorum_article));
		for (int k = 0; k < RULES; k++)
			assert_true(k == RULE_WAIVED || p->source[k][0] != '\0');
		if (strcmp(law[i].name, "alsace-moselle") == 0) { /* Q8: half or more, of 7 that is 4 */
			assert_int_equal(threshold_of(p->quorum_waived, 7), 4);
			assert_string_equal(p->source[RULE_WAIVED], "CGCT L2541-4");
		} else {
			assert_int_equal(p->quorum_waived.of.den, 0);
			assert_null(p->source[RULE_WAIVED]);
		}
	}
}

/* Small numbers are where "more than half" and "half, plus one" part: Q1, 12 serving want 7 and 11 want 6. */
static void
thresholds_are_whole_heads(void **ctx)
{
	static const struct { struct threshold t; uint32_t n, asks; } rows[] = {
		{ { { 1, 2 }, true }, 11, 6 }, { { { 1, 2 }, true }, 12, 7 }, { { { 1, 2 }, true }, 1, 1 },
		{ { { 1, 2 }, true }, 0, 1 }, { { { 1, 3 }, false }, 27, 9 }, { { { 1, 3 }, false }, 28, 10 },
		{ { { 2, 3 }, false }, 25, 17 }, { { { 1, 1 }, false }, 5, 5 }, { { { 0, 0 }, false }, 43, 0 },
		{ { { 999, 1000 }, false }, 4294967295u, 4290672328u },
	};

	(void)ctx;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(threshold_of(rows[i].t, rows[i].n), rows[i].asks);
}

/* Every file of the folder is inside, in the order that `LC_ALL=C; cat *.profile` has: the hash in a record can be had so. */
static void
the_bundle_is_the_files_in_order(void **ctx)
{
	FILE *files = popen("LC_ALL=C; export LC_ALL; cat src/profiles/*.profile", "r");
	char *text = malloc(1 << 20);
	size_t want, n;
	const char *bundle = law_bundle(&want);

	(void)ctx;
	assert_non_null(files);
	n = fread(text, 1, 1 << 20, files);
	assert_int_equal(pclose(files), 0);
	assert_int_equal(n, want);
	assert_memory_equal(text, bundle, n);
	free(text);
}

/* --- files that are refused ---------------------------------------------------------------------------------------- */

static const char good[] =
	"[profile]\n"                               /* 1 */
	"name = parc\n"
	"says = syndicat du parc\n"
	"time_zone = Indian/Reunion\n"
	"proxy_label = pouvoir\n"
	"\n"
	"[regime premier]\n"                        /* 7 */
	"until = 2023-12-31\n"
	"quorum = more than 1/2\n"                  /* 9 */
	"quorum_of = voices\n"
	"quorum_proxies = yes\n"
	"quorum_source = statuts, art. 9\n"
	"second_quorum = at least 1/4\n"            /* 13 */
	"second_quorum_source = statuts, art. 9\n"
	"proxies_per_holder = 2\n"                  /* 15 */
	"proxy_sittings = none\n"                   /* 16 */
	"proxies_source = statuts, art. 10\n"
	"public_asked_by = members\n"
	"public_askers = 1/5\n"                     /* 19 */
	"public_source = statuts, art. 11\n"
	"secret_asked_by = nobody\n"
	"secret_askers = none\n"                    /* 22 */
	"secret_source = statuts, art. 11\n"
	"majority = absolute\n"                     /* 24 */
	"majority_of = cast\n"
	"majority_source = statuts, art. 12\n"
	"tie = presider\n"                          /* 27 */
	"tie_secret = rejected\n"
	"tie_source = statuts, art. 12\n"
	"weights = yes\n"
	"weights_source = statuts, art. 8\n"
	"remote = refused\n"
	"remote_source = statuts, art. 13\n"
	"\n"
	"[regime second]\n"                         /* 35 */
	"as = premier\n"
	"from = 2024-01-01\n"                       /* 37 */
	"tie = rejected\n"
	"majority = 2/3\n"
	"majority_source = statuts, art. 12 modifié\n";

/* GOOD with its first FROM exchanged for TO. */
static char *
edited(const char *from, const char *to)
{
	char *text = malloc(sizeof(good) + 4096);
	const char *at = strstr(good, from);

	assert_non_null(at);
	sprintf(text, "%.*s%s%s", (int)(at - good), good, to, at + strlen(from));
	return text;
}

static void
statutes_of_a_body_are_read(void **ctx)
{
	char why[LAW_WHY];
	const struct profile *p;

	(void)ctx;
	assert_int_equal(law_add(&book, "t", good, sizeof(good) - 1, why), 0);
	p = on("parc", 20231231);
	assert_string_equal(p->regime, "premier");
	assert_string_equal(p->time_zone, "Indian/Reunion");
	assert_true(p->quorum_voices && p->quorum_proxies && p->weights && p->tie_presider);
	assert_int_equal(threshold_of(p->quorum, 100), 51);
	assert_int_equal(threshold_of(p->second_quorum, 101), 26);
	assert_int_equal(p->proxies_per_holder, 2);
	assert_int_equal(p->proxy_sittings, 0);
	assert_int_equal(p->public_asked_by, ASKED_BY_MEMBERS);
	assert_int_equal(p->remote, REMOTE_REFUSED);
	p = on("parc", 20240101);
	assert_string_equal(p->regime, "second");
	assert_string_equal(p->source[RULE_QUORUM], "statuts, art. 9"); /* as = premier */
	assert_string_equal(p->source[RULE_MAJORITY], "statuts, art. 12 modifié");
	assert_int_equal(p->majority.num, 2);
	assert_false(p->tie_presider);
	assert_int_equal(law_add(&book, "t", good, sizeof(good) - 1, why), -1);
	assert_string_equal(why, "t:2: name = parc: the program has a profile of that name; give this one another");
}

static void
dates_may_be_bounded_and_then_nothing_holds_outside(void **ctx)
{
	char why[LAW_WHY], *text = edited("until = 2023-12-31", "from = 2010-02-01\nuntil = 2023-12-31");

	(void)ctx;
	assert_int_equal(law_add(&book, "t", text, strlen(text), why), 0);
	assert_null(on("parc", 20100131));
	assert_non_null(on("parc", 20100201));
	assert_non_null(on("parc", 0));
	free(text);
}

static void
a_byte_order_mark_remarks_and_carriage_returns_are_no_matter(void **ctx)
{
	char why[LAW_WHY], *text = edited("[profile]\n", "\xef\xbb\xbf# statuts\r\n; et annexe\r\n[profile]\r\n");

	(void)ctx;
	assert_int_equal(law_add(&book, "t", text, strlen(text), why), 0);
	free(text);
}

static const struct {
	const char *clause, *from, *to, *why;
} bad[] = {
	{ "unknown key", "quorum_of =", "quorum_off =",
	  "t:10: there is no key \"quorum_off\" in [regime premier]; see scrutin-profile(5)" },
	{ "key of another section", "says =", "until =",
	  "t:3: there is no key \"until\" in [profile]; see scrutin-profile(5)" },
	{ "unknown section", "[regime second]", "[régime second]",
	  "t:35: there is no section [régime second]; known are [profile] and [regime NAME], NAME of at most 31 of a-z, "
	  "0-9 and -" },
	{ "unnamed regime", "[regime second]", "[regime ]",
	  "t:35: there is no section [regime ]; known are [profile] and [regime NAME], NAME of at most 31 of a-z, 0-9 "
	  "and -" },
	{ "key before any section", "[profile]\n", "",
	  "t:1: \"name\" stands in no section; begin with [profile]" },
	{ "no [profile]", "[profile]\nname = parc\nsays = syndicat du parc\ntime_zone = Indian/Reunion\nproxy_label = pouvoir\n",
	  "",
	  "t:2: [profile] is missing above the first regime" },
	{ "[profile] again", "[regime second]\nas", "[profile]\nas",
	  "t:35: [profile] stands once, and first" },
	{ "a regime twice", "[regime second]", "[regime premier]",
	  "t:35: [regime premier] stands twice; give one another name" },
	{ "an empty section", "[regime second]\n", "[regime vide]\n\n[regime second]\n",
	  "t:35: this section is empty; fill it, or take it out" },
	{ "an empty last section", "modifié\n", "modifié\n[regime vide]\n",
	  "t:41: this section is empty; fill it, or take it out" },
	{ "key twice", "weights = yes\n", "weights = yes\nweights = no\n",
	  "t:31: weights stands twice, in line 30 too; keep one" },
	{ "missing in [profile]", "time_zone = Indian/Reunion\n", "",
	  "t:1: time_zone = is missing in this section; add it" },
	{ "missing in the first regime", "weights = yes\n", "",
	  "t:7: weights = is missing in this section; add it" },
	{ "missing, without as", "as = premier\nfrom = 2024-01-01\n", "from = 2024-01-01\n",
	  "t:35: quorum = is missing in this section; add it, or begin with as = REGIME" },
	{ "missing source", "tie_source = statuts, art. 12\n", "",
	  "t:7: tie_source = is missing in this section; add it" },
	{ "no such regime", "as = premier", "as = dernier",
	  "t:36: as = dernier: no [regime dernier] stands above; name one that does" },
	{ "as is not first", "as = premier\nfrom = 2024-01-01", "from = 2024-01-01\nas = premier",
	  "t:37: as = premier stands behind another key; it is the first of its section" },
	{ "quorum above all", "more than 1/2", "at least 4/3",
	  "t:9: quorum = at least 4/3: \"more than 1/2\" or \"at least 1/3\", of no more than all, is wanted" },
	{ "more than all", "more than 1/2", "more than 1/1",
	  "t:9: quorum = more than 1/1: \"more than 1/2\" or \"at least 1/3\", of no more than all, is wanted" },
	{ "a bare fraction", "more than 1/2", "1/2",
	  "t:9: quorum = 1/2: \"more than 1/2\" or \"at least 1/3\", of no more than all, is wanted" },
	{ "no quorum at all", "more than 1/2", "none",
	  "t:9: quorum = none: \"more than 1/2\" or \"at least 1/3\", of no more than all, is wanted" },
	{ "a fraction of nothing", "more than 1/2", "more than 1/0",
	  "t:9: quorum = more than 1/0: \"more than 1/2\" or \"at least 1/3\", of no more than all, is wanted" },
	{ "second convocation stricter", "second_quorum = at least 1/4", "second_quorum = at least 2/3",
	  "t:13: a second convocation asks for more than the first; exchange quorum and second_quorum" },
	{ "a waived quorum of no source", "second_quorum = at least 1/4",
	  "second_quorum = at least 1/4\nquorum_waived = at least 1/2",
	  "t:14: quorum_waived = and quorum_waived_source = stand together, or neither; write both, or leave both out" },
	{ "a source of no waived quorum", "second_quorum = at least 1/4",
	  "second_quorum = at least 1/4\nquorum_waived_source = statuts, art. 8",
	  "t:14: quorum_waived = and quorum_waived_source = stand together, or neither; write both, or leave both out" },
	{ "a waived quorum of half a head", "second_quorum = at least 1/4", "second_quorum = at least 1/4\nquorum_waived = 1/2",
	  "t:14: quorum_waived = 1/2: \"more than 1/2\" or \"at least 1/3\", of no more than all, or \"none\", is wanted" },
	{ "a number out of range", "proxies_per_holder = 2", "proxies_per_holder = 21",
	  "t:15: proxies_per_holder: a number from 0 to 20 is wanted" },
	{ "a number below zero", "proxies_per_holder = 2", "proxies_per_holder = -1",
	  "t:15: proxies_per_holder: a number from 0 to 20 is wanted" },
	{ "no number", "proxies_per_holder = 2", "proxies_per_holder = deux",
	  "t:15: proxies_per_holder: a number from 0 to 20 is wanted" },
	{ "no proxies, and a limit", "proxies_per_holder = 2\nproxy_sittings = none",
	  "proxies_per_holder = 0\nproxy_sittings = 3",
	  "t:16: a limit for proxies where proxies_per_holder = 0 allows none; write none" },
	{ "a limit of no sitting", "proxy_sittings = none", "proxy_sittings = 0",
	  "t:16: proxy_sittings: a number from 1 to 100, or none, is wanted" },
	{ "public threshold above all", "public_askers = 1/5", "public_askers = 6/5",
	  "t:19: public_askers = 6/5: a fraction like 1/4, at most 1/1, or none, is wanted" },
	{ "public askers without a threshold", "public_askers = 1/5", "public_askers = none",
	  "t:19: public_askers = is a fraction where somebody may ask (public_asked_by), else none" },
	{ "secret threshold where nobody may ask", "secret_askers = none", "secret_askers = 1/3",
	  "t:22: secret_askers = is a fraction where members may ask (secret_asked_by), else none" },
	{ "a presider who imposes secrecy", "secret_asked_by = nobody", "secret_asked_by = presider-or-members",
	  "t:21: secret_asked_by = presider-or-members: it is one of: nobody members" },
	{ "a majority of less than half", "majority = absolute", "majority = 1/2",
	  "t:24: majority = 1/2: absolute, or a fraction like 2/3 above one half and at most 1/1, is wanted" },
	{ "an unknown base", "majority_of = cast", "majority_of = exprimes",
	  "t:25: majority_of = exprimes: it is one of: cast serving present electorate" },
	{ "a casting vote in secret", "tie_secret = rejected", "tie_secret = presider",
	  "t:28: tie_secret = presider: in a secret ballot nobody knows how the presider voted; write tie_secret = "
	  "rejected" },
	{ "a casting vote beyond the cast", "majority_of = cast", "majority_of = serving",
	  "t:27: the presider settles ties of an absolute majority of the cast alone; write tie = rejected" },
	{ "voices without weights", "weights = yes", "weights = no",
	  "t:10: a quorum of voices where weights = no: voices are heads then; write heads" },
	{ "an unknown word", "remote = refused", "remote = no",
	  "t:32: remote = no: it is one of: allowed unforeseen refused" },
	{ "no date", "2023-12-31", "31/12/2023",
	  "t:8: until = 31/12/2023: a date like 2020-03-24 is wanted" },
	{ "no day of the calendar", "2023-12-31", "2023-02-29",
	  "t:8: until = 2023-02-29: a date like 2020-03-24 is wanted" },
	{ "ends before it begins", "from = 2024-01-01", "from = 2024-01-01\nuntil = 2023-06-30",
	  "t:38: this regime ends before it begins; mend from = or until =" },
	{ "overlapping dates", "from = 2024-01-01", "from = 2023-12-31",
	  "t:37: [regime premier] and [regime second] overlap; end the one with until =, and begin the other with from = "
	  "on the day after" },
	{ "overlapping, for want of an end", "until = 2023-12-31\n", "",
	  "t:36: [regime premier] and [regime second] overlap; end the one with until =, and begin the other with from = "
	  "on the day after" },
	{ "overlapping, for want of a beginning", "from = 2024-01-01\n", "",
	  "t:35: [regime premier] and [regime second] overlap; end the one with until =, and begin the other with from = "
	  "on the day after" },
	{ "a gap in the dates", "from = 2024-01-01", "from = 2024-01-02",
	  "t:37: no regime holds from 2024-01-01 on, where [regime premier] has ended; begin on that day" },
	{ "a gap over the end of February", "until = 2023-12-31\n", "until = 2023-02-28\n",
	  "t:37: no regime holds from 2023-03-01 on, where [regime premier] has ended; begin on that day" },
	{ "a name with capitals", "name = parc", "name = Parc",
	  "t:2: name = Parc: at most 31 of a-z, 0-9 and - are wanted" },
	{ "the name of a bundled one", "name = parc", "name = commune",
	  "t:2: name = commune: the program has a profile of that name; give this one another" },
	{ "no time zone", "Indian/Reunion", "UTC+4 (Réunion)",
	  "t:4: time_zone = UTC+4 (Réunion): a name like Europe/Paris or Indian/Reunion is wanted" },
	{ "an empty source", "weights_source = statuts, art. 8", "weights_source =",
	  "t:31: weights_source: a text of 1 to 150 bytes is wanted" },
	{ "a value cut by a remark", "statuts, art. 8", "statuts ; art. 8",
	  "t:31: \";\" behind a blank would cut the value off; write a comma, or put the remark on a line of its own" },
	{ "a line that begins with a blank", "weights = yes", " weights = yes",
	  "t:30: begins with a blank; a line begins with its key" },
	{ "no line of the format", "weights = yes", "weights",
	  "t:30: neither [section] nor key = value" },
	{ "not UTF-8", "syndicat du parc", "syndicat du pr\xe9",
	  "t:3: not UTF-8; save the file as UTF-8" },
	{ "a control character", "syndicat du parc", "syndicat\001",
	  "t:3: a control character; remove it" },
};

static void
bad_files_are_refused_with_their_line_and_what_to_do(void **ctx)
{
	(void)ctx;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		char why[LAW_WHY], *text = edited(bad[i].from, bad[i].to);
		uint32_t rows = book.law.n;
		size_t used = book.used;

		print_message("%s\n", bad[i].clause);
		assert_int_equal(law_add(&book, "t", text, strlen(text), why), -1);
		assert_string_equal(why, bad[i].why);
		assert_int_equal(book.law.n, rows); /* nothing half-done */
		assert_int_equal(book.used, used);
		free(text);
	}
}

static void
what_is_no_profile_at_all_is_refused(void **ctx)
{
	static const struct { const char *text; size_t len; const char *why; } rows[] = {
		{ "", 0, "t:1: a profile has [profile] and a [regime NAME] at least; see scrutin-profile(5)" },
		{ "# rien\n", 7, "t:1: a profile has [profile] and a [regime NAME] at least; see scrutin-profile(5)" },
		{ "[profile]\nname = x\nsays = x\ntime_zone = Europe/Paris\nproxy_label = pouvoir\n", 75,
		  "t:5: a profile has [profile] and a [regime NAME] at least; see scrutin-profile(5)" },
		{ "[profile]\nname = x\0y\n", 21, "t:2: a control character; remove it" },
		{ "bonjour\n", 8, "t:1: neither [section] nor key = value" },
	};
	char why[LAW_WHY], *large = malloc(LAW_FILE_MAX + 1);

	(void)ctx;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(law_add(&book, "t", rows[i].text, rows[i].len, why), -1);
		assert_string_equal(why, rows[i].why);
	}
	memset(large, '#', LAW_FILE_MAX + 1);
	assert_int_equal(law_add(&book, "t", large, LAW_FILE_MAX + 1, why), -1);
	assert_string_equal(why, "t: longer than 32768 bytes; is it a profile?");
	assert_int_equal(law_add(&book, "t", large, LAW_FILE_MAX, why), -1);
	assert_string_equal(why, "t:1: this line is too long; write it in at most 190 bytes");
	free(large);
}

/* Cut anywhere it is a whole shorter profile or refused, and never a crash; so with any byte changed. */
static void
no_cut_and_no_changed_byte_breaks_the_reader(void **ctx)
{
	char why[LAW_WHY], *text = edited("[profile]", "[profile]");
	uint32_t rows;
	size_t used;

	(void)ctx;
	law_bundled(&book);
	rows = book.law.n;
	used = book.used;
	for (size_t n = 0; n < sizeof(good); n++) {
		book.law.n = rows;
		book.used = used;
		assert_true(law_add(&book, "t", good, n, why) == 0 || strchr(why, ':') != NULL);
	}
	for (size_t i = 0; i + 1 < sizeof(good); i++)
		for (int c = 10; c < 256; c += 49) { /* a newline among them, and = and bytes that are no text */
			text[i] = (char)c;
			book.law.n = rows;
			book.used = used;
			assert_true(law_add(&book, "t", text, sizeof(good) - 1, why) == 0 || strchr(why, ':') != NULL);
			text[i] = good[i];
		}
	free(text);
}

static int
fresh(void **ctx)
{
	(void)ctx;
	law_bundled(&book);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(bundled_profiles_say_what_the_rules_say, fresh),
		cmocka_unit_test(thresholds_are_whole_heads),
		cmocka_unit_test(the_bundle_is_the_files_in_order),
		cmocka_unit_test_setup(statutes_of_a_body_are_read, fresh),
		cmocka_unit_test_setup(dates_may_be_bounded_and_then_nothing_holds_outside, fresh),
		cmocka_unit_test_setup(a_byte_order_mark_remarks_and_carriage_returns_are_no_matter, fresh),
		cmocka_unit_test_setup(bad_files_are_refused_with_their_line_and_what_to_do, fresh),
		cmocka_unit_test_setup(what_is_no_profile_at_all_is_refused, fresh),
		cmocka_unit_test(no_cut_and_no_changed_byte_breaks_the_reader),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
