/*
 * dcs6000.c -- an emulated DCS 6000 control unit with forty delegate units
 *
 * It gives 3900 to who registers, tells of its units, and of each vote in a slot of group 59, as it is cast.  How the real one
 * escapes bytes is not known, so this one has none to escape: it says a message to 4000 or 4013 instead, where the check
 * would be such a byte, and a vote in another of the four slots.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "firmware-bridge/sim/models.h"

#define UNITS 40
#define OWN   3900u

struct dcs {
	bool registered, open, secret;
	uint8_t id;
	uint8_t vote[UNITS + 1]; /* 1..3; 0: none */
	uint8_t n;               /* bytes of a frame, gathered; 0: outside of one */
	uint8_t in[32];
};
_Static_assert(sizeof(struct dcs) <= TWIN_STATE_MAX, "state fits");

static void
dcs_reset(struct twin *twin, void *state, uint64_t at_us)
{
	static const uint8_t started[] = { 0xfc, 0x72, 0x00, 0x88, 0xfd };
	static const char banner[] = "DCS 6000 emulated\r\n";

	(void)state;
	twin_queue(twin, at_us, 10000, started, sizeof(started));
	if (twin->params.noise > 0) /* it may say so in words, too, which are no frame */
		twin_queue(twin, at_us, 11000, (const uint8_t *)banner, sizeof(banner) - 1);
}

/* Not as the driver does it: a bit at a time over the whole. */
static uint8_t
check(const uint8_t *bytes, size_t n)
{
	uint8_t crc = 0;

	for (size_t i = 0; i < 8 * n; i++) {
		bool out = (crc >> 7 & 1) != (bytes[i / 8] >> (7 - i % 8) & 1);

		crc = (uint8_t)(crc << 1);
		if (out)
			crc ^= 0x07;
	}
	return crc;
}

/* Puts the check behind the N bytes.  True: none of them has to be escaped. */
static bool
plain(uint8_t *content, size_t n)
{
	content[n] = check(content, n);
	for (size_t i = 0; i <= n; i++)
		if (content[i] >= 0xfc && content[i] <= 0xfe)
			return false;
	return true;
}

static void
send(struct twin *twin, struct dcs *d, uint64_t at_us, uint64_t delay_us, uint8_t group, const uint8_t *data, uint8_t n)
{
	static const unsigned addresses[] = { OWN, 4000, 4013 };
	uint8_t frame[40] = { 0xfc, 0x63, d->id, 0, 0, group, n };

	memcpy(frame + 7, data, n);
	for (size_t i = 0; i < 3; i++) {
		frame[3] = (uint8_t)(addresses[i] >> 8);
		frame[4] = (uint8_t)addresses[i];
		if (plain(frame + 1, 6u + n))
			break;
	}
	frame[8 + n] = 0xfd;
	d->id = (d->id + 1) & 63;
	twin_line_noise(twin, at_us, delay_us);
	twin_queue(twin, at_us, delay_us, frame, 9u + n);
	if (twin_chance(twin, twin->params.duplicate))
		twin_queue(twin, at_us, delay_us + 1000, frame, 9u + n);
}

static void
send_status(struct twin *twin, struct dcs *d, uint64_t at_us, uint8_t item, uint8_t data)
{
	send(twin, d, at_us, twin_random(twin, 5000, 20000), 53, (uint8_t[]) { item, data }, 2);
}

static void
put_slot(uint8_t *slot, unsigned address, uint8_t vote)
{
	slot[0] = (uint8_t)(address >> 4);
	slot[1] = (uint8_t)(16u * vote + (address & 0x0f));
}

static void
send_details(struct twin *twin, struct dcs *d, uint64_t at_us)
{
	for (unsigned first = 1; first <= UNITS; first += 4) {
		uint8_t slots[8] = { 0 };

		for (unsigned i = 0; i < 4; i++)
			if (d->vote[first + i] != 0)
				put_slot(slots + 2 * i, first + i, d->vote[first + i]);
		send(twin, d, at_us, 5000, 59, slots, sizeof(slots));
	}
}

