#include "lsvote.h"

#include "node.h"
#include "story/lines.h"
#include "wording.h"

static json_t *
sitting_of(const struct account *a)
{
	json_t *o = node_object();

	node_format(o, "name", "%s%s – %s", a->rehearsal ? "RÉPÉTITION – " : "", a->organ, a->name);
	node_format(o, "date", "%02u-%02u-%02u %02u:%02u", a->date / 10000 % 100, a->date / 100 % 100, a->date % 100,
	            a->minute / 60, a->minute % 60); /* 'y-m-d H:i', as the connector writes it */
	node_flag(o, "remote", a->remote);
	node_flag(o, "isMandatorAllowed", true);
	return o;
}

/* --- voters -------------------------------------------------------------------------------------------------------- */

/* The seat's proxy that was active last; NULL: none ever was in force. */
static const struct account_proxy *
last_proxy(const struct account *a, uint32_t seat)
{
	const struct account_proxy *found = NULL;

	for (uint32_t i = 0; i < a->n_proxies; i++)
		if (a->proxies[i].giver == seat)
			found = &a->proxies[i];
	return found;
}

static const char *
attendance(const struct account *a, uint32_t seat)
{
	const struct account_seat *s = &a->seats[seat];
	bool deputy = s->n_tenures > 0 && s->tenures[s->n_tenures - 1].substitute;

	if (s->n_present > 0)
		return deputy ? "deputy" : a->remote ? "remote" : "present";
	return last_proxy(a, seat) != NULL ? "poa" : "absent";
}

static void
put_name(json_t *o, const struct account_person *who)
{
	node_text(o, "firstName", who->first);
	node_text(o, "lastName", who->last);
}

static json_t *
voter_of(const struct account *a, uint32_t seat)
{
	const struct account_seat *s = &a->seats[seat];
	const struct account_proxy *proxy = s->n_present == 0 ? last_proxy(a, seat) : NULL;
	json_t *o = node_object(), *deputy = json_null();

	if (s->n_tenures > 1) {
		deputy = node_object();
		put_name(deputy, &s->tenures[s->n_tenures - 1].who);
	}
	node_number(o, "identifier", seat);
	put_name(o, &s->tenures[0].who);
	node_text(o, "attendance", attendance(a, seat));
	node_flag(o, "isDeputy", false);
	node_set(o, "deputy", deputy);
	node_seat(o, "mandatorId", proxy == NULL ? NOBODY : proxy->holder);
	return o;
}

/* --- projects ------------------------------------------------------------------------------------------------------ */

static uint32_t
code_of(const struct account_vote *v)
{
	switch (v->choice) {
	case CHOICE_POUR:
		return 3;
	case CHOICE_CONTRE:
		return 2;
	case CHOICE_ABSTENTION:
		return 4;
	default:
		return 5;
	}
}

/* A vote for a candidate has no code of theirs: choice says it in any case. */
static json_t *
votes_of(const struct account *a, const struct account_ballot *b, const struct account_result *r)
{
	json_t *list = node_array();

	for (uint32_t i = 1; i <= a->max_seat; i++) {
		json_t *o;

		if (!account_votes_on(b, r, i))
			continue;
		o = node_object();
		node_number(o, "identifier", i);
		node_set(o, "vote", b->votes[i].choice >= CHOICE_CANDIDATE ? json_null() : json_integer(code_of(&b->votes[i])));
		node_text(o, "choice", wording_choice(b, b->votes[i].choice));
		node_seat(o, "mandatorId", b->votes[i].voter == VOTER_GIVER ? b->votes[i].holder : NOBODY);
		node_add(list, o);
	}
	return list;
}

static json_t *
ballot_of(const struct account *a, const struct account_ballot *b, const struct account_result *r,
          const struct format_request *q)
{
	json_t *o = node_object(), *candidates = node_array();
	char outcome[WORDING_OUTCOME];

	node_number(o, "attempt", r->now.attempt);
	node_text(o, "mode", story_mode_word(b->mode));
	node_flag(o, "annulled", b->annulled);
	wording_outcome(b, &r->now, outcome);
	node_text(o, "outcome", outcome);
	node_number(o, "yes", r->now.voices[CHOICE_POUR]);
	node_number(o, "no", r->now.voices[CHOICE_CONTRE]);
	node_number(o, "abstention", r->now.voices[CHOICE_ABSTENTION]);
	node_number(o, "noParticipation", r->now.voices[CHOICE_NSPP] + r->now.voices[CHOICE_NPPV]);
	node_number(o, "noAnswer", r->now.voices[CHOICE_SILENT]);
	node_number(o, "blank", r->now.voices[CHOICE_BLANC]);
	node_number(o, "spoilt", r->now.voices[CHOICE_NUL]);
	for (uint32_t i = 0; i < b->n_candidates; i++) {
		json_t *c = node_object();

		node_text(c, "name", b->candidates[i].name);
		node_number(c, "voices", r->now.candidate_voices[i]);
		node_add(candidates, c);
	}
	node_set(o, "candidates", candidates);
	if (format_names(q, b))
		node_set(o, "votes", votes_of(a, b, r));
	return o;
}

static json_t *
project_of(const struct account *a, uint32_t rank, const struct format_request *q)
{
	const struct account_item *item = &a->items[a->agenda[rank]];
	const struct account_ballot *b = NULL;
	json_t *o = node_object(), *ballots = node_array();

	node_text(o, "name", item->title);
	node_number(o, "rank", rank + 1);
	node_text(o, "externalId", item->id[0] != '\0' ? item->id : item->name);
	while ((b = format_next(a, q, b)) != NULL)
		for (uint32_t i = 0; i < b->n_results; i++)
			if (b->results[i].item == a->agenda[rank])
				node_add(ballots, ballot_of(a, b, &b->results[i], q));
	node_set(o, "ballots", ballots);
	return o;
}

int
lsvote_write(FILE *out, const struct account *a, const struct format_request *q)
{
	json_t *o = node_object(), *projects = node_array(), *voters = node_array();

	for (uint32_t i = 0; i < a->n_items; i++)
		node_add(projects, project_of(a, i, q));
	for (uint32_t i = 1; i <= a->max_seat; i++)
		if (a->seats[i].exists && a->seats[i].n_tenures > 0)
			node_add(voters, voter_of(a, i));
	node_set(o, "sitting", sitting_of(a));
	node_set(o, "projects", projects);
	node_set(o, "voters", voters);
	format_remark_names(a, q);
	return node_write(out, o);
}
