#include "clock.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>

static int64_t
read_us(clockid_t id)
{
	struct timespec t;

	clock_gettime(id, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

uint64_t
clock_monotonic_us(void)
{
	return (uint64_t)read_us(CLOCK_BOOTTIME);
}

int64_t
clock_realtime_us(void)
{
	return read_us(CLOCK_REALTIME);
}

int32_t
clock_zone_offset_s(const char *zone, int64_t utc_us)
{
	const char *before = getenv("TZ");
	char *kept = before == NULL ? NULL : strdup(before);
	time_t t = (time_t)(utc_us / 1000000);
	struct tm tm = { .tm_gmtoff = 0 };

	setenv("TZ", zone, 1);
	tzset();
	localtime_r(&t, &tm);
	if (kept != NULL)
		setenv("TZ", kept, 1);
	else
		unsetenv("TZ");
	tzset();
	free(kept);
	return (int32_t)tm.tm_gmtoff;
}

const char *
clock_source(int64_t *ret_offset_us)
{
	struct timex t = { .modes = 0 };
	int state = adjtimex(&t);

	if (ret_offset_us != NULL)
		*ret_offset_us = state < 0 ? 0 : t.esterror;
	return state < 0 || state == TIME_ERROR || (t.status & STA_UNSYNC) ? "unsynchronised" : "synchronised";
}
