/*
 * responsecard.c -- an emulated open nRF24 receiver with ResponseCard RF handsets
 *
 * Boots with its banner, then prints each frame from the air and the ack that it sends.  It answers green whether or
 * not a ballot is open, as the open sketch does; it is told nothing by its host.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "firmware-bridge/sim/models.h"

#define BOOT_US 50000u

static const char *const banner[] = {
	"*** booting ***\r\n",
	"STATUS\t\t = 0x0e RX_DR=0 TX_DS=0 MAX_RT=0 RX_P_NO=7 TX_FULL=0\r\n",
	"RX_ADDR_P0-1\t = 0x0000563412 0xc2c2c2c2c2\r\n",
	"RF_CH\t\t = 0x29\r\n",
	"Data Rate\t = 1MBPS\r\n",
};

static bool
send_text(struct twin *twin, uint64_t at_us, uint64_t delay_us, const char *text)
{
	size_t len = strlen(text);

	for (size_t at = 0; at < len; at += TWIN_BLOCK_MAX) {
		size_t n = len - at < TWIN_BLOCK_MAX ? len - at : TWIN_BLOCK_MAX;

		if (!twin_queue(twin, at_us, delay_us, (const uint8_t *)text + at, n))
			return false;
	}
	return true;
}

static void
receiver_reset(struct twin *twin, void *state, uint64_t at_us)
{
	(void)state;
	for (size_t i = 0; i < sizeof(banner) / sizeof(banner[0]); i++)
		send_text(twin, at_us, BOOT_US / 2 + 1000 * i, banner[i]);
}

static int
receiver_host(struct twin *twin, void *state, uint64_t at_us, const uint8_t *bytes, size_t n)
{
	(void)twin;
	(void)state;
	(void)at_us;
	(void)bytes;
	(void)n;
	return -EPROTO; /* the sketch reads nothing from its line */
}

static uint16_t
crc16(const uint8_t *bytes, size_t n)
{
	uint16_t crc = 0xffff;

	for (size_t i = 0; i < n; i++)
		for (int bit = 7; bit >= 0; bit--) {
			bool out = (crc >> 15 & 1) != (bytes[i] >> bit & 1);

			crc = (uint16_t)(crc << 1);
			if (out)
				crc ^= 0x1021;
		}
	return crc;
}

static uint8_t
key_ascii(uint8_t key)
{
	return key == 10 ? '?' : (uint8_t)('0' + key);
}

static uint8_t
hex(char c)
{
	return (uint8_t)(c <= '9' ? c - '0' : c - 'A' + 10);
}

static bool
receiver_heard(struct twin *twin, void *state, uint64_t at_us, const char *handset, uint8_t key)
{
	uint8_t air[7] = { 0x12, 0x34, 0x56 }, answer[4];
	char in[48], out[32];
	uint64_t delay_us = twin_latency(twin);
	unsigned copies = 1;
	uint16_t crc;

	(void)state;
	if (twin->n_out + 20 > TWIN_QUEUE_MAX) {
		twin->counts.overflow++;
		return false;
	}
	for (size_t i = 0; i < 3; i++)
		air[3 + i] = (uint8_t)(hex(handset[2 * i]) << 4 | hex(handset[2 * i + 1]));
	air[6] = key_ascii(key);
	crc = crc16(air, sizeof(air));
	snprintf(in, sizeof(in), "incoming: %02x%02x%02x%02x%04x --> %c\r\n",
		air[3], air[4], air[5], air[6], crc, air[6]);
	memcpy(answer, air + 3, 3);
	answer[3] = 0x06;
	snprintf(out, sizeof(out), "outgoing: %02x%02x%02x06%04x\r\n", air[3], air[4], air[5], crc16(answer, 4));

	/* The handset went on until it heard one of the answers: up to eight copies have been seen. */
	if (twin_chance(twin, twin->params.duplicate))
		copies = twin_random(twin, 2, 8);
	twin_line_noise(twin, at_us, delay_us);
	for (unsigned i = 0; i < copies; i++) {
		send_text(twin, at_us, delay_us + 8000 * i, in);
		send_text(twin, at_us, delay_us + 8000 * i + 2000, out);
	}
	return true;
}

static int
receiver_key(const char *handset, const char *key)
{
	if (strlen(handset) != 6 || strspn(handset, "0123456789ABCDEF") != 6 || strcmp(handset, "000000") == 0)
		return -EINVAL;
	if (strcmp(key, "?") == 0)
		return 10;
	return strlen(key) == 1 && key[0] >= '0' && key[0] <= '9' ? key[0] - '0' : -EINVAL;
}

const struct twin_model twin_responsecard = {
	.name = "responsecard",
	.repeats = true,
	.boot_us = BOOT_US,
	.reset = receiver_reset,
	.host = receiver_host,
	.heard = receiver_heard,
	.key = receiver_key,
};
