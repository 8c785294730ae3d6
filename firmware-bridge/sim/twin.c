/* twin.c -- what every emulated receiver shares: power, radio, voters, the queue to the host, scenarios */
#include "firmware-bridge/sim/twin.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#define MS          1000u /* microseconds */
#define GIVE_UP_US  8000000u /* a handset repeats so long, then its light turns red */
#define NEVER       UINT64_MAX

/* xorshift32: small, the same everywhere, never zero. */
uint32_t
twin_random(struct twin *twin, uint32_t low, uint32_t high)
{
	uint32_t x = twin->random;

	assert(low <= high);
	x ^= x << 13;
	x ^= x >> 17;
	x ^= x << 5;
	twin->random = x;
	return high - low == UINT32_MAX ? x : low + x % (high - low + 1);
}

bool
twin_chance(struct twin *twin, uint16_t permille)
{
	return permille > 0 && twin_random(twin, 0, 999) < permille;
}

static void
seed(struct twin *twin, uint32_t value)
{
	/* Neighbouring seeds must not give neighbouring days, and xorshift must not start at 0. */
	twin->random = value * 2654435761u ^ 0x9e3779b9u;
	if (twin->random == 0)
		twin->random = 1;
	for (int i = 0; i < 8; i++)
		twin_random(twin, 0, 1);
}

static void
power_on(struct twin *twin, uint64_t at_us)
{
	twin->plugged = true;
	twin->boot_until_us = at_us + twin->model->boot_us;
	twin->last_out_us = at_us;
	memset(twin->state, 0, sizeof(twin->state));
	twin->model->reset(twin, twin->state, at_us);
}

static void
power_off(struct twin *twin)
{
	twin->plugged = false;
	twin->counts.dropped += (uint32_t)twin->n_out;
	twin->n_out = 0;
}

void
twin_init(struct twin *twin, const struct twin_model *model, const struct twin_params *params, uint64_t at_us)
{
	assert(model->state_size <= TWIN_STATE_MAX);
	memset(twin, 0, sizeof(*twin));
	twin->model = model;
	twin->params = *params;
	twin->start_us = twin->now_us = at_us;
	twin->unplug_us = twin->replug_us = NEVER;
	seed(twin, params->seed);
	power_on(twin, at_us);
}

bool
twin_queue(struct twin *twin, uint64_t at_us, uint64_t delay_us, const uint8_t *bytes, size_t n)
{
	struct twin_block *b;

	assert(n > 0 && n <= TWIN_BLOCK_MAX);
	if (twin->n_out == TWIN_QUEUE_MAX)
		return false;
	b = &twin->out[twin->n_out++];
	b->at_us = at_us + delay_us;
	if (b->at_us < twin->last_out_us) /* one wire: nothing overtakes */
		b->at_us = twin->last_out_us;
	twin->last_out_us = b->at_us;
	b->len = (uint16_t)n;
	memcpy(b->bytes, bytes, n);
	return true;
}

/* --- voters and their radio ------------------------------------------------------------------------------------- */

/* A press leaves its handset 0..50 ms after AT_US, or with the others of its burst. */
static void
send_press(struct twin *twin, struct twin_press *p, uint64_t at_us)
{
	uint64_t burst_us = twin->params.burst_ms * (uint64_t)MS;

	if (burst_us > 0) {
		uint64_t since = at_us - twin->start_us;

		at_us = twin->start_us + (since + burst_us - 1) / burst_us * burst_us;
	}
	p->at_us = at_us + (burst_us > 0 || twin->params.at_once ? 0 : twin_random(twin, 0, 50 * MS));
	p->begun = p->accepted = false;
}

static int
add_press(struct twin *twin, const char *handset, const char *key, struct twin_press **ret_press)
{
	struct twin_press *p;
	int index;

	if (strlen(handset) >= TWIN_HANDSET_MAX)
		return -EINVAL;
	index = twin->model->key(handset, key);
	if (index < 0)
		return index;
	if (twin->n_presses == TWIN_PRESSES_MAX)
		return -ENOSPC;
	p = &twin->press[twin->n_presses++];
	memset(p, 0, sizeof(*p));
	p->key = (uint8_t)index;
	p->at_us = NEVER;
	memcpy(p->handset, handset, strlen(handset) + 1);
	*ret_press = p;
	return 0;
}

