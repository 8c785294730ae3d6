/*
 * test_transport_serial.c -- what goes wrong on a serial line, which a pty shows too kindly
 *
 * The libserialport is a fake over a socketpair: like the real one its reads never tell that the line is gone.
 * tests/process/receivers.py runs the same file over Debian's.
 */
#include "transport_serial.c" /* first: cmocka makes a macro of fail */

#include <setjmp.h>
#include <stdarg.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <cmocka.h>

/* --- the library ----------------------------------------------------------------------------------------------- */

static struct {
	int ends[2];   /* ours, and the device's; -1: closed */
	bool dead;     /* reads give nothing, and the bytes that wait cannot be counted */
	unsigned opens, closes;
} fake;

enum sp_return
sp_get_port_by_name(const char *n, struct sp_port **ret)
{
	(void)n;
	*ret = (struct sp_port *)&fake;
	return SP_OK;
}

enum sp_return sp_open(struct sp_port *port, enum sp_mode mode) { (void)port; (void)mode; fake.opens++; return SP_OK; }
enum sp_return sp_close(struct sp_port *port) { (void)port; fake.closes++; return SP_OK; }
void sp_free_port(struct sp_port *port) { (void)port; }
enum sp_return sp_flush(struct sp_port *port, enum sp_buffer which) { (void)port; (void)which; return SP_OK; }
enum sp_return sp_new_config(struct sp_port_config **ret) { *ret = (struct sp_port_config *)&fake; return SP_OK; }
void sp_free_config(struct sp_port_config *c) { (void)c; }
enum sp_return
sp_set_config(struct sp_port *port, const struct sp_port_config *c)
{
	(void)port;
	(void)c;
	return SP_OK;
}
enum sp_return sp_set_config_baudrate(struct sp_port_config *c, int v) { (void)c; (void)v; return SP_OK; }
enum sp_return sp_set_config_bits(struct sp_port_config *c, int v) { (void)c; (void)v; return SP_OK; }
enum sp_return sp_set_config_stopbits(struct sp_port_config *c, int v) { (void)c; (void)v; return SP_OK; }
enum sp_return sp_set_config_parity(struct sp_port_config *c, enum sp_parity v) { (void)c; (void)v; return SP_OK; }
enum sp_return
sp_set_config_flowcontrol(struct sp_port_config *c, enum sp_flowcontrol v)
{
	(void)c;
	(void)v;
	return SP_OK;
}
enum sp_return sp_set_config_dtr(struct sp_port_config *c, enum sp_dtr v) { (void)c; (void)v; return SP_OK; }
enum sp_return sp_set_config_rts(struct sp_port_config *c, enum sp_rts v) { (void)c; (void)v; return SP_OK; }

enum sp_return
sp_get_port_handle(const struct sp_port *port, void *ret_fd)
{
	(void)port;
	*(int *)ret_fd = fake.ends[0];
	return SP_OK;
}

enum sp_return
sp_nonblocking_read(struct sp_port *port, void *bytes, size_t n)
{
	ssize_t got = fake.dead ? 0 : recv(fake.ends[0], bytes, n, MSG_DONTWAIT);

	(void)port;
	return got > 0 ? (enum sp_return)got : SP_OK; /* 0.1.1: none, whatever the reason */
}

enum sp_return
sp_nonblocking_write(struct sp_port *port, const void *bytes, size_t n)
{
	(void)port;
	return (enum sp_return)send(fake.ends[0], bytes, n, MSG_DONTWAIT | MSG_NOSIGNAL);
}

enum sp_return
sp_input_waiting(struct sp_port *port)
{
	(void)port;
	return fake.dead ? SP_ERR_FAIL : SP_OK;
}

/* --- a transport on it ----------------------------------------------------------------------------------------- */

static const struct receiver_driver driver = { .name = "toy", .maker = "Toy base", .bus = BUS_SERIAL };

static sd_event *event;
static struct transport *line;
static struct { unsigned gone; int error; size_t n; char text[64]; } heard;

static void
on_received(void *user, const uint8_t *bytes, size_t n, uint64_t at_us)
{
	(void)user;
	assert_true(at_us > 0);
	assert_true(heard.n + n < sizeof(heard.text));
	memcpy(heard.text + heard.n, bytes, n);
	heard.n += n;
}

static void
on_gone(void *user, int error)
{
	(void)user;
	heard.gone++;
	heard.error = error;
}

static int
set_up(void **state)
{
	struct transport_settings s = { .driver = &driver, .where = "/dev/ttyTOY",
		.calls = { NULL, NULL, on_received, on_gone } };
	char why[TRANSPORT_TEXT_MAX];

	(void)state;
	memset(&fake, 0, sizeof(fake));
	memset(&heard, 0, sizeof(heard));
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fake.ends), 0);
	assert_true(sd_event_new(&event) >= 0);
	s.event = event;
	assert_int_equal(transport_serial.create(&s, &line, why), 0);
	assert_int_equal(transport_serial.open(line), 0);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	transport_serial.free(line);
	assert_int_equal(fake.opens, fake.closes);
	sd_event_unref(event);
	close(fake.ends[0]);
	if (fake.ends[1] >= 0)
		close(fake.ends[1]);
	return 0;
}

/* All that is ready, at most 16 turns. */
static void
run(void)
{
	for (unsigned i = 0; i < 16 && sd_event_run(event, 0) > 0; i++)
		;
}

static void
unplug(void)
{
	close(fake.ends[1]);
	fake.ends[1] = -1;
}

