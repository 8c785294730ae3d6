/* turn.c -- an event through the core, and the entries that tell of it */
#include "keeper.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "base/clock.h"
#include "base/log.h"
#include "story/lines.h"
#include "story/run.h"
#include "story/unsaid.h"

#define RESULT_BYTES (192u * 1024) /* of lines in one RESULT entry */
#define RESULT_LINES 4096

uint64_t
keeper_now(struct keeper *k)
{
	uint64_t at_us = k->base_at_us + clock_monotonic_us() - k->base_mono_us;
	uint64_t last = journal_at_us(k->journal);

	return at_us > last ? at_us : last;
}

static int
append(struct keeper *k, Record__Entry *e, uint64_t *ret_index)
{
	uint8_t salt[SALT_SIZE];
	int r;

	if (getrandom(salt, sizeof(salt), 0) != sizeof(salt))
		return -EIO;
	e->salt = (ProtobufCBinaryData) { sizeof(salt), salt };
	r = journal_append(k->journal, e, ret_index);
	if (r < 0)
		log_error("record: entry cannot be appended: %s", strerror(-r));
	k->dirty = true;
	return r;
}

/* --- results: long ones in several entries ------------------------------------------------------------------------- */

struct result_writer {
	struct keeper *k;
	uint64_t at_us;
	size_t n, used;
	int error;
	char *lines[RESULT_LINES];
	char bytes[RESULT_BYTES];
};

static void
write_result(struct result_writer *w)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Result result = RECORD__RESULT__INIT;

	if (w->n == 0 || w->error < 0)
		return;
	result.n_lines = w->n;
	result.lines = w->lines;
	e.at_us = w->at_us;
	e.body_case = RECORD__ENTRY__BODY_RESULT;
	e.result = &result;
	w->error = append(w->k, &e, NULL);
	w->n = w->used = 0;
}

static void
add_line(const char *line, void *arg)
{
	struct result_writer *w = arg;
	size_t n = strlen(line) + 1;

	if (w->n == RESULT_LINES || w->used + n > sizeof(w->bytes))
		write_result(w);
	memcpy(w->bytes + w->used, line, n);
	w->lines[w->n++] = w->bytes + w->used;
	w->used += n;
}

static struct result_writer writer; /* large, and one turn at a time */

static void
begin_result(struct keeper *k, uint64_t at_us)
{
	writer.k = k;
	writer.at_us = at_us;
	writer.n = writer.used = 0;
	writer.error = 0;
}

/* What F has to state: a ballot's result, or the ballots that a correction touches. */
static int
append_stated(struct keeper *k, const struct effect *f, uint64_t at_us)
{
	begin_result(k, at_us);
	if (f->type == EFFECT_RESULT)
		story_result_lines(k->sitting, f->ballot, add_line, &writer);
	else
		story_touches_lines(k->sitting, f->touches.first, f->touches.n, add_line, &writer);
	write_result(&writer);
	return writer.error;
}

int
turn_state_rest(struct keeper *k, const char *lines, size_t len)
{
	begin_result(k, keeper_now(k));
	for (size_t at = 0; at < len; at += strlen(lines + at) + 1)
		add_line(lines + at, &writer);
	write_result(&writer);
	return writer.error;
}

/* --- what an entry means here ------------------------------------------------------------------------------------- */

static void
note_heard(struct keeper *k, uint64_t boot, uint64_t seq)
{
	uint32_t n = k->n_heard < BOOTS_MAX ? k->n_heard : BOOTS_MAX;

	for (uint32_t i = 0; i < n; i++)
		if (k->heard[i].boot == boot) {
			if (seq > k->heard[i].seq)
				k->heard[i].seq = seq;
			return;
		}
	k->heard[k->n_heard++ % BOOTS_MAX] = (struct heard) { boot, seq };
}

bool
keeper_heard(const struct keeper *k, uint64_t boot, uint64_t seq)
{
	uint32_t n = k->n_heard < BOOTS_MAX ? k->n_heard : BOOTS_MAX;

	for (uint32_t i = 0; i < n; i++)
		if (k->heard[i].boot == boot)
			return seq <= k->heard[i].seq;
	return false;
}

static void
open_receivers(struct keeper *k, bool open)
{
	k->opening = open ? ++k->openings : 0;
	k->due.ballot = true;
}

