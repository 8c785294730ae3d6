/*
 * reader.h -- walks a record, read-only, entry by entry
 *
 * The file is read whole at opening: a keeper that goes on writing changes nothing for us.  The walk checks frames and
 * that payloads are entries; what they say together is verify.h's.
 */
#ifndef RECORD_READER_H
#define RECORD_READER_H

#include <stddef.h>
#include <stdint.h>

#include "codec.h"
#include "frame.h"

#define RECORD_BYTES_MAX (1u << 30) /* a longer file is refused */

struct reader;

struct reader_entry {
	uint64_t index;
	uint64_t offset;            /* of its frame in the file */
	const uint8_t *payload;     /* as written; until reader_free() */
	uint32_t len;
	struct digest leaf;
	const Record__Entry *entry; /* until the next reader_next() */
};

/* 0; errors of opening and reading; -EISDIR; -EINVAL: no file but a FIFO or a device; -EFBIG; -ENOMEM. */
int reader_open(struct reader **ret, const char *path);
const char *reader_open_why(int r); /* what it returned, in words */

/* The same over bytes in memory, borrowed until reader_free(). */
int reader_open_bytes(struct reader **ret, const uint8_t *bytes, size_t n);

void reader_free(struct reader *r);

/*
 * The next entry.  1; 0 the file ends here, behind a whole frame.
 *   -EAGAIN   a torn tail
 *   -EBADMSG  damage
 *   -EPROTO   the frame is whole, but holds no entry
 * All three are the end of the walk and are said again if asked again; reader_at() tells where, reader_why() what.
 */
int reader_next(struct reader *r, struct reader_entry *ret);

/* The entry and the byte that the next reader_next() is about, or was about where it failed. */
uint64_t reader_index(const struct reader *r);
uint64_t reader_offset(const struct reader *r);
const char *reader_why(const struct reader *r); /* one phrase: "the checksum does not match" */

/* All bytes of the file. */
const uint8_t *reader_bytes(const struct reader *r, size_t *ret_n);

#endif
