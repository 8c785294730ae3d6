/* account_watch.c -- one entry after the other into the account */
#include "account.h"

#include <errno.h>
#include <string.h>

#include "account_parts.h"
#include "record/note.h"
#include "record/words.h"

static const char *
keep_string(struct account *a, const char *s)
{
	return account_text(a, s, strlen(s));
}

/* --- items ----------------------------------------------------------------------------------------------------------- */

static void
follow_items(struct account *a, const struct sitting *s, uint64_t at_us)
{
	while (a->n_items < s->n_items) {
		const struct item *from = &s->items[a->n_items];
		uint32_t index = a->n_items;
		struct account_item *item = ACCOUNT_ADD(a, a->items, a->n_items);

		if (item == NULL)
			return;
		*item = (struct account_item) {
			.name = account_place(a, s, from->name), .title = account_place(a, s, from->title),
			.rubric = account_place(a, s, from->rubric), .number = account_place(a, s, from->number),
			.id = account_place(a, s, from->id), .matiere = account_place(a, s, from->matiere),
			.budget = account_place(a, s, from->budget), .text = account_place(a, s, from->text),
			.kind = from->kind, .parent = from->parent, .urgency = from->urgency,
			.second_convocation = from->second_convocation, .reason = "", .added_us = at_us, .gone_us = FOREVER,
			.ballot = NO_BALLOT,
		};
		account_tell_item(a, at_us, EVENT_ITEM, index, "");
	}
}

static void
take_agenda(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us)
{
	uint32_t index = sitting_item(s, e->agenda.item);
	const char *text = account_keep(a, e->type == EVENT_MOVE ? e->agenda.before : e->agenda.reason);

	account_tell_item(a, at_us, e->type, index, text);
	if (e->type == EVENT_MOVE || index >= a->n_items)
		return;
	a->items[index].withdrawn = s->items[index].withdrawn;
	a->items[index].postponed = s->items[index].postponed;
	a->items[index].reason = text;
	a->items[index].gone_us = at_us;
}

static void
follow_recusals(struct account *a, const struct sitting *s, uint64_t at_us)
{
	while (a->n_recusals < s->n_recusals) {
		const struct recusal *from = &s->recusals[a->n_recusals];
		struct account_recusal *r = ACCOUNT_ADD(a, a->recusals, a->n_recusals);
		struct account_event *e;

		if (r == NULL)
			return;
		*r = (struct account_recusal) { from->item, from->seat, from->kind, at_us };
		e = account_tell(a, at_us, EVENT_RECUSE);
		if (e != NULL) {
			e->item = from->item;
			e->seat = from->seat;
			e->text = from->kind == RECUSAL_L1111_6 ? "l1111-6" : "interested";
		}
	}
}

static void
take_quorum(struct account *a, const struct sitting *s, uint32_t index, struct text force, uint64_t at_us)
{
	struct account_item *item = &a->items[index];
	const char *before = item->n_quorums > 0 ? item->quorums[item->n_quorums - 1].forced : "";
	struct account_quorum *q = ACCOUNT_ADD(a, item->quorums, item->n_quorums);

	if (q != NULL)
		*q = (struct account_quorum) {
			.at_us = at_us, .required = s->items[index].quorum, .serving = s->serving, .present = s->present,
			.met = s->items[index].quorum_met, .forced = force.len > 0 ? account_keep(a, force) : before,
		};
}

/* What came into discussion, by whatever command, and the quorums taken for it. */
static void
follow_discussion(struct account *a, const struct sitting *s, const struct event *e, uint64_t at_us)
{
	bool again = e->type == EVENT_DISCUSS || e->type == EVENT_RESUME;
	struct text force = { 0 };

	if (e->type == EVENT_DISCUSS)
		force = e->discuss.force;
	else if (e->type == EVENT_OPEN || e->type == EVENT_COUNT)
		force = e->open.force;
	for (uint32_t i = 0; i < a->n_items; i++) {
		const struct item *from = &s->items[i];
		const struct account_item *item = &a->items[i];
		const struct account_quorum *last = item->n_quorums > 0 ? &item->quorums[item->n_quorums - 1] : NULL;

		if (from->quorum_taken && ((again && i == s->discussed) || last == NULL || last->required != from->quorum ||
		                           last->met != from->quorum_met))
			take_quorum(a, s, i, force, at_us);
	}
	if (e->type == EVENT_DISCUSS || (e->type != EVENT_RESUME && a->work->discussed != s->discussed))
		account_tell_item(a, at_us, EVENT_DISCUSS, s->discussed, account_keep(a, force));
	a->work->discussed = s->discussed;
}