static void
note_apart(struct keeper *k, const Record__Entry *entry, const struct effects *fx)
{
	struct apart *a = &k->apart[k->n_apart % APART_MAX];
	const struct effect *f = &fx->list[0];

	if (fx->n == 0 || f->type != EFFECT_PRESS || entry->press->masked)
		return;
	if (f->press.class == PRESS_COUNTS || f->press.class == PRESS_TEST)
		return;
	*a = (struct apart) { entry->at_us, f->press.class, f->press.seat, "" };
	snprintf(a->handset, sizeof(a->handset), "%s", entry->press->handset);
	k->n_apart++;
}

static void
note_effects(struct keeper *k, uint64_t index, const struct effects *fx)
{
	for (uint32_t i = 0; i < fx->n; i++) {
		const struct effect *f = &fx->list[i];

		switch (f->type) {
		case EFFECT_OPENED:
			k->marks[f->ballot].first = index;
			open_receivers(k, true);
			break;
		case EFFECT_TEST_BEGUN:
			open_receivers(k, true);
			break;
		case EFFECT_CLOSED:
		case EFFECT_TEST_ENDED:
			open_receivers(k, false);
			break;
		case EFFECT_RESULT:
			if (k->marks[f->ballot].number == 0) {
				k->marks[f->ballot].number = ++k->n_closed;
				if (k->marks[f->ballot].first == 0)
					k->marks[f->ballot].first = index; /* by hand, or by assent */
			}
			k->seal.ballot = f->ballot;
			break;
		case EFFECT_SEAL:
		case EFFECT_ENDED:
			k->seal.wanted = true;
			break;
		default:
			break;
		}
	}
}

static void
note_command(struct keeper *k, uint64_t index, const Record__Command *c, const struct effects *fx)
{
	struct answered *a = &k->answers[k->n_answers++ % ANSWERS_MAX];

	*a = (struct answered) { .client = c->client, .number = c->number, .index = index, .ballot = NO_BALLOT };
	if (c->refused[0] != '\0')
		a->code = 4;
	sha256(&(struct part) { c->line, strlen(c->line) }, 1, &a->line);
	for (uint32_t i = 0; i < fx->n; i++) {
		if (fx->list[i].type == EFFECT_REFUSED)
			a->refusal = fx->list[i].refusal;
		if (fx->list[i].type == EFFECT_RESULT)
			a->ballot = fx->list[i].ballot;
		if (fx->list[i].type == EFFECT_TOUCHES)
			a->touched = (struct touched) { fx->list[i].touches.first, fx->list[i].touches.n };
		if (fx->list[i].type == EFFECT_WARNED)
			a->warnings = fx->list[i].warnings;
	}
}

void
keeper_note(struct keeper *k, uint64_t index, const Record__Entry *entry, const struct effects *fx)
{
	struct picture_command said;
	struct note note;

	note_effects(k, index, fx);
	switch (entry->body_case) {
	case RECORD__ENTRY__BODY_COMMAND:
		said = (struct picture_command) { k->parsed->event.type, entry->command->role, entry->command->refused[0] != '\0' };
		note_command(k, index, entry->command, fx);
		break;
	case RECORD__ENTRY__BODY_PRESS:
		note_heard(k, entry->press->boot, entry->press->seq);
		note_apart(k, entry, fx);
		break;
	case RECORD__ENTRY__BODY_CHECKPOINT:
		k->seal.wanted = false;
		if (note_parse(entry->checkpoint->note, strlen(entry->checkpoint->note), &note) == 0)
			k->seal.from = note.head.size;
		break;
	default:
		break;
	}
	picture_follow(&k->past, k->sitting, entry->body_case == RECORD__ENTRY__BODY_COMMAND ? &said : NULL, fx);
	secret_note(k, entry, fx);
	k->changed = k->due.count = true;
}

/* --- events ----------------------------------------------------------------------------------------------------------- */

static int
finish_step(struct keeper *k, Record__Entry *e, const struct effects *fx, uint64_t *ret_index)
{
	uint64_t index = 0;
	int r = append(k, e, &index);

	if (r < 0)
		return r;
	keeper_note(k, index, e, fx);
	if (ret_index != NULL)
		*ret_index = index;
	for (uint32_t i = 0; r == 0 && i < fx->n; i++) {
		if (fx->list[i].type == EFFECT_RESULT || fx->list[i].type == EFFECT_TOUCHES)
			r = append_stated(k, &fx->list[i], e->at_us);
		if (fx->list[i].type == EFFECT_URN_WANTED)
			r = turn_urn(k);
		if (r == 0 && fx->list[i].type == EFFECT_ENDED) {
			struct clock_reading clock = { .utc_us = clock_realtime_us() };

			clock.source = clock_source(&clock.offset_us);
			r = journal_end(k->journal, e->at_us, &clock);
		}
	}
	return r;
}

