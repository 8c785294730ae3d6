/*
 * transport_usb.c -- HID reports through libusb, asynchronously
 *
 * All USB receivers share one libusb context, whose descriptors stand in the bridge's loop.  Reports come by two
 * interrupt transfers that are always in flight; what is said goes out by SET_REPORT (21 09 0200), one after another.
 * A device that comes is told twice by libusb 1.0.26 when it comes just at the start; arrived() may be called as often
 * as one likes.  An unplug is told by the transfers (NO_DEVICE) or by the hotplug callback, whichever is first.
 */
#include <errno.h>
#include <libusb-1.0/libusb.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "transport.h"

#define IN_FLIGHT      2
#define IN_MAX         64
#define OUT_QUEUE      16
#define OUT_MAX        64
#define OUT_TIMEOUT_MS 1000u
#define DEVICES_MAX    16 /* USB receivers of one bridge */
#define FDS_MAX        64 /* descriptors of libusb: one a device and some of its own */
#define CLOSE_WAIT_US  1000000u
#define BLIND_US       2000u

struct usb {
	struct transport t;
	libusb_device_handle *handle; /* NULL: closed */
	uint8_t interface;
	struct libusb_transfer *in[IN_FLIGHT], *out;
	bool in_flies[IN_FLIGHT], out_flies;
	bool open; /* false with a handle: cancelled transfers are still to come back */
	bool gone, paused;
	bool stalled; /* the endpoint's halt outlives the handle: it is cleared at the next open */
	uint8_t in_bytes[IN_FLIGHT][IN_MAX], out_bytes[LIBUSB_CONTROL_SETUP_SIZE + OUT_MAX];
	size_t n_queued;
	struct { uint16_t n; uint8_t bytes[OUT_MAX]; } queue[OUT_QUEUE];
};

static struct {
	libusb_context *libusb;
	libusb_hotplug_callback_handle hotplug;
	sd_event *event;
	sd_event_source *timer;
	struct { int fd; sd_event_source *source; } fds[FDS_MAX];
	unsigned n_blind; /* descriptors that epoll refuses */
	struct usb *devices[DEVICES_MAX];
	size_t n_devices;
} shared;

static void flush_out(struct usb *u);
static void release(struct usb *u);

/* --- libusb in the loop ------------------------------------------------------------------------------------------ */

/* A handle may not be closed from within a transfer's callback: it is, here, behind them. */
static void
handle_events(long wait_us)
{
	struct timeval wait = { 0, wait_us };

	libusb_handle_events_timeout_completed(shared.libusb, &wait, NULL);
	for (size_t i = 0; i < shared.n_devices; i++)
		if (!shared.devices[i]->open)
			release(shared.devices[i]);
}

/* For a libusb without timerfd its next time-out is ours to wait for; and what epoll refuses is looked at now and then. */
static void
set_timer(void)
{
	struct timeval next;

	if (shared.n_blind > 0) {
		sd_event_source_set_time(shared.timer, clock_monotonic_us() + BLIND_US);
		sd_event_source_set_enabled(shared.timer, SD_EVENT_ONESHOT);
		return;
	}
	if (libusb_pollfds_handle_timeouts(shared.libusb) || libusb_get_next_timeout(shared.libusb, &next) != 1) {
		sd_event_source_set_enabled(shared.timer, SD_EVENT_OFF);
		return;
	}
	sd_event_source_set_time(shared.timer, clock_monotonic_us() + (uint64_t)next.tv_sec * 1000000 + (uint64_t)next.tv_usec);
	sd_event_source_set_enabled(shared.timer, SD_EVENT_ONESHOT);
}

static int
on_fd(sd_event_source *source, int fd, uint32_t events, void *user)
{
	(void)source;
	(void)fd;
	(void)events;
	(void)user;
	handle_events(0);
	set_timer();
	return 0;
}

static int
on_timer(sd_event_source *source, uint64_t usec, void *user)
{
	(void)usec;
	return on_fd(source, -1, 0, user);
}

static void LIBUSB_CALL
on_fd_added(int fd, short events, void *user)
{
	uint32_t wanted = ((events & POLLIN) ? (uint32_t)EPOLLIN : 0u) | ((events & POLLOUT) ? (uint32_t)EPOLLOUT : 0u);

	(void)user;
	for (size_t i = 0; i < FDS_MAX; i++)
		if (shared.fds[i].source == NULL) {
			shared.fds[i].fd = fd;
			if (sd_event_add_io(shared.event, &shared.fds[i].source, fd, wanted, on_fd, NULL) == 0)
				return;
			break;
		}
	shared.n_blind++; /* a plain file, where the kernel is an emulated one */
	set_timer();
}

