/* refused.h -- a refusal as the clerk is told it */
#ifndef STORY_REFUSED_H
#define STORY_REFUSED_H

#include "core/state.h"

#define REFUSED_SIZE 384

/* Its sentence, and in brackets the article of law or statutes where the body's profile names one. */
void story_refused(const struct sitting *s, enum refusal refusal, char ret[REFUSED_SIZE]);

#endif
