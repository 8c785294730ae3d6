/*
 * transport.h -- bytes to and from one device
 *
 * A transport knows how to find, open, read and write one device on its bus, and nothing of what the bytes mean.  All
 * of them run in the one sd-event loop of the bridge and never block it for long: an open may take some control
 * transfers (USB strings), everything else is asynchronous.  A transport does not log and does not retry; it says what
 * happened, and bridge.c decides what comes next.
 *
 *	bridge            transport
 *	open()      -->   0: received() and gone() may be called from now on; or the reason why not
 *	write()     -->   one report (USB) or some bytes (serial); queued, in order
 *	            <--   received(): one transfer, with the time of its arrival
 *	            <--   gone(): once; the bridge then calls close(), not from within the callback
 *	            <--   arrived(): a device that may be ours came; open() is worth a try
 *	close()     -->   nothing is called any more; always allowed
 *
 * To add a transport: one file with a struct transport_ops at its foot, and a line in options.c.
 */
#ifndef FIRMWARE_BRIDGE_TRANSPORT_H
#define FIRMWARE_BRIDGE_TRANSPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <systemd/sd-event.h>

#include "driver.h"

#define TRANSPORT_TEXT_MAX  160 /* bytes of a text below, with its NUL */
#define TRANSPORT_WHERE_MAX 256
#define TRANSPORT_FLYING    4   /* transfers that may still be received after pause(true) */

struct transport;

/* What a transport tells its bridge.  Called from the event loop, or from within open() of another USB transport. */
struct transport_calls {
	void *user;
	void (*arrived)(void *user);
	/* BYTES is borrowed for the call.  USB: one report, its borders are meaning; serial: any cut. */
	void (*received)(void *user, const uint8_t *bytes, size_t n, uint64_t at_us);
	/* -ENODEV unplugged or hung up, -EIO it fails; transport->why has the words. */
	void (*gone)(void *user, int error);
};

struct transport_settings {
	sd_event *event;                      /* borrowed, as the rest, for the transport's life */
	const struct receiver_driver *driver; /* USB ids, endpoint, line settings, twin */
	const char *where; /* usb: bus path such as 1-1.4, "" any; serial: device or by-id name; capture, sim: file */
	struct transport_calls calls;
};

struct transport { /* the head of each implementation's own struct; read by the bridge */
	const struct transport_ops *ops;
	struct transport_settings set;
	char path[TRANSPORT_TEXT_MAX];         /* "usb 1-1.4", "/dev/ttyUSB0"; "" never opened */
	char manufacturer[TRANSPORT_TEXT_MAX]; /* the device's strings, "" where it has none */
	char product[TRANSPORT_TEXT_MAX];
	char why[TRANSPORT_TEXT_MAX];          /* of the last error, in words */
	uint32_t failed_writes;                /* writes that were lost while the device stayed; only grows */
};

struct transport_ops {
	const char *name;       /* as in the configuration: usb, serial, capture, sim */
	enum receiver_bus bus;  /* a driver of another bus is refused; 0: any */
	bool simulated;         /* its sittings are rehearsals */

	/*
	 * Makes a transport; opens nothing yet.  0; -EINVAL: WHERE names nothing that can be used, RET_WHY says what, with
	 * file and line; -ENOMEM; or the system's errno.
	 */
	int (*create)(const struct transport_settings *settings, struct transport **ret, char ret_why[TRANSPORT_TEXT_MAX]);

	/*
	 * Tries once.  0: it is open, path and strings are set.  Else transport->why says it in words and nothing is open:
	 *   -ENODEV   not there
	 *   -EACCES   there, but not permitted (yet: udev's rule comes after the node)
	 *   -EBUSY    another program has it
	 *   -EAGAIN   the close before has not ended yet
	 *   -EIO      it is there and does not work
	 */
	int (*open)(struct transport *t);

	/* 0; -ENODEV not open, or gone; -EAGAIN too much waits to be written, this write is lost (counted). */
	int (*write)(struct transport *t, const uint8_t *bytes, size_t n);

	/* Stops reading, or goes on; what the device holds back meanwhile is its own and the kernel's affair. */
	void (*pause)(struct transport *t, bool paused);

	/* The ballot was opened, for emulated devices that are not told so over the wire.  NULL: nothing to do. */
	void (*cue)(struct transport *t);

	void (*close)(struct transport *t);
	void (*free)(struct transport *t); /* closes first; NULL does nothing */
};

extern const struct transport_ops transport_usb;     /* libusb: HID reports */
extern const struct transport_ops transport_serial;  /* libserialport */
extern const struct transport_ops transport_capture; /* plays a capture, in its own time, once */
extern const struct transport_ops transport_sim;     /* an emulated device in this process, with a scenario */

#endif
