#include "french.h"

#include <string.h>

void
french_date(FILE *out, ymd date, bool weekday)
{
	static const char *const days[] = { "dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi" };
	static const char *const months[] = { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
		"septembre", "octobre", "novembre", "décembre" };
	static const uint8_t offsets[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 }; /* Sakamoto's */
	uint32_t y = date / 10000, m = date / 100 % 100, d = date % 100, y0 = m < 3 ? y - 1 : y;

	if (weekday)
		fprintf(out, "%s ", days[(y0 + y0 / 4 - y0 / 100 + y0 / 400 + offsets[m - 1] + d) % 7]);
	fprintf(out, "%u%s %s %u", d, d == 1 ? "er" : "", months[m - 1], y);
}

static bool
begins(struct text t, const char *with)
{
	size_t n = strlen(with);

	return t.len >= n && memcmp(t.at, with, n) == 0;
}

void
french_of(FILE *out, struct text organ)
{
	static const struct { const char *begins, *of; } rows[] = {
		{ "Commission", "de la " }, { "Métropole", "de la " }, { "A", "de l'" }, { "É", "de l'" }, { "E", "de l'" },
		{ "I", "de l'" }, { "O", "de l'" }, { "U", "de l'" }, { "", "du " },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (begins(organ, rows[i].begins)) {
			fprintf(out, "%s%.*s", rows[i].of, (int)organ.len, organ.at);
			return;
		}
}

static void
put(FILE *out, const struct sitting *s, struct place place, const char *after)
{
	struct text t = sitting_text(s, place);

	if (t.len > 0)
		fprintf(out, "%.*s%s", (int)t.len, t.at, after);
}

void
french_name(FILE *out, const struct sitting *s, uint32_t seat, bool with_first)
{
	const struct seat *who = &s->seats[seat <= s->limits.max_seat ? seat : 0];

	put(out, s, who->civility, " ");
	if (with_first)
		put(out, s, who->first, " ");
	put(out, s, who->last, "");
}

bool
french_is_lady(const struct sitting *s, uint32_t seat)
{
	struct text civility = { 0 };

	if (seat <= s->limits.max_seat)
		civility = sitting_text(s, s->seats[seat].civility);
	return begins(civility, "Madame") || begins(civility, "Mme");
}
