/*
 * cable.c -- an emulated receiver at a port of a virtual machine
 *
 *	cable usb|acm|line DRIVER SCENARIO SOCKET
 *
 * The receiver is the twin of DRIVER (firmware-bridge/sim/) playing SCENARIO, as in world.c; the kernel that sees it is real.
 * SOCKET is where QEMU listens: a usb-redir device's (usb, acm) or a usb-serial device's (line).  To be connected is to be
 * plugged in.  `usb` is a USB receiver; `acm` a serial one behind an Arduino's CDC-ACM; `line` a serial one whose FTDI chip
 * is QEMU's.  Lines on standard input are those of device.h, and `port SOCKET`: it is plugged in there the next time.  Ends
 * with its input, or with the machine.
 *
 * The words are usbredir's (usbredir-protocol.txt 0.7); we are the side that has the device.
 */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <usbredirparser.h>

#include "base/clock.h"
#include "device.h"

#define ASKED_MAX 64 /* reads of the bulk endpoint that wait for bytes; cdc_acm has 16 */
#define STAGE_MAX 4096
#define TEXT_MAX  256

/* An Arduino Leonardo, as its boards' open firmware has it: USB CDC 1.2, one data interface (USB PSTN 1.2, abstract control). */
static const uint8_t acm_device[] = { 0x12, 0x01, 0x00, 0x02, 0x02, 0x00, 0x00, 0x40, 0x41, 0x23, 0x36, 0x80, 0x00, 0x01,
	0x01, 0x02, 0x00, 0x01 };
static const uint8_t acm_config[] = { 0x09, 0x02, 0x43, 0x00, 0x02, 0x01, 0x00, 0x80, 0x32,
	0x09, 0x04, 0x00, 0x00, 0x01, 0x02, 0x02, 0x01, 0x00,                   /* interface 0: communications */
	0x05, 0x24, 0x00, 0x10, 0x01, 0x05, 0x24, 0x01, 0x00, 0x01, 0x04, 0x24, 0x02, 0x02, 0x05, 0x24, 0x06, 0x00, 0x01,
	0x07, 0x05, 0x83, 0x03, 0x08, 0x00, 0x10,
	0x09, 0x04, 0x01, 0x00, 0x02, 0x0a, 0x00, 0x00, 0x00,                   /* interface 1: data */
	0x07, 0x05, 0x02, 0x02, 0x40, 0x00, 0x00, 0x07, 0x05, 0x81, 0x02, 0x40, 0x00, 0x00 };
static const char *const acm_strings[] = { "Arduino LLC", "Arduino Leonardo", NULL };
static const struct twin_usb acm = { .device = acm_device, .config = acm_config, .config_len = sizeof(acm_config),
	.strings = acm_strings, .endpoint_in = 0x81, .vendor = 0x2341, .product = 0x8036 };

static struct {
	struct device device;
	const struct twin_usb *usb; /* NULL: a line */
	bool serial;
	char port[sizeof(((struct sockaddr_un *)0)->sun_path)];
	int fd; /* -1: unplugged */
	struct usbredirparser *redir;
	uint8_t configuration;
	bool polled;              /* the host polls the interrupt endpoint */
	uint64_t asked[ASKED_MAX]; /* ids of bulk reads, the oldest first */
	size_t n_asked;
	uint64_t report; /* id of the next report */
} cable = { .fd = -1 };

static void
die(const char *what)
{
	fprintf(stderr, "cable: %s: %s\n", what, strerror(errno));
	exit(1);
}

/* --- what usbredir is told ----------------------------------------------------------------------------------------- */

/* Calls SEEN for each descriptor of TYPE in the configuration. */
static void
walk(uint8_t type, void (*seen)(const uint8_t *descriptor, void *user), void *user)
{
	const uint8_t *at = cable.usb->config, *end = at + cable.usb->config_len;

	for (; at < end && at[0] > 1; at += at[0])
		if (at[1] == type)
			seen(at, user);
}

static void
take_interface(const uint8_t *d, void *user)
{
	struct usb_redir_interface_info_header *info = user;
	uint32_t i = info->interface_count++;

	info->interface[i] = d[2];
	info->interface_class[i] = d[5];
	info->interface_subclass[i] = d[6];
	info->interface_protocol[i] = d[7];
}

/* usbredir counts endpoints from 0: 16 OUT, 16 IN. */
static void
take_endpoint(const uint8_t *d, void *user)
{
	struct usb_redir_ep_info_header *info = user;
	unsigned i = (d[2] & 0x80u) >> 3 | (d[2] & 0x0fu);

	info->type[i] = d[3] & 3;
	info->max_packet_size[i] = (uint16_t)(d[4] | d[5] << 8);
	info->interval[i] = d[6];
}

