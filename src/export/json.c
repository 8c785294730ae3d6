#include "json.h"

#include <string.h>

#include "json_ballot.h"
#include "node.h"
#include "wording.h"

/* --- the record -------------------------------------------------------------------------------------------------- */

static json_t *
record_of(const struct account *a)
{
	json_t *o = node_object();

	node_text(o, "origin", a->start.origin);
	node_text(o, "program", a->start.program);
	node_text(o, "build_sha256", a->start.build_sha256);
	node_text(o, "config_sha256", a->start.config_sha256);
	node_text(o, "profiles_sha256", a->start.profiles_sha256);
	node_text(o, "time_zone", a->start.time_zone);
	node_signed(o, "utc_us", a->start.utc_us);
	node_text(o, "clock_source", a->start.clock_source);
	node_flag(o, "rehearsal", a->rehearsal);
	node_number(o, "entries", a->entries);
	node_flag(o, "finished", a->sealed_end);
	node_number(o, "differing", a->differing);
	return o;
}

static json_t *
seals_of(const struct account *a)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < a->n_seals; i++) {
		const struct account_seal *s = &a->seals[i];
		json_t *o = node_object();

		node_time(o, "at", a, s->at_us);
		node_number(o, "entries", s->entries);
		node_text(o, "words", s->words);
		node_text(o, "note", s->note);
		node_signed(o, "utc_us", s->utc_us);
		node_text(o, "clock_source", s->clock_source);
		node_add(list, o);
	}
	return list;
}

static json_t *
restarts_of(const struct account *a)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < a->n_restarts; i++) {
		const struct account_restart *r = &a->restarts[i];
		json_t *o = node_object();

		node_time(o, "at", a, r->at_us);
		node_text(o, "program", r->program);
		node_text(o, "reason", r->reason);
		node_number(o, "torn_bytes", r->torn_bytes);
		node_signed(o, "utc_us", r->utc_us);
		node_text(o, "clock_source", r->clock_source);
		node_add(list, o);
	}
	return list;
}

static json_t *
receivers_of(const struct account *a)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < a->n_receivers; i++) {
		const struct account_receiver *r = &a->receivers[i];
		json_t *o = node_object();

		node_time(o, "at", a, r->at_us);
		node_number(o, "receiver", r->receiver);
		node_text(o, "event", r->event);
		node_set(o, "ballot", json_ballot_name(a, r->ballot));
		node_text(o, "make", r->make);
		node_text(o, "model", r->model);
		node_text(o, "firmware", r->firmware);
		node_text(o, "path", r->path);
		node_text(o, "channel", r->channel);
		node_text(o, "detail", r->detail);
		node_flag(o, "simulated", r->simulated);
		node_number(o, "frames", r->frames);
		node_number(o, "bad_checks", r->bad_checks);
		node_number(o, "refused", r->refused);
		node_number(o, "noise", r->noise);
		node_number(o, "lost", r->lost);
		node_number(o, "retries", r->retries);
		node_add(list, o);
	}
	return list;
}

/* --- body, sitting, seats ------------------------------------------------------------------------------------------ */

static json_t *
body_of(const struct account *a)
{
	json_t *o = node_object();

	node_text(o, "name", a->name);
	node_text(o, "organ", a->organ);
	node_text_or_null(o, "genitive", a->genitive);
	node_text_or_null(o, "siret", a->siret);
	node_text(o, "profile", a->profile);
	node_number(o, "seats_by_law", a->seats_by_law);
	node_number(o, "serving", a->serving);
	return o;
}

static void
put_interval(json_t *o, const struct account *a, uint64_t from_us, uint64_t until_us)
{
	node_time(o, "from", a, from_us);
	node_time(o, "until", a, until_us);
}

static json_t *
spans_of(const struct account *a, const struct account_span *spans, uint32_t n)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < n; i++) {
		json_t *o = node_object();

		put_interval(o, a, spans[i].from_us, spans[i].until_us);
		node_add(list, o);
	}
	return list;
}

static json_t *
sitting_of(const struct account *a)
{
	json_t *o = node_object();

	node_date(o, "date", a->date);
	node_time(o, "began", a, a->began_us);
	node_time(o, "ended", a, a->ended_us);
	node_date(o, "convocation", a->convocation);
	node_flag(o, "second_convocation", a->second_convocation);
	node_flag(o, "remote", a->remote);
	node_seat(o, "president", a->president);
	node_seat(o, "presider", a->presider);
	node_seat(o, "secretary", a->secretaries[0]);
	node_seats(o, "secretaries", a->secretaries, a->n_secretaries);
	node_set(o, "suspensions", spans_of(a, a->suspensions, a->n_suspensions));
	return o;
}

