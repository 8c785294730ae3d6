/* profile_command.c -- bytes as a profile writes them: in hex, or as "text\r\n" */
#include <string.h>

#include "profile_parts.h"

/* Two digits at TEXT; -1: they are none. */
static int
hex_byte(const char *text)
{
	int high = hex_digit(text[0]), low = high < 0 ? -1 : hex_digit(text[1]);

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

/* TEXT up to N bytes of it, as hex or as what stands between the quotes, behind what ACK has; false: it is none. */
static bool
add_piece(struct profile_ack *ack, const char *text, size_t n)
{
	char piece[256];
	size_t room = sizeof(ack->bytes) - ack->n, added;

	if (n == 0 || (!ack->is_text && strspn(text, " ") >= n))
		return true;
	if (n > sizeof(piece) - 3)
		return false;
	piece[0] = '"';
	memcpy(piece + 1, text, n);
	memcpy(piece + 1 + n, "\"", 2);
	if (!ack->is_text)
		piece[1 + n] = '\0';
	added = profile_read_say(piece + !ack->is_text, ack->bytes + ack->n, room);
	ack->n = (uint8_t)(ack->n + added);
	return added > 0;
}

int
profile_read_ack(const char *text, struct profile_ack *ret)
{
	const char *end = text + strlen(text);

	*ret = (struct profile_ack) { .given = true, .is_text = text[0] == '"' };
	if (ret->is_text && (end - text < 2 || end[-1] != '"'))
		return -1;
	text += ret->is_text;
	end -= ret->is_text;
	for (;;) {
		const char *id = strstr(text, "<id>"), *check = strstr(text, "<check>");
		const char *next = id == NULL || (check != NULL && check < id) ? check : id;

		if (!add_piece(ret, text, (size_t)((next != NULL ? next : end) - text)))
			return -1;
		if (next == NULL)
			return ret->n > 0 || ret->has_id ? 0 : -1;
		if (next == id ? ret->has_id || ret->has_check : ret->has_check)
			return -1;
		*(next == id ? &ret->has_id : &ret->has_check) = true;
		*(next == id ? &ret->id_at : &ret->check_at) = ret->n;
		text = next + (next == id ? 4 : 7);
	}
}
