/* capture.c -- one transfer a line, hex; strict, because a capture is evidence */
#include "capture.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"

#include "hex.h"

void
capture_reader_init(struct capture_reader *reader, FILE *in)
{
	*reader = (struct capture_reader) { .in = in };
}

static int
bad(struct capture_reader *r, const char *why)
{
	r->why = why;
	return -EBADMSG;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Reads a line into r->text, without its newline.  1, 0 at the end, or an error. */
static int
read_line(struct capture_reader *r, size_t *ret_len)
{
	size_t n = 0;
	int c;

	while ((c = getc(r->in)) != EOF && c != '\n') {
		if (n == 0)
			r->line++;
		if (c == '\0')
			return bad(r, "a NUL byte: this is no text");
		if (n == sizeof(r->text) - 1)
			return bad(r, "the line is too long");
		r->text[n++] = (char)c;
	}
	if (ferror(r->in))
		return -EIO;
	if (c == EOF && n == 0)
		return 0;
	if (n == 0)
		r->line++;
	if (n > 0 && r->text[n - 1] == '\r')
		n--;
	r->text[n] = '\0';
	*ret_len = n;
	return 1;
}

static int
read_time(struct capture_reader *r, const char **at, uint64_t *ret_us)
{
	uint64_t us = 0;
	const char *p = *at;

	if (*p < '0' || *p > '9')
		return bad(r, "the time in microseconds is missing");
	for (; *p >= '0' && *p <= '9'; p++) {
		if (us > (UINT64_MAX - 9) / 10)
			return bad(r, "the time is too large");
		us = us * 10 + (uint64_t)(*p - '0');
	}
	if (*p != '\0' && !is_blank(*p))
		return bad(r, "the time is not a whole number of microseconds, or no blank follows it");
	*at = p;
	*ret_us = us;
	return 0;
}

static int
read_bytes(struct capture_reader *r, const char *p, struct capture_transfer *t)
{
	for (; *p; p++) {
		int high, low;

		if (is_blank(*p))
			continue;
		high = hex_digit(*p);
		if (high < 0)
			return bad(r, "not a hex digit");
		low = hex_digit(p[1]);
		if (low < 0)
			return bad(r, p[1] == '\0' || is_blank(p[1]) ?
				"an odd hex digit: half a byte" : "not a hex digit");
		if (t->n == CAPTURE_READ_MAX)
			return bad(r, "too many bytes in one transfer");
		t->bytes[t->n++] = (uint8_t)(high << 4 | low);
		p++;
	}
	return t->n > 0 ? 0 : bad(r, "a time without bytes");
}

static int
read_transfer(struct capture_reader *r, struct capture_transfer *t)
{
	const char *p = r->text;
	int err;

	while (is_blank(*p))
		p++;
	err = read_time(r, &p, &t->at_us);
	if (err < 0)
		return err;
	if (t->at_us < r->last_us)
		return bad(r, "the time goes backwards");
	while (is_blank(*p))
		p++;
	t->host = *p == '>';
	if (t->host)
		p++;
	return read_bytes(r, p, t);
}

int
capture_next(struct capture_reader *reader, struct capture_transfer *ret_transfer)
{
	struct capture_transfer t;
	size_t len = 0, blanks;
	int err;

	for (;;) {
		err = read_line(reader, &len);
		if (err <= 0)
			return err;
		blanks = strspn(reader->text, " \t");
		if (reader->text[blanks] == '#') {
			if (!utf8_valid(reader->text, len))
				return bad(reader, "the header is not UTF-8");
			continue;
		}
		if (blanks < len)
			break;
	}

	t.n = 0;
	err = read_transfer(reader, &t);
	if (err < 0)
		return err;
	reader->last_us = t.at_us;
	ret_transfer->at_us = t.at_us;
	ret_transfer->host = t.host;
	ret_transfer->n = t.n;
	memcpy(ret_transfer->bytes, t.bytes, t.n);
	return 1;
}

size_t
capture_print(uint64_t at_us, bool host, const uint8_t *bytes, size_t n, char ret_line[CAPTURE_LINE_MAX])
{
	static const char digits[] = "0123456789abcdef";
	size_t len;

	ret_line[0] = '\0';
	if (n == 0)
		return 0;
	if (n > CAPTURE_BYTES_MAX)
		n = CAPTURE_BYTES_MAX;
	len = (size_t)snprintf(ret_line, CAPTURE_LINE_MAX, "%" PRIu64 "%s", at_us, host ? " >" : "");
	for (size_t i = 0; i < n; i++) {
		ret_line[len++] = ' ';
		ret_line[len++] = digits[bytes[i] >> 4];
		ret_line[len++] = digits[bytes[i] & 15];
	}
	ret_line[len++] = '\n';
	ret_line[len] = '\0';
	return len;
}

size_t
capture_print_head(const char *name, const char *text, char ret_line[CAPTURE_HEAD_MAX])
{
	size_t len;
	int n = snprintf(ret_line, CAPTURE_HEAD_MAX - 1, "# %s: %s", name, text);

	if (n < 0)
		n = 0;
	len = (size_t)n < CAPTURE_HEAD_MAX - 2 ? (size_t)n : CAPTURE_HEAD_MAX - 2;
	while (len > 0 && (size_t)n > len && !utf8_valid(ret_line, len))
		len--; /* not in the middle of a letter */
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)ret_line[i] < 0x20 || ret_line[i] == 0x7f)
			ret_line[i] = '?';
	ret_line[len++] = '\n';
	ret_line[len] = '\0';
	return len;
}
