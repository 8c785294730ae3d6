/* device.c -- an emulated receiver as tests plug it in: scenario, lines, control endpoint */
#include "device.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "firmware-bridge/driver.h"

#define SCENARIO_MAX 65536

void
device_init(struct device *device, const char *program, const char *driver, const char *scenario)
{
	static char text[SCENARIO_MAX];
	const struct receiver_driver *d = driver_by_name(driver);
	struct twin_params perfect = { 0 };
	const char *why = "cannot be read";
	unsigned line = 0;
	FILE *in = fopen(scenario, "re");
	size_t n = in != NULL ? fread(text, 1, sizeof(text) - 1, in) : 0;

	if (d == NULL || d->twin == NULL) {
		fprintf(stderr, "%s: there is no twin of %s\n", program, driver);
		exit(125);
	}
	twin_init(&device->twin, d->twin, &perfect, clock_monotonic_us());
	device->unplug_wanted = false;
	text[n] = '\0';
	if (in == NULL || !feof(in) || twin_script(&device->twin, text, &line, &why) < 0) {
		fprintf(stderr, "%s: %s:%u: %s\n", program, scenario, line, why);
		exit(125);
	}
	fclose(in);
}

bool
device_obey(struct device *device, char *line)
{
	char *handset = strchr(line, ' '), *key = handset != NULL ? strchr(handset + 1, ' ') : NULL;
	uint64_t now = clock_monotonic_us();

	if (strcmp(line, "cue") == 0) {
		twin_cue(&device->twin, now);
	} else if (strcmp(line, "unplug") == 0) {
		device->unplug_wanted = true;
	} else if (strcmp(line, "replug") == 0) {
		twin_plug(&device->twin, now, true);
	} else if (key != NULL && strncmp(line, "press ", 6) == 0) {
		*key = '\0';
		twin_press(&device->twin, now, handset + 1, key + 1);
	} else {
		return false;
	}
	return true;
}

void
device_tick(struct device *device)
{
	if (!device->unplug_wanted || twin_held(&device->twin) > 0)
		return;
	device->unplug_wanted = false;
	twin_plug(&device->twin, clock_monotonic_us(), false);
}

/* GET_DESCRIPTOR of the device, or of its HID interface.  -EPIPE: it has none such. */
static int
descriptor(const struct twin_usb *usb, uint8_t type, uint8_t index, uint8_t *stage, int room)
{
	const struct { uint8_t type; const uint8_t *bytes; int length; } of[] = {
		{ 0x01, usb->device, 18 }, { 0x02, usb->config, usb->config_len }, { 0x22, usb->report, usb->report_len },
	};

	if (type == 3) {
		uint8_t text[256];
		int n = twin_copy_string(usb, index, text, sizeof(text));

		n = n < room ? n : room;
		if (n > 0)
			memcpy(stage, text, (size_t)n);
		return n < 0 ? -EPIPE : n;
	}
	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++)
		if (of[i].type == type && of[i].length > 0) {
			int n = of[i].length < room ? of[i].length : room;

			memcpy(stage, of[i].bytes, (size_t)n);
			return n;
		}
	return -EPIPE;
}

int
device_control(struct device *device, const struct twin_usb *usb, const uint8_t setup[8], uint8_t *stage, int room)
{
	if ((setup[0] == 0x80 || setup[0] == 0x81) && setup[1] == 0x06)
		return descriptor(usb, setup[3], setup[2], stage, room);
	if (setup[0] == 0x21 && setup[1] == 0x09) { /* SET_REPORT */
		twin_host(&device->twin, clock_monotonic_us(), stage, (size_t)room);
		return room;
	}
	return setup[0] == 0x21 && setup[1] == 0x0a ? 0 : -EPIPE; /* SET_IDLE: there is nothing it repeats */
}
