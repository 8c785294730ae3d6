/*
 * iclicker.c -- an emulated i>clicker base v2 with its remotes
 *
 * Answers each command as the fact sheet's recipe says: 01 CODE AA after 5..20 ms (none for the display's 13 and 14),
 * and a data block behind 15, 2D and 17 04.  Commands are refused by the argument counts that the base's own firmware
 * checks (from its disassembly).  Votes are accepted from 11 to 12; each block carries the vote before in its second
 * half, also across ballots, as the real base's do.  Blocks of a real session are in tests/golden/captures/.
 */
#include <errno.h>
#include <string.h>

#include "firmware-bridge/sim/iclicker.h"
#include "firmware-bridge/sim/models.h"

#define BLOCK 64
#define HALF  32

struct base {
	bool accepting;
	bool voted;        /* last[] holds a vote */
	uint8_t seq;       /* of the next vote */
	uint8_t last[7];   /* first bytes of the last vote's half */
	uint8_t channel[2];
	uint16_t counts[6]; /* voters, A..E; since 17 03 or 17 05 */
	uint16_t kept[6];   /* of the ballot just closed: 17 03 comes before 17 04 asks for it */
};
_Static_assert(sizeof(struct base) <= TWIN_STATE_MAX, "state fits");

/* Argument bytes of each command, from the firmware; those of 17 depend on its first and are padded there. */
static const struct command {
	uint8_t code, args;
} commands[] = {
	{ 0x10, 2 }, { 0x11, 0 }, { 0x12, 0 }, { 0x13, 16 }, { 0x14, 16 }, { 0x15, 0 }, { 0x16, 0 }, { 0x17, 62 },
	{ 0x19, 3 }, { 0x1e, 3 }, { 0x1f, 0 }, { 0x20, 0 }, { 0x21, 1 }, { 0x22, 0 }, { 0x23, 0 }, { 0x24, 0 },
	{ 0x25, 0 }, { 0x26, 0 }, { 0x29, 8 }, { 0x2a, 3 }, { 0x2d, 0 }, { 0x2e, 0 },
};

static void
base_reset(struct twin *twin, void *state, uint64_t at_us)
{
	struct base *b = state;

	(void)twin;
	(void)at_us;
	b->channel[0] = 0x21;
	b->channel[1] = 0x41;
}

static bool
send(struct twin *twin, uint64_t at_us, uint64_t delay_us, const uint8_t *bytes, size_t n)
{
	uint8_t block[BLOCK] = { 0 };

	memcpy(block, bytes, n);
	return twin_queue(twin, at_us, delay_us, block, sizeof(block));
}

/* The command that BYTES are, or NULL: unknown, or with bytes where it takes no argument. */
static const struct command *
parse(const uint8_t *bytes)
{
	if (bytes[0] != 0x01)
		return NULL;
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		if (commands[i].code != bytes[1])
			continue;
		for (size_t j = 2 + commands[i].args; j < BLOCK; j++)
			if (bytes[j] != 0)
				return NULL;
		return &commands[i];
	}
	return NULL;
}

static void
ack(struct twin *twin, const struct base *b, uint64_t at_us, const uint8_t *command)
{
	uint8_t block[6] = { 0x01, command[1], 0xaa };

	if (twin->params.mute || (twin->params.mute_reset && command[1] == 0x17 && command[2] == 0x05))
		return;
	if (twin->params.stale_ack && command[1] == 0x12 && b->voted)
		memcpy(block + 3, b->last + 3, 3);
	send(twin, at_us, twin_random(twin, 5000, 20000), block, sizeof(block));
}

static void
send_summary(struct twin *twin, const struct base *b, uint64_t at_us)
{
	uint8_t block[29] = { 0x02, 0x18, 0x1a, 0x00, 0x01 };

	for (size_t i = 0; i < 6; i++)
		block[10 + 2 * i] = (uint8_t)(b->kept[i] > 0xff ? 0xff : b->kept[i]);
	block[25] = 0x01;
	block[27] = 0x04;
	block[28] = 0x05;
	send(twin, at_us, twin_random(twin, 20000, 34000), block, sizeof(block));
}

/* 17 is several commands: 01 00 04 fetch, 03 session, 04 summary, 05 reset. */
static void
session(struct twin *twin, struct base *b, uint64_t at_us, const uint8_t *bytes)
{
	switch (bytes[2]) {
	case 0x03:
		memcpy(b->kept, b->counts, sizeof(b->kept));
		memset(b->counts, 0, sizeof(b->counts));
		break;
	case 0x04:
		send_summary(twin, b, at_us);
		break;
	case 0x05:
		memset(b->counts, 0, sizeof(b->counts));
		break;
	default:
		break;
	}
}

