/* pages.h -- the files of page/, inside the program */
#ifndef VIEW_PAGES_H
#define VIEW_PAGES_H

#include <stdbool.h>
#include <stddef.h>

struct page {
	const char *url, *type;
	const unsigned char *bytes, *end;
};

/* The page at URL, of the console or of the public side; NULL. */
const struct page *page_find(const char *url, bool console);

#endif
