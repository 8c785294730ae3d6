/*
 * sunvote.c -- an emulated SunVote base with its keypads
 *
 * It speaks when it is asked.  Presses sleep until C1, C2, C4, C5 and C5 to all have come; then the base keeps the last key
 * of each keypad, and answers each C4 with a slot: one place, or, by chance of `several`, as many as fit in two frames.
 * The same slots are said again, under the same status, until C5 brings the status of the last back.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "firmware-bridge/sim/models.h"

#define STORE  96 /* keypads whose key is kept */
#define PLACES 8  /* of a slot of 30 bytes */
#define BASE   1

struct sunvote {
	uint8_t awake;                  /* bits of the five commands of the opening; 0x1f: keypads are heard */
	uint8_t status;                 /* of the last slot */
	uint8_t n, said;                /* votes kept; of these, the first that stand in slots to be acknowledged */
	uint8_t in_first;               /* of these, in the first frame */
	uint8_t vote[STORE][2];         /* number, key */
	uint8_t n_in, in[TWIN_BLOCK_MAX]; /* bytes of a command, gathered */
};
_Static_assert(sizeof(struct sunvote) <= TWIN_STATE_MAX, "state fits");

static void
sunvote_reset(struct twin *twin, void *state, uint64_t at_us)
{
	(void)twin;
	(void)state;
	(void)at_us;
}

/* Not as the driver does it: a bit at a time, from the top. */
static uint16_t
check(const uint8_t *bytes, size_t n)
{
	uint16_t crc = 0;

	for (size_t i = 0; i < 8 * n; i++) {
		bool out = (crc >> 15 & 1) != (bytes[i / 8] >> (7 - i % 8) & 1);

		crc = (uint16_t)(crc << 1);
		if (out)
			crc ^= 0x1021;
	}
	return crc;
}

static void
send(struct twin *twin, uint64_t at_us, uint64_t delay_us, const uint8_t *payload, size_t n)
{
	uint8_t frame[TWIN_BLOCK_MAX] = { 0xf5, 0xaa, 0xaa, (uint8_t)(n + 2) };
	uint16_t crc = check(payload, n);

	memcpy(frame + 4, payload, n);
	frame[4 + n] = (uint8_t)(crc >> 8);
	frame[5 + n] = (uint8_t)crc;
	twin_line_noise(twin, at_us, delay_us);
	twin_queue(twin, at_us, delay_us, frame, n + 6);
}

static uint8_t
next_status(uint8_t status)
{
	return status >= 0xfe ? 0x01 : (uint8_t)(status + 1);
}

static void
send_slot(struct twin *twin, struct sunvote *b, uint64_t at_us, uint8_t status, size_t from, size_t to)
{
	uint8_t p[30] = { 0x95, BASE, 0, 0xc4, status };

	for (size_t i = from; i < to; i++) {
		p[6 + 3 * (i - from) + 1] = b->vote[i][0];
		p[6 + 3 * (i - from) + 2] = b->vote[i][1];
	}
	send(twin, at_us, twin_latency(twin), p, sizeof(p));
}

static void
poll(struct twin *twin, struct sunvote *b, uint64_t at_us)
{
	if (b->said == 0 && b->n > 0) {
		bool several = twin_chance(twin, twin->params.several);

		b->said = !several ? 1 : b->n < 2 * PLACES ? b->n : 2 * PLACES;
		b->in_first = (uint8_t)(several ? (b->said + 1) / 2 : 1);
		b->status = next_status(b->status);
	}
	if (b->said == 0) {
		send_slot(twin, b, at_us, 0xff, 0, 0);
		return;
	}
	send_slot(twin, b, at_us, b->status, 0, b->in_first);
	if (b->said > b->in_first)
		send_slot(twin, b, at_us, b->status, b->in_first, b->said);
}

/* C5 brings a status back; sometimes the base misses it. */
static void
acknowledged(struct twin *twin, struct sunvote *b, uint8_t status)
{
	if (b->said == 0 || status != b->status || twin_chance(twin, twin->params.duplicate))
		return;
	b->n = (uint8_t)(b->n - b->said);
	memmove(b->vote, b->vote + b->said, b->n * sizeof(b->vote[0]));
	b->said = 0;
}

