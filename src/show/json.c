#include "json.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/json_put.h"
#include "story/lines.h"
#include "view/snapshot_json.h"

/* --- one entry --------------------------------------------------------------------------------------------------------- */

static void
put_command(json_t *to, const Record__Command *c)
{
	json_put_text(to, "line", c->line);
	json_put_text(to, "account", c->account);
	json_put_text(to, "role", c->role);
	json_put_text(to, "console", c->console);
	json_put_text(to, "refused", c->refused);
	for (int i = 1; i < REFUSAL_COUNT; i++)
		if (strcmp(c->refused, refusal_name((enum refusal)i)) == 0)
			json_put_text(to, "why", refusal_sentence((enum refusal)i));
}

static void
put_press(json_t *to, const Record__Press *p)
{
	json_put_number(to, "receiver", p->receiver);
	json_put_text(to, "handset", p->handset);
	json_put_text(to, "key", p->key);
	json_put_text(to, "refused", p->refused);
	json_put(to, "repeated", json_boolean(p->repeated));
	json_put(to, "masked", json_boolean(p->masked));
}

static void
put_place(json_t *to, const char *key, struct text t)
{
	json_t *value = json_stringn(t.at, t.len);

	json_put(to, key, value != NULL ? value : json_string("?"));
}

/* Whose press it was, which the entry does not say: as the step found it. */
static void
put_seat(json_t *to, const struct replay *r)
{
	const struct effect *f = &r->effects.list[0];
	const struct seat *seat;
	struct text first, last;

	if (r->effects.n == 0 || f->type != EFFECT_PRESS || f->press.seat == 0)
		return;
	seat = &r->sitting->seats[f->press.seat];
	first = sitting_text(r->sitting, seat->first);
	last = sitting_text(r->sitting, seat->last);
	json_put_number(to, "seat", f->press.seat);
	json_put(to, "name", json_sprintf("%.*s %.*s", (int)first.len, first.at, (int)last.len, last.at));
}

static void
put_receiver(json_t *to, const Record__Receiver *r)
{
	const struct { const char *key; uint64_t n; } counts[] = { { "frames", r->frames }, { "bad_checks", r->bad_checks },
		{ "noise", r->noise }, { "lost", r->lost }, { "retries", r->retries }, { "refused", r->refused } };

	json_put_number(to, "receiver", r->receiver);
	json_put_text(to, "event", r->event);
	json_put_text(to, "make", r->make);
	json_put_text(to, "detail", r->detail);
	json_put(to, "simulated", json_boolean(r->simulated));
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		json_put_number(to, counts[i].key, counts[i].n);
}

/* Sums by choice; a candidate by his place on the list. */
static void
put_urn(json_t *to, const Record__Urn *u)
{
	json_t *list = json_array();

	for (size_t i = 0; i < u->n_voices && i < CHOICES_MAX; i++) {
		json_t *sum = json_object();

		json_put_text(sum, "choice", i < CHOICE_CANDIDATE ? story_choice_word((enum choice)i) : "");
		json_put_number(sum, "candidate", i < CHOICE_CANDIDATE ? 0 : i - CHOICE_CANDIDATE + 1);
		json_put_number(sum, "voices", u->voices[i]);
		json_array_append_new(list, sum);
	}
	json_put(to, "urn", list);
}

static void
put_result(json_t *to, const Record__Result *r)
{
	json_t *list = json_array();

	for (size_t i = 0; i < r->n_lines; i++) {
		json_t *line = json_string(r->lines[i]);

		json_array_append_new(list, line != NULL ? line : json_string("?"));
	}
	json_put(to, "lines", list);
}

static void
put_checkpoint(json_t *to, const Record__Checkpoint *c)
{
	char words[WORDS_SIZE];
	struct note note;

	if (note_parse(c->note, strlen(c->note), &note) < 0)
		return;
	words_of(&note.head.root, words);
	json_put_number(to, "size", note.head.size);
	json_put_text(to, "words", words);
}

static json_t *
entry(const Record__Entry *e)
{
	json_t *o = json_object();

	switch (e->body_case) {
	case RECORD__ENTRY__BODY_START:
		json_put_text(o, "program", e->start->program);
		json_put_text(o, "origin", e->start->origin);
		break;
	case RECORD__ENTRY__BODY_RESTART:
		json_put_text(o, "reason", e->restart->reason);
		json_put_number(o, "torn_bytes", e->restart->torn_bytes);
		break;
	case RECORD__ENTRY__BODY_COMMAND:
		put_command(o, e->command);
		break;
	case RECORD__ENTRY__BODY_PRESS:
		put_press(o, e->press);
		break;
	case RECORD__ENTRY__BODY_RESULT:
		put_result(o, e->result);
		break;
	case RECORD__ENTRY__BODY_CHECKPOINT:
		put_checkpoint(o, e->checkpoint);
		break;
	case RECORD__ENTRY__BODY_RECEIVER:
		put_receiver(o, e->receiver);
		break;
	case RECORD__ENTRY__BODY_URN:
		put_urn(o, e->urn);
		break;
	default:
		break;
	}
	return o;
}

