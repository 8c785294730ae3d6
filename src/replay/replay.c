#include "replay.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "story/lines.h"

#define SEATS_HIGHEST 65536
#define DAY_US        UINT64_C(86400000000)

void
replay_init(struct replay *r, replay_line_fn *line, void *arg)
{
	*r = (struct replay) { .line = line, .arg = arg };
}

void
replay_done(struct replay *r)
{
	free(r->sitting);
	free(r->book);
	free(r->parsed);
	free(r->stated);
	*r = (struct replay) { 0 };
}

void
replay_profiles(char ret_hex[FACT_HEX])
{
	size_t n;
	const void *bundle = law_bundle(&n);

	facts_hash(bundle, n, ret_hex);
}

static int
refuse(char ret_why[128], const char *why)
{
	snprintf(ret_why, 128, "%.127s", why);
	return -EPROTO;
}

static void
tell(struct replay *r, const char *line)
{
	if (r->line != NULL)
		r->line(line, r->arg);
}

/* What became of a receiver is no event of the sitting; who reads the story should see it all the same. */
static void
receiver(struct replay *r, const Record__Receiver *e)
{
	char line[512];
	bool report = strcmp(e->event, "report") == 0;
	int n = snprintf(line, sizeof(line), "# receiver %u %.40s %.40s", e->receiver, e->make, e->event);

	if (report)
		snprintf(line + n, sizeof(line) - (size_t)n, " frames=%" PRIu64 " bad-checks=%" PRIu64 " refused=%" PRIu64
			" noise=%" PRIu64 " lost=%" PRIu64 " retries=%" PRIu64, e->frames, e->bad_checks, e->refused, e->noise,
			e->lost, e->retries);
	else if (e->detail[0] != '\0')
		snprintf(line + n, sizeof(line) - (size_t)n, ": %.300s", e->detail);
	tell(r, line);
}

/* --- results: what the last step stated, against what the record says was stated --------------------------- */

static void
state_line(const char *line, void *arg)
{
	struct replay *r = arg;
	size_t n = strlen(line) + 1;

	if (r->stated_len + n > r->stated_size) {
		size_t size = 2 * (r->stated_len + n);
		char *more = realloc(r->stated, size);

		if (more == NULL) {
			r->out_of_memory = true;
			return;
		}
		r->stated = more;
		r->stated_size = size;
	}
	memcpy(r->stated + r->stated_len, line, n);
	r->stated_len += n;
	tell(r, line);
}

static bool
is_result(const char *line)
{
	return strncmp(line, "result ", 7) == 0;
}

static bool
unconfirmed(const struct replay *r)
{
	return r->stated_at < r->stated_len;
}

/* What was stated and not confirmed by the record differs, line by line. */
static void
forget_stated(struct replay *r)
{
	for (; unconfirmed(r); r->stated_at += strlen(r->stated + r->stated_at) + 1) {
		r->results += is_result(r->stated + r->stated_at);
		r->differing++;
	}
	r->stated_len = r->stated_at = 0;
}

/* A long result stands in several entries, one behind the other. */
static void
compare_result(struct replay *r, const Record__Result *result)
{
	for (size_t i = 0; i < result->n_lines; i++) {
		r->results += is_result(result->lines[i]);
		if (!unconfirmed(r)) {
			r->differing++;
			continue;
		}
		r->differing += strcmp(r->stated + r->stated_at, result->lines[i]) != 0;
		r->stated_at += strlen(r->stated + r->stated_at) + 1;
	}
}

/* --- entries --------------------------------------------------------------------------------------------------------- */

/* The law that the record was written under: ours, and what stands in it. */
static int
read_law(struct replay *r, const Record__Start *s, char ret_why[128])
{
	char why[LAW_WHY];

	r->book = malloc(sizeof(*r->book));
	if (r->book == NULL)
		return -ENOMEM;
	law_bundled(r->book);
	replay_profiles(why);
	r->other_profiles = strcmp(s->profiles_sha256, why) != 0;
	snprintf(r->profiles, sizeof(r->profiles), "%s", s->profiles_sha256);
	if (s->profile[0] != '\0' && law_add(r->book, "profile in START", s->profile, strlen(s->profile), why) < 0)
		return refuse(ret_why, why);
	return 0;
}

void
replay_clock(struct sitting *sitting, const Record__Start *s)
{
	int64_t local_us = s->utc_us + s->utc_offset_s * INT64_C(1000000);

	if (!s->rehearsal && strcmp(s->clock_source, "story") != 0 && local_us >= 0)
		sitting_clock(sitting, (uint64_t)local_us % DAY_US);
}

static int
start(struct replay *r, const Record__Start *s, char ret_why[128])
{
	void *memory;
	int result;

	if (r->entries != 0)
		return refuse(ret_why, "a second START");
	if (s->format != 1)
		return refuse(ret_why, "a format that this program does not know");
	if (s->max_seats > SEATS_HIGHEST)
		return refuse(ret_why, "more seats than a sitting may have");
	result = read_law(r, s, ret_why);
	if (result < 0)
		return result;
	r->limits = limits_for(s->max_seats);
	memory = malloc(sitting_size(&r->limits));
	r->parsed = malloc(sizeof(*r->parsed));
	if (memory == NULL || r->parsed == NULL) {
		free(memory);
		return -ENOMEM;
	}
	r->sitting = sitting_init(memory, &r->limits, &r->book->law);
	replay_clock(r->sitting, s);
	return 0;
}

