/*
 * profile_sense.c -- what a profile's keys say together: what stands where it means nothing, what is missing beside what is said,
 * places outside the frame, keys that nobody could press
 *
 * The keys of handsets are those of the sittings' own table (a test holds them together): another name would be a key that never
 * counts.  The blank key is not for the profile to choose either.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "profile_parts.h"

static const char *const known_keys[] = { "A", "B", "C", "D", "E", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "?",
	"green", "orange", "yellow", "blue", "red", "Y", "X", "big", "yes", "no", "abstain", NULL };

/* What a sitting takes for `blanc` among candidates: of a make of which nothing is said, the fifth of each row of keys. */
static const struct { const char *make, *blank[5]; } blanks[] = {
	{ "responsecard", { "0" } }, { "sunvote", { "6" } }, { "buzz", { "red" } }, { "quinta", { "abstain" } },
	{ "dcs6000", { "abstain" } }, { NULL, { "E", "5", "red", "big" } },
};

static bool
is_one_of(const char *const *list, const char *word)
{
	for (; *list != NULL; list++)
		if (strcmp(*list, word) == 0)
			return true;
	return false;
}

static int
line(const struct profile_reading *r, const char *section, const char *key)
{
	int at = profile_line_of(r, section, key);

	return at != 0 ? at : profile_line_of(r, section, NULL);
}

static bool
given(const struct profile_reading *r, const char *section, const char *key)
{
	return profile_line_of(r, section, key) != 0;
}

/* KEY of [SECTION] is there, and must not be. */
static void
refuse(struct profile_reading *r, const char *section, const char *key, const char *why)
{
	if (given(r, section, key))
		fault(r, line(r, section, key), "%s: %s", key, _(why));
}

static void
require(struct profile_reading *r, const char *section, const char *key, const char *why)
{
	if (!given(r, section, key))
		fault(r, line(r, section, NULL), "%s = is missing in this section: %s", key, _(why));
}

/* --- the shape of frames ---------------------------------------------------------------------------------------------- */

/* Which keys of [frame] belong to which kind of frames: there they are required, or may stand; elsewhere they mean nothing. */
static const struct {
	const char *key;
	enum profile_frames of, and_of;
	bool must;
} shape_keys[] = {
	{ "press", FRAMES_TEXT, 0, false }, { "banner", FRAMES_TEXT, 0, false },
	{ "sync", FRAMES_FIXED, FRAMES_LENGTH, true }, { "length", FRAMES_FIXED, 0, true }, { "length_at", FRAMES_LENGTH, 0, true },
	{ "length_adds", FRAMES_LENGTH, 0, true }, { "start", FRAMES_DELIMITED, 0, true }, { "stop", FRAMES_DELIMITED, 0, true },
	{ "escape", FRAMES_DELIMITED, 0, false }, { "escape_xor", FRAMES_DELIMITED, 0, false },
};

static void
sense_shape(struct profile_reading *r)
{
	struct receiver_profile *p = r->p;
	struct framing_shape *s = &p->shape;

	for (size_t i = 0; i < sizeof(shape_keys) / sizeof(shape_keys[0]); i++)
		if (shape_keys[i].of != p->kind && shape_keys[i].and_of != p->kind)
			refuse(r, "frame", shape_keys[i].key, N_("it says nothing of frames of this kind"));
		else if (shape_keys[i].must)
			require(r, "frame", shape_keys[i].key, N_("frames of this kind are told by it"));
	if (given(r, "frame", "escape") != given(r, "frame", "escape_xor"))
		fault(r, line(r, "frame", given(r, "frame", "escape") ? "escape" : "escape_xor"),
		      "escape and escape_xor: neither says anything without the other");
	*s = (struct framing_shape) { .n_sync = (uint8_t)p->n_sync, .length = (uint16_t)p->length, .length_at = (uint8_t)p->length_at,
		.length_adds = (uint8_t)p->length_adds, .start = (uint8_t)p->start, .stop = (uint8_t)p->stop,
		.escape = (uint8_t)p->escape, .escape_xor = (uint8_t)p->escape_xor, .has_escape = given(r, "frame", "escape") };
	memcpy(s->sync, p->sync, sizeof(s->sync));
	if (p->kind == FRAMES_FIXED && s->length <= s->n_sync)
		fault(r, line(r, "frame", "length"), "length = %u: nothing is left behind the sync", (unsigned)s->length);
	if (p->kind == FRAMES_LENGTH && s->length_at < s->n_sync)
		fault(r, line(r, "frame", "length_at"), "length_at = %u: the sync stands there", (unsigned)s->length_at);
	if (p->kind == FRAMES_DELIMITED &&
	    (s->start == s->stop || (s->has_escape && (s->escape == s->start || s->escape == s->stop))))
		fault(r, line(r, "frame", "stop"), "start, stop and escape are bytes that differ");
	if (s->has_escape && s->escape_xor == 0)
		fault(r, line(r, "frame", "escape_xor"), "escape_xor = 0 leaves every byte as it is");
}

