#include "profile.h"

#include <string.h>

static bool
is_name(const char *name, struct text t)
{
	uint32_t n = 0;

	while (n < t.len && name[n] != '\0' && name[n] == t.at[n])
		n++;
	return n == t.len && name[n] == '\0';
}

int
profile_find(const struct law *law, struct text name)
{
	for (uint32_t i = 0; i < law->n; i++)
		if (is_name(law->rows[i].name, name))
			return (int)i;
	return -1;
}

/* Rows read from one file share their name's bytes. */
const struct profile *
profile_on(const struct law *law, uint32_t number, ymd date)
{
	const struct profile *found = NULL;

	for (uint32_t i = number; i < law->n && law->rows[i].name == law->rows[number].name; i++) {
		const struct profile *p = &law->rows[i];

		if (date == 0 || (date >= p->from && (p->until == 0 || date <= p->until)))
			found = p;
	}
	return found;
}

uint32_t
fraction_of(struct fraction fraction, uint32_t n)
{
	return (uint32_t)(((uint64_t)n * fraction.num + fraction.den - 1) / fraction.den);
}

uint32_t
threshold_of(struct threshold t, uint32_t n)
{
	if (t.of.den == 0)
		return 0;
	return t.more_than ? (uint32_t)((uint64_t)n * t.of.num / t.of.den) + 1 : fraction_of(t.of, n);
}

const char *
profile_source(const struct profile *p, enum refusal refusal)
{
	static const struct { enum refusal refusal; enum profile_rule rule; } rows[] = {
		{ REFUSED_BY_QUORUM, RULE_QUORUM }, { REFUSED_BY_PROXY_LIMIT, RULE_PROXIES },
		{ REFUSED_BY_PUBLIC_ASKERS, RULE_PUBLIC }, { REFUSED_BY_SECRET_ASKERS, RULE_SECRET },
		{ REFUSED_BY_SECRET_GROUND, RULE_SECRET }, { REFUSED_BY_WEIGHT, RULE_WEIGHTS },
		{ REFUSED_BY_MODE_REMOTE, RULE_REMOTE }, { REFUSED_BY_REMOTE, RULE_REMOTE },
	};

	if (refusal == REFUSED_BY_MODE_REMOTE && p->remote == REMOTE_UNFORESEEN)
		return ""; /* its source says that nothing is said */
	for (uint32_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].refusal == refusal)
			return p->source[rows[i].rule];
	return "";
}