static void
register_device(struct twin *twin, struct dcs *d, uint64_t at_us, uint8_t ext)
{
	uint8_t frame[14] = { 0xfc, 0x63, d->id, 0x0f, 0xad, 27, 4, 2, OWN >> 8, OWN & 0xff, ext };

	d->registered = true;
	while (!plain(frame + 1, 10)) /* this one has but one address */
		frame[2] = d->id = (d->id + 1) & 63;
	frame[12] = 0xfd;
	d->id = (d->id + 1) & 63;
	twin_queue(twin, at_us, twin_random(twin, 5000, 20000), frame, 13);
	for (uint8_t u = 1; u <= UNITS; u++)
		send(twin, d, at_us, 20000, 0, (uint8_t[]) { 0x1a, u == 1 ? 2 : 1, 0, u, 0x01, 0x02, u, 0 }, 8);
}

static int
command(struct twin *twin, struct dcs *d, uint64_t at_us, const uint8_t *p, size_t n)
{
	if (n == 5 && p[0] == 0x6d && p[2] == 'c' && p[3] == 'm')
		return 0;
	if (n != 10 || p[0] != 0x6a || p[2] != 0)
		return -EPROTO;
	if (twin->params.mute)
		return 0;
	if ((p[3] << 8 | p[4]) == 4013 && p[5] == 27 && p[6] == 2 && p[7] == 1) {
		register_device(twin, d, at_us, p[8]);
		return 0;
	}
	if (!d->registered || (unsigned)(p[3] << 8 | p[4]) != OWN || p[5] != 52)
		return -EPROTO;
	switch (p[6]) {
	case 1:
		return p[7] == 3 ? 0 : -EPROTO; /* five buttons are not emulated */
	case 3:
		d->secret = p[7] != 0;
		return 0;
	case 16:
		if (!d->open) {
			memset(d->vote, 0, sizeof(d->vote));
			twin_opened(twin, at_us);
		}
		d->open = true;
		send_status(twin, d, at_us, 16, 0);
		return 0;
	case 18:
		d->open = false;
		send_status(twin, d, at_us, 18, 0);
		return 0;
	case 21:
		send_details(twin, d, at_us);
		return 0;
	default:
		return -EPROTO;
	}
}

static int
dcs_host(struct twin *twin, void *state, uint64_t at_us, const uint8_t *bytes, size_t n)
{
	struct dcs *d = state;
	int r = 0;

	for (size_t i = 0; i < n; i++) {
		if (bytes[i] == 0xfc) {
			d->n = 1;
		} else if (d->n == 0) {
			r = -EPROTO;
		} else if (bytes[i] == 0xfd) {
			if (d->n < 4 || check(d->in, d->n - 2u) != d->in[d->n - 2] || command(twin, d, at_us, d->in, d->n - 1u) < 0)
				r = -EPROTO;
			d->n = 0;
		} else if (d->n == sizeof(d->in) || bytes[i] == 0xfe) {
			d->n = 0;
			r = -EPROTO;
		} else {
			d->in[d->n++ - 1] = bytes[i];
		}
	}
	return r;
}

static bool
dcs_heard(struct twin *twin, void *state, uint64_t at_us, const char *handset, uint8_t key)
{
	static const uint8_t votes[] = { 1, 3, 2 }; /* yes, no, abstain */
	struct dcs *d = state;
	unsigned address = (unsigned)atoi(handset);
	uint8_t slots[8] = { 0 };

	if (!d->open)
		return false;
	if (twin->n_out + 4 > TWIN_QUEUE_MAX) {
		twin->counts.overflow++;
		return false;
	}
	d->vote[address] = votes[key];
	put_slot(slots + 2 * twin_random(twin, 0, 3), address, votes[key]);
	if (!d->secret)
		send(twin, d, at_us, twin_latency(twin), 59, slots, sizeof(slots));
	return true;
}

static int
dcs_key(const char *handset, const char *key)
{
	static const char *const names[] = { "yes", "no", "abstain" };
	size_t digits = strspn(handset, "0123456789");

	if (digits == 0 || digits > 2 || handset[digits] != '\0' || handset[0] == '0' || atoi(handset) > UNITS)
		return -EINVAL;
	for (int i = 0; i < 3; i++)
		if (strcmp(names[i], key) == 0)
			return i;
	return -EINVAL;
}

const struct twin_model twin_dcs6000 = {
	.name = "dcs6000",
	.state_size = sizeof(struct dcs),
	.told = true,
	.reset = dcs_reset,
	.host = dcs_host,
	.heard = dcs_heard,
	.key = dcs_key,
};