static void
on_hello(void *user, struct usb_redir_hello_header *hello)
{
	const uint8_t *d = cable.usb->device;
	struct usb_redir_interface_info_header interfaces = { 0 };
	struct usb_redir_ep_info_header endpoints = { 0 };
	struct usb_redir_device_connect_header connect = { .speed = usb_redir_speed_full, .device_class = d[4],
		.device_subclass = d[5], .device_protocol = d[6], .vendor_id = cable.usb->vendor, .product_id = cable.usb->product,
		.device_version_bcd = (uint16_t)(d[12] | d[13] << 8) };

	(void)user;
	(void)hello;
	memset(endpoints.type, usb_redir_type_invalid, sizeof(endpoints.type));
	endpoints.type[0] = endpoints.type[16] = usb_redir_type_control;
	endpoints.max_packet_size[0] = endpoints.max_packet_size[16] = d[7];
	walk(4, take_interface, &interfaces);
	walk(5, take_endpoint, &endpoints);
	usbredirparser_send_interface_info(cable.redir, &interfaces);
	usbredirparser_send_ep_info(cable.redir, &endpoints);
	usbredirparser_send_device_connect(cable.redir, &connect);
}

static void
on_reset(void *user)
{
	(void)user;
	cable.polled = false;
}

static void
on_set_configuration(void *user, uint64_t id, struct usb_redir_set_configuration_header *set)
{
	struct usb_redir_configuration_status_header status = { .status = usb_redir_success, .configuration = set->configuration };

	(void)user;
	cable.configuration = set->configuration;
	usbredirparser_send_configuration_status(cable.redir, id, &status);
}

static void
on_get_configuration(void *user, uint64_t id)
{
	struct usb_redir_set_configuration_header same = { .configuration = cable.configuration };

	on_set_configuration(user, id, &same);
}

static void
on_set_alternative(void *user, uint64_t id, struct usb_redir_set_alt_setting_header *set)
{
	struct usb_redir_alt_setting_status_header status = { .status = usb_redir_success, .interface = set->interface,
		.alt = set->alt };

	(void)user;
	usbredirparser_send_alt_setting_status(cable.redir, id, &status);
}

static void
on_get_alternative(void *user, uint64_t id, struct usb_redir_get_alt_setting_header *get)
{
	struct usb_redir_set_alt_setting_header same = { .interface = get->interface };

	on_set_alternative(user, id, &same);
}

static void
poll_reports(uint64_t id, uint8_t endpoint, bool on)
{
	struct usb_redir_interrupt_receiving_status_header status = { .status = usb_redir_success, .endpoint = endpoint };

	if (endpoint == cable.usb->endpoint_in)
		cable.polled = on;
	usbredirparser_send_interrupt_receiving_status(cable.redir, id, &status);
}

static void
on_start_reports(void *user, uint64_t id, struct usb_redir_start_interrupt_receiving_header *start)
{
	(void)user;
	poll_reports(id, start->endpoint, true);
}

static void
on_stop_reports(void *user, uint64_t id, struct usb_redir_stop_interrupt_receiving_header *stop)
{
	(void)user;
	poll_reports(id, stop->endpoint, false);
}

/* --- data ---------------------------------------------------------------------------------------------------------- */

/* A serial chip takes its line's settings and has nothing to say of them. */
static int
control(const uint8_t setup[8], uint8_t *stage, int room)
{
	if (cable.serial && setup[0] == 0x21 && setup[1] >= 0x20 && setup[1] <= 0x23)
		return room;
	return device_control(&cable.device, cable.usb, setup, stage, room);
}

static void
on_control(void *user, uint64_t id, struct usb_redir_control_packet_header *c, uint8_t *data, int length)
{
	const uint8_t setup[8] = { c->requesttype, c->request, (uint8_t)c->value, (uint8_t)(c->value >> 8), (uint8_t)c->index,
		(uint8_t)(c->index >> 8), (uint8_t)c->length, (uint8_t)(c->length >> 8) };
	bool in = (c->requesttype & 0x80) != 0;
	uint8_t stage[STAGE_MAX] = { 0 };
	int room = c->length < STAGE_MAX ? c->length : STAGE_MAX, n;

	(void)user;
	if (data != NULL)
		memcpy(stage, data, (size_t)(length < room ? length : room));
	n = control(setup, stage, room);
	c->status = n < 0 ? usb_redir_stall : usb_redir_success;
	c->length = (uint16_t)(n < 0 ? 0 : n);
	usbredirparser_send_control_packet(cable.redir, id, c, in ? stage : NULL, in ? c->length : 0);
	usbredirparser_free_packet_data(cable.redir, data);
}

