/*
 * test_transport_usb.c -- what goes wrong on a bus, which an emulated machine shows too rarely
 *
 * The libusb is a fake (lib/fake_libusb.h); tests/process/receivers.py runs the same file over Debian's.
 */
#include "transport_usb.c" /* first: cmocka makes a macro of fail */

#include <setjmp.h>
#include <stdarg.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/fake_libusb.h"

/* --- two transports on it ----------------------------------------------------------------------------------------- */

static const struct usb_id ids[] = { { 0x1881, 0x0150 }, { 0, 0 } };
static const struct receiver_driver driver = {
	.name = "toy", .maker = "Toy base", .match = ids, .bus = BUS_USB, .usb = { .endpoint_in = 0x81, .in_len = 64 },
};

struct heard {
	unsigned arrived, received, gone;
	int error;
	size_t n;
	char text[64]; /* of all reports, one after another */
};

static sd_event *event;
static struct heard heard[2];
static struct transport *base[2];

static void
on_arrived(void *user)
{
	((struct heard *)user)->arrived++;
}

static void
on_received(void *user, const uint8_t *bytes, size_t n, uint64_t at_us)
{
	struct heard *h = user;

	assert_true(at_us > 0);
	assert_true(h->n + n < sizeof(h->text));
	memcpy(h->text + h->n, bytes, n);
	h->n += n;
	h->received++;
}

static void
on_gone(void *user, int error)
{
	struct heard *h = user;

	h->gone++;
	h->error = error;
}

static void
make(size_t i, const char *where, const struct receiver_driver *d)
{
	struct transport_settings s = { .event = event, .driver = d, .where = where,
		.calls = { &heard[i], on_arrived, on_received, on_gone } };
	char why[TRANSPORT_TEXT_MAX];

	assert_int_equal(transport_usb.create(&s, &base[i], why), 0);
}

static int
set_up(void **state)
{
	(void)state;
	memset(&fake, 0, sizeof(fake));
	memset(heard, 0, sizeof(heard));
	fake.fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	fake.device[0] = (struct libusb_device) { .vendor = 0x1881, .product = 0x0150, .ports = { 1, 1 } };
	fake.device[1] = (struct libusb_device) { .vendor = 0x046d, .product = 0xc31c, .ports = { 1, 2 } }; /* a keyboard */
	fake.device[2] = (struct libusb_device) { .vendor = 0x1881, .product = 0x0150, .ports = { 1, 4 } };
	return fake.fd < 0 ? -1 : sd_event_new(&event);
}

static int
tear_down(void **state)
{
	(void)state;
	fake.hold_cancelled = false;
	for (size_t i = 0; i < LEN(base); i++)
		if (base[i] != NULL)
			transport_usb.free(base[i]);
	base[0] = base[1] = NULL;
	assert_int_equal(fake.claims, fake.releases);
	event = sd_event_unref(event);
	return close(fake.fd);
}

static void
turn(void)
{
	while (sd_event_run(event, 0) > 0)
		;
}

/* The N-th transfer of this type that flies. */
static struct libusb_transfer *
flying(uint8_t type, size_t n)
{
	for (size_t i = 0; i < fake.n_flying; i++)
		if (fake.flying[i]->type == type && n-- == 0)
			return fake.flying[i];
	return NULL;
}

static size_t
count(uint8_t type)
{
	size_t n = 0;

	while (flying(type, n) != NULL)
		n++;
	return n;
}

#define IN  LIBUSB_TRANSFER_TYPE_INTERRUPT
#define OUT LIBUSB_TRANSFER_TYPE_CONTROL

static void
report(const char *text)
{
	struct libusb_transfer *transfer = flying(IN, 0);

	assert_non_null(transfer);
	transfer->actual_length = (int)strlen(text);
	memcpy(transfer->buffer, text, strlen(text));
	come_back(transfer, LIBUSB_TRANSFER_COMPLETED);
	turn();
}

static void
open_one(void)
{
	make(0, "", &driver);
	assert_int_equal(transport_usb.open(base[0]), 0);
}

/* --- finding and opening ------------------------------------------------------------------------------------------ */

