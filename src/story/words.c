#include "words.h"

#include <stdbool.h>

#include "base/i18n.h"
#include "base/utf8.h"

static const char *
check_text(const char *line, size_t len)
{
	for (size_t i = 0, n; i < len; i += n) {
		n = utf8_length(line + i, len - i);
		if (n == 0)
			return N_("it is not UTF-8; save the file as UTF-8");
		if (n == 1 && ((unsigned char)line[i] < 0x20 || line[i] == 0x7f) && line[i] != '\t' && line[i] != '\r')
			return N_("a control character stands in it; remove it");
	}
	return NULL;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

struct cutter {
	const char *line;
	size_t len, at;
	char *store;
	size_t used;
};

/* One word from c->at on.  False: a quote is not closed. */
static bool
cut_word(struct cutter *c, struct word *ret_word)
{
	bool quoted = false;
	struct word w = { .at = c->store + c->used, .key_len = UINT32_MAX };

	for (; c->at < c->len && (quoted || !is_blank(c->line[c->at])); c->at++) {
		char b = c->line[c->at];

		if (b == '"') {
			quoted = !quoted;
			continue;
		}
		if (quoted && b == '\\' && c->at + 1 < c->len && (c->line[c->at + 1] == '"' || c->line[c->at + 1] == '\\'))
			b = c->line[++c->at];
		else if (quoted && b == ',')
			b = QUOTED_COMMA;
		if (b == '=' && !quoted && w.key_len == UINT32_MAX)
			w.key_len = w.len;
		w.at[w.len++] = b;
	}
	c->used += w.len;
	*ret_word = w;
	return !quoted;
}

int
words_cut(const char *line, size_t len, char *store, size_t store_size, struct word *ret_words, const char **ret_why)
{
	struct cutter c = { .line = line, .len = len, .store = store };
	int n = 0;

	*ret_why = len > store_size ? N_("longer than the 16384 bytes a line may have; shorten it") : check_text(line, len);
	while (*ret_why == NULL) {
		while (c.at < len && is_blank(line[c.at]))
			c.at++;
		if (c.at == len || line[c.at] == '#')
			return n;
		if (n == WORDS_MAX)
			*ret_why = N_("more words than any command takes");
		else if (!cut_word(&c, &ret_words[n++]))
			*ret_why = N_("a quote is opened and not closed; close it with \"");
	}
	return -1;
}

struct text
words_plain(char *at, uint32_t len)
{
	for (uint32_t i = 0; i < len; i++)
		if (at[i] == QUOTED_COMMA)
			at[i] = ',';
	return (struct text) { at, len };
}
