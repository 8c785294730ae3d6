#include "json_ballot.h"

#include "node.h"
#include "story/lines.h"
#include "wording.h"

json_t *
json_ballot_name(const struct account *a, uint32_t ballot)
{
	return ballot < a->n_ballots ? json_integer(ballot + 1) : json_null();
}

/* The keys of a result line, under their own names. */
static json_t *
result_of(const struct account_ballot *b, const struct result *r)
{
	json_t *o = node_object(), *voices = node_object(), *candidates = node_array();
	char outcome[WORDING_OUTCOME];

	node_number(o, "serving", r->serving);
	node_number(o, "present", r->present);
	node_number(o, "quorum", r->quorum);
	node_flag(o, "quorum_met", r->quorum_met);
	node_number(o, "proxies", r->proxies);
	node_number(o, "electorate", r->electorate);
	for (uint32_t c = CHOICE_POUR; c <= CHOICE_NUL; c++)
		node_number(voices, story_choice_word(c), r->voices[c]);
	node_number(voices, "silent", r->voices[CHOICE_SILENT]);
	node_set(o, "voices", voices);
	for (uint32_t i = 0; i < b->n_candidates; i++) {
		json_t *c = node_object();

		node_text(c, "choice", b->candidates[i].name);
		node_number(c, "voices", r->candidate_voices[i]);
		node_add(candidates, c);
	}
	node_set(o, "candidates", candidates);
	node_number(o, "recused", r->recused);
	node_number(o, "proxies_cast", r->proxies_cast);
	node_number(o, "cast", r->cast);
	node_number(o, "required", r->required);
	node_flag(o, "unanimous", r->unanimous);
	node_text(o, "casting_vote", story_casting_vote_word(r->casting_vote));
	wording_outcome(b, r, outcome);
	node_text(o, "outcome", outcome);
	node_number(o, "voting_present", r->voting_present);
	return o;
}

static json_t *
recused_seats(const struct account *a, const struct account_result *r)
{
	json_t *list = node_array();

	for (uint32_t i = 1; i <= a->max_seat; i++) {
		json_t *o;

		if (account_recusal(r, i) == 0)
			continue;
		o = node_object();
		node_seat(o, "seat", i);
		node_text(o, "kind", wording_recusal(account_recusal(r, i)));
		node_add(list, o);
	}
	return list;
}

static json_t *
questions_of(const struct account *a, const struct account_ballot *b)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < b->n_items; i++) {
		json_t *o = node_object();

		node_text(o, "item", a->items[b->items[i]].name);
		node_number(o, "attempt", b->attempts[i]);
		node_set(o, "result", b->n_results == 0 ? json_null() : result_of(b, &b->results[i].now));
		node_set(o, "stated", b->n_results == 0 ? json_null() : result_of(b, &b->results[i].stated));
		node_set(o, "recusals", b->n_results == 0 ? node_array() : recused_seats(a, &b->results[i]));
		node_add(list, o);
	}
	return list;
}

/*
 * One member in the ballot.  choice is there where there was one to know: not in secret ballots, counts by hand, and
 * ballots that did not close.
 */
static json_t *
vote_of(const struct account_ballot *b, uint32_t seat)
{
	static const char *const voters[] = { "none", "present", "giver" };
	const struct account_vote *v = &b->votes[seat];
	json_t *o = node_object();

	node_seat(o, "seat", seat);
	node_number(o, "member", v->tenure + 1);
	node_flag(o, "present", v->present);
	node_flag(o, "excused", v->excused);
	node_text(o, "voter", voters[v->voter < 3 ? v->voter : 0]);
	node_seat(o, "holder", v->holder);
	node_text_or_null(o, "proxies", wording_casting(v->casting));
	if (b->by == BY_HANDSETS)
		node_flag(o, "took_part", v->via != VIA_NONE);
	if (b->by == BY_HANDSETS && b->mode != MODE_SECRET && b->status == BALLOT_CLOSED && v->voter != VOTER_NONE) {
		node_text(o, "choice", wording_choice(b, v->choice));
		node_text(o, "via", story_via_word(v->via));
	}
	return o;
}

static json_t *
votes_of(const struct account *a, const struct account_ballot *b)
{
	json_t *list = node_array();

	for (uint32_t i = 1; i <= a->max_seat; i++)
		if (b->votes[i].serving)
			node_add(list, vote_of(b, i));
	return list;
}

