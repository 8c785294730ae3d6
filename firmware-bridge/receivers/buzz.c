/*
 * buzz.c -- Sony Buzz!, four buzzers of five buttons a set, wired or wireless
 *
 * The input report is a state, not a message: bytes 2..4 hold 20 bits, low bit first, bit 5 * buzzer + button; the
 * upper four bits of byte 4 mean nothing.  A vote is the edge from up to down; holding and releasing are nothing.  Two
 * buttons of one buzzer down in one report are no vote: the voter is asked again (his light stays off).
 *
 * Output, 7 bytes: 00 L1 L2 L3 L4 00 00, L = 00 or FF.  The light is ours, so it is lit only once the press is on disk.
 * Wireless buzzers switch themselves off when the host is silent; the lights are said again every REFRESH_US.
 *
 * A set has no serial number: the number before the dot is configured for its USB port.  Facts: four codes by different
 * authors agree on the bits, one of them the kernel's (README.md); the need to refresh is one project's.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "firmware-bridge/dialog.h"
#include "firmware-bridge/receivers/impl.h"
#include "firmware-bridge/sim/models.h"

#define BUZZERS    4
#define BUTTONS    5
#define REPORT_LEN 5
#define REFRESH_US 2000000u

static const char *const buzz_keys[] = { "red", "yellow", "green", "orange", "blue", NULL };
static const struct usb_id buzz_match[] = { { 0x054c, 0x0002 }, { 0x054c, 0x1000 }, { 0, 0 } };

struct buzz_state {
	uint32_t set;
	uint32_t down; /* the 20 bits of the last report */
};

static void
buzz_reset(void *state, const struct receiver_options *options)
{
	struct buzz_state *s = state;

	s->set = options->set;
	s->down = 0;
}

/* Of a buzzer with a button down, all count as down until it is released: which one it was is gone. */
static void
buzz_forget(void *state)
{
	struct buzz_state *s = state;
	const uint32_t buttons = (1u << BUTTONS) - 1;

	for (unsigned buzzer = 0; buzzer < BUZZERS; buzzer++)
		if (s->down >> (BUTTONS * buzzer) & buttons)
			s->down |= buttons << (BUTTONS * buzzer);
}

static bool
several(uint32_t buttons)
{
	return (buttons & (buttons - 1)) != 0;
}

static uint8_t
lowest(uint32_t buttons)
{
	uint8_t key = 0;

	while (!(buttons >> key & 1))
		key++;
	return key;
}

static size_t
buzz_decode(void *state, const struct frame *frame, struct receiver_event ret_events[DRIVER_EVENTS_MAX])
{
	struct buzz_state *s = state;
	const uint8_t *p = frame->bytes;
	uint32_t down, fresh;
	bool unclear = false;
	size_t n = 0;

	if (frame->len < REPORT_LEN) {
		ret_events[0] = event_refused(frame, REFUSED_LENGTH);
		return 1;
	}
	down = p[2] | (uint32_t)p[3] << 8 | (uint32_t)(p[4] & 0x0f) << 16;
	fresh = down & ~s->down;
	s->down = down;

	for (unsigned buzzer = 0; buzzer < BUZZERS; buzzer++) {
		uint32_t now = down >> (BUTTONS * buzzer) & 0x1f, edge = fresh >> (BUTTONS * buzzer) & 0x1f;

		if (edge == 0)
			continue;
		if (several(now)) {
			unclear = true;
			continue;
		}
		ret_events[n] = (struct receiver_event) {
			.at_us = frame->at_us, .type = RECEIVER_PRESS, .key = lowest(edge) };
		snprintf(ret_events[n].handset, sizeof(ret_events[n].handset), "%u.%u", (unsigned)s->set, buzzer + 1);
		n++;
	}
	if (unclear)
		ret_events[n++] = event_refused(frame, REFUSED_KEY);
	return n;
}

