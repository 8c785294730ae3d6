#include "text.h"

#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/i18n.h"
#include "heap.h"

size_t
text_utf8_until(const char *bytes, size_t len)
{
	const uint8_t *bad = u8_check((const uint8_t *)bytes, len);

	return bad == NULL ? len : (size_t)(bad - (const uint8_t *)bytes);
}

struct text
text_cut(struct text t, size_t max)
{
	if (t.len > max) {
		t.len = (uint32_t)max;
		while (t.len > 0 && (t.at[t.len] & 0xc0) == 0x80)
			t.len--;
	}
	return t;
}

/* --- for printing ------------------------------------------------------------------------------------------------ */

/* U+00C3 before U+0080..U+00BF is how UTF-8 looks when read as Windows-1252; so are U+00E2 U+20AC. */
static bool
is_misread(ucs4_t before, ucs4_t c)
{
	return (before == 0xc3 && c >= 0x80 && c <= 0xbf) || (before == 0xe2 && c == 0x20ac);
}

static const char *
why_not(ucs4_t before, ucs4_t c)
{
	if (c == 0xfffd)
		return N_("a letter is lost (U+FFFD): the file was saved in an encoding without it; export it again");
	if (is_misread(before, c))
		return N_("an accented letter was read in the wrong encoding; export the file again, as CSV UTF-8");
	if (uc_is_general_category(c, UC_CONTROL) && !uc_is_property_white_space(c))
		return N_("holds a control character; type the cell anew");
	return NULL;
}

const char *
text_clean(const char *in, size_t len, char **ret_text, size_t *ret_len)
{
	uint8_t *out = heap_zeroed(len + 1, 1), *normal;
	size_t n = 0;
	ucs4_t before = 0;
	bool blank = false;

	for (size_t at = 0; at < len;) {
		ucs4_t c;
		int took = u8_mbtouc(&c, (const uint8_t *)in + at, len - at);
		const char *why = why_not(before, c);

		if (why != NULL) {
			free(out);
			return why;
		}
		at += (size_t)took;
		before = c;
		if (uc_is_property_white_space(c)) {
			blank = n > 0;
			continue;
		}
		if (uc_is_general_category(c, UC_FORMAT))
			continue;
		if (blank)
			out[n++] = ' ';
		blank = false;
		if (c == 0x2010 || c == 0x2011)
			c = '-';
		n += (size_t)u8_uctomb(out + n, c, (ptrdiff_t)(len + 1 - n));
	}
	normal = u8_normalize(UNINORM_NFC, out, n, NULL, &n);
	free(out);
	*ret_text = normal != NULL ? (char *)normal : heap_zeroed(1, 1);
	*ret_len = n;
	return NULL;
}

size_t
text_join_hyphens(char *name, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		if (name[i] == '-')
			while (n > 0 && name[n - 1] == ' ')
				n--;
		if (name[i] == ' ' && n > 0 && name[n - 1] == '-')
			continue;
		name[n++] = name[i];
	}
	return n;
}

/* --- for comparing ------------------------------------------------------------------------------------------------ */

/* What Unicode does not take apart, and an address book does. */
static const char *
plain_letter(ucs4_t c)
{
	static const struct { ucs4_t c; const char *plain; } letters[] = {
		{ 0x153, "oe" }, { 0xe6, "ae" }, { 0xf8, "o" }, { 0x142, "l" }, { 0x111, "d" }, { 0xf0, "d" }, { 0x131, "i" },
	};

	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		if (letters[i].c == c)
			return letters[i].plain;
	return NULL;
}

char *
text_fold(struct text in)
{
	size_t len = 0, n = 0;
	uint8_t *folded = u8_casefold((const uint8_t *)in.at, in.len, NULL, UNINORM_NFKD, NULL, &len);
	char *out = heap_zeroed(2 * len + 1, 1);
	bool blank = false;

	for (size_t at = 0; at < len;) {
		ucs4_t c;
		int took = u8_mbtouc(&c, folded + at, len - at);
		const char *plain = plain_letter(c);

		if (uc_is_general_category(c, UC_MARK) || uc_is_general_category(c, UC_FORMAT)) {
			at += (size_t)took;
			continue;
		}
		if (plain == NULL && !uc_is_general_category(c, UC_LETTER) && !uc_is_general_category(c, UC_NUMBER)) {
			blank = n > 0;
			at += (size_t)took;
			continue;
		}
		if (blank)
			out[n++] = ' ';
		blank = false;
		memcpy(out + n, plain != NULL ? plain : (const char *)folded + at, plain != NULL ? strlen(plain) : (size_t)took);
		n += plain != NULL ? strlen(plain) : (size_t)took;
		at += (size_t)took;
	}
	out[n] = '\0';
	free(folded);
	return out;
}
