/* clock.h -- the one place that asks for the time */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* Microseconds since some moment before boot; goes on while the machine sleeps. */
uint64_t clock_monotonic_us(void);

/* Microseconds since 1970-01-01 UTC. */
int64_t clock_realtime_us(void);

/* "synchronised" or "unsynchronised", as the kernel knows; *RET_OFFSET_US its estimate of the error (may be NULL). */
const char *clock_source(int64_t *ret_offset_us);

#endif
