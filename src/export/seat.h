/*
 * seat.h -- all that a record holds about one seat: for the councillor who asks for it (RGPD, article 15)
 *
 * Text, one fact a line behind its hour.  Of secret ballots it says that he took part, since nothing more is known; of a
 * ballot that is still open, no choice.  Free notes are not in it: they belong to no seat.
 */
#ifndef EXPORT_SEAT_H
#define EXPORT_SEAT_H

#include <stdio.h>

#include "account.h"

/* SEAT exists.  0; -ENOMEM. */
int seat_write(FILE *out, const struct account *a, uint32_t seat);

#endif
