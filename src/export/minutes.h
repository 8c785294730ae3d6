/*
 * minutes.h -- what a document says of one ballot: the model that every format draws from
 *
 * The sitting's state tells results and names as they are at the record's end (a correction, an annulment included).
 * Who was present and who held which proxy is of the moment the ballot opened: minutes_watch() takes it down while
 * the record is replayed.
 */
#ifndef EXPORT_MINUTES_H
#define EXPORT_MINUTES_H

#include <stdint.h>

#include "core/sitting.h"
#include "core/state.h"

struct minutes {
	uint32_t wanted;          /* ballot, counted from 1 among those with a result */
	uint32_t ballot;          /* its index in the state; NO_BALLOT until it was seen */
	bool closed;
	uint32_t n_seen;          /* ballots with a result so far */
	uint32_t n_closed_below;  /* all of them have an index below this */
	uint32_t watched;         /* the ballot that present and holder are of */
	uint32_t max_seat;
	uint8_t *present;         /* [max_seat + 1], of the wanted ballot's opening */
	uint32_t *holder;         /* [max_seat + 1] */
	bool rehearsal;           /* the record says so */
	char *note;               /* the first checkpoint after its close, NULL: none yet */
};

/* WANTED counts from 1.  0, -ENOMEM. */
int minutes_init(struct minutes *m, uint32_t wanted, uint32_t max_seat);
void minutes_done(struct minutes *m);

/* After each step of the replay. */
void minutes_watch(struct minutes *m, const struct sitting *s, const struct effects *fx);

/* Tells of a checkpoint entry, with its signed note. */
void minutes_checkpoint(struct minutes *m, const char *note);

#endif
