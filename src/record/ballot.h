/*
 * ballot.h -- NAME.NNN.ballot: one ballot alone, checkable without the record
 *
 * The same frames: a BallotHead with the note of the checkpoint that sealed it, then a BallotLeaf for each entry from
 * its opening to the last one under that checkpoint, without a gap, each with its inclusion proof.  So a file that lost
 * its end or an entry does not pass; and the first of its entries must be the command that opened it.
 */
#ifndef RECORD_BALLOT_H
#define RECORD_BALLOT_H

#include <stddef.h>
#include <stdint.h>

#include "journal.h"
#include "note.h"

/*
 * Writes "NAME.NNN.ballot" into DIR_FD, where NAME is the record's without its ending and NUMBER counts from 1, in
 * three digits or more: under another name first, synced, then renamed, then the directory synced.  An older file of
 * that name is replaced.  FIRST: index of the command that opened the ballot.  NOTE: over the record as it was then.
 * 0; -ENAMETOOLONG; -EINVAL: NOTE is not about this record, or FIRST is not under it; other errors of I/O, with the
 * file as it was.
 */
int ballot_write(int dir_fd, const char *name, uint32_t number, const struct journal *j, uint64_t first,
	const char *note);

#endif
