#include "run.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "refused.h"

/* The number behind "seat " or "vacant " at LINE; 0: it is another line. */
static uint32_t
seat_of(const char *line, size_t len)
{
	static const char *const names[] = { "seat", "vacant" };

	for (size_t k = 0; k < 2; k++) {
		size_t n = strlen(names[k]);
		uint32_t number = 0;

		if (len <= n || memcmp(line, names[k], n) != 0 || (line[n] != ' ' && line[n] != '\t'))
			continue;
		while (n < len && (line[n] == ' ' || line[n] == '\t'))
			n++;
		for (; n < len && line[n] >= '0' && line[n] <= '9' && number < 65536; n++)
			number = number * 10 + (uint32_t)(line[n] - '0');
		return number;
	}
	return 0;
}

struct limits
story_limits(const char *text, size_t len)
{
	uint32_t highest = 256;

	for (size_t at = 0; at < len;) {
		const char *line = text + at, *end = memchr(line, '\n', len - at);
		size_t n = end == NULL ? len - at : (size_t)(end - line), skip = 0;
		uint32_t seat;

		while (skip < n && (line[skip] == ' ' || line[skip] == '\t'))
			skip++;
		seat = seat_of(line + skip, n - skip);
		if (seat > highest && seat <= 65536)
			highest = seat;
		at += n + 1;
	}
	return limits_for(highest);
}

void
story_no_line(const char *line, void *arg)
{
	(void)line;
	(void)arg;
}

__attribute__((format(printf, 3, 4))) static int
end_story(struct story_run *run, int code, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(run->said, sizeof(run->said), _(format), args);
	va_end(args);
	return code;
}

enum choice
story_mask(const struct sitting *s, struct event *e)
{
	enum choice choice = sitting_key_choice(s, e->press.handset, e->press.key);
	bool means_nothing = sitting_open_ballot(s) != NULL && choice == CHOICE_SILENT;

	e->type = EVENT_VOTED;
	e->press.key = means_nothing ? (struct text) { "?", 1 } : (struct text) { "", 0 };
	return choice;
}

/* --- one event --------------------------------------------------------------------------------------------------- */

static void
keep_last(const char *line, void *arg)
{
	struct story_run *run = arg;

	if (strncmp(line, "result ", 7) == 0)
		snprintf(run->last, sizeof(run->last), "%s", line);
	run->line(line, run->arg);
}

static int step_event(struct story_run *run, struct event *e, const char *line, size_t len, enum refusal *ret_refusal);

/* The sums of the urn, as an event of its own; then nothing is left in it. */
static int
empty_urn(struct story_run *run)
{
	uint32_t voices[CHOICES_MAX];
	const struct ballot *b = sitting_open_ballot(run->sitting);
	struct event e = { .type = EVENT_URN, .urn = { voices, CHOICE_CANDIDATE + b->n_candidates } };
	enum refusal refusal;

	urn_count(run->urn, voices);
	urn_wipe(run->urn);
	return step_event(run, &e, NULL, 0, &refusal);
}

static int
step_event(struct story_run *run, struct event *e, const char *line, size_t len, enum refusal *ret_refusal)
{
	struct effects fx;
	bool wants_urn = false;
	int r;

	e->at_us = run->at_us;
	if (sitting_step(run->sitting, e, &fx) < 0)
		return end_story(run, 5, "time fell; this is a bug");
	*ret_refusal = REFUSED_BY_NONE;
	r = run->step == NULL ? 0 : run->step(run->sitting, e, line, len, &fx, run->arg);
	if (r < 0)
		return end_story(run, 5, "the record cannot be written: %s", strerror(-r));
	for (uint32_t i = 0; i < fx.n; i++) {
		const struct effect *f = &fx.list[i];

		if (f->type == EFFECT_REFUSED)
			*ret_refusal = f->refusal;
		else if (f->type == EFFECT_RESULT)
			story_result_lines(run->sitting, f->ballot, keep_last, run);
		else if (f->type == EFFECT_TOUCHES)
			story_touches_lines(run->sitting, f->touches.first, f->touches.n, run->line, run->arg);
		else if (f->type == EFFECT_CLOCK)
			run->at_us = f->at_us - STORY_SECOND_US; /* the next line is at that time */
		else if (f->type == EFFECT_URN_WANTED)
			wants_urn = true;
		else if (f->type == EFFECT_WARNED)
			run->warnings |= f->warnings;
	}
	return wants_urn ? empty_urn(run) : 0;
}

/* Where secrecy is due the key stays outside of the core. */
static void
mask_key(struct story_run *run, struct event *e, enum choice *ret_choice)
{
	*ret_choice = CHOICE_SILENT;
	if (e->type == EVENT_PRESS && sitting_masks(run->sitting))
		*ret_choice = story_mask(run->sitting, e);
}

