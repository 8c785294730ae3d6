/*
 * iclicker1.c -- an emulated older i>clicker base with its remotes
 *
 * It keeps votes in a list from 11 to 16, each once, a changed vote as a further one, and tells of them when it is asked, from an
 * index on.  17 05 empties the list.  What its summary (17 04) holds is not on record; the block has its head alone.
 */
#include <errno.h>
#include <string.h>

#include "firmware-bridge/sim/iclicker.h"
#include "firmware-bridge/sim/models.h"

#define BLOCK     64
#define VOTES_MAX 14 /* of one block */
#define LIST_MAX  120

struct older {
	bool accepting;
	uint8_t n, told; /* votes in the list; of these, the first that were asked for */
	uint8_t vote[LIST_MAX][4];
};
_Static_assert(sizeof(struct older) <= TWIN_STATE_MAX, "state fits");

static void
older_reset(struct twin *twin, void *state, uint64_t at_us)
{
	(void)twin;
	(void)state;
	(void)at_us;
}

static void
send(struct twin *twin, uint64_t at_us, const uint8_t *bytes, size_t n)
{
	uint8_t block[BLOCK] = { 0 };

	memcpy(block, bytes, n);
	twin_queue(twin, at_us, twin_random(twin, 5000, 60000), block, sizeof(block));
}

static void
send_list(struct twin *twin, struct older *b, uint64_t at_us, uint8_t from)
{
	do {
		uint8_t left = from < b->n ? (uint8_t)(b->n - from) : 0, count = left < VOTES_MAX ? left : VOTES_MAX;
		uint8_t block[7 + 4 * VOTES_MAX] = { 0x02, 0x18, left > count, (uint8_t)(left - count), from, (uint8_t)(from + count),
			count };

		memcpy(block + 7, b->vote[from], count * sizeof(b->vote[0]));
		send(twin, at_us, block, sizeof(block));
		if (twin_chance(twin, twin->params.duplicate))
			send(twin, at_us, block, sizeof(block));
		from = (uint8_t)(from + count);
	} while (from < b->n);
	b->told = b->n;
}

static int
older_host(struct twin *twin, void *state, uint64_t at_us, const uint8_t *bytes, size_t n)
{
	struct older *b = state;

	if (n != BLOCK || bytes[0] != 0x01 || (bytes[1] != 0x10 && bytes[1] != 0x11 && bytes[1] != 0x16 && bytes[1] != 0x17))
		return -EPROTO;
	if ((bytes[1] == 0x11 && (bytes[2] != 0 || bytes[3] != 0x05)) || (bytes[1] == 0x17 && (bytes[2] == 0 || bytes[2] == 2)))
		return -EPROTO;
	if (bytes[1] == 0x17 && bytes[2] == 0x01 && (bytes[4] != 0x04 || bytes[3] > b->n))
		return -EPROTO;
	if (twin->params.mute)
		return 0;
	send(twin, at_us, (uint8_t[]) { 0x01, bytes[1], 0xaa }, 3);
	if (bytes[1] == 0x11) {
		b->accepting = true;
		twin_opened(twin, at_us);
	} else if (bytes[1] == 0x16) {
		b->accepting = false;
	} else if (bytes[1] == 0x17 && bytes[2] == 0x01) {
		send_list(twin, b, at_us, bytes[3]);
	} else if (bytes[1] == 0x17 && bytes[2] == 0x04) {
		send(twin, at_us, (uint8_t[]) { 0x02, 0x18, 0x1a }, 3);
	} else if (bytes[1] == 0x17 && bytes[2] == 0x05) {
		b->n = b->told = 0;
	}
	return 0;
}

static bool
older_heard(struct twin *twin, void *state, uint64_t at_us, const char *handset, uint8_t key)
{
	struct older *b = state;

	(void)at_us;
	if (!b->accepting)
		return false;
	if (b->n == LIST_MAX) {
		twin->counts.overflow++;
		return false;
	}
	b->vote[b->n][0] = (uint8_t)(0x61 + key);
	iclicker_id(handset, b->vote[b->n++] + 1);
	return true;
}

static size_t
older_held(const void *state)
{
	const struct older *b = state;

	return (size_t)(b->n - b->told);
}

/* As the newer one enumerates; the strings alone tell them apart. */
static const char *const strings[] = { "I-Clicker USB Base", "i>clicker", NULL };
static const struct twin_usb usb = {
	.device = iclicker_device, .config = iclicker_config, .config_len = sizeof(iclicker_config),
	.report = iclicker_report, .report_len = sizeof(iclicker_report),
	.strings = strings, .endpoint_in = 0x83, .vendor = 0x1881, .product = 0x0150,
};

const struct twin_model twin_iclicker1 = {
	.name = "iclicker1",
	.usb = &usb,
	.state_size = sizeof(struct older),
	.told = true,
	.reset = older_reset,
	.host = older_host,
	.heard = older_heard,
	.held = older_held,
	.key = iclicker_key,
};