/* --- commands -------------------------------------------------------------------------------------------------------- */

static void
take_description(struct account *a, const struct sitting *s)
{
	a->name = account_place(a, s, s->name);
	a->organ = account_place(a, s, s->organ);
	a->genitive = account_place(a, s, s->genitive);
	a->siret = account_place(a, s, s->siret);
	a->profile = s->has_body ? keep_string(a, s->profile->name) : "";
	a->proxy_label = keep_string(a, s->profile->proxy_label);
	a->date = s->date;
	a->minute = s->minute;
	a->convocation = s->convocation;
	a->second_convocation = s->second_convocation;
	a->remote = s->remote;
	a->rehearsal = a->start.rehearsal || s->rehearsal;
	a->president = s->president;
	memcpy(a->secretaries, s->secretaries, sizeof(a->secretaries));
	a->n_secretaries = s->n_secretaries;
	a->presider = s->presider;
	a->began_us = s->began_us;
}

static void
take_pause(struct account *a, const struct event *e, uint64_t at_us)
{
	account_tell(a, at_us, e->type);
	if (e->type == EVENT_SUSPEND && !account_in_force(a->suspensions, a->n_suspensions))
		account_begin_span(a, &a->suspensions, &a->n_suspensions, at_us);
	else if (e->type == EVENT_RESUME && account_in_force(a->suspensions, a->n_suspensions))
		a->suspensions[a->n_suspensions - 1].until_us = at_us;
}

static void
take_command(struct account *a, const struct sitting *s, const struct event *e, const struct effects *fx, uint64_t at_us)
{
	switch (e->type) {
	case EVENT_BODY: case EVENT_SITTING:
		take_description(a, s);
		return;
	case EVENT_SEAT: case EVENT_VACANT: case EVENT_SUBSTITUTE:
		chamber_seat(a, s, e, at_us);
		return;
	case EVENT_ARRIVE: case EVENT_LEAVE: case EVENT_EXCUSE:
		chamber_presence(a, s, e, at_us);
		return;
	case EVENT_PROXY: case EVENT_REVOKE:
		chamber_proxies(a, s, "revoked", at_us);
		return;
	case EVENT_HANDSET: case EVENT_HANDOUT: case EVENT_RETURN:
		chamber_handset(a, s, e, at_us);
		return;
	case EVENT_PRESIDE:
		account_tell_seat(a, at_us, EVENT_PRESIDE, s->presider, a->presider, "");
		a->presider = s->presider;
		return;
	case EVENT_NOTE:
		account_tell_item(a, at_us, EVENT_NOTE, s->discussed, account_keep(a, e->note.text));
		return;
	case EVENT_SUSPEND: case EVENT_RESUME:
		take_pause(a, e, at_us);
		if (e->type == EVENT_RESUME)
			follow_discussion(a, s, e, at_us);
		return;
	case EVENT_ITEM:
		follow_items(a, s, at_us);
		return;
	case EVENT_WITHDRAW: case EVENT_POSTPONE: case EVENT_MOVE:
		take_agenda(a, s, e, at_us);
		return;
	case EVENT_RECUSE:
		follow_recusals(a, s, at_us);
		return;
	case EVENT_SPLIT:
		ballots_split(a, s, e, at_us);
		return;
	case EVENT_DISCUSS: case EVENT_OPEN: case EVENT_COUNT: case EVENT_ADOPT: case EVENT_TAKE_NOTE:
		follow_discussion(a, s, e, at_us);
		return;
	case EVENT_VOTE:
		ballots_typed(a, s, e, at_us);
		return;
	case EVENT_SECOND_PHASE:
		account_tell_ballot(a, at_us, e->type, s->ballot, NOBODY, "");
		return;
	case EVENT_CORRECT: case EVENT_DECLARE: case EVENT_CONTEST:
		ballots_remark(a, s, e, at_us);
		return;
	case EVENT_ANNUL:
		ballots_annulled(a, e, fx, at_us);
		return;
	default:
		return; /* what effects tell: close, abort, proclaim, end */
	}
}

/* --- entries --------------------------------------------------------------------------------------------------------- */

