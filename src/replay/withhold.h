/*
 * withhold.h -- which entries a copy of a record for the public leaves out
 *
 * A public ballot is published with names and votes; of an ordinary one the totals are, of a secret one the sums.  So an
 * entry is withheld that tells how somebody voted, or in a secret ballot that he did; and presses that counted for nothing,
 * in any.  Presence, proxies, recusals, who asked for a ballot, and every result stand in the minutes, and stay.
 */
#ifndef REPLAY_WITHHOLD_H
#define REPLAY_WITHHOLD_H

#include <stdbool.h>

#include "core/state.h"
#include "proto/record.pb-c.h"

/*
 * Whether ENTRY is withheld.  BEFORE: the sitting as it was before the entry was stepped.  AT_LEAST: every ballot is
 * treated as one of this mode, or of its own where that withholds more; MODE_DEFAULT: by its own.  ORDINARY and SECRET
 * withhold the results with positions of public ballots too, SECRET also who was given which handset.
 */
bool withheld(const struct sitting *before, const Record__Entry *entry, enum ballot_mode at_least);

#endif
