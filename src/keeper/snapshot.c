/* snapshot.c -- what the public may see of the state.  Before a close nothing here reads a choice (P10). */
#include "keeper.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "proto/view.pb-c.h"
#include "story/lines.h"

#define CHAIRS_MAX 400 /* more do not fit a screen: the counts alone are sent then */

/* Texts of one snapshot, from a store that is used up front to back. */
struct pen { char bytes[96 * 1024]; size_t used; };
static struct pen pen; /* one snapshot at a time */

static char *
text(struct text t)
{
	char *at = pen.bytes + pen.used;
	size_t room = sizeof(pen.bytes) - pen.used - 1, n = t.len < room ? t.len : room;

	if (room == 0)
		return pen.bytes + sizeof(pen.bytes) - 1;
	memcpy(at, t.at, n);
	at[n] = '\0';
	pen.used += n + 1;
	return at;
}

static char *
place(const struct sitting *s, struct place p)
{
	return text(sitting_text(s, p));
}

/* "M. X" would do; first names tell homonyms apart. */
static char *
name_of(const struct sitting *s, uint32_t seat)
{
	char name[256];
	const struct seat *who = &s->seats[seat <= s->limits.max_seat ? seat : 0];
	struct text first = sitting_text(s, who->first), last = sitting_text(s, who->last);
	int n = snprintf(name, sizeof(name), "%.*s %.*s", (int)first.len, first.at, (int)last.len, last.at);

	return text((struct text) { name, (uint32_t)(n < 0 ? 0 : n >= (int)sizeof(name) ? (int)sizeof(name) - 1 : n) });
}

static View__Chair chairs[CHAIRS_MAX];
static View__Chair *chair_list[CHAIRS_MAX];
static View__Voice voices[CHAIRS_MAX];
static View__Voice *voice_list[CHAIRS_MAX];
static View__Candidate candidates[CANDIDATES_MAX];
static View__Candidate *candidate_list[CANDIDATES_MAX];

static bool
has_voted(const struct sitting *s, const struct position *p, uint32_t seat)
{
	if (p[seat].via != VIA_NONE)
		return true;
	return p[seat].voter == 2 && s->giver_casting[seat] == CASTING_LINKED && p[s->frozen_holder[seat]].via != VIA_NONE;
}

static void
fill_open(struct keeper *k, const struct ballot *b, View__Open *open)
{
	const struct sitting *s = k->sitting;
	const struct position *p = sitting_positions(s, s->ballot);
	uint64_t now = keeper_now(k), due = sitting_deadline(s);

	open->mode = (char *)(uintptr_t)story_mode_word(b->mode);
	open->voted = sitting_voted(s);
	open->expected = b->voters;
	open->second_phase = b->second_phase;
	open->deadline_in_us = due == UINT64_MAX ? 0 : due > now ? due - now : 1;
	open->chairs = chair_list;
	for (uint32_t i = 1; b->voters <= CHAIRS_MAX && i <= s->limits.max_seat; i++) {
		View__Chair *c = &chairs[open->n_chairs];

		if (p[i].voter == 0)
			continue;
		view__chair__init(c);
		c->seat = i;
		c->name = name_of(s, i);
		c->voted = has_voted(s, p, i);
		c->proxy = p[i].voter == 2;
		chair_list[open->n_chairs++] = c;
	}
}

static void
fill_voices(const struct sitting *s, const struct ballot *b, View__Closed *closed)
{
	const struct position *p = sitting_positions(s, s->ballot);

	closed->voices = voice_list;
	if (b->by != BY_HANDSETS || b->mode == MODE_SECRET || b->voters > CHAIRS_MAX)
		return;
	for (uint32_t i = 1; i <= s->limits.max_seat; i++) {
		View__Voice *v = &voices[closed->n_voices];

		if (p[i].voter == 0)
			continue;
		view__voice__init(v);
		v->seat = i;
		v->name = name_of(s, i);
		v->choice = p[i].choice < CHOICE_CANDIDATE ? (char *)(uintptr_t)story_choice_word(p[i].choice)
		                                           : place(s, b->candidates[p[i].choice - CHOICE_CANDIDATE]);
		v->proxy = p[i].voter == 2;
		voice_list[closed->n_voices++] = v;
	}
}