static void
take_start(struct account *a, const struct replay *r, const Record__Start *s)
{
	a->start = (struct account_start) {
		.origin = keep_string(a, s->origin), .program = keep_string(a, s->program),
		.build_sha256 = keep_string(a, s->build_sha256), .config_sha256 = keep_string(a, s->config_sha256),
		.profiles_sha256 = keep_string(a, s->profiles_sha256), .time_zone = keep_string(a, s->time_zone),
		.clock_source = keep_string(a, s->clock_source), .utc_us = s->utc_us, .rehearsal = s->rehearsal,
	};
	a->rehearsal = s->rehearsal;
	a->seats = account_alloc(a, (size_t)r->limits.max_seat + 1, sizeof(*a->seats));
	a->max_seat = a->seats == NULL ? 0 : r->limits.max_seat;
}

static void
take_press(struct account *a, const struct replay *r, const Record__Press *p, uint64_t at_us)
{
	const struct effect *found = &r->effects.list[0];
	struct account_press *press;

	if (r->effects.n == 0 || found->type != EFFECT_PRESS)
		return; /* after the end: refused, and nobody's */
	press = ACCOUNT_ADD(a, a->presses, a->n_presses);
	if (press == NULL)
		return;
	*press = (struct account_press) {
		.at_us = at_us, .receiver = p->receiver, .seat = found->press.seat,
		.ballot = sitting_open_ballot(r->sitting) != NULL ? r->sitting->ballot : NO_BALLOT,
		.handset = keep_string(a, p->handset), .key = p->masked ? "" : keep_string(a, p->key),
		.class = found->press.class, .repeated = found->press.repeated, .masked = p->masked,
		.for_givers = found->press.for_givers, .voices = found->press.voices,
	};
}

static void
take_receiver(struct account *a, const struct replay *r, const Record__Receiver *e, uint64_t at_us)
{
	struct account_receiver *to = ACCOUNT_ADD(a, a->receivers, a->n_receivers);
	uint32_t ballot = NO_BALLOT;

	if (to == NULL)
		return;
	if (strcmp(e->event, "report") == 0 || sitting_open_ballot(r->sitting) != NULL)
		ballot = r->sitting->ballot; /* the counts of a ballot come behind its close */
	*to = (struct account_receiver) {
		.at_us = at_us, .receiver = e->receiver, .ballot = ballot,
		.event = keep_string(a, e->event), .make = keep_string(a, e->make), .model = keep_string(a, e->model),
		.firmware = keep_string(a, e->firmware), .path = keep_string(a, e->path), .channel = keep_string(a, e->channel),
		.detail = keep_string(a, e->detail), .frames = e->frames, .bad_checks = e->bad_checks, .refused = e->refused,
		.noise = e->noise, .lost = e->lost, .retries = e->retries, .simulated = e->simulated,
	};
}

static void
take_seal(struct account *a, const Record__Checkpoint *c, uint64_t at_us)
{
	uint32_t index = a->n_seals;
	struct account_seal *seal = ACCOUNT_ADD(a, a->seals, a->n_seals);
	char words[WORDS_SIZE];
	struct note note;

	if (seal == NULL)
		return;
	*seal = (struct account_seal) {
		.at_us = at_us, .note = keep_string(a, c->note), .words = "", .origin = "", .utc_us = c->utc_us,
		.clock_source = keep_string(a, c->clock_source),
	};
	if (note_parse(c->note, strlen(c->note), &note) == 0) {
		words_of(&note.head.root, words);
		seal->words = keep_string(a, words);
		seal->origin = keep_string(a, note.head.origin);
		seal->entries = note.head.size;
	}
	for (uint32_t i = 0; i < a->n_ballots; i++)
		if (a->ballots[i].number != 0 && a->ballots[i].seal == NO_SEAL)
			a->ballots[i].seal = index;
}

static void
take_restart(struct account *a, const Record__Restart *r, uint64_t at_us)
{
	struct account_restart *to = ACCOUNT_ADD(a, a->restarts, a->n_restarts);

	if (to != NULL)
		*to = (struct account_restart) { at_us, keep_string(a, r->program), keep_string(a, r->reason),
			keep_string(a, r->clock_source), r->utc_us, r->torn_bytes };
}

static void
log_command(struct account *a, const Record__Command *c, uint64_t at_us)
{
	struct account_command *to = ACCOUNT_ADD(a, a->commands, a->n_commands);

	if (to != NULL)
		*to = (struct account_command) { at_us, keep_string(a, c->line), keep_string(a, c->account),
			keep_string(a, c->role), keep_string(a, c->console), keep_string(a, c->refused) };
}

