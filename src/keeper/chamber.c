/* chamber.c -- the chamber as its clerk needs it: a line a press that did not count, a seat, an item.  No choice is in it. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "keeper.h"
#include "story/lines.h"

struct pen { char line[4096]; size_t used; };

__attribute__((format(printf, 2, 3))) static void
put(struct pen *p, const char *format, ...)
{
	size_t room = sizeof(p->line) - p->used;
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(p->line + p->used, room, format, args);
	va_end(args);
	p->used += n < 0 ? 0 : (size_t)n < room ? (size_t)n : room - 1;
}

/* In quotes; a quote or backslash in it behind a backslash, as in a story. */
static void
put_text(struct pen *p, const char *key, struct text t)
{
	put(p, "%s=\"", key);
	for (uint32_t i = 0; i < t.len && p->used + 4 < sizeof(p->line); i++) {
		if (t.at[i] == '"' || t.at[i] == '\\')
			p->line[p->used++] = '\\';
		p->line[p->used++] = t.at[i];
	}
	p->line[p->used] = '\0';
	put(p, "\" ");
}

static const char *
yes(bool is)
{
	return is ? "yes" : "no";
}

/* Of the ballot that is open: whether SEAT has voted; "-": it does not vote there, or the ballot is secret (RULES S9b). */
static const char *
voted(const struct sitting *s, uint32_t seat)
{
	const struct ballot *b = sitting_open_ballot(s);
	const struct position *p = b == NULL ? NULL : sitting_positions(s, s->ballot);

	if (p == NULL || p[seat].voter == 0 || b->mode == MODE_SECRET)
		return "-";
	return yes(sitting_has_voted(s, seat));
}

static void
seat_line(const struct sitting *s, uint32_t number, struct pen *p)
{
	const struct seat *seat = &s->seats[number];

	p->used = 0;
	put(p, "seat=%u ", number);
	put_text(p, "civility", sitting_text(s, seat->civility));
	put_text(p, "first", sitting_text(s, seat->first));
	put_text(p, "last", sitting_text(s, seat->last));
	put_text(p, "group", sitting_text(s, seat->group));
	put_text(p, "handset", sitting_handset(s, number));
	put(p, "rank=%u weight=%u present=%s excused=%s vacant=%s holder=%u voted=%s tested=%s handed=%s ", seat->rank, seat->weight,
	    yes(seat->present), yes(seat->excused), yes(seat->vacant), s->held_by[number], voted(s, number), yes(seat->tested),
	    yes(seat->handed_out));
	put_text(p, "title", sitting_text(s, seat->title)); /* last: a line that is too long is cut */
}

static const char *
state_word(const struct sitting *s, uint32_t item)
{
	const struct item *i = &s->items[item];
	const struct ballot *b = i->ballot == NO_BALLOT ? NULL : &s->ballots[i->ballot];

	if (i->withdrawn || i->postponed)
		return i->withdrawn ? "withdrawn" : "postponed";
	if (b != NULL && b->annulled)
		return "annulled";
	if (b != NULL)
		return b->proclaimed ? "proclaimed" : "closed";
	return s->discussed == item ? "discussed" : "waiting";
}

static void
item_line(const struct sitting *s, uint32_t item, struct pen *p)
{
	const struct item *i = &s->items[item];
	const char *outcome = "";

	for (uint32_t r = 0; i->ballot != NO_BALLOT && r < s->ballots[i->ballot].n_results; r++)
		if (s->results[s->ballots[i->ballot].first_result + r].item == item)
			outcome = story_outcome_word(s->results[s->ballots[i->ballot].first_result + r].outcome);
	p->used = 0;
	put_text(p, "item", sitting_text(s, i->name));
	put_text(p, "number", sitting_text(s, i->number));
	put_text(p, "title", sitting_text(s, i->title));
	put(p, "state=%s discussed=%s outcome=%s", state_word(s, item), yes(s->discussed == item), outcome);
}

static void
apart_line(const struct apart *a, uint64_t now_us, struct pen *p)
{
	p->used = 0;
	put(p, "apart=%s seat=%u ", story_press_word(a->class), a->seat);
	put_text(p, "handset", (struct text) { a->handset, (uint32_t)strlen(a->handset) });
	put(p, "ago_s=%llu", (unsigned long long)(now_us > a->at_us ? (now_us - a->at_us) / 1000000 : 0));
}

void
chamber_lines(struct keeper *k, void (*line)(const char *line, void *arg), void *arg)
{
	const struct sitting *s = k->sitting;
	struct pen p = { .used = 0 };

	put(&p, "president_proclaims=%s", yes(role_may(k, "president", EVENT_PROCLAIM)));
	line(p.line, arg);
	for (uint32_t i = 0; i < APART_MAX && i < k->n_apart; i++) { /* the last one first */
		apart_line(&k->apart[(k->n_apart - 1 - i) % APART_MAX], keeper_now(k), &p);
		line(p.line, arg);
	}
	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		if (s->seats[i].exists) {
			seat_line(s, i, &p);
			line(p.line, arg);
		}
	for (uint32_t order = 0; order < s->n_items; order++)
		for (uint32_t i = 0; i < s->n_items; i++)
			if (s->items[i].order == order) {
				item_line(s, i, &p);
				line(p.line, arg);
			}
}
