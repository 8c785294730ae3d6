/* values.h -- the values of a story's words: numbers, dates, lists, fractions.  0, or -1 where it is none. */
#ifndef STORY_VALUES_H
#define STORY_VALUES_H

#include "core/event.h"

#define SEAT_HIGHEST 999999999 /* that can be read; that there is such a seat is another matter */

struct words_table { const char *word; uint32_t value; };

bool value_is(struct text t, const char *word);
int value_number(struct text t, uint32_t max, uint32_t *ret_number);
int value_date(struct text t, ymd *ret_date);                          /* 2023-03-16 */
int value_minute(struct text t, uint32_t *ret_minute);                 /* 18:30 */
int value_date_minute(struct text t, ymd *ret_date, uint32_t *ret_minute); /* 2023-03-16T18:30 */
int value_range(struct text t, struct range *ret_range);               /* 5 or 5..9 */
int value_fraction(struct text t, uint32_t *ret_num, uint32_t *ret_den); /* 2/3 */
int value_majority(struct text t, struct majority *ret_majority);      /* cast, absolute-serving, 2/3-cast ... */
int value_word(struct text t, const struct words_table *table, uint32_t *ret_value); /* table ends with NULL */

/* Takes the next element off a list split at commas; false: there is none left. */
bool value_next(struct text *list, struct text *ret_element);

#endif