static void
fill_candidates(const struct sitting *s, const struct ballot *b, const struct result *r, View__Closed *closed)
{
	closed->candidates = candidate_list;
	for (uint32_t i = 0; i < b->n_candidates; i++) {
		View__Candidate *c = &candidates[i];

		view__candidate__init(c);
		c->name = b->candidate_seat[i] != NOBODY ? name_of(s, b->candidate_seat[i]) : place(s, b->candidates[i]);
		c->voices = r->candidate_voices[i];
		candidate_list[closed->n_candidates++] = c;
	}
}

static void
fill_closed(const struct keeper *k, const struct ballot *b, View__Closed *closed)
{
	static const char *const casting[] = { "none", "for", "against" };
	const struct sitting *s = k->sitting;
	const struct result *r = &s->results[b->first_result];

	closed->mode = (char *)(uintptr_t)story_mode_word(b->mode);
	closed->pour = r->voices[CHOICE_POUR];
	closed->contre = r->voices[CHOICE_CONTRE];
	closed->abstention = r->voices[CHOICE_ABSTENTION];
	closed->nspp = r->voices[CHOICE_NSPP];
	closed->nppv = r->voices[CHOICE_NPPV];
	closed->blanc = r->voices[CHOICE_BLANC];
	closed->nul = r->voices[CHOICE_NUL];
	closed->silent = r->voices[CHOICE_SILENT];
	closed->cast = r->cast;
	closed->required = r->required;
	closed->proxies_cast = r->proxies_cast;
	closed->outcome = (char *)(uintptr_t)story_outcome_word(r->outcome);
	if (r->outcome == OUTCOME_ELECTED) {
		char elected[300];
		const char *who = b->candidate_seat[r->elected] != NOBODY ? name_of(s, b->candidate_seat[r->elected])
		                                                          : place(s, b->candidates[r->elected]);
		int n = snprintf(elected, sizeof(elected), "elected:%.280s", who);

		closed->outcome = text((struct text) { elected, (uint32_t)n });
	}
	closed->casting_vote = (char *)(uintptr_t)casting[r->casting_vote];
	closed->unanimous = r->unanimous;
	closed->proclaimed = b->proclaimed;
	closed->annulled = b->annulled;
	closed->presider = name_of(s, b->presider);
	closed->words = (char *)(uintptr_t)(k->seal.wanted ? "" : k->seal.words);
	fill_voices(s, b, closed);
	fill_candidates(s, b, r, closed);
}

/* The last ballot is shown until another item comes up. */
static const struct ballot *
shown_ballot(const struct sitting *s)
{
	const struct ballot *b = s->ballot == NO_BALLOT ? NULL : &s->ballots[s->ballot];

	if (b == NULL || b->status == BALLOT_ABORTED || b->n_results == 0)
		return NULL;
	return s->discussed == NO_ITEM || s->results[b->first_result].item == s->discussed ? b : NULL;
}

static uint32_t
shown_item(const struct sitting *s, const struct ballot *b)
{
	return b != NULL ? s->results[b->first_result].item : s->discussed != NO_ITEM ? s->discussed : s->last_item;
}

static void
fill_figures(const struct sitting *s, uint32_t item, View__Snapshot *m)
{
	struct quorum now = sitting_quorum(s, NO_ITEM);

	m->serving = s->serving;
	m->present = s->present;
	m->proxies = sitting_active_proxies(s);
	m->quorum = now.required;
	m->quorum_met = now.met;
	if (item != NO_ITEM && s->items[item].quorum_taken) {
		m->quorum = s->items[item].quorum;
		m->quorum_met = s->items[item].quorum_met;
	}
}

static void
fill_item(const struct sitting *s, uint32_t item, View__Item *m)
{
	m->number = place(s, s->items[item].name);
	m->title = place(s, s->items[item].title);
	m->rubric = place(s, s->items[item].rubric);
	m->attempt = s->items[item].attempts;
}

