/* split.h -- one objection takes an item out of what is voted on in common */
#ifndef CORE_SPLIT_H
#define CORE_SPLIT_H

#include "store.h"

/* SPLIT: out of the ballot that is open, if it is in it, and of every one to come. */
enum refusal split_item(struct sitting *s, const struct event *e);

#endif
