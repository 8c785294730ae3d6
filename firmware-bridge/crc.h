/* crc.h -- the two checks that receivers' lines carry, most significant bit first, neither reflected nor inverted */
#ifndef FIRMWARE_BRIDGE_CRC_H
#define FIRMWARE_BRIDGE_CRC_H

#include <stddef.h>
#include <stdint.h>

/* Polynomial 1021.  START is 0000 (XMODEM) or FFFF, or what came before. */
static inline uint16_t
crc16(uint16_t start, const uint8_t *bytes, size_t n)
{
	uint16_t crc = start;

	for (size_t i = 0; i < n; i++) {
		crc = (uint16_t)(crc ^ bytes[i] << 8);
		for (int bit = 0; bit < 8; bit++)
			crc = (uint16_t)(crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1);
	}
	return crc;
}

/* Polynomial 07. */
static inline uint8_t
crc8(uint8_t start, const uint8_t *bytes, size_t n)
{
	uint8_t crc = start;

	for (size_t i = 0; i < n; i++) {
		crc ^= bytes[i];
		for (int bit = 0; bit < 8; bit++)
			crc = (uint8_t)(crc & 0x80 ? crc << 1 ^ 0x07 : crc << 1);
	}
	return crc;
}

#endif
