#include "words.h"

#include <ctype.h>
#include <string.h>

static const char consonants[] = "bdfghjklmnprstvz";
static const char vowels[] = "aiou";

void
words_of(const struct digest *root, char ret[WORDS_SIZE])
{
	for (int i = 0; i < WORDS; i++) {
		unsigned bits = (unsigned)root->bytes[2 * i] << 8 | root->bytes[2 * i + 1];
		char *w = ret + 6 * i;

		w[0] = consonants[bits >> 12];
		w[1] = vowels[bits >> 10 & 3];
		w[2] = consonants[bits >> 6 & 15];
		w[3] = vowels[bits >> 4 & 3];
		w[4] = consonants[bits & 15];
		w[5] = i == WORDS - 1 ? '\0' : ' ';
	}
}

/* TEXT in the form of words_of(): small letters, one blank between words. */
static bool
normalise(const char *text, char ret[WORDS_SIZE])
{
	size_t n = 0;
	bool gap = false;

	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '-' || isspace(c)) {
			gap = n > 0;
			continue;
		}
		if (n + gap + 1 >= WORDS_SIZE)
			return false;
		if (gap)
			ret[n++] = ' ';
		gap = false;
		ret[n++] = (char)tolower(c);
	}
	ret[n] = '\0';
	return true;
}

bool
words_match(const char *text, const struct digest *root)
{
	char want[WORDS_SIZE], got[WORDS_SIZE];

	words_of(root, want);
	return normalise(text, got) && strcmp(got, want) == 0;
}

bool
words_valid(const char *text)
{
	char got[WORDS_SIZE];

	if (!normalise(text, got) || strlen(got) != WORDS_SIZE - 1)
		return false;
	for (int i = 0; i < WORDS_SIZE - 1; i++) {
		const char *set = i % 6 == 5 ? " " : i % 6 % 2 == 0 ? consonants : vowels;

		if (strchr(set, got[i]) == NULL)
			return false;
	}
	return true;
}
