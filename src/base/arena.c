#include "arena.h"

#include <string.h>

#define ALIGN _Alignof(max_align_t)

static void *
arena_take(void *arg, size_t size)
{
	struct arena *a = arg;
	size_t room = a->size - a->used;
	void *p;

	if (size > room || (size + ALIGN - 1) / ALIGN * ALIGN > room) {
		a->full = true;
		return NULL;
	}
	p = a->bytes + a->used;
	a->used += (size + ALIGN - 1) / ALIGN * ALIGN;
	return p;
}

static void
arena_keep(void *arg, void *p)
{
	(void)arg;
	(void)p;
}

void
arena_init(struct arena *a, void *bytes, size_t size)
{
	*a = (struct arena) { .bytes = bytes, .size = size,
		.allocator = { .alloc = arena_take, .free = arena_keep, .allocator_data = a } };
}

void
arena_reset(struct arena *a)
{
	explicit_bzero(a->bytes, a->used);
	a->used = 0;
	a->full = false;
}
