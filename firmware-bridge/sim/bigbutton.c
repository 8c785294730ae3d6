/*
 * bigbutton.c -- an emulated Big Button receiver with its four handsets
 *
 * Infrared: a press is its report said several times, and nobody answers.  It is told nothing by its host.  The descriptors
 * are by hand: one interface of a class of its own, one interrupt IN endpoint of five bytes.
 */
#include <errno.h>
#include <string.h>

#include "firmware-bridge/sim/models.h"

#define REPORT   5
#define REPEATS  5      /* reports of a button that is held */
#define AGAIN_US 100000u /* from one to the next: not published, an assumption */

static void
bigbutton_reset(struct twin *twin, void *state, uint64_t at_us)
{
	(void)twin;
	(void)state;
	(void)at_us;
}

static int
bigbutton_host(struct twin *twin, void *state, uint64_t at_us, const uint8_t *bytes, size_t n)
{
	(void)twin;
	(void)state;
	(void)at_us;
	(void)bytes;
	(void)n;
	return -EPROTO; /* no output is known */
}

static const char *const colours[] = { "green", "red", "blue", "yellow" };
static const struct { const char *name; uint8_t bytes[2]; } keys[] = {
	{ "A", { 0, 0x10 } }, { "B", { 0, 0x20 } }, { "X", { 0, 0x40 } }, { "Y", { 0, 0x80 } }, { "big", { 0, 0x08 } },
	{ "home", { 0, 0x04 } }, { "up", { 0x01, 0 } }, { "down", { 0x02, 0 } }, { "left", { 0x04, 0 } }, { "right", { 0x08, 0 } },
	{ "start", { 0x10, 0 } }, { "back", { 0x20, 0 } },
};

static uint8_t
number_of(const char *colour)
{
	uint8_t i = 0;

	while (i < 4 && strcmp(colours[i], colour) != 0)
		i++;
	return i;
}

static bool
bigbutton_heard(struct twin *twin, void *state, uint64_t at_us, const char *handset, uint8_t key)
{
	uint8_t r[REPORT] = { 0x5a, 0xa5, number_of(strchr(handset, '.') + 1), keys[key].bytes[0], keys[key].bytes[1] };
	uint64_t delay_us = twin_latency(twin);

	(void)state;
	if (twin->n_out + REPEATS > TWIN_QUEUE_MAX) {
		twin->counts.overflow++;
		return false;
	}
	for (unsigned i = 0; i < REPEATS; i++)
		if (i == 0 || !twin_chance(twin, twin->params.loss)) /* one of them came */
			twin_queue(twin, at_us, delay_us + AGAIN_US * i, r, sizeof(r));
	return true;
}

static int
bigbutton_key(const char *handset, const char *key)
{
	size_t digits = strspn(handset, "0123456789");

	if (digits == 0 || handset[digits] != '.' || number_of(handset + digits + 1) == 4)
		return -EINVAL;
	for (int i = 0; i < (int)(sizeof(keys) / sizeof(keys[0])); i++)
		if (strcmp(keys[i].name, key) == 0)
			return i;
	return -EINVAL;
}

static const uint8_t device[] = { 0x12, 0x01, 0x00, 0x02, 0xff, 0xff, 0xff, 0x08, 0x5e, 0x04, 0xa0, 0x02, 0x00, 0x01,
	0x01, 0x02, 0x00, 0x01 };
static const uint8_t config[] = { 0x09, 0x02, 0x19, 0x00, 0x01, 0x01, 0x00, 0x80, 0x32, 0x09, 0x04, 0x00, 0x00, 0x01,
	0xff, 0x5d, 0x00, 0x00, 0x07, 0x05, 0x81, 0x03, 0x05, 0x00, 0x04 };
static const char *const strings[] = { "Microsoft", "Big Button", NULL };

static const struct twin_usb usb = {
	.device = device, .config = config, .config_len = sizeof(config), .strings = strings,
	.endpoint_in = 0x81, .vendor = 0x045e, .product = 0x02a0,
};

const struct twin_model twin_bigbutton = {
	.name = "bigbutton",
	.usb = &usb,
	.repeats = true,
	.reset = bigbutton_reset,
	.host = bigbutton_host,
	.heard = bigbutton_heard,
	.key = bigbutton_key,
};