static void
answer_bulk(uint64_t id, uint8_t status, const uint8_t *bytes, uint16_t n)
{
	struct usb_redir_bulk_packet_header answer = { .endpoint = cable.usb->endpoint_in, .status = status, .length = n };

	usbredirparser_send_bulk_packet(cable.redir, id, &answer, (uint8_t *)(uintptr_t)bytes, n);
}

static void
on_bulk(void *user, uint64_t id, struct usb_redir_bulk_packet_header *b, uint8_t *data, int length)
{
	(void)user;
	if (b->endpoint & 0x80) {
		if (cable.n_asked == ASKED_MAX)
			answer_bulk(id, usb_redir_ioerror, NULL, 0);
		else
			cable.asked[cable.n_asked++] = id;
		return;
	}
	twin_host(&cable.device.twin, clock_monotonic_us(), data, (size_t)length);
	b->status = usb_redir_success;
	usbredirparser_send_bulk_packet(cable.redir, id, b, NULL, 0);
	usbredirparser_free_packet_data(cable.redir, data);
}

static uint64_t
take_asked(size_t i)
{
	uint64_t id = cable.asked[i];

	memmove(&cable.asked[i], &cable.asked[i + 1], (--cable.n_asked - i) * sizeof(cable.asked[0]));
	return id;
}

static void
on_cancel(void *user, uint64_t id)
{
	(void)user;
	for (size_t i = 0; i < cable.n_asked; i++)
		if (cable.asked[i] == id) {
			answer_bulk(take_asked(i), usb_redir_cancelled, NULL, 0);
			return;
		}
}

/* No receiver has an interrupt OUT endpoint. */
static void
on_interrupt(void *user, uint64_t id, struct usb_redir_interrupt_packet_header *i, uint8_t *data, int length)
{
	(void)user;
	(void)length;
	i->status = usb_redir_inval;
	usbredirparser_send_interrupt_packet(cable.redir, id, i, NULL, 0);
	usbredirparser_free_packet_data(cable.redir, data);
}

/* Whether the host is there to take the device's next block. */
static bool
host_listens(void)
{
	return cable.usb == NULL || (cable.serial ? cable.n_asked > 0 : cable.polled);
}

static void
deliver(void)
{
	struct twin_block block;

	while (host_listens() && twin_read(&cable.device.twin, clock_monotonic_us(), &block)) {
		struct usb_redir_interrupt_packet_header report = { .length = block.len };

		if (cable.usb == NULL) {
			if (write(cable.fd, block.bytes, block.len) != block.len)
				die("the line is full");
		} else if (cable.serial) {
			answer_bulk(take_asked(0), usb_redir_success, block.bytes, block.len);
		} else {
			report.endpoint = cable.usb->endpoint_in;
			usbredirparser_send_interrupt_packet(cable.redir, cable.report++, &report, block.bytes, block.len);
		}
	}
}

/* --- the plug ------------------------------------------------------------------------------------------------------ */

static void
on_log(void *user, int level, const char *text)
{
	(void)user;
	if (level <= usbredirparser_warning)
		fprintf(stderr, "cable: usbredir: %s\n", text);
}

static int
on_read(void *user, uint8_t *bytes, int n)
{
	ssize_t r = recv(cable.fd, bytes, (size_t)n, MSG_DONTWAIT);

	(void)user;
	return r > 0 ? (int)r : r < 0 && errno == EAGAIN ? 0 : -1;
}

static int
on_write(void *user, uint8_t *bytes, int n)
{
	ssize_t r = send(cable.fd, bytes, (size_t)n, MSG_DONTWAIT | MSG_NOSIGNAL);

	(void)user;
	return r >= 0 ? (int)r : errno == EAGAIN ? 0 : -1;
}

static void
on_nothing(void *user)
{
	(void)user;
}

static void
begin_redir(void)
{
	static const int caps[] = { usb_redir_cap_connect_device_version, usb_redir_cap_ep_info_max_packet_size,
		usb_redir_cap_64bits_ids, usb_redir_cap_32bits_bulk_length, usb_redir_cap_device_disconnect_ack };
	uint32_t bits[USB_REDIR_CAPS_SIZE] = { 0 };
	struct usbredirparser *p = usbredirparser_create();

	if (p == NULL)
		die("usbredir");
	cable.redir = p;
	p->log_func = on_log;
	p->read_func = on_read;
	p->write_func = on_write;
	p->hello_func = on_hello;
	p->reset_func = on_reset;
	p->set_configuration_func = on_set_configuration;
	p->get_configuration_func = on_get_configuration;
	p->set_alt_setting_func = on_set_alternative;
	p->get_alt_setting_func = on_get_alternative;
	p->start_interrupt_receiving_func = on_start_reports;
	p->stop_interrupt_receiving_func = on_stop_reports;
	p->cancel_data_packet_func = on_cancel;
	p->control_packet_func = on_control;
	p->bulk_packet_func = on_bulk;
	p->interrupt_packet_func = on_interrupt;
	p->device_disconnect_ack_func = on_nothing;
	p->filter_reject_func = on_nothing;
	for (size_t i = 0; i < sizeof(caps) / sizeof(caps[0]); i++)
		usbredirparser_caps_set_cap(bits, caps[i]);
	usbredirparser_init(p, "cable", bits, USB_REDIR_CAPS_SIZE, usbredirparser_fl_usb_host);
}

