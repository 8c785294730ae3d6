/*
 * profile.h -- the law of one kind of body, as data
 *
 * A row is a regime and the dates of the sittings it holds for.  Numbers of rules: law of the chamber, story(5).
 * Q1 L2121-17, Q6 L3121-14 and L4132-13, Q7 laws 2020-290 and 2020-1379, P1 L2121-20, S2 L2121-21, L3121-15, L4132-14,
 * S4 L2121-21, M9 weights of open syndicats.
 */
#ifndef CORE_PROFILE_H
#define CORE_PROFILE_H

#include <stdbool.h>
#include <stdint.h>

#include "event.h"

enum { PROFILE_NAMES = 8 };

struct fraction {
	uint32_t num, den; /* den 0: never */
};

struct profile {
	const char *statute;          /* where a body's own statutes fix a number; NULL: the law does */
	ymd from, until;              /* of the sitting, both included; 0: open */
	bool quorum_more_than_half;   /* floor(N/2)+1; else ceil(N * quorum) */
	struct fraction quorum;
	uint32_t proxies_per_holder;
	struct fraction public_askers, secret_askers; /* of the present, rounded up */
	bool weights;                 /* plural votes allowed */
};

/* The name's number, 0 .. PROFILE_NAMES-1, for event.h's body.profile; -1: no such name. */
int profile_find(struct text name);
const char *profile_name(uint32_t number);

/* The row that holds for NUMBER on DATE (0: today's law).  Never NULL. */
const struct profile *profile_on(uint32_t number, ymd date);

/* What the law asks of N. */
uint32_t profile_quorum(const struct profile *profile, uint32_t serving);
uint32_t fraction_of(struct fraction fraction, uint32_t n); /* ceil; UINT32_MAX where never */

/* Every row in order, for the hash that the record keeps.  NULL ends. */
const struct profile *profile_row(uint32_t i);

#endif