static void LIBUSB_CALL
on_fd_removed(int fd, void *user)
{
	(void)user;
	for (size_t i = 0; i < FDS_MAX; i++)
		if (shared.fds[i].source != NULL && shared.fds[i].fd == fd) {
			shared.fds[i].source = sd_event_source_disable_unref(shared.fds[i].source);
			return;
		}
	if (shared.n_blind > 0)
		shared.n_blind--;
}

/* --- finding ------------------------------------------------------------------------------------------------------ */

/* "1-1.4", as the kernel names it. */
static void
path_of(libusb_device *device, char ret_path[TRANSPORT_TEXT_MAX])
{
	uint8_t ports[8];
	int n = libusb_get_port_numbers(device, ports, sizeof(ports));
	int at = snprintf(ret_path, TRANSPORT_TEXT_MAX, "%u", libusb_get_bus_number(device));

	for (int i = 0; i < n; i++)
		at += snprintf(ret_path + at, (size_t)(TRANSPORT_TEXT_MAX - at), "%c%u", i == 0 ? '-' : '.', ports[i]);
}

static bool
is_ours(const struct usb *u, libusb_device *device)
{
	struct libusb_device_descriptor d;
	char path[TRANSPORT_TEXT_MAX];

	if (libusb_get_device_descriptor(device, &d) != 0)
		return false;
	path_of(device, path);
	if (u->t.set.where[0] != '\0' && strcmp(u->t.set.where, path) != 0)
		return false;
	for (const struct usb_id *id = u->t.set.driver->match; id != NULL && id->vendor != 0; id++)
		if (id->vendor == d.idVendor && id->product == d.idProduct)
			return true;
	return false;
}

static bool
is_taken(libusb_device *device)
{
	for (size_t i = 0; i < shared.n_devices; i++)
		if (shared.devices[i]->handle != NULL && libusb_get_device(shared.devices[i]->handle) == device)
			return true;
	return false;
}

static void
go(struct usb *u, int error, const char *why)
{
	if (u->gone || !u->open)
		return;
	u->gone = true;
	snprintf(u->t.why, sizeof(u->t.why), "%s", why);
	u->t.set.calls.gone(u->t.set.calls.user, error);
}

static int LIBUSB_CALL
on_hotplug(libusb_context *context, libusb_device *device, libusb_hotplug_event event, void *user)
{
	(void)context;
	(void)user;
	for (size_t i = 0; i < shared.n_devices; i++) {
		struct usb *u = shared.devices[i];

		if (event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED && u->handle == NULL && is_ours(u, device))
			u->t.set.calls.arrived(u->t.set.calls.user);
		if (event == LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT && u->handle != NULL && libusb_get_device(u->handle) == device)
			go(u, -ENODEV, "unplugged");
	}
	return 0;
}

/* --- transfers ---------------------------------------------------------------------------------------------------- */

/* Of a closed one: frees everything once the last transfer is back. */
static void
release(struct usb *u)
{
	for (size_t i = 0; i < IN_FLIGHT; i++)
		if (u->in_flies[i])
			return;
	if (u->out_flies || u->handle == NULL)
		return;
	for (size_t i = 0; i < IN_FLIGHT; i++) {
		libusb_free_transfer(u->in[i]);
		u->in[i] = NULL;
	}
	libusb_free_transfer(u->out);
	u->out = NULL;
	libusb_release_interface(u->handle, u->interface); /* the kernel's driver has it again */
	libusb_close(u->handle);
	u->handle = NULL;
	explicit_bzero(u->in_bytes, sizeof(u->in_bytes));
}

static int
submit(struct libusb_transfer *transfer)
{
	int r = libusb_submit_transfer(transfer);

	return r == 0 ? 0 : r == LIBUSB_ERROR_NO_DEVICE ? -ENODEV : -EIO;
}