static int
run_event(struct story_run *run, const char *line, size_t len)
{
	struct event *e = &run->parsed.event;
	char sentence[REFUSED_SIZE];
	enum refusal refusal;
	enum choice masked;
	struct press_counts before = run->sitting->presses;
	int r;

	if (e->type == EVENT_OPEN)
		urn_wipe(run->urn);
	mask_key(run, e, &masked);
	if (masked != CHOICE_SILENT) {
		struct effects fx;

		e->at_us = run->at_us;
		if (sitting_step(run->sitting, e, &fx) < 0)
			return end_story(run, 5, "time fell; this is a bug");
		if (run->sitting->presses.counted > before.counted)
			urn_put(run->urn, fx.list[0].press.seat, fx.list[0].press.for_givers, masked, fx.list[0].press.voices);
		r = run->step == NULL ? 0 : run->step(run->sitting, e, line, len, &fx, run->arg);
		refusal = REFUSED_BY_NONE;
	} else {
		r = step_event(run, e, line, len, &refusal);
	}
	if (r != 0)
		return r;
	if (run->parsed.refusal_expected && refusal == REFUSED_BY_NONE)
		return end_story(run, 1, "wanted: refused; got: done");
	if (!run->parsed.refusal_expected && refusal != REFUSED_BY_NONE) {
		story_refused(run->sitting, refusal, sentence);
		return end_story(run, 4, "refused by %s: %s", refusal_name(refusal), sentence);
	}
	return 0;
}

/* --- expectations ------------------------------------------------------------------------------------------------- */

/*
 * The value at P, which the next word follows: RET takes it without its quotes.  Returns where it ends.  RET has room for
 * a whole line.
 */
static const char *
take_value(const char *p, char *ret, uint32_t *ret_len)
{
	bool quoted = *p == '"';
	uint32_t n = 0;

	for (p += quoted; *p != '\0' && *p != (quoted ? '"' : ' '); p++) {
		if (quoted && *p == '\\' && p[1] != '\0')
			p++;
		ret[n++] = *p;
	}
	*ret_len = n;
	return quoted && *p == '"' ? p + 1 : p;
}

/* Whether KEY stands in the result line LINE; VALUE takes what it says there. */
static bool
find_value(const char *line, struct text key, char *ret_value, uint32_t *ret_len)
{
	const char *p = line;

	while ((p = strchr(p, ' ')) != NULL) {
		const char *name = p + 1, *equals = strchr(name, '=');

		if (equals == NULL)
			return false;
		p = take_value(equals + 1, ret_value, ret_len);
		if ((size_t)(equals - name) == key.len && memcmp(name, key.at, key.len) == 0)
			return true;
	}
	return false;
}

static bool
same(struct text a, struct text b)
{
	return a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

static int
expect(struct story_run *run)
{
	if (run->last[0] == '\0')
		return end_story(run, 1, "wanted: a result; got: none yet");
	for (uint32_t i = 0; i < run->parsed.n_pairs; i++) {
		const struct story_pair *p = &run->parsed.pairs[i];
		char value[sizeof(run->last)];
		struct text got = { value, 0 };

		if (!find_value(run->last, p->key, value, &got.len))
			got = (struct text) { _("nothing of that name"), (uint32_t)strlen(_("nothing of that name")) };
		if (!same(got, p->value))
			return end_story(run, 1, "wanted: %.*s=%.*s; got: %.*s", (int)p->key.len, p->key.at, (int)p->value.len,
			                 p->value.at, (int)got.len, got.at);
	}
	return 0;
}

static int
expect_press(struct story_run *run)
{
	const struct press_counts *c = &run->sitting->presses;
	const struct { const char *name; uint32_t count; } counts[] = {
		{ "early", c->early }, { "late", c->late }, { "unknown", c->unknown }, { "bad-key", c->bad_key },
		{ "outside", c->outside }, { "repeated", c->repeated }, { "test", c->test },
	};

	for (uint32_t i = 0; i < run->parsed.n_pairs; i++) {
		const struct story_pair *p = &run->parsed.pairs[i];
		char got[64];

		snprintf(got, sizeof(got), "%s", _("no such count"));
		for (size_t k = 0; k < sizeof(counts) / sizeof(counts[0]); k++)
			if (strlen(counts[k].name) == p->key.len && memcmp(counts[k].name, p->key.at, p->key.len) == 0)
				snprintf(got, sizeof(got), "%u", counts[k].count);
		if (strlen(got) != p->value.len || memcmp(got, p->value.at, p->value.len) != 0)
			return end_story(run, 1, "wanted: %.*s=%.*s; got: %s", (int)p->key.len, p->key.at, (int)p->value.len,
			                 p->value.at, got);
	}
	return 0;
}

/* --- lines ---------------------------------------------------------------------------------------------------------- */

/* A line that comes after a deadline finds the deadline's event done. */
static int
run_deadline(struct story_run *run)
{
	struct event e = { .type = EVENT_DEADLINE };
	enum refusal refusal;
	uint64_t at_us = run->at_us, due = sitting_deadline(run->sitting);
	int r;

	if (due > at_us)
		return 0;
	run->at_us = due;
	r = step_event(run, &e, NULL, 0, &refusal);
	run->at_us = at_us;
	return r;
}

int
story_run_line(struct story_run *run, const char *line, size_t len)
{
	int r;

	run->said[0] = '\0';
	run->warnings = 0;
	if (story_parse(line, len, run->sitting->law, &run->parsed) < 0)
		return end_story(run, 3, "%s", run->parsed.error);
	if (run->parsed.kind == STORY_EMPTY)
		return 0;
	if (run->parsed.kind == STORY_EVENT || run->parsed.refusal_expected) {
		run->at_us += STORY_SECOND_US;
		r = run_deadline(run);
		if (r != 0)
			return r;
	}
	switch (run->parsed.kind) {
	case STORY_EXPECT:
		r = expect(run);
		break;
	case STORY_EXPECT_PRESS:
		r = expect_press(run);
		break;
	default:
		return run_event(run, line, len);
	}
	if (!run->parsed.refusal_expected)
		return r;
	return r == 1 ? 0 : end_story(run, 1, "wanted: an expectation that fails; got: it holds");
}