int
twin_press(struct twin *twin, uint64_t at_us, const char *handset, const char *key)
{
	struct twin_press *p = NULL;
	int r = add_press(twin, handset, key, &p);

	if (r < 0)
		return r;
	send_press(twin, p, at_us);
	return 0;
}

void
twin_opened(struct twin *twin, uint64_t at_us)
{
	twin->openings++;
	for (size_t i = 0; i < twin->n_presses; i++)
		if (twin->press[i].opening == twin->openings) {
			twin->press[i].opening = 0;
			send_press(twin, &twin->press[i], at_us + twin->press[i].after_ms * (uint64_t)MS);
		}
}

void
twin_cue(struct twin *twin, uint64_t at_us)
{
	if (!twin->model->told)
		twin_opened(twin, at_us);
}

static void
remove_press(struct twin *twin, size_t i)
{
	twin->n_presses--;
	memmove(&twin->press[i], &twin->press[i + 1], (twin->n_presses - i) * sizeof(twin->press[0]));
}

/* One transmission of press I.  It ends green and is forgotten, or is tried again, or turns red. */
static void
transmit(struct twin *twin, size_t i)
{
	struct twin_press *p = &twin->press[i];
	uint64_t now = p->at_us;
	bool heard = false;

	if (!p->begun) {
		p->begun = true;
		p->since_us = now;
	}
	if (twin_chance(twin, twin->params.loss))
		twin->counts.lost++;
	else if (twin->plugged && now >= twin->boot_until_us)
		heard = (p->accepted && !twin->model->repeats) ||
			twin->model->heard(twin, twin->state, now, p->handset, p->key);

	if (heard) {
		twin->counts.heard += !p->accepted;
		p->accepted = true;
		if (!twin_chance(twin, twin->params.loss)) {
			remove_press(twin, i);
			return;
		}
		twin->counts.lost++; /* the answer was lost: the handset does not know and says it again */
	}
	p->at_us = now + twin_random(twin, 20 * MS, 250 * MS);
	if (p->at_us - p->since_us <= GIVE_UP_US)
		return;
	twin->counts.red++;
	if (twin->params.again_ms == 0)
		remove_press(twin, i);
	else
		send_press(twin, p, now + twin->params.again_ms * (uint64_t)MS);
}

/* --- time ------------------------------------------------------------------------------------------------------- */

static size_t
first_press(const struct twin *twin)
{
	size_t first = 0;

	for (size_t i = 1; i < twin->n_presses; i++)
		if (twin->press[i].at_us < twin->press[first].at_us)
			first = i;
	return first;
}

static uint64_t
plug_deadline(const struct twin *twin)
{
	return twin->plugged ? twin->unplug_us : twin->replug_us;
}

/* Lets happen, in their order, all transmissions and moves of the plug up to NOW_US. */
static void
run(struct twin *twin, uint64_t now_us)
{
	for (;;) {
		size_t i = first_press(twin);
		uint64_t press_us = twin->n_presses > 0 ? twin->press[i].at_us : NEVER, plug_us = plug_deadline(twin);

		if (plug_us <= now_us && plug_us <= press_us && plug_us != NEVER) {
			if (twin->plugged) {
				twin->unplug_us = NEVER;
				power_off(twin);
			} else {
				twin->replug_us = NEVER;
				power_on(twin, plug_us);
			}
		} else if (press_us <= now_us && press_us != NEVER) {
			transmit(twin, i);
		} else {
			break;
		}
	}
	if (now_us > twin->now_us)
		twin->now_us = now_us;
}

