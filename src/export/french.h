/* french.h -- dates, articles and names as French documents write them */
#ifndef EXPORT_FRENCH_H
#define EXPORT_FRENCH_H

#include <stdio.h>

#include "account.h"

/* "jeudi 16 mars 2023"; without the day's name where WEEKDAY is false. */
void french_date(FILE *out, ymd date, bool weekday);

/* "du Bureau métropolitain", "de l'Assemblée", "de la Commission permanente" */
void french_of(FILE *out, const char *organ);

/* "Monsieur François REBSAMEN"; "Monsieur REBSAMEN" without the first name. */
void french_name(FILE *out, const struct account_person *who, bool with_first);

bool french_is_lady(const struct account_person *who);

#endif