static void
fail(struct usb *u, enum libusb_transfer_status status)
{
	if (status == LIBUSB_TRANSFER_NO_DEVICE)
		go(u, -ENODEV, "unplugged");
	else
		go(u, -EIO, status == LIBUSB_TRANSFER_STALL ? "the device stalls" :
			status == LIBUSB_TRANSFER_OVERFLOW ? "the device sends more than it may" : "the bus fails");
}

static void
fly_in(struct usb *u, size_t i)
{
	int r = submit(u->in[i]);

	u->in_flies[i] = r == 0;
	if (r < 0)
		fail(u, r == -ENODEV ? LIBUSB_TRANSFER_NO_DEVICE : LIBUSB_TRANSFER_ERROR);
}

static void LIBUSB_CALL
on_in(struct libusb_transfer *transfer)
{
	struct usb *u = transfer->user_data;
	size_t i = transfer == u->in[0] ? 0 : 1;

	u->in_flies[i] = false;
	if (!u->open)
		return;
	if (transfer->status != LIBUSB_TRANSFER_COMPLETED) {
		u->stalled = transfer->status == LIBUSB_TRANSFER_STALL;
		fail(u, transfer->status);
		return;
	}
	if (transfer->actual_length > 0)
		u->t.set.calls.received(u->t.set.calls.user, transfer->buffer, (size_t)transfer->actual_length,
			clock_monotonic_us());
	explicit_bzero(u->in_bytes[i], sizeof(u->in_bytes[i])); /* a shorter report leaves the rest as it is */
	if (u->open && !u->gone && !u->paused && !u->in_flies[i])
		fly_in(u, i);
}

static void LIBUSB_CALL
on_out(struct libusb_transfer *transfer)
{
	struct usb *u = transfer->user_data;

	u->out_flies = false;
	if (!u->open)
		return;
	if (transfer->status == LIBUSB_TRANSFER_NO_DEVICE) {
		fail(u, transfer->status);
		return;
	}
	if (transfer->status != LIBUSB_TRANSFER_COMPLETED)
		u->t.failed_writes++; /* refused, or not taken in time; the dialog's missing ack tells the rest */
	flush_out(u);
}

static void
flush_out(struct usb *u)
{
	while (u->n_queued > 0 && !u->out_flies && !u->gone) {
		uint16_t n = u->queue[0].n;
		int r;

		libusb_fill_control_setup(u->out_bytes, 0x21, 0x09, 0x0200, u->interface, n);
		memcpy(u->out_bytes + LIBUSB_CONTROL_SETUP_SIZE, u->queue[0].bytes, n);
		memmove(&u->queue[0], &u->queue[1], --u->n_queued * sizeof(u->queue[0]));
		libusb_fill_control_transfer(u->out, u->handle, u->out_bytes, on_out, u, OUT_TIMEOUT_MS);
		r = submit(u->out);
		u->out_flies = r == 0;
		if (r == -ENODEV)
			fail(u, LIBUSB_TRANSFER_NO_DEVICE);
		else if (r < 0)
			u->t.failed_writes++;
	}
	set_timer();
}

/* --- opening ------------------------------------------------------------------------------------------------------ */

static int
say_why(struct usb *u, const char *path, int error)
{
	snprintf(u->t.why, sizeof(u->t.why), "usb %.60s: %s", path, error == LIBUSB_ERROR_BUSY ?
		"another program has it" : libusb_strerror(error));
	return error == LIBUSB_ERROR_ACCESS ? -EACCES : error == LIBUSB_ERROR_BUSY ? -EBUSY :
		error == LIBUSB_ERROR_NO_DEVICE ? -ENODEV : -EIO;
}

/* The interrupt IN endpoint of the interface; 0: it has none. */
static uint8_t
endpoint_of(libusb_device *device, const struct usb_settings *s)
{
	struct libusb_config_descriptor *config;
	uint8_t found = s->endpoint_in;

	if (found != 0 || libusb_get_active_config_descriptor(device, &config) != 0)
		return found;
	for (uint8_t i = 0; i < config->bNumInterfaces; i++) {
		const struct libusb_interface_descriptor *d = config->interface[i].altsetting;

		for (uint8_t e = 0; d->bInterfaceNumber == s->interface && found == 0 && e < d->bNumEndpoints; e++)
			if ((d->endpoint[e].bEndpointAddress & LIBUSB_ENDPOINT_IN) && (d->endpoint[e].bmAttributes & 3) == 3)
				found = d->endpoint[e].bEndpointAddress;
	}
	libusb_free_config_descriptor(config);
	return found;
}

