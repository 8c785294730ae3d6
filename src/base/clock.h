/* clock.h -- the one place that asks for the time */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* Microseconds since some moment before boot; goes on while the machine sleeps. */
uint64_t clock_monotonic_us(void);

/* Microseconds since 1970-01-01 UTC. */
int64_t clock_realtime_us(void);

/* How far the clock on the wall in ZONE (an IANA name) is ahead of UTC at UTC_US, in seconds.  Not for threads: it goes by TZ. */
int32_t clock_zone_offset_s(const char *zone, int64_t utc_us);

/* "synchronised" or "unsynchronised", as the kernel knows; *RET_OFFSET_US its estimate of the error (may be NULL). */
const char *clock_source(int64_t *ret_offset_us);

#endif
