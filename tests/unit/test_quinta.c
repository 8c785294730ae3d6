/* test_quinta.c -- what is said to a Quinta, and what its driver makes of votes once a calibration vote told their bytes */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/talk.h"
#include "receivers/quinta.h"

static const struct receiver_options calibrated = { .set = 1, .channel = "AA",
	.results = { true, { 0x12, 0x22, 0x42, 0x00 } } };

/* --- the dialogue ------------------------------------------------------------------------------------------------ */

static bool mute, other_gear;
static const char *places[QUINTA_UNITS]; /* NULL: empty */

static void
line(uint64_t after_ms, const char *text)
{
	answer(after_ms, text, strlen(text));
}

static void
hears(const uint8_t *bytes, size_t n)
{
	char text[DIALOG_WRITE_MAX + 1] = "", list[64];
	unsigned place;

	memcpy(text, bytes, n);
	assert_int_equal(text[n - 1], '\r');
	if (mute)
		return;
	if (strcmp(text, "V\r") == 0)
		line(10, other_gear ? "ERROR" : "CUFW V3.0.00");
	if (sscanf(text, "T 0 %2X 0", &place) == 1) {
		snprintf(list, sizeof(list), "SList[0x%02X] %s", place, places[place] ? places[place] : "FFFFFFFF 00 00 00 00");
		line(10, list);
	}
	line(20, ">");
}

static void
start(void)
{
	mute = other_gear = false;
	memset(places, 0, sizeof(places));
	places[0] = "00000281 30 00 FC 02";
	places[5] = "000079B7 30 00 FC 00"; /* its voting is off */
	places[6] = "F0000282 30 00 FC 02"; /* in range, not registered */
	places[7] = "01000000 30 00 FC 02"; /* no question has room for it */
	places[149] = "00FFFFFF 30 00 FC 06";
	begin(&quinta_dialog, &calibrated);
}

/* What was said from entry FROM on; CR as '|'. */
static const char *
said(size_t from)
{
	static char text[8000];
	size_t len = 0;

	for (size_t i = from; i < talk.n; i++) {
		assert_true(len + talk.log[i].len < sizeof(text));
		memcpy(text + len, talk.log[i].bytes, talk.log[i].len);
		len += talk.log[i].len;
		text[len - 1] = '|';
	}
	text[len] = '\0';
	return text;
}

static void
it_logs_in_reads_the_list_and_enables_voting(void **ctx)
{
	(void)ctx;
	start();
	assert_int_equal(talk.out.status, DIALOG_STARTING);
	run_for(10000);
	assert_int_equal(talk.out.status, DIALOG_READY);
	assert_int_equal(talk.n, 2 + 150 + 1);
	assert_said(0, "U 0\r", 0);
	assert_said(1, "V\r", 25); /* the prompt after 20, and a breath */
	assert_said(2, "T 0 00 0\r", 25);
	assert_said(12, "T 0 0A 0\r", 25);
	assert_said(151, "T 0 95 0\r", 25);
	assert_said(152, "T 4 05 1\r", 25);
	assert_int_equal(talk.out.deadline_us, UINT64_MAX);
	assert_int_equal(talk.out.missed, 0);
}

static void
a_ballot_asks_each_registered_unit_round_and_round(void **ctx)
{
	size_t from;

	(void)ctx;
	start();
	run_for(10000);
	from = talk.n;
	ballot(1);
	assert_int_equal(talk.out.ballot, 1);
	run_for(410);
	assert_string_equal(said(from), "v 1 42|v 5 1 000281|v 5 1 0079B7|v 5 1 FFFFFF|v 5 1 000281|");
	assert_int_equal(talk.log[from + 4].at - talk.log[from + 3].at, 320 * MS);
	assert_int_equal(talk.out.status, DIALOG_OPEN);
	from = talk.n;
	ballot(0);
	assert_int_equal(talk.out.ballot, 1);
	run_for(400);
	assert_string_equal(said(from), "v 2 0|v 5 1 000281|v 5 1 0079B7|v 5 1 FFFFFF|v 5 0|");
	assert_int_equal(talk.out.ballot, 0);
	assert_int_equal(talk.out.status, DIALOG_READY);
	from = talk.n;
	run_for(10000);
	assert_int_equal(talk.n, from);
}

static void
other_gear_hears_no_more_than_the_probe(void **ctx)
{
	(void)ctx;
	start();
	other_gear = true;
	ballot(1);
	run_for(20000);
	assert_int_equal(talk.out.status, DIALOG_STARTING);
	assert_string_equal(said(0), "U 0|V|U 0|V|U 0|V|U 0|V|");
	mute = true;
	run_for(60000);
	assert_int_equal(talk.out.status, DIALOG_STARTING);
	assert_int_equal(talk.out.missed, 1);
	mute = other_gear = false;
	run_for(30000);
	assert_int_equal(talk.out.status, DIALOG_OPEN);
}

static void
a_prompt_that_never_comes_is_not_waited_for(void **ctx)
{
	(void)ctx;
	start();
	run_for(10000);
	ballot(1);
	run_for(1000);
	mute = true;
	ballot(0);
	run_for(60000);
	assert_int_equal(talk.out.status, DIALOG_READY);
	assert_in_range(talk.out.missed, 5, 6);
}

/* --- the driver -------------------------------------------------------------------------------------------------- */

static _Alignas(16) uint8_t state[DRIVER_STATE_MAX];

