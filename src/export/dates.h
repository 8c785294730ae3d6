/*
 * dates.h -- when the acts of a sitting were transmitted and published, of the file beside its record: scrutin-dates(5)
 */
#ifndef EXPORT_DATES_H
#define EXPORT_DATES_H

#include "format.h"

#define DATES_FILE_MAX (1 << 20) /* bytes */
#define DATES_WHY      512

struct dates_item {
	ymd sent, received, published; /* 0: not said */
	const char *act, *url;         /* "" */
};

struct dates {
	const char *pref_id;           /* "" */
	ymd list;
	struct dates_item *items;      /* as the account's */
	char *text;                    /* what the texts are */
};

/* The file beside the record at PATH, to be freed; NULL: no memory. */
char *dates_beside(const char *path);

/*
 * Reads the LEN bytes at TEXT, of the sitting of A; FILE is what they are called in messages.  0; -EPROTO with RET_WHY: one line,
 * FILE:LINE, what is wrong, what to do; -ENOMEM.  dates_done() in any case.
 */
int dates_read(struct dates *ret, const struct account *a, const char *file, const char *text, size_t len,
               char ret_why[DATES_WHY]);
void dates_done(struct dates *d);

/* What is known of the act that ballot B made of ITEM; nothing, where it was annulled or the item was voted on again. */
const struct dates_item *dates_of(const struct format_request *q, const struct account *a, const struct account_ballot *b,
                                  uint32_t item);

#endif
