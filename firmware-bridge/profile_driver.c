/*
 * profile_driver.c -- frames to events, by what a profile says
 *
 * The order of refusals is that of the drivers: length, check, the id's own check, id 0, key.
 */
#include <stdio.h>
#include <string.h>

#include "profile_parts.h"
#include "receivers/impl.h"

#define LAST_MAX  1000 /* handsets remembered; the oldest press goes first */
#define FORGOTTEN 0xff

struct profile_state {
	const struct receiver_profile *profile;
	bool known; /* a known line came since the receiver booted */
	uint16_t n;
	struct last {
		uint64_t at_us;
		uint8_t key;                        /* index, or FORGOTTEN */
		char handset[HANDSET_TEXT_MAX - 1]; /* filled up with 0, without a NUL where it is that long */
	} last[LAST_MAX];
};
_Static_assert(sizeof(struct profile_state) <= DRIVER_STATE_MAX, "state fits");

static void
profile_reset(void *state, const struct receiver_options *options)
{
	struct profile_state *s = state;

	memset(s, 0, sizeof(*s));
	s->profile = options->profile;
	s->known = !s->profile->has_banner;
}

/* Which key it was is gone; what that handset says within the window is then taken for a copy. */
static void
profile_forget(void *state)
{
	struct profile_state *s = state;

	for (size_t i = 0; i < s->n; i++)
		s->last[i].key = FORGOTTEN;
}

/* True: not a copy, and remembered. */
static bool
remember(struct profile_state *s, const struct receiver_event *press)
{
	struct last *oldest = &s->last[0], *entry = NULL;
	uint64_t window_us = s->profile->copies_ms * UINT64_C(1000);

	if (window_us == 0)
		return true;
	for (size_t i = 0; i < s->n && !entry; i++) {
		if (memcmp(s->last[i].handset, press->handset, sizeof(s->last[i].handset)) == 0)
			entry = &s->last[i];
		else if (s->last[i].at_us < oldest->at_us)
			oldest = &s->last[i];
	}
	if (entry && (entry->key == press->key || entry->key == FORGOTTEN) && press->at_us - entry->at_us < window_us)
		return false;
	if (!entry)
		entry = s->n < LAST_MAX ? &s->last[s->n++] : oldest;
	entry->at_us = press->at_us;
	memcpy(entry->handset, press->handset, sizeof(entry->handset));
	entry->key = press->key;
	return true;
}

/* --- who and what ----------------------------------------------------------------------------------------------------- */

static const uint8_t *
place(int32_t at, const uint8_t *bytes, size_t n)
{
	return at >= 0 ? bytes + at : bytes + n + at;
}

/* An id is letters and digits, and what is written between them. */
static bool
is_id(const char *text, size_t n)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

	for (size_t i = 0; i < n; i++)
		if (text[i] == '\0' || strchr(letters, text[i]) == NULL)
			return false;
	return n > 0;
}

static bool
is_zero(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text[i] != '0')
			return false;
	return true;
}

static enum receiver_refusal
id_of_text(const char *text, size_t n, char ret_id[HANDSET_TEXT_MAX])
{
	if (n >= HANDSET_TEXT_MAX)
		return REFUSED_LENGTH;
	if (!is_id(text, n))
		return REFUSED_VALUE;
	if (is_zero(text, n))
		return REFUSED_ZERO_ID;
	memmove(ret_id, text, n);
	return 0;
}

static enum receiver_refusal
id_of_bytes(const struct receiver_profile *p, const uint8_t *b, char ret_id[HANDSET_TEXT_MAX])
{
	size_t n = p->id.bytes, len = 0;
	uint8_t sum = 0;
	uint64_t number = 0;

	for (size_t i = 0; i < n; i++) {
		sum ^= b[i];
		number = number << 8 | b[p->id.little ? n - 1 - i : i];
	}
	if (p->id.xored && sum != 0)
		return REFUSED_CHECK;
	if (number == 0)
		return REFUSED_ZERO_ID;
	if (p->id.print == PRINT_DECIMAL) {
		snprintf(ret_id, HANDSET_TEXT_MAX, "%u", (unsigned)number);
		return 0;
	}
	for (size_t i = n; i-- > 0; len += p->id.print == PRINT_HEX ? 2 : 1) {
		unsigned byte = (unsigned)(number >> 8 * i & 0xff);

		snprintf(ret_id + len, HANDSET_TEXT_MAX - len, p->id.print == PRINT_HEX ? "%02X" : "%c", byte);
	}
	return p->id.print == PRINT_TEXT ? id_of_text(ret_id, n, ret_id) : 0;
}

