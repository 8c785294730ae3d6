/* test_profile_dialog.c -- what a profile has said to its receiver, byte by byte, and when */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/talk.h"
#include "profile.h"

static struct receiver_profile profile;
static const char *answers; /* to a write that ends in '?'; NULL: it says nothing */

static void
hears(const uint8_t *bytes, size_t n)
{
	if (answers != NULL && bytes[n - 1] == '?')
		answer(5, answers, strlen(answers));
}

/* Opened with COMMANDS and LINE, keys of [line]. */
static void
start(const char *commands, const char *line, const char *answers_)
{
	struct receiver_options options = driver_options_default;
	char text[2048], why[PROFILE_WHY];

	snprintf(text, sizeof(text), "[receiver]\nname = n\nmaker = m\nconfidence = c\nlight = l\n[line]\nbaud = 300\n%s[frame]\n"
		"kind = text\npress = p <id> <key>\n[id]\nprint = text\n[keys]\nA = a\nB = b\n%s", line, commands);
	if (receiver_profile_read(&profile, "x", text, strlen(text), why) < 0)
		fail_msg("%s", why);
	options.profile = &profile;
	answers = answers_;
	begin(profile.driver.dialog, &options);
}

static void
it_is_ready_at_once_where_nothing_is_said_first(void **ctx)
{
	(void)ctx;
	start("[open]\nsay = 01\n", "", NULL);
	assert_int_equal(talk.out.status, DIALOG_READY);
	assert_int_equal(talk.out.deadline_us, UINT64_MAX);
	assert_int_equal(talk.n, 0);
	start("[open]\nsay = 01\n", "settle_ms = 300\n", NULL);
	assert_int_equal(talk.out.status, DIALOG_STARTING);
	run_for(299);
	assert_int_equal(talk.out.status, DIALOG_STARTING);
	run_for(1);
	assert_int_equal(talk.out.status, DIALOG_READY);
}

static void
what_is_said_stands_in_hex_or_as_text(void **ctx)
{
	(void)ctx;
	start("[init]\nsay = E3 0400\nsay = \"I\\r\\n\\t\\\\\\\"\\x7f;\"\n", "settle_ms = 20\n", NULL);
	run_for(100);
	assert_said(0, "\xe3\x04\0", 20);
	assert_said(1, "I\r\n\t\\\"\x7f;", 1);
	assert_int_equal(talk.n, 2);
}

static const char dialogue[] =
	"[init]\nsay = \"I?\"\nexpect = \"yes\"\nwait_ms = 50\ntries = 3\npause_ms = 20\nsay = \"i\"\n"
	"[open]\nsay = \"o?\"\nexpect = \"yes\"\nwait_ms = 50\nsay = \"O\"\npause_ms = 7\n"
	"[close]\nsay = \"c\"\n";

static void
one_ballot_is_opened_and_closed(void **ctx)
{
	(void)ctx;
	start(dialogue, "", "yes, 1.0");
	assert_int_equal(talk.out.status, DIALOG_STARTING);
	assert_int_equal(talk.out.expect_us, 1050 * MS);
	run_for(100);
	assert_said(0, "I?", 0);
	assert_said(1, "i", 25);
	assert_int_equal(talk.out.status, DIALOG_READY);
	assert_int_equal(talk.out.ballot, 0);
	ballot(3);
	assert_int_equal(talk.out.status, DIALOG_OPEN);
	assert_int_equal(talk.out.ballot, 3);
	run_for(100);
	ballot(3); /* as often as it is repeated */
	assert_said(2, "o?", 75);
	assert_said(3, "O", 6);
	assert_int_equal(talk.n, 4);
	ballot(0);
	assert_said(4, "c", 94);
	run_for(10);
	assert_int_equal(talk.out.status, DIALOG_READY);
	assert_int_equal(talk.out.ballot, 0);
	assert_int_equal(talk.out.retries + talk.out.missed, 0);
}

static void
a_new_number_closes_first(void **ctx)
{
	(void)ctx;
	start(dialogue, "", "yes");
	run_for(100);
	ballot(1);
	run_for(100);
	ballot(2);
	run_for(100);
	assert_int_equal(talk.out.ballot, 2);
	assert_said(4, "c", 94);
	assert_said(5, "o?", 1);
	assert_said(6, "O", 6);
}

static void
what_is_not_answered_is_said_again_and_then_passed_by(void **ctx)
{
	(void)ctx;
	start(dialogue, "", NULL);
	run_for(400);
	assert_said(0, "I?", 0);
	assert_said(1, "I?", 50);
	assert_said(2, "I?", 50);
	assert_said(3, "i", 70);
	assert_int_equal(talk.out.retries, 2);
	assert_int_equal(talk.out.missed, 1);
	assert_int_equal(talk.out.status, DIALOG_READY);
	ballot(1);
	run_for(400);
	assert_said(4, "o?", 230);
	assert_said(5, "O", 51);
	assert_int_equal(talk.out.retries, 2);
	assert_int_equal(talk.out.missed, 2);
	assert_int_equal(talk.out.ballot, 1);
}

