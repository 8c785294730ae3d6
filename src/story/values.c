#include "values.h"

#include <string.h>

bool
value_is(struct text t, const char *word)
{
	return strlen(word) == t.len && memcmp(word, t.at, t.len) == 0;
}

int
value_number(struct text t, uint32_t max, uint32_t *ret_number)
{
	uint64_t n = 0;

	if (t.len == 0 || t.len > 10)
		return -1;
	for (uint32_t i = 0; i < t.len; i++) {
		if (t.at[i] < '0' || t.at[i] > '9')
			return -1;
		n = n * 10 + (uint64_t)(t.at[i] - '0');
	}
	if (n > max)
		return -1;
	*ret_number = (uint32_t)n;
	return 0;
}

static struct text
part(struct text t, uint32_t at, uint32_t len)
{
	return (struct text) { t.at + at, len };
}

int
value_date(struct text t, ymd *ret_date)
{
	static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	uint32_t y, m, d, leap;

	if (t.len != 10 || t.at[4] != '-' || t.at[7] != '-' || value_number(part(t, 0, 4), 9999, &y) < 0 ||
	    value_number(part(t, 5, 2), 12, &m) < 0 || value_number(part(t, 8, 2), 31, &d) < 0 || m == 0 || d == 0 || y == 0)
		return -1;
	leap = m == 2 && (y % 4 == 0 && (y % 100 != 0 || y % 400 == 0));
	if (d > days[m - 1] + leap)
		return -1;
	*ret_date = y * 10000 + m * 100 + d;
	return 0;
}

int
value_minute(struct text t, uint32_t *ret_minute)
{
	uint32_t h, m;

	if (t.len != 5 || t.at[2] != ':' || value_number(part(t, 0, 2), 23, &h) < 0 ||
	    value_number(part(t, 3, 2), 59, &m) < 0)
		return -1;
	*ret_minute = h * 60 + m;
	return 0;
}

int
value_date_minute(struct text t, ymd *ret_date, uint32_t *ret_minute)
{
	ymd date;

	if (t.len != 16 || t.at[10] != 'T' || value_date(part(t, 0, 10), &date) < 0 ||
	    value_minute(part(t, 11, 5), ret_minute) < 0)
		return -1;
	*ret_date = date;
	return 0;
}

int
value_range(struct text t, struct range *ret_range)
{
	uint32_t dots = 0;
	struct range r;

	while (dots + 1 < t.len && (t.at[dots] != '.' || t.at[dots + 1] != '.'))
		dots++;
	if (dots + 1 >= t.len) {
		if (value_number(t, SEAT_HIGHEST, &r.from) < 0)
			return -1;
		r.to = r.from;
	} else if (value_number(part(t, 0, dots), SEAT_HIGHEST, &r.from) < 0 ||
	           value_number(part(t, dots + 2, t.len - dots - 2), SEAT_HIGHEST, &r.to) < 0 ||
	           r.from > r.to) {
		return -1;
	}
	*ret_range = r;
	return 0;
}

int
value_fraction(struct text t, uint32_t *ret_num, uint32_t *ret_den)
{
	uint32_t slash = 0, num, den;

	while (slash < t.len && t.at[slash] != '/')
		slash++;
	if (slash == t.len || value_number(part(t, 0, slash), 1000, &num) < 0 ||
	    value_number(part(t, slash + 1, t.len - slash - 1), 1000, &den) < 0 || num == 0 || num > den)
		return -1;
	*ret_num = num;
	*ret_den = den;
	return 0;
}

int
value_word(struct text t, const struct words_table *table, uint32_t *ret_value)
{
	for (; table->word != NULL; table++)
		if (value_is(t, table->word)) {
			*ret_value = table->value;
			return 0;
		}
	return -1;
}

int
value_majority(struct text t, struct majority *ret_majority)
{
	static const struct words_table bases[] = {
		{ "cast", BASE_CAST }, { "serving", BASE_SERVING }, { "present", BASE_PRESENT }, { "electorate", BASE_ELECTORATE },
		{ NULL, 0 },
	};
	struct majority m = { .given = true };
	uint32_t dash = 0, base;

	if (value_is(t, "cast")) {
		*ret_majority = m;
		return 0;
	}
	while (dash < t.len && t.at[dash] != '-')
		dash++;
	if (dash == t.len || value_word(part(t, dash + 1, t.len - dash - 1), bases, &base) < 0)
		return -1;
	m.base = (enum majority_base)base;
	if (!value_is(part(t, 0, dash), "absolute") && value_fraction(part(t, 0, dash), &m.num, &m.den) < 0)
		return -1;
	*ret_majority = m;
	return 0;
}

bool
value_next(struct text *list, struct text *ret_element)
{
	uint32_t n = 0;

	if (list->at == NULL)
		return false;
	while (n < list->len && list->at[n] != ',')
		n++;
	*ret_element = part(*list, 0, n);
	if (n == list->len)
		*list = (struct text) { 0 };
	else
		*list = part(*list, n + 1, list->len - n - 1);
	return true;
}
