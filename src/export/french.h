/* french.h -- dates, articles and names as French documents write them */
#ifndef EXPORT_FRENCH_H
#define EXPORT_FRENCH_H

#include <stdio.h>

#include "document.h"

/* "jeudi 16 mars 2023"; without the day's name where WEEKDAY is false.  A sitting that is not described has none. */
void french_date(FILE *out, ymd date, bool weekday);

/* "du Bureau métropolitain", "de l'Assemblée", "de la Commission permanente" */
void french_of(FILE *out, const char *organ);

/* "Monsieur François REBSAMEN"; "Monsieur REBSAMEN" without the first name. */
void french_name(FILE *out, const struct account_person *who, bool with_first);

/* "du Bureau métropolitain de Dijon métropole": as the body says it, else its organ and its name. */
void french_body(FILE *out, const struct account *a);

/* "18 h 30" */
void french_hour(FILE *out, const struct account *a, uint64_t at_us);

/* "à 18 h 30"; "le vendredi 13 février 2026 à 0 h 15" where it is no longer the day of the sitting. */
void french_moment(FILE *out, const struct account *a, uint64_t at_us);

/* "Crédits de la médiathèque (amendement au point 2)": its kind stands behind a title that does not begin with it. */
void french_item(FILE *out, const struct account *a, uint32_t item);

/* A candidate's name: of the seat's member, or the list as written. */
void french_candidate(FILE *out, const struct account *a, const struct account_ballot *b, uint32_t candidate);

/* "POUR"; of a candidate his name. */
void french_choice(FILE *out, const struct account *a, const struct account_ballot *b, uint8_t choice);

/* The title, date and foot of a document of the sitting. */
void french_heading(struct document *d, const char *what, const struct account *a);

/* "LISTE DES DÉLIBÉRATIONS EXAMINÉES du Conseil municipal de X", and the day of the sitting below it. */
void french_title(struct document *d, const char *what, const struct account *a);

bool french_is_lady(const struct account_person *who);

#endif