/* --- lights ---------------------------------------------------------------------------------------------------- */

struct buzz_say {
	uint32_t set;
	bool opened, dirty;
	uint8_t lit;        /* bit a buzzer */
	uint64_t ballot;
	uint64_t refresh_us;
};
_Static_assert(sizeof(struct buzz_say) <= DIALOG_STATE_MAX, "state fits");

static void
buzz_say_reset(void *state, const struct receiver_options *options)
{
	struct buzz_say *s = state;

	memset(s, 0, sizeof(*s));
	s->set = options->set;
}

static void
stored(struct buzz_say *s, const char *handset)
{
	char mine[HANDSET_TEXT_MAX];

	for (unsigned buzzer = 0; buzzer < BUZZERS; buzzer++) {
		snprintf(mine, sizeof(mine), "%u.%u", (unsigned)s->set, buzzer + 1);
		if (strcmp(mine, handset) == 0 && !(s->lit >> buzzer & 1)) {
			s->lit |= (uint8_t)(1u << buzzer);
			s->dirty = true;
		}
	}
}

static void
buzz_say_step(void *state, const struct dialog_input *in, struct dialog_output *ret_out)
{
	struct buzz_say *s = state;

	switch (in->type) {
	case DIALOG_OPENED:
		s->opened = s->dirty = true;
		break;
	case DIALOG_BALLOT:
		if (in->ballot != s->ballot) {
			s->dirty = s->dirty || s->lit != 0;
			s->lit = 0;
		}
		s->ballot = in->ballot;
		break;
	case DIALOG_STORED:
		if (s->ballot != 0)
			stored(s, in->handset);
		break;
	case DIALOG_FRAME:
	case DIALOG_COUNT:
	case DIALOG_TIME:
		break;
	}

	memset(ret_out, 0, sizeof(*ret_out));
	ret_out->deadline_us = ret_out->expect_us = UINT64_MAX;
	ret_out->status = !s->opened ? DIALOG_STARTING : s->ballot != 0 ? DIALOG_OPEN : DIALOG_READY;
	ret_out->ballot = s->ballot;
	if (!s->opened)
		return;
	if (s->dirty || in->at_us >= s->refresh_us) {
		struct dialog_write *w = &ret_out->write[ret_out->n_writes++];

		w->len = 7;
		for (unsigned buzzer = 0; buzzer < BUZZERS; buzzer++)
			w->bytes[1 + buzzer] = s->lit >> buzzer & 1 ? 0xff : 0x00;
		s->dirty = false;
		s->refresh_us = in->at_us + REFRESH_US;
	}
	ret_out->deadline_us = s->refresh_us;
}

static const struct dialog_ops buzz_dialog = {
	.state_size = sizeof(struct buzz_say),
	.reset = buzz_say_reset,
	.step = buzz_say_step,
};

static const char *
buzz_identify(const char *manufacturer, const char *product)
{
	(void)manufacturer;
	return strstr(product, "Wireless") ? "Buzz! wireless" : "Buzz! wired"; /* "Wireless Buzz! Receiver" */
}

const struct receiver_driver driver_buzz = {
	.abi = DRIVER_ABI,
	.name = "buzz",
	.maker = "Sony Buzz! (USB)",
	.confidence = "high",
	.match = buzz_match,
	.bus = BUS_USB,
	.usb = { .interface = 0, .endpoint_in = 0, .in_len = 64 },
	.framing = { .ops = &framing_report, .report_len = REPORT_LEN, .report_max = 64 },
	.key_names = buzz_keys,
	.blank_key = "red",
	.green_light = "buzzer allumé = vote reçu et enregistré",
	.state_size = sizeof(struct buzz_state),
	.identify = buzz_identify,
	.reset = buzz_reset,
	.decode = buzz_decode,
	.forget = buzz_forget,
	.dialog = &buzz_dialog,
	.twin = &twin_buzz,
};