static void
read_string(libusb_device_handle *handle, uint8_t index, char ret_text[TRANSPORT_TEXT_MAX])
{
	ret_text[0] = '\0';
	if (index != 0 && libusb_get_string_descriptor_ascii(handle, index, (unsigned char *)ret_text,
		TRANSPORT_TEXT_MAX - 1) < 0)
		ret_text[0] = '\0';
}

static int
start(struct usb *u, libusb_device *device)
{
	const struct usb_settings *s = &u->t.set.driver->usb;
	uint8_t endpoint = endpoint_of(device, s);
	int length = s->in_len > 0 && s->in_len <= IN_MAX ? s->in_len : IN_MAX;

	u->out = libusb_alloc_transfer(0);
	for (size_t i = 0; i < IN_FLIGHT; i++)
		u->in[i] = libusb_alloc_transfer(0);
	u->open = true;
	u->gone = u->paused = false;
	u->n_queued = 0;
	if (u->out == NULL || u->in[0] == NULL || u->in[1] == NULL || endpoint == 0)
		return LIBUSB_ERROR_NOT_FOUND;
	if (u->stalled)
		libusb_clear_halt(u->handle, endpoint);
	u->stalled = false;
	for (size_t i = 0; i < IN_FLIGHT; i++) {
		libusb_fill_interrupt_transfer(u->in[i], u->handle, endpoint, u->in_bytes[i], length, on_in, u, 0);
		if (submit(u->in[i]) < 0)
			return LIBUSB_ERROR_IO;
		u->in_flies[i] = true;
	}
	return 0;
}

static void
cancel(struct usb *u)
{
	u->open = false;
	for (size_t i = 0; i < IN_FLIGHT; i++)
		if (u->in_flies[i])
			libusb_cancel_transfer(u->in[i]);
	if (u->out_flies)
		libusb_cancel_transfer(u->out);
	release(u);
}

static int
open_device(struct usb *u, libusb_device *device)
{
	struct libusb_device_descriptor d;
	char path[TRANSPORT_TEXT_MAX];
	int r;

	path_of(device, path);
	r = libusb_open(device, &u->handle);
	if (r != 0) {
		u->handle = NULL;
		return say_why(u, path, r);
	}
	u->interface = u->t.set.driver->usb.interface;
	libusb_get_device_descriptor(device, &d);
	libusb_set_auto_detach_kernel_driver(u->handle, 1);
	r = libusb_claim_interface(u->handle, u->interface);
	if (r != 0) {
		libusb_close(u->handle);
		u->handle = NULL;
		return say_why(u, path, r);
	}
	read_string(u->handle, d.iManufacturer, u->t.manufacturer);
	read_string(u->handle, d.iProduct, u->t.product);
	r = start(u, device);
	if (r != 0) {
		cancel(u);
		return say_why(u, path, r);
	}
	snprintf(u->t.path, sizeof(u->t.path), "usb %.100s", path);
	return 0;
}

static int
usb_open(struct transport *t)
{
	struct usb *u = (struct usb *)t;
	libusb_device **list;
	ssize_t n;
	int r = -ENODEV;

	if (!u->open)
		release(u); /* its transfers may have come back while another device's strings were read */
	if (u->handle != NULL) {
		snprintf(t->why, sizeof(t->why), "%.100s is still being closed", t->path);
		return -EAGAIN;
	}
	n = libusb_get_device_list(shared.libusb, &list);
	snprintf(t->why, sizeof(t->why), "%s is not plugged in%s%.60s", t->set.driver->maker,
		t->set.where[0] != '\0' ? " at usb " : "", t->set.where);
	/* One that another program has does not hide the next; one that fails half-way is still being closed. */
	for (ssize_t i = 0; r < 0 && u->handle == NULL && i < n; i++)
		if (is_ours(u, list[i]) && !is_taken(list[i]))
			r = open_device(u, list[i]);
	if (n >= 0)
		libusb_free_device_list(list, 1);
	set_timer();
	return r;
}

static int
usb_write(struct transport *t, const uint8_t *bytes, size_t n)
{
	struct usb *u = (struct usb *)t;

	if (!u->open || u->gone)
		return -ENODEV;
	if (u->n_queued == OUT_QUEUE || n > OUT_MAX) {
		t->failed_writes++;
		return -EAGAIN;
	}
	u->queue[u->n_queued].n = (uint16_t)n;
	memcpy(u->queue[u->n_queued++].bytes, bytes, n);
	flush_out(u);
	return 0;
}

