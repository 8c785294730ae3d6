/*
 * quinta.c -- an emulated Quinta with forty voting units
 *
 * Answers a line of its host with lines and the prompt, nothing before `U 0` came.  Units 79B7 to 79DE are registered, those
 * with an odd number have voting off until it is told to enable it; a further place has a unit that is merely in range.  What a
 * unit's vote reads as is this twin's own: 11 yes, 22 no, 44 abstain, 00 none; of these only 22 stands in the maker's example.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "firmware-bridge/sim/models.h"

#define UNITS  40
#define FIRST  0x79b7u
#define PLACES 150
#define GHOST  (UNITS + 3) /* its place */

struct quinta {
	bool logged_in, open, correct;
	uint8_t vote[UNITS];      /* as it reads */
	bool enabled[UNITS], unread[UNITS];
	uint8_t n;                /* bytes of a line, gathered */
	char line[32];
};
_Static_assert(sizeof(struct quinta) <= TWIN_STATE_MAX, "state fits");

static void
quinta_reset(struct twin *twin, void *state, uint64_t at_us)
{
	struct quinta *q = state;

	(void)twin;
	(void)at_us;
	for (unsigned i = 0; i < UNITS; i++)
		q->enabled[i] = (FIRST + i) % 2 == 0;
}

/* A line and the prompt; sometimes a unit tells of itself, or asks to speak, before it. */
__attribute__((format(printf, 3, 4))) static void
reply(struct twin *twin, uint64_t at_us, const char *format, ...)
{
	uint64_t delay_us = twin_random(twin, 2000, 8000);
	char text[TWIN_BLOCK_MAX];
	va_list args;
	int n;

	if (twin_chance(twin, twin->params.duplicate)) {
		n = snprintf(text, sizeof(text), "\r\nx %06X 0131 7A\r\n\r\nq %08X 01 0139\r\n", FIRST + 1, FIRST + 2);
		twin_queue(twin, at_us, delay_us, (const uint8_t *)text, (size_t)n);
	}
	va_start(args, format);
	n = vsnprintf(text, sizeof(text) - 4, format, args);
	va_end(args);
	twin_line_noise(twin, at_us, delay_us);
	strcpy(text + n, n > 0 ? "\r\n>" : ">");
	twin_queue(twin, at_us, delay_us, (const uint8_t *)text, strlen(text));
}

static void
list_place(struct twin *twin, const struct quinta *q, uint64_t at_us, unsigned place)
{
	if (place < UNITS)
		reply(twin, at_us, "\r\nSList[0x%02X] %08X 30 00 FC %02X", place, FIRST + place, q->enabled[place] ? 0x02 : 0x00);
	else
		reply(twin, at_us, "\r\nSList[0x%02X] %s 00 00 00 00", place, place == GHOST ? "F0000281" : "FFFFFFFF");
}

static int
start_vote(struct twin *twin, struct quinta *q, uint64_t at_us, unsigned mode)
{
	if (mode != 0x42) /* others are not emulated */
		return -EPROTO;
	q->open = q->correct = true;
	memset(q->vote, 0, sizeof(q->vote));
	reply(twin, at_us, "\r\nVP000102");
	twin_opened(twin, at_us);
	return 0;
}

static void
count(struct twin *twin, const struct quinta *q, uint64_t at_us)
{
	static const uint8_t bytes[] = { 0x11, 0x22, 0x44 };
	unsigned n[4] = { 0 };

	for (unsigned i = 0; i < UNITS; i++)
		for (unsigned k = 0; k < 3; k++)
			if (q->vote[i] == bytes[k]) {
				n[0]++;
				n[1 + k]++;
			}
	reply(twin, at_us, "\r\nVT=%02X%02X%02X%02X0000", n[0], n[1], n[2], n[3]);
}

static int
command(struct twin *twin, struct quinta *q, uint64_t at_us)
{
	unsigned a = 0, b = 0;

	if (twin->params.mute)
		return 0;
	if (strcmp(q->line, "U 0") == 0) {
		q->logged_in = true;
		reply(twin, at_us, "%s", "");
	} else if (!q->logged_in) {
		return -EPROTO;
	} else if (strcmp(q->line, "V") == 0) {
		reply(twin, at_us, "\r\nCUFW V3.0.00");
	} else if (sscanf(q->line, "T 0 %2X %1u", &a, &b) == 2 && b == 0 && a < PLACES) {
		list_place(twin, q, at_us, a);
	} else if (sscanf(q->line, "T 4 %2X %1u", &a, &b) == 2 && a < UNITS) {
		q->enabled[a] = b == 1;
		reply(twin, at_us, "%s", "");
	} else if (sscanf(q->line, "v 1 %2X", &a) == 1) {
		return start_vote(twin, q, at_us, a);
	} else if (strcmp(q->line, "v 2 0") == 0) {
		q->open = false;
		reply(twin, at_us, "\r\nVP000402");
	} else if (strcmp(q->line, "v 5 0") == 0) {
		count(twin, q, at_us);
	} else if (sscanf(q->line, "v 5 1 %6X", &a) == 1 && a >= FIRST && a < FIRST + UNITS) {
		q->unread[a - FIRST] = false;
		reply(twin, at_us, "\r\nMU %08X %02X", a, q->vote[a - FIRST]);
	} else {
		return -EPROTO;
	}
	return 0;
}

static int
quinta_host(struct twin *twin, void *state, uint64_t at_us, const uint8_t *bytes, size_t n)
{
	struct quinta *q = state;
	int r = 0;

	for (size_t i = 0; i < n; i++) {
		if (bytes[i] != '\r') {
			q->line[q->n] = (char)bytes[i];
			q->n = (uint8_t)(q->n + (q->n < sizeof(q->line) - 1));
			continue;
		}
		q->line[q->n] = '\0';
		q->n = 0;
		if (command(twin, q, at_us) < 0)
			r = -EPROTO;
	}
	return r;
}

static bool
quinta_heard(struct twin *twin, void *state, uint64_t at_us, const char *handset, uint8_t key)
{
	static const uint8_t bytes[] = { 0x11, 0x22, 0x44 };
	struct quinta *q = state;
	unsigned i = (unsigned)strtoul(handset, NULL, 16) - FIRST;

	(void)twin;
	(void)at_us;
	if (!q->open || !q->enabled[i])
		return false;
	q->vote[i] = bytes[key];
	q->unread[i] = true;
	return true;
}

static size_t
quinta_held(const void *state)
{
	const struct quinta *q = state;
	size_t n = 0;

	for (unsigned i = 0; i < UNITS; i++)
		n += q->unread[i];
	return n;
}

static int
quinta_key(const char *handset, const char *key)
{
	static const char *const names[] = { "yes", "no", "abstain" };
	unsigned long id;

	if (strlen(handset) != 8 || strspn(handset, "0123456789ABCDEF") != 8)
		return -EINVAL;
	id = strtoul(handset, NULL, 16);
	for (int i = 0; i < 3 && id >= FIRST && id < FIRST + UNITS; i++)
		if (strcmp(names[i], key) == 0)
			return i;
	return -EINVAL;
}

const struct twin_model twin_quinta = {
	.name = "quinta",
	.state_size = sizeof(struct quinta),
	.told = true,
	.reset = quinta_reset,
	.host = quinta_host,
	.heard = quinta_heard,
	.held = quinta_held,
	.key = quinta_key,
};
