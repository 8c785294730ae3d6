/* picture.c -- Before a close nothing here reads a choice (P10). */
#include "picture.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "proto/view.pb-c.h"
#include "story/lines.h"

#define CHAIRS_MAX 400 /* more do not fit a screen: the counts alone are sent then */
#define GROUPS_MAX 64
#define GRADUALLY  3   /* what does not fit a message loses the titles of items, then names */

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

/* The groups that were named so far; one more than there is room for is none. */
static char *groups[GROUPS_MAX];
static uint32_t n_groups;

static uint32_t
group_of(const struct sitting *s, uint32_t seat)
{
	struct text name = sitting_text(s, s->seats[seat].group);

	if (name.len == 0)
		return 0;
	for (uint32_t i = 0; i < n_groups; i++)
		if (strlen(groups[i]) == name.len && memcmp(groups[i], name.at, name.len) == 0)
			return i + 1;
	if (n_groups == GROUPS_MAX)
		return 0;
	groups[n_groups++] = text(name);
	return n_groups;
}

static View__Chair chairs[CHAIRS_MAX];
static View__Chair *chair_list[CHAIRS_MAX];
static View__Voice voices[CHAIRS_MAX];
static View__Voice *voice_list[CHAIRS_MAX];
static View__Candidate candidates[CANDIDATES_MAX];
static View__Candidate *candidate_list[CANDIDATES_MAX];
static char *candidate_names[CANDIDATES_MAX];
static View__ItemResult item_results[GROUP_MAX];
static View__ItemResult *item_list[GROUP_MAX];

static char *
candidate_name(const struct sitting *s, const struct ballot *b, uint32_t i)
{
	return b->candidate_seat[i] != NOBODY ? name_of(s, b->candidate_seat[i]) : place(s, b->candidates[i]);
}

/* In a secret ballot not even who has voted is told by name. */
static bool
names_shown(const struct ballot *b, int grade)
{
	return b->mode != MODE_SECRET && b->by == BY_HANDSETS && b->voters <= CHAIRS_MAX && grade < 2;
}

static void
add_chair(const struct sitting *s, uint32_t seat, bool voted, bool proxy, size_t *n)
{
	View__Chair *c = &chairs[*n];

	view__chair__init(c);
	c->seat = seat;
	c->name = name_of(s, seat);
	c->family = place(s, s->seats[seat].last);
	c->group = group_of(s, seat);
	c->voted = voted;
	c->proxy = proxy;
	chair_list[(*n)++] = c;
}

static void
fill_open(const struct picture *of, const struct ballot *b, int grade, View__Open *open)
{
	const struct sitting *s = of->sitting;
	const struct position *p = sitting_positions(s, s->ballot);
	uint64_t now = of->now_us, due = sitting_deadline(s);

	open->mode = (char *)(uintptr_t)story_mode_word(b->mode);
	open->voted = sitting_voted(s);
	open->expected = b->voters;
	open->second_phase = b->second_phase;
	open->counting = b->status == BALLOT_CLOSING;
	open->deadline_in_us = due == UINT64_MAX ? 0 : due > now ? due - now : 1;
	open->round = b->n_candidates > 0 ? b->round : 0;
	open->candidates = candidate_names;
	for (uint32_t i = 0; i < b->n_candidates; i++)
		open->candidates[open->n_candidates++] = candidate_name(s, b, i);
	open->chairs = chair_list;
	for (uint32_t i = 1; names_shown(b, grade) && i <= s->limits.max_seat; i++)
		if (p[i].voter != 0)
			add_chair(s, i, sitting_has_voted(s, i), p[i].voter == 2, &open->n_chairs);
}

static void
fill_test(const struct sitting *s, int grade, View__Test *test)
{
	test->heard = sitting_heard(s);
	test->chairs = chair_list;
	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		test->expected += s->seats[i].handset != 0;
	for (uint32_t i = 1; grade < 2 && test->expected <= CHAIRS_MAX && i <= s->limits.max_seat; i++)
		if (s->seats[i].handset != 0)
			add_chair(s, i, s->seats[i].tested, false, &test->n_chairs);
}