static json_t *
tenures_of(const struct account *a, const struct account_seat *s)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < s->n_tenures; i++) {
		const struct account_tenure *t = &s->tenures[i];
		json_t *o = node_object();

		node_text(o, "civility", t->who.civility);
		node_text(o, "first", t->who.first);
		node_text(o, "last", t->who.last);
		node_text_or_null(o, "group", t->who.group);
		node_text_or_null(o, "title", t->who.title);
		node_set(o, "rank", t->who.rank == 0 ? json_null() : json_integer(t->who.rank));
		node_date(o, "born", t->who.born);
		node_flag(o, "substitute", t->substitute);
		put_interval(o, a, t->from_us, t->until_us);
		node_add(list, o);
	}
	return list;
}

static json_t *
handsets_of(const struct account *a, const struct account_seat *s)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < s->n_handsets; i++) {
		json_t *o = node_object();

		node_text(o, "handset", s->handsets[i].id);
		put_interval(o, a, s->handsets[i].from_us, s->handsets[i].until_us);
		node_add(list, o);
	}
	return list;
}

static json_t *
late_of(const struct account *a, uint32_t seat)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < a->n_late; i++) {
		const struct account_late *l = &a->late[i];
		json_t *o, *ballots;

		if (l->seat != seat)
			continue;
		o = node_object();
		ballots = node_array();
		node_time(o, "at", a, l->at_us);
		node_time(o, "since", a, l->since_us);
		node_flag(o, "present", l->present);
		for (uint32_t k = 0; k < l->n_ballots; k++)
			node_add(ballots, json_ballot_name(a, l->ballots[k]));
		node_set(o, "touches", ballots);
		node_add(list, o);
	}
	return list;
}

static json_t *
seats_of(const struct account *a)
{
	json_t *list = node_array();

	for (uint32_t i = 1; i <= a->max_seat; i++) {
		const struct account_seat *s = &a->seats[i];
		json_t *o;

		if (!s->exists)
			continue;
		o = node_object();
		node_number(o, "seat", i);
		node_number(o, "weight", s->weight);
		node_flag(o, "vacant", s->vacant);
		node_set(o, "members", tenures_of(a, s));
		node_set(o, "present", spans_of(a, s->present, s->n_present));
		node_set(o, "corrected", late_of(a, i));
		node_set(o, "excused", spans_of(a, s->excused, s->n_excused));
		node_set(o, "handsets", handsets_of(a, s));
		node_set(o, "handed_out", spans_of(a, s->handouts, s->n_handouts));
		node_add(list, o);
	}
	return list;
}

static json_t *
proxies_of(const struct account *a)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < a->n_proxies; i++) {
		const struct account_proxy *p = &a->proxies[i];
		json_t *o = node_object();

		node_seat(o, "giver", p->giver);
		node_seat(o, "holder", p->holder);
		node_date(o, "dated", p->dated);
		put_interval(o, a, p->from_us, p->until_us);
		node_text_or_null(o, "ended", p->ended);
		node_add(list, o);
	}
	return list;
}

/* --- items --------------------------------------------------------------------------------------------------------- */

static json_t *
quorums_of(const struct account *a, const struct account_item *item)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < item->n_quorums; i++) {
		const struct account_quorum *q = &item->quorums[i];
		json_t *o = node_object();

		node_time(o, "at", a, q->at_us);
		node_number(o, "required", q->required);
		node_number(o, "serving", q->serving);
		node_number(o, "present", q->present);
		node_flag(o, "met", q->met);
		node_text_or_null(o, "forced", q->forced);
		node_add(list, o);
	}
	return list;
}

static json_t *
recusals_of(const struct account *a, uint32_t item)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < a->n_recusals; i++) {
		const struct account_recusal *r = &a->recusals[i];
		json_t *o;

		if (r->item != item)
			continue;
		o = node_object();
		node_seat(o, "seat", r->seat);
		node_text(o, "kind", wording_recusal(r->kind));
		node_time(o, "at", a, r->at_us);
		node_add(list, o);
	}
	return list;
}

