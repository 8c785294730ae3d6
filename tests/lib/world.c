/*
 * world.c -- a machine with one emulated receiver plugged in, and a program that runs on it
 *
 *	world usb|tty DRIVER SCENARIO COMMAND [ARGUMENT]...
 *
 * The kernel is umockdev's, the receiver is the twin of DRIVER (firmware-bridge/sim/) playing SCENARIO; libusb and
 * libserialport in COMMAND are Debian's own.  Lines on standard input are those of device.h.  Ends with COMMAND's exit code.
 *
 * World needs umockdev's preload itself, and sets it; WORLD_PRELOAD is what COMMAND gets.  Pitfalls met and minded here:
 * a device node is a plain file that poll(2) calls ready for ever, so an empty reap sleeps; an unplug must end each
 * pending transfer before it is told; the ioctl handler must be there before the device is.
 */
#include <glib.h>
#include <umockdev.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/usbdevice_fs.h>

#include "base/clock.h"
#include "device.h"

#define PRELOAD   "libumockdev-preload.so.0"
#define USB_NODE  "/dev/bus/usb/001/002"
#define USB_PATH  "/sys/devices/usb1/1-1"
#define TICK_MS   2
#define EMPTY_US  200 /* sleep of an empty reap */

typedef UMockdevIoctlData data;

static struct {
	UMockdevTestbed *bed;
	UMockdevIoctlBase *handler;
	GMutex lock; /* ioctls come in umockdev's own thread */
	GList *flying, *done;
	struct device device;
	bool tty, plugged, kernel_has_it;
	int master;
	char node[32], target[48], tty_path[96];
	GMainLoop *loop;
	int code;
} world = { .master = -1 };

static void
die(const char *what, const GError *error)
{
	fprintf(stderr, "world: %s%s%s\n", what, error != NULL ? ": " : "", error != NULL ? error->message : "");
	exit(125);
}

/* --- USB: requests of usbdevfs ---------------------------------------------------------------------------------- */

static struct usbdevfs_urb *
urb(data *u)
{
	return (struct usbdevfs_urb *)(void *)u->data;
}

static data *
buffer(data *u)
{
	return umockdev_ioctl_data_resolve(u, G_STRUCT_OFFSET(struct usbdevfs_urb, buffer), (gsize)urb(u)->buffer_length, NULL);
}

static void
complete(data *u, int status, int length)
{
	urb(u)->status = status;
	urb(u)->actual_length = length;
	world.flying = g_list_remove(world.flying, u);
	world.done = g_list_append(world.done, u);
}

static void
submit(data *argument)
{
	data *u = umockdev_ioctl_data_resolve(argument, 0, sizeof(struct usbdevfs_urb), NULL), *bytes = buffer(u);
	int n;

	world.flying = g_list_append(world.flying, u);
	if (urb(u)->type != USBDEVFS_URB_TYPE_CONTROL)
		return;
	n = device_control(&world.device, world.device.twin.model->usb, bytes->data, bytes->data + 8,
		bytes->data[6] | bytes->data[7] << 8);
	complete(u, n < 0 ? n : 0, n < 0 ? 0 : n);
}

/* Gives what is on the wire to the transfers that wait for it. */
static void
deliver(void)
{
	for (GList *at = world.flying, *next; at != NULL; at = next) {
		data *u = at->data;
		struct twin_block block;

		next = at->next;
		if (urb(u)->type != USBDEVFS_URB_TYPE_INTERRUPT || !(urb(u)->endpoint & 0x80))
			continue;
		if (!twin_read(&world.device.twin, clock_monotonic_us(), &block))
			return;
		memcpy(buffer(u)->data, block.bytes, MIN((size_t)urb(u)->buffer_length, block.len));
		complete(u, 0, MIN(urb(u)->buffer_length, block.len));
	}
}

static int
discard(const data *argument)
{
	for (GList *at = world.flying; at != NULL; at = at->next)
		if (((data *)at->data)->client_addr == argument->client_addr ||
			(argument->data_len >= (int)sizeof(void *) && (gulong)*(void *const *)(const void *)argument->data ==
			((data *)at->data)->client_addr)) {
			complete(at->data, -ENOENT, 0);
			return 0;
		}
	return -EINVAL;
}

