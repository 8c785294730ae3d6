/* script.c -- scenarios as text: who presses what and when, and how bad the day is; the forms stand in twin.h */
#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "firmware-bridge/sim/twin.h"

#define WORDS_MAX 40
#define WORD_MAX  32
#define MS_MAX    86400000u /* a day */

struct words {
	size_t n;
	char word[WORDS_MAX][WORD_MAX];
};

/* Splits the line at TEXT, up to its end or a '#'.  Returns NULL, or what is wrong. */
static const char *
split(const char *text, size_t len, struct words *ret_words)
{
	ret_words->n = 0;
	for (size_t i = 0; i < len;) {
		size_t start;

		if (text[i] == ' ' || text[i] == '\t' || text[i] == '\r') {
			i++;
			continue;
		}
		if (text[i] == '#')
			break;
		for (start = i; i < len && text[i] != ' ' && text[i] != '\t' && text[i] != '\r'; i++)
			;
		if (i - start >= WORD_MAX)
			return "a word is too long";
		if (ret_words->n == WORDS_MAX)
			return "too many words";
		memcpy(ret_words->word[ret_words->n], text + start, i - start);
		ret_words->word[ret_words->n++][i - start] = '\0';
	}
	return NULL;
}

static const char *
number(const char *word, uint32_t max, uint32_t *ret_value)
{
	uint64_t value = 0;

	for (const char *p = word; *p; p++) {
		if (*p < '0' || *p > '9')
			return "not a number";
		value = value * 10 + (uint64_t)(*p - '0');
		if (value > max)
			return "number too large";
	}
	*ret_value = (uint32_t)value;
	return *word ? NULL : "not a number";
}

/* --- name value pairs ------------------------------------------------------------------------------------------- */

enum width { CHANCE, WORD32, FLAG };

static const struct setting {
	const char *name;
	size_t offset;
	enum width width;
} settings[] = {
	{ "seed", offsetof(struct twin_params, seed), WORD32 },
	{ "loss", offsetof(struct twin_params, loss), CHANCE },
	{ "duplicate", offsetof(struct twin_params, duplicate), CHANCE },
	{ "late", offsetof(struct twin_params, late), CHANCE },
	{ "noise", offsetof(struct twin_params, noise), CHANCE },
	{ "several", offsetof(struct twin_params, several), CHANCE },
	{ "late-ms", offsetof(struct twin_params, late_ms), WORD32 },
	{ "burst", offsetof(struct twin_params, burst_ms), WORD32 },
	{ "again", offsetof(struct twin_params, again_ms), WORD32 },
	{ "stale-ack", offsetof(struct twin_params, stale_ack), FLAG },
	{ "mute-reset", offsetof(struct twin_params, mute_reset), FLAG },
	{ "mute", offsetof(struct twin_params, mute), FLAG },
	{ "at-once", offsetof(struct twin_params, at_once), FLAG },
};

static const char *
set(struct twin *twin, const char *name, const char *word)
{
	static const uint32_t most[] = { [CHANCE] = 1000, [WORD32] = UINT32_MAX, [FLAG] = 1 };

	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
		char *field = (char *)&twin->params + settings[i].offset;
		uint32_t value = 0;
		const char *why;

		if (strcmp(settings[i].name, name) != 0)
			continue;
		why = number(word, most[settings[i].width], &value);
		if (why)
			return why;
		switch (settings[i].width) {
		case CHANCE:
			memcpy(field, &(uint16_t) { (uint16_t)value }, sizeof(uint16_t));
			break;
		case WORD32:
			memcpy(field, &value, sizeof(value));
			break;
		case FLAG:
			memcpy(field, &(bool) { value != 0 }, sizeof(bool));
			break;
		}
		if (i == 0)
			twin_seed(twin, value);
		return NULL;
	}
	return "unknown word";
}

/* --- lines ------------------------------------------------------------------------------------------------------ */

/* [open N] at MS press HANDSET KEY */
static const char *
press_line(struct twin *twin, const struct words *w, int *ret_error)
{
	uint32_t opening = 0, ms = 0;
	size_t at = 0;
	const char *why;
	int r;

	if (strcmp(w->word[0], "open") == 0) {
		why = w->n < 2 ? "an opening's number is missing" : number(w->word[1], UINT16_MAX, &opening);
		if (why)
			return why;
		if (opening == 0)
			return "openings count from 1";
		at = 2;
	}
	if (w->n != at + 5 || strcmp(w->word[at], "at") != 0 || strcmp(w->word[at + 2], "press") != 0)
		return "wanted: [open N] at MS press HANDSET KEY";
	why = number(w->word[at + 1], MS_MAX, &ms);
	if (why)
		return why;
	r = twin_script_press(twin, ms, (uint16_t)opening, w->word[at + 3], w->word[at + 4]);
	if (r < 0) {
		*ret_error = r;
		return r == -ENOSPC ? "too many presses" : "no such handset or key on this receiver";
	}
	return NULL;
}

/* unplug MS [replug MS] */
static const char *
plug_line(struct twin *twin, const struct words *w)
{
	uint32_t unplug = 0, replug = 0;
	const char *why;

	if (w->n != 2 && (w->n != 4 || strcmp(w->word[2], "replug") != 0))
		return "wanted: unplug MS [replug MS]";
	why = number(w->word[1], MS_MAX, &unplug);
	if (!why && w->n == 4)
		why = number(w->word[3], MS_MAX, &replug);
	if (why)
		return why;
	if (w->n == 4 && replug <= unplug)
		return "replug comes after unplug";
	twin->unplug_us = twin->start_us + unplug * 1000ull;
	twin->replug_us = w->n == 4 ? twin->start_us + replug * 1000ull : UINT64_MAX;
	return NULL;
}

static const char *
script_line(struct twin *twin, const char *text, size_t len, int *ret_error)
{
	struct words w;
	const char *why = split(text, len, &w);

	if (why || w.n == 0)
		return why;
	if (strcmp(w.word[0], "at") == 0 || strcmp(w.word[0], "open") == 0)
		return press_line(twin, &w, ret_error);
	if (strcmp(w.word[0], "unplug") == 0)
		return plug_line(twin, &w);
	if (w.n % 2 != 0)
		return "a value is missing";
	for (size_t i = 0; i < w.n && !why; i += 2)
		why = set(twin, w.word[i], w.word[i + 1]);
	return why;
}

int
twin_script(struct twin *twin, const char *text, unsigned *ret_line, const char **ret_why)
{
	unsigned line = 0;

	while (*text) {
		size_t len = strcspn(text, "\n");
		int error = -EINVAL;
		const char *why;

		line++;
		why = script_line(twin, text, len, &error);
		if (why) {
			*ret_line = line;
			*ret_why = why;
			return error;
		}
		text += len + (text[len] == '\n');
	}
	return 0;
}