/* --- rows ------------------------------------------------------------------------------------------------------ */

static void
bytes_come_in_order(void **state)
{
	(void)state;
	assert_int_equal(send(fake.ends[1], "abc", 3, 0), 3);
	run();
	assert_int_equal(send(fake.ends[1], "de", 2, 0), 2);
	run();
	assert_string_equal(heard.text, "abcde");
	assert_int_equal(heard.gone, 0);
}

static void
a_line_that_hangs_up_is_gone_though_its_reads_say_nothing(void **state)
{
	(void)state;
	unplug();
	run();
	assert_int_equal(heard.gone, 1);
	assert_int_equal(heard.error, -ENODEV);
	assert_string_equal(line->why, "/dev/ttyTOY was unplugged");
	assert_int_equal(transport_serial.write(line, (const uint8_t *)"x", 1), -ENODEV);
}

static void
what_came_before_the_end_is_heard_first(void **state)
{
	(void)state;
	assert_int_equal(send(fake.ends[1], "last", 4, 0), 4);
	unplug();
	run();
	assert_string_equal(heard.text, "last");
	assert_int_equal(heard.gone, 1);
}

static void
a_line_whose_waiting_bytes_cannot_be_counted_is_gone(void **state)
{
	(void)state;
	fake.dead = true;
	assert_int_equal(send(fake.ends[1], "x", 1, 0), 1);
	run();
	assert_int_equal(heard.gone, 1);
	assert_int_equal(heard.n, 0);
}

static void
a_paused_line_is_not_read_and_goes_on_where_it_was(void **state)
{
	(void)state;
	transport_serial.pause(line, true);
	assert_int_equal(send(fake.ends[1], "late", 4, 0), 4);
	run();
	assert_int_equal(heard.n, 0);
	transport_serial.pause(line, false);
	run();
	assert_string_equal(heard.text, "late");
}

static void
what_is_written_goes_out_whole_and_more_than_fits_is_refused(void **state)
{
	uint8_t much[QUEUE_MAX] = "ping";
	char got[QUEUE_MAX + 1];

	(void)state;
	assert_int_equal(transport_serial.write(line, much, 4), 0);
	assert_int_equal(transport_serial.write(line, much, sizeof(much)), -EAGAIN);
	assert_int_equal(line->failed_writes, 1);
	run();
	assert_int_equal(recv(fake.ends[1], got, sizeof(got), MSG_DONTWAIT), 4);
	assert_memory_equal(got, "ping", 4);
	assert_int_equal(transport_serial.write(line, much, sizeof(much)), 0);
}

/* What the kernel tells of a device on USB: FOLDER/idVendor and FOLDER/idProduct. */
static void
plug(const char *root, const char *folder, const char *vendor, const char *product)
{
	char path[128];
	FILE *out;

	snprintf(path, sizeof(path), "%s/%s", root, folder);
	assert_int_equal(mkdir(path, 0755), 0);
	for (unsigned i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "%s/%s/%s", root, folder, i == 0 ? "idVendor" : "idProduct");
		out = fopen(path, "w");
		assert_non_null(out);
		fprintf(out, "%s\n", i == 0 ? vendor : product);
		fclose(out);
	}
}

static void
unplug_folder(const char *root, const char *folder)
{
	static const char *const files[] = { "idVendor", "idProduct", "." };
	char path[128];

	for (unsigned i = 0; i < 3; i++) {
		snprintf(path, sizeof(path), "%s/%s/%s", root, folder, files[i]);
		if (i == 2)
			path[strlen(path) - 2] = '\0';
		remove(path);
	}
}

static void
a_base_on_usb_that_nobody_can_speak_to_is_named(void **state)
{
	static const struct usb_id ids[] = { { 0x03eb, 0x6201 }, { 0x2f70, 0xea10 }, { 0, 0 } };
	struct receiver_driver toy = driver;
	char root[] = "/tmp/scrutin-usb-XXXXXX";
	struct line *l = (struct line *)line;

	(void)state;
	toy.unsupported = ids;
	line->set.driver = &toy;
	assert_non_null(mkdtemp(root));
	assert_int_equal(absent(l, root), -ENODEV);
	assert_string_equal(line->why, "/dev/ttyTOY is not there");
	plug(root, "1-1", "2f70", "6201"); /* half of each */
	assert_int_equal(absent(l, root), -ENODEV);
	assert_string_equal(line->why, "/dev/ttyTOY is not there");
	plug(root, "1-2", "2f70", "ea10");
	assert_int_equal(absent(l, root), -ENODEV);
	assert_string_equal(line->why, "/dev/ttyTOY is not there; the base at USB 2f70:ea10 is recognised, and not supported: "
		"its protocol is not known");
	line->set.driver = &driver;
	assert_int_equal(absent(l, root), -ENODEV);
	assert_string_equal(line->why, "/dev/ttyTOY is not there");
	unplug_folder(root, "1-1");
	unplug_folder(root, "1-2");
	rmdir(root);
}

int
main(void)
{
#define ROW(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		ROW(bytes_come_in_order),
		ROW(a_line_that_hangs_up_is_gone_though_its_reads_say_nothing),
		ROW(what_came_before_the_end_is_heard_first),
		ROW(a_line_whose_waiting_bytes_cannot_be_counted_is_gone),
		ROW(a_paused_line_is_not_read_and_goes_on_where_it_was),
		ROW(what_is_written_goes_out_whole_and_more_than_fits_is_refused),
		ROW(a_base_on_usb_that_nobody_can_speak_to_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