/* --- lines of text ---------------------------------------------------------------------------------------------------- */

/* Frames of bytes that are no presses: what they begin with. */
static void
sense_ignored(struct profile_reading *r)
{
	struct receiver_profile *p = r->p;

	for (size_t i = 0; i < p->n_patterns; i++) {
		p->ignored[i].n = (uint8_t)profile_read_hex(p->pattern[i].part[0].at, p->ignored[i].bytes, PROFILE_BYTES);
		if (p->ignored[i].n == 0)
			fault(r, line(r, "frame", "ignore"), "ignore: 1 to %d bytes in hex are wanted, which such a frame begins with",
			      PROFILE_BYTES);
	}
	p->n_ignored = p->n_patterns;
}

/* Each press says who and what in one and the same way. */
static void
sense_patterns(struct profile_reading *r)
{
	struct receiver_profile *p = r->p;
	bool first = true;

	if (p->kind != FRAMES_TEXT) {
		sense_ignored(r);
		return;
	}
	for (size_t i = 0; i < p->n_patterns; i++) {
		const struct profile_pattern *t = &p->pattern[i];
		bool id = profile_pattern_has(t, PART_ID), key = profile_pattern_has(t, PART_KEY);
		bool hex = profile_pattern_has(t, PART_HEX);

		p->has_banner = p->has_banner || t->says == SAYS_BOOTED;
		if (t->says != SAYS_PRESS) {
			if (id || key || hex)
				fault(r, line(r, "frame", t->says == SAYS_BOOTED ? "banner" : "ignore"),
				      "nobody presses anything in this line; write <any> in the place of <id>, <key> and <hex>");
			continue;
		}
		if (!first && (id != p->has_id || key != p->has_key || hex != p->has_hex))
			fault(r, line(r, "frame", "press"), "each press wants the same of <id>, <key> and <hex>; another one differs");
		first = false;
		p->has_id = id;
		p->has_key = key;
		p->has_hex = hex;
	}
	if (first)
		fault(r, line(r, "frame", NULL), "press = is missing in this section: a line of text is told by its pattern");
	else if (!(p->has_id || p->has_hex) || !(p->has_key || p->has_hex))
		fault(r, line(r, "frame", "press"), "a press wants to know who and what: <id> and <key>, or <hex> with their places "
		      "in it");
	else if (p->has_id && p->has_key && p->has_hex && p->check.kind == CHECK_NONE)
		fault(r, line(r, "frame", "press"), "<hex> is read for nothing here; write <any>");
}

/* --- places ----------------------------------------------------------------------------------------------------------- */

/* N bytes at AT; in lines all places count from the start, so that one of another length is found out. */
static void
reach(struct profile_reading *r, const char *section, const char *key, int32_t at, size_t n)
{
	size_t end = at < 0 ? (size_t)-at : (size_t)at + n;

	if (at < 0 && end < n)
		fault(r, line(r, section, key), "%s = %d: %zu bytes from there on end behind the frame", key, at, n);
	else if (at < 0 && r->p->kind == FRAMES_TEXT)
		fault(r, line(r, section, key), "%s = %d: in <hex> a place counts from its first byte, which is 0", key, at);
	else if (end > FRAME_MAX / 2 && r->p->kind == FRAMES_TEXT)
		fault(r, line(r, section, key), "%s = %d: a line has no room for so many bytes in hex", key, at);
	else if (r->p->kind == FRAMES_FIXED && end > r->p->length)
		fault(r, line(r, section, key), "%s = %d: the frame has %u bytes", key, at, r->p->length);
	else if (end > r->p->reach)
		r->p->reach = end;
}