static int
base_host(struct twin *twin, void *state, uint64_t at_us, const uint8_t *bytes, size_t n)
{
	struct base *b = state;
	uint8_t query[9] = { 0x01, 0x15, 0x04, 0x05, b->channel[0], b->channel[1], 0x01, 0x02, 0x66 };
	const struct command *command = n == BLOCK ? parse(bytes) : NULL;

	if (!command)
		return -EPROTO;
	if (command->code == 0x17 && (bytes[2] == 0 || bytes[2] == 2 || bytes[2] > 6))
		return -EPROTO;
	if (command->code == 0x10 && (bytes[2] < 0x21 || bytes[2] > 0x24 || bytes[3] < 0x41 || bytes[3] > 0x44))
		return -EPROTO;
	if (command->code != 0x13 && command->code != 0x14)
		ack(twin, b, at_us, bytes);

	switch (command->code) {
	case 0x10:
		memcpy(b->channel, bytes + 2, 2);
		break;
	case 0x11:
		b->accepting = true;
		twin_opened(twin, at_us);
		break;
	case 0x12:
		b->accepting = false;
		break;
	case 0x15:
		send(twin, at_us, twin_random(twin, 20000, 25000), query, sizeof(query));
		break;
	case 0x17:
		session(twin, b, at_us, bytes);
		break;
	case 0x2d:
		send(twin, at_us, twin_random(twin, 20000, 25000), (const uint8_t[]) { 0x02, 0x2c }, 2);
		break;
	default:
		break;
	}
	return 0;
}

static uint8_t
hex(char c)
{
	return (uint8_t)(c <= '9' ? c - '0' : c - 'A' + 10);
}

void
iclicker_id(const char *handset, uint8_t ret_id[3])
{
	for (size_t i = 0; i < 3; i++)
		ret_id[i] = (uint8_t)(hex(handset[2 * i]) << 4 | hex(handset[2 * i + 1]));
}

static bool
base_heard(struct twin *twin, void *state, uint64_t at_us, const char *handset, uint8_t key)
{
	struct base *b = state;
	uint8_t block[BLOCK] = { 0x02, 0x13, (uint8_t)(0x81 + key) };
	uint64_t delay_us;

	if (!b->accepting)
		return false;
	iclicker_id(handset, block + 3);
	block[6] = b->seq;
	if (b->voted)
		memcpy(block + HALF, b->last, sizeof(b->last));

	delay_us = twin_latency(twin);
	if (!twin_queue(twin, at_us, delay_us, block, sizeof(block))) {
		twin->counts.overflow++;
		return false;
	}
	if (twin_chance(twin, twin->params.duplicate))
		twin_queue(twin, at_us, delay_us + 1000, block, sizeof(block));

	memcpy(b->last, block, sizeof(b->last));
	b->voted = true;
	b->seq++;
	b->counts[0]++;
	b->counts[1 + key]++;
	return true;
}

/* A printed id carries its check digit: the fourth byte is the xor of the others. */
int
iclicker_key(const char *handset, const char *key)
{
	uint8_t check = 0;

	if (strlen(handset) != 8 || strspn(handset, "0123456789ABCDEF") != 8 || strcmp(handset, "00000000") == 0)
		return -EINVAL;
	for (size_t i = 0; i < 8; i += 2)
		check ^= (uint8_t)(hex(handset[i]) << 4 | hex(handset[i + 1]));
	if (check != 0 || strlen(key) != 1 || key[0] < 'A' || key[0] > 'E')
		return -EINVAL;
	return key[0] - 'A';
}

const uint8_t iclicker_device[] = { 0x12, 0x01, 0x00, 0x02, 0x00, 0x00, 0x00, 0x40, 0x81, 0x18, 0x50, 0x01, 0x32, 0x00,
	0x01, 0x02, 0x00, 0x01 };
const uint8_t iclicker_config[] = { 0x09, 0x02, 0x22, 0x00, 0x01, 0x01, 0x00, 0x80, 0x32, 0x09, 0x04, 0x00, 0x00, 0x01,
	0x03, 0x00, 0x00, 0x00, 0x09, 0x21, 0x00, 0x01, 0x00, 0x01, 0x22, 0x2a, 0x00, 0x07, 0x05, 0x83, 0x03, 0x40,
	0x00, 0x01 };
const uint8_t iclicker_report[] = { 0x05, 0x0c, 0x09, 0x01, 0xa1, 0x01, 0x06, 0x00, 0xff, 0x09, 0x01, 0x15, 0x00, 0x26,
	0xff, 0x00, 0x95, 0x40, 0x75, 0x08, 0x81, 0x02, 0xa1, 0x02, 0x06, 0x00, 0xff, 0x09, 0x01, 0x15, 0x00, 0x26,
	0xff, 0x00, 0x95, 0x40, 0x75, 0x08, 0x91, 0x02, 0xc0, 0xc0 };
/* The second string of the real base is not on record. */
static const char *const strings[] = { "iclicker", "iclicker Base", NULL };

static const struct twin_usb usb = {
	.device = iclicker_device, .config = iclicker_config, .config_len = sizeof(iclicker_config),
	.report = iclicker_report, .report_len = sizeof(iclicker_report),
	.strings = strings, .endpoint_in = 0x83, .vendor = 0x1881, .product = 0x0150,
};

const struct twin_model twin_iclicker = {
	.name = "iclicker",
	.usb = &usb,
	.state_size = sizeof(struct base),
	.told = true,
	.reset = base_reset,
	.host = base_host,
	.heard = base_heard,
	.key = iclicker_key,
};