static void
plug(void)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };

	memcpy(at.sun_path, cable.port, sizeof(at.sun_path));
	cable.fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (cable.fd < 0 || connect(cable.fd, (const struct sockaddr *)&at, sizeof(at)) < 0)
		die(cable.port);
	cable.polled = false;
	cable.n_asked = 0;
	if (cable.usb != NULL)
		begin_redir();
}

static void
unplug(void)
{
	if (cable.redir != NULL)
		usbredirparser_destroy(cable.redir);
	cable.redir = NULL;
	close(cable.fd);
	cable.fd = -1;
}

/* --- time goes on --------------------------------------------------------------------------------------------------- */

static void
set_port(const char *path)
{
	if (strlen(path) >= sizeof(cable.port)) {
		errno = ENAMETOOLONG;
		die(path);
	}
	strcpy(cable.port, path);
}

/* False: the input ends, or the machine does. */
static bool
read_lines(void)
{
	static char text[TEXT_MAX];
	static size_t n;
	ssize_t r = read(STDIN_FILENO, text + n, sizeof(text) - 1 - n);
	char *end;

	if (r <= 0)
		return false;
	n += (size_t)r;
	text[n] = '\0';
	while ((end = strchr(text, '\n')) != NULL) {
		*end = '\0';
		if (strncmp(text, "port ", 5) == 0)
			set_port(text + 5);
		else if (!device_obey(&cable.device, text))
			fprintf(stderr, "cable: unknown line: %s\n", text);
		n -= (size_t)(end + 1 - text);
		memmove(text, end + 1, n + 1);
	}
	return n < sizeof(text) - 1;
}

static bool
hear(void)
{
	uint8_t said[256];
	ssize_t n;

	if (cable.redir != NULL)
		return usbredirparser_do_read(cable.redir) == 0;
	n = recv(cable.fd, said, sizeof(said), MSG_DONTWAIT);
	if (n > 0)
		twin_host(&cable.device.twin, clock_monotonic_us(), said, (size_t)n);
	return n > 0 || (n < 0 && errno == EAGAIN);
}

/* Milliseconds until the twin has something to do; what it holds for a host that does not listen is nothing to wait for. */
static int
patience(void)
{
	uint64_t now = clock_monotonic_us(), next = twin_deadline(&cable.device.twin);

	if (cable.device.unplug_wanted)
		return 2;
	if (cable.fd >= 0 && !host_listens())
		return -1;
	return next == UINT64_MAX ? -1 : next <= now ? 0 : (int)((next - now) / 1000 + 1);
}

static bool
turn(void)
{
	struct pollfd on[2] = { { .fd = STDIN_FILENO, .events = POLLIN }, { .fd = cable.fd, .events = POLLIN } };
	struct twin_block none;

	if (cable.redir != NULL && usbredirparser_has_data_to_write(cable.redir))
		on[1].events |= POLLOUT;
	if (poll(on, 2, patience()) < 0)
		die("poll");
	if (on[0].revents && !read_lines())
		return false;
	if (cable.fd >= 0 && (on[1].revents & (POLLIN | POLLHUP)) && !hear())
		return false;
	if (cable.fd >= 0)
		deliver();
	else
		twin_read(&cable.device.twin, clock_monotonic_us(), &none); /* lets its time go on */
	device_tick(&cable.device);
	if (cable.redir != NULL && usbredirparser_has_data_to_write(cable.redir) && usbredirparser_do_write(cable.redir) < 0)
		return false;
	if (twin_plugged(&cable.device.twin) != (cable.fd >= 0))
		(cable.fd >= 0 ? unplug : plug)();
	return true;
}

int
main(int argc, char **argv)
{
	if (argc != 5) {
		fputs("usage: cable usb|acm|line DRIVER SCENARIO SOCKET\n", stderr);
		return 125;
	}
	device_init(&cable.device, "cable", argv[2], argv[3]);
	cable.serial = strcmp(argv[1], "usb") != 0;
	cable.usb = !cable.serial ? cable.device.twin.model->usb : strcmp(argv[1], "acm") == 0 ? &acm : NULL;
	set_port(argv[4]);
	plug();
	while (turn())
		;
	return 0;
}
