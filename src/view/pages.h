/* pages.h -- the files of page/, inside the program */
#ifndef VIEW_PAGES_H
#define VIEW_PAGES_H

#include <stddef.h>

struct page {
	const char *url, *type;
	const unsigned char *bytes, *end;
};

/* Whose pages: the projector's, the clerk's, and those of a record that is played again (src/show/). */
enum side { SIDE_PUBLIC = 1, SIDE_CONSOLE = 2, SIDE_REPLAY = 4 };

/* The page at URL of one side; NULL. */
const struct page *page_find(const char *url, enum side side);

#endif