/* The same of bytes that are read for themselves: in a frame of any length those from its start end before those from its end. */
static void
hold(struct profile_reading *r, const char *section, const char *key, int32_t at, size_t n)
{
	size_t *from = at < 0 ? &r->from_end : &r->from_start, end = at < 0 ? (size_t)-at : (size_t)at + n;

	reach(r, section, key, at, n);
	if (end > *from)
		*from = end;
	if (r->from_start + r->from_end > r->p->reach)
		r->p->reach = r->from_start + r->from_end;
	if (r->p->kind == FRAMES_FIXED && r->p->reach > r->p->length)
		fault(r, line(r, section, key), "%s = %d: something else stands there, counted from the other end", key, at);
}

static void
sense_check(struct profile_reading *r)
{
	static const char *const of_crc[] = { "poly", "init", "xorout", "reflect_in", "reflect_out", NULL };
	static const char *const all[] = { "poly", "init", "xorout", "reflect_in", "reflect_out", "from", "to", "at", "order",
		"inject", NULL };
	struct profile_check *c = &r->p->check;
	bool crc = c->kind == CHECK_CRC8 || c->kind == CHECK_CRC16;

	c->has_to = given(r, "check", "to");
	if (profile_line_of(r, "check", NULL) == 0)
		return;
	for (size_t i = 0; c->kind == CHECK_NONE && all[i] != NULL; i++)
		refuse(r, "check", all[i], N_("there is no check to describe; name its kind"));
	if (c->kind == CHECK_NONE)
		return;
	for (size_t i = 0; !crc && of_crc[i] != NULL; i++)
		refuse(r, "check", of_crc[i], N_("it is of crc8 and crc16 alone"));
	if (crc)
		require(r, "check", "poly", N_("a CRC is described by its polynomial"));
	if (c->kind != CHECK_CRC16)
		refuse(r, "check", "order", N_("it is of a check of two bytes, crc16, alone"));
	if (c->kind == CHECK_CRC8 && (c->poly > 0xff || c->init > 0xff || c->xorout > 0xff))
		fault(r, line(r, "check", "poly"), "a crc8 has a polynomial, a start and an xorout of two digits; or write crc16");
	require(r, "check", "at", N_("say where the check stands"));
	if (r->p->kind == FRAMES_TEXT && c->kind != CHECK_SUM16_HEX && !r->p->has_hex)
		fault(r, line(r, "check", "kind"), "a check of bytes wants <hex> in each press; of a line's own letters there is "
		      "sum16-hex");
	if (c->kind == CHECK_SUM16_HEX && r->p->kind == FRAMES_TEXT)
		return; /* of the line itself */
	hold(r, "check", "at", c->at, profile_check_size(c));
	reach(r, "check", "from", c->from, 1);
	if (c->has_to)
		reach(r, "check", "to", c->to, 1);
	if ((c->to < 0) == (c->from < 0) && c->has_to && c->to < c->from)
		fault(r, line(r, "check", "to"), "to = %d stands before from = %d; nothing is covered", c->to, c->from);
	if ((c->at < 0) == (c->from < 0) && !c->has_to && c->at <= c->from)
		fault(r, line(r, "check", "at"), "at = %d: nothing from %d on stands before it; say what is covered by from = and "
		      "to =", c->at, c->from);
}

static void
sense_id(struct profile_reading *r)
{
	static const char *const of_bytes[] = { "at", "bytes", "order", "check", NULL };
	struct receiver_profile *p = r->p;

	if (!given(r, "id", "print"))
		fault(r, line(r, "id", NULL), "print = is missing in this section: hex, decimal or text, as it is printed on the "
		      "handset");
	if (p->has_id) {
		for (size_t i = 0; of_bytes[i] != NULL; i++)
			refuse(r, "id", of_bytes[i], N_("each press has an <id>, which is taken as it stands"));
		if (p->id.print != PRINT_TEXT)
			fault(r, line(r, "id", "print"), "an <id> is taken as it stands: print = text");
		return;
	}
	require(r, "id", "at", N_("say where the handset's id stands"));
	require(r, "id", "bytes", N_("say how many bytes the handset's id has"));
	if (p->id.print == PRINT_DECIMAL && p->id.bytes > 4)
		fault(r, line(r, "id", "bytes"), "a number of more than 4 bytes has more digits than are printed on a handset");
	if (p->id.xored && p->id.bytes < 2)
		fault(r, line(r, "id", "check"), "check = xor: one byte alone has no others to be checked by");
	hold(r, "id", "at", p->id.at, p->id.bytes);
}

/* --- [totals] --------------------------------------------------------------------------------------------------------- */

