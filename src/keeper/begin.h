/* begin.h -- a new record, or one that is taken up again */
#ifndef KEEPER_BEGIN_H
#define KEEPER_BEGIN_H

#include "keeper.h"

struct begin_options {
	const char *record_dir, *name, *story; /* story: file of the sitting's setting lines; NULL: none */
	const char *config; /* its file, hashed into START; NULL: none */
	const char *profile; /* file of the body's own statutes, scrutin-profile(5); NULL: none */
	const char *time_zone; /* NULL: the profile's */
	bool rehearsal, president_proclaims;
};

/*
 * Opens DIR/NAME.record.  New: START, then the story's lines as commands.  There already: replayed, a torn tail cut and
 * told, what a crash left half-said completed, RESTART.  All of it is on the disk when this returns.
 * 0, or the exit code, having said why: 3 the story or the record cannot be read, 4 a rule refuses a line, 5.
 */
int keeper_begin(struct keeper *k, const struct begin_options *options);

#endif
