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
EMBED(dom_js, "dom.js");
EMBED(hemicycle_js, "hemicycle.js");
EMBED(legend_js, "legend.js");
EMBED(seats_js, "seats.js");
EMBED(stage_js, "stage.js");
EMBED(words_js, "words.js");
EMBED(icon_svg, "icon.svg");

EMBED(console_html, "console.html");
EMBED(console_css, "console.css");
EMBED(console_js, "console.js");

static const struct page console_pages[] = {
	{ "/", "text/html; charset=utf-8", page_console_html, page_console_html_end },
	{ "/console.css", "text/css; charset=utf-8", page_console_css, page_console_css_end },
	{ "/console.js", "text/javascript; charset=utf-8", page_console_js, page_console_js_end },
	{ "/dom.js", "text/javascript; charset=utf-8", page_dom_js, page_dom_js_end },
	{ "/words.js", "text/javascript; charset=utf-8", page_words_js, page_words_js_end },
	{ "/icon.svg", "image/svg+xml", page_icon_svg, page_icon_svg_end },
};
static const struct page pages[] = {
	{ "/", "text/html; charset=utf-8", page_projector_html, page_projector_html_end },
	{ "/projector.css", "text/css; charset=utf-8", page_projector_css, page_projector_css_end },
	{ "/projector.js", "text/javascript; charset=utf-8", page_projector_js, page_projector_js_end },
	{ "/dom.js", "text/javascript; charset=utf-8", page_dom_js, page_dom_js_end },
	{ "/hemicycle.js", "text/javascript; charset=utf-8", page_hemicycle_js, page_hemicycle_js_end },
	{ "/legend.js", "text/javascript; charset=utf-8", page_legend_js, page_legend_js_end },
	{ "/seats.js", "text/javascript; charset=utf-8", page_seats_js, page_seats_js_end },
	{ "/stage.js", "text/javascript; charset=utf-8", page_stage_js, page_stage_js_end },
	{ "/words.js", "text/javascript; charset=utf-8", page_words_js, page_words_js_end },
	{ "/icon.svg", "image/svg+xml", page_icon_svg, page_icon_svg_end },
};

const struct page *
page_find(const char *url, bool console)
{
	const struct page *list = console ? console_pages : pages;
	size_t n = console ? sizeof(console_pages) / sizeof(console_pages[0]) : sizeof(pages) / sizeof(pages[0]);

	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].url, url) == 0)
			return &list[i];
	return NULL;
}
