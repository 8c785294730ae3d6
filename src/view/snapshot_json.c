#include "snapshot_json.h"

#include <jansson.h>
#include <qrencode.h>

#include "base/json_put.h"

static json_t *
item(const View__Item *i)
{
	json_t *o = json_object();

	json_put_text(o, "number", i->number);
	json_put_text(o, "title", i->title);
	json_put_text(o, "rubric", i->rubric);
	json_put(o, "attempt", json_integer(i->attempt));
	json_put(o, "together", json_integer(i->together));
	json_put_text(o, "last_number", i->last_number);
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
chairs(View__Chair *const *from, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++) {
		json_t *c = json_object();

		json_put(c, "seat", json_integer(from[i]->seat));
		json_put_text(c, "name", from[i]->name);
		json_put_text(c, "family", from[i]->family);
		json_put(c, "group", json_integer(from[i]->group));
		json_put(c, "voted", json_boolean(from[i]->voted));
		json_put(c, "proxy", json_boolean(from[i]->proxy));
		json_array_append_new(list, c);
	}
	return list;
}

static json_t *
test(const View__Test *t)
{
	json_t *o = json_object();

	json_put(o, "heard", json_integer(t->heard));
	json_put(o, "expected", json_integer(t->expected));
	json_put(o, "chairs", chairs(t->chairs, t->n_chairs));
	return o;
}

static json_t *
open_ballot(const View__Open *b)
{
	json_t *o = json_object();

	json_put_text(o, "mode", b->mode);
	json_put(o, "voted", json_integer(b->voted));
	json_put(o, "expected", json_integer(b->expected));
	json_put(o, "second_phase", json_boolean(b->second_phase));
	json_put(o, "counting", json_boolean(b->counting));
	json_put(o, "round", json_integer(b->round));
	json_put(o, "candidates", text_list(b->candidates, b->n_candidates));
	json_put(o, "deadline_in_ms", json_integer((json_int_t)(b->deadline_in_us / 1000)));
	json_put(o, "chairs", chairs(b->chairs, b->n_chairs));
	return o;
}

static json_t *
voices(const View__Closed *b)
{
	json_t *list = json_array();

	for (size_t i = 0; i < b->n_voices; i++) {
		json_t *v = json_object();

		json_put(v, "seat", json_integer(b->voices[i]->seat));
		json_put_text(v, "name", b->voices[i]->name);
		json_put_text(v, "family", b->voices[i]->family);
		json_put(v, "group", json_integer(b->voices[i]->group));
		json_put(v, "weight", json_integer(b->voices[i]->weight));
		json_put_text(v, "choice", b->voices[i]->choice);
		json_put(v, "proxy", json_boolean(b->voices[i]->proxy));
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

		json_put_text(c, "name", b->candidates[i]->name);
		json_put(c, "voices", json_integer(b->candidates[i]->voices));
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

		json_put_text(m, "number", r->number);
		json_put_text(m, "title", r->title);
		json_put_text(m, "outcome", r->outcome);
		json_put(m, "pour", json_integer(r->pour));
		json_put(m, "contre", json_integer(r->contre));
		json_put(m, "abstention", json_integer(r->abstention));
		json_put(m, "nspp", json_integer(r->nspp));
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
		json_put(o, counts[i].key, json_integer(counts[i].value));
	json_put_text(o, "mode", b->mode);
	json_put_text(o, "outcome", b->outcome);
	json_put_text(o, "casting_vote", b->casting_vote);
	json_put_text(o, "presider", b->presider);
	json_put_text(o, "civility", b->civility);
	json_put_text(o, "by", b->by);
	json_put_text(o, "basis", b->basis);
	json_put(o, "unanimous", json_boolean(b->unanimous));
	json_put(o, "proclaimed", json_boolean(b->proclaimed));
	json_put(o, "annulled", json_boolean(b->annulled));
	json_put(o, "voices", voices(b));
	json_put(o, "candidates", candidates(b));
	json_put(o, "items", items(b));
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

	json_put_text(o, "words", s->words);
	json_put(o, "qr", qr(s->head));
	return o;
}

static json_t *
keys(const View__ReceiverHealth *h)
{
	json_t *list = json_array();

	for (size_t i = 0; i < h->n_keys; i++) {
		json_t *k = json_object();

		json_put_text(k, "key", h->keys[i]->key);
		json_put_text(k, "meaning", h->keys[i]->meaning);
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

		json_put_text(r, "name", s->receivers[i]->name);
		json_put_text(r, "status", s->receivers[i]->status);
		json_put_text(r, "light", s->receivers[i]->light);
		json_put_text(r, "driver", s->receivers[i]->driver);
		json_put(r, "keys", keys(s->receivers[i]));
		json_array_append_new(list, r);
	}
	return list;
}

static void
put_phase(json_t *o, const View__Snapshot *s)
{
	switch (s->phase_case) {
	case VIEW__SNAPSHOT__PHASE_OPEN:
		json_put(o, "phase", json_string("open"));
		json_put(o, "open", open_ballot(s->open));
		break;
	case VIEW__SNAPSHOT__PHASE_TEST:
		json_put(o, "phase", json_string("test"));
		json_put(o, "test", test(s->test));
		break;
	case VIEW__SNAPSHOT__PHASE_CLOSED:
		json_put(o, "phase", json_string("closed"));
		json_put(o, "closed", closed_ballot(s->closed));
		break;
	default:
		json_put(o, "phase", json_string("idle"));
		json_put(o, "voided", json_boolean(s->phase_case == VIEW__SNAPSHOT__PHASE_IDLE && s->idle->voided));
		json_put(o, "aborted", json_boolean(s->phase_case == VIEW__SNAPSHOT__PHASE_IDLE && s->idle->aborted));
		break;
	}
}

char *
snapshot_json(const View__Snapshot *s)
{
	json_t *o = json_object();
	char *text;

	json_put(o, "index", json_integer((json_int_t)s->index));
	json_put(o, "rehearsal", json_boolean(s->rehearsal));
	json_put_text(o, "body", s->body);
	json_put_text(o, "organ", s->organ);
	json_put_text(o, "sitting", s->sitting);
	json_put_text(o, "time_zone", s->time_zone);
	json_put(o, "ended", json_boolean(s->ended));
	json_put(o, "suspended", json_boolean(s->suspended));
	json_put(o, "serving", json_integer(s->serving));
	json_put(o, "present", json_integer(s->present));
	json_put(o, "proxies", json_integer(s->proxies));
	json_put(o, "quorum", json_integer(s->quorum));
	json_put(o, "quorum_met", json_boolean(s->quorum_met));
	if (s->item != NULL)
		json_put(o, "item", item(s->item));
	put_phase(o, s);
	json_put(o, "groups", text_list(s->groups, s->n_groups));
	json_put(o, "receivers", receivers(s));
	if (s->words[0] != '\0')
		json_put(o, "seal", seal(s));
	text = json_dumps(o, JSON_COMPACT);
	json_decref(o);
	return text;
}
