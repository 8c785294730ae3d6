/*
 * profile.h -- the law of one kind of body, as data
 *
 * A row is what holds for one kind of body between two dates.  The rows are borrowed: src/law reads them from files, the
 * caller hands them to sitting_init(), and they live as long as the sitting.  The rows of one name stand together, by
 * date and without a gap.  What each field means to a clerk, and from which article it comes: scrutin-profile(5).
 */
#ifndef CORE_PROFILE_H
#define CORE_PROFILE_H

#include <stdbool.h>
#include <stdint.h>

#include "event.h"
#include "refusal.h"

struct fraction {
	uint32_t num, den; /* den 0: none */
};

/* More than N * fraction, or at least; of den 0 nothing is asked. */
struct threshold {
	struct fraction of;
	bool more_than;
};

enum profile_askers { ASKED_BY_NOBODY = 0, ASKED_BY_MEMBERS, ASKED_BY_PRESIDER_OR_MEMBERS };
enum profile_remote { REMOTE_REFUSED = 0, REMOTE_UNFORESEEN, REMOTE_ALLOWED };

/* The rules that name where they come from. */
enum profile_rule { RULE_QUORUM = 0, RULE_SECOND_QUORUM, RULE_PROXIES, RULE_PUBLIC, RULE_SECRET, RULE_MAJORITY, RULE_TIE,
	RULE_WEIGHTS, RULE_REMOTE, RULE_WAIVED, RULES };

struct profile {
	const char *name, *says, *time_zone, *proxy_label;
	const char *regime;              /* the row's own name */
	ymd from, until;                 /* of the sitting, both included; 0: open */
	struct threshold quorum, second_quorum; /* second: after a second convocation */
	struct threshold quorum_waived;  /* so many of the members interested themselves: none is asked */
	bool quorum_voices;              /* the quorum is of voices; else of heads */
	bool quorum_proxies;             /* active proxies count in it */
	uint32_t proxies_per_holder;     /* 0: there are no proxies */
	uint32_t proxy_sittings;         /* how many consecutive ones a proxy may serve; 0: no limit */
	enum profile_askers public_asked_by, secret_asked_by;
	struct fraction public_askers, secret_askers; /* of the present, rounded up */
	struct majority majority;        /* of a question, where `open` says nothing else */
	bool tie_presider;               /* not secret: the presider's own vote decides; else a tie is rejected */
	bool weights;                    /* plural votes allowed */
	enum profile_remote remote;
	const char *source[RULES];       /* article of the law, or of the statutes; WAIVED's: NULL where it has no such rule */
};

struct law {
	const struct profile *rows;
	uint32_t n;
};

/* The number of NAME's first row, for event.h's body.profile; -1: no such name. */
int profile_find(const struct law *law, struct text name);

/* The row of NUMBER's name that holds on DATE (0: its last one).  NULL: none does. */
const struct profile *profile_on(const struct law *law, uint32_t number, ymd date);

/* What a threshold asks of N. */
uint32_t threshold_of(struct threshold threshold, uint32_t n);
uint32_t fraction_of(struct fraction fraction, uint32_t n); /* ceil; den must not be 0 */

/* Where the rule behind REFUSAL comes from, in this profile; "" where it is none of a profile's. */
const char *profile_source(const struct profile *profile, enum refusal refusal);

#endif