static void
take_total(struct profile_reading *r, const struct profile_key_line *k)
{
	struct receiver_profile *p = r->p;
	const char *digits = k->value + (k->value[0] == '-');
	size_t n = strlen(digits), i = strcmp(k->name, "total") == 0 ? 0 : p->totals.n;

	if (i == PROFILE_TOTALS) {
		fault(r, k->line, "more than %d counts beside the total", PROFILE_TOTALS - 1);
		return;
	}
	if (strlen(k->name) > PROFILE_TOTAL_NAME || strspn(k->name, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(k->name)) {
		fault(r, k->line, "%.40s: a count is named by at most %d of a-z, 0-9 and -", k->name, PROFILE_TOTAL_NAME);
		return;
	}
	if (n == 0 || n > 3 || strspn(digits, "0123456789") != n || atoi(digits) >= FRAME_MAX) {
		fault(r, k->line, "%s = %.60s: a place in the frame is wanted, 0 for its first byte, -1 for its last", k->name,
		      k->value);
		return;
	}
	p->totals.item[i].name = k->name;
	p->totals.item[i].at = atoi(k->value);
	p->totals.n += i > 0;
	p->totals.is_sum = p->totals.is_sum && i > 0;
	hold(r, "totals", "bytes", p->totals.item[i].at, p->totals.bytes);
}

/* Who says totals says no presses: counts are never the source of a result. */
static void
sense_totals(struct profile_reading *r)
{
	static const char *const of_presses[] = { "id", "keys", "copies", NULL };
	struct receiver_profile *p = r->p;

	for (size_t i = 0; of_presses[i] != NULL; i++)
		if (profile_line_of(r, of_presses[i], NULL) != 0)
			fault(r, line(r, of_presses[i], NULL), "[%s] is of presses, and beside [totals] there are none", of_presses[i]);
	refuse(r, "receiver", "make", N_("it is of handsets, and beside [totals] nobody hears any"));
	if (p->kind == FRAMES_TEXT)
		fault(r, line(r, "frame", "kind"), "totals are read from frames of bytes alone");
	p->totals.n = 1;
	p->totals.is_sum = true;
	p->totals.item[0].name = "total";
	for (size_t i = 0; i < r->n_key_lines && r->in.why[0] == '\0'; i++)
		take_total(r, &r->key_line[i]);
	if (p->totals.n == 1)
		fault(r, line(r, "totals", NULL), "a count beside the total is wanted, NAME = PLACE");
}

/* --- what is said ----------------------------------------------------------------------------------------------------- */

static void
sense_sequence(struct profile_reading *r, struct profile_sequence *s)
{
	for (size_t i = 0; i < s->n; i++) {
		struct profile_command *c = &s->command[i];

		if (c->n_expect == 0 && (c->wait_ms > 0 || c->tries > 0))
			fault(r, c->line, "wait_ms and tries are of a say = that has an expect =");
		if (c->n_expect > 0 && c->wait_ms == 0)
			c->wait_ms = 1000;
		if (c->n_expect > 0 && c->tries == 0)
			c->tries = 1;
	}
}

static void
sense_dialog(struct profile_reading *r)
{
	struct receiver_profile *p = r->p;

	sense_sequence(r, &p->init);
	sense_sequence(r, &p->open);
	sense_sequence(r, &p->close);
	if (p->ack.given && p->totals.n > 0)
		fault(r, line(r, "ack", NULL), "[ack] is of presses, and beside [totals] there are none");
	if (p->ack.has_check && (p->check.kind == CHECK_NONE || p->check.from < 0))
		fault(r, line(r, "ack", "say"), "say: <check> is made as [check] says, with a from = that counts from the first byte");
	if (p->init.n + p->open.n + p->close.n + p->poll.n + p->ack.given == 0)
		refuse(r, "line", "settle_ms", N_("nothing is said to it for which it would have to be waited"));
	else
		p->driver.dialog = &profile_dialog;
}

/* --- [keys] ----------------------------------------------------------------------------------------------------------- */

static bool
one_bit(uint8_t byte)
{
	return byte != 0 && (byte & (byte - 1)) == 0;
}

/* One of the things that a key is said as. */
static void
take_said(struct profile_reading *r, const struct profile_key_line *k, uint8_t key, const char *word, size_t n)
{
	struct receiver_profile *p = r->p;
	struct profile_value *v = &p->keys.value[p->keys.n_values], *other = p->keys.value;

	if (p->keys.n_values == PROFILE_VALUES) {
		fault(r, k->line, "more than %d values", PROFILE_VALUES);
		return;
	}
	v->key = key;
	if (p->has_key) {
		if (n == 0 || n >= PROFILE_WORD) {
			fault(r, k->line, "%.40s: a word of 1 to %d bytes, as the line says it, is wanted", k->name, PROFILE_WORD - 1);
			return;
		}
		memcpy(v->word, word, n);
		v->word[n] = '\0';
	} else {
		if (n != 2 || hex_digit(word[0]) < 0 || hex_digit(word[1]) < 0) {
			fault(r, k->line, "%.40s = %.*s: a byte in hex is wanted, two digits", k->name, (int)(n < 40 ? n : 40), word);
			return;
		}
		v->byte = (uint8_t)(hex_digit(word[0]) << 4 | hex_digit(word[1]));
		if (p->keys.one_hot && key != PROFILE_IGNORED && !one_bit(v->byte)) {
			fault(r, k->line, "%.40s = %02X: one_hot = yes, and this is not one bit", k->name, v->byte);
			return;
		}
	}
	while (other < v && !(p->has_key ? strcmp(other->word, v->word) == 0 : other->byte == v->byte))
		other++;
	if (other < v)
		fault(r, k->line, "%.40s: %.*s already means %s", k->name, (int)n, word,
		      other->key == PROFILE_IGNORED ? _("nothing") : p->keys.names[other->key]);
	p->keys.n_values++;
}

/* Values are joined by commas. */
static void
take_key(struct profile_reading *r, const struct profile_key_line *k)
{
	struct receiver_profile *p = r->p;
	bool ignored = strcmp(k->name, "ignore") == 0;
	uint8_t key = ignored ? PROFILE_IGNORED : (uint8_t)p->keys.n;

	if (!ignored && !is_one_of(known_keys, k->name)) {
		fault(r, k->line, "%.40s is no key that a sitting knows; A to E, 0 to 9, ?, yes, no, abstain and colours are", k->name);
		return;
	}
	if (!ignored && p->keys.n == PROFILE_KEYS) {
		fault(r, k->line, "more than %d keys", PROFILE_KEYS);
		return;
	}
	if (!ignored)
		p->keys.names[p->keys.n++] = k->name;
	for (const char *at = k->value;; at++) {
		size_t n;

		at += strspn(at, " ");
		n = strcspn(at, ",");
		while (n > 0 && at[n - 1] == ' ')
			n--;
		take_said(r, k, key, at, n);
		at += strcspn(at, ",");
		if (*at == '\0' || r->in.why[0] != '\0')
			break;
	}
}

static void
sense_keys(struct profile_reading *r)
{
	struct receiver_profile *p = r->p;

	if (p->has_key) {
		refuse(r, "keys", "at", N_("each press has a <key>, which is taken as it stands"));
		refuse(r, "keys", "one_hot", N_("each press has a <key>, which is a word"));
	} else {
		require(r, "keys", "at", N_("say where the key stands"));
		hold(r, "keys", "at", p->keys.at, 1);
	}
	for (size_t i = 0; i < r->n_key_lines && r->in.why[0] == '\0'; i++)
		take_key(r, &r->key_line[i]);
	if (p->keys.n < 2)
		fault(r, line(r, "keys", NULL), "a handset has two keys at least, PRINTED = VALUE");
}

/* NULL: the handset has none. */
static const char *
blank_key(const struct receiver_profile *p)
{
	size_t make = 0;

	while (blanks[make].make != NULL && strcmp(blanks[make].make, p->make) != 0)
		make++;
	for (size_t i = 0; i < p->keys.n; i++)
		if (is_one_of(blanks[make].blank, p->keys.names[i]))
			return p->keys.names[i];
	return NULL;
}

void
profile_make_sense(struct profile_reading *r)
{
	struct receiver_profile *p = r->p;

	if (p->make == NULL)
		p->make = p->name;
	if (p->driver.serial.rtscts)
		refuse(r, "line", "rts", N_("flow = rtscts moves it by itself"));
	sense_shape(r);
	if (profile_line_of(r, "totals", NULL) != 0) {
		sense_totals(r);
		sense_ignored(r);
	} else {
		sense_patterns(r);
		sense_id(r);
		sense_keys(r);
	}
	sense_check(r);
	sense_dialog(r);
	p->driver.blank_key = blank_key(p);
}
