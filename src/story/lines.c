#include "lines.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define LINE_MAX_BYTES 8192

struct writer { char bytes[LINE_MAX_BYTES]; size_t at; };

__attribute__((format(printf, 2, 3))) static void
put(struct writer *w, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(w->bytes + w->at, sizeof(w->bytes) - w->at, format, args);
	va_end(args);
	if (n > 0)
		w->at += (size_t)n < sizeof(w->bytes) - w->at ? (size_t)n : sizeof(w->bytes) - w->at - 1;
}

static bool
needs_quotes(struct text t)
{
	for (uint32_t i = 0; i < t.len; i++)
		if (t.at[i] == ' ' || t.at[i] == '\t' || t.at[i] == '"' || t.at[i] == '\\')
			return true;
	return t.len == 0;
}

/* key=VALUE with PREFIX before the value; quoted whole where it has blanks. */
static void
put_value(struct writer *w, const char *key, const char *prefix, struct text t)
{
	bool quotes = needs_quotes(t);

	put(w, " %s=%s%s", key, quotes ? "\"" : "", prefix);
	for (uint32_t i = 0; i < t.len; i++) {
		if (t.at[i] == '"' || t.at[i] == '\\')
			put(w, "\\");
		put(w, "%c", t.at[i]);
	}
	put(w, "%s", quotes ? "\"" : "");
}

#define WORD(table, value) ((size_t)(value) < sizeof(table) / sizeof((table)[0]) ? (table)[value] : NULL)

const char *
story_choice_word(enum choice choice)
{
	static const char *const words[] = { "silent", "pour", "contre", "abstention", "nspp", "nppv", "blanc", "nul" };

	return WORD(words, choice);
}

const char *
story_mode_word(enum ballot_mode mode)
{
	static const char *const words[] = { "default", "ordinary", "public", "secret" };

	return WORD(words, mode);
}

const char *
story_outcome_word(enum outcome outcome)
{
	static const char *const words[] = { "none", "adopted", "rejected", "elected", "next-round", "void", "noted" };

	return WORD(words, outcome);
}

const char *
story_press_word(enum press_class class)
{
	static const char *const words[] = { "", "", "early", "late", "unknown", "bad-key", "outside", "test" };

	return WORD(words, class);
}

const char *
story_by_word(enum ballot_by by)
{
	static const char *const words[] = { "", "handsets", "hands", "paper", "roll-call", "assent" };

	return WORD(words, by);
}

const char *
story_via_word(enum via via)
{
	static const char *const words[] = { "none", "handset", "holder", "proxy-handset", "clerk" };

	return WORD(words, via);
}

const char *
story_casting_vote_word(enum casting_vote casting_vote)
{
	static const char *const words[] = { "none", "for", "against" };

	return WORD(words, casting_vote);
}

static const char *
yes_no(bool value)
{
	return value ? "yes" : "no";
}

static void
put_result(struct writer *w, const struct sitting *s, const struct ballot *b, const struct result *r)
{
	put(w, "result");
	put_value(w, "item", "", sitting_text(s, s->items[r->item].name));
	put(w, " attempt=%u mode=%s serving=%u present=%u quorum=%u quorum_met=%s proxies=%u electorate=%u", r->attempt,
	    story_mode_word(b->mode), r->serving, r->present, r->quorum, yes_no(r->quorum_met), r->proxies, r->electorate);
	for (uint32_t c = CHOICE_POUR; c <= CHOICE_NUL; c++)
		put(w, " %s=%u", story_choice_word(c), r->voices[c]);
	put(w, " silent=%u recused=%u proxies_cast=%u cast=%u required=%u unanimous=%s casting_vote=%s",
	    r->voices[CHOICE_SILENT], r->recused, r->proxies_cast, r->cast, r->required, yes_no(r->unanimous),
	    story_casting_vote_word(r->casting_vote));
	if (r->outcome == OUTCOME_ELECTED)
		put_value(w, "outcome", "elected:", sitting_text(s, b->candidates[r->elected]));
	else
		put(w, " outcome=%s", story_outcome_word(r->outcome));
	put(w, " voting_present=%u by=%s", r->voting_present, story_by_word(b->by));
}

static void
put_position(struct writer *w, const struct sitting *s, const struct ballot *b, uint32_t seat, const struct position *p)
{
	put(w, "position seat=%u", seat);
	if (p->choice >= CHOICE_CANDIDATE)
		put_value(w, "choice", "", sitting_text(s, b->candidates[p->choice - CHOICE_CANDIDATE]));
	else
		put(w, " choice=%s", story_choice_word(p->choice));
	put(w, " via=%s", story_via_word(p->via));
}

void
story_result_lines(const struct sitting *s, uint32_t ballot, story_line_fn *fn, void *arg)
{
	const struct ballot *b = &s->ballots[ballot];
	const struct position *positions = sitting_positions(s, ballot);

	for (uint32_t k = 0; k < b->n_results; k++) {
		const struct result *r = &s->results[b->first_result + k];
		struct writer w = { .at = 0 };

		put_result(&w, s, b, r);
		fn(w.bytes, arg);
		for (uint32_t i = 0; i < b->n_candidates; i++) {
			w.at = 0;
			put(&w, "count");
			put_value(&w, "choice", "", sitting_text(s, b->candidates[i]));
			put(&w, " voices=%u", r->candidate_voices[i]);
			fn(w.bytes, arg);
		}
		for (uint32_t i = 1; b->mode == MODE_PUBLIC && b->by == BY_HANDSETS && i <= s->limits.max_seat; i++) {
			if (!sitting_votes_on(s, ballot, r->item, i))
				continue;
			w.at = 0;
			put_position(&w, s, b, i, &positions[i]);
			fn(w.bytes, arg);
		}
	}
}

static void
put_touch(struct writer *w, const struct sitting *s, const struct result *r, const struct presence_correction *c)
{
	put(w, "touches");
	put_value(w, "item", "", sitting_text(s, s->items[r->item].name));
	put(w, " attempt=%u seat=%u present=%s", r->attempt, c->seat, yes_no(c->present));
}

void
story_touches_lines(const struct sitting *s, uint32_t first, uint32_t n, story_line_fn *fn, void *arg)
{
	for (uint32_t c = first; c < first + n; c++)
		for (uint32_t ballot = 0; ballot < s->n_ballots; ballot++)
			for (uint32_t i = 0; sitting_touches(s, ballot, c) && i < s->ballots[ballot].n_results; i++) {
				struct writer w = { .at = 0 };

				put_touch(&w, s, &s->results[s->ballots[ballot].first_result + i], &s->corrections[c]);
				fn(w.bytes, arg);
			}
}
