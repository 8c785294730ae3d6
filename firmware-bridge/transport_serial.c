/*
 * transport_serial.c -- a serial line through libserialport, in the bridge's own loop
 *
 * WHERE is a device such as /dev/ttyUSB0, or better a name below /dev/serial/by-id that stays when the ports change
 * places; it is looked up again at each open.  libserialport opens and configures, but its reads never tell of an
 * unplug (0.1.1 returns 0 for ever, on ftdi_sio, cdc_acm and ptys alike): the descriptor's EPOLLHUP or EPOLLERR does, and
 * sp_input_waiting() failing on a line that says it has bytes and gives none.
 */
#include <dirent.h>
#include <errno.h>
#include <libserialport.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "transport.h"

#define READ_MAX  512
#define SYSFS_USB "/sys/bus/usb/devices"
#define QUEUE_MAX 1024 /* bytes that wait to be written; a command has about ten */

struct line {
	struct transport t;
	struct sp_port *port; /* NULL: not open */
	sd_event_source *source;
	bool paused, hung_up;
	size_t n_queued;
	uint8_t queue[QUEUE_MAX];
};

static void
set_events(struct line *l)
{
	uint32_t events = (l->paused ? 0u : (uint32_t)EPOLLIN) | (l->n_queued > 0 ? (uint32_t)EPOLLOUT : 0u);

	sd_event_source_set_io_events(l->source, events);
}

static void
hang_up(struct line *l, int error, const char *why)
{
	if (l->hung_up)
		return;
	l->hung_up = true;
	sd_event_source_set_enabled(l->source, SD_EVENT_OFF);
	snprintf(l->t.why, sizeof(l->t.why), "%.120s %.32s", l->t.path, why);
	l->t.set.calls.gone(l->t.set.calls.user, error);
}

/* Gives one read's bytes to the bridge.  False: there were none. */
static bool
take_bytes(struct line *l)
{
	uint8_t bytes[READ_MAX];
	enum sp_return n = sp_nonblocking_read(l->port, bytes, sizeof(bytes));

	if (n > 0)
		l->t.set.calls.received(l->t.set.calls.user, bytes, (size_t)n, clock_monotonic_us());
	explicit_bzero(bytes, sizeof(bytes));
	return n > 0;
}

static void
write_queued(struct line *l)
{
	enum sp_return n = sp_nonblocking_write(l->port, l->queue, l->n_queued);

	if (n < 0) {
		hang_up(l, -ENODEV, "does not take what is written");
		return;
	}
	l->n_queued -= (size_t)n;
	memmove(l->queue, l->queue + n, l->n_queued);
	set_events(l);
}

static int
on_line(sd_event_source *source, int fd, uint32_t events, void *user)
{
	struct line *l = user;

	(void)source;
	(void)fd;
	if (events & (EPOLLHUP | EPOLLERR)) {
		while (!l->paused && take_bytes(l))
			; /* what came before the end */
		hang_up(l, -ENODEV, "was unplugged");
		return 0;
	}
	if ((events & EPOLLIN) && !take_bytes(l) && sp_input_waiting(l->port) < 0) {
		hang_up(l, -ENODEV, "was unplugged");
		return 0;
	}
	if ((events & EPOLLOUT) && l->n_queued > 0)
		write_queued(l);
	return 0;
}

/* --- opening ---------------------------------------------------------------------------------------------------- */

static enum sp_return
configure(struct sp_port *port, const struct serial_settings *s)
{
	struct sp_port_config *config = NULL;
	enum sp_return r = sp_new_config(&config);

	if (r != SP_OK)
		return r;
	sp_set_config_baudrate(config, (int)s->baud);
	sp_set_config_bits(config, s->data_bits);
	sp_set_config_stopbits(config, s->stop_bits);
	sp_set_config_parity(config, s->parity == 'E' ? SP_PARITY_EVEN : s->parity == 'O' ? SP_PARITY_ODD : SP_PARITY_NONE);
	sp_set_config_flowcontrol(config, s->rtscts ? SP_FLOWCONTROL_RTSCTS : SP_FLOWCONTROL_NONE);
	sp_set_config_dtr(config, s->dtr ? SP_DTR_ON : SP_DTR_OFF);
	if (!s->rtscts)
		sp_set_config_rts(config, s->rts ? SP_RTS_ON : SP_RTS_OFF);
	r = sp_set_config(port, config);
	sp_free_config(config);
	return r;
}

/* The number in hex that stands in the file NAME of the folder DEVICE below ROOT; 0: none. */
static uint16_t
read_id(const char *root, const char *device, const char *name)
{
	char path[TRANSPORT_WHERE_MAX + 320];
	unsigned id = 0;
	FILE *in;

	snprintf(path, sizeof(path), "%.200s/%.255s/%.32s", root, device, name);
	in = fopen(path, "re");
	if (in == NULL)
		return 0;
	if (fscanf(in, "%4x", &id) != 1)
		id = 0;
	fclose(in);
	return (uint16_t)id;
}

