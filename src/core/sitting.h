/*
 * sitting.h -- one sitting of the council, as a pure state machine
 *
 *     sitting_step(state, event)  ->  state', effects
 *
 * The machine does no I/O, reads no clock, draws no random number and allocates nothing: time comes with the event.
 * The daemon and the replayer call this same function, so a record that replays to other results has been changed, or
 * we have a bug; both are found the same way.  What it holds is in state.h, open to all to read, written by core alone.
 */
#ifndef CORE_SITTING_H
#define CORE_SITTING_H

#include <stddef.h>
#include <stdint.h>

#include "effect.h"
#include "event.h"

struct sitting;

/* What a sitting is sized for.  It never grows: more is refused by the rule `capacity`. */
struct limits {
	uint32_t max_seat;    /* highest seat number, 1..65536 */
	uint32_t n_items;
	uint32_t n_ballots;   /* attempts that leave a result */
	uint32_t text_bytes;  /* names, titles, reasons */
};

/* Limits that fit a sitting with MAX_SEAT seats: the same for keeper and replay.  MAX_SEAT 0: 256. */
struct limits limits_for(uint32_t max_seat);

/* Bytes that the state needs; the caller provides them, aligned as malloc() would. */
size_t sitting_size(const struct limits *limits);
struct sitting *sitting_init(void *memory, const struct limits *limits);

/*
 * Takes one event.  RET_EFFECTS is emptied, then filled in the order in which effects are carried out.  An event that
 * the rules do not allow changes nothing and yields one REFUSED; that is no error, and it is recorded too.
 *
 * Returns 0; -1 where at_us is below the event before: the caller is broken and must stop, STATE is as it was.
 */
int sitting_step(struct sitting *state, const struct event *event, struct effects *ret_effects);

/* When the machine next wants a DEADLINE event, on the clock of the events; UINT64_MAX: never. */
uint64_t sitting_deadline(const struct sitting *state);

/*
 * Writes bytes that are equal exactly where two states mean the same, at most SIZE, and returns how many there are.
 * The caller hashes them: tests, and the keeper after a restart.
 */
size_t sitting_canonical(const struct sitting *state, uint8_t *ret_bytes, size_t size);

#endif
