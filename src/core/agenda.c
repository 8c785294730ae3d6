#include "agenda.h"

#include <string.h>

#include "outcome.h"
#include "recusal.h"

uint32_t
agenda_meant(const struct sitting *s)
{
	return s->discussed != NO_ITEM ? s->discussed : s->last_item;
}

enum refusal
agenda_refusal(const struct sitting *s, uint32_t item)
{
	if (item == NO_ITEM)
		return REFUSED_BY_UNKNOWN_ITEM;
	return s->items[item].withdrawn || s->items[item].postponed ? REFUSED_BY_ITEM_GONE : REFUSED_BY_NONE;
}

bool
agenda_stands(const struct sitting *s, uint32_t item)
{
	uint32_t ballot = s->items[item].ballot;
	const struct ballot *b = ballot == NO_BALLOT ? NULL : &s->ballots[ballot];

	for (uint32_t i = 0; b != NULL && !b->annulled && i < b->n_results; i++) {
		const struct result *r = &s->results[b->first_result + i];

		if (r->item == item && r->outcome != OUTCOME_NEXT_ROUND)
			return true;
	}
	return false;
}

/* --- the list -------------------------------------------------------------------------------------------------- */

enum refusal
agenda_item(struct sitting *s, const struct event *e)
{
	uint32_t parent = NO_ITEM;
	struct item *item;

	if (sitting_item(s, e->item.item) != NO_ITEM)
		return REFUSED_BY_DUPLICATE_ITEM;
	if (e->item.kind == ITEM_ACCOUNTS && !s->has_sitting)
		return REFUSED_BY_NO_SITTING; /* who presides is not known yet */
	if (e->item.parent.len > 0) {
		parent = sitting_item(s, e->item.parent);
		if (parent == NO_ITEM)
			return REFUSED_BY_UNKNOWN_ITEM;
	}
	if (s->n_items >= s->limits.n_items ||
	    (e->item.kind == ITEM_ACCOUNTS && s->n_recusals >= RECUSALS(&s->limits)) ||
	    !text_fits(s, (size_t)e->item.item.len + e->item.title.len + e->item.rubric.len + e->item.text.len +
	                      e->item.number.len + e->item.id.len + e->item.matiere.len + e->item.budget.len))
		return REFUSED_BY_CAPACITY;

	item = &s->items[s->n_items];
	*item = (struct item) {
		.name = text_keep(s, e->item.item), .title = text_keep(s, e->item.title),
		.rubric = text_keep(s, e->item.rubric), .text = text_keep(s, e->item.text),
		.number = text_keep(s, e->item.number), .id = text_keep(s, e->item.id),
		.matiere = text_keep(s, e->item.matiere), .budget = text_keep(s, e->item.budget),
		.kind = e->item.kind, .parent = parent, .order = s->n_items,
		.urgency = e->item.urgency, .second_convocation = e->item.second_convocation,
		.round_due = 1, .ballot = NO_BALLOT,
	};
	s->last_item = s->n_items++;
	if (e->item.kind == ITEM_ACCOUNTS)
		recusal_keep(s, s->last_item, s->president, RECUSAL_ACCOUNTS); /* P8: nor by proxy */
	if (s->discussed != NO_ITEM && s->items[s->discussed].ballot != NO_BALLOT && sitting_open_ballot(s) == NULL)
		s->discussed = NO_ITEM;
	s->late = false;
	return REFUSED_BY_NONE;
}

static enum refusal
take_off(struct sitting *s, struct text name, bool item_postponed)
{
	uint32_t item = sitting_item(s, name);
	enum refusal r = agenda_refusal(s, item);

	if (r != REFUSED_BY_NONE)
		return r;
	if (item_postponed)
		s->items[item].postponed = true;
	else
		s->items[item].withdrawn = true;
	if (s->discussed == item)
		s->discussed = NO_ITEM;
	return REFUSED_BY_NONE;
}

enum refusal
agenda_withdraw(struct sitting *s, const struct event *e)
{
	return take_off(s, e->agenda.item, false);
}

enum refusal
agenda_postpone(struct sitting *s, const struct event *e)
{
	return take_off(s, e->agenda.item, true);
}

enum refusal
agenda_move(struct sitting *s, const struct event *e)
{
	uint32_t item = sitting_item(s, e->agenda.item), before = sitting_item(s, e->agenda.before);
	uint32_t from, to;

	if (item == NO_ITEM || before == NO_ITEM)
		return REFUSED_BY_UNKNOWN_ITEM;
	if (item == before)
		return REFUSED_BY_SAME_ITEM;
	from = s->items[item].order;
	to = s->items[before].order;
	if (from < to)
		to--;
	for (uint32_t i = 0; i < s->n_items; i++) {
		uint32_t *order = &s->items[i].order;

		if (*order > from && *order <= to)
			(*order)--;
		else if (*order < from && *order >= to)
			(*order)++;
	}
	s->items[item].order = to;
	return REFUSED_BY_NONE;
}

/* --- recusals ------------------------------------------------------------------------------------------------- */

