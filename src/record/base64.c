#include "base64.h"

#include <errno.h>
#include <string.h>

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void
base64_encode(const uint8_t *bytes, size_t n, char *ret_text)
{
	for (size_t i = 0; i < n; i += 3) {
		uint32_t v = (uint32_t)bytes[i] << 16;

		if (i + 1 < n)
			v |= (uint32_t)bytes[i + 1] << 8;
		if (i + 2 < n)
			v |= bytes[i + 2];
		*ret_text++ = alphabet[v >> 18];
		*ret_text++ = alphabet[v >> 12 & 63];
		*ret_text++ = i + 1 < n ? alphabet[v >> 6 & 63] : '=';
		*ret_text++ = i + 2 < n ? alphabet[v & 63] : '=';
	}
	*ret_text = '\0';
}

int
base64_decode(const char *text, size_t len, uint8_t *ret_bytes, size_t room)
{
	size_t pad = 0, n = 0;

	if (len == 0)
		return 0;
	if (len % 4 != 0)
		return -EPROTO;
	while (pad < 2 && text[len - 1 - pad] == '=')
		pad++;
	if (len / 4 * 3 - pad > room)
		return -ENOBUFS;
	for (size_t i = 0; i < len; i += 4) {
		size_t drop = i + 4 == len ? pad : 0;
		uint32_t v = 0;

		for (size_t k = 0; k < 4; k++) {
			const char *at = k >= 4 - drop ? alphabet : text[i + k] != '\0' ? strchr(alphabet, text[i + k]) : NULL;

			if (at == NULL)
				return -EPROTO;
			v = v << 6 | (uint32_t)(at - alphabet);
		}
		if ((drop == 1 && (v & 0xff)) || (drop == 2 && (v & 0xffff)))
			return -EPROTO; /* bits that no byte uses */
		for (size_t k = 0; k < 3 - drop; k++)
			ret_bytes[n++] = (uint8_t)(v >> (16 - 8 * k));
	}
	return (int)n;
}
