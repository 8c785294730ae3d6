/*
 * play.h -- a record as something that can be played: a moment for each entry, and the picture of the sitting behind it
 *
 * The record is stepped once whole at opening, as `scrutin replay` does it, and then to wherever it is asked for: onwards
 * from where it stands, or from the beginning.  It is trusted in nothing; what cannot be stepped ends the pictures, what
 * cannot be read ends the entries, and both are told.
 */
#ifndef SHOW_PLAY_H
#define SHOW_PLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "picture/picture.h"
#include "proto/record.pb-c.h"
#include "proto/view.pb-c.h"
#include "record/note.h"
#include "record/reader.h"
#include "record/words.h"
#include "replay/replay.h"

struct play_entry {
	uint64_t offset;  /* of its frame in the file */
	uint64_t at_us;   /* since START; never falls: an entry that says no time, or an earlier one, has that of the one before */
	char kind;        /* see play_kind() */
	bool differs;     /* what was recorded here is not what came out on replay */
};

/* A ballot on the time line; one that was counted by hand, or adopted without a vote, opens where it closes. */
struct play_ballot { uint64_t opened, closed; uint32_t ballot, item; /* in discussion then; NO_ITEM */ };

/* How far the record has been stepped, and what the screen has by then. */
struct play_stand {
	struct reader *reader;
	struct replay replay;
	struct picture_past past;
	bool seal_wanted;
	char words[WORDS_SIZE], head[NOTE_BODY_MAX];
	uint64_t n;  /* entries stepped */
	bool spent;  /* the first walk has gone as far as it could: whoever wants a picture begins anew */
};

struct play {
	const uint8_t *bytes; /* borrowed */
	size_t size;
	struct play_entry *entries;
	uint64_t n_entries, entries_size;
	uint64_t n_playable;  /* of them the first: behind them there is no picture */
	char why[128];        /* where that is not all: why */
	int end;              /* of reader_next() behind the last entry: 0, -EAGAIN, -EBADMSG, -EPROTO */
	char cut[64];         /* where that is not 0: what stands there */
	struct play_ballot *ballots;
	size_t n_ballots, ballots_size;
	uint32_t results, differing;
	bool rehearsal;       /* of START, as what follows; of no START: empty */
	char time_zone[64];
	int64_t utc_us;
	struct play_stand stand;
};

/* Walks the record of SIZE bytes at BYTES, borrowed until play_done().  0; -ENOMEM. */
int play_open(struct play *ret, const uint8_t *bytes, size_t size);
void play_done(struct play *p);

/* S START, A taken up again, C command, P press, D deadline, L result lines, K checkpoint, B receiver, U urn, E END,
 * X withheld. */
char play_kind(const Record__Entry *entry);

/* The picture behind entry INDEX, below n_playable; to be freed by view__snapshot__free_unpacked().  NULL: out of memory. */
View__Snapshot *play_picture(struct play *p, uint64_t index);

#endif