static char *
sitting_time(const struct sitting *s)
{
	char at[32];
	int n = snprintf(at, sizeof(at), "%04u-%02u-%02uT%02u:%02u", s->date / 10000, s->date / 100 % 100, s->date % 100,
	                 s->minute / 60, s->minute % 60);

	return text((struct text) { s->has_sitting ? at : "", s->has_sitting ? (uint32_t)n : 0 });
}

static void
fill_receivers(struct keeper *k, View__Snapshot *m, View__ReceiverHealth *health, View__ReceiverHealth **list)
{
	m->receivers = list;
	for (uint32_t i = 0; i < RECEIVERS_MAX; i++) {
		View__ReceiverHealth *h = &health[m->n_receivers];

		if (k->receivers[i].name[0] == '\0')
			continue;
		view__receiver_health__init(h);
		h->receiver = i + 1;
		h->name = k->receivers[i].name;
		h->status = k->receivers[i].status;
		h->light = (char *)(uintptr_t)"voyant vert = reçu par la base, pas encore compté";
		list[m->n_receivers++] = h;
	}
}

static void
fill_keys(const struct sitting *s, const struct ballot *b, View__Snapshot *m, View__Key *keys, View__Key **list)
{
	static const char *const names[] = { "A", "B", "C", "D", "E" };

	m->keys = list;
	for (uint32_t i = 0; i < 5; i++) {
		View__Key *key = &keys[m->n_keys];
		enum choice choice = s->key_choice[i];
		const char *meaning = story_choice_word(choice);

		if (b != NULL && b->n_candidates > 0)
			meaning = i < b->n_candidates ? place(s, b->candidates[i]) : i == 4 ? "blanc" : NULL;
		else if (choice == CHOICE_SILENT)
			meaning = NULL;
		if (meaning == NULL)
			continue;
		view__key__init(key);
		key->key = (char *)(uintptr_t)names[i];
		key->meaning = (char *)(uintptr_t)meaning;
		list[m->n_keys++] = key;
	}
}

int64_t
snapshot_pack(struct keeper *k, uint8_t *ret, size_t size)
{
	const struct sitting *s = k->sitting;
	const struct ballot *open = sitting_open_ballot(s), *b = shown_ballot(s);
	View__Snapshot m = VIEW__SNAPSHOT__INIT;
	View__Item item = VIEW__ITEM__INIT;
	View__Idle idle = VIEW__IDLE__INIT;
	View__Open opened = VIEW__OPEN__INIT;
	View__Closed closed = VIEW__CLOSED__INIT;
	View__ReceiverHealth health[RECEIVERS_MAX], *health_list[RECEIVERS_MAX];
	View__Key keys[5], *key_list[5];
	uint32_t shown = shown_item(s, b);

	pen.used = 0;
	m.index = journal_size(k->journal) - 1;
	m.utc_us = clock_realtime_us();
	m.rehearsal = k->rehearsal || s->rehearsal;
	m.body = place(s, s->name);
	m.organ = place(s, s->organ);
	m.sitting = sitting_time(s);
	m.ended = s->ended;
	m.suspended = s->suspended;
	fill_figures(s, shown, &m);
	if (shown != NO_ITEM) {
		fill_item(s, shown, &item);
		m.item = &item;
	}
	if (open != NULL) {
		fill_open(k, open, &opened);
		m.phase_case = VIEW__SNAPSHOT__PHASE_OPEN;
		m.open = &opened;
	} else if (b != NULL) {
		fill_closed(k, b, &closed);
		m.phase_case = VIEW__SNAPSHOT__PHASE_CLOSED;
		m.closed = &closed;
	} else {
		idle.voided = secret_voided(k);
		m.phase_case = VIEW__SNAPSHOT__PHASE_IDLE;
		m.idle = &idle;
	}
	fill_keys(s, open, &m, keys, key_list);
	fill_receivers(k, &m, health, health_list);
	if (view__snapshot__get_packed_size(&m) > size)
		return -EMSGSIZE;
	return (int64_t)view__snapshot__pack(&m, ret);
}