static void
a_device_is_found_by_its_ids_and_named(void **state)
{
	(void)state;
	open_one();
	assert_string_equal(base[0]->path, "usb 1-1.1");
	assert_string_equal(base[0]->manufacturer, "Maker");
	assert_string_equal(base[0]->product, "Base");
	assert_int_equal(count(IN), 2);
	assert_int_equal(flying(IN, 0)->endpoint, 0x81);
	assert_int_equal(flying(IN, 0)->length, 64);
}

static void
two_bases_of_one_make_are_told_apart_by_their_path(void **state)
{
	(void)state;
	make(0, "1-1.4", &driver);
	make(1, "1-1.1", &driver);
	assert_int_equal(transport_usb.open(base[0]), 0);
	assert_int_equal(transport_usb.open(base[1]), 0);
	assert_string_equal(base[0]->path, "usb 1-1.4");
	assert_string_equal(base[1]->path, "usb 1-1.1");
}

static void
one_device_is_opened_by_one_transport_only(void **state)
{
	(void)state;
	fake.device[2].absent = true;
	make(0, "", &driver);
	make(1, "", &driver);
	assert_int_equal(transport_usb.open(base[0]), 0);
	assert_int_equal(transport_usb.open(base[1]), -ENODEV);
	fake.device[2].absent = false;
	assert_int_equal(transport_usb.open(base[1]), 0);
	assert_string_equal(base[1]->path, "usb 1-1.4");
}

static void
why_it_does_not_open_is_said(void **state)
{
	static const struct { int open, claim, want; const char *why; } rows[] = {
		{ LIBUSB_ERROR_ACCESS, 0, -EACCES, "Access denied" },
		{ LIBUSB_ERROR_NO_DEVICE, 0, -ENODEV, "usb 1-1.1" },
		{ LIBUSB_ERROR_IO, 0, -EIO, "usb 1-1.1" },
		{ 0, LIBUSB_ERROR_BUSY, -EBUSY, "another program has it" },
	};

	(void)state;
	make(0, "1-1.1", &driver);
	for (size_t i = 0; i < LEN(rows); i++) {
		fake.device[0].open_error = rows[i].open;
		fake.device[0].claim_error = rows[i].claim;
		assert_int_equal(transport_usb.open(base[0]), rows[i].want);
		assert_non_null(strstr(base[0]->why, rows[i].why));
	}
	fake.device[0].absent = true;
	assert_int_equal(transport_usb.open(base[0]), -ENODEV);
	assert_string_equal(base[0]->why, "Toy base is not plugged in at usb 1-1.1");
}

static void
a_busy_base_does_not_hide_the_next(void **state)
{
	(void)state;
	fake.device[0].claim_error = LIBUSB_ERROR_BUSY;
	open_one();
	assert_string_equal(base[0]->path, "usb 1-1.4");
}

static void
without_an_address_the_first_interrupt_endpoint_in_is_read(void **state)
{
	static const struct receiver_driver any = { .name = "any", .maker = "Any", .match = ids, .bus = BUS_USB };

	(void)state;
	make(0, "", &any);
	assert_int_equal(transport_usb.open(base[0]), 0);
	assert_int_equal(flying(IN, 0)->endpoint, 0x83);
}

