/*
 * snapshot_json.h -- what the public may see, as JSON
 *
 * Names are those of view.proto.  A snapshot that is open has no key that could carry a direction, because the message
 * has no such field (P10); the test looks at the JSON all the same.
 */
#ifndef VIEW_SNAPSHOT_JSON_H
#define VIEW_SNAPSHOT_JSON_H

#include "proto/view.pb-c.h"

/* One line of JSON, to be freed by the caller; NULL: out of memory. */
char *snapshot_json(const View__Snapshot *snapshot);

#endif
