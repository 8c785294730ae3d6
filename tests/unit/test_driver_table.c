/* test_driver_table.c -- what holds of every driver; and rules of single ones that captures cannot say */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dialog.h"
#include "driver.h"
#include "profile.h"
#include "sim/twin.h"

static _Alignas(16) uint8_t state[DRIVER_STATE_MAX + 64], other[DRIVER_STATE_MAX];

/* A driver, and what it is opened with: those of the table, and those of the profiles that are shipped. */
struct subject {
	const struct receiver_driver *d;
	struct receiver_options options;
};

static void
each_row_is_complete(void **ctx)
{
	const struct subject *s = *ctx;
	const struct receiver_driver *d = s->d;
	bool blank = false;

	assert_int_equal(d->abi, DRIVER_ABI);
	assert_ptr_equal(driver_by_name(d->name), s->options.profile == NULL ? d : NULL);
	assert_true(d->maker[0] && d->confidence[0] && d->green_light[0]);
	assert_true(d->state_size <= DRIVER_STATE_MAX);
	for (size_t i = 0; d->key_names[i]; i++)
		blank |= strcmp(d->key_names[i], d->blank_key) == 0;
	assert_true(blank || d->key_names[0] == NULL); /* a receiver of totals alone has no handsets */
	assert_non_null(d->framing.ops);
	assert_true(d->bus == BUS_USB ? d->usb.in_len > 0 && d->framing.report_len > 0 : d->serial.baud > 0);
	if (d->dialog)
		assert_true(d->dialog->state_size <= DIALOG_STATE_MAX);
	for (const struct usb_id *id = d->match; id && id->vendor; id++)
		assert_ptr_equal(driver_by_usb(id->vendor, id->product)->match, d->match); /* two variants share an id */
	if (s->options.profile != NULL)
		return; /* what a file describes has no twin */
	assert_non_null(d->twin);
	assert_true(d->twin->state_size <= TWIN_STATE_MAX);
	assert_int_equal(d->twin->usb != NULL, d->bus == BUS_USB);
}

static uint32_t seed;

static uint8_t
next_random(void)
{
	seed = seed * 1664525 + 1013904223;
	return (uint8_t)(seed >> 24);
}

/* Random frames that begin like true ones: no event may be malformed, and nothing behind the state may be touched. */
static void
any_bytes_give_well_formed_events(void **ctx)
{
	static const char *const heads[] = { "\x02\x13\x81", "\x02\x18\x1a", "\x01\x15", "incoming: ",
		"incoming: 090fd3", "\x95\x01", "\x91", "\x01", "", "Captured,A,", "{\"id\":\"090FD3\",\"key\":\"" };
	const struct subject *s = *ctx;
	const struct receiver_driver *d = s->d;

	seed = 1;
	memset(state, 0x5a, sizeof(state));
	d->reset(state, &s->options);
	for (unsigned i = 0; i < 200000; i++) {
		struct receiver_event ev[DRIVER_EVENTS_MAX];
		struct frame frame = { .at_us = i * 1000u };
		const char *head = heads[i % (sizeof(heads) / sizeof(heads[0]))];
		size_t n, refused = 0;

		frame.len = (uint16_t)(1 + (i % 3 ? 63 : next_random() % FRAME_MAX));
		for (size_t j = 0; j < frame.len; j++)
			frame.bytes[j] = j < strlen(head) ? (uint8_t)head[j] :
				(uint8_t)(next_random() & (i % 2 ? 0xff : 7));
		n = d->decode(state, &frame, ev);
		assert_true(n <= DRIVER_EVENTS_MAX);
		for (size_t j = 0; j < n; j++) {
			char line[DRIVER_LINE_MAX];

			assert_int_equal(ev[j].at_us, frame.at_us);
			assert_in_range(driver_print_event(d, &ev[j], line), 8, DRIVER_LINE_MAX - 2);
			refused += ev[j].type == RECEIVER_REFUSED;
		}
		assert_true(refused <= 1);
	}
	for (size_t i = d->state_size; i < sizeof(state); i++)
		assert_int_equal(state[i], 0x5a);
}

/* --- single drivers --------------------------------------------------------------------------------------------- */

static size_t
decode_text(const struct receiver_driver *d, uint64_t at_us, const char *text, struct receiver_event *ret_events)
{
	struct frame frame = { .at_us = at_us, .len = (uint16_t)strlen(text) };

	memcpy(frame.bytes, text, strlen(text));
	return d->decode(state, &frame, ret_events);
}

