/* plan.h -- whether a ballot may begin, and as what: all the rules of opening, before anything changes */
#ifndef CORE_PLAN_H
#define CORE_PLAN_H

#include "store.h"

struct plan {
	uint32_t items[GROUP_MAX], n_items;
	enum ballot_mode mode;
	enum ballot_by by;
	enum ballot_ground ground;
	enum proxy_casting casting;
	struct majority majority;
	uint32_t round;
	bool forced;
	const struct text *candidates; /* borrowed from the event */
	uint32_t n_candidates;
	uint32_t candidate_seat[CANDIDATES_MAX];
	ymd candidate_born[CANDIDATES_MAX];
};

/* OPEN or COUNT. */
enum refusal plan_ballot(struct sitting *s, const struct event *e, struct plan *ret_plan);

/* ADOPT or TAKE_NOTE of the item named NAME. */
enum refusal plan_assent(struct sitting *s, struct text name, struct plan *ret_plan);

/* Carries the plan out: item in discussion, electorate frozen, attempt spent, results begun with their heads. */
uint32_t plan_begin(struct sitting *s, const struct plan *plan, struct effects *fx);

/* Only the first half of it: proclaims what is left over, and puts the items in discussion. */
void plan_discuss(struct sitting *s, const struct plan *plan, struct effects *fx);

/*
 * Takes the result at PLACE out of the ballot that is open, which has others: who votes on none of these is no longer of its
 * electorate.
 */
void plan_take_out(struct sitting *s, uint32_t place);

/* Whether SEAT would have a voice on ITEM now: present, or giver of an active proxy, neither recused. */
bool plan_votes_now(const struct sitting *s, uint32_t item, uint32_t seat);

#endif
