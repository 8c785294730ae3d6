/*
 * journal.h -- the one writer of a record
 *
 * A turn: journal_append() as often as needed, journal_sync() once, then the effects.  What was appended is in memory
 * (or handed to the kernel, where a turn is long) until the sync.  The file is locked against a second writer and only
 * ever grows, except that a resume cuts a torn tail off (frame.h).
 *
 * Order is kept here: START first and never again, time that does not fall, after END one checkpoint and nothing more.
 * Growing the arrays of leaves is the only heap: state a capacity that the sitting will not exceed.
 */
#ifndef RECORD_JOURNAL_H
#define RECORD_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "codec.h"
#include "frame.h"
#include "tree.h"

struct journal;

enum journal_state {
	JOURNAL_EMPTY = 1, /* wants START */
	JOURNAL_OPEN,
	JOURNAL_ENDING,    /* END is written; wants its checkpoint */
	JOURNAL_CLOSED,    /* for ever */
	JOURNAL_FAILED,    /* a write or sync failed: what is on the disk is not known, so nothing is taken any more */
};

struct clock_reading { /* the wall clock, for START, checkpoints and END */
	int64_t utc_us;
	const char *source;
	int64_t offset_us; /* estimated; 0 where unknown */
};

struct journal_found { /* by a resume */
	uint64_t entries;    /* whole ones */
	uint64_t torn_bytes; /* cut off behind them; put it into the RESTART entry */
	uint64_t bad_index;  /* with -EBADMSG, -EPROTO: the first bad entry, */
	uint64_t bad_offset; /* where it begins in the file, */
	const char *why;     /* and what is wrong with it: a constant phrase */
};

/* Told of each whole entry in turn.  ENTRY is borrowed for the call.  Not 0: the resume ends with that. */
typedef int journal_entry_fn(uint64_t index, const Record__Entry *entry, void *arg);

/*
 * Makes NAME in DIR_FD, which must not be there (mode 0640), and syncs the directory.  CAPACITY: entries to have room
 * for.  0; -EEXIST; -ENOMEM; -EBUSY locked; other errors of opening.
 */
int journal_create(struct journal **ret, int dir_fd, const char *name, uint64_t capacity);

/*
 * Takes NAME up again: every entry is read and told to FN (NULL: nobody).  A torn tail is cut off, and the cut is on the
 * disk when this returns.  RET_FOUND is written on success, -EBADMSG and -EPROTO.
 * 0, also for an empty or a closed record; -EBADMSG: damaged; -EPROTO: a frame is whole but no entry, or out of order
 * (in both cases the file is as it was); -EBUSY another program has it; -ENOMEM; what FN said; other errors of I/O.
 */
int journal_resume(struct journal **ret, int dir_fd, const char *name, uint64_t capacity, journal_entry_fn *fn, void *arg,
                   struct journal_found *ret_found);

/* Drops what was not synced.  NULL does nothing. */
void journal_free(struct journal *j);

/*
 * Appends an entry as it stands.  RET_INDEX (may be NULL): its index.
 *   -ESTALE     out of order: START twice or not first, at_us below the last entry's, anything but a checkpoint after END
 *   -ESHUTDOWN  the record is closed
 *   -EINVAL     redacted, of no kind, or the closing checkpoint carries a clock (use journal_checkpoint())
 *   -EMSGSIZE   longer than ENTRY_MAX
 *   -ENOMEM     nothing was appended
 *   -EIO        the journal failed, now or before
 */
int journal_append(struct journal *j, const Record__Entry *entry, uint64_t *ret_index);

/*
 * A checkpoint with NOTE, which the sealer made over journal_size() and journal_root() as they are now.  Behind END
 * this closes the record: nothing signs the last entry but its own note, so it says nothing that the note does not: no
 * clock (END has it), and END's at_us.  Errors of journal_append(); -EINVAL too where NOTE is not about this head.
 */
int journal_checkpoint(struct journal *j, uint64_t at_us, const char *note, const struct clock_reading *clock);

/* The END entry, counted and dated. */
int journal_end(struct journal *j, uint64_t at_us, const struct clock_reading *clock);

/* Everything appended is on the disk, or the journal has failed: -EIO, and so for every call after. */
int journal_sync(struct journal *j);

enum journal_state journal_state(const struct journal *j);
int journal_errno(const struct journal *j); /* why it failed; 0 */
uint64_t journal_size(const struct journal *j); /* entries appended, synced or not */
uint64_t journal_at_us(const struct journal *j); /* of the last entry */
const char *journal_origin(const struct journal *j); /* of START; "" before it */
void journal_root(const struct journal *j, struct digest *ret);
const struct tree *journal_tree(const struct journal *j); /* for proofs; borrowed until the next append */

/* Entry INDEX as written.  Its bytes; -EINVAL no such entry; -ENOBUFS; -EIO. */
int64_t journal_payload(const struct journal *j, uint64_t index, uint8_t *ret_payload, size_t size);

#endif