static int
command(struct twin *twin, struct sunvote *b, uint64_t at_us, const uint8_t *p, size_t n)
{
	static const uint8_t opening[][2] = { { BASE, 0xc1 }, { BASE, 0xc2 }, { BASE, 0xc4 }, { BASE, 0xc5 }, { 0xc7, 0xc5 } };
	uint8_t reply[10] = { (uint8_t)(p[0] | 0x80), BASE, 0, p[3], p[4] };
	bool was_awake = b->awake == 0x1f, wide = p[3] == 0xc5;

	if (n != (wide ? 23u : 10u) || (p[0] != 0x11 && p[0] != 0x15))
		return -EPROTO;
	if (p[0] == 0x15 && p[3] >= 0xc1 && p[1] != BASE && !(wide && p[1] == 0xc7))
		return -EPROTO;
	if (p[0] == 0x11)
		reply[3] = reply[4] = 0, reply[7] = 3; /* the channel */
	if (p[0] == 0x15 && p[4] == 0x06 && p[3] == 0)
		memcpy(reply + 5, ((uint8_t[]) { 0, 1, 0, STORE }), 4);
	if (p[3] == 0xc1 || p[3] == 0xc3)
		b->awake = 0;
	if (p[3] == 0xc2)
		b->n = b->said = 0;
	for (unsigned i = 0; i < 5; i++) /* in this order, and none left out */
		if (p[0] == 0x15 && p[1] == opening[i][0] && p[3] == opening[i][1] && b->awake == (1u << i) - 1) {
			b->awake |= (uint8_t)(1u << i);
			break;
		}
	if (wide && p[1] == BASE)
		acknowledged(twin, b, p[4]);
	if (b->awake == 0x1f && !was_awake)
		twin_opened(twin, at_us);
	if (twin->params.mute)
		return 0;
	if (p[3] == 0xc4)
		poll(twin, b, at_us);
	else
		send(twin, at_us, twin_random(twin, 2000, 10000), reply, sizeof(reply));
	return 0;
}

static int
sunvote_host(struct twin *twin, void *state, uint64_t at_us, const uint8_t *bytes, size_t n)
{
	static const uint8_t sync[] = { 0xf5, 0xaa, 0xaa };
	struct sunvote *b = state;
	int r = 0;

	for (size_t i = 0; i < n; i++) {
		size_t len;

		b->in[b->n_in++] = bytes[i];
		if ((b->n_in <= 3 && memcmp(b->in, sync, b->n_in) != 0) ||
		    (b->n_in == 4 && b->in[3] != 0x0c && b->in[3] != 0x19)) {
			b->n_in = 0;
			r = -EPROTO;
		}
		len = b->n_in >= 4 ? b->in[3] : 0;
		if (len == 0 || b->n_in < 4 + len)
			continue;
		b->n_in = 0;
		if (check(b->in + 4, len - 2) != (b->in[2 + len] << 8 | b->in[3 + len]) ||
		    command(twin, b, at_us, b->in + 4, len - 2) < 0)
			r = -EPROTO;
	}
	return r;
}

static bool
sunvote_heard(struct twin *twin, void *state, uint64_t at_us, const char *handset, uint8_t key)
{
	struct sunvote *b = state;
	uint8_t number = (uint8_t)strtoul(handset, NULL, 10), bit = (uint8_t)(1u << key);

	(void)at_us;
	if (b->awake != 0x1f)
		return false;
	for (size_t i = b->said; i < b->n; i++)
		if (b->vote[i][0] == number) { /* the later key counts, also where it is another keypad's of that number */
			b->vote[i][1] = bit;
			return true;
		}
	if (b->n == STORE) {
		twin->counts.overflow++;
		return false;
	}
	b->vote[b->n][0] = number;
	b->vote[b->n++][1] = bit;
	return true;
}

static size_t
sunvote_held(const void *state)
{
	return ((const struct sunvote *)state)->n;
}

static int
sunvote_key(const char *handset, const char *key)
{
	size_t digits = strspn(handset, "0123456789");

	if (digits == 0 || digits > 3 || handset[digits] != '\0' || handset[0] == '0' || atoi(handset) > 255)
		return -EINVAL;
	return strlen(key) == 1 && key[0] >= '1' && key[0] <= '6' ? key[0] - '1' : -EINVAL;
}

const struct twin_model twin_sunvote = {
	.name = "sunvote",
	.state_size = sizeof(struct sunvote),
	.told = true,
	.reset = sunvote_reset,
	.host = sunvote_host,
	.heard = sunvote_heard,
	.held = sunvote_held,
	.key = sunvote_key,
};