static void
usb_pause(struct transport *t, bool paused)
{
	struct usb *u = (struct usb *)t;

	u->paused = paused;
	for (size_t i = 0; i < IN_FLIGHT && !paused && u->open && !u->gone; i++)
		if (!u->in_flies[i])
			fly_in(u, i);
}

static void
usb_close(struct transport *t)
{
	struct usb *u = (struct usb *)t;

	if (u->open)
		cancel(u);
}

/* --- start and end ------------------------------------------------------------------------------------------------ */

static void
end_shared(void)
{
	libusb_set_pollfd_notifiers(shared.libusb, NULL, NULL, NULL);
	for (size_t i = 0; i < FDS_MAX; i++)
		shared.fds[i].source = sd_event_source_disable_unref(shared.fds[i].source);
	shared.timer = sd_event_source_disable_unref(shared.timer);
	libusb_exit(shared.libusb);
	shared.libusb = NULL;
}

static int
begin_shared(sd_event *event, char ret_why[TRANSPORT_TEXT_MAX])
{
	const struct libusb_pollfd **fds;
	int r = libusb_init(&shared.libusb);

	if (r != 0) {
		snprintf(ret_why, TRANSPORT_TEXT_MAX, "no USB here: %s", libusb_strerror(r));
		return -EINVAL;
	}
	shared.event = event;
	r = sd_event_add_time(event, &shared.timer, CLOCK_BOOTTIME, 0, 1000, on_timer, NULL);
	if (r < 0) {
		libusb_exit(shared.libusb);
		shared.libusb = NULL;
		return r;
	}
	sd_event_source_set_enabled(shared.timer, SD_EVENT_OFF);
	libusb_set_pollfd_notifiers(shared.libusb, on_fd_added, on_fd_removed, NULL);
	fds = libusb_get_pollfds(shared.libusb);
	for (size_t i = 0; fds != NULL && fds[i] != NULL; i++)
		on_fd_added(fds[i]->fd, fds[i]->events, NULL);
	libusb_free_pollfds(fds);
	/* Where there is no hotplug the bridge looks again by itself. */
	libusb_hotplug_register_callback(shared.libusb,
		LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, LIBUSB_HOTPLUG_NO_FLAGS,
		LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, on_hotplug, NULL, &shared.hotplug);
	return 0;
}

static void
usb_free(struct transport *t)
{
	struct usb *u = (struct usb *)t;
	uint64_t until = clock_monotonic_us() + CLOSE_WAIT_US;

	if (u == NULL)
		return;
	usb_close(t);
	while (u->handle != NULL && clock_monotonic_us() < until)
		handle_events(10000);
	for (size_t i = 0; i < shared.n_devices; i++)
		if (shared.devices[i] == u)
			shared.devices[i] = shared.devices[--shared.n_devices];
	if (shared.n_devices == 0 && u->handle == NULL)
		end_shared();
	free(u->handle == NULL ? u : NULL); /* else the kernel may still write into it; the process ends */
}

static int
usb_create(const struct transport_settings *settings, struct transport **ret, char ret_why[TRANSPORT_TEXT_MAX])
{
	struct usb *u;
	int r = 0;

	if (settings->driver->match == NULL || shared.n_devices == DEVICES_MAX) {
		snprintf(ret_why, TRANSPORT_TEXT_MAX, settings->driver->match == NULL ? "driver %s knows no USB id" :
			"driver %s: too many USB receivers", settings->driver->name);
		return -EINVAL;
	}
	u = calloc(1, sizeof(*u));
	if (u == NULL)
		return -ENOMEM;
	if (shared.libusb == NULL)
		r = begin_shared(settings->event, ret_why);
	if (r < 0) {
		free(u);
		return r;
	}
	u->t = (struct transport) { .ops = &transport_usb, .set = *settings };
	shared.devices[shared.n_devices++] = u;
	*ret = &u->t;
	return 0;
}

const struct transport_ops transport_usb = {
	.name = "usb", .bus = BUS_USB, .create = usb_create, .open = usb_open, .write = usb_write, .pause = usb_pause,
	.close = usb_close, .free = usb_free,
};
