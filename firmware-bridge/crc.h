/*
 * crc.h -- the checks that receivers' lines carry
 *
 * A CRC of 8 or 16 bits by its polynomial, its start, and whether bytes are taken least significant bit first (reflected); it
 * comes out least significant bit first then too, and what is done to it behind that is the caller's.
 */
#ifndef FIRMWARE_BRIDGE_CRC_H
#define FIRMWARE_BRIDGE_CRC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The lowest WIDTH bits of WORD, in the other order. */
static inline uint16_t
crc_reflect(unsigned width, uint16_t word)
{
	uint16_t out = 0;

	for (unsigned i = 0; i < width; i++)
		if (word & 1u << i)
			out = (uint16_t)(out | 1u << (width - 1 - i));
	return out;
}

/* WIDTH 8 or 16; START is as the polynomial stands, or what came before; never reflected on its way out. */
static inline uint16_t
crc_bits(unsigned width, uint16_t poly, uint16_t start, bool reflected, const uint8_t *bytes, size_t n)
{
	uint16_t crc = start, top = (uint16_t)(1u << (width - 1)), mask = (uint16_t)(top | (top - 1));

	for (size_t i = 0; i < n; i++) {
		uint16_t byte = reflected ? crc_reflect(8, bytes[i]) : bytes[i];

		crc = (uint16_t)(crc ^ byte << (width - 8));
		for (int bit = 0; bit < 8; bit++)
			crc = (uint16_t)((crc & top ? crc << 1 ^ poly : crc << 1) & mask);
	}
	return crc;
}

/* Polynomial 1021, most significant bit first.  START is 0000 (XMODEM) or FFFF, or what came before. */
static inline uint16_t
crc16(uint16_t start, const uint8_t *bytes, size_t n)
{
	return crc_bits(16, 0x1021, start, false, bytes, n);
}

/* Polynomial 07, most significant bit first. */
static inline uint8_t
crc8(uint8_t start, const uint8_t *bytes, size_t n)
{
	return (uint8_t)crc_bits(8, 0x07, start, false, bytes, n);
}

#endif
