/* profile_read.c -- a receiver's profile: lines to values.  A table row a key; what keys say together is profile_sense.c's */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "profile_parts.h"

#define SMALL "abcdefghijklmnopqrstuvwxyz0123456789-"

_Static_assert(PROFILE_WHY == INI_WHY, "a fault fits");

enum kind { TEXT, NAME, NUMBER, HEX, BYTES, OFFSET, WORD, FLAG, FORMAT, PATTERN, SAY, EXPECT, OF_SAY, ACK };

struct word { const char *word; uint32_t value; };

struct key {
	const char *section, *name;
	enum kind kind;
	bool must;
	size_t at;                /* in struct receiver_profile */
	const struct word *words; /* WORD, FLAG */
	uint32_t min, max;        /* NUMBER, HEX; TEXT, NAME and BYTES: of their bytes; PATTERN: what the line says */
	bool often;               /* may stand more than once */
	size_t of;                /* OF_SAY: in struct profile_command; AT is then of its sequence, as for SAY and EXPECT */
};

#define AT(member)   offsetof(struct receiver_profile, member)
#define END          { NULL, 0 }
#define SERIAL(x)    AT(driver.serial.x)

static const struct word yes_no[] = { { "yes", 1 }, { "no", 0 }, END };
static const struct word on_off[] = { { "on", 1 }, { "off", 0 }, END };
static const struct word flows[] = { { "rtscts", 1 }, { "none", 0 }, END };
static const struct word frames[] = { { "text", FRAMES_TEXT }, { "fixed", FRAMES_FIXED }, { "length", FRAMES_LENGTH },
	{ "delimited", FRAMES_DELIMITED }, END };
static const struct word checks[] = { { "none", CHECK_NONE }, { "xor8", CHECK_XOR8 }, { "sum8", CHECK_SUM8 },
	{ "sum16-hex", CHECK_SUM16_HEX }, { "crc8", CHECK_CRC8 }, { "crc16", CHECK_CRC16 }, END };
static const struct word orders[] = { { "little", 1 }, { "big", 0 }, END };
static const struct word prints[] = { { "hex", PRINT_HEX }, { "decimal", PRINT_DECIMAL }, { "text", PRINT_TEXT }, END };
static const struct word id_checks[] = { { "xor", 1 }, { "none", 0 }, END };

#define SAID(section_, name_, kind_, must_, member, of_, max_) \
	{ .section = section_, .name = name_, .kind = kind_, .must = must_, .at = AT(member), .max = max_, .min = 1, .often = true, \
	  .of = of_ }
#define SEQUENCE(section_, member) \
	SAID(section_, "say", SAY, true, member, 0, DIALOG_WRITE_MAX), \
	SAID(section_, "expect", EXPECT, false, member, 0, PROFILE_EXPECT), \
	SAID(section_, "wait_ms", OF_SAY, false, member, offsetof(struct profile_command, wait_ms), 60000), \
	SAID(section_, "tries", OF_SAY, false, member, offsetof(struct profile_command, tries), 100), \
	SAID(section_, "pause_ms", OF_SAY, false, member, offsetof(struct profile_command, pause_ms), 60000)

