/*
 * arena.h -- room for the messages of one turn, taken once at the start
 *
 * protobuf-c gets an allocator that hands out a fixed arena from front to back; freeing does nothing, a reset takes all
 * of it back.  So a sitting allocates nothing, whatever comes in.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <protobuf-c/protobuf-c.h>

struct arena {
	uint8_t *bytes; /* lent, aligned as malloc() would */
	size_t size, used;
	bool full;      /* something did not fit since the last reset */
	ProtobufCAllocator allocator;
};

void arena_init(struct arena *a, void *bytes, size_t size);

/* Wipes what was handed out: messages hold presses. */
void arena_reset(struct arena *a);

#endif
