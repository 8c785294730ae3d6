/* account_parts.h -- the account's own hands: memory freed with it, lists that grow, its three parts.  Not for other modules. */
#ifndef EXPORT_ACCOUNT_PARTS_H
#define EXPORT_ACCOUNT_PARTS_H

#include "account.h"

struct account_block;

struct account_work {
	struct account_block *blocks;
	bool out_of_memory;          /* sticky; told by account_finish() */
	uint32_t discussed;          /* item, as last seen; NO_ITEM */
};

/* Zeroed, until account_free().  NULL: no memory, and work.out_of_memory is set. */
void *account_alloc(struct account *a, size_t n, size_t size);

/* A copy that ends with NUL; "" where there is no memory or nothing to copy. */
const char *account_text(struct account *a, const char *at, size_t len);

/* LIST with room for one more than N; the same LIST, unchanged, where there is no memory. */
void *account_more(struct account *a, void *list, uint32_t n, size_t size);

/* The next element of a list, zeroed; NULL: no memory. */
#define ACCOUNT_ADD(a, list, n) \
	((list) = account_more((a), (list), (n), sizeof(*(list))), (a)->work->out_of_memory ? NULL : &(list)[(n)++])

const char *account_keep(struct account *a, struct text t);
const char *account_place(struct account *a, const struct sitting *s, struct place p);

/* One more event, about nothing yet.  NULL: no memory. */
struct account_event *account_tell(struct account *a, uint64_t at_us, enum event_type type);
void account_tell_seat(struct account *a, uint64_t at_us, enum event_type type, uint32_t seat, uint32_t other,
                       const char *text);
void account_tell_item(struct account *a, uint64_t at_us, enum event_type type, uint32_t item, const char *text);
void account_tell_ballot(struct account *a, uint64_t at_us, enum event_type type, uint32_t ballot, uint32_t seat,
                         const char *text);

void account_begin_span(struct account *a, struct account_span **list, uint32_t *n, uint64_t at_us);
bool account_in_force(const struct account_span *list, uint32_t n); /* the last one */

/* account_chamber.c: SEAT VACANT SUBSTITUTE; ARRIVE LEAVE EXCUSE; HANDSET HANDOUT RETURN.  BY: what ends a proxy. */
void chamber_seat(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us);
void chamber_presence(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us);
void chamber_proxies(struct account *a, const struct sitting *s, const char *by, uint64_t at_us);
void chamber_handset(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us);
void chamber_finish(struct account *a, const struct sitting *s); /* what the state keeps to its end: handsets */

/* account_ballots.c.  EVENT is what a ballot came by, NULL where it was the clock or the urn. */
void ballots_begin(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us);
void ballots_votes(const struct account *a, const struct sitting *s, uint32_t index);
void ballots_result(struct account *a, const struct sitting *s, const struct event *e, uint32_t index, uint64_t at_us);
void ballots_abort(struct account *a, const struct sitting *s, const struct event *e, uint32_t index, uint64_t at_us);
void ballots_split(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us);
void ballots_remark(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us);
void ballots_annulled(struct account *a, const struct event *e, const struct effects *fx, uint64_t at_us);
void ballots_typed(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us);

#endif