/* A result is proclaimed before what proclaims it: the next `discuss`, a suspension, the end. */
static void
take_proclaimed(struct account *a, const struct effects *fx, uint64_t at_us)
{
	for (uint32_t i = 0; i < fx->n; i++) {
		const struct effect *f = &fx->list[i];

		if (f->type != EFFECT_PROCLAIMED || f->ballot >= a->n_ballots)
			continue;
		a->ballots[f->ballot].proclaimed = true;
		a->ballots[f->ballot].proclaimed_us = at_us;
		account_tell_ballot(a, at_us, EVENT_PROCLAIM, f->ballot, NOBODY, "");
	}
}

/* A `resume` that tells its own time is of that time, not of the pause before it. */
static uint64_t
time_of(const struct event *e, const struct effects *fx, uint64_t at_us)
{
	for (uint32_t i = 0; e->type == EVENT_RESUME && i < fx->n; i++)
		if (fx->list[i].type == EFFECT_CLOCK)
			return fx->list[i].at_us;
	return at_us;
}

static void
take_effects(struct account *a, const struct sitting *s, const struct event *e, const struct effects *fx, uint64_t at_us)
{
	for (uint32_t i = 0; i < fx->n; i++) {
		const struct effect *f = &fx->list[i];

		if (f->type == EFFECT_OPENED && a->n_ballots <= f->ballot)
			ballots_begin(a, s, e, at_us);
		else if (f->type == EFFECT_RESULT)
			ballots_result(a, s, e, f->ballot, at_us);
		else if (f->type == EFFECT_CLOSED)
			ballots_abort(a, s, e, f->ballot, at_us);
		if (f->type != EFFECT_ENDED)
			continue;
		a->ended_us = at_us;
		account_tell(a, at_us, EVENT_END);
	}
}

void
account_entry(struct account *a, const struct replay *r, const Record__Entry *entry)
{
	uint64_t at_us = entry->at_us;
	const struct event *e = NULL;

	a->entries++;
	if (entry->body_case == RECORD__ENTRY__BODY_START)
		take_start(a, r, entry->start);
	else if (entry->body_case == RECORD__ENTRY__BODY_RESTART)
		take_restart(a, entry->restart, at_us);
	else if (entry->body_case == RECORD__ENTRY__BODY_PRESS)
		take_press(a, r, entry->press, at_us);
	else if (entry->body_case == RECORD__ENTRY__BODY_RECEIVER)
		take_receiver(a, r, entry->receiver, at_us);
	else if (entry->body_case == RECORD__ENTRY__BODY_CHECKPOINT)
		take_seal(a, entry->checkpoint, at_us);
	else if (entry->body_case == RECORD__ENTRY__BODY_END)
		a->sealed_end = true;
	if (a->work->out_of_memory)
		return;
	take_proclaimed(a, &r->effects, at_us);
	if (entry->body_case == RECORD__ENTRY__BODY_COMMAND) {
		log_command(a, entry->command, at_us);
		if (entry->command->refused[0] == '\0' &&
		    (r->effects.n == 0 || r->effects.list[0].type != EFFECT_REFUSED)) {
			e = &r->parsed->event;
			take_command(a, r->sitting, e, &r->effects, time_of(e, &r->effects, at_us));
		}
	}
	take_effects(a, r->sitting, e, &r->effects, at_us);
}

int
account_finish(struct account *a, const struct replay *r)
{
	const struct sitting *s = r->sitting;
	uint32_t highest = 0;

	if (s == NULL || a->work->out_of_memory)
		return -ENOMEM;
	chamber_finish(a, s);
	a->agenda = account_alloc(a, s->n_items, sizeof(*a->agenda));
	if (a->work->out_of_memory)
		return -ENOMEM;
	for (uint32_t i = 0; i < s->n_items; i++)
		a->agenda[s->items[i].order] = i;
	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		if (a->seats[i].exists) {
			highest = i;
			a->seats_by_law++;
		}
	for (uint32_t i = 0; i < a->n_ballots; i++)
		if (a->ballots[i].status == BALLOT_OPEN)
			ballots_votes(a, s, i);
	a->max_seat = highest;
	a->serving = s->serving;
	a->presider = s->presider;
	a->presses_counted = s->presses;
	a->differing = r->differing;
	return 0;
}
