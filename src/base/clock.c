#include "clock.h"

#include <stddef.h>
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

const char *
clock_source(int64_t *ret_offset_us)
{
	struct timex t = { .modes = 0 };
	int state = adjtimex(&t);

	if (ret_offset_us != NULL)
		*ret_offset_us = state < 0 ? 0 : t.esterror;
	return state < 0 || state == TIME_ERROR || (t.status & STA_UNSYNC) ? "unsynchronised" : "synchronised";
}