static const char *
decode(const char *text)
{
	static char all[600];
	struct receiver_event ev[DRIVER_EVENTS_MAX];
	const struct receiver_driver *d = driver_by_name("quinta");
	struct frame frame = { .len = (uint16_t)strlen(text) };
	size_t n, len = 0;

	memcpy(frame.bytes, text, strlen(text));
	n = d->decode(state, &frame, ev);
	all[0] = '\0';
	for (size_t i = 0; i < n; i++) {
		char one[DRIVER_LINE_MAX];

		driver_print_event(d, &ev[i], one);
		len += (size_t)snprintf(all + len, sizeof(all) - len, "%s;", one + 2);
	}
	return all;
}

static void
reset(const struct receiver_options *options)
{
	driver_by_name("quinta")->reset(state, options);
}

static void
votes_are_those_of_the_calibration(void **ctx)
{
	(void)ctx;
	reset(&calibrated);
	assert_string_equal(decode("MU 000079B7 00"), "");
	assert_string_equal(decode("MU 000079B7 22"), "press handset=000079B7 key=no;");
	assert_string_equal(decode("MU 000079B7 22"), "");
	assert_string_equal(decode("MU 000079B7 12"), "press handset=000079B7 key=yes;");
	assert_string_equal(decode("MU 00000281 42"), "press handset=00000281 key=abstain;");
	assert_string_equal(decode("MU 00000281 43"), "info result=43;refused bad-key;");
	assert_string_equal(decode("MU 00000281 42"), "");
	assert_string_equal(decode("MU 00000000 12"), "refused zero-id;");
	assert_string_equal(decode("VP000102"), ""); /* another vote */
	assert_string_equal(decode("MU 000079B7 12"), "press handset=000079B7 key=yes;");
	assert_string_equal(decode("VP000402"), "");
	assert_string_equal(decode("MU 000079B7 12"), "");
}

static void
without_a_calibration_nothing_is_believed(void **ctx)
{
	(void)ctx;
	reset(&driver_options_default);
	assert_string_equal(decode("MU 000079B7 22"), "info result=22;refused bad-key;");
	assert_string_equal(decode("MU 00000281 22"), "refused bad-key;"); /* told once */
	assert_string_equal(decode("MU 000079B7 00"), "info result=00;refused bad-key;");
	assert_string_equal(decode("VT=010001000000"), "totals total=1 yes=0 no=1 option3=0 option4=0 option5=0;");
}

static void
totals_are_held_against_the_votes_that_were_seen(void **ctx)
{
	(void)ctx;
	reset(&calibrated);
	decode("VP000102");
	decode("MU 000079B7 22");
	decode("MU 00000281 12");
	decode("MU 00000282 00");
	assert_string_equal(decode("VT=02010100"), "totals total=2 yes=1 no=1 option3=0;");
	assert_string_equal(decode("VT=04020200"), "totals total=4 yes=2 no=2 option3=0;lost frames=2;");
	/* a wrong calibration */
	assert_string_equal(decode("VT=02020000"), "totals total=2 yes=2 no=0 option3=0;refused bad-value;");
	assert_string_equal(decode("VT=02000101"), "totals total=2 yes=0 no=1 option3=1;refused bad-value;");
	assert_string_equal(decode("VT=01010000"), "totals total=1 yes=1 no=0 option3=0;refused bad-value;");
	decode("VP000102");
	assert_string_equal(decode("VT=00000000"), "totals total=0 yes=0 no=0 option3=0;");
}

static void
without_its_keys_it_still_tells_copies(void **ctx)
{
	(void)ctx;
	reset(&calibrated);
	decode("MU 000079B7 42");
	driver_by_name("quinta")->forget(state);
	assert_string_equal(decode("MU 000079B7 42"), "");
	assert_string_equal(decode("MU 000079B7 12"), ""); /* dropped rather than believed */
	assert_string_equal(decode("VT=01010000"), "totals total=1 yes=1 no=0 option3=0;");
	assert_string_equal(decode("MU 000079B7 00"), "");
	assert_string_equal(decode("MU 000079B7 12"), "press handset=000079B7 key=yes;");
}

static void
more_units_than_the_list_has_places_are_refused(void **ctx)
{
	char text[32];

	(void)ctx;
	reset(&calibrated);
	for (unsigned i = 1; i <= QUINTA_UNITS; i++) {
		snprintf(text, sizeof(text), "MU %08X 12", i);
		assert_int_not_equal(decode(text)[0], '\0');
	}
	assert_string_equal(decode("MU 00001234 12"), "refused bad-value;");
	assert_string_equal(decode("MU 00000096 22"), "press handset=00000096 key=no;");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_logs_in_reads_the_list_and_enables_voting),
		cmocka_unit_test(a_ballot_asks_each_registered_unit_round_and_round),
		cmocka_unit_test(other_gear_hears_no_more_than_the_probe),
		cmocka_unit_test(a_prompt_that_never_comes_is_not_waited_for),
		cmocka_unit_test(votes_are_those_of_the_calibration),
		cmocka_unit_test(without_a_calibration_nothing_is_believed),
		cmocka_unit_test(totals_are_held_against_the_votes_that_were_seen),
		cmocka_unit_test(without_its_keys_it_still_tells_copies),
		cmocka_unit_test(more_units_than_the_list_has_places_are_refused),
	};

	return cmocka_run_group_tests_name("quinta", tests, NULL, NULL);
}
