/*
 * picture.h -- what the public may see of a sitting, as one View__Snapshot (proto/view.proto)
 *
 * A pure function of the state and of a few facts beside it, so that the chamber's screen and the replay of a record show
 * one and the same.  Not for two threads.
 */
#ifndef PICTURE_PICTURE_H
#define PICTURE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/sitting.h"
#include "core/state.h"

#define RECEIVERS_MAX   16
#define PICTURE_FAILURE "keeper" /* role of the `abort` that a failure in a secret ballot leads to */

/* What is on the screen because of what was said before, and does not follow from the state. */
struct picture_past {
	bool cleared;         /* the clerk has had the last result taken off */
	uint32_t voided_item; /* whose secret ballot a failure broke off, until the next opening; NO_ITEM */
};

struct picture_receiver {
	uint32_t number; /* from 1 */
	const char *name, *status, *driver, *make, *light; /* make: of its handsets */
	const char (*keys)[8]; /* [KEYS_MAX], as printed; the first empty one ends them */
};

struct picture {
	const struct sitting *sitting;
	struct picture_past past;
	uint64_t index;          /* of the record's last entry */
	uint64_t now_us;         /* since START */
	bool rehearsal;          /* of the whole record; the sitting may say so too */
	const char *time_zone;   /* IANA */
	const char *words, *head; /* of what is sealed; empty: a seal is awaited, or there was none */
	const struct picture_receiver *receivers;
	size_t n_receivers;      /* at most RECEIVERS_MAX */
};

/* Packs it; what does not fit loses the titles of items, then names.  Bytes; -EMSGSIZE. */
int64_t picture_pack(const struct picture *of, uint8_t *ret, size_t size);

struct picture_command {
	enum event_type type;
	const char *role;
	bool refused;
};

/* Tells of an entry that was stepped; COMMAND: NULL where it was none.  PAST begins as { .voided_item = NO_ITEM }. */
void picture_follow(struct picture_past *past, const struct sitting *s, const struct picture_command *command,
                    const struct effects *fx);

/* The item in discussion had a secret ballot that a failure broke off. */
bool picture_voided(const struct picture_past *past, const struct sitting *s);

#endif