static int
driver_request(data *argument)
{
	struct usbdevfs_ioctl *q = (struct usbdevfs_ioctl *)(void *)umockdev_ioctl_data_resolve(argument, 0, sizeof(*q), NULL)->data;

	if ((unsigned)q->ioctl_code != USBDEVFS_DISCONNECT && (unsigned)q->ioctl_code != USBDEVFS_CONNECT)
		return -ENOTTY;
	if ((unsigned)q->ioctl_code == USBDEVFS_DISCONNECT && !world.kernel_has_it)
		return -ENODATA;
	world.kernel_has_it = (unsigned)q->ioctl_code == USBDEVFS_CONNECT;
	return 0;
}

/* 0, or negative errno as the kernel would answer. */
static int
answer(unsigned long request, data *argument)
{
	data *more;

	if (!world.plugged && request != USBDEVFS_REAPURB && request != USBDEVFS_REAPURBNDELAY &&
		request != USBDEVFS_DISCARDURB)
		return -ENODEV;
	switch (request) {
	case USBDEVFS_GET_CAPABILITIES:
		more = umockdev_ioctl_data_resolve(argument, 0, 4, NULL);
		*(uint32_t *)(void *)more->data = USBDEVFS_CAP_BULK_CONTINUATION | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
		return 0;
	case USBDEVFS_GETDRIVER:
		more = umockdev_ioctl_data_resolve(argument, 0, sizeof(struct usbdevfs_getdriver), NULL);
		strcpy(((struct usbdevfs_getdriver *)(void *)more->data)->driver, world.kernel_has_it ? "usbhid" : "usbfs");
		return 0;
	case USBDEVFS_IOCTL:
		return driver_request(argument);
	case USBDEVFS_CLAIMINTERFACE:
		return world.kernel_has_it ? -EBUSY : 0;
	case USBDEVFS_RELEASEINTERFACE:
	case USBDEVFS_SETCONFIGURATION:
	case USBDEVFS_SETINTERFACE:
	case USBDEVFS_CLEAR_HALT:
	case USBDEVFS_RESET:
		return 0;
	case USBDEVFS_SUBMITURB:
		submit(argument);
		deliver();
		return 0;
	case USBDEVFS_DISCARDURB:
		return discard(argument);
	case USBDEVFS_REAPURB:
	case USBDEVFS_REAPURBNDELAY:
		if (world.done == NULL)
			return world.plugged ? -EAGAIN : -ENODEV;
		umockdev_ioctl_data_set_ptr(umockdev_ioctl_data_resolve(argument, 0, sizeof(void *), NULL), 0, world.done->data);
		world.done = g_list_delete_link(world.done, world.done);
		return 0;
	default:
		return -ENOTTY;
	}
}

static gboolean
on_ioctl(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer user)
{
	int r;

	(void)base;
	(void)user;
	g_mutex_lock(&world.lock);
	r = answer(umockdev_ioctl_client_get_request(client), umockdev_ioctl_client_get_arg(client));
	g_mutex_unlock(&world.lock);
	if (r == -EAGAIN)
		g_usleep(EMPTY_US);
	umockdev_ioctl_client_complete(client, r < 0 ? -1 : 0, r < 0 ? -r : 0);
	return TRUE;
}

/* Its program was killed: the kernel drops what flies.  The driver that was detached is not attached again. */
static void
on_vanished(UMockdevIoctlBase *base, UMockdevIoctlClient *client, gpointer user)
{
	(void)base;
	(void)client;
	(void)user;
	g_mutex_lock(&world.lock);
	g_list_free(world.flying);
	g_list_free(world.done);
	world.flying = world.done = NULL;
	g_mutex_unlock(&world.lock);
}

/* --- the plug ------------------------------------------------------------------------------------------------------- */

