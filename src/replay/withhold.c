#include "withhold.h"

#include <string.h>

/* MODE_PUBLIC tells most, MODE_SECRET least. */
static int
strictness(enum ballot_mode mode)
{
	static const int of[] = { [MODE_DEFAULT] = 0, [MODE_PUBLIC] = 1, [MODE_ORDINARY] = 2, [MODE_SECRET] = 3 };

	return of[mode];
}

static bool
names_may_be_told(const struct ballot *b, enum ballot_mode at_least)
{
	int own = b == NULL ? 0 : strictness(b->mode), wanted = strictness(at_least);

	return (own > wanted ? own : wanted) <= strictness(MODE_PUBLIC);
}

static bool
begins(const char *line, const char *word)
{
	size_t n = strlen(word);

	while (*line == ' ' || *line == '\t')
		line++;
	return strncmp(line, word, n) == 0 && (line[n] == '\0' || line[n] == ' ' || line[n] == '\t');
}

static bool
is_any(const char *line, const char *const *words)
{
	for (; *words != NULL; words++)
		if (begins(line, *words))
			return true;
	return false;
}

static bool
has_positions(const Record__Result *r)
{
	for (size_t i = 0; i < r->n_lines; i++)
		if (begins(r->lines[i], "position"))
			return true;
	return false;
}

bool
withheld(const struct sitting *s, const Record__Entry *e, enum ballot_mode at_least)
{
	static const char *const votes[] = { "vote", "correct", "press", NULL };
	static const char *const handsets[] = { "handset", "handout", "return", NULL };
	const struct ballot *open = s == NULL ? NULL : sitting_open_ballot(s);
	const struct ballot *last = s == NULL || s->ballot == NO_BALLOT ? NULL : &s->ballots[s->ballot];

	switch (e->body_case) {
	case RECORD__ENTRY__BODY_PRESS:
		return open == NULL || e->press->masked || !names_may_be_told(open, at_least);
	case RECORD__ENTRY__BODY_COMMAND:
		if (is_any(e->command->line, handsets))
			return at_least == MODE_SECRET;
		return is_any(e->command->line, votes) && (last == NULL || !names_may_be_told(last, at_least));
	case RECORD__ENTRY__BODY_RESULT:
		return has_positions(e->result) && !names_may_be_told(NULL, at_least);
	default:
		return false;
	}
}
