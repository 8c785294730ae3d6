/* role.c -- who signed in at a console as what, and what that lets him say */
#include <string.h>

#include "core/outcome.h"
#include "keeper.h"

/* A tie he proclaims in any sitting, for he reads out how his voice decided it; the rest where the sitting says so. */
static bool
is_for_president(const struct keeper *k)
{
	const struct sitting *s = k->sitting;
	const struct ballot *b = s->ballot == NO_BALLOT ? NULL : &s->ballots[s->ballot];

	for (uint32_t i = 0; b != NULL && b->status == BALLOT_CLOSED && i < b->n_results; i++)
		if (outcome_is_tied(&b->majority, b->n_candidates, &s->results[b->first_result + i]))
			return true;
	return k->president_proclaims;
}

static const struct {
	const char *role;
	enum event_type may;
	bool (*when)(const struct keeper *k); /* NULL: always */
} limited[] = {
	{ "president", EVENT_PROCLAIM, is_for_president },
	{ "technician", EVENT_HANDSET, NULL }, { "technician", EVENT_HANDOUT, NULL }, { "technician", EVENT_RETURN, NULL },
	{ "technician", EVENT_NOTE, NULL }, { "technician", EVENT_TEST, NULL },
};

bool
role_may(const struct keeper *k, const char *role, enum event_type e)
{
	if (strcmp(role, "clerk") == 0)
		return true;
	for (size_t i = 0; i < sizeof(limited) / sizeof(limited[0]); i++)
		if (strcmp(role, limited[i].role) == 0 && limited[i].may == e && (limited[i].when == NULL || limited[i].when(k)))
			return true;
	return false;
}