static void
plug_usb(void)
{
	const struct twin_usb *usb = world.device.twin.model->usb;
	GString *s = g_string_new(NULL);
	GError *error = NULL;

	g_string_printf(s, "P: /devices/usb1/1-1\nN: bus/usb/001/002\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: DRIVER=usb\n"
		"E: BUSNUM=001\nE: DEVNUM=002\nE: DEVNAME=" USB_NODE "\nA: bConfigurationValue=1\\n\nA: busnum=1\\n\n"
		"A: devnum=2\\n\nA: speed=12\\n\nA: idVendor=%04x\\n\nA: idProduct=%04x\\n\nH: descriptors=", usb->vendor,
		usb->product);
	for (size_t i = 0; i < 18; i++)
		g_string_append_printf(s, "%02x", usb->device[i]);
	for (size_t i = 0; i < usb->config_len; i++)
		g_string_append_printf(s, "%02x", usb->config[i]);
	g_string_append(s, "\n");
	world.kernel_has_it = true;
	world.plugged = true;
	if (!umockdev_testbed_attach_ioctl(world.bed, USB_NODE, world.handler, &error) ||
		!umockdev_testbed_add_from_string(world.bed, s->str, &error))
		die("plug", error);
	g_string_free(s, TRUE);
}

static void
unplug_usb(void)
{
	g_mutex_lock(&world.lock);
	world.plugged = false;
	while (world.flying != NULL)
		complete(world.flying->data, -ESHUTDOWN, 0);
	g_mutex_unlock(&world.lock);
	umockdev_testbed_uevent(world.bed, USB_PATH, "remove");
	umockdev_testbed_remove_device(world.bed, USB_PATH);
	umockdev_testbed_detach_ioctl(world.bed, USB_NODE, NULL);
}

/* Comes back as another ttyUSBn, as a receiver may; the name below /dev/serial/by-id stays. */
static void
plug_tty(void)
{
	static unsigned n;
	char *device = g_strdup_printf("P: /devices/usb1/1-1/1-1:1.0/ttyUSB%u/tty/ttyUSB%u\nN: ttyUSB%u\nE: SUBSYSTEM=tty\n"
		"E: DEVNAME=/dev/ttyUSB%u\nE: MAJOR=188\nE: MINOR=%u\nA: dev=188:%u\\n\n", n, n, n, n, n, n);
	char *root = umockdev_testbed_get_root_dir(world.bed), *dir = g_build_filename(root, "dev/serial/by-id", NULL);
	char *link = g_build_filename(dir, "receiver", NULL);
	GError *error = NULL;

	if (!umockdev_testbed_add_from_string(world.bed, device, &error))
		die("plug", error);
	snprintf(world.node, sizeof(world.node), "/dev/ttyUSB%u", n);
	snprintf(world.tty_path, sizeof(world.tty_path), "/sys/devices/usb1/1-1/1-1:1.0/ttyUSB%u/tty/ttyUSB%u", n, n);
	world.master = umockdev_testbed_get_dev_fd(world.bed, world.node);
	fcntl(world.master, F_SETFD, FD_CLOEXEC); /* a child's copy would keep the line up */
	fcntl(world.master, F_SETFL, O_NONBLOCK);
	g_mkdir_with_parents(dir, 0755);
	snprintf(world.target, sizeof(world.target), "../../ttyUSB%u", n);
	if (symlink(world.target, link) < 0)
		die("by-id", NULL);
	world.plugged = true;
	n++;
	g_free(device);
	g_free(root);
	g_free(dir);
	g_free(link);
}

/* What umockdev leaves behind, and would trip over. */
static void
forget(const char *name)
{
	char *root = umockdev_testbed_get_root_dir(world.bed), *path = g_build_filename(root, name, NULL);

	unlink(path);
	g_free(path);
	g_free(root);
}

static void
unplug_tty(void)
{
	char map[64];

	snprintf(map, sizeof(map), "dev/.ptymap/%s", ptsname(world.master));
	g_strdelimit(map + strlen("dev/.ptymap/"), "/", '_');
	world.plugged = false;
	close(world.master);
	world.master = -1;
	forget("dev/serial/by-id/receiver");
	forget(map);
	umockdev_testbed_uevent(world.bed, world.tty_path, "remove");
	umockdev_testbed_remove_device(world.bed, world.tty_path);
}