static void
who_comes_is_told_where_he_may_be_ours(void **state)
{
	(void)state;
	make(0, "", &driver);
	make(1, "1-1.4", &driver);
	for (int twice = 0; twice < 2; twice++)
		for (size_t i = 0; i < LEN(fake.device); i++)
			fake.hotplug(NULL, &fake.device[i], LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED, NULL);
	assert_int_equal(heard[0].arrived, 4);
	assert_int_equal(heard[1].arrived, 2);
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static void
reports_come_in_order_short_ones_too(void **state)
{
	(void)state;
	open_one();
	report("one ");
	report("");
	report("a longer one ");
	report("end");
	assert_string_equal(heard[0].text, "one a longer one end");
	assert_int_equal(heard[0].received, 3);
	assert_int_equal(count(IN), 2);
}

static void
a_pause_stops_reading_and_its_end_resumes(void **state)
{
	(void)state;
	open_one();
	transport_usb.pause(base[0], true);
	report("a");
	report("b");
	assert_int_equal(count(IN), 0);
	assert_true(heard[0].received <= TRANSPORT_FLYING);
	transport_usb.pause(base[0], false);
	transport_usb.pause(base[0], false);
	assert_int_equal(count(IN), 2);
	report("c");
	assert_string_equal(heard[0].text, "abc");
}

static void
what_fails_on_the_bus_is_told_once(void **state)
{
	static const struct { enum libusb_transfer_status status; int want; unsigned halts; const char *why; } rows[] = {
		{ LIBUSB_TRANSFER_NO_DEVICE, -ENODEV, 0, "unplugged" },
		{ LIBUSB_TRANSFER_STALL, -EIO, 1, "the device stalls" },
		{ LIBUSB_TRANSFER_OVERFLOW, -EIO, 0, "the device sends more than it may" },
		{ LIBUSB_TRANSFER_ERROR, -EIO, 0, "the bus fails" },
	};

	(void)state;
	open_one();
	for (size_t i = 0; i < LEN(rows); i++) {
		memset(heard, 0, sizeof(heard));
		fake.halts_cleared = 0;
		come_back(flying(IN, 0), rows[i].status);
		come_back(flying(IN, 0), rows[i].status);
		turn();
		fake.hotplug(NULL, &fake.device[0], LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, NULL);
		assert_int_equal(heard[0].gone, 1);
		assert_int_equal(heard[0].error, rows[i].want);
		assert_string_equal(base[0]->why, rows[i].why);
		assert_int_equal(transport_usb.write(base[0], (const uint8_t *)"x", 1), -ENODEV);
		transport_usb.close(base[0]);
		assert_int_equal(transport_usb.open(base[0]), 0);
		assert_int_equal(fake.halts_cleared, rows[i].halts);
	}
}

static void
the_hotplug_alone_tells_of_an_unplug_too(void **state)
{
	(void)state;
	open_one();
	fake.hotplug(NULL, &fake.device[2], LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, NULL);
	assert_int_equal(heard[0].gone, 0);
	fake.hotplug(NULL, &fake.device[0], LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, NULL);
	assert_int_equal(heard[0].gone, 1);
	assert_int_equal(heard[0].error, -ENODEV);
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static void
reports_go_out_one_after_another_as_set_report(void **state)
{
	static const uint8_t want[] = { 0x21, 0x09, 0x00, 0x02, 0x00, 0x00, 0x03, 0x00, 'o', 'n', 'e' };

	(void)state;
	open_one();
	assert_int_equal(transport_usb.write(base[0], (const uint8_t *)"one", 3), 0);
	assert_int_equal(transport_usb.write(base[0], (const uint8_t *)"two", 3), 0);
	turn();
	assert_int_equal(count(OUT), 1);
	assert_memory_equal(fake.said[0], want, sizeof(want));
	come_back(flying(OUT, 0), LIBUSB_TRANSFER_COMPLETED);
	turn();
	assert_int_equal(count(OUT), 1);
	assert_memory_equal(fake.said[1] + LIBUSB_CONTROL_SETUP_SIZE, "two", 3);
	assert_int_equal(base[0]->failed_writes, 0);
}

static void
a_write_that_fails_is_counted_and_the_next_goes_out(void **state)
{
	static const enum libusb_transfer_status rows[] = { LIBUSB_TRANSFER_STALL, LIBUSB_TRANSFER_TIMED_OUT,
		LIBUSB_TRANSFER_ERROR };

	(void)state;
	open_one();
	transport_usb.write(base[0], (const uint8_t *)"0", 1);
	for (size_t i = 0; i < LEN(rows); i++) {
		transport_usb.write(base[0], (const uint8_t *)&"123"[i], 1);
		assert_true(flying(OUT, 0)->timeout > 0);
		come_back(flying(OUT, 0), rows[i]);
		turn();
		assert_int_equal(base[0]->failed_writes, i + 1);
		assert_int_equal(fake.said[i + 1][LIBUSB_CONTROL_SETUP_SIZE], "123"[i]);
	}
	assert_int_equal(heard[0].gone, 0);
}

static void
too_much_to_write_is_refused_and_counted(void **state)
{
	uint8_t big[OUT_MAX + 1] = { 0 };

	(void)state;
	open_one();
	assert_int_equal(transport_usb.write(base[0], big, sizeof(big)), -EAGAIN);
	for (size_t i = 0; i <= OUT_QUEUE; i++) /* one of them flies */
		assert_int_equal(transport_usb.write(base[0], big, OUT_MAX), 0);
	assert_int_equal(transport_usb.write(base[0], big, OUT_MAX), -EAGAIN);
	assert_int_equal(base[0]->failed_writes, 2);
}

static void
a_write_to_who_left_tells_so(void **state)
{
	(void)state;
	open_one();
	fake.device[0].absent = true;
	transport_usb.write(base[0], (const uint8_t *)"x", 1);
	assert_int_equal(heard[0].gone, 1);
	assert_int_equal(heard[0].error, -ENODEV);
}

/* --- closing ------------------------------------------------------------------------------------------------------ */

static void
a_close_that_has_not_ended_is_waited_for(void **state)
{
	(void)state;
	open_one();
	transport_usb.write(base[0], (const uint8_t *)"x", 1);
	fake.hold_cancelled = true;
	transport_usb.close(base[0]);
	assert_int_equal(transport_usb.open(base[0]), -EAGAIN);
	assert_string_equal(base[0]->why, "usb 1-1.1 is still being closed");
	come_back(flying(IN, 0), LIBUSB_TRANSFER_COMPLETED); /* it was quicker than its cancel */
	come_back(flying(IN, 0), LIBUSB_TRANSFER_CANCELLED);
	turn();
	assert_int_equal(fake.closes, 0);
	come_back(flying(OUT, 0), LIBUSB_TRANSFER_CANCELLED);
	turn();
	assert_int_equal(fake.closes, 1);
	assert_int_equal(heard[0].received + heard[0].gone, 0);
	assert_int_equal(transport_usb.open(base[0]), 0);
}

static void
a_close_that_ends_while_another_opens_is_no_trap(void **state)
{
	(void)state;
	open_one();
	fake.hold_cancelled = true;
	transport_usb.close(base[0]);
	fake.hold_cancelled = false;
	come_back(flying(IN, 0), LIBUSB_TRANSFER_CANCELLED);
	come_back(flying(IN, 0), LIBUSB_TRANSFER_CANCELLED);
	make(1, "1-1.4", &driver);
	assert_int_equal(transport_usb.open(base[1]), 0); /* reads strings: the two above come back here */
	assert_int_equal(fake.n_done, 0);
	assert_int_equal(transport_usb.open(base[0]), 0); /* without a turn of the loop between */
	assert_string_equal(base[0]->path, "usb 1-1.1");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_device_is_found_by_its_ids_and_named),
		TEST(two_bases_of_one_make_are_told_apart_by_their_path),
		TEST(one_device_is_opened_by_one_transport_only),
		TEST(why_it_does_not_open_is_said),
		TEST(a_busy_base_does_not_hide_the_next),
		TEST(without_an_address_the_first_interrupt_endpoint_in_is_read),
		TEST(who_comes_is_told_where_he_may_be_ours),
		TEST(reports_come_in_order_short_ones_too),
		TEST(a_pause_stops_reading_and_its_end_resumes),
		TEST(what_fails_on_the_bus_is_told_once),
		TEST(the_hotplug_alone_tells_of_an_unplug_too),
		TEST(reports_go_out_one_after_another_as_set_report),
		TEST(a_write_that_fails_is_counted_and_the_next_goes_out),
		TEST(too_much_to_write_is_refused_and_counted),
		TEST(a_write_to_who_left_tells_so),
		TEST(a_close_that_has_not_ended_is_waited_for),
		TEST(a_close_that_ends_while_another_opens_is_no_trap),
	};

	return cmocka_run_group_tests_name("transport_usb", tests, NULL, NULL);
}
