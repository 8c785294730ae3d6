/*
 * buzz.c -- an emulated set of four Buzz! buzzers
 *
 * A press is two state reports, down and up again.  The host's report sets the lights; buzzers are always heard, and
 * nothing is answered: the light is the host's.  Buzzers are `<set>.<1-4>`, any set.
 * The descriptors are by hand, of the shape the real ones have (one interface, one interrupt IN endpoint).
 */
#include <errno.h>
#include <string.h>

#include "firmware-bridge/sim/models.h"

#define REPORT  5
#define HOLD_US 80000u /* how long a finger stays on a button */

struct buzz {
	uint8_t lights[4];
	uint64_t host_us;   /* last word of the host */
};

static void
buzz_reset(struct twin *twin, void *state, uint64_t at_us)
{
	(void)twin;
	((struct buzz *)state)->host_us = at_us;
}

static int
buzz_host(struct twin *twin, void *state, uint64_t at_us, const uint8_t *bytes, size_t n)
{
	struct buzz *b = state;

	(void)twin;
	/* 6 bytes, 00 00 L1..L4, are the hidraw form that two libraries write; 7 is SET_REPORT's. */
	if (n != 7 || bytes[0] != 0)
		return -EPROTO;
	memcpy(b->lights, bytes + 1, 4);
	b->host_us = at_us;
	return 0;
}

static bool
send_state(struct twin *twin, uint64_t at_us, uint64_t delay_us, uint32_t down)
{
	uint8_t r[REPORT] = { 0x7f, 0x7f, (uint8_t)down, (uint8_t)(down >> 8), (uint8_t)(0xf0 | down >> 16) };

	return twin_queue(twin, at_us, delay_us, r, sizeof(r));
}

static bool
buzz_heard(struct twin *twin, void *state, uint64_t at_us, const char *handset, uint8_t key)
{
	unsigned buzzer = (unsigned)(strchr(handset, '.')[1] - '1');
	uint64_t delay_us = twin_latency(twin);
	uint32_t bit = (uint32_t)1 << (5 * buzzer + key);

	(void)state;
	if (twin->n_out + 4 > TWIN_QUEUE_MAX) {
		twin->counts.overflow++;
		return false;
	}
	send_state(twin, at_us, delay_us, bit);
	if (twin_chance(twin, twin->params.duplicate))
		send_state(twin, at_us, delay_us + 1000, bit);
	send_state(twin, at_us, delay_us + HOLD_US, 0);
	return true;
}

static int
buzz_key(const char *handset, const char *key)
{
	static const char *const names[] = { "red", "yellow", "green", "orange", "blue" };
	size_t digits = strspn(handset, "0123456789");

	if (digits == 0 || handset[digits] != '.' || handset[digits + 1] < '1' || handset[digits + 1] > '4' ||
	    handset[digits + 2] != '\0')
		return -EINVAL;
	for (int i = 0; i < 5; i++)
		if (strcmp(names[i], key) == 0)
			return i;
	return -EINVAL;
}

static const uint8_t device[] = { 0x12, 0x01, 0x00, 0x02, 0x00, 0x00, 0x00, 0x08, 0x4c, 0x05, 0x00, 0x10, 0x00, 0x01,
	0x01, 0x02, 0x00, 0x01 };
static const uint8_t config[] = { 0x09, 0x02, 0x22, 0x00, 0x01, 0x01, 0x00, 0x80, 0x32, 0x09, 0x04, 0x00, 0x00, 0x01,
	0x03, 0x00, 0x00, 0x00, 0x09, 0x21, 0x11, 0x01, 0x00, 0x01, 0x22, 0x3b, 0x00, 0x07, 0x05, 0x81, 0x03, 0x08,
	0x00, 0x0a };
/*
 * By hand, for what the kernel's hid-sony takes for a set (buzz_keymap, sony_mapping(), sony_leds_init()): a joystick whose 20
 * buttons stand in a collection of their own, and one output report of 7 bytes.
 */
static const uint8_t report[] = { 0x05, 0x01, 0x09, 0x04, 0xa1, 0x01, 0xa1, 0x02,
	0x09, 0x30, 0x09, 0x31, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, 0x02, 0x81, 0x02, /* two axes that mean nothing */
	0x05, 0x09, 0x19, 0x01, 0x29, 0x14, 0x25, 0x01, 0x75, 0x01, 0x95, 0x14, 0x81, 0x02,       /* buttons 1..20 */
	0x75, 0x04, 0x95, 0x01, 0x81, 0x03, 0xc0,                                                 /* four bits to fill up */
	0x06, 0x00, 0xff, 0x09, 0x01, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, 0x07, 0x91, 0x02, 0xc0 };
_Static_assert(sizeof(report) == 0x3b, "as config says");
static const char *const strings[] = { "Sony", "Wireless Buzz! Receiver", NULL };

static const struct twin_usb usb = {
	.device = device, .config = config, .config_len = sizeof(config),
	.report = report, .report_len = sizeof(report),
	.strings = strings, .endpoint_in = 0x81, .vendor = 0x054c, .product = 0x1000,
};

const struct twin_model twin_buzz = {
	.name = "buzz",
	.usb = &usb,
	.state_size = sizeof(struct buzz),
	.reset = buzz_reset,
	.host = buzz_host,
	.heard = buzz_heard,
	.key = buzz_key,
};