int
twin_host(struct twin *twin, uint64_t at_us, const uint8_t *bytes, size_t n)
{
	int r;

	run(twin, at_us);
	if (!twin->plugged)
		return -ENODEV;
	r = twin->model->host(twin, twin->state, at_us, bytes, n);
	if (r < 0)
		twin->counts.refused++;
	return r;
}

void
twin_plug(struct twin *twin, uint64_t at_us, bool plugged)
{
	run(twin, at_us);
	if (plugged && !twin->plugged)
		power_on(twin, at_us);
	else if (!plugged && twin->plugged)
		power_off(twin);
}

bool
twin_read(struct twin *twin, uint64_t now_us, struct twin_block *ret_block)
{
	run(twin, now_us);
	if (twin->n_out == 0 || twin->out[0].at_us > now_us)
		return false;
	*ret_block = twin->out[0];
	twin->n_out--;
	memmove(&twin->out[0], &twin->out[1], twin->n_out * sizeof(twin->out[0]));
	return true;
}

bool
twin_plugged(const struct twin *twin)
{
	return twin->plugged;
}

size_t
twin_held(const struct twin *twin)
{
	return twin->n_out + (twin->model->held != NULL ? twin->model->held(twin->state) : 0);
}

uint64_t
twin_deadline(const struct twin *twin)
{
	uint64_t first = plug_deadline(twin);

	if (twin->n_out > 0 && twin->out[0].at_us < first)
		first = twin->out[0].at_us;
	if (twin->n_presses > 0 && twin->press[first_press(twin)].at_us < first)
		first = twin->press[first_press(twin)].at_us;
	return first;
}

/* --- for models ------------------------------------------------------------------------------------------------- */

uint64_t
twin_latency(struct twin *twin)
{
	uint64_t us = twin->params.at_once ? 0 : twin_random(twin, 4 * MS, 30 * MS);

	if (twin_chance(twin, twin->params.late))
		us += (twin->params.late_ms > 0 ? twin->params.late_ms : 1500) * (uint64_t)MS;
	return us;
}

void
twin_line_noise(struct twin *twin, uint64_t at_us, uint64_t delay_us)
{
	uint8_t noise[8];
	size_t n;

	if (!twin_chance(twin, twin->params.noise))
		return;
	n = twin_random(twin, 1, sizeof(noise));
	for (size_t i = 0; i < n; i++)
		noise[i] = (uint8_t)twin_random(twin, 0x80, 0xff); /* flipped high bits: a ground fault, not a letter */
	twin_queue(twin, at_us, delay_us, noise, n);
}

int
twin_copy_string(const struct twin_usb *usb, uint8_t index, uint8_t *ret_bytes, size_t size)
{
	static const uint8_t language[] = { 4, 3, 0x09, 0x04 };
	const char *text;
	size_t n;

	if (index == 0) {
		if (size < sizeof(language))
			return -ENOSPC;
		memcpy(ret_bytes, language, sizeof(language));
		return sizeof(language);
	}
	for (uint8_t i = 0; i < index; i++)
		if (!usb->strings[i])
			return -ENOENT;
	text = usb->strings[index - 1];
	n = 2 + 2 * strlen(text);
	if (n > UINT8_MAX || n > size)
		return -ENOSPC;
	ret_bytes[0] = (uint8_t)n;
	ret_bytes[1] = 3;
	for (size_t i = 0; text[i]; i++) {
		ret_bytes[2 + 2 * i] = (uint8_t)text[i];
		ret_bytes[3 + 2 * i] = 0;
	}
	return (int)n;
}

int
twin_script_press(struct twin *twin, uint64_t ms, uint16_t opening, const char *handset, const char *key)
{
	struct twin_press *p = NULL;
	int r;

	if (opening == 0)
		return twin_press(twin, twin->start_us + ms * MS, handset, key);
	r = add_press(twin, handset, key, &p);
	if (r < 0)
		return r;
	p->opening = opening;
	p->after_ms = (uint32_t)ms;
	return 0;
}

void
twin_seed(struct twin *twin, uint32_t value)
{
	twin->params.seed = value;
	seed(twin, value);
}
