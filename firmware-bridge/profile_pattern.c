/*
 * profile_pattern.c -- a line of text against a pattern
 *
 *	incoming: <hex> <any>            a blank stands for any number of blanks, none too
 *	Captured[<any>]: <key> (<hex>)   a placeholder ends where the text behind it begins first
 *
 * From left to right, with nothing tried twice: what a line is taken for can be read off the pattern by hand.
 */
#include <string.h>

#include "base/i18n.h"
#include "profile_parts.h"

static const struct {
	const char *name;
	enum profile_part part;
} placeholders[] = {
	{ "<id>", PART_ID }, { "<key>", PART_KEY }, { "<hex>", PART_HEX }, { "<any>", PART_ANY }, { "<lt>", PART_TEXT },
};

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

bool
profile_pattern_has(const struct profile_pattern *p, enum profile_part part)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->part[i].part == part)
			return true;
	return false;
}

/* Takes what TEXT begins with; returns its length, 0: a fault. */
static size_t
take_part(struct profile_pattern *p, const char *text, const char **ret_why)
{
	enum profile_part before = p->n > 0 ? p->part[p->n - 1].part : PART_TEXT;
	size_t n = 1;

	if (is_blank(text[0])) {
		n = strspn(text, " \t");
		p->part[p->n].part = PART_BLANK;
	} else if (text[0] != '<') {
		n = strcspn(text, " \t<");
		p->part[p->n].part = PART_TEXT;
		p->part[p->n].at = text;
		p->part[p->n].len = (uint8_t)n;
	} else {
		size_t i = 0;

		while (i < LEN(placeholders) && strncmp(text, placeholders[i].name, strlen(placeholders[i].name)) != 0)
			i++;
		*ret_why = N_("is no placeholder; there are <id> <key> <hex> <any>, and <lt> for a plain <");
		if (i == LEN(placeholders))
			return 0;
		n = strlen(placeholders[i].name);
		p->part[p->n].part = placeholders[i].part;
		p->part[p->n].at = text; /* of <lt>: its first byte */
		p->part[p->n].len = 1;
		*ret_why = N_("stands behind another placeholder, and nothing says where that one ends; put text or a blank between "
			"them");
		if (placeholders[i].part != PART_TEXT && before > PART_BLANK)
			return 0;
	}
	p->n++;
	return n;
}

int
profile_pattern_read(struct profile_pattern *p, const char *text, const char **ret_why, const char **ret_at)
{
	p->n = 0;
	while (*text != '\0') {
		size_t n;

		*ret_at = text;
		*ret_why = N_("is one part too many; 24 pieces of text, blanks and placeholders are the most");
		n = p->n == PROFILE_PARTS ? 0 : take_part(p, text, ret_why);
		if (n == 0)
			return -1;
		for (size_t i = 0; i + 1 < p->n; i++)
			if (p->part[i].part == p->part[p->n - 1].part && p->part[i].part > PART_BLANK && p->part[i].part != PART_ANY) {
				*ret_why = N_("stands twice; what it means is one place");
				return -1;
			}
		text += n;
	}
	*ret_at = "";
	*ret_why = N_("it begins with text, which tells this line from others");
	return p->n > 0 && p->part[0].part == PART_TEXT ? 0 : -1;
}

/* Where the placeholder that is part I ends, from FROM on; SIZE_MAX: what ends it does not come. */
static size_t
find_end(const struct profile_pattern *p, size_t i, const char *line, size_t n, size_t from)
{
	bool blank = i + 1 < p->n && p->part[i + 1].part == PART_BLANK;
	size_t next = i + 1 + blank, end = from;

	if (next < p->n && p->part[next].part == PART_TEXT) {
		const char *found = memmem(line + from, n - from, p->part[next].at, p->part[next].len);

		if (found == NULL)
			return SIZE_MAX;
		end = (size_t)(found - line);
	} else if (blank) {
		while (end < n && !is_blank(line[end]))
			end++;
	} else {
		end = n;
		blank = true;
	}
	while (blank && end > from && is_blank(line[end - 1]))
		end--;
	return end;
}

static void
keep(struct profile_match *m, enum profile_part part, const char *at, size_t len)
{
	struct profile_span span = { at, len };

	if (part == PART_ID)
		m->id = span;
	else if (part == PART_KEY)
		m->key = span;
	else if (part == PART_HEX)
		m->hex = span;
}

bool
profile_pattern_match(const struct profile_pattern *p, const char *line, size_t n, struct profile_match *ret)
{
	size_t at = 0;

	*ret = (struct profile_match) { 0 };
	for (size_t i = 0; i < p->n; i++) {
		size_t end = at;

		switch (p->part[i].part) {
		case PART_TEXT:
			if (n - at < p->part[i].len || memcmp(line + at, p->part[i].at, p->part[i].len) != 0)
				return false;
			end = at + p->part[i].len;
			break;
		case PART_BLANK:
			while (end < n && is_blank(line[end]))
				end++;
			break;
		case PART_ID:
		case PART_KEY:
		case PART_HEX:
		case PART_ANY:
			end = find_end(p, i, line, n, at);
			if (end == SIZE_MAX)
				return false;
			keep(ret, p->part[i].part, line + at, end - at);
			break;
		}
		at = end;
	}
	while (at < n && is_blank(line[at]))
		at++;
	return at == n;
}
