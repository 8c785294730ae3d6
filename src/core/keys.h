/*
 * keys.h -- a key as printed on a handset, to its slot
 *
 * Slot 1 is the key a handset lists first: A, 1, green.  The blank key of each make is the one DESIGN names for
 * `blanc` among candidates: E on i>clicker (and where nothing is said), 0 on ResponseCard, 6 on SunVote, red on Buzz!.
 */
#ifndef CORE_KEYS_H
#define CORE_KEYS_H

#include <stdbool.h>

#include "event.h"

#define KEYS_OF_A_HANDSET 5  /* where the make does not say */

/* 1..KEYS_MAX; 0: no key bears this name. */
uint32_t key_slot(struct text key);

/* Whether KEY is the blank key of HANDSET's make (id or make:id). */
bool key_is_blank(struct text handset, struct text key);

#endif