static const struct key keys[] = {
	{ "receiver", "name", NAME, true, AT(name), NULL, 1, 23, false, 0 },
	{ "receiver", "maker", TEXT, true, AT(maker), NULL, 1, 63, false, 0 },
	{ "receiver", "make", NAME, false, AT(make), NULL, 1, 15, false, 0 },
	{ "receiver", "confidence", TEXT, true, AT(confidence), NULL, 1, 63, false, 0 },
	{ "receiver", "light", TEXT, true, AT(light), NULL, 1, 150, false, 0 },
	{ "line", "baud", NUMBER, true, SERIAL(baud), NULL, 300, 4000000, false, 0 },
	{ "line", "format", FORMAT, false, 0, NULL, 0, 0, false, 0 },
	{ "line", "flow", FLAG, false, SERIAL(rtscts), flows, 0, 0, false, 0 },
	{ "line", "dtr", FLAG, false, SERIAL(dtr), on_off, 0, 0, false, 0 },
	{ "line", "settle_ms", NUMBER, false, AT(settle_ms), NULL, 1, 60000, false, 0 },
	{ "line", "rts", FLAG, false, SERIAL(rts), on_off, 0, 0, false, 0 },
	{ "frame", "kind", WORD, true, AT(kind), frames, 0, 0, false, 0 },
	{ "frame", "silence_ms", NUMBER, false, AT(silence_ms), NULL, 1, 60000, false, 0 },
	{ "frame", "press", PATTERN, false, 0, NULL, SAYS_PRESS, 0, true, 0 },
	{ "frame", "ignore", PATTERN, false, 0, NULL, SAYS_NOTHING, 0, true, 0 },
	{ "frame", "banner", PATTERN, false, 0, NULL, SAYS_BOOTED, 0, true, 0 },
	{ "frame", "sync", BYTES, false, AT(sync), NULL, AT(n_sync), FRAMING_SYNC_MAX, false, 0 },
	{ "frame", "length", NUMBER, false, AT(length), NULL, 1, FRAME_MAX, false, 0 },
	{ "frame", "length_at", NUMBER, false, AT(length_at), NULL, 1, FRAME_MAX - 1, false, 0 },
	{ "frame", "length_adds", NUMBER, false, AT(length_adds), NULL, 0, FRAME_MAX - 1, false, 0 },
	{ "frame", "start", HEX, false, AT(start), NULL, 0, 0xff, false, 0 },
	{ "frame", "stop", HEX, false, AT(stop), NULL, 0, 0xff, false, 0 },
	{ "frame", "escape", HEX, false, AT(escape), NULL, 0, 0xff, false, 0 },
	{ "frame", "escape_xor", HEX, false, AT(escape_xor), NULL, 0, 0xff, false, 0 },
	{ "check", "kind", WORD, true, AT(check.kind), checks, 0, 0, false, 0 },
	{ "check", "poly", HEX, false, AT(check.poly), NULL, 1, 0xffff, false, 0 },
	{ "check", "init", HEX, false, AT(check.init), NULL, 0, 0xffff, false, 0 },
	{ "check", "xorout", HEX, false, AT(check.xorout), NULL, 0, 0xffff, false, 0 },
	{ "check", "reflect_in", FLAG, false, AT(check.reflect_in), yes_no, 0, 0, false, 0 },
	{ "check", "reflect_out", FLAG, false, AT(check.reflect_out), yes_no, 0, 0, false, 0 },
	{ "check", "from", OFFSET, false, AT(check.from), NULL, 0, 0, false, 0 },
	{ "check", "to", OFFSET, false, AT(check.to), NULL, 0, 0, false, 0 },
	{ "check", "at", OFFSET, false, AT(check.at), NULL, 0, 0, false, 0 },
	{ "check", "order", FLAG, false, AT(check.little), orders, 0, 0, false, 0 },
	{ "check", "inject", BYTES, false, AT(check.inject), NULL, AT(check.n_inject), PROFILE_BYTES, false, 0 },
	{ "id", "at", OFFSET, false, AT(id.at), NULL, 0, 0, false, 0 },
	{ "id", "bytes", NUMBER, false, AT(id.bytes), NULL, 1, PROFILE_BYTES - 1, false, 0 },
	{ "id", "order", FLAG, false, AT(id.little), orders, 0, 0, false, 0 },
	{ "id", "print", WORD, false, AT(id.print), prints, 0, 0, false, 0 },
	{ "id", "check", FLAG, false, AT(id.xored), id_checks, 0, 0, false, 0 },
	{ "keys", "at", OFFSET, false, AT(keys.at), NULL, 0, 0, false, 0 },
	{ "keys", "one_hot", FLAG, false, AT(keys.one_hot), yes_no, 0, 0, false, 0 },
	{ "copies", "window_ms", NUMBER, true, AT(copies_ms), NULL, 1, 600000, false, 0 },
	{ "totals", "bytes", NUMBER, true, AT(totals.bytes), NULL, 1, 4, false, 0 },
	{ "totals", "order", FLAG, false, AT(totals.little), orders, 0, 0, false, 0 },
	SEQUENCE("init", init), SEQUENCE("open", open), SEQUENCE("close", close),
	SAID("poll", "say", SAY, true, poll, 0, DIALOG_WRITE_MAX),
	{ "ack", "say", ACK, true, AT(ack), NULL, 0, 0, false, 0 },
	{ "poll", "every_ms", NUMBER, true, AT(poll_ms), NULL, 10, 600000, false, 0 },
};
#define KEYS (sizeof(keys) / sizeof(keys[0]))

static const char *const sections[] = { "receiver", "line", "frame", "check", "id", "keys", "copies", "totals", "init", "open",
	"close", "poll", "ack" };
#define SECTIONS (sizeof(sections) / sizeof(sections[0]))

/* --- where things stand ----------------------------------------------------------------------------------------------- */

