/*
 * rehearse.h -- the record that `scrutin story --record` writes: a rehearsal, sealed with a key of its own
 *
 * Entries, order and checkpoints are those of the keeper; only the signing is done here.
 */
#ifndef TOOLS_REHEARSE_H
#define TOOLS_REHEARSE_H

#include "story/run.h"

struct rehearsal;

/*
 * Creates RECORD and RECORD.pub, with KEY or one made for it, for the sitting S, which has not begun, and the text of the
 * body's own PROFILE (NULL: none).  0, or the exit code, having said why.
 */
int rehearsal_begin(struct rehearsal **ret, const char *record, const char *key, const struct sitting *s, const char *profile);

/* For story_run: prints the line, and keeps it for the RESULT entry. */
void rehearsal_line(const char *line, void *arg);
int rehearsal_step(const struct sitting *s, const struct event *e, const char *line, size_t len, const struct effects *fx,
                   void *arg);

/* Writes what is left.  0, or negative errno, having said why. */
int rehearsal_finish(struct rehearsal *r);
void rehearsal_free(struct rehearsal *r);

#endif
