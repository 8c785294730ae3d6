/*
 * popolo.h -- vote events as Popolo has them (popoloproject.com/specs/vote-event.html)
 *
 * One document: organizations (the body, its groups), persons (who sat, one a tenure), vote_events (one an item of a
 * ballot).  Beyond the specification, and named so that nobody takes it for a part of it: votes bear `represented_by`
 * (the holder who voted for a giver); counts have the options that Popolo lacks under our own words (nspp, blanc, nul,
 * silent), and candidates as their person's id, or as written; events bear `outcome`, `round`, `annulled`.  `pass` and
 * `fail` are said of what is decided, and of nothing else.  Votes stand in it where names may be published.
 */
#ifndef EXPORT_POPOLO_H
#define EXPORT_POPOLO_H

#include "format.h"

int popolo_write(FILE *out, const struct account *a, const struct format_request *q);

#endif
