#include "utf8.h"

#include <stdint.h>

size_t
utf8_length(const char *text, size_t n)
{
	static const struct { unsigned char low, high, mask; uint32_t least; } kinds[] = {
		{ 0x00, 0x7f, 0x7f, 0 }, { 0xc2, 0xdf, 0x1f, 0x80 }, { 0xe0, 0xef, 0x0f, 0x800 }, { 0xf0, 0xf4, 0x07, 0x10000 },
	};
	const unsigned char *p = (const unsigned char *)text;

	for (size_t k = 0; k < 4; k++) {
		uint32_t c = p[0] & kinds[k].mask;

		if (p[0] < kinds[k].low || p[0] > kinds[k].high)
			continue;
		if (n < k + 1)
			return 0;
		for (size_t i = 1; i <= k; i++) {
			if ((p[i] & 0xc0) != 0x80)
				return 0;
			c = c << 6 | (p[i] & 0x3f);
		}
		if (c < kinds[k].least || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
			return 0;
		return k + 1;
	}
	return 0;
}

bool
utf8_valid(const char *text, size_t n)
{
	size_t len;

	for (size_t i = 0; i < n; i += len) {
		len = utf8_length(text + i, n - i);
		if (len == 0)
			return false;
	}
	return true;
}
