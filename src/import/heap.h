/*
 * heap.h -- memory of an import
 *
 * An import is one call of the command line and holds nothing that could be saved: without memory it ends the program
 * with exit code 5.
 */
#ifndef IMPORT_HEAP_H
#define IMPORT_HEAP_H

#include <stddef.h>

/* Makes room for NEED elements of EACH bytes; *SIZE is how many there is room for.  Returns ITEMS, moved or not. */
void *heap_room(void *items, size_t *size, size_t need, size_t each);

/* N zeroed elements. */
void *heap_zeroed(size_t n, size_t each);

#endif
