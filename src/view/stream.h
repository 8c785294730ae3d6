/*
 * stream.h -- the state of the chamber to every browser, as server-sent events
 *
 * A browser is owed the present state, not each step to it: one that reads slowly is given the newest state when it
 * comes back, and nobody waits for it.  Each state's id is the record's index; one that is as the last is not said again.
 * Twice a second a `beat` tells how old the keeper's last word is, so that a page can say within two seconds that it is
 * stale, and what the time is, for a screen's own clock may be wrong.
 */
#ifndef VIEW_STREAM_H
#define VIEW_STREAM_H

#include <microhttpd.h>
#include <stdint.h>

struct stream;

struct stream *stream_new(void); /* NULL: out of memory */
void stream_free(struct stream *s); /* after MHD_stop_daemon() */

/* JSON of the state at record index INDEX; copied.  0, -ENOMEM. */
int stream_publish(struct stream *s, uint64_t index, const char *json);

/* AGE_MS: since the keeper's last word.  UTC_MS: now. */
void stream_beat(struct stream *s, uint64_t age_ms, int64_t utc_ms);

/*
 * Ends every browser's stream at its next read, and wakes them all: MHD_stop_daemon() takes a connection that is still
 * suspended for a bug, and aborts.  After a reopen new browsers are served again.
 */
void stream_close(struct stream *s);
void stream_reopen(struct stream *s);

/* A response for one browser; NULL: out of memory.  The connection must be its only one. */
struct MHD_Response *stream_response(struct stream *s, struct MHD_Connection *connection);

unsigned stream_clients(const struct stream *s);

#endif