/* A press that was typed is a command, and says so in the record: for rehearsals, and never where it must stay secret. */
static enum refusal
typed_press_refusal(const struct keeper *k)
{
	return !k->rehearsal || secret_masks(k) ? REFUSED_BY_HANDSET_ALONE : REFUSED_BY_NONE;
}

/* What the daemon does not serve, before the core is asked; NONE: it does. */
static enum refusal
own_refusal(const struct keeper *k, const struct asker *asker, const struct event *e)
{
	if (asker->barred)
		return REFUSED_BY_ROLE;
	if (!k->rehearsal && (e->type == EVENT_AT || (e->type == EVENT_RESUME && e->resume.date != 0)))
		return REFUSED_BY_CLOCK;
	if (e->type == EVENT_PRESS)
		return typed_press_refusal(k);
	return secret_refusal(k, e);
}

static int
step_line(struct keeper *k, const char *line, const struct asker *asker, struct effects *fx, struct outcome_of_line *ret)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Command c = RECORD__COMMAND__INIT;
	enum refusal refusal = own_refusal(k, asker, &k->parsed->event);
	char said[UNSAID_SIZE];
	size_t len;
	int r;

	k->parsed->event.at_us = e.at_us = keeper_now(k);
	fx->n = 0;
	if (refusal == REFUSED_BY_NONE) {
		if (sitting_step(k->sitting, &k->parsed->event, fx) < 0)
			return -ESTALE;
		if (fx->n > 0 && fx->list[0].type == EFFECT_REFUSED)
			refusal = fx->list[0].refusal;
	} else {
		*fx = (struct effects) { 1, { { .type = EFFECT_REFUSED, .refusal = refusal } } };
	}
	if (refusal != REFUSED_BY_NONE)
		line = story_unsaid(k->sitting, &k->parsed->event, secret_masks(k), line, strlen(line), said, &len);
	c.line = (char *)(uintptr_t)line;
	c.account = (char *)(uintptr_t)asker->account;
	c.role = (char *)(uintptr_t)asker->role;
	c.console = (char *)(uintptr_t)asker->console;
	c.client = asker->client;
	c.number = asker->number;
	c.refused = (char *)(uintptr_t)refusal_name(refusal);
	e.body_case = RECORD__ENTRY__BODY_COMMAND;
	e.command = &c;
	r = finish_step(k, &e, fx, &ret->index);
	if (refusal != REFUSED_BY_NONE) {
		ret->code = 4;
		story_refused(k->sitting, refusal, ret->reason);
	}
	return r;
}

int
turn_line(struct keeper *k, const char *line, const struct asker *asker, struct outcome_of_line *ret)
{
	struct effects fx;
	int r;

	*ret = (struct outcome_of_line) { .ballot = NO_BALLOT };
	if (journal_state(k->journal) != JOURNAL_OPEN) {
		ret->code = 4;
		story_refused(k->sitting, REFUSED_BY_ENDED, ret->reason);
		return 0;
	}
	r = step_line(k, line, asker, &fx, ret);
	for (uint32_t i = 0; r == 0 && i < fx.n; i++) {
		if (fx.list[i].type == EFFECT_RESULT || fx.list[i].type == EFFECT_URN_WANTED)
			ret->ballot = fx.list[i].ballot;
		if (fx.list[i].type == EFFECT_WARNED)
			ret->warnings = fx.list[i].warnings;
		if (fx.list[i].type == EFFECT_TOUCHES)
			ret->touched = (struct touched) { fx.list[i].touches.first, fx.list[i].touches.n };
		if (fx.list[i].type == EFFECT_URN_WANTED) /* its warnings came with the urn */
			ret->warnings = k->answers[(k->n_answers - 1) % ANSWERS_MAX].warnings;
		if (fx.list[i].type == EFFECT_CLOCK && fx.list[i].at_us > keeper_now(k)) { /* a rehearsal's clock moves on */
			k->base_at_us = fx.list[i].at_us;
			k->base_mono_us = clock_monotonic_us();
		}
	}
	return r;
}