static json_t *
item_of(const struct account *a, uint32_t index)
{
	const struct account_item *item = &a->items[index];
	json_t *o = node_object();

	node_text(o, "item", item->name);
	node_text(o, "title", item->title);
	node_text(o, "kind", wording_kind(item->kind));
	node_text_or_null(o, "parent", item->parent == NO_ITEM ? "" : a->items[item->parent].name);
	node_text_or_null(o, "rubric", item->rubric);
	node_text_or_null(o, "number", item->number);
	node_text_or_null(o, "id", item->id);
	node_text_or_null(o, "matiere", item->matiere);
	node_text_or_null(o, "budget", item->budget);
	node_text_or_null(o, "text", item->text);
	node_flag(o, "urgency", item->urgency);
	node_flag(o, "second_convocation", item->second_convocation);
	node_time(o, "added", a, item->added_us);
	node_flag(o, "withdrawn", item->withdrawn);
	node_flag(o, "postponed", item->postponed);
	node_text_or_null(o, "reason", item->reason);
	node_time(o, "gone", a, item->gone_us);
	node_seat(o, "split_by", item->split_by);
	node_set(o, "quorums", quorums_of(a, item));
	node_set(o, "recusals", recusals_of(a, index));
	node_set(o, "ballot", json_ballot_name(a, item->ballot));
	return o;
}

static json_t *
items_of(const struct account *a)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < a->n_items; i++)
		node_add(list, item_of(a, a->agenda[i]));
	return list;
}

/* --- what happened ------------------------------------------------------------------------------------------------- */

static json_t *
events_of(const struct account *a)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < a->n_events; i++) {
		const struct account_event *e = &a->events[i];
		json_t *o = node_object();

		node_time(o, "at", a, e->at_us);
		node_text(o, "event", wording_event(e->type));
		node_seat(o, "seat", e->seat);
		node_seat(o, "other", e->other);
		node_text_or_null(o, "item", e->item == NO_ITEM ? "" : a->items[e->item].name);
		node_set(o, "ballot", json_ballot_name(a, e->ballot));
		node_text_or_null(o, "text", e->text);
		node_add(list, o);
	}
	return list;
}

static json_t *
commands_of(const struct account *a)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < a->n_commands; i++) {
		const struct account_command *c = &a->commands[i];
		json_t *o = node_object();

		node_time(o, "at", a, c->at_us);
		node_text(o, "line", account_shown_line(a, c));
		node_text(o, "account", c->account);
		node_text(o, "role", c->role);
		node_text(o, "console", c->console);
		node_text_or_null(o, "refused", c->refused);
		node_add(list, o);
	}
	return list;
}

static json_t *
presses_of(const struct account *a)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < a->n_presses; i++) {
		const struct account_press *p = &a->presses[i];
		json_t *o = node_object();

		node_time(o, "at", a, p->at_us);
		node_number(o, "receiver", p->receiver);
		node_text(o, "handset", p->handset);
		node_seat(o, "seat", p->seat);
		node_text_or_null(o, "key", account_shown_key(a, p));
		node_text(o, "class", wording_press(p->class));
		node_flag(o, "repeated", p->repeated);
		node_flag(o, "masked", p->masked);
		node_flag(o, "for_givers", p->for_givers);
		node_number(o, "voices", p->voices);
		node_set(o, "ballot", json_ballot_name(a, p->ballot));
		node_add(list, o);
	}
	return list;
}

int
json_write(FILE *out, const struct account *a, const struct format_request *q)
{
	json_t *o = node_object();

	node_text(o, "format", "scrutin-sitting");
	node_number(o, "version", 1);
	node_set(o, "record", record_of(a));
	node_set(o, "body", body_of(a));
	node_set(o, "sitting", sitting_of(a));
	node_set(o, "seats", seats_of(a));
	node_set(o, "proxies", proxies_of(a));
	node_set(o, "items", items_of(a));
	node_set(o, "ballots", json_ballots(a, q));
	if (q->ballot == 0) {
		node_set(o, "events", events_of(a));
		node_set(o, "commands", commands_of(a));
		node_set(o, "presses", presses_of(a));
		node_set(o, "receivers", receivers_of(a));
		node_set(o, "restarts", restarts_of(a));
	}
	node_set(o, "seals", seals_of(a));
	return node_write(out, o);
}
