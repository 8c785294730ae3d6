/*
 * heads.h -- the last head of each origin, on the disk
 *
 * One file an origin, named after the SHA-256 of the origin, holding the three lines of the checkpoint.  It is replaced
 * whole: after a power cut it holds the old head or the new one.
 */
#ifndef SEALER_HEADS_H
#define SEALER_HEADS_H

#include "record/note.h"

/* 1 and the head; 0 where none was ever kept; -EPROTO: what is there is no head of ORIGIN; other errors of I/O. */
int heads_load(int dir_fd, const char *origin, struct checkpoint *ret);

/* Keeps HEAD.  When this returns 0 no power cut can take it back.  Negative errno: old or new, and not to be signed. */
int heads_store(int dir_fd, const struct checkpoint *head);

#endif