static void
responsecard_refuses_each_single_flipped_bit(void **ctx)
{
	const struct subject *s = *ctx;
	const struct receiver_driver *d = s->d;
	const uint8_t good[6] = { 0x09, 0x0f, 0xd3, 0x35, 0xae, 0x08 };
	struct receiver_event ev[DRIVER_EVENTS_MAX];

	for (unsigned bit = 0; bit < 48; bit++) {
		uint8_t b[6];
		char line[64];

		memcpy(b, good, 6);
		b[bit / 8] ^= (uint8_t)(1u << bit % 8);
		snprintf(line, sizeof(line), "incoming: %02x%02x%02x%02x%02x%02x --> 5",
			b[0], b[1], b[2], b[3], b[4], b[5]);
		d->reset(state, &s->options);
		assert_int_equal(decode_text(d, 1, line, ev), 1);
		assert_int_equal(ev[0].type, RECEIVER_REFUSED);
		assert_int_equal(ev[0].refusal, REFUSED_CHECK);
	}
}

static void
responsecard_without_its_keys_still_tells_copies(void **ctx)
{
	const struct subject *s = *ctx;
	const struct receiver_driver *d = s->d;
	struct receiver_event ev[DRIVER_EVENTS_MAX];

	d->reset(state, &s->options);
	assert_int_equal(decode_text(d, 1000000, "incoming: 090fd335ae08 --> 5", ev), 1);
	d->forget(state);
	memcpy(other, state, d->state_size);
	assert_int_equal(decode_text(d, 9000000, "incoming: 090fd335ae08 --> 5", ev), 0);
	assert_int_equal(decode_text(d, 11000000, "incoming: 090fd335ae08 --> 5", ev), 1);

	d->reset(state, &s->options);
	assert_int_equal(decode_text(d, 1000000, "incoming: 090fd333cece --> 3", ev), 1);
	assert_memory_not_equal(state, other, d->state_size);
	d->forget(state);
	assert_memory_equal(state, other, d->state_size); /* as if it had been the other key */
}

static void
responsecard_keeps_a_thousand_handsets_apart(void **ctx)
{
	const struct subject *s = *ctx;
	const struct receiver_driver *d = s->d;
	struct receiver_event ev[DRIVER_EVENTS_MAX];
	unsigned presses = 0;

	d->reset(state, &s->options);
	for (unsigned round = 0; round < 3; round++)
		for (unsigned id = 1; id <= 1000; id++) {
			uint8_t air[7] = { 0x12, 0x34, 0x56, 0, (uint8_t)(id >> 8), (uint8_t)id, '1' };
			uint16_t crc = 0xffff;
			char line[64];

			for (size_t i = 0; i < sizeof(air); i++) { /* not as the driver does it */
				for (int bit = 7; bit >= 0; bit--) {
					unsigned top = (crc >> 15 ^ air[i] >> bit) & 1;

					crc = (uint16_t)(crc << 1 ^ (top ? 0x1021 : 0));
				}
			}
			snprintf(line, sizeof(line), "incoming: 00%02x%02x31%04x --> 1", id >> 8, id & 0xff, crc);
			presses += (unsigned)decode_text(d, 1000u * id + 1000000u * round, line, ev);
		}
	assert_int_equal(presses, 1000);
}

static void
buzz_prints_the_set_that_was_configured(void **ctx)
{
	const struct receiver_driver *d = driver_by_name("buzz");
	struct receiver_options options = driver_options_default;
	struct receiver_event ev[DRIVER_EVENTS_MAX];
	struct frame frame = { .len = 5, .bytes = { 0, 0, 0, 0, 0xf8 } };

	(void)ctx;
	options.set = 12;
	d->reset(state, &options);
	assert_int_equal(d->decode(state, &frame, ev), 1);
	assert_string_equal(ev[0].handset, "12.4");
	assert_string_equal(d->key_names[ev[0].key], "blue");
}

