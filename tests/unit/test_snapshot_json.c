/* test_snapshot_json.c -- the keeper's state as the text a browser reads */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The module of a program, which is in no archive. */
#include "view/snapshot_json.c"

#define SEATS 400
#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static char *
mutable(const char *text)
{
	return (char *)(uintptr_t)text; /* protobuf-c's structures are not const; nobody writes */
}

/* What a browser's JSON.parse() would make of it. */
static json_t *
read_back(const View__Snapshot *s, char **ret_text)
{
	char *text = snapshot_json(s);
	json_error_t error;
	json_t *o;

	assert_non_null(text);
	o = json_loads(text, JSON_REJECT_DUPLICATES, &error);
	if (o == NULL)
		fail_msg("not JSON: %s at %d: %.200s", error.text, error.position, text);
	if (ret_text != NULL)
		*ret_text = text;
	else
		free(text);
	return o;
}

static const char *
string_at(json_t *o, const char *key)
{
	const char *text = json_string_value(json_object_get(o, key));

	assert_non_null(text);
	return text;
}

struct text_row { const char *name, *in, *out; };

static const struct text_row texts[] = {
	{ "accents_pass", "Océane CHARRET-GODARD – « Ô »", "Océane CHARRET-GODARD – « Ô »" },
	{ "quotes_and_backslashes_are_escaped", "\"a\" 'b' \\ / c", "\"a\" 'b' \\ / c" },
	{ "markup_is_text", "<script>alert(1)</script> & <b>", "<script>alert(1)</script> & <b>" },
	{ "control_characters_are_escaped", "a\tb\nc\rd\001e\033f\177g", "a\tb\nc\rd\001e\033f\177g" },
	{ "a_new_event_cannot_be_smuggled_in", "x\n\nevent: state\ndata: {}\n\n", "x\n\nevent: state\ndata: {}\n\n" },
	{ "line_separators_of_scripts_pass", "a\342\200\250b\342\200\251c", "a\342\200\250b\342\200\251c" },
	{ "four_byte_characters_pass", "\360\237\227\263", "\360\237\227\263" },
	{ "empty_stays_empty", "", "" },
	{ "a_lone_continuation_byte_is_refused", "a\200b", "?" },
	{ "a_cut_character_is_refused", "caf\303", "?" },
	{ "latin_1_is_refused", "Oc\351ane", "?" },
	{ "an_overlong_slash_is_refused", "\300\257etc", "?" },
	{ "a_surrogate_is_refused", "\355\240\200", "?" },
	{ "beyond_unicode_is_refused", "\364\220\200\200", "?" },
};

static void
text_row(void **ctx)
{
	const struct text_row *row = *ctx;
	View__Snapshot s = VIEW__SNAPSHOT__INIT;
	View__Item item = VIEW__ITEM__INIT;
	View__Open open = VIEW__OPEN__INIT;
	View__Chair chair = VIEW__CHAIR__INIT, *chairs[] = { &chair };
	View__Key key = VIEW__KEY__INIT, *keys[] = { &key };
	char *one[] = { mutable(row->in) };
	View__ReceiverHealth receiver = VIEW__RECEIVER_HEALTH__INIT, *receivers[] = { &receiver };
	json_t *o, *o2;
	char *text;

	s.body = item.title = chair.name = key.meaning = receiver.light = mutable(row->in);
	s.item = &item;
	s.phase_case = VIEW__SNAPSHOT__PHASE_OPEN;
	s.open = &open;
	open.chairs = chairs;
	s.receivers = receivers;
	receiver.keys = keys;
	s.groups = open.candidates = one;
	open.n_chairs = open.n_candidates = receiver.n_keys = s.n_receivers = s.n_groups = 1;
	o = read_back(&s, &text);
	assert_string_equal(string_at(o, "body"), row->out);
	assert_string_equal(string_at(json_object_get(o, "item"), "title"), row->out);
	assert_string_equal(string_at(json_array_get(json_object_get(json_object_get(o, "open"), "chairs"), 0), "name"), row->out);
	assert_string_equal(json_string_value(json_array_get(json_object_get(o, "groups"), 0)), row->out);
	o2 = json_object_get(json_object_get(o, "open"), "candidates");
	assert_string_equal(json_string_value(json_array_get(o2, 0)), row->out);
	o2 = json_array_get(json_object_get(o, "receivers"), 0);
	assert_string_equal(string_at(o2, "light"), row->out);
	assert_string_equal(string_at(json_array_get(json_object_get(o2, "keys"), 0), "meaning"), row->out);
	for (const char *c = text; *c != '\0'; c++) /* one line, or an event of its own could be made of it */
		assert_true((unsigned char)*c >= ' ');
	free(text);
	json_decref(o);
}

