/*
 * verify.h -- whether a record, or one ballot of it, is what was sealed
 *
 * Every payload is hashed again.  Nothing is believed because it is not there: no key, no checkpoint, no END each have a
 * verdict of their own, and none of them is "sealed".  What the entries mean is replayed elsewhere (`scrutin replay`).
 */
#ifndef RECORD_VERIFY_H
#define RECORD_VERIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "key.h"

/* The first that applies, in this order from the worst. */
enum verdict {
	VERDICT_DAMAGED = 1, /* a frame or its CRC */
	VERDICT_FORGED,      /* a root, signature, order, key, witness or words */
	VERDICT_UNSEALED,    /* no checkpoint at all */
	VERDICT_UNFINISHED,  /* no END with its checkpoint, or a torn tail */
	VERDICT_UNTRUSTED,   /* all holds, but no key was pinned, or a witness that was asked for did not sign */
	VERDICT_SEALED,
};

enum check_state { CHECK_OK = 1, CHECK_FAIL, CHECK_ABSENT };

#define VERIFY_LINES     40
#define VERIFY_WITNESSES 16
#define VERIFY_DETAIL    192

struct verify_line {
	enum check_state state;
	const char *check;          /* constant: frames, order, origin, ... */
	char detail[VERIFY_DETAIL];
};

struct verify_wants {
	const struct key_public *key;        /* NULL: none pinned */
	const struct key_public *witnesses;
	size_t n_witnesses;                  /* at most VERIFY_WITNESSES */
	const char *words;                   /* NULL: none */
	bool told;                           /* details in the language of whoever reads, and not as the contract has them */
	const char *witness_note;            /* the note beside the file, with cosignatures; NULL: none is there */
	size_t witness_note_len;
};

struct verify_report {
	size_t n_lines;
	struct verify_line lines[VERIFY_LINES];
	enum verdict verdict;
	bool told;       /* as was wanted */
	bool ballot;     /* of one ballot alone */
	uint64_t entries;
	char why[VERIFY_DETAIL]; /* with -EPROTO, for whoever reads */
};

const char *verdict_word(enum verdict v);

/*
 * Has WANTS hold the note RECORD.witness, where there is one: *RET_NOTE, to be freed once WANTS is done with; NULL: there is
 * none.  0; negative errno, -EFBIG: too long for a note.
 */
int verify_read_beside(struct verify_wants *wants, const char *record, char **ret_note);

/*
 * Verifies a record or a ballot, whichever the bytes are.  0, with a verdict; -EPROTO: they are neither (the first frame
 * has a length that cannot be, or is whole and holds neither START nor the head of a ballot), RET_REPORT->why says so;
 * -ENOMEM.  A file without a single whole frame that could be the beginning of one (empty, torn, zeros) is "unfinished".
 */
int verify_bytes(const uint8_t *bytes, size_t n, const struct verify_wants *wants, struct verify_report *ret_report);

#endif