static void
buzz_hears_all_four_in_one_report(void **ctx)
{
	const struct receiver_driver *d = driver_by_name("buzz");
	struct receiver_event ev[DRIVER_EVENTS_MAX];
	struct frame frame = { .len = 5, .bytes = { 0, 0, 0x21, 0x84, 0x00 } };

	(void)ctx;
	d->reset(state, &driver_options_default);
	assert_int_equal(d->decode(state, &frame, ev), 4);
	assert_string_equal(ev[3].handset, "1.4");
	frame.bytes[2] = 0x63; /* 1 and 2 press a second button: one refusal, and no vote of either */
	assert_int_equal(d->decode(state, &frame, ev), 1);
	assert_int_equal(ev[0].type, RECEIVER_REFUSED);
}

static void
bigbutton_without_its_keys_still_tells_copies(void **ctx)
{
	const struct receiver_driver *d = driver_by_name("bigbutton");
	struct receiver_event ev[DRIVER_EVENTS_MAX];
	struct frame frame = { .len = 5, .at_us = 5000000, .bytes = { 0, 0, 2, 0, 0x80 } };

	(void)ctx;
	memset(state, 0xee, sizeof(state));
	d->reset(state, &driver_options_default);
	assert_int_equal(d->decode(state, &frame, ev), 1);
	assert_string_equal(ev[0].handset, "1.blue");
	d->forget(state);
	for (unsigned i = 0; i < 5; i++) { /* held on: dropped, whichever it is */
		frame.at_us += 900000;
		frame.bytes[4] = i % 2 ? 0x80 : 0x20;
		assert_int_equal(d->decode(state, &frame, ev), 0);
	}
	frame.at_us += 1000000;
	assert_int_equal(d->decode(state, &frame, ev), 1);
}

static void
names_that_are_none_find_nothing(void **ctx)
{
	(void)ctx;
	assert_null(driver_by_name("iClicker"));
	assert_null(driver_by_name(""));
	assert_null(driver_by_usb(0x1881, 0x0151));
	assert_null(driver_by_usb(0, 0));
}

#define TEST(f) { .name = #f, .test_func = (f) }

#define SUBJECTS  32
#define TESTS_MAX 128

static struct CMUnitTest tests[TESTS_MAX] = {
	TEST(buzz_prints_the_set_that_was_configured),
	TEST(buzz_hears_all_four_in_one_report),
	TEST(bigbutton_without_its_keys_still_tells_copies),
	TEST(names_that_are_none_find_nothing),
};
static size_t n_tests = 4;

static void
add(const struct subject *s, const char *clause, CMUnitTestFunction test)
{
	static char names[TESTS_MAX][96];

	snprintf(names[n_tests], sizeof(names[0]), "%s: %s", s->d->name, clause);
	tests[n_tests] = (struct CMUnitTest) { .name = names[n_tests], .test_func = test, .initial_state = (void *)(uintptr_t)s };
	n_tests++;
}

static void
add_subject(const struct subject *s)
{
	add(s, "the row is complete", each_row_is_complete);
	add(s, "any bytes give well-formed events", any_bytes_give_well_formed_events);
	if (strstr(s->d->name, "responsecard") == NULL)
		return;
	add(s, "refuses each single flipped bit", responsecard_refuses_each_single_flipped_bit);
	add(s, "without its keys it still tells copies", responsecard_without_its_keys_still_tells_copies);
	add(s, "keeps a thousand handsets apart", responsecard_keeps_a_thousand_handsets_apart);
}

int
main(void)
{
	static const char *const shipped[] = { "responsecard", "iskipper", "json-line", "taiden-hcs3600" };
	static struct receiver_profile profiles[sizeof(shipped) / sizeof(shipped[0])];
	static struct subject subjects[SUBJECTS];
	size_t n = 0;

	for (const struct receiver_driver *const *d = driver_table; *d; d++, n++)
		subjects[n] = (struct subject) { *d, driver_options_default };
	for (size_t i = 0; i < sizeof(shipped) / sizeof(shipped[0]); i++, n++) {
		char file[128], why[PROFILE_WHY];

		snprintf(file, sizeof(file), "firmware-bridge/profiles/%s.profile", shipped[i]);
		if (receiver_profile_load(&profiles[i], file, why) < 0) {
			fprintf(stderr, "%s\n", why);
			return 1;
		}
		subjects[n] = (struct subject) { &profiles[i].driver, driver_options_default };
		subjects[n].options.profile = &profiles[i];
	}
	for (size_t i = 0; i < n; i++)
		add_subject(&subjects[i]);
	return _cmocka_run_group_tests("driver_table", tests, n_tests, NULL, NULL);
}
