/*
 * device.h -- an emulated receiver as tests plug it in: a twin that plays a scenario, and the lines that it obeys
 *
 * Shared by world.c (a kernel that is emulated) and cable.c (a kernel that is real, in a virtual machine): the twin, its
 * scenario, its control endpoint and the words that command it are one, so that both must see the same device.
 */
#ifndef TESTS_LIB_DEVICE_H
#define TESTS_LIB_DEVICE_H

#include "firmware-bridge/sim/twin.h"

struct device {
	struct twin twin;
	bool unplug_wanted;
};

/* Of DRIVER, playing the file SCENARIO.  Where either is wrong the program says so as PROGRAM and ends with 125. */
void device_init(struct device *device, const char *program, const char *driver, const char *scenario);

/*
 * A line of a test:
 *
 *	cue                 the ballot was opened, for receivers that no host tells
 *	press HANDSET KEY
 *	unplug              once it has delivered what it acknowledged: device_tick() does it
 *	replug
 *
 * LINE is cut up.  False: none of these.
 */
bool device_obey(struct device *device, char *line);

/* Call it now and then: what waits for the device to be empty. */
void device_tick(struct device *device);

/*
 * What USB answers to SETUP on the control endpoint.  STAGE: ROOM bytes, those of the host for an OUT request, else for the
 * answer.  Returns the bytes of the data stage, or -EPIPE: the device stalls.
 */
int device_control(struct device *device, const struct twin_usb *usb, const uint8_t setup[8], uint8_t *stage, int room);

#endif
