#include "heap.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"

static void *
must(void *memory)
{
	if (memory == NULL) {
		complain("scrutin: out of memory\n");
		exit(5);
	}
	return memory;
}

void *
heap_room(void *items, size_t *size, size_t need, size_t each)
{
	size_t more = *size == 0 ? 64 : *size;

	if (need <= *size)
		return items;
	while (more < need)
		more *= 2;
	items = must(more > SIZE_MAX / each ? NULL : realloc(items, more * each));
	*size = more;
	return items;
}

void *
heap_zeroed(size_t n, size_t each)
{
	return must(calloc(n == 0 ? 1 : n, each));
}
