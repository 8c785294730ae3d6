/*
 * sim.c -- the simulated receiver's device side, and the skeleton of a twin to copy
 *
 * The wire is described in receivers/sim.c.  It accepts votes from command 11 to command 12.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "firmware-bridge/sim/models.h"

struct simulated {
	bool accepting;
	uint8_t seq;
	uint16_t votes;
	size_t n;          /* bytes of a command, gathered */
	uint8_t bytes[4];
};

static void
sim_reset(struct twin *twin, void *state, uint64_t at_us)
{
	(void)twin;
	(void)state;
	(void)at_us;
}

static bool
send(struct twin *twin, struct simulated *s, uint64_t at_us, uint64_t delay_us, uint8_t type, const uint8_t body[5],
	bool twice)
{
	uint8_t frame[10] = { 0xa5, 7, type, s->seq };

	memcpy(frame + 4, body, 5);
	for (size_t i = 1; i < 9; i++)
		frame[9] ^= frame[i];
	if (!twin_queue(twin, at_us, delay_us, frame, sizeof(frame)))
		return false;
	s->seq++;
	if (twice)
		twin_queue(twin, at_us, delay_us + 1000, frame, sizeof(frame));
	return true;
}

static int
command(struct twin *twin, struct simulated *s, uint64_t at_us, uint8_t code)
{
	uint8_t body[5] = { code };

	switch (code) {
	case 0x10:
		body[1] = 1;
		body[2] = 0;
		break;
	case 0x11:
		s->accepting = true;
		s->votes = 0;
		twin_opened(twin, at_us);
		break;
	case 0x12:
		s->accepting = false;
		body[1] = (uint8_t)s->votes;
		body[2] = (uint8_t)(s->votes >> 8);
		break;
	default:
		return -EPROTO;
	}
	if (!twin->params.mute)
		send(twin, s, at_us, twin_random(twin, 4000, 20000), 0x03, body, false);
	return 0;
}

/* A5 01 CODE XOR, in pieces of any size; what does not fit that is dropped byte by byte. */
static int
sim_host(struct twin *twin, void *state, uint64_t at_us, const uint8_t *bytes, size_t n)
{
	struct simulated *s = state;
	int r = 0;

	for (size_t i = 0; i < n; i++) {
		s->bytes[s->n++] = bytes[i];
		while (s->n > 0 && (s->bytes[0] != 0xa5 || (s->n > 1 && s->bytes[1] != 1) ||
				    (s->n > 3 && s->bytes[3] != (1 ^ s->bytes[2])))) {
			memmove(s->bytes, s->bytes + 1, --s->n);
			r = -EPROTO;
		}
		if (s->n == 4) {
			s->n = 0;
			if (command(twin, s, at_us, s->bytes[2]) < 0)
				r = -EPROTO;
		}
	}
	return r;
}

static bool
sim_heard(struct twin *twin, void *state, uint64_t at_us, const char *handset, uint8_t key)
{
	struct simulated *s = state;
	unsigned long id = strtoul(handset, NULL, 10);
	uint8_t body[5] = { (uint8_t)id, (uint8_t)(id >> 8), (uint8_t)(id >> 16), (uint8_t)(id >> 24),
		(uint8_t)(key + 1) };
	uint64_t delay_us = twin_latency(twin);

	if (!s->accepting)
		return false;
	twin_line_noise(twin, at_us, delay_us);
	if (!send(twin, s, at_us, delay_us, 0x01, body, twin_chance(twin, twin->params.duplicate))) {
		twin->counts.overflow++;
		return false;
	}
	s->votes++;
	return true;
}

static int
sim_key(const char *handset, const char *key)
{
	size_t digits = strspn(handset, "0123456789");

	if (digits == 0 || digits > 9 || handset[digits] != '\0' || handset[0] == '0')
		return -EINVAL;
	return strlen(key) == 1 && key[0] >= 'A' && key[0] <= 'E' ? key[0] - 'A' : -EINVAL;
}

const struct twin_model twin_sim = {
	.name = "sim",
	.state_size = sizeof(struct simulated),
	.told = true,
	.reset = sim_reset,
	.host = sim_host,
	.heard = sim_heard,
	.key = sim_key,
};
