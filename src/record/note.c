#include "note.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base64.h"
#include "key.h"

#define DASH     "\xe2\x80\x94 " /* em dash and blank, the head of a signature line */
#define DASH_LEN 4

bool
origin_valid(const char *origin)
{
	size_t n = 0;

	for (; origin[n] != '\0'; n++)
		if (n == ORIGIN_MAX || origin[n] <= ' ' || origin[n] > '~' || origin[n] == '+')
			return false;
	return n > 0;
}

int
checkpoint_format(const struct checkpoint *head, char ret_body[NOTE_BODY_MAX])
{
	char root[BASE64_SIZE(DIGEST_SIZE)];

	if (!origin_valid(head->origin))
		return -EINVAL;
	base64_encode(head->root.bytes, DIGEST_SIZE, root);
	return snprintf(ret_body, NOTE_BODY_MAX, "%s\n%" PRIu64 "\n%s\n", head->origin, head->size, root);
}

/* The line at *AT without its newline; *AT then stands behind it. */
static bool
line_next(const char *text, size_t len, size_t *at, const char **ret_line, size_t *ret_len)
{
	const char *end = *at < len ? memchr(text + *at, '\n', len - *at) : NULL;

	if (end == NULL)
		return false;
	*ret_line = text + *at;
	*ret_len = (size_t)(end - *ret_line);
	*at += *ret_len + 1;
	return true;
}

static bool
number_parse(const char *s, size_t len, uint64_t *ret)
{
	uint64_t v = 0;

	if (len == 0 || (s[0] == '0' && len > 1))
		return false;
	for (size_t i = 0; i < len; i++) {
		unsigned d = (unsigned)s[i] - '0';

		if (d > 9 || v > (UINT64_MAX - d) / 10)
			return false;
		v = 10 * v + d;
	}
	*ret = v;
	return true;
}

int
checkpoint_parse(const char *body, size_t len, struct checkpoint *ret)
{
	struct checkpoint c = { 0 };
	const char *line;
	size_t at = 0, n;

	if (!line_next(body, len, &at, &line, &n) || n == 0 || n > ORIGIN_MAX)
		return -EPROTO;
	memcpy(c.origin, line, n);
	if (!origin_valid(c.origin) || strlen(c.origin) != n)
		return -EPROTO;
	if (!line_next(body, len, &at, &line, &n) || !number_parse(line, n, &c.size))
		return -EPROTO;
	if (!line_next(body, len, &at, &line, &n) || base64_decode(line, n, c.root.bytes, DIGEST_SIZE) != DIGEST_SIZE)
		return -EPROTO;
	if (at != len)
		return -EPROTO;
	*ret = c;
	return 0;
}

/* A signer's name: no blank, no '+', no control character.  Bytes above ASCII pass: they are UTF-8 of other programs. */
static bool
name_valid(const char *name, size_t len)
{
	if (len == 0 || len > NOTE_NAME_MAX)
		return false;
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)name[i];

		if (c <= ' ' || c == 0x7f || c == '+')
			return false;
	}
	return true;
}

static int
signature_parse(const char *line, size_t len, struct note_signature *ret)
{
	struct note_signature s = { 0 };
	uint8_t bytes[NOTE_MAX];
	const char *blank;
	size_t name;
	int n;

	if (len <= DASH_LEN || memcmp(line, DASH, DASH_LEN) != 0)
		return -EPROTO;
	line += DASH_LEN;
	len -= DASH_LEN;
	blank = memchr(line, ' ', len);
	if (blank == NULL)
		return -EPROTO;
	name = (size_t)(blank - line);
	if (!name_valid(line, name))
		return -EPROTO;
	memcpy(s.name, line, name);
	n = base64_decode(blank + 1, len - name - 1, bytes, sizeof(bytes));
	if (n < 5)
		return -EPROTO;
	memcpy(s.key_id, bytes, 4);
	if (n - 4 == 64 || n - 4 == 72) {
		s.len = (size_t)n - 4;
		memcpy(s.bytes, bytes + 4, s.len);
	}
	*ret = s;
	return 0;
}

int
note_parse(const char *text, size_t len, struct note *ret)
{
	struct note note = { 0 };
	const char *line;
	size_t at = 0, n;

	if (len > NOTE_MAX)
		return -EPROTO;
	do { /* up to the empty line */
		note.body_len = at;
		if (!line_next(text, len, &at, &line, &n))
			return -EPROTO;
	} while (n > 0);
	if (note.body_len > sizeof(note.body) || checkpoint_parse(text, note.body_len, &note.head) < 0)
		return -EPROTO;
	memcpy(note.body, text, note.body_len);

	while (at < len) {
		if (note.n_signatures == NOTE_SIGNATURES || !line_next(text, len, &at, &line, &n) ||
		    signature_parse(line, n, &note.signatures[note.n_signatures]) < 0)
			return -EPROTO;
		note.n_signatures++;
	}
	if (note.n_signatures == 0)
		return -EPROTO;
	*ret = note;
	return 0;
}

void
note_key_id(const char *name, enum note_type type, const struct key_public *key, uint8_t ret[4])
{
	const uint8_t mark[2] = { '\n', (uint8_t)type };
	const struct part parts[] = { { name, strlen(name) }, { mark, 2 }, { key->bytes, sizeof(key->bytes) } };
	struct digest d;

	sha256(parts, 3, &d);
	memcpy(ret, d.bytes, 4);
}
