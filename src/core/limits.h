/* limits.h -- what a sitting is sized for */
#ifndef CORE_LIMITS_H
#define CORE_LIMITS_H

#include <stdint.h>

/* Of a seat: the voices of 65 536 such seats still fit in 32 bits. */
#define WEIGHT_MAX 65535

/* It never grows: more is refused by the rule `capacity`. */
struct limits {
	uint32_t max_seat;    /* highest seat number, 1..65536 */
	uint32_t n_items;
	uint32_t n_ballots;   /* attempts that leave a result */
	uint32_t text_bytes;  /* names, titles, reasons */
};

/* Limits that fit a sitting with MAX_SEAT seats: the same for keeper and replay.  MAX_SEAT 0: 256. */
struct limits limits_for(uint32_t max_seat);

#endif
