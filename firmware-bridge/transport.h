/*
 * transport.h -- bytes to and from one device
 *
 * One small contract for USB, serial lines, captures and emulated devices.  A transport waits for nothing: the bridge
 * polls its descriptors until its deadline, then reads until there is no more.  It knows no protocol.
 *
 * To add one: a file with a struct transport_ops at its foot, one line in transport_table.
 */
#ifndef FIRMWARE_BRIDGE_TRANSPORT_H
#define FIRMWARE_BRIDGE_TRANSPORT_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct receiver_driver;

#define TRANSFER_MAX      1024 /* bytes of one transfer */
#define TRANSPORT_FDS_MAX 8
#define TRANSPORT_TEXT    128

/* What the configuration says of one device; texts are borrowed for the transport's life, "" where nothing is said. */
struct transport_config {
	const struct receiver_driver *driver;
	const char *device, *path, *scenario, *file;
};

/* What a device said of itself at opening. */
struct transport_identity {
	char manufacturer[TRANSPORT_TEXT], product[TRANSPORT_TEXT], path[TRANSPORT_TEXT];
	bool simulated;
};

struct transfer {
	uint64_t at_us; /* CLOCK_BOOTTIME, when it arrived */
	size_t n;
	uint8_t bytes[TRANSFER_MAX];
};

struct transport_ops {
	const char *name; /* as in the configuration */

	/* Makes a transport; no device is touched yet.  0; -EINVAL with RET_WHY (128 bytes); -ENOMEM. */
	int (*new)(void **ret, const struct transport_config *config, uint64_t now_us, char *ret_why);
	void (*free)(void *t); /* closes too */

	/*
	 * Opens the device.  0; -ENODEV it is not there; -EACCES it may not be opened yet (udev is at it, or never was);
	 * -EBUSY another program has it; other negative errno.  After an error it may be tried again.
	 */
	int (*open)(void *t, uint64_t now_us, struct transport_identity *ret);
	void (*close)(void *t);

	/* Descriptors to poll, at most TRANSPORT_FDS_MAX; also before open(), for arrivals. */
	int (*fds)(void *t, struct pollfd *ret);

	/* When read() has something without a descriptor saying so; UINT64_MAX: never. */
	uint64_t (*deadline)(void *t);

	/* Takes the next transfer.  1; 0 none by now; -ENODEV the device is gone: close() it. */
	int (*read)(void *t, uint64_t now_us, struct transfer *ret);

	/* Writes one report, or bytes for the line.  0; -ENODEV gone; -EIO it did not take it. */
	int (*write)(void *t, uint64_t now_us, const uint8_t *bytes, size_t n);

	/* A ballot opened: for emulated devices that their host does not tell.  NULL: nothing to do. */
	void (*cue)(void *t, uint64_t now_us);
};

extern const struct transport_ops transport_sim;
extern const struct transport_ops transport_usb;
extern const struct transport_ops transport_serial;

#endif