/* One of IDS that is plugged in, as the kernel tells below ROOT; NULL: none. */
static const struct usb_id *
plugged(const char *root, const struct usb_id *ids)
{
	const struct usb_id *found = NULL;
	const struct dirent *entry;
	DIR *dir = ids != NULL ? opendir(root) : NULL;

	if (dir == NULL)
		return NULL;
	while (found == NULL && (entry = readdir(dir)) != NULL)
		for (const struct usb_id *id = ids; found == NULL && id->vendor != 0; id++)
			if (read_id(root, entry->d_name, "idVendor") == id->vendor &&
				read_id(root, entry->d_name, "idProduct") == id->product)
				found = id;
	closedir(dir);
	return found;
}

/* Nothing at WHERE.  A base of the make that is plugged in by USB, and that no driver speaks to, is named. */
static int
absent(struct line *l, const char *root)
{
	const struct usb_id *id = plugged(root, l->t.set.driver->unsupported);

	snprintf(l->t.why, sizeof(l->t.why), id != NULL ? "%.60s is not there; the base at USB %04x:%04x is recognised, and not "
		"supported: its protocol is not known" : "%.100s is not there", l->t.set.where, id != NULL ? id->vendor : 0u,
		id != NULL ? id->product : 0u);
	return -ENODEV;
}

static int
failed(struct line *l, const char *what)
{
	int error = errno;

	if (l->port != NULL) {
		sp_close(l->port);
		sp_free_port(l->port);
		l->port = NULL;
	}
	if (error == ENOENT || error == ENXIO || error == ENODEV)
		return absent(l, SYSFS_USB);
	snprintf(l->t.why, sizeof(l->t.why), "%.80s: %s: %s", l->t.set.where, what, strerror(error));
	return error == EACCES || error == EPERM ? -EACCES : error == EBUSY ? -EBUSY : -EIO;
}

/* libserialport knows the kernel's names alone; below /dev/serial, and by rules of udev, stand links to them. */
static enum sp_return
find(struct line *l)
{
	char target[TRANSPORT_TEXT_MAX];
	enum sp_return r = sp_get_port_by_name(l->t.set.where, &l->port);
	const char *name;
	ssize_t n;

	snprintf(l->t.path, sizeof(l->t.path), "%.150s", l->t.set.where);
	if (r != SP_ERR_ARG)
		return r;
	n = readlink(l->t.set.where, target, sizeof(target) - 1);
	if (n < 0)
		return SP_ERR_FAIL;
	target[n] = '\0';
	name = strrchr(target, '/');
	snprintf(l->t.path, sizeof(l->t.path), "/dev/%.140s", name != NULL ? name + 1 : target);
	r = sp_get_port_by_name(l->t.path, &l->port);
	if (r == SP_ERR_ARG)
		errno = ENOENT;
	return r;
}

static int
line_open(struct transport *t)
{
	struct line *l = (struct line *)t;
	int fd, r;

	if (find(l) != SP_OK)
		return failed(l, "is no serial port");
	if (sp_open(l->port, SP_MODE_READ_WRITE) != SP_OK)
		return failed(l, "cannot be opened");
	if (sp_get_port_handle(l->port, &fd) != SP_OK)
		return failed(l, "has no descriptor");
	(void)ioctl(fd, TIOCEXCL); /* nobody else, where the line can say so */
	if (configure(l->port, &t->set.driver->serial) != SP_OK)
		return failed(l, "cannot be set up");
	sp_flush(l->port, SP_BUF_BOTH); /* of somebody before us */
	r = sd_event_add_io(t->set.event, &l->source, fd, EPOLLIN, on_line, l);
	if (r < 0) {
		errno = -r;
		return failed(l, "cannot be waited for");
	}
	l->hung_up = l->paused = false;
	l->n_queued = 0;
	return 0;
}

static int
line_write(struct transport *t, const uint8_t *bytes, size_t n)
{
	struct line *l = (struct line *)t;

	if (l->port == NULL || l->hung_up)
		return -ENODEV;
	if (n > sizeof(l->queue) - l->n_queued) {
		t->failed_writes++;
		return -EAGAIN;
	}
	memcpy(l->queue + l->n_queued, bytes, n);
	l->n_queued += n;
	set_events(l);
	return 0;
}

static void
line_pause(struct transport *t, bool paused)
{
	struct line *l = (struct line *)t;

	l->paused = paused;
	if (l->port != NULL && !l->hung_up)
		set_events(l);
}

static void
line_close(struct transport *t)
{
	struct line *l = (struct line *)t;

	if (l->port == NULL)
		return;
	l->source = sd_event_source_disable_unref(l->source);
	sp_close(l->port);
	sp_free_port(l->port);
	l->port = NULL;
}

static void
line_free(struct transport *t)
{
	if (t == NULL)
		return;
	line_close(t);
	free(t);
}

static int
line_create(const struct transport_settings *settings, struct transport **ret, char ret_why[TRANSPORT_TEXT_MAX])
{
	struct line *l;

	if (settings->where[0] != '/') {
		snprintf(ret_why, TRANSPORT_TEXT_MAX, "device = %.80s: a path such as /dev/serial/by-id/... is wanted",
			settings->where);
		return -EINVAL;
	}
	l = calloc(1, sizeof(*l));
	if (l == NULL)
		return -ENOMEM;
	l->t = (struct transport) { .ops = &transport_serial, .set = *settings };
	*ret = &l->t;
	return 0;
}

const struct transport_ops transport_serial = {
	.name = "serial", .bus = BUS_SERIAL, .create = line_create, .open = line_open, .write = line_write,
	.pause = line_pause, .close = line_close, .free = line_free,
};