int
turn_press(struct keeper *k, uint32_t receiver, const char *handset, const char *key, uint64_t boot, uint64_t seq)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Press p = RECORD__PRESS__INIT;
	struct event event = { .type = EVENT_PRESS, .at_us = keeper_now(k),
		.press = { { handset, (uint32_t)strlen(handset) }, { key, (uint32_t)strlen(key) } } };
	enum choice choice = CHOICE_SILENT;
	struct effects fx;

	if (journal_state(k->journal) != JOURNAL_OPEN) {
		note_heard(k, boot, seq); /* the sitting is over; nothing is written behind its end */
		return 0;
	}
	p.masked = secret_masks(k);
	if (p.masked)
		choice = story_mask(k->sitting, &event);
	if (sitting_step(k->sitting, &event, &fx) < 0)
		return -ESTALE;
	if (p.masked && fx.list[0].type == EFFECT_PRESS && fx.list[0].press.class == PRESS_COUNTS)
		urn_put(k->secrecy.urn, fx.list[0].press.seat, fx.list[0].press.for_givers, choice, fx.list[0].press.voices);
	p.receiver = receiver;
	p.handset = (char *)(uintptr_t)handset;
	p.key = (char *)(uintptr_t)event.press.key.at;
	p.boot = boot;
	p.seq = seq;
	if (fx.list[0].type == EFFECT_PRESS) {
		p.refused = (char *)(uintptr_t)story_press_word(fx.list[0].press.class);
		p.repeated = fx.list[0].press.repeated;
	}
	e.at_us = event.at_us;
	e.body_case = RECORD__ENTRY__BODY_PRESS;
	e.press = &p;
	return finish_step(k, &e, &fx, NULL);
}

int
turn_urn(struct keeper *k)
{
	uint32_t voices[CHOICES_MAX];
	struct event event = { .type = EVENT_URN, .at_us = keeper_now(k),
		.urn = { voices, CHOICE_CANDIDATE + sitting_open_ballot(k->sitting)->n_candidates } };
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Urn urn = RECORD__URN__INIT;
	struct effects fx;

	urn_count(k->secrecy.urn, voices);
	if (sitting_step(k->sitting, &event, &fx) < 0)
		return -ESTALE;
	urn.n_voices = event.urn.n;
	urn.voices = voices;
	e.at_us = event.at_us;
	e.body_case = RECORD__ENTRY__BODY_URN;
	e.urn = &urn;
	return finish_step(k, &e, &fx, NULL);
}

int
turn_deadline(struct keeper *k)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Deadline d = RECORD__DEADLINE__INIT;
	struct event event = { .type = EVENT_DEADLINE, .at_us = keeper_now(k) };
	struct effects fx;

	if (sitting_step(k->sitting, &event, &fx) < 0)
		return -ESTALE;
	e.at_us = event.at_us;
	e.body_case = RECORD__ENTRY__BODY_DEADLINE;
	e.deadline = &d;
	return finish_step(k, &e, &fx, NULL);
}

int
turn_receiver(struct keeper *k, uint32_t receiver, const char *event, const struct receiver_state *state,
              const uint64_t counts[6])
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Receiver m = RECORD__RECEIVER__INIT;

	if (journal_state(k->journal) != JOURNAL_OPEN)
		return 0;
	m.receiver = receiver;
	m.event = (char *)(uintptr_t)event;
	m.make = (char *)(uintptr_t)state->driver;
	m.model = (char *)(uintptr_t)state->model;
	m.firmware = (char *)(uintptr_t)state->firmware;
	m.path = (char *)(uintptr_t)state->path;
	m.channel = (char *)(uintptr_t)state->channel;
	m.detail = (char *)(uintptr_t)state->detail;
	m.simulated = state->simulated;
	if (counts != NULL) {
		m.frames = counts[0];
		m.bad_checks = counts[1];
		m.noise = counts[2];
		m.lost = counts[3];
		m.retries = counts[4];
		m.refused = counts[5];
	}
	e.at_us = keeper_now(k);
	e.body_case = RECORD__ENTRY__BODY_RECEIVER;
	e.receiver = &m;
	return append(k, &e, NULL);
}

int
turn_sync(struct keeper *k)
{
	uint64_t began = clock_monotonic_us(), took;
	int r;

	if (!k->dirty)
		return 0;
	r = journal_sync(k->journal);
	if (r < 0) {
		log_error("record: not on the disk (%s); stopping, for nothing after this could be trusted",
		          strerror(journal_errno(k->journal)));
		return r;
	}
	took = clock_monotonic_us() - began;
	k->dirty = false;
	k->syncs++;
	if (took > k->sync_max_us)
		k->sync_max_us = took;
	return 0;
}
