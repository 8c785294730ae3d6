/* profile_check.c -- whether a frame holds the check that its profile describes */
#include <string.h>

#include "crc.h"
#include "profile_parts.h"

size_t
profile_check_size(const struct profile_check *c)
{
	static const size_t sizes[] = { [CHECK_NONE] = 0, [CHECK_XOR8] = 1, [CHECK_SUM8] = 1, [CHECK_SUM16_HEX] = 4,
		[CHECK_CRC8] = 1, [CHECK_CRC16] = 2 };

	return sizes[c->kind];
}

static uint16_t
crc_on(const struct profile_check *c, unsigned width, uint16_t crc, const uint8_t *bytes, size_t n)
{
	return crc_bits(width, (uint16_t)c->poly, crc, c->reflect_in, bytes, n);
}

/* What the check of N bytes ought to be, behind N_INJECT bytes of what is injected. */
static uint16_t
wanted(const struct profile_check *c, size_t n_inject, const uint8_t *bytes, size_t n)
{
	unsigned width = c->kind == CHECK_CRC16 ? 16 : 8;
	uint16_t out = (uint16_t)c->init;

	switch (c->kind) {
	case CHECK_CRC8:
	case CHECK_CRC16:
		out = crc_on(c, width, out, c->inject, n_inject);
		out = crc_on(c, width, out, bytes, n);
		return (uint16_t)((c->reflect_out ? crc_reflect(width, out) : out) ^ c->xorout);
	default:
		break;
	}
	for (size_t i = 0; i < n_inject + n; i++) {
		uint8_t byte = i < n_inject ? c->inject[i] : bytes[i - n_inject];

		out = (uint16_t)(c->kind == CHECK_XOR8 ? out ^ byte : out + byte);
	}
	return c->kind == CHECK_SUM16_HEX ? out : out & 0xff;
}

/* The check as it was said; false: it is no number. */
static bool
said(const struct profile_check *c, const uint8_t *at, uint16_t *ret)
{
	*ret = at[0];
	if (c->kind == CHECK_CRC16)
		*ret = (uint16_t)(at[c->little] << 8 | at[!c->little]);
	if (c->kind != CHECK_SUM16_HEX)
		return true;
	*ret = 0;
	for (size_t i = 0; i < 4; i++) {
		int digit = hex_digit((char)at[i]);

		if (digit < 0)
			return false;
		*ret = (uint16_t)(*ret << 4 | (uint16_t)digit);
	}
	return true;
}

static int64_t
from_start(int32_t offset, size_t n)
{
	return offset >= 0 ? offset : (int64_t)n + offset;
}

enum receiver_refusal
profile_check_holds(const struct profile_check *c, const uint8_t *bytes, size_t n)
{
	int64_t from = from_start(c->from, n), at = from_start(c->at, n), to = c->has_to ? from_start(c->to, n) : at - 1;
	uint16_t is;

	if (c->kind == CHECK_NONE)
		return 0;
	if (from < 0 || to < from || at < 0 || at + (int64_t)profile_check_size(c) > (int64_t)n || to >= (int64_t)n)
		return REFUSED_LENGTH;
	if (!said(c, bytes + at, &is) || is != wanted(c, c->n_inject, bytes + from, (size_t)(to - from + 1)))
		return REFUSED_CHECK;
	return 0;
}

size_t
profile_check_make(const struct profile_check *c, const uint8_t *bytes, size_t n, uint8_t ret[4])
{
	size_t size = profile_check_size(c), from = (size_t)c->from < n ? (size_t)c->from : n;
	uint16_t check = wanted(c, 0, bytes + from, n - from);

	if (c->kind == CHECK_SUM16_HEX)
		for (size_t i = 0; i < 4; i++)
			ret[i] = (uint8_t)"0123456789ABCDEF"[check >> (12 - 4 * i) & 0xf];
	else if (size == 2) {
		ret[c->little] = (uint8_t)(check >> 8);
		ret[!c->little] = (uint8_t)check;
	} else
		ret[0] = (uint8_t)check;
	return size;
}
