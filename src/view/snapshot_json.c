#include "snapshot_json.h"

#include <jansson.h>
#include <qrencode.h>

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
	put(o, "together", json_integer(i->together));
	put_text(o, "last_number", i->last_number);
	return o;
}

static json_t *
text_list(char *const *from, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++) {
		json_t *value = json_string(from[i]);

		json_array_append_new(list, value != NULL ? value : json_string("?"));
	}
	return list;
}

static json_t *
open_ballot(const View__Open *b)
{
	json_t *o = json_object(), *chairs = json_array();

	put_text(o, "mode", b->mode);
	put(o, "voted", json_integer(b->voted));
	put(o, "expected", json_integer(b->expected));
	put(o, "second_phase", json_boolean(b->second_phase));
	put(o, "counting", json_boolean(b->counting));
	put(o, "round", json_integer(b->round));
	put(o, "candidates", text_list(b->candidates, b->n_candidates));
	put(o, "deadline_in_ms", json_integer((json_int_t)(b->deadline_in_us / 1000)));
	for (size_t i = 0; i < b->n_chairs; i++) {
		json_t *c = json_object();

		put(c, "seat", json_integer(b->chairs[i]->seat));
		put_text(c, "name", b->chairs[i]->name);
		put_text(c, "family", b->chairs[i]->family);
		put(c, "group", json_integer(b->chairs[i]->group));
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
		put_text(v, "family", b->voices[i]->family);
		put(v, "group", json_integer(b->voices[i]->group));
		put(v, "weight", json_integer(b->voices[i]->weight));
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
items(const View__Closed *b)
{
	json_t *list = json_array();

	for (size_t i = 0; i < b->n_items; i++) {
		const View__ItemResult *r = b->items[i];
		json_t *m = json_object();

		put_text(m, "number", r->number);
		put_text(m, "title", r->title);
		put_text(m, "outcome", r->outcome);
		put(m, "pour", json_integer(r->pour));
		put(m, "contre", json_integer(r->contre));
		put(m, "abstention", json_integer(r->abstention));
		put(m, "nspp", json_integer(r->nspp));
		json_array_append_new(list, m);
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
		{ "round", b->round }, { "num", b->num }, { "den", b->den }, { "of", b->of },
	};
	json_t *o = json_object();

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		put(o, counts[i].key, json_integer(counts[i].value));
	put_text(o, "mode", b->mode);
	put_text(o, "outcome", b->outcome);
	put_text(o, "casting_vote", b->casting_vote);
	put_text(o, "presider", b->presider);
	put_text(o, "civility", b->civility);
	put_text(o, "by", b->by);
	put_text(o, "basis", b->basis);
	put(o, "unanimous", json_boolean(b->unanimous));
	put(o, "proclaimed", json_boolean(b->proclaimed));
	put(o, "annulled", json_boolean(b->annulled));
	put(o, "voices", voices(b));
	put(o, "candidates", candidates(b));
	put(o, "items", items(b));
	return o;
}

/* The modules of a QR code, a text of 0 and 1 a row; none where there is nothing to say. */
static json_t *
qr(const char *head)
{
	QRcode *code = head[0] == '\0' ? NULL : QRcode_encodeString8bit(head, 0, QR_ECLEVEL_M);
	json_t *rows = json_array();
	char row[178];

	for (int y = 0; code != NULL && y < code->width; y++) {
		for (int x = 0; x < code->width; x++)
			row[x] = (char)('0' + (code->data[y * code->width + x] & 1));
		json_array_append_new(rows, json_stringn(row, (size_t)code->width));
	}
	QRcode_free(code);
	return rows;
}

static json_t *
seal(const View__Snapshot *s)
{
	json_t *o = json_object();

	put_text(o, "words", s->words);
	put(o, "qr", qr(s->head));
	return o;
}

static json_t *
keys(const View__ReceiverHealth *h)
{
	json_t *list = json_array();

	for (size_t i = 0; i < h->n_keys; i++) {
		json_t *k = json_object();

		put_text(k, "key", h->keys[i]->key);
		put_text(k, "meaning", h->keys[i]->meaning);
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
		put_text(r, "driver", s->receivers[i]->driver);
		put(r, "keys", keys(s->receivers[i]));
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
		put(o, "voided", json_boolean(s->phase_case == VIEW__SNAPSHOT__PHASE_IDLE && s->idle->voided));
		put(o, "aborted", json_boolean(s->phase_case == VIEW__SNAPSHOT__PHASE_IDLE && s->idle->aborted));
		break;
	}
}

char *
snapshot_json(const View__Snapshot *s)
{
	json_t *o = json_object();
	char *text;

	put(o, "index", json_integer((json_int_t)s->index));
	put(o, "rehearsal", json_boolean(s->rehearsal));
	put_text(o, "body", s->body);
	put_text(o, "organ", s->organ);
	put_text(o, "sitting", s->sitting);
	put_text(o, "time_zone", s->time_zone);
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
	put(o, "groups", text_list(s->groups, s->n_groups));
	put(o, "receivers", receivers(s));
	if (s->words[0] != '\0')
		put(o, "seal", seal(s));
	text = json_dumps(o, JSON_COMPACT);
	json_decref(o);
	return text;
}
