#include "refused.h"

#include <stdio.h>

#include "base/i18n.h"

void
story_refused(const struct sitting *s, enum refusal refusal, char ret[REFUSED_SIZE])
{
	const char *source = profile_source(s->profile, refusal);

	if (source[0] != '\0')
		snprintf(ret, REFUSED_SIZE, "%s (%s)", _(refusal_sentence(refusal)), source);
	else
		snprintf(ret, REFUSED_SIZE, "%s", _(refusal_sentence(refusal)));
}