static json_t *
typed_of(const struct account *a, uint32_t ballot)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < a->n_typed; i++) {
		const struct account_typed *t = &a->typed[i];
		json_t *o;

		if (t->ballot != ballot || a->ballots[ballot].status != BALLOT_CLOSED)
			continue;
		o = node_object();
		node_time(o, "at", a, t->at_us);
		node_seat(o, "seat", t->seat);
		node_seat(o, "for", t->giver);
		node_text(o, "choice", t->choice);
		node_add(list, o);
	}
	return list;
}

static json_t *
corrections_of(const struct account *a, const struct account_ballot *b)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < b->n_corrections; i++) {
		const struct account_correction *c = &b->corrections[i];
		json_t *o = node_object();

		node_time(o, "at", a, c->at_us);
		node_seat(o, "seat", c->seat);
		node_text(o, "from", wording_choice(b, c->from));
		node_text(o, "to", wording_choice(b, c->to));
		node_text(o, "reason", c->reason);
		node_add(list, o);
	}
	return list;
}

static json_t *
remarks_of(const struct account *a, const struct account_ballot *b)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < b->n_remarks; i++) {
		const struct account_remark *r = &b->remarks[i];
		json_t *o = node_object();

		node_time(o, "at", a, r->at_us);
		node_seat(o, "seat", r->seat);
		node_text(o, "kind", r->declared ? "declare" : "contest");
		node_text(o, "text", r->text);
		node_add(list, o);
	}
	return list;
}

static json_t *
candidates_of(const struct account_ballot *b)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < b->n_candidates; i++) {
		json_t *o = node_object();

		node_text(o, "choice", b->candidates[i].name);
		node_seat(o, "seat", b->candidates[i].seat);
		node_date(o, "born", b->candidates[i].born);
		node_add(list, o);
	}
	return list;
}

static json_t *
annulment_of(const struct account *a, const struct account_ballot *b)
{
	json_t *o;

	if (!b->annulled)
		return json_null();
	o = node_object();
	node_time(o, "at", a, b->annulled_us);
	node_text(o, "reason", b->reason);
	node_text(o, "decided_by", b->by_president ? "president" : "assembly");
	node_flag(o, "informed", b->informed);
	node_flag(o, "unanimous", b->unanimous);
	return o;
}

static void
put_question(json_t *o, const struct account *a, const struct account_ballot *b)
{
	char majority[WORDING_MAJORITY];

	wording_majority(b->majority, majority);
	node_text(o, "mode", story_mode_word(b->mode));
	node_text(o, "by", story_by_word(b->by));
	node_text_or_null(o, "ground", wording_ground(b->ground));
	node_text(o, "majority", majority);
	node_number(o, "round", b->round);
	node_text_or_null(o, "object", b->object);
	node_seat(o, "presider", b->presider);
	node_text_or_null(o, "presider_said", b->presider_said == CHOICE_SILENT ? "" : story_choice_word(b->presider_said));
	node_seats(o, "askers", b->askers, b->n_askers);
	node_seats(o, "tellers", b->tellers, b->n_tellers);
	node_set(o, "envelopes", b->has_envelopes ? json_integer(b->envelopes) : json_null());
	node_set(o, "candidates", candidates_of(b));
	node_time(o, "opened", a, b->opened_us);
	node_time(o, "closed", a, b->closed_us);
	node_time(o, "proclaimed", a, b->proclaimed_us);
	node_flag(o, "second_phase", b->second_phase);
}

static json_t *
ballot_of(const struct account *a, uint32_t index)
{
	const struct account_ballot *b = &a->ballots[index];
	json_t *o = node_object();

	node_number(o, "place", index + 1);
	node_set(o, "number", b->number == 0 ? json_null() : json_integer(b->number));
	node_text(o, "status", wording_status(b->status));
	node_flag(o, "names_public", account_names(b, false));
	put_question(o, a, b);
	node_set(o, "items", questions_of(a, b));
	node_set(o, "votes", votes_of(a, b));
	node_set(o, "typed", typed_of(a, index));
	node_set(o, "corrections", corrections_of(a, b));
	node_set(o, "remarks", remarks_of(a, b));
	node_set(o, "annulment", annulment_of(a, b));
	node_text_or_null(o, "aborted", b->status == BALLOT_ABORTED ? b->reason : "");
	node_set(o, "seal", b->seal == NO_SEAL ? json_null() : json_integer(b->seal + 1));
	return o;
}

json_t *
json_ballots(const struct account *a, const struct format_request *q)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < a->n_ballots; i++)
		if (q->ballot == 0 || a->ballots[i].number == q->ballot)
			node_add(list, ballot_of(a, i));
	return list;
}
