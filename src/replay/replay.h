/*
 * replay.h -- a record's entries through the core
 *
 * One function for the keeper that takes a sitting up again, for `scrutin replay`, and for every export: what they
 * know of a sitting they know by stepping its entries.
 */
#ifndef REPLAY_REPLAY_H
#define REPLAY_REPLAY_H

#include <stddef.h>
#include <stdint.h>

#include "core/sitting.h"
#include "core/state.h"
#include "law/law.h"
#include "proto/record.pb-c.h"
#include "record/facts.h"
#include "story/parse.h"

/* The narrative, a line at a time (story lines, result lines); NULL where nobody listens. */
typedef void replay_line_fn(const char *line, void *arg);

struct replay {
	struct sitting *sitting;   /* owned; NULL before the START entry */
	struct law_book *book;     /* owned: the bundled profiles, and the one in START */
	char profiles[FACT_HEX];   /* profiles_sha256 of START, as it stands there; empty: it names none */
	bool other_profiles;       /* they are not those of this program */
	struct limits limits;
	struct effects effects;    /* of the last entry */
	uint64_t entries;
	uint64_t at_us;            /* of the last entry */
	uint32_t results;          /* result lines found */
	uint32_t differing;        /* result lines that came out otherwise than recorded, or were not recorded */
	uint64_t boot, seq;        /* of the last press of the last bridge */
	replay_line_fn *line;
	void *arg;
	struct story_line *parsed; /* owned */
	char *stated;              /* owned: lines that the last step stated and the record has not yet confirmed */
	size_t stated_len, stated_size;
	size_t stated_at;          /* up to here the record has confirmed them */
	bool out_of_memory;
};

void replay_init(struct replay *r, replay_line_fn *line, void *arg);
void replay_done(struct replay *r);

/* START's profiles_sha256 as this program would write it. */
void replay_profiles(char ret_hex[FACT_HEX]);

/* The hour that SITTING goes by, as START has it: see sitting_clock(). */
void replay_clock(struct sitting *sitting, const Record__Start *start);

/*
 * Takes entry k.  Returns 0; -EPROTO where it says what cannot be (no START first, a line that cannot be read, time
 * that falls); -ENOMEM.  RET_WHY (128 bytes) then says what, for a person.
 */
int replay_entry(struct replay *r, const Record__Entry *entry, char ret_why[128]);

/* At the record's end: counts what was stated and never recorded. */
void replay_finish(struct replay *r);

#endif
