/*
 * json.h -- what the page is told: the record once, and each entry with its picture when it is asked for
 *
 * /record  verdict, checks [{ state, check, detail }], entries, playable, why, cut, kinds (a letter an entry, play.h),
 *          times_ms, differing_at [indices], results, differing, rehearsal, time_zone, utc_ms,
 *          ballots [{ opened, closed, item, title, items, mode, by, annulled, aborted }]
 * /at/N    index, kind, at_ms, entry { what the entry itself says }, state (snapshot_json.h; absent: there is no picture)
 */
#ifndef SHOW_JSON_H
#define SHOW_JSON_H

#include "play.h"
#include "record/verify.h"

/* One line each, to be freed by the caller; NULL: out of memory.  NAME: of the file.  P: as play_open() left it. */
char *json_record(const struct play *p, const struct verify_report *report, const char *name);

/* INDEX is below n_entries. */
char *json_at(struct play *p, uint64_t index);

#endif