static void
only_the_phase_that_is_stands_in_it(void **ctx)
{
	View__Snapshot s = VIEW__SNAPSHOT__INIT;
	View__Open open = VIEW__OPEN__INIT;
	View__Test test = VIEW__TEST__INIT;
	View__Closed closed = VIEW__CLOSED__INIT;
	json_t *o = read_back(&s, NULL);

	(void)ctx;
	assert_string_equal(string_at(o, "phase"), "idle");
	assert_null(json_object_get(o, "open"));
	assert_null(json_object_get(o, "closed"));
	assert_null(json_object_get(o, "item"));
	json_decref(o);

	s.phase_case = VIEW__SNAPSHOT__PHASE_OPEN;
	s.open = &open;
	o = read_back(&s, NULL);
	assert_string_equal(string_at(o, "phase"), "open");
	assert_null(json_object_get(o, "closed"));
	json_decref(o);

	test.heard = 36;
	test.expected = 37;
	s.phase_case = VIEW__SNAPSHOT__PHASE_TEST;
	s.test = &test;
	o = read_back(&s, NULL);
	assert_string_equal(string_at(o, "phase"), "test");
	assert_int_equal(json_integer_value(json_object_get(json_object_get(o, "test"), "heard")), 36);
	assert_int_equal(json_integer_value(json_object_get(json_object_get(o, "test"), "expected")), 37);
	assert_null(json_object_get(o, "open"));
	assert_null(json_object_get(o, "closed"));
	json_decref(o);

	s.phase_case = VIEW__SNAPSHOT__PHASE_CLOSED;
	s.closed = &closed;
	o = read_back(&s, NULL);
	assert_string_equal(string_at(o, "phase"), "closed");
	assert_null(json_object_get(o, "open"));
	json_decref(o);
}

static void
has_these_and_no_other(json_t *o, const char *const *names, size_t n)
{
	assert_int_equal(json_object_size(o), n);
	for (size_t i = 0; i < n; i++)
		if (json_object_get(o, names[i]) == NULL)
			fail_msg("no %s", names[i]);
}

/* P10: were a field added that could carry a direction, one of these lists would have to be changed on purpose. */
static void
an_open_ballot_has_these_fields_and_no_other(void **ctx)
{
	static const char *const of_all[] = { "index", "rehearsal", "body", "organ", "sitting", "time_zone", "ended", "suspended",
	                                      "serving", "present", "proxies", "quorum", "quorum_met", "item", "phase", "open",
	                                      "groups", "receivers" };
	static const char *const of_item[] = { "number", "title", "rubric", "attempt", "together", "last_number" };
	static const char *const of_open[] = { "mode", "voted", "expected", "second_phase", "counting", "round", "candidates",
	                                       "deadline_in_ms", "chairs" };
	static const char *const of_chair[] = { "seat", "name", "family", "group", "voted", "proxy" };
	static const char *const of_receiver[] = { "name", "status", "light", "driver", "keys" };
	static const char *const of_key[] = { "key", "meaning" };
	View__Snapshot s = VIEW__SNAPSHOT__INIT;
	View__Item item = VIEW__ITEM__INIT;
	View__Open open = VIEW__OPEN__INIT;
	View__Chair chair = VIEW__CHAIR__INIT, *chairs[] = { &chair };
	View__Key key = VIEW__KEY__INIT, *keys[] = { &key };
	View__ReceiverHealth receiver = VIEW__RECEIVER_HEALTH__INIT, *receivers[] = { &receiver };
	json_t *o, *b, *c;

	(void)ctx;
	s.phase_case = VIEW__SNAPSHOT__PHASE_OPEN;
	s.item = &item;
	s.open = &open;
	s.receivers = receivers;
	receiver.keys = keys;
	s.n_receivers = receiver.n_keys = 1;
	open.mode = mutable("public");
	open.voted = 1;
	open.expected = 40;
	open.second_phase = open.counting = true;
	open.deadline_in_us = 90500000;
	open.chairs = chairs;
	open.n_chairs = 1;
	chair.seat = 7;
	chair.voted = chair.proxy = true;
	o = read_back(&s, NULL);
	b = json_object_get(o, "open");
	c = json_array_get(json_object_get(b, "chairs"), 0);
	has_these_and_no_other(o, of_all, LEN(of_all));
	has_these_and_no_other(json_object_get(o, "item"), of_item, LEN(of_item));
	has_these_and_no_other(b, of_open, LEN(of_open));
	has_these_and_no_other(c, of_chair, LEN(of_chair));
	assert_int_equal(json_integer_value(json_object_get(b, "deadline_in_ms")), 90500);
	assert_int_equal(json_integer_value(json_object_get(c, "seat")), 7);
	assert_true(json_is_true(json_object_get(c, "voted")) && json_is_true(json_object_get(c, "proxy")));
	assert_true(json_is_true(json_object_get(b, "counting")));
	b = json_array_get(json_object_get(o, "receivers"), 0);
	has_these_and_no_other(b, of_receiver, LEN(of_receiver));
	has_these_and_no_other(json_array_get(json_object_get(b, "keys"), 0), of_key, LEN(of_key));
	json_decref(o);
}

