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
