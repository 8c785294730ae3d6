/*
 * codec.h -- entries to bytes and back, without the heap
 */
#ifndef RECORD_CODEC_H
#define RECORD_CODEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <protobuf-c/protobuf-c.h>

#include "base/arena.h"
#include "proto/record.pb-c.h"
#include "sha256.h"

#define ARENA_SIZE (2u << 20) /* enough for any entry that we write; touched only as far as it is used */

/*
 * For entries of records of N bytes in all.  A field takes two bytes at least, and what it becomes less than 256: what
 * protobuf-c notes of it while it reads (80), and a pointer, a text with its NUL, or a number; the structs of an entry's
 * one message are less than the 4096.
 */
#define ARENA_FOR(n) ((n) < ARENA_SIZE / 128 - 4096 ? 128 * (n) + 4096 : ARENA_SIZE)

#define SALT_SIZE  16

/* Bytes written to RET_PAYLOAD; -EMSGSIZE: more than SIZE. */
int64_t message_encode(const ProtobufCMessage *m, uint8_t *ret_payload, size_t size);

/*
 * *RET lives in the arena until its reset.  0; -EPROTO: not such a message; -ENOBUFS: it needs more than the arena has.
 * entry_decode() also refuses (-EPROTO) an entry of no kind, one of two kinds, and a redacted one in another form than
 * its one: the 34 bytes 7A 20 and the leaf.
 */
int message_decode(struct arena *a, const ProtobufCMessageDescriptor *type, const uint8_t *payload, size_t len,
                   ProtobufCMessage **ret);
int entry_decode(struct arena *a, const uint8_t *payload, size_t len, Record__Entry **ret);

/* The leaf of an entry: of its payload, or the one that stands in its place. */
void entry_leaf(const Record__Entry *entry, const uint8_t *payload, size_t len, struct digest *ret);

static inline bool
entry_redacted(const Record__Entry *entry)
{
	return entry->redacted_leaf.len > 0;
}

#endif
