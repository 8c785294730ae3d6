/*
 * scdl.h -- SCDL "Délibérations" 2.1.5: 17 columns for open data, and what they cannot say in a companion file
 *
 * A row for each item that a standing ballot adopted, elected or noted: DELIB_DATE is the date of adoption.  Rejected and
 * annulled ones, and amendments and points of procedure, which are no deliberations, have no row; the companion names
 * every result.  Figures are voices.  VOTE_EFFECTIF: of the members serving.  VOTE_REEL: of those who took part, so
 * abstentions, NSPP, blank and spoilt ones are in it, NPPV and those who did not vote are not.  Without a formal vote, and
 * in an election, what has no figure stays empty.  NSPP is in none of the three positions: VOTE_REEL less their sum, and
 * the companion's VOTE_NSPP, tell it.
 *
 * What SCDL requires and the sitting does not say (siret=, matiere=) stays empty and is remarked on; the identifier is the
 * item's id=, else its number=, else the date and the item.  What comes later
 * (PREF_ID and PREF_DATE: once it is received; DELIB_URL) is of the dates, else empty.
 * The title of a rehearsal's rows begins with « RÉPÉTITION – ».
 */
#ifndef EXPORT_SCDL_H
#define EXPORT_SCDL_H

#include "format.h"

int scdl_write(FILE *out, const struct account *a, const struct format_request *q);

/* DELIB_ID and what the schema has no column for, a row for each item of each ballot. */
int scdl_companion_write(FILE *out, const struct account *a, const struct format_request *q);

#endif