enum refusal
agenda_recuse(struct sitting *s, const struct event *e)
{
	bool named = e->recuse.item.len > 0;
	uint32_t item = named ? sitting_item(s, e->recuse.item) : agenda_meant(s);
	enum refusal r = seat_refusal(s, e->recuse.seat);

	if (r == REFUSED_BY_NONE && named)
		r = agenda_refusal(s, item);
	if (r != REFUSED_BY_NONE)
		return r;
	if (item == NO_ITEM)
		return REFUSED_BY_NO_ITEM;
	if (recusal_kind_of(s, item, e->recuse.seat, s->n_recusals) != 0)
		return REFUSED_BY_ALREADY;
	if (s->n_recusals >= RECUSALS(&s->limits))
		return REFUSED_BY_CAPACITY;
	recusal_keep(s, item, e->recuse.seat, e->recuse.kind);
	return REFUSED_BY_NONE;
}

/* --- quorum ---------------------------------------------------------------------------------------------------- */

/* What the profile's quorum is of, on ITEM: heads or voices, of the serving, of those who are here, of the interested. */
struct quorum_base { uint32_t serving, present, interested; };

static struct quorum_base
count_quorum(const struct sitting *s, uint32_t item)
{
	struct quorum_base base = { 0, 0, 0 };

	for (uint32_t i = 1; i <= s->limits.max_seat; i++) {
		const struct seat *seat = &s->seats[i];
		uint32_t n = s->profile->quorum_voices ? seat->weight : 1, holder;
		enum recusal_kind kind = item == NO_ITEM ? 0 : recusal_kind_of(s, item, i, s->n_recusals);

		if (!seat->exists || seat->vacant || kind == RECUSAL_L1111_6)
			continue; /* Q11: that kind leaves both sides */
		base.serving += n;
		base.interested += kind == RECUSAL_INTERESTED ? n : 0;
		holder = s->profile->quorum_proxies ? sitting_active_holder(s, i) : NOBODY;
		if (seat->present || (holder != NOBODY && kind == 0 &&
		    (item == NO_ITEM || recusal_kind_of(s, item, holder, s->n_recusals) == 0)))
			base.present += n;
	}
	return base;
}

/* NUM/DEN: where the law wants more for ITEM; DEN 0: the profile's. */
static struct quorum
quorum_of(const struct sitting *s, uint32_t item, uint32_t num, uint32_t den)
{
	const struct threshold *waived = &s->profile->quorum_waived;
	struct quorum_base base = count_quorum(s, item);
	struct threshold rule = s->profile->quorum;
	uint32_t required;

	if (s->second_convocation || (item != NO_ITEM && s->items[item].second_convocation))
		rule = s->profile->second_quorum; /* Q5 */
	else if (waived->of.den != 0 && base.interested > 0 && base.interested >= threshold_of(*waived, base.serving))
		rule = (struct threshold) { { 0, 0 }, false }; /* Q8 */
	else if (den != 0)
		rule = (struct threshold) { { num, den }, false };
	required = threshold_of(rule, base.serving);
	return (struct quorum) { required, base.present >= required };
}

struct quorum
sitting_quorum(const struct sitting *s, uint32_t item)
{
	if (item == NO_ITEM)
		return quorum_of(s, item, 0, 0);
	return quorum_of(s, item, s->items[item].quorum_num, s->items[item].quorum_den);
}

/*
 * As taken, it is the item's, whatever is discussed in between; only one that was missed, and not forced, is looked at
 * again.
 */
static bool
keeps_quorum(const struct sitting *s, uint32_t item)
{
	const struct item *it = &s->items[item];

	return it->quorum_taken && (it->quorum_met || it->forced);
}

enum refusal
agenda_quorum_refusal(const struct sitting *s, uint32_t item, bool forced)
{
	const struct item *it = &s->items[item];

	if (keeps_quorum(s, item) || forced || it->forced)
		return REFUSED_BY_NONE;
	return sitting_quorum(s, item).met ? REFUSED_BY_NONE : REFUSED_BY_QUORUM;
}

static void
take_quorum(struct sitting *s, uint32_t item)
{
	struct item *it = &s->items[item];
	struct quorum q = sitting_quorum(s, item);

	it->quorum = q.required;
	it->quorum_met = q.met;
	it->quorum_taken = true;
}

void
agenda_take(struct sitting *s, uint32_t item, bool forced)
{
	if (forced)
		s->items[item].forced = true;
	if (!keeps_quorum(s, item))
		take_quorum(s, item);
}

/* Q3b: after a suspension it is due again, of each item that is still to be voted on. */
void
agenda_retake(struct sitting *s)
{
	for (uint32_t i = 0; i < s->n_items; i++)
		s->items[i].quorum_taken = false;
	if (s->discussed != NO_ITEM)
		take_quorum(s, s->discussed);
}

enum refusal
agenda_discuss(struct sitting *s, const struct event *e, struct effects *fx)
{
	uint32_t item = sitting_item(s, e->discuss.item);
	enum refusal r = agenda_refusal(s, item);
	bool forced = e->discuss.force.len > 0;
	struct item *it;

	if (!s->has_body || !s->has_sitting)
		return REFUSED_BY_NO_SITTING;
	if (r != REFUSED_BY_NONE)
		return r;
	it = &s->items[item];
	if (!forced && !it->forced && !quorum_of(s, item, e->discuss.quorum_num, e->discuss.quorum_den).met)
		return REFUSED_BY_QUORUM;
	outcome_proclaim_others(s, &item, 1, fx);
	it->quorum_num = e->discuss.quorum_num;
	it->quorum_den = e->discuss.quorum_den;
	it->quorum_taken = false;
	it->secret = e->discuss.secret;
	agenda_take(s, item, forced);
	s->discussed = item;
	s->late = false;
	return REFUSED_BY_NONE;
}
