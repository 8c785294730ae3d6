/* test_replay.c -- the law that a record is replayed under: what its START says, whatever the program has since learnt */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <string.h>

#include "replay/replay.h"

static const char statutes[] =
	"[profile]\nname = parc\nsays = parc\ntime_zone = Europe/Paris\nproxy_label = pouvoir\n"
	"[regime x]\nquorum = at least 1/1\nquorum_of = heads\nquorum_proxies = no\nquorum_source = art. 9\n"
	"second_quorum = none\nsecond_quorum_source = art. 9\nproxies_per_holder = 0\nproxy_sittings = none\n"
	"proxies_source = art. 9\npublic_asked_by = nobody\npublic_askers = none\npublic_source = art. 9\n"
	"secret_asked_by = nobody\nsecret_askers = none\nsecret_source = art. 9\nmajority = absolute\nmajority_of = cast\n"
	"majority_source = art. 9\ntie = rejected\ntie_secret = rejected\ntie_source = art. 9\nweights = no\n"
	"weights_source = art. 9\nremote = refused\nremote_source = art. 9\n";

static int
begin(struct replay *r, const char *profiles, const char *profile, char ret_why[128])
{
	Record__Start start = RECORD__START__INIT;
	Record__Entry e = RECORD__ENTRY__INIT;

	start.format = 1;
	start.max_seats = 4;
	start.profiles_sha256 = (char *)(uintptr_t)profiles;
	start.profile = (char *)(uintptr_t)profile;
	e.body_case = RECORD__ENTRY__BODY_START;
	e.start = &start;
	replay_init(r, NULL, NULL);
	return replay_entry(r, &e, ret_why);
}

static int
tell(struct replay *r, const char *line, const char *refused, char ret_why[128])
{
	Record__Command c = RECORD__COMMAND__INIT;
	Record__Entry e = RECORD__ENTRY__INIT;

	c.line = (char *)(uintptr_t)line;
	c.refused = (char *)(uintptr_t)refused;
	e.body_case = RECORD__ENTRY__BODY_COMMAND;
	e.command = &c;
	return replay_entry(r, &e, ret_why);
}

static void
profiles_other_than_ours_are_told_and_the_record_is_replayed_all_the_same(void **ctx)
{
	char ours[FACT_HEX], why[128];
	struct replay r;

	(void)ctx;
	replay_profiles(ours);
	assert_int_equal(begin(&r, ours, "", why), 0);
	assert_false(r.other_profiles);
	replay_done(&r);
	ours[0] ^= 1;
	assert_int_equal(begin(&r, ours, "", why), 0);
	assert_true(r.other_profiles);
	assert_string_equal(r.profiles, ours);
	assert_int_equal(tell(&r, "body x organ=y profile=commune", "", why), 0);
	assert_int_equal(r.differing, 0);
	replay_done(&r);
	assert_int_equal(begin(&r, "", "", why), 0); /* before the field there was none */
	assert_true(r.other_profiles);
	assert_string_equal(r.profiles, "");
	replay_done(&r);
}

static void
statutes_in_the_record_need_no_file(void **ctx)
{
	char why[128];
	struct replay r;

	(void)ctx;
	assert_int_equal(begin(&r, "", statutes, why), 0);
	assert_int_equal(tell(&r, "body x organ=y profile=parc", "", why), 0);
	assert_int_equal(tell(&r, "sitting 2026-01-15T18:30 president=1 secretary=1 remote", "remote", why), 0);
	assert_int_equal(tell(&r, "sitting 2026-01-15T18:30 president=1 secretary=1", "", why), 0);
	assert_int_equal(r.differing, 0);
	assert_string_equal(r.sitting->profile->source[RULE_QUORUM], "art. 9");
	replay_done(&r);
}

static void
a_profile_that_the_record_does_not_hold_cannot_be_replayed(void **ctx)
{
	char why[128];
	struct replay r;

	(void)ctx;
	assert_int_equal(begin(&r, "", "", why), 0);
	assert_int_equal(tell(&r, "body x organ=y profile=parc", "", why), -EPROTO);
	assert_string_equal(why, "a command that cannot be read");
	replay_done(&r);
}

static void
statutes_that_are_no_profile_are_refused_with_their_line(void **ctx)
{
	char why[128];
	struct replay r;

	(void)ctx;
	assert_int_equal(begin(&r, "", "[profile]\nname = Parc\n", why), -EPROTO);
	assert_string_equal(why, "profile in START:2: name = Parc: at most 31 of a-z, 0-9 and - are wanted");
	replay_done(&r);
}

/* UTC_US is 2026-01-15T17:00:00Z, which was 18:00 in Paris. */
static void
begin_at_six(struct replay *r, bool rehearsal)
{
	Record__Start start = RECORD__START__INIT;
	Record__Entry e = RECORD__ENTRY__INIT;
	char why[128];

	start.format = 1;
	start.max_seats = 4;
	start.utc_us = INT64_C(1768496400000000);
	start.utc_offset_s = 3600;
	start.rehearsal = rehearsal;
	e.body_case = RECORD__ENTRY__BODY_START;
	e.start = &start;
	replay_init(r, NULL, NULL);
	assert_int_equal(replay_entry(r, &e, why), 0);
	assert_int_equal(tell(r, "body x organ=y profile=commune", "", why), 0);
	assert_int_equal(tell(r, "sitting 2026-01-15T18:30 president=1 secretary=1", "", why), 0);
	assert_int_equal(tell(r, "seat 1 civility=M first=A last=B", "", why), 0);
}

static int
tell_at(struct replay *r, uint64_t minutes, const char *line, const char *refused)
{
	Record__Command c = RECORD__COMMAND__INIT;
	Record__Entry e = RECORD__ENTRY__INIT;
	char why[128];

	c.line = (char *)(uintptr_t)line;
	c.refused = (char *)(uintptr_t)refused;
	e.at_us = minutes * 60000000;
	e.body_case = RECORD__ENTRY__BODY_COMMAND;
	e.command = &c;
	assert_int_equal(replay_entry(r, &e, why), 0);
	return (int)r->differing;
}

static void
what_was_noted_too_late_goes_by_the_machines_clock_save_in_a_rehearsal(void **ctx)
{
	struct replay r;

	(void)ctx;
	begin_at_six(&r, false);
	assert_int_equal(tell_at(&r, 20, "arrive 1 since=17:59", "since"), 0);
	assert_int_equal(tell_at(&r, 20, "arrive 1 since=18:05", ""), 0);
	assert_int_equal(r.sitting->corrections[0].since_us, 5 * 60000000);
	assert_int_equal(tell_at(&r, 380, "leave 1 since=23:59", ""), 0); /* at 20 past midnight */
	assert_int_equal(r.sitting->corrections[1].since_us, 359 * 60000000ull);
	replay_done(&r);
	begin_at_six(&r, true);
	assert_int_equal(tell_at(&r, 20, "arrive 1 since=18:05", "since"), 0);
	assert_int_equal(tell_at(&r, 20, "arrive 1 since=18:35", ""), 0); /* by the `sitting` line: it is 18:50 */
	assert_int_equal(r.sitting->corrections[0].since_us, 5 * 60000000);
	replay_done(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(profiles_other_than_ours_are_told_and_the_record_is_replayed_all_the_same),
		cmocka_unit_test(statutes_in_the_record_need_no_file),
		cmocka_unit_test(a_profile_that_the_record_does_not_hold_cannot_be_replayed),
		cmocka_unit_test(statutes_that_are_no_profile_are_refused_with_their_line),
		cmocka_unit_test(what_was_noted_too_late_goes_by_the_machines_clock_save_in_a_rehearsal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
