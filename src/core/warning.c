#include "warning.h"

#include "agenda.h"
#include "outcome.h"

#define FEW 3 /* of three voters there is always one who learns from two choices and his own what another chose */

static const struct {
	const char *name, *sentence;
} rows[] = {
#define WARNING_ROW(id, name, sentence) { name, sentence },
	WARNINGS(WARNING_ROW)
#undef WARNING_ROW
};

const char *
warning_name(enum warning warning)
{
	return rows[warning].name;
}

const char *
warning_sentence(enum warning warning)
{
	return rows[warning].sentence;
}

static uint32_t
warn(enum warning warning, bool is)
{
	return is ? 1u << warning : 0;
}

/* --- on opening ---------------------------------------------------------------------------------------------------- */

/* The result of ITEM before BALLOT that stands; NULL. */
static const struct result *
decided_before(const struct sitting *s, uint32_t item, uint32_t ballot)
{
	uint32_t own = s->items[item].ballot;

	if (own == NO_BALLOT || own >= ballot || s->ballots[own].annulled)
		return NULL;
	for (uint32_t i = 0; i < s->ballots[own].n_results; i++)
		if (s->results[s->ballots[own].first_result + i].item == item)
			return &s->results[s->ballots[own].first_result + i];
	return NULL;
}

/* A1: an amendment of ITEM has still to be voted. */
static bool
parent_first(const struct sitting *s, uint32_t item, uint32_t ballot)
{
	for (uint32_t i = 0; i < s->n_items; i++) {
		const struct item *it = &s->items[i];
		bool amends = it->kind == ITEM_AMENDMENT || it->kind == ITEM_SUBAMENDMENT;

		if (amends && it->parent == item && !it->withdrawn && !it->postponed && decided_before(s, i, ballot) == NULL)
			return true;
	}
	return false;
}

/* S6: the secrecy of a nomination may be waived, by a unanimous vote on an item of procedure below it. */
static bool
waived(const struct sitting *s, uint32_t item, uint32_t ballot)
{
	for (uint32_t i = 0; i < s->n_items; i++) {
		const struct result *r = decided_before(s, i, ballot);

		if (s->items[i].kind == ITEM_PROCEDURE && s->items[i].parent == item && r != NULL &&
		    r->outcome == OUTCOME_ADOPTED && r->unanimous)
			return true;
	}
	return false;
}

static uint32_t
look_at_opening(const struct sitting *s, uint32_t ballot)
{
	const struct ballot *b = &s->ballots[ballot];
	bool secret = b->mode == MODE_SECRET;
	uint32_t found = warn(WARNING_FEW_VOTERS, secret && b->voters <= FEW) |
	                 warn(WARNING_NO_GROUND, secret && b->ground == GROUND_NONE);

	for (uint32_t i = 0; i < b->n_results; i++) {
		uint32_t item = s->results[b->first_result + i].item;
		const struct item *it = &s->items[item];

		found |= warn(WARNING_PARENT_FIRST, parent_first(s, item, ballot));
		found |= warn(WARNING_QUORUM_NOW, /* Q3b, Q10 */
		              !it->forced && !sitting_quorum(s, item).met);
		found |= warn(WARNING_SECRECY_WAIVED,
		              !secret && b->ground == GROUND_NOMINATION && !waived(s, item, ballot));
	}
	return found;
}

/* --- before a result is shown ------------------------------------------------------------------------------------- */

static bool
all_the_same(const struct ballot *b, const struct result *r)
{
	uint32_t choices = 0;

	for (uint32_t c = CHOICE_POUR; c < CHOICE_CANDIDATE; c++)
		choices += r->voices[c] > 0;
	for (uint32_t i = 0; i < b->n_candidates; i++)
		choices += r->candidate_voices[i] > 0;
	return choices == 1;
}

static uint32_t
look_at_result(const struct sitting *s, const struct ballot *b)
{
	uint32_t found = 0;

	for (uint32_t i = 0; i < b->n_results && b->by != BY_ASSENT && !b->annulled; i++) {
		const struct result *r = &s->results[b->first_result + i];

		found |= warn(WARNING_NOTHING_CAST, r->cast == 0); /* M6 */
		found |= warn(WARNING_SECRET_UNANIMOUS, b->mode == MODE_SECRET && all_the_same(b, r)); /* S11 */
	}
	return found;
}

void
warning_look(const struct sitting *s, struct effects *fx)
{
	uint32_t found = 0;

	for (uint32_t i = 0; i < fx->n; i++) {
		const struct effect *f = &fx->list[i];

		found |= warn(WARNING_TOUCHES, f->type == EFFECT_TOUCHES);
		if (f->type == EFFECT_RESULT)
			found |= look_at_result(s, &s->ballots[f->ballot]);
		/* by hand, or by assent: it was opened with its result */
		if (f->type == EFFECT_OPENED ||
		    (f->type == EFFECT_RESULT && s->ballots[f->ballot].by != BY_HANDSETS && !s->ballots[f->ballot].annulled))
			found |= look_at_opening(s, f->ballot);
	}
	if (found != 0)
		effect_add(fx, (struct effect) { .type = EFFECT_WARNED, .warnings = found });
}
