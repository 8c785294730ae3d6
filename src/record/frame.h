/*
 * frame.h -- one entry in its file:  u32 length | u32 CRC-32 | payload      (both little endian; zlib's CRC-32)
 *
 * The CRC only tells a torn tail from a damaged file; integrity is the tree's.  Pure.
 *
 * What a power cut can leave behind an append of one or several frames, none of which anybody was told of:
 *   - the file ends inside a frame (its length or data were not yet on the disk);
 *   - the file has its new length, or more, but reads as zeros from somewhere on (the length reached the disk before the
 *     data): zeros to the end, beginning at a frame or, 16 at least, inside one.
 * Both are a torn tail: the last whole frame is the end.  Everything else is damage: a CRC that does not match, a
 * length that cannot be, zeros with something behind them.  Where the two look alike (a damaged length that points past
 * the end, with whole frames behind it; a last frame that would be whole if its length were right; a few zero bytes at
 * the end of a frame that does not check out) we say damage: a refusal can be looked at by a person, an entry that was
 * cut off cannot.
 */
#ifndef RECORD_FRAME_H
#define RECORD_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FRAME_HEAD        8
#define FRAME_PAYLOAD_MAX (1u << 18)                 /* bytes; at least 1 */
#define ENTRY_MAX         (FRAME_PAYLOAD_MAX - 4096) /* bytes of an Entry: with its proof it still fits in a frame */

struct frame {
	uint64_t offset;        /* of its head in the file */
	const uint8_t *payload; /* borrowed */
	uint32_t len;
};

/* Writes head and payload.  Returns the bytes written; -EMSGSIZE: len is 0 or > FRAME_PAYLOAD_MAX; -ENOBUFS: room. */
int64_t frame_write(const void *payload, size_t len, uint8_t *ret_bytes, size_t room);

/* Whether a frame could begin with these 4 bytes. */
bool frame_length_valid(const uint8_t head[4]);

/*
 * The frame at *AT of the file's N bytes; *AT then stands behind it.  1; 0 at the end.
 *   -EAGAIN   a torn tail begins at *AT
 *   -EBADMSG  damage at *AT; RET_WHY is a constant phrase
 */
int frame_next(const uint8_t *file, size_t n, size_t *at, struct frame *ret, const char **ret_why);

#endif