struct lines {
	struct profile_reading r; /* first: profile_line_of() is given it */
	size_t section;           /* that is being read, in sections[]; SECTIONS: none yet */
	int section_line[SECTIONS], key_line[KEYS], said_line[KEYS]; /* said_line: since the last `say` */
};

int
profile_line_of(const struct profile_reading *r, const char *section, const char *key)
{
	const struct lines *l = (const struct lines *)r;

	for (size_t i = 0; key == NULL && i < SECTIONS; i++)
		if (strcmp(sections[i], section) == 0)
			return l->section_line[i];
	for (size_t i = 0; key != NULL && i < KEYS; i++)
		if (strcmp(keys[i].section, section) == 0 && strcmp(keys[i].name, key) == 0)
			return l->key_line[i];
	return 0;
}

static const char *
keep(struct receiver_profile *p, const char *value)
{
	size_t n = strlen(value) + 1;
	char *at = p->store + p->used;

	if (n > sizeof(p->store) - p->used)
		return NULL;
	memcpy(at, value, n);
	p->used += n;
	return at;
}

static int
no_room(struct profile_reading *r)
{
	return fault(r, r->in.line, "no room is left for more text; shorten the file");
}

/* --- values ----------------------------------------------------------------------------------------------------------- */

static int
take_text(struct profile_reading *r, const struct key *k, const char *value, const char **at)
{
	size_t n = strlen(value);

	if (k->kind == NAME && (n < k->min || n > k->max || strspn(value, SMALL) != n))
		return fault(r, r->in.line, "%s = %.60s: at most %u of a-z, 0-9 and - are wanted", k->name, value, k->max);
	if (n < k->min || n > k->max)
		return fault(r, r->in.line, "%s: a text of 1 to %u bytes is wanted", k->name, k->max);
	*at = keep(r->p, value);
	return *at != NULL ? 1 : no_room(r);
}

static int
take_number(struct profile_reading *r, const struct key *k, const char *value, uint32_t *at)
{
	int base = k->kind == HEX ? 16 : 10;
	const char *digits = base == 16 ? "0123456789abcdefABCDEF" : "0123456789";
	size_t n = strlen(value);
	unsigned long number = n > 0 && n <= 9 && strspn(value, digits) == n ? strtoul(value, NULL, base) : ULONG_MAX;

	if (number < k->min || number > k->max)
		return base == 16 ?
			fault(r, r->in.line, "%s = %.60s: a number in hex from %X to %X is wanted", k->name, value, k->min, k->max) :
			fault(r, r->in.line, "%s = %.60s: a number from %u to %u is wanted", k->name, value, k->min, k->max);
	*at = (uint32_t)number;
	return 1;
}

static int
take_offset(struct profile_reading *r, const struct key *k, const char *value, int32_t *at)
{
	const char *digits = value + (value[0] == '-');
	size_t n = strlen(digits);

	if (n == 0 || n > 3 || strspn(digits, "0123456789") != n || atoi(digits) >= FRAME_MAX)
		return fault(r, r->in.line, "%s = %.60s: a place in the frame is wanted, 0 for its first byte, -1 for its last", k->name,
		             value);
	*at = value[0] == '-' ? -atoi(digits) : atoi(digits);
	return 1;
}

/* Bytes in hex, with blanks between them or not; their number goes where the row's min says. */
static int
take_bytes(struct profile_reading *r, const struct key *k, const char *value, uint8_t *at)
{
	uint32_t n = (uint32_t)profile_read_hex(value, at, k->max);

	if (n == 0)
		return fault(r, r->in.line, "%s = %.60s: 1 to %u bytes in hex are wanted, like 12 34 56", k->name, value, k->max);
	*(uint32_t *)((char *)r->p + k->min) = n;
	return 1;
}

static int
take_word(struct profile_reading *r, const struct key *k, const char *value, void *at)
{
	char known[120] = "";

	for (const struct word *w = k->words; w->word != NULL; w++) {
		strcat(known, " ");
		strcat(known, w->word);
		if (strcmp(w->word, value) != 0)
			continue;
		if (k->kind == FLAG)
			*(bool *)at = w->value != 0;
		else
			*(uint32_t *)at = w->value;
		return 1;
	}
	return fault(r, r->in.line, "%s = %.60s: it is one of:%s", k->name, value, known);
}

static int
take_format(struct profile_reading *r, const char *value)
{
	struct serial_settings *s = &r->p->driver.serial;

	if (strlen(value) != 3 || value[0] < '7' || value[0] > '8' || strchr("NEO", value[1]) == NULL || value[2] < '1' ||
	    value[2] > '2')
		return fault(r, r->in.line, "format = %.60s: data bits, parity and stop bits like 8N1 or 7E2 are wanted", value);
	s->data_bits = (uint8_t)(value[0] - '0');
	s->parity = value[1];
	s->stop_bits = (uint8_t)(value[2] - '0');
	return 1;
}

