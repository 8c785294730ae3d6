/* profile_command.c -- bytes as a profile writes them: in hex, or as "text\r\n" */
#include <string.h>

#include "profile_parts.h"

/* Two digits at TEXT; -1: they are none. */
static int
hex_byte(const char *text)
{
	int high = profile_hex_digit(text[0]), low = high < 0 ? -1 : profile_hex_digit(text[1]);

	return low < 0 ? -1 : high << 4 | low;
}

size_t
profile_read_hex(const char *text, uint8_t *ret, size_t max)
{
	size_t n = 0;

	for (; *text != '\0'; text++) {
		int byte;

		if (*text == ' ')
			continue;
		byte = hex_byte(text++);
		if (byte < 0 || n == max)
			return 0;
		ret[n++] = (uint8_t)byte;
	}
	return n;
}

/* What stands behind a backslash at *AT; moves it onto its last letter.  -1: nothing that is known. */
static int
escaped(const char **at)
{
	static const char letters[] = "rnt\\\"", means[] = "\r\n\t\\\"";
	const char *letter;
	int byte;

	if (**at == 'x') {
		byte = hex_byte(*at + 1);
		*at += byte < 0 ? 0 : 2;
		return byte;
	}
	letter = **at == '\0' ? NULL : strchr(letters, **at);
	return letter == NULL ? -1 : means[letter - letters];
}

size_t
profile_read_say(const char *text, uint8_t *ret, size_t max)
{
	size_t n = 0;

	if (*text != '"')
		return profile_read_hex(text, ret, max);
	for (text++; *text != '"' && *text != '\0'; text++) {
		int byte = (unsigned char)*text;

		if (byte == '\\') {
			text++;
			byte = escaped(&text);
		}
		if (byte < 0 || n == max)
			return 0;
		ret[n++] = (uint8_t)byte;
	}
	return text[0] == '"' && text[1] == '\0' ? n : 0;
}
