#include "keys.h"

#include <string.h>

static const struct {
	char name[8];
	uint8_t slot;
} keys[] = {
	{ "A", 1 }, { "B", 2 }, { "C", 3 }, { "D", 4 }, { "E", 5 },
	{ "1", 1 }, { "2", 2 }, { "3", 3 }, { "4", 4 }, { "5", 5 }, { "6", 6 }, { "7", 7 }, { "8", 8 }, { "9", 9 },
	{ "0", 10 }, { "?", 11 },
	{ "green", 1 }, { "orange", 2 }, { "yellow", 3 }, { "blue", 4 }, { "red", 5 },
	{ "Y", 3 }, { "X", 4 }, { "big", 5 }, /* of a Big Button, by their colours: yellow, blue; A and B are green and red */
	{ "yes", 1 }, { "no", 2 }, { "abstain", 3 },
};

static const struct {
	char make[16], key[8];
} blanks[] = {
	{ "responsecard", "0" },
	{ "sunvote", "6" },
	{ "buzz", "red" },
	{ "quinta", "abstain" },
	{ "dcs6000", "abstain" },
};

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static bool
is(struct text t, const char *name, size_t size)
{
	return t.len < size && memcmp(t.at, name, t.len) == 0 && name[t.len] == '\0';
}

uint32_t
key_slot(struct text key)
{
	if (key.len == 0)
		return 0;
	for (size_t i = 0; i < LEN(keys); i++)
		if (is(key, keys[i].name, sizeof(keys[i].name)))
			return keys[i].slot;
	return 0;
}

bool
key_is_blank(struct text handset, struct text key)
{
	struct text make = { handset.at, 0 };

	if (key.len == 0)
		return false;
	while (make.len < handset.len && handset.at[make.len] != ':')
		make.len++;
	if (make.len < handset.len)
		for (size_t i = 0; i < LEN(blanks); i++)
			if (is(make, blanks[i].make, sizeof(blanks[i].make)))
				return is(key, blanks[i].key, sizeof(blanks[i].key));
	return key_slot(key) == KEYS_OF_A_HANDSET;
}
