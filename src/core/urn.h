/*
 * urn.h -- the choices of a secret ballot, while it is open
 *
 * Lives in memory only, beside the core and never inside its state: the core learns that a seat took part, the urn
 * what was chosen.  A later press of the same seat in the same phase replaces the earlier one.  urn_count() yields the
 * sums, urn_wipe() leaves nothing.  The owner keeps the memory out of core dumps.
 */
#ifndef CORE_URN_H
#define CORE_URN_H

#include <stddef.h>
#include <stdint.h>

#include "event.h"

struct urn;

size_t urn_size(uint32_t max_seat);
struct urn *urn_init(void *memory, uint32_t max_seat);

/* SEAT (with its givers' voices where FOR_GIVERS) puts in CHOICE, VOICES strong. */
void urn_put(struct urn *urn, uint32_t seat, bool for_givers, enum choice choice, uint32_t voices);

/* Voices by choice, CHOICES_MAX of them. */
void urn_count(const struct urn *urn, uint32_t ret_voices[CHOICES_MAX]);

/* Overwrites everything that was put in. */
void urn_wipe(struct urn *urn);

#endif
