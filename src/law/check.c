#include "check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

static uint32_t
days_in(uint32_t year, uint32_t month)
{
	static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return month == 2 && leap ? 29 : days[month - 1];
}

bool
law_date(const char *text, ymd *ret)
{
	static const char form[] = "0000-00-00";
	uint32_t n = 0, year, month;

	for (size_t i = 0; i < sizeof(form); i++) {
		if (form[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
			return false;
		if (form[i] == '0')
			n = n * 10 + (uint32_t)(text[i] - '0');
	}
	year = n / 10000;
	month = n / 100 % 100;
	if (year < 1789 || month < 1 || month > 12 || n % 100 < 1 || n % 100 > days_in(year, month))
		return false;
	*ret = n;
	return true;
}

static ymd
day_after(ymd d)
{
	if (d % 100 < days_in(d / 10000, d / 100 % 100))
		return d + 1;
	return d / 100 % 100 < 12 ? d - d % 100 + 101 : d - d % 10000 + 10101;
}

__attribute__((format(printf, 3, 4))) static bool
clash(struct law_contradiction *c, const char *key, const char *format, ...)
{
	va_list args;

	c->key = key;
	va_start(args, format);
	vsnprintf(c->why, sizeof(c->why), _(format), args);
	va_end(args);
	return false;
}

#define DATE_ARGS(d) (d) / 10000, (d) / 100 % 100, (d) % 100

static bool
dates_fit(const struct profile *row, const struct profile *before, struct law_contradiction *c)
{
	if (row->from != 0 && row->until != 0 && row->until < row->from)
		return clash(c, "until", "this regime ends before it begins; mend from = or until =");
	if (before == NULL)
		return true;
	if (before->until == 0 || row->from == 0 || row->from <= before->until)
		return clash(c, "from", "[regime %s] and [regime %s] overlap; end the one with until =, and begin the other with "
		             "from = on the day after", before->regime, row->regime);
	if (row->from != day_after(before->until))
		return clash(c, "from", "no regime holds from %04u-%02u-%02u on, where [regime %s] has ended; begin on that day",
		             DATE_ARGS(day_after(before->until)), before->regime);
	return true;
}

static bool
asks_more(struct threshold a, struct threshold b)
{
	uint64_t left = (uint64_t)a.of.num * b.of.den, right = (uint64_t)b.of.num * a.of.den;

	return a.of.den != 0 && (left > right || (left == right && a.more_than && !b.more_than));
}

bool
law_makes_sense(const struct profile *p, const struct profile *before, struct law_contradiction *c)
{
	if (!dates_fit(p, before, c))
		return false;
	if (p->proxies_per_holder == 0 && p->proxy_sittings != 0)
		return clash(c, "proxy_sittings", "a limit for proxies where proxies_per_holder = 0 allows none; write none");
	if ((p->public_asked_by == ASKED_BY_NOBODY) != (p->public_askers.den == 0))
		return clash(c, "public_askers", "public_askers = is a fraction where somebody may ask (public_asked_by), else none");
	if ((p->secret_asked_by == ASKED_BY_NOBODY) != (p->secret_askers.den == 0))
		return clash(c, "secret_askers", "secret_askers = is a fraction where members may ask (secret_asked_by), else none");
	if (p->quorum_voices && !p->weights)
		return clash(c, "quorum_of", "a quorum of voices where weights = no: voices are heads then; write heads");
	if (asks_more(p->second_quorum, p->quorum))
		return clash(c, "second_quorum", "a second convocation asks for more than the first; exchange quorum and second_quorum");
	if ((p->quorum_waived.of.den == 0) != (p->source[RULE_WAIVED] == NULL))
		return clash(c, p->quorum_waived.of.den == 0 ? "quorum_waived_source" : "quorum_waived",
		             "quorum_waived = and quorum_waived_source = stand together, or neither; write both, or leave both out");
	if (p->tie_presider && (p->majority.base != BASE_CAST || p->majority.num != 0))
		return clash(c, "tie", "the presider settles ties of an absolute majority of the cast alone; write tie = rejected");
	return true;
}
