#include "unsaid.h"

#include <stdio.h>

#define HANDSET_MAX 100 /* bytes of an id that fit; a longer one is no handset's */

const char *
story_unsaid(const struct sitting *s, const struct event *e, bool masked, const char *line, size_t len,
             char ret_line[UNSAID_SIZE], size_t *ret_len)
{
	bool secret = masked || (s->ballot != NO_BALLOT && s->ballots[s->ballot].mode == MODE_SECRET);
	int n = -1;

	if (secret && e->type == EVENT_VOTE)
		n = snprintf(ret_line, UNSAID_SIZE, "vote %u ?", e->vote.seat);
	else if (secret && e->type == EVENT_CORRECT)
		n = snprintf(ret_line, UNSAID_SIZE, "correct %u ? reason=\"?\"", e->correct.seat);
	else if (secret && e->type == EVENT_DECLARE)
		n = snprintf(ret_line, UNSAID_SIZE, "declare %u ?", e->correct.seat);
	else if (masked && e->type == EVENT_PRESS && e->press.handset.len < HANDSET_MAX)
		n = snprintf(ret_line, UNSAID_SIZE, "press \"%.*s\" ?", (int)e->press.handset.len, e->press.handset.at);
	*ret_len = n < 0 ? len : (size_t)n;
	return n < 0 ? line : ret_line;
}
