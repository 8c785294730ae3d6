#include "popolo.h"

#include <string.h>

#include "node.h"
#include "story/lines.h"
#include "wording.h"

static const char *
organization_id(const struct account *a)
{
	return a->siret[0] != '\0' ? a->siret : "organ";
}

/* "seat-12"; a substitute is another person: "seat-12-2". */
static void
person_id(uint32_t seat, uint32_t tenure, char ret[40])
{
	if (tenure == 0)
		snprintf(ret, 40, "seat-%u", seat);
	else
		snprintf(ret, 40, "seat-%u-%u", seat, tenure + 1);
}

static void
put_person(json_t *o, const char *key, const struct account_ballot *b, uint32_t seat)
{
	char id[40];

	person_id(seat, b->votes[seat].tenure, id);
	node_text(o, key, id);
}

/* --- who they are --------------------------------------------------------------------------------------------------- */

/* Whether a seat before SEAT, or a tenure before TENURE of its own, is of the same group. */
static bool
group_known(const struct account *a, uint32_t seat, uint32_t tenure)
{
	const char *group = a->seats[seat].tenures[tenure].who.group;

	for (uint32_t i = 1; i <= seat; i++)
		for (uint32_t k = 0; k < a->seats[i].n_tenures && (i < seat || k < tenure); k++)
			if (strcmp(a->seats[i].tenures[k].who.group, group) == 0)
				return true;
	return false;
}

static json_t *
organizations(const struct account *a)
{
	json_t *list = node_array(), *o = node_object();

	node_text(o, "id", organization_id(a));
	node_text(o, "name", a->organ);
	node_text(o, "classification", "deliberative body");
	node_add(list, o);
	for (uint32_t i = 1; i <= a->max_seat; i++)
		for (uint32_t k = 0; k < a->seats[i].n_tenures; k++) {
			const char *group = a->seats[i].tenures[k].who.group;

			if (group[0] == '\0' || group_known(a, i, k))
				continue;
			o = node_object();
			node_text(o, "id", group);
			node_text(o, "name", group);
			node_text(o, "classification", "political group");
			node_text(o, "parent_id", organization_id(a));
			node_add(list, o);
		}
	return list;
}

static json_t *
persons(const struct account *a)
{
	json_t *list = node_array();

	for (uint32_t i = 1; i <= a->max_seat; i++)
		for (uint32_t k = 0; k < a->seats[i].n_tenures; k++) {
			const struct account_person *who = &a->seats[i].tenures[k].who;
			json_t *o = node_object();
			char id[40];

			person_id(i, k, id);
			node_text(o, "id", id);
			node_format(o, "name", "%s%s%s", who->first, who->first[0] != '\0' ? " " : "", who->last);
			node_text(o, "family_name", who->last);
			node_text(o, "given_name", who->first);
			node_text(o, "honorific_prefix", who->civility);
			node_add(list, o);
		}
	return list;
}

/* --- events ----------------------------------------------------------------------------------------------------------- */

/* A candidate who sits is the person of that id: STORE takes it. */
static const char *
option_of(const struct account_ballot *b, uint32_t choice, char store[40])
{
	uint32_t seat = choice < CHOICE_CANDIDATE ? NOBODY : b->candidates[choice - CHOICE_CANDIDATE].seat;
	static const char *const options[] = { "silent", "yes", "no", "abstain", "nspp", "not voting", "blanc", "nul" };

	if (seat != NOBODY)
		return person_id(seat, b->votes[seat].tenure, store), store;
	return choice < CHOICE_CANDIDATE ? options[choice] : wording_choice(b, choice);
}

static void
put_count(json_t *list, const char *option, uint32_t voices)
{
	json_t *o = node_object();

	node_text(o, "option", option);
	node_number(o, "value", voices);
	node_add(list, o);
}