static void
each_count_of_a_result_has_its_own_place(void **ctx)
{
	static const char *const names[] = { "pour", "contre", "abstention", "nspp", "nppv", "blanc", "nul", "silent", "cast",
	                                     "required", "proxies_cast", "round", "num", "den", "of" };
	View__Snapshot s = VIEW__SNAPSHOT__INIT;
	View__Closed closed = VIEW__CLOSED__INIT;
	View__Voice voice = VIEW__VOICE__INIT, *voices[] = { &voice };
	View__Candidate candidate = VIEW__CANDIDATE__INIT, *candidates[] = { &candidate };
	View__ItemResult line = VIEW__ITEM_RESULT__INIT, *lines[] = { &line };
	uint32_t *values[] = { &closed.pour, &closed.contre, &closed.abstention, &closed.nspp, &closed.nppv, &closed.blanc,
	                       &closed.nul, &closed.silent, &closed.cast, &closed.required, &closed.proxies_cast,
	                       &closed.round, &closed.num, &closed.den, &closed.of };
	json_t *o, *b, *c;

	(void)ctx;
	s.phase_case = VIEW__SNAPSHOT__PHASE_CLOSED;
	s.closed = &closed;
	for (uint32_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		*values[i] = 1000 + i;
	closed.outcome = mutable("elected:Liste \"A\"");
	closed.civility = mutable("Madame");
	closed.basis = mutable("serving");
	closed.proclaimed = true;
	voice.choice = mutable("contre");
	voice.seat = 12;
	candidate.name = mutable("Liste \"A\"");
	candidate.voices = UINT32_MAX;
	closed.voices = voices;
	closed.candidates = candidates;
	closed.items = lines;
	closed.n_voices = closed.n_candidates = closed.n_items = 1;
	line.number = mutable("12.1");
	line.outcome = mutable("rejected");
	line.contre = 7;
	o = read_back(&s, NULL);
	b = json_object_get(o, "closed");
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_int_equal(json_integer_value(json_object_get(b, names[i])), 1000 + i);
	assert_string_equal(string_at(b, "outcome"), "elected:Liste \"A\"");
	assert_string_equal(string_at(b, "civility"), "Madame");
	assert_string_equal(string_at(b, "basis"), "serving");
	c = json_array_get(json_object_get(b, "items"), 0);
	assert_string_equal(string_at(c, "number"), "12.1");
	assert_string_equal(string_at(c, "outcome"), "rejected");
	assert_int_equal(json_integer_value(json_object_get(c, "contre")), 7);
	assert_true(json_is_true(json_object_get(b, "proclaimed")) && json_is_false(json_object_get(b, "annulled")));
	assert_string_equal(string_at(json_array_get(json_object_get(b, "voices"), 0), "choice"), "contre");
	b = json_array_get(json_object_get(b, "candidates"), 0);
	assert_int_equal(json_integer_value(json_object_get(b, "voices")), UINT32_MAX);
	json_decref(o);
}

/* A square of 0 and 1 with its three corners; without words no seal at all. */
static void
what_is_sealed_has_its_words_and_a_code(void **ctx)
{
	View__Snapshot s = VIEW__SNAPSHOT__INIT;
	json_t *o = read_back(&s, NULL), *rows;
	size_t n;

	(void)ctx;
	assert_null(json_object_get(o, "seal"));
	json_decref(o);
	s.words = mutable("lusab babad");
	s.head = mutable("scrutin/t/0123456789abcdef\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
	o = read_back(&s, NULL);
	assert_string_equal(string_at(json_object_get(o, "seal"), "words"), "lusab babad");
	rows = json_object_get(json_object_get(o, "seal"), "qr");
	n = json_array_size(rows);
	assert_true(n >= 21 && n % 4 == 1);
	for (size_t i = 0; i < n; i++) {
		const char *row = json_string_value(json_array_get(rows, i));

		assert_int_equal(strlen(row), n);
		assert_int_equal(strspn(row, "01"), n);
	}
	assert_memory_equal(json_string_value(json_array_get(rows, 0)), "11111110", 8);
	assert_memory_equal(json_string_value(json_array_get(rows, n - 1)), "11111110", 8);
	json_decref(o);
}

static void
the_largest_figures_keep_their_value(void **ctx)
{
	View__Snapshot s = VIEW__SNAPSHOT__INIT;
	json_t *o;

	(void)ctx;
	s.index = (UINT64_C(1) << 53) - 1; /* the largest whole number of a script */
	s.serving = s.present = s.quorum = UINT32_MAX;
	o = read_back(&s, NULL);
	assert_int_equal(json_integer_value(json_object_get(o, "index")), (UINT64_C(1) << 53) - 1);
	assert_int_equal(json_integer_value(json_object_get(o, "present")), UINT32_MAX);
	json_decref(o);
}

/* As many as the keeper ever sends, each name as long as it allows and made of what grows most when escaped. */
static void
the_largest_chamber_is_told_whole(void **ctx)
{
	static View__Chair chairs[SEATS];
	static View__Chair *list[SEATS];
	static char name[256];
	View__Snapshot s = VIEW__SNAPSHOT__INIT;
	View__Open open = VIEW__OPEN__INIT;
	json_t *o, *b;

	(void)ctx;
	memset(name, 1, sizeof(name) - 1);
	for (uint32_t i = 0; i < SEATS; i++) {
		view__chair__init(&chairs[i]);
		chairs[i].seat = i + 1;
		chairs[i].name = name;
		list[i] = &chairs[i];
	}
	s.phase_case = VIEW__SNAPSHOT__PHASE_OPEN;
	s.open = &open;
	open.chairs = list;
	open.n_chairs = SEATS;
	o = read_back(&s, NULL);
	b = json_object_get(json_object_get(o, "open"), "chairs");
	assert_int_equal(json_array_size(b), SEATS);
	for (size_t i = 0; i < SEATS; i++) {
		assert_int_equal(json_integer_value(json_object_get(json_array_get(b, i), "seat")), i + 1);
		assert_string_equal(string_at(json_array_get(b, i), "name"), name);
	}
	json_decref(o);
}

int
main(void)
{
	struct CMUnitTest tests[sizeof(texts) / sizeof(texts[0]) + 6];
	size_t n = 0;

	for (; n < sizeof(texts) / sizeof(texts[0]); n++)
		tests[n] = (struct CMUnitTest) { texts[n].name, text_row, NULL, NULL, (void *)(uintptr_t)&texts[n] };
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(only_the_phase_that_is_stands_in_it);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(an_open_ballot_has_these_fields_and_no_other);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(each_count_of_a_result_has_its_own_place);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(what_is_sealed_has_its_words_and_a_code);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(the_largest_figures_keep_their_value);
	tests[n++] = (struct CMUnitTest)cmocka_unit_test(the_largest_chamber_is_told_whole);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
