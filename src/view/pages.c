#include "pages.h"

#include <string.h>

/* Paths are from the top of the tree, where make runs. */
#define EMBED(symbol, path) \
	__asm__(".section .rodata\n" \
	        ".global page_" #symbol "\n" \
	        "page_" #symbol ":\n" \
	        ".incbin \"src/view/page/" path "\"\n" \
	        ".global page_" #symbol "_end\n" \
	        "page_" #symbol "_end:\n" \
	        ".byte 0\n" \
	        ".previous\n"); \
	extern const unsigned char page_##symbol[], page_##symbol##_end[]

EMBED(projector_html, "projector.html");
EMBED(projector_css, "projector.css");
EMBED(projector_js, "projector.js");
EMBED(seats_js, "seats.js");
EMBED(words_js, "words.js");
EMBED(icon_svg, "icon.svg");

static const struct page pages[] = {
	{ "/", "text/html; charset=utf-8", page_projector_html, page_projector_html_end },
	{ "/projector.css", "text/css; charset=utf-8", page_projector_css, page_projector_css_end },
	{ "/projector.js", "text/javascript; charset=utf-8", page_projector_js, page_projector_js_end },
	{ "/seats.js", "text/javascript; charset=utf-8", page_seats_js, page_seats_js_end },
	{ "/words.js", "text/javascript; charset=utf-8", page_words_js, page_words_js_end },
	{ "/icon.svg", "image/svg+xml", page_icon_svg, page_icon_svg_end },
};

const struct page *
page_find(const char *url)
{
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		if (strcmp(pages[i].url, url) == 0)
			return &pages[i];
	return NULL;
}
