/* store.h -- the core's own hands on its state: sizes, texts, seats.  Not for other folders. */
#ifndef CORE_STORE_H
#define CORE_STORE_H

#include <stddef.h>

#include "effect.h"
#include "refusal.h"
#include "state.h"

/* Every swap and every regiven proxy is a new interval; four a seat, and some. */
#define HANDSET_INTERVALS(l) (4 * (l)->max_seat + 64)
#define PROXY_INTERVALS(l)   (4 * (l)->max_seat + 64)
#define CORRECTIONS(l)       (4 * (l)->max_seat + 64)
#define RECUSALS(l)          (4 * (l)->n_items + (l)->max_seat)
#define RESULTS(l)           (2 * (l)->n_ballots + GROUP_MAX)

void state_check(const struct sitting *s);

bool text_fits(const struct sitting *s, size_t bytes);
struct place text_keep(struct sitting *s, struct text text); /* after text_fits() */
bool text_is(struct text a, struct text b);

struct seat *seat_find(struct sitting *s, uint32_t number);  /* NULL: not in the roster */
enum refusal seat_refusal(struct sitting *s, uint32_t number); /* unknown, vacant, or NONE */

/* When it was last MINUTE of the day, on the events' clock.  False: that was before the sitting began. */
bool sitting_since(const struct sitting *s, uint32_t minute, uint64_t *ret_us);

struct position *positions_of(struct sitting *s, uint32_t ballot);

#endif
