#include "snapshot_json.h"

#include <jansson.h>

static void
put(json_t *to, const char *key, json_t *value)
{
	json_object_set_new(to, key, value);
}

/* Text that is not UTF-8 cannot be a name; it is left out rather than the whole snapshot. */
static void
put_text(json_t *to, const char *key, const char *text)
{
	json_t *value = json_string(text);

	put(to, key, value != NULL ? value : json_string("?"));
}

static json_t *
item(const View__Item *i)
{
	json_t *o = json_object();

	put_text(o, "number", i->number);
	put_text(o, "title", i->title);
	put_text(o, "rubric", i->rubric);
	put(o, "attempt", json_integer(i->attempt));
	return o;
}

static json_t *
open_ballot(const View__Open *b)
{
	json_t *o = json_object(), *chairs = json_array();

	put_text(o, "mode", b->mode);
	put(o, "voted", json_integer(b->voted));
	put(o, "expected", json_integer(b->expected));
	put(o, "second_phase", json_boolean(b->second_phase));
	put(o, "deadline_in_ms", json_integer((json_int_t)(b->deadline_in_us / 1000)));
	for (size_t i = 0; i < b->n_chairs; i++) {
		json_t *c = json_object();

		put(c, "seat", json_integer(b->chairs[i]->seat));
		put_text(c, "name", b->chairs[i]->name);
		put(c, "voted", json_boolean(b->chairs[i]->voted));
		put(c, "proxy", json_boolean(b->chairs[i]->proxy));
		json_array_append_new(chairs, c);
	}
	put(o, "chairs", chairs);
	return o;
}

static json_t *
voices(const View__Closed *b)
{
	json_t *list = json_array();

	for (size_t i = 0; i < b->n_voices; i++) {
		json_t *v = json_object();

		put(v, "seat", json_integer(b->voices[i]->seat));
		put_text(v, "name", b->voices[i]->name);
		put_text(v, "choice", b->voices[i]->choice);
		put(v, "proxy", json_boolean(b->voices[i]->proxy));
		json_array_append_new(list, v);
	}
	return list;
}

static json_t *
candidates(const View__Closed *b)
{
	json_t *list = json_array();

	for (size_t i = 0; i < b->n_candidates; i++) {
		json_t *c = json_object();

		put_text(c, "name", b->candidates[i]->name);
		put(c, "voices", json_integer(b->candidates[i]->voices));
		json_array_append_new(list, c);
	}
	return list;
}

static json_t *
closed_ballot(const View__Closed *b)
{
	const struct { const char *key; uint32_t value; } counts[] = {
		{ "pour", b->pour }, { "contre", b->contre }, { "abstention", b->abstention }, { "nspp", b->nspp },
		{ "nppv", b->nppv }, { "blanc", b->blanc }, { "nul", b->nul }, { "silent", b->silent }, { "cast", b->cast },
		{ "required", b->required }, { "proxies_cast", b->proxies_cast },
	};
	json_t *o = json_object();

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		put(o, counts[i].key, json_integer(counts[i].value));
	put_text(o, "mode", b->mode);
	put_text(o, "outcome", b->outcome);
	put_text(o, "casting_vote", b->casting_vote);
	put_text(o, "presider", b->presider);
	put_text(o, "words", b->words);
	put(o, "unanimous", json_boolean(b->unanimous));
	put(o, "proclaimed", json_boolean(b->proclaimed));
	put(o, "annulled", json_boolean(b->annulled));
	put(o, "voices", voices(b));
	put(o, "candidates", candidates(b));
	return o;
}

static json_t *
keys(const View__Snapshot *s)
{
	json_t *list = json_array();

	for (size_t i = 0; i < s->n_keys; i++) {
		json_t *k = json_object();

		put_text(k, "key", s->keys[i]->key);
		put_text(k, "meaning", s->keys[i]->meaning);
		json_array_append_new(list, k);
	}
	return list;
}

static json_t *
receivers(const View__Snapshot *s)
{
	json_t *list = json_array();

	for (size_t i = 0; i < s->n_receivers; i++) {
		json_t *r = json_object();

		put_text(r, "name", s->receivers[i]->name);
		put_text(r, "status", s->receivers[i]->status);
		put_text(r, "light", s->receivers[i]->light);
		json_array_append_new(list, r);
	}
	return list;
}

static void
put_phase(json_t *o, const View__Snapshot *s)
{
	switch (s->phase_case) {
	case VIEW__SNAPSHOT__PHASE_OPEN:
		put(o, "phase", json_string("open"));
		put(o, "open", open_ballot(s->open));
		break;
	case VIEW__SNAPSHOT__PHASE_CLOSED:
		put(o, "phase", json_string("closed"));
		put(o, "closed", closed_ballot(s->closed));
		break;
	default:
		put(o, "phase", json_string("idle"));
		put(o, "voided", json_boolean(s->idle != NULL && s->phase_case == VIEW__SNAPSHOT__PHASE_IDLE && s->idle->voided));
		break;
	}
}

char *
snapshot_json(const View__Snapshot *s)
{
	json_t *o = json_object();
	char *text;

	put(o, "index", json_integer((json_int_t)s->index));
	put(o, "utc_ms", json_integer((json_int_t)(s->utc_us / 1000)));
	put(o, "rehearsal", json_boolean(s->rehearsal));
	put_text(o, "body", s->body);
	put_text(o, "organ", s->organ);
	put_text(o, "sitting", s->sitting);
	put(o, "ended", json_boolean(s->ended));
	put(o, "suspended", json_boolean(s->suspended));
	put(o, "serving", json_integer(s->serving));
	put(o, "present", json_integer(s->present));
	put(o, "proxies", json_integer(s->proxies));
	put(o, "quorum", json_integer(s->quorum));
	put(o, "quorum_met", json_boolean(s->quorum_met));
	if (s->item != NULL)
		put(o, "item", item(s->item));
	put_phase(o, s);
	put(o, "keys", keys(s));
	put(o, "receivers", receivers(s));
	text = json_dumps(o, JSON_COMPACT);
	json_decref(o);
	return text;
}
