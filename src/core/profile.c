#include "profile.h"

#include <string.h>

#define NAME(n) { n, sizeof(n) - 1 }
static const struct text names[PROFILE_NAMES] = {
	NAME("commune"), NAME("epci"), NAME("epci-bureau"), NAME("syndicat-ferme"), NAME("syndicat-ouvert"),
	NAME("departement"), NAME("region"), NAME("alsace-moselle"),
};

enum { COMMUNE, EPCI, EPCI_BUREAU, SYNDICAT_FERME, SYNDICAT_OUVERT, DEPARTEMENT, REGION, ALSACE_MOSELLE };

/* The exceptional regime of 2020-2022 (Q7) stands before the ordinary one, which has no dates. */
static const struct row {
	int number;
	struct profile profile;
} rows[] = {
/* PUBLIC and SECRET: one in so many of the present may ask; 0: nobody may */
#define REGIME(number, public, secret, weights) \
	{ number, { NULL, 20200324, 20220731, false, { 1, 3 }, 2, { 1, public }, { 1, secret }, weights } }, \
	{ number, { NULL, 0, 0, true, { 1, 2 }, 1, { 1, public }, { 1, secret }, weights } }
	REGIME(COMMUNE, 4, 3, false),
	REGIME(EPCI, 4, 3, false),
	REGIME(EPCI_BUREAU, 4, 3, false),
	REGIME(SYNDICAT_FERME, 4, 3, false),
	REGIME(SYNDICAT_OUVERT, 4, 3, true),
	REGIME(DEPARTEMENT, 6, 0, false),
	REGIME(REGION, 6, 0, false),
	REGIME(ALSACE_MOSELLE, 4, 3, false),
};

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

int
profile_find(struct text name)
{
	for (int i = 0; i < PROFILE_NAMES; i++)
		if (names[i].len == name.len && memcmp(names[i].at, name.at, name.len) == 0)
			return i;
	return -1;
}

const char *
profile_name(uint32_t number)
{
	return names[number].at;
}

const struct profile *
profile_on(uint32_t number, ymd date)
{
	const struct profile *found = NULL;

	for (size_t i = 0; i < LEN(rows); i++) {
		const struct profile *p = &rows[i].profile;

		if (rows[i].number != (int)number)
			continue;
		if (p->from == 0 || (date >= p->from && date <= p->until)) {
			found = p;
			break;
		}
	}
	return found;
}

const struct profile *
profile_row(uint32_t i)
{
	return i < LEN(rows) ? &rows[i].profile : NULL;
}

uint32_t
fraction_of(struct fraction fraction, uint32_t n)
{
	if (fraction.den == 0)
		return UINT32_MAX;
	return (uint32_t)(((uint64_t)n * fraction.num + fraction.den - 1) / fraction.den);
}

uint32_t
profile_quorum(const struct profile *profile, uint32_t serving)
{
	return profile->quorum_more_than_half ? serving / 2 + 1 : fraction_of(profile->quorum, serving);
}
