/*
 * head.h -- whether a head may be signed, given the last one that was; pure
 *
 * A record only ever grows.  So for each origin: never a smaller size, never two heads of one size, and a larger one
 * only with the proof that it begins with the last (RFC 6962 consistency).  The same head asked for again is signed
 * again: the keeper may have died before it could use the first signature.
 */
#ifndef SEALER_HEAD_H
#define SEALER_HEAD_H

#include "proto/sealer.pb-c.h"
#include "record/note.h"

enum head_answer { /* crosses the wire as Reply.error */
	HEAD_SIGN = 0,
	HEAD_SMALLER = 1,
	HEAD_OTHER_ROOT = 2,
	HEAD_NO_PROOF = 3,
	HEAD_MALFORMED = 4,
	HEAD_DISK = 5,      /* never said here */
};

/*
 * LAST: the last head signed for the request's origin; NULL: none.  RET_HEAD is written with HEAD_SIGN alone: keep it
 * on the disk, then sign it.  A request that asks for the last head is none to decide upon.
 */
enum head_answer head_decide(const struct checkpoint *last, const Sealer__Request *request, struct checkpoint *ret_head);

/* One line, for the keeper's log. */
const char *head_reason(enum head_answer answer);

#endif