static int
take_pattern(struct profile_reading *r, const struct key *k, const char *value)
{
	struct profile_pattern *pattern = &r->p->pattern[r->p->n_patterns];
	const char *why, *at, *text;

	if (r->p->n_patterns == PROFILE_PATTERNS)
		return fault(r, r->in.line, "more than %d patterns; an <any> makes one of several", PROFILE_PATTERNS);
	text = keep(r->p, value);
	if (text == NULL)
		return no_room(r);
	if (profile_pattern_read(pattern, text, &why, &at) < 0) {
		int n = (int)strcspn(at, at[0] == '<' ? ">" : " <") + (at[0] == '<');

		return at[0] == '\0' ? fault(r, r->in.line, "%s: %s", k->name, _(why)) :
			fault(r, r->in.line, "%s: %.*s %s", k->name, n, at, _(why));
	}
	pattern->says = (enum profile_says)k->min;
	r->p->n_patterns++;
	return 1;
}

/* A command, or what is said of the one above. */
static int
take_said(struct lines *l, const struct key *k, const char *value)
{
	struct profile_reading *r = &l->r;
	struct profile_sequence *s = (struct profile_sequence *)(void *)((char *)r->p + k->at);
	struct profile_command *c = &s->command[k->kind == SAY || s->n == 0 ? s->n : s->n - 1];

	if (k->kind == SAY) {
		if (s->n == PROFILE_COMMANDS || (s == &r->p->poll && s->n == 1))
			return fault(r, r->in.line, "one say = too many; %d are the most", s == &r->p->poll ? 1 : PROFILE_COMMANDS);
		c->line = r->in.line;
		c->len = (uint8_t)profile_read_say(value, c->say, k->max);
		s->n++;
		memset(l->said_line, 0, sizeof(l->said_line));
		return c->len > 0 ? 1 : fault(r, r->in.line, "say: 1 to %u bytes are wanted, in hex like E3 01 00, or as text like "
		                              "\"C\\r\\n\"", k->max);
	}
	if (s->n == 0)
		return fault(r, r->in.line, "%s: it is said of the say = above it, and there is none", k->name);
	if (l->said_line[k - keys] != 0)
		return fault(r, r->in.line, "%.40s stands twice, in line %d too; keep one", k->name, l->said_line[k - keys]);
	l->said_line[k - keys] = r->in.line;
	if (k->kind == OF_SAY)
		return take_number(r, k, value, (uint32_t *)(void *)((char *)c + k->of));
	c->n_expect = (uint8_t)profile_read_say(value, c->expect, k->max);
	return c->n_expect > 0 ? 1 : fault(r, r->in.line, "expect: 1 to %u bytes are wanted, in hex or as text, which the answer "
	                                   "begins with", k->max);
}

static int
take_ack(struct profile_reading *r, const char *value)
{
	if (profile_read_ack(value, &r->p->ack) == 0)
		return 1;
	return fault(r, r->in.line, "say: at most %zu bytes are wanted, in hex like 06 <id> <check>, or as text like \"OK <id>\\n\"; "
	             "<id> and <check> once each, the check behind the id", sizeof(r->p->ack.bytes));
}

static int
take_value(struct lines *l, const struct key *k, const char *value)
{
	struct profile_reading *r = &l->r;
	void *at = (char *)r->p + k->at;

	switch (k->kind) {
	case TEXT:
	case NAME: return take_text(r, k, value, at);
	case NUMBER:
	case HEX: return take_number(r, k, value, at);
	case BYTES: return take_bytes(r, k, value, at);
	case OFFSET: return take_offset(r, k, value, at);
	case WORD:
	case FLAG: return take_word(r, k, value, at);
	case FORMAT: return take_format(r, value);
	case PATTERN: return take_pattern(r, k, value);
	case SAY:
	case EXPECT:
	case OF_SAY: return take_said(l, k, value);
	case ACK: return take_ack(r, value);
	}
	return 0;
}

/* --- lines ------------------------------------------------------------------------------------------------------------ */