/* The record's own words, whether or not they can be stepped. */
static json_t *
entry_at(const struct play *p, uint64_t index)
{
	struct reader *reader = NULL;
	struct reader_entry e;
	uint64_t at = p->entries[index].offset;
	json_t *o = NULL;

	if (reader_open_bytes(&reader, p->bytes + at, p->size - at) == 0 && reader_next(reader, &e) == 1)
		o = entry(e.entry);
	reader_free(reader);
	return o;
}

char *
json_at(struct play *p, uint64_t index)
{
	json_t *o = json_object(), *said = entry_at(p, index);
	const char kind[2] = { p->entries[index].kind, '\0' };
	View__Snapshot *state = index < p->n_playable ? play_picture(p, index) : NULL;
	char *picture = state == NULL ? NULL : snapshot_json(state), *text = NULL;

	json_put_number(o, "index", index);
	json_put_text(o, "kind", kind);
	json_put_number(o, "at_ms", p->entries[index].at_us / 1000);
	if (said != NULL && state != NULL && kind[0] == 'P')
		put_seat(said, &p->stand.replay);
	json_put(o, "entry", said);
	if (picture != NULL)
		json_put(o, "state", json_loads(picture, 0, NULL));
	if (said != NULL && (picture != NULL || index >= p->n_playable))
		text = json_dumps(o, JSON_COMPACT);
	json_decref(o);
	free(picture);
	if (state != NULL)
		view__snapshot__free_unpacked(state, NULL);
	return text;
}

/* --- the record ---------------------------------------------------------------------------------------------------------- */

static json_t *
checks(const struct verify_report *report)
{
	static const char *const states[] = { [CHECK_OK] = "ok", [CHECK_FAIL] = "FAIL", [CHECK_ABSENT] = "absent" };
	json_t *list = json_array();

	for (size_t i = 0; i < report->n_lines; i++) {
		json_t *o = json_object();

		json_put_text(o, "state", states[report->lines[i].state]);
		json_put_text(o, "check", report->lines[i].check);
		json_put_text(o, "detail", report->lines[i].detail);
		json_array_append_new(list, o);
	}
	return list;
}

/* A ballot that was aborted has no result to name its items. */
static json_t *
ballot(const struct play *p, const struct play_ballot *from)
{
	const struct sitting *s = p->stand.replay.sitting;
	const struct ballot *b = &s->ballots[from->ballot];
	uint32_t item = b->n_results > 0 ? s->results[b->first_result].item : from->item;
	json_t *o = json_object();

	json_put_number(o, "opened", from->opened);
	json_put_number(o, "closed", from->closed);
	json_put_number(o, "items", b->n_results);
	json_put_text(o, "mode", story_mode_word(b->mode));
	json_put_text(o, "by", story_by_word(b->by));
	json_put(o, "annulled", json_boolean(b->annulled));
	json_put(o, "aborted", json_boolean(b->status == BALLOT_ABORTED));
	if (item != NO_ITEM) {
		put_place(o, "item", sitting_text(s, s->items[item].name));
		put_place(o, "title", sitting_text(s, b->n_results > 1 && b->object.len > 0 ? b->object : s->items[item].title));
	}
	return o;
}

/* Kinds, moments and what differs, of every entry. */
static void
put_entries(json_t *to, const struct play *p)
{
	json_t *times = json_array(), *differing = json_array();
	char *kinds = malloc(p->n_entries + 1);

	for (uint64_t i = 0; i < p->n_entries && kinds != NULL; i++) {
		kinds[i] = p->entries[i].kind;
		json_array_append_new(times, json_integer((json_int_t)(p->entries[i].at_us / 1000)));
		if (p->entries[i].differs)
			json_array_append_new(differing, json_integer((json_int_t)i));
	}
	if (kinds != NULL)
		json_put(to, "kinds", json_stringn(kinds, p->n_entries));
	json_put(to, "times_ms", times);
	json_put(to, "differing_at", differing);
	free(kinds);
}

char *
json_record(const struct play *p, const struct verify_report *report, const char *name)
{
	json_t *o = json_object(), *ballots = json_array();
	char *text;

	for (size_t i = 0; i < p->n_ballots; i++)
		json_array_append_new(ballots, ballot(p, &p->ballots[i]));
	json_put_text(o, "name", name);
	json_put_text(o, "verdict", verdict_word(report->verdict));
	json_put(o, "checks", checks(report));
	/* TRANSLATORS: the code of your language: that in which the details of checks are told. */
	json_put_text(o, "language", _("en"));
	json_put_number(o, "entries", p->n_entries);
	json_put_number(o, "playable", p->n_playable);
	json_put_text(o, "why", p->why);
	json_put_text(o, "cut", p->cut);
	put_entries(o, p);
	json_put_number(o, "results", p->results);
	json_put_number(o, "differing", p->differing);
	json_put(o, "rehearsal", json_boolean(p->rehearsal));
	json_put_text(o, "time_zone", p->time_zone);
	json_put(o, "utc_ms", json_integer((json_int_t)(p->utc_us / 1000)));
	json_put(o, "ballots", ballots);
	text = json_dumps(o, JSON_COMPACT);
	json_decref(o);
	return text;
}