static void
fill_voices(const struct sitting *s, const struct ballot *b, int grade, View__Closed *closed)
{
	const struct position *p = sitting_positions(s, s->ballot);

	closed->voices = voice_list;
	for (uint32_t i = 1; names_shown(b, grade) && i <= s->limits.max_seat; i++) {
		View__Voice *v = &voices[closed->n_voices];

		if (p[i].voter == 0)
			continue;
		view__voice__init(v);
		v->seat = i;
		v->name = name_of(s, i);
		v->family = place(s, s->seats[i].last);
		v->group = group_of(s, i);
		v->weight = s->seats[i].weight;
		v->choice = p[i].choice < CHOICE_CANDIDATE ? (char *)(uintptr_t)story_choice_word(p[i].choice)
		                                           : candidate_name(s, b, p[i].choice - CHOICE_CANDIDATE);
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
		c->name = candidate_name(s, b, i);
		c->voices = r->candidate_voices[i];
		candidate_list[closed->n_candidates++] = c;
	}
}

static void
fill_items(const struct sitting *s, const struct ballot *b, int grade, View__Closed *closed)
{
	closed->items = item_list;
	for (uint32_t i = 0; b->n_results > 1 && i < b->n_results && i < GROUP_MAX; i++) {
		const struct result *r = &s->results[b->first_result + i];
		View__ItemResult *m = &item_results[i];

		view__item_result__init(m);
		m->number = place(s, s->items[r->item].name);
		if (grade < 1)
			m->title = place(s, s->items[r->item].title);
		m->pour = r->voices[CHOICE_POUR];
		m->contre = r->voices[CHOICE_CONTRE];
		m->abstention = r->voices[CHOICE_ABSTENTION];
		m->nspp = r->voices[CHOICE_NSPP];
		m->outcome = (char *)(uintptr_t)story_outcome_word(r->outcome);
		item_list[closed->n_items++] = m;
	}
}

static void
fill_majority(const struct ballot *b, const struct result *r, View__Closed *closed)
{
	const struct { const char *word; uint32_t of; } bases[] = {
		[BASE_CAST] = { "cast", r->cast }, [BASE_SERVING] = { "serving", r->serving },
		[BASE_PRESENT] = { "present", r->present }, [BASE_ELECTORATE] = { "electorate", r->electorate },
	};

	closed->basis = (char *)(uintptr_t)bases[b->majority.base].word;
	closed->of = bases[b->majority.base].of;
	closed->num = b->majority.num;
	closed->den = b->majority.den;
	closed->required = r->required;
}

static void
fill_closed(const struct sitting *s, const struct ballot *b, int grade, View__Closed *closed)
{
	static const char *const casting[] = { "none", "for", "against" };
	const struct result *r = &s->results[b->first_result];

	closed->mode = (char *)(uintptr_t)story_mode_word(b->mode);
	closed->by = (char *)(uintptr_t)story_by_word(b->by);
	closed->round = b->n_candidates > 0 ? b->round : 0;
	closed->pour = r->voices[CHOICE_POUR];
	closed->contre = r->voices[CHOICE_CONTRE];
	closed->abstention = r->voices[CHOICE_ABSTENTION];
	closed->nspp = r->voices[CHOICE_NSPP];
	closed->nppv = r->voices[CHOICE_NPPV];
	closed->blanc = r->voices[CHOICE_BLANC];
	closed->nul = r->voices[CHOICE_NUL];
	closed->silent = r->voices[CHOICE_SILENT];
	closed->cast = r->cast;
	closed->proxies_cast = r->proxies_cast;
	fill_majority(b, r, closed);
	closed->outcome = (char *)(uintptr_t)story_outcome_word(r->outcome);
	if (r->outcome == OUTCOME_ELECTED) {
		char elected[300];
		int n = snprintf(elected, sizeof(elected), "elected:%.280s", candidate_name(s, b, r->elected));

		closed->outcome = text((struct text) { elected, (uint32_t)n });
	}
	closed->casting_vote = (char *)(uintptr_t)casting[r->casting_vote];
	closed->unanimous = r->unanimous;
	closed->proclaimed = b->proclaimed;
	closed->annulled = b->annulled;
	closed->presider = name_of(s, b->presider);
	closed->civility = place(s, s->seats[b->presider].civility);
	fill_voices(s, b, grade, closed);
	fill_candidates(s, b, r, closed);
	fill_items(s, b, grade, closed);
}

