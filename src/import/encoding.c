#include "encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "text.h"

static const char *const charsets[] = { "CP1252", "UTF-16LE", "UTF-16BE" };

void
encoding_prepare(void)
{
	static iconv_t kept[sizeof(charsets) / sizeof(charsets[0])]; /* what converts stays loaded while one is open */

	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		kept[i] = iconv_open("UTF-8", charsets[i]);
}

static uint32_t
line_of(const char *bytes, size_t at)
{
	uint32_t line = 1;

	for (size_t i = 0; i < at; i++)
		line += bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == at || bytes[i + 1] != '\n'));
	return line;
}

static struct place
on_line(const char *bytes, size_t at)
{
	return (struct place) { .line = line_of(bytes, at) };
}

/* From CHARSET; where it stops short, *RET_STOP is the byte. */
static int
convert(const char *charset, const char *bytes, size_t len, char **ret_text, size_t *ret_len, size_t *ret_stop)
{
	iconv_t cd = iconv_open("UTF-8", charset);
	size_t room = 3 * len + 1, left = len;
	char *text = heap_zeroed(room, 1), *to = text, *from = (char *)(uintptr_t)bytes;
	bool whole = cd != (iconv_t)-1 && iconv(cd, &from, &left, &to, &room) != (size_t)-1;

	if (cd != (iconv_t)-1)
		iconv_close(cd);
	*ret_stop = len - left;
	if (!whole) {
		free(text);
		return -1;
	}
	*ret_text = text;
	*ret_len = (size_t)(to - text);
	return 0;
}

/* How many characters beyond ASCII are good UTF-8, and how many bytes are not. */
static void
count_utf8(const char *bytes, size_t len, size_t *ret_good, size_t *ret_bad)
{
	*ret_good = *ret_bad = 0;
	for (size_t at = 0; at < len;) {
		size_t good = text_utf8_until(bytes + at, len - at);

		for (size_t i = at; i < at + good; i++)
			*ret_good += (bytes[i] & 0xc0) == 0xc0;
		at += good;
		if (at < len) {
			(*ret_bad)++;
			at++;
		}
	}
}

static int
not_utf8(const char *bytes, size_t at, struct problems *p)
{
	problem(p, on_line(bytes, at), "byte %02x is no UTF-8, and the rest of the file is; export it again, as CSV UTF-8",
	        (unsigned char)bytes[at]);
	return -1;
}

static int
copy(const char *bytes, size_t len, char **ret_text, size_t *ret_len)
{
	*ret_text = heap_zeroed(len + 1, 1);
	memcpy(*ret_text, bytes, len);
	*ret_len = len;
	return 0;
}

static int
read_windows(const char *bytes, size_t len, struct problems *p, char **ret_text, size_t *ret_len)
{
	size_t good, bad, stop;

	count_utf8(bytes, len, &good, &bad);
	if (good > bad)
		return not_utf8(bytes, text_utf8_until(bytes, len), p);
	if (convert(charsets[0], bytes, len, ret_text, ret_len, &stop) == 0)
		return 0;
	problem(p, on_line(bytes, stop), "byte %02x is neither UTF-8 nor Windows-1252; export the file again, as CSV UTF-8",
	        (unsigned char)bytes[stop]);
	return -1;
}

static int
read_utf16(const char *bytes, size_t len, struct problems *p, char **ret_text, size_t *ret_len)
{
	bool little = (unsigned char)bytes[0] == 0xff;
	size_t stop;

	if (convert(charsets[little ? 1 : 2], bytes + 2, len - 2, ret_text, ret_len, &stop) == 0)
		return 0;
	problem(p, THE_FILE, "the file says that it is UTF-16 and is not; export it again, as CSV UTF-8");
	return -1;
}

static bool
begins(const char *bytes, size_t len, const char *with)
{
	return len >= strlen(with) && memcmp(bytes, with, strlen(with)) == 0;
}

/* What a text file never holds. */
static int
check_text(const char *text, size_t len, struct problems *p)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c == 0) {
			problem(p, on_line(text, i), "a NUL byte: the file is damaged, or no text; export it again, as CSV UTF-8");
			return -1;
		}
		if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v') {
			problem(p, on_line(text, i), "byte %02x stands in no text: this is another kind of file; export it as CSV or "
			                             "XLSX", c);
			return -1;
		}
	}
	return 0;
}

int
encoding_read(const char *bytes, size_t len, struct problems *p, char **ret_text, size_t *ret_len)
{
	size_t until;
	int r;

	if (begins(bytes, len, "\xff\xfe") || begins(bytes, len, "\xfe\xff")) {
		r = read_utf16(bytes, len, p, ret_text, ret_len);
	} else if (begins(bytes, len, "\xef\xbb\xbf")) {
		until = text_utf8_until(bytes, len);
		r = until < len ? not_utf8(bytes, until, p) : copy(bytes + 3, len - 3, ret_text, ret_len);
	} else if (check_text(bytes, len, p) < 0) {
		return -1;
	} else if (text_utf8_until(bytes, len) == len) {
		r = copy(bytes, len, ret_text, ret_len);
	} else {
		r = read_windows(bytes, len, p, ret_text, ret_len);
	}
	if (r == 0 && check_text(*ret_text, *ret_len, p) < 0) {
		free(*ret_text);
		*ret_text = NULL;
		return -1;
	}
	return r;
}