static void
another_line_is_no_answer(void **ctx)
{
	(void)ctx;
	start(dialogue, "", "ye");
	run_for(200);
	assert_said(1, "I?", 50);
	assert_int_equal(talk.out.missed, 1);
}

static void
a_close_in_the_middle_of_the_opening_comes_behind_it(void **ctx)
{
	(void)ctx;
	start(dialogue, "", "yes");
	run_for(100);
	ballot(1);
	ballot(0);
	assert_int_equal(talk.out.ballot, 1);
	run_for(100);
	assert_said(3, "O", 6);
	assert_said(4, "c", 7);
	assert_int_equal(talk.out.ballot, 0);
}

static void
it_is_polled_from_then_on_between_commands(void **ctx)
{
	(void)ctx;
	start("[init]\nsay = \"i?\"\nexpect = \"yes\"\n[open]\nsay = \"o?\"\nexpect = \"yes\"\nwait_ms = 250\n[poll]\nsay = 05\n"
	      "every_ms = 100\n", "", "yes");
	run_for(220);
	assert_said(0, "i?", 0);
	assert_said(1, "\5", 6);
	assert_said(2, "\5", 100);
	assert_said(3, "\5", 100);
	assert_int_equal(talk.n, 4);
	answers = NULL;
	ballot(1);
	run_for(300);
	assert_said(4, "o?", 14);
	assert_said(5, "\5", 251); /* not while an answer is waited for */
}

/* Of a press that is on disk: with an id as PRINT says, ACK is said of HANDSET so. */
static void
acknowledged(const char *print, const char *ack, const char *handset, const char *want, size_t n)
{
	struct receiver_options options = driver_options_default;
	char text[2048], why[PROFILE_WHY];

	snprintf(text, sizeof(text), "[receiver]\nname = n\nmaker = m\nconfidence = c\nlight = l\n[line]\nbaud = 300\n[frame]\n"
		"kind = text\npress = p <hex>\n[check]\nkind = crc16\npoly = 1021\ninit = FFFF\ninject = 12 34 56\nat = 4\n"
		"[id]\nat = 0\n%s\n[keys]\nat = 3\nA = 41\nB = 42\n[ack]\nsay = %s\n", print, ack);
	if (receiver_profile_read(&profile, "x", text, strlen(text), why) < 0)
		fail_msg("%s", why);
	options.profile = &profile;
	answers = NULL;
	begin(profile.driver.dialog, &options);
	step((struct dialog_input) { .type = DIALOG_FRAME, .presses = 1, .frame = &(struct frame) { .len = 1, .bytes = "p" } });
	assert_int_equal(talk.n, 0); /* heard is not stored */
	step((struct dialog_input) { .type = DIALOG_STORED, .handset = handset });
	assert_int_equal(talk.n, 1);
	assert_said_(0, want, n, 0);
}
#define assert_acknowledged(print, ack, handset, want) acknowledged(print, ack, handset, want, sizeof(want) - 1)

static void
a_press_is_acknowledged_once_it_is_stored(void **ctx)
{
	(void)ctx;
	/* as the open receiver says it over the air: 090fd3 06 7b34 */
	assert_acknowledged("bytes = 3\nprint = hex", "<id> 06 <check>", "090FD3", "\x09\x0f\xd3\x06\x7b\x34");
	assert_acknowledged("bytes = 3\nprint = hex", "A0 <id>0D0A", "090FD3", "\xa0\x09\x0f\xd3\r\n");
	assert_acknowledged("bytes = 3\nprint = hex", "\"OK <id>\\r\\n\"", "090FD3", "OK 090FD3\r\n");
	assert_acknowledged("bytes = 3\nprint = hex\norder = little", "<id>", "090FD3", "\xd3\x0f\x09");
	assert_acknowledged("bytes = 2\nprint = decimal", "A0 <id>", "258", "\xa0\1\2");
	assert_acknowledged("bytes = 2\nprint = decimal\norder = little", "A0 <id>", "258", "\xa0\2\1");
	assert_acknowledged("bytes = 2\nprint = decimal", "\"A<id>;\"", "258", "A258;");
	assert_acknowledged("bytes = 3\nprint = text", "06 <id> 00", "A7B", "\6A7B\0");
	assert_acknowledged("bytes = 3\nprint = text\norder = little", "06 <id>", "A7B", "\6B7A");
	assert_acknowledged("bytes = 3\nprint = text", "06", "A7B", "\6");
}

#define TEST(f) { .name = #f, .test_func = (f) }

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(it_is_ready_at_once_where_nothing_is_said_first),
		TEST(what_is_said_stands_in_hex_or_as_text),
		TEST(one_ballot_is_opened_and_closed),
		TEST(a_new_number_closes_first),
		TEST(what_is_not_answered_is_said_again_and_then_passed_by),
		TEST(another_line_is_no_answer),
		TEST(a_close_in_the_middle_of_the_opening_comes_behind_it),
		TEST(it_is_polled_from_then_on_between_commands),
		TEST(a_press_is_acknowledged_once_it_is_stored),
	};

	return cmocka_run_group_tests_name("profile_dialog", tests, NULL, NULL);
}