/* A question always has its yes, no and abstain; an election its candidates; the others where there are any. */
static json_t *
counts(const struct account_ballot *b, const struct result *r)
{
	json_t *list = node_array();
	char id[40];

	for (uint32_t i = 0; i < b->n_candidates; i++)
		put_count(list, option_of(b, CHOICE_CANDIDATE + i, id), r->candidate_voices[i]);
	for (uint32_t k = 1; k <= CHOICE_CANDIDATE; k++) {
		uint32_t c = k % CHOICE_CANDIDATE; /* silent last */

		if (r->voices[c] > 0 || (b->n_candidates == 0 && c >= CHOICE_POUR && c <= CHOICE_ABSTENTION))
			put_count(list, option_of(b, c, id), r->voices[c]);
	}
	return list;
}

static json_t *
vote_of(const struct account *a, const struct account_ballot *b, const struct account_result *r, uint32_t seat)
{
	const struct account_vote *v = &b->votes[seat];
	const char *group = account_who(a, b, seat)->group;
	bool votes = account_votes_on(b, r, seat);
	json_t *o = node_object();
	char id[40];

	put_person(o, "voter_id", b, seat);
	node_text(o, "option", votes ? option_of(b, v->choice, id) : v->present ? "recused" : "absent");
	if (group[0] != '\0')
		node_text(o, "group_id", group);
	if (seat == b->presider)
		node_text(o, "role", "presider");
	node_number(o, "weight", a->seats[seat].weight);
	if (votes && v->voter == VOTER_GIVER)
		put_person(o, "represented_by", b, v->holder);
	return o;
}

static json_t *
votes(const struct account *a, const struct account_ballot *b, const struct account_result *r)
{
	json_t *list = node_array();

	for (uint32_t i = 1; i <= a->max_seat; i++)
		if (b->votes[i].serving)
			node_add(list, vote_of(a, b, r, i));
	return list;
}

static const char *
result_word(const struct result *r)
{
	switch (r->outcome) {
	case OUTCOME_ADOPTED: case OUTCOME_ELECTED:
		return "pass";
	case OUTCOME_REJECTED:
		return "fail";
	default:
		return ""; /* a next round, taken note of, annulled */
	}
}

static json_t *
motion_of(const struct account *a, const struct account_ballot *b, const struct account_result *r)
{
	const struct account_item *item = &a->items[r->item];
	const char *id = item->id[0] != '\0' ? item->id : item->number;
	char majority[WORDING_MAJORITY];
	json_t *o = node_object();

	wording_majority(b->majority, majority);
	node_text(o, "text", item->title);
	node_text(o, "identifier", id[0] != '\0' ? id : item->name);
	node_text(o, "classification", wording_kind(item->kind));
	node_utc(o, "date", a, item->added_us);
	node_text(o, "requirement", majority);
	node_text_or_null(o, "result", result_word(&r->now));
	return o;
}

static json_t *
event_of(const struct account *a, const struct account_ballot *b, const struct account_result *r,
         const struct format_request *q)
{
	char outcome[WORDING_OUTCOME];
	json_t *o = node_object();

	wording_outcome(b, &r->now, outcome);
	node_format(o, "identifier", "%s.%u", a->items[r->item].name, r->now.attempt);
	node_text(o, "organization_id", organization_id(a));
	node_date(o, "legislative_session_id", a->date);
	node_set(o, "motion", motion_of(a, b, r));
	node_text(o, "classification", story_mode_word(b->mode));
	node_utc(o, "start_date", a, b->opened_us);
	node_utc(o, "end_date", a, b->closed_us);
	node_text_or_null(o, "result", result_word(&r->now));
	node_text(o, "outcome", outcome);
	node_number(o, "round", b->round);
	node_flag(o, "annulled", b->annulled);
	node_set(o, "counts", counts(b, &r->now));
	if (format_names(q, b))
		node_set(o, "votes", votes(a, b, r));
	return o;
}

int
popolo_write(FILE *out, const struct account *a, const struct format_request *q)
{
	json_t *o = node_object(), *events = node_array();
	const struct account_ballot *b = NULL;

	if (a->rehearsal)
		node_flag(o, "rehearsal", true);
	node_set(o, "organizations", organizations(a));
	node_set(o, "persons", persons(a));
	while ((b = format_next(a, q, b)) != NULL)
		for (uint32_t i = 0; i < b->n_results; i++)
			node_add(events, event_of(a, b, &b->results[i], q));
	node_set(o, "vote_events", events);
	format_remark_names(a, q);
	return node_write(out, o);
}
