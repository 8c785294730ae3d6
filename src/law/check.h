/* check.h -- dates, and what keys of a regime say together */
#ifndef LAW_CHECK_H
#define LAW_CHECK_H

#include <stdbool.h>

#include "core/profile.h"

struct law_contradiction {
	const char *key;   /* whose line is at fault; NULL: the section's */
	char why[300];     /* what is wrong, what to do */
};

/* A date of the calendar like 2020-03-24.  False: it is none. */
bool law_date(const char *text, ymd *ret);

/* Whether ROW contradicts neither itself nor the regime BEFORE it (NULL: it is the first).  False with RET_WHY. */
bool law_makes_sense(const struct profile *row, const struct profile *before, struct law_contradiction *ret_why);

#endif