static int
begin_section(struct lines *l, const char *section)
{
	struct profile_reading *r = &l->r;

	r->in.section_line = r->in.header_line;
	for (l->section = 0; l->section < SECTIONS; l->section++)
		if (strcmp(sections[l->section], section) == 0)
			break;
	if (l->section == SECTIONS)
		return fault(r, r->in.section_line, "there is no section [%.40s]; see scrutin-receiver-profile(5)", section);
	if (l->section_line[l->section] != 0)
		return fault(r, r->in.section_line, "[%.40s] stands twice, in line %d too; keep one", section,
		             l->section_line[l->section]);
	if (l->section > 0 && l->section_line[0] == 0)
		return fault(r, r->in.section_line, "[receiver] is missing above the first of the other sections");
	l->section_line[l->section] = r->in.section_line;
	return 1;
}

/* [keys] and [totals] have names of the file's own: what is printed on the handset, what is counted. */
static int
take_key_line(struct profile_reading *r, const char *name, const char *value)
{
	struct profile_key_line *line = &r->key_line[r->n_key_lines];

	for (size_t i = 0; i < r->n_key_lines; i++)
		if (strcmp(r->key_line[i].name, name) == 0)
			return fault(r, r->in.line, "%.40s stands twice, in line %d too; keep one", name, r->key_line[i].line);
	if (r->n_key_lines == PROFILE_KEYS + 1)
		return fault(r, r->in.line, "more than %d keys", PROFILE_KEYS);
	*line = (struct profile_key_line) { keep(r->p, name), keep(r->p, value), r->in.line };
	if (line->name == NULL || line->value == NULL)
		return no_room(r);
	r->n_key_lines++;
	return 1;
}

static int
take_line(void *arg, const char *section, const char *name, const char *value)
{
	struct lines *l = arg;
	struct profile_reading *r = &l->r;

	if (r->in.why[0] != '\0')
		return 0;
	if (r->in.header_line == 0)
		return fault(r, r->in.line, "\"%.40s\" stands in no section; begin with [receiver]", name);
	if (r->in.header_line != r->in.section_line && begin_section(l, section) == 0)
		return 0;
	for (size_t i = 0; i < KEYS; i++) {
		if (strcmp(keys[i].section, section) != 0 || strcmp(keys[i].name, name) != 0)
			continue;
		if (l->key_line[i] != 0 && !keys[i].often)
			return fault(r, r->in.line, "%.40s stands twice, in line %d too; keep one", name, l->key_line[i]);
		l->key_line[i] = r->in.line;
		return take_value(l, &keys[i], value);
	}
	if (strcmp(section, "keys") == 0 || strcmp(section, "totals") == 0)
		return take_key_line(r, name, value);
	return fault(r, r->in.line, "there is no key \"%.40s\" in [%.40s]; see scrutin-receiver-profile(5)", name, section);
}

/* A section that must be there, or is there, wants its own. */
static void
find_missing(struct lines *l)
{
	static const char *const must[] = { "receiver", "line", "frame", "id", "keys" };
	struct profile_reading *r = &l->r;
	size_t n = sizeof(must) / sizeof(must[0]) - (profile_line_of(r, "totals", NULL) != 0 ? 2 : 0);

	for (size_t i = 0; i < n; i++)
		if (profile_line_of(r, must[i], NULL) == 0 && r->in.why[0] == '\0')
			fault(r, r->in.line > 0 ? r->in.line : 1, "[%s] is missing; see scrutin-receiver-profile(5)", must[i]);
	for (size_t i = 0; i < KEYS && r->in.why[0] == '\0'; i++)
		if (keys[i].must && l->key_line[i] == 0 && profile_line_of(r, keys[i].section, NULL) != 0)
			fault(r, profile_line_of(r, keys[i].section, NULL), "%s = is missing in this section; add it", keys[i].name);
}

int
receiver_profile_read(struct receiver_profile *p, const char *file, const char *text, size_t len, char ret_why[PROFILE_WHY])
{
	struct lines l = { .r = { .p = p, .in = { .file = file, .text = text, .len = len, .why = ret_why } }, .section = SECTIONS };

	memset(p, 0, sizeof(*p));
	ret_why[0] = '\0';
	if (len > PROFILE_FILE_MAX) {
		snprintf(ret_why, PROFILE_WHY, _("%.200s: longer than %d bytes; is it a profile?"), file, PROFILE_FILE_MAX);
		return -1;
	}
	p->silence_ms = 100;
	p->driver.serial = (struct serial_settings) { .data_bits = 8, .stop_bits = 1, .parity = 'N' };
	ini_lines_read(&l.r.in, take_line, &l);
	if (ret_why[0] == '\0')
		find_missing(&l);
	if (ret_why[0] == '\0')
		profile_make_sense(&l.r);
	if (ret_why[0] != '\0')
		return -1;
	profile_make_driver(p);
	return 0;
}