/* The key that was said as WORD, or as BYTE where WORD is NULL; -1: none. */
static int
key_of(const struct receiver_profile *p, const struct profile_span *word, uint8_t byte)
{
	for (size_t i = 0; i < p->keys.n_values; i++) {
		const struct profile_value *v = &p->keys.value[i];

		if (word != NULL ? strlen(v->word) == word->len && memcmp(v->word, word->at, word->len) == 0 : v->byte == byte)
			return v->key;
	}
	return -1;
}

/* --- lines ------------------------------------------------------------------------------------------------------------ */

/* Hex digits, with a blank, a comma or a colon between bytes or not.  Returns how many bytes; 0: something else stands there. */
static size_t
read_hex(const struct profile_span *hex, uint8_t ret_bytes[FRAME_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < hex->len; i++) {
		if (n > 0 && strchr(" \t,:", hex->at[i]) != NULL)
			continue;
		if (i + 1 == hex->len || hex_digit(hex->at[i]) < 0 || hex_digit(hex->at[i + 1]) < 0)
			return 0;
		ret_bytes[n++] = (uint8_t)(hex_digit(hex->at[i]) << 4 | hex_digit(hex->at[i + 1]));
		i++;
	}
	return n;
}

/* What a press of N BYTES, or in a line as M has it, says, into PRESS; or why it is refused.  What is ignored leaves no type. */
static enum receiver_refusal
read_press(const struct receiver_profile *p, const struct profile_match *m, const uint8_t *bytes, size_t n,
           struct receiver_event *press)
{
	enum receiver_refusal why = p->has_id ? id_of_text(m->id.at, m->id.len, press->handset)
	                                      : id_of_bytes(p, place(p->id.at, bytes, n), press->handset);
	int key;

	if (why != 0)
		return why;
	key = p->has_key ? key_of(p, &m->key, 0) : key_of(p, NULL, *place(p->keys.at, bytes, n));
	if (key < 0)
		return REFUSED_KEY;
	press->key = (uint8_t)key;
	press->type = key == PROFILE_IGNORED ? 0 : RECEIVER_PRESS;
	return 0;
}

static size_t
tell_press(struct profile_state *s, const struct frame *frame, enum receiver_refusal why, const struct receiver_event *press,
           struct receiver_event *ret_event)
{
	if (why != 0)
		*ret_event = event_refused(frame, why);
	else if (press->type != RECEIVER_PRESS || !remember(s, press))
		return 0;
	else
		*ret_event = *press;
	return 1;
}

/* A press of a line, as M has it, or of a frame of bytes. */
static size_t
decode_press(struct profile_state *s, const struct frame *frame, const struct profile_match *m, struct receiver_event *ret_event)
{
	const struct receiver_profile *p = s->profile;
	struct receiver_event press = { .at_us = frame->at_us };
	bool of_line = p->check.kind == CHECK_SUM16_HEX; /* and not of what its digits say */
	enum receiver_refusal why = 0;
	uint8_t from_hex[FRAME_MAX];
	const uint8_t *bytes = p->has_hex ? from_hex : frame->bytes;
	size_t n = p->has_hex ? read_hex(&m->hex, from_hex) : frame->len;

	if (p->kind == FRAMES_TEXT ? p->has_hex && n != p->reach : n < p->reach)
		why = REFUSED_LENGTH;
	if (why == 0)
		why = profile_check_holds(&p->check, of_line ? frame->bytes : bytes, of_line ? frame->len : n);
	if (why == 0)
		why = read_press(p, m, bytes, n, &press);
	return tell_press(s, frame, why, &press, ret_event);
}