/* --- time goes on ---------------------------------------------------------------------------------------------------- */

static void
tick_tty(void)
{
	struct twin_block block;
	uint8_t said[256];
	ssize_t n = read(world.master, said, sizeof(said));

	if (n > 0)
		twin_host(&world.device.twin, clock_monotonic_us(), said, (size_t)n);
	while (twin_read(&world.device.twin, clock_monotonic_us(), &block))
		if (write(world.master, block.bytes, block.len) != block.len)
			die("the line is full", NULL);
}

static void
tick_usb(void)
{
	struct twin_block block;

	g_mutex_lock(&world.lock);
	if (world.flying != NULL)
		deliver();
	else if (!world.plugged)
		twin_read(&world.device.twin, clock_monotonic_us(), &block); /* lets its time go on */
	g_mutex_unlock(&world.lock);
}

static gboolean
on_tick(gpointer user)
{
	struct twin_block block;

	(void)user;
	if (!world.tty)
		tick_usb();
	else if (world.plugged)
		tick_tty();
	else
		twin_read(&world.device.twin, clock_monotonic_us(), &block);
	g_mutex_lock(&world.lock);
	device_tick(&world.device);
	g_mutex_unlock(&world.lock);
	if (twin_plugged(&world.device.twin) == world.plugged)
		return G_SOURCE_CONTINUE;
	if (world.plugged)
		(world.tty ? unplug_tty : unplug_usb)();
	else
		(world.tty ? plug_tty : plug_usb)();
	return G_SOURCE_CONTINUE;
}

static gboolean
on_stdin(GIOChannel *channel, GIOCondition condition, gpointer user)
{
	char *line = NULL;
	gsize end = 0;

	(void)condition;
	(void)user;
	if (g_io_channel_read_line(channel, &line, NULL, &end, NULL) != G_IO_STATUS_NORMAL)
		return G_SOURCE_REMOVE;
	line[end] = '\0';
	g_mutex_lock(&world.lock);
	if (!device_obey(&world.device, line))
		fprintf(stderr, "world: unknown line: %s\n", line);
	g_mutex_unlock(&world.lock);
	g_free(line);
	return G_SOURCE_CONTINUE;
}

static void
on_end(GPid pid, gint status, gpointer user)
{
	(void)pid;
	(void)user;
	world.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	g_main_loop_quit(world.loop);
}

static GPid child;

static void
on_term(int signal_number)
{
	kill(child, signal_number);
}

int
main(int argc, char **argv)
{
	const char *preload = getenv("WORLD_PRELOAD");
	char **environment;
	GError *error = NULL;

	if (argc < 5) {
		fputs("usage: world usb|tty DRIVER SCENARIO COMMAND [ARGUMENT]...\n", stderr);
		return 125;
	}
	if (getenv("LD_PRELOAD") == NULL) {
		setenv("LD_PRELOAD", PRELOAD, 1);
		execv("/proc/self/exe", argv);
		die("cannot start again with umockdev", NULL);
	}
	world.tty = strcmp(argv[1], "tty") == 0;
	world.bed = umockdev_testbed_new();
	world.handler = umockdev_ioctl_base_new();
	g_signal_connect(world.handler, "handle-ioctl", G_CALLBACK(on_ioctl), NULL);
	g_signal_connect(world.handler, "client-vanished", G_CALLBACK(on_vanished), NULL);
	device_init(&world.device, "world", argv[2], argv[3]);
	(world.tty ? plug_tty : plug_usb)();

	environment = g_environ_setenv(g_get_environ(), "LD_PRELOAD", preload != NULL ? preload : PRELOAD, TRUE);
	if (!g_spawn_async(NULL, argv + 4, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, &error))
		die(argv[4], error);
	signal(SIGTERM, on_term);
	world.loop = g_main_loop_new(NULL, FALSE);
	g_child_watch_add(child, on_end, NULL);
	g_timeout_add(TICK_MS, on_tick, NULL);
	g_io_add_watch(g_io_channel_unix_new(STDIN_FILENO), G_IO_IN | G_IO_HUP, on_stdin, NULL);
	g_main_loop_run(world.loop);
	return world.code;
}