static int
step(struct replay *r, struct event *e, uint64_t at_us, char ret_why[128])
{
	e->at_us = at_us;
	if (sitting_step(r->sitting, e, &r->effects) < 0)
		return refuse(ret_why, "time falls");
	for (uint32_t i = 0; i < r->effects.n; i++)
		if (r->effects.list[i].type == EFFECT_RESULT)
			story_result_lines(r->sitting, r->effects.list[i].ballot, state_line, r);
		else if (r->effects.list[i].type == EFFECT_TOUCHES)
			story_touches_lines(r->sitting, r->effects.list[i].touches.first, r->effects.list[i].touches.n, state_line, r);
	return r->out_of_memory ? -ENOMEM : 0;
}

static const char *
refused_by(const struct effects *fx)
{
	return fx->n > 0 && fx->list[0].type == EFFECT_REFUSED ? refusal_name(fx->list[0].refusal) : "";
}

/* Rules that the daemon applies before the core sees a command. */
static bool
is_daemons(const char *refused)
{
	static const enum refusal rules[] = { REFUSED_BY_CLOCK, REFUSED_BY_SECRET_DEVICE, REFUSED_BY_HANDSET_ALONE,
		REFUSED_BY_RADIO, REFUSED_BY_RECEIVERS_HOLD, REFUSED_BY_VOIDED, REFUSED_BY_ROLE };

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		if (strcmp(refused, refusal_name(rules[i])) == 0)
			return true;
	return false;
}

static int
command(struct replay *r, const Record__Command *c, uint64_t at_us, char ret_why[128])
{
	size_t len = strlen(c->line);
	char line[STORY_LINE_MAX + 3];
	const char *found;

	if (len > STORY_LINE_MAX || story_parse(c->line, len, r->sitting->law, r->parsed) < 0 || r->parsed->kind != STORY_EVENT)
		return refuse(ret_why, "a command that cannot be read");
	snprintf(line, sizeof(line), "%s%s", c->refused[0] != '\0' ? "! " : "", c->line);
	tell(r, line);
	if (is_daemons(c->refused))
		return 0;
	if (step(r, &r->parsed->event, at_us, ret_why) < 0)
		return -EPROTO;
	found = refused_by(&r->effects);
	if (strcmp(found, c->refused) != 0)
		r->differing++;
	return 0;
}

static int
press(struct replay *r, const Record__Press *p, uint64_t at_us, char ret_why[128])
{
	struct event e = {
		.type = p->masked ? EVENT_VOTED : EVENT_PRESS,
		.press = { { p->handset, (uint32_t)strlen(p->handset) }, { p->key, (uint32_t)strlen(p->key) } },
	};
	const struct effect *found = &r->effects.list[0];
	char line[256];

	snprintf(line, sizeof(line), "press %.100s %.100s", p->handset, p->masked && p->key[0] == '\0' ? "*" : p->key);
	tell(r, line);
	r->boot = p->boot;
	r->seq = p->seq;
	if (step(r, &e, at_us, ret_why) < 0)
		return -EPROTO;
	if (found->type == EFFECT_PRESS &&
	    (strcmp(story_press_word(found->press.class), p->refused) != 0 || found->press.repeated != p->repeated))
		r->differing++;
	return 0;
}

static int
urn(struct replay *r, const Record__Urn *u, uint64_t at_us, char ret_why[128])
{
	struct event e = { .type = EVENT_URN, .urn = { u->voices, (uint32_t)u->n_voices } };

	if (u->n_voices > CHOICES_MAX)
		return refuse(ret_why, "an urn with more choices than there can be");
	if (r->line != NULL)
		tell(r, "# the urn, as sealed: who took part is replayed, what was chosen is not");
	if (step(r, &e, at_us, ret_why) < 0)
		return -EPROTO;
	if (refused_by(&r->effects)[0] != '\0')
		return refuse(ret_why, "an urn that does not fit those who took part");
	return 0;
}

static int
take(struct replay *r, const Record__Entry *e, char ret_why[128])
{
	struct event deadline = { .type = EVENT_DEADLINE };

	switch (e->body_case) {
	case RECORD__ENTRY__BODY_START:
		return start(r, e->start, ret_why);
	case RECORD__ENTRY__BODY_COMMAND:
		return command(r, e->command, e->at_us, ret_why);
	case RECORD__ENTRY__BODY_PRESS:
		return press(r, e->press, e->at_us, ret_why);
	case RECORD__ENTRY__BODY_URN:
		return urn(r, e->urn, e->at_us, ret_why);
	case RECORD__ENTRY__BODY_DEADLINE:
		return step(r, &deadline, e->at_us, ret_why);
	case RECORD__ENTRY__BODY_RESULT:
		compare_result(r, e->result);
		return 0;
	case RECORD__ENTRY__BODY_RECEIVER:
		receiver(r, e->receiver);
		return 0;
	case RECORD__ENTRY__BODY__NOT_SET:
		return refuse(ret_why, "withheld in this copy: this wants the whole record; `scrutin replay` tells its results");
	default:
		return 0; /* facts about equipment and seals: no event of the sitting */
	}
}

int
replay_entry(struct replay *r, const Record__Entry *e, char ret_why[128])
{
	int result;

	if (r->entries == 0 && e->body_case != RECORD__ENTRY__BODY_START)
		return refuse(ret_why, "the first entry is no START");
	if (e->body_case != RECORD__ENTRY__BODY__NOT_SET && e->at_us < r->at_us)
		return refuse(ret_why, "time falls");
	r->effects.n = 0;
	/* A result stands right behind what led to it; a secret ballot's behind its urn. */
	if (r->stated_len > 0 && e->body_case != RECORD__ENTRY__BODY_RESULT)
		forget_stated(r);
	result = take(r, e, ret_why);
	if (result < 0)
		return result;
	r->entries++;
	r->at_us = e->at_us;
	return 0;
}

void
replay_finish(struct replay *r)
{
	forget_stated(r);
}