static size_t
decode_line(struct profile_state *s, const struct frame *frame, struct receiver_event *ret_event)
{
	const struct receiver_profile *p = s->profile;
	struct profile_match m;

	for (size_t i = 0; i < p->n_patterns; i++) {
		if (!profile_pattern_match(&p->pattern[i], (const char *)frame->bytes, frame->len, &m))
			continue;
		s->known = p->pattern[i].says != SAYS_BOOTED; /* it was reset under us; what follows is what it says of itself */
		return p->pattern[i].says == SAYS_PRESS ? decode_press(s, frame, &m, ret_event) : 0;
	}
	if (!s->known)
		return 0;
	*ret_event = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_NOISE, .noise = frame->len };
	return 1;
}

static uint32_t
count_at(const struct receiver_profile *p, const uint8_t *at)
{
	uint32_t count = 0;

	for (size_t i = 0; i < p->totals.bytes; i++)
		count = count << 8 | at[p->totals.little ? p->totals.bytes - 1 - i : i];
	return count;
}

static size_t
decode_totals(const struct receiver_profile *p, const struct frame *frame, struct receiver_event *ret_event)
{
	struct receiver_totals *t = &ret_event->totals;
	enum receiver_refusal why = frame->len < p->reach ? REFUSED_LENGTH : profile_check_holds(&p->check, frame->bytes, frame->len);
	uint64_t sum = 0;

	if (why != 0) {
		*ret_event = event_refused(frame, why);
		return 1;
	}
	*ret_event = (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_TOTALS };
	t->n = (uint8_t)p->totals.n;
	for (size_t i = 0; i < p->totals.n; i++) {
		t->item[i].name = p->totals.item[i].name;
		if (i > 0 || !p->totals.is_sum)
			t->item[i].count = count_at(p, place(p->totals.item[i].at, frame->bytes, frame->len));
		sum += i > 0 ? t->item[i].count : 0;
	}
	if (p->totals.is_sum)
		t->item[0].count = sum > UINT32_MAX ? UINT32_MAX : (uint32_t)sum;
	return 1;
}

static bool
is_ignored(const struct receiver_profile *p, const struct frame *frame)
{
	for (size_t i = 0; i < p->n_ignored; i++)
		if (frame->len >= p->ignored[i].n && memcmp(frame->bytes, p->ignored[i].bytes, p->ignored[i].n) == 0)
			return true;
	return false;
}

static size_t
profile_decode(void *state, const struct frame *frame, struct receiver_event ret_events[DRIVER_EVENTS_MAX])
{
	struct profile_state *s = state;
	const struct profile_match no_line = { 0 };

	if (s->profile->kind == FRAMES_TEXT)
		return decode_line(s, frame, ret_events);
	if (is_ignored(s->profile, frame))
		return 0;
	return s->profile->totals.n > 0 ? decode_totals(s->profile, frame, ret_events) : decode_press(s, frame, &no_line, ret_events);
}

static bool
check_holds(const void *check, const uint8_t *bytes, size_t n)
{
	return profile_check_holds(check, bytes, n) == 0;
}

void
profile_make_driver(struct receiver_profile *p)
{
	static const struct framing_ops *const framings[] = { [FRAMES_TEXT] = &framing_line, [FRAMES_FIXED] = &framing_fixed,
		[FRAMES_LENGTH] = &framing_length, [FRAMES_DELIMITED] = &framing_delimited };
	struct receiver_driver *d = &p->driver;

	snprintf(p->driver_name, sizeof(p->driver_name), "profile:%.23s", p->name);
	d->abi = DRIVER_ABI;
	d->name = p->driver_name;
	d->make = p->make;
	d->maker = p->maker;
	d->confidence = p->confidence;
	d->made_of = p->made_of;
	d->bus = BUS_SERIAL;
	p->shape.holds = check_holds;
	p->shape.check = &p->check;
	d->framing = (struct framing_spec) { .ops = framings[p->kind], .shape = &p->shape, .silence_us = p->silence_ms * 1000 };
	d->key_names = p->keys.names;
	d->green_light = p->light;
	d->state_size = sizeof(struct profile_state);
	d->reset = profile_reset;
	d->decode = profile_decode;
	d->forget = profile_forget;
}