/* The last ballot is shown until another item comes up, or the clerk has it cleared. */
static const struct ballot *
shown_ballot(const struct picture *of)
{
	const struct sitting *s = of->sitting;
	const struct ballot *b = s->ballot == NO_BALLOT ? NULL : &s->ballots[s->ballot];

	if (b == NULL || of->past.cleared || b->status == BALLOT_ABORTED || b->n_results == 0)
		return NULL;
	return s->discussed == NO_ITEM || s->results[b->first_result].item == s->discussed ? b : NULL;
}

/* An agenda that was read in has nothing in discussion yet, whichever item came last. */
static uint32_t
shown_item(const struct sitting *s, const struct ballot *b)
{
	return b != NULL ? s->results[b->first_result].item : s->discussed;
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

/* B: the ballot that is shown, open or not; NULL. */
static void
fill_item(const struct sitting *s, uint32_t item, const struct ballot *b, View__Item *m)
{
	m->number = place(s, s->items[item].name);
	m->title = place(s, s->items[item].title);
	m->rubric = place(s, s->items[item].rubric);
	m->attempt = s->items[item].attempts;
	m->together = b != NULL ? b->n_results : 1;
	if (m->together < 2)
		return;
	m->last_number = place(s, s->items[s->results[b->first_result + b->n_results - 1].item].name);
	if (b->object.len > 0)
		m->title = place(s, b->object);
}

static char *
sitting_time(const struct sitting *s)
{
	char at[32];
	int n = snprintf(at, sizeof(at), "%04u-%02u-%02uT%02u:%02u", s->date / 10000, s->date / 100 % 100, s->date % 100,
	                 s->minute / 60, s->minute % 60);

	return text((struct text) { s->has_sitting ? at : "", s->has_sitting ? (uint32_t)n : 0 });
}

/* The keys of a make that mean something in the open ballot: candidates first, then pour, contre and so on. */
static void
fill_keys(const struct sitting *s, const struct ballot *open, const struct picture_receiver *r, View__ReceiverHealth *h,
          View__Key *keys, View__Key **list)
{
	char make[40];
	int len = snprintf(make, sizeof(make), "%s:", r->make);

	h->keys = list;
	for (uint32_t n = 0; open != NULL && n < open->n_candidates + CHOICE_CANDIDATE; n++) {
		uint32_t choice = n < open->n_candidates ? CHOICE_CANDIDATE + n : n - open->n_candidates;

		for (uint32_t i = 0; choice != CHOICE_SILENT && i < KEYS_MAX && r->keys[i][0] != '\0' && h->n_keys < KEYS_MAX; i++) {
			struct text name = { r->keys[i], (uint32_t)strlen(r->keys[i]) };
			View__Key *key = &keys[h->n_keys];

			if (sitting_key_choice(s, (struct text) { make, (uint32_t)len }, name) != choice)
				continue;
			view__key__init(key);
			key->key = (char *)(uintptr_t)r->keys[i];
			key->meaning = choice < CHOICE_CANDIDATE ? (char *)(uintptr_t)story_choice_word(choice)
			                                         : candidate_name(s, open, choice - CHOICE_CANDIDATE);
			list[h->n_keys++] = key;
		}
	}
}

static void
fill_receivers(const struct picture *of, const struct ballot *open, View__Snapshot *m)
{
	static View__ReceiverHealth health[RECEIVERS_MAX], *list[RECEIVERS_MAX];
	static View__Key keys[RECEIVERS_MAX][KEYS_MAX], *key_list[RECEIVERS_MAX][KEYS_MAX];

	m->receivers = list;
	for (size_t i = 0; i < of->n_receivers && i < RECEIVERS_MAX; i++) {
		const struct picture_receiver *r = &of->receivers[i];
		View__ReceiverHealth *h = &health[i];

		view__receiver_health__init(h);
		h->receiver = r->number;
		h->name = (char *)(uintptr_t)r->name;
		h->status = (char *)(uintptr_t)r->status;
		h->driver = (char *)(uintptr_t)r->driver;
		h->light = (char *)(uintptr_t)r->light;
		fill_keys(of->sitting, open, r, h, keys[i], key_list[i]);
		list[m->n_receivers++] = h;
	}
}

/* The last ballot was broken off, and nothing has been put in discussion since. */
static bool
was_aborted(const struct sitting *s)
{
	return s->ballot != NO_BALLOT && s->ballots[s->ballot].status == BALLOT_ABORTED && s->late;
}

/* One message, with less in it the higher GRADE is.  Bytes; -EMSGSIZE. */
static int64_t
pack(const struct picture *of, int grade, uint8_t *ret, size_t size)
{
	const struct sitting *s = of->sitting;
	const struct ballot *open = sitting_open_ballot(s), *b = shown_ballot(of);
	View__Snapshot m = VIEW__SNAPSHOT__INIT;
	View__Item item = VIEW__ITEM__INIT;
	View__Idle idle = VIEW__IDLE__INIT;
	View__Test test = VIEW__TEST__INIT;
	View__Open opened = VIEW__OPEN__INIT;
	View__Closed closed = VIEW__CLOSED__INIT;
	uint32_t shown = of->past.cleared ? NO_ITEM : shown_item(s, b);

	pen.used = 0;
	n_groups = 0;
	m.index = of->index;
	m.rehearsal = of->rehearsal || s->rehearsal;
	m.body = place(s, s->name);
	m.organ = place(s, s->organ);
	m.sitting = sitting_time(s);
	m.time_zone = (char *)(uintptr_t)of->time_zone;
	m.ended = s->ended;
	m.suspended = s->suspended;
	fill_figures(s, shown, &m);
	if (shown != NO_ITEM) {
		fill_item(s, shown, b, &item);
		m.item = &item;
	}
	if (open != NULL) {
		fill_open(of, open, grade, &opened);
		m.phase_case = VIEW__SNAPSHOT__PHASE_OPEN;
		m.open = &opened;
	} else if (s->testing) {
		fill_test(s, grade, &test);
		m.phase_case = VIEW__SNAPSHOT__PHASE_TEST;
		m.test = &test;
	} else if (b != NULL) {
		fill_closed(s, b, grade, &closed);
		m.phase_case = VIEW__SNAPSHOT__PHASE_CLOSED;
		m.closed = &closed;
	} else {
		idle.voided = picture_voided(&of->past, s);
		idle.aborted = was_aborted(s) && !of->past.cleared;
		m.phase_case = VIEW__SNAPSHOT__PHASE_IDLE;
		m.idle = &idle;
	}
	m.groups = groups;
	m.n_groups = n_groups;
	if (m.phase_case == VIEW__SNAPSHOT__PHASE_CLOSED || s->ended) {
		m.words = (char *)(uintptr_t)of->words;
		m.head = (char *)(uintptr_t)of->head;
	}
	fill_receivers(of, open, &m);
	if (view__snapshot__get_packed_size(&m) > size)
		return -EMSGSIZE;
	return (int64_t)view__snapshot__pack(&m, ret);
}

int64_t
picture_pack(const struct picture *of, uint8_t *ret, size_t size)
{
	int64_t n = -EMSGSIZE;

	for (int grade = 0; grade < GRADUALLY && n == -EMSGSIZE; grade++)
		n = pack(of, grade, ret, size);
	return n;
}

/* --- what the screen owes to the past ------------------------------------------------------------------------------ */

/* Whether a command has the last result taken off the screen, or brings something new to it. */
static void
follow_command(struct picture_past *p, enum event_type said)
{
	switch (said) {
	case EVENT_CLEAR:
		p->cleared = true;
		break;
	case EVENT_DISCUSS: case EVENT_OPEN: case EVENT_COUNT: case EVENT_ADOPT: case EVENT_TAKE_NOTE: case EVENT_CORRECT:
	case EVENT_PROCLAIM: case EVENT_ANNUL: case EVENT_END:
		p->cleared = false;
		break;
	default:
		break;
	}
}

void
picture_follow(struct picture_past *p, const struct sitting *s, const struct picture_command *command, const struct effects *fx)
{
	bool failure = command != NULL && strcmp(command->role, PICTURE_FAILURE) == 0;

	if (command != NULL && !command->refused)
		follow_command(p, command->type);
	for (uint32_t i = 0; i < fx->n; i++) {
		if (fx->list[i].type == EFFECT_OPENED)
			p->voided_item = NO_ITEM;
		if (fx->list[i].type == EFFECT_CLOSED && failure && sitting_open_ballot(s) == NULL &&
		    s->ballots[fx->list[i].ballot].mode == MODE_SECRET)
			p->voided_item = s->discussed;
	}
}

bool
picture_voided(const struct picture_past *p, const struct sitting *s)
{
	return p->voided_item != NO_ITEM && p->voided_item == s->discussed;
}
