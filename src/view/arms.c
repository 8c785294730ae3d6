#include "arms.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static const char signature[] = "\x89PNG\r\n\x1a\n";

static bool
at_text(const char *bytes, size_t len, size_t at, const char *text)
{
	size_t n = strlen(text);

	return len - at >= n && memcmp(bytes + at, text, n) == 0;
}

/* --- PNG: chunks of a length, a name, the bytes, a sum; the last is IEND (RFC 2083, 3.2) ------------------------------- */

static bool
is_whole_png(const char *bytes, size_t len)
{
	const uint8_t *b = (const uint8_t *)bytes;

	for (size_t at = sizeof(signature) - 1; len - at >= 12;) {
		size_t n = (size_t)b[at] << 24 | (size_t)b[at + 1] << 16 | (size_t)b[at + 2] << 8 | b[at + 3];

		if (at_text(bytes, len, at + 4, "IEND"))
			return true;
		if (n > len - at - 12)
			return false;
		at += n + 12;
	}
	return false;
}

/* --- SVG: behind a mark, a declaration, remarks, instructions and a document type ------------------------------------- */

/* Behind the END of what begins at AT; LEN where it has none. */
static size_t
behind(const char *bytes, size_t len, size_t at, const char *end)
{
	const char *found = memmem(bytes + at, len - at, end, strlen(end));

	return found == NULL ? len : (size_t)(found - bytes) + strlen(end);
}

/* A document type ends behind its own declarations. */
static size_t
behind_doctype(const char *bytes, size_t len, size_t at)
{
	size_t end = behind(bytes, len, at, ">");

	return memchr(bytes + at, '[', end - at) == NULL ? end : behind(bytes, len, behind(bytes, len, at, "]"), ">");
}

static bool
begins_svg(const char *bytes, size_t len)
{
	size_t at = at_text(bytes, len, 0, "\xef\xbb\xbf") ? 3 : 0;
	size_t name;

	for (;;) {
		while (at < len && strchr(" \t\r\n", bytes[at]) != NULL && bytes[at] != '\0')
			at++;
		if (at_text(bytes, len, at, "<?"))
			at = behind(bytes, len, at, "?>");
		else if (at_text(bytes, len, at, "<!--"))
			at = behind(bytes, len, at, "-->");
		else if (at_text(bytes, len, at, "<!DOCTYPE"))
			at = behind_doctype(bytes, len, at);
		else
			break;
	}
	if (at == len || bytes[at] != '<')
		return false;
	name = at + 1;
	while (name < len && strchr(" \t\r\n/>:", bytes[name]) == NULL)
		name++;
	if (name < len && bytes[name] == ':') /* a prefix */
		at = name;
	return at_text(bytes, len, at + 1, "svg") && len - at > 4 && strchr(" \t\r\n/>", bytes[at + 4]) != NULL;
}

/* --------------------------------------------------------------------------------------------------------------------- */

const char *
arms_type(const char *bytes, size_t len, const char **ret_why)
{
	bool png = at_text(bytes, len, 0, signature);

	if (png && is_whole_png(bytes, len))
		return "image/png";
	if (!png && begins_svg(bytes, len))
		return "image/svg+xml";
	*ret_why = png ? "is a PNG picture that is cut short; copy it again"
	               : "is neither an SVG drawing nor a PNG picture; save it as one of the two";
	return NULL;
}
