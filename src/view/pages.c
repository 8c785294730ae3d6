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
EMBED(house_js, "house.js");
EMBED(language_js, "language.js");
EMBED(english_js, "english.js");
EMBED(legend_js, "legend.js");
EMBED(places_js, "places.js");
EMBED(room_js, "room.js");
EMBED(plates_js, "plates.js");
EMBED(seats_js, "seats.js");
EMBED(stage_js, "stage.js");
EMBED(words_js, "words.js");
EMBED(icon_svg, "icon.svg");
EMBED(console_html, "console.html");
EMBED(console_css, "console.css");
EMBED(console_js, "console.js");
EMBED(documents_js, "documents.js");
EMBED(forms_js, "forms.js");
EMBED(health_js, "health.js");
EMBED(import_js, "import.js");
EMBED(keys_js, "keys.js");
EMBED(list_js, "list.js");
EMBED(lock_js, "lock.js");
EMBED(members_js, "members.js");
EMBED(once_js, "once.js");
EMBED(rollcall_js, "rollcall.js");
EMBED(roster_js, "roster.js");
EMBED(setting_js, "setting.js");
EMBED(sheet_js, "sheet.js");
EMBED(sound_js, "sound.js");
EMBED(screen_js, "screen.js");
EMBED(replay_html, "replay.html");
EMBED(replay_css, "replay.css");
EMBED(replay_js, "replay.js");
EMBED(entries_js, "entries.js");
EMBED(picture_html, "picture.html");
EMBED(picture_js, "picture.js");

#define HTML "text/html; charset=utf-8"
#define CSS  "text/css; charset=utf-8"
#define JS   "text/javascript; charset=utf-8"
#define SVG  "image/svg+xml"
#define PAGE(url, type, symbol) { url, type, page_##symbol, page_##symbol##_end }

enum { PUBLIC = SIDE_PUBLIC, CONSOLE = SIDE_CONSOLE, REPLAY = SIDE_REPLAY };

static const struct { unsigned sides; struct page page; } pages[] = {
	{ PUBLIC, PAGE("/", HTML, projector_html) },
	{ PUBLIC | REPLAY, PAGE("/projector.css", CSS, projector_css) },
	{ PUBLIC, PAGE("/projector.js", JS, projector_js) },
	{ PUBLIC | REPLAY, PAGE("/screen.js", JS, screen_js) },
	{ PUBLIC | REPLAY, PAGE("/hemicycle.js", JS, hemicycle_js) },
	{ PUBLIC | REPLAY, PAGE("/house.js", JS, house_js) },
	{ PUBLIC | REPLAY, PAGE("/legend.js", JS, legend_js) },
	{ PUBLIC | REPLAY, PAGE("/places.js", JS, places_js) },
	{ PUBLIC | REPLAY, PAGE("/room.js", JS, room_js) }, { PUBLIC | REPLAY, PAGE("/plates.js", JS, plates_js) },
	{ PUBLIC | REPLAY, PAGE("/seats.js", JS, seats_js) },
	{ PUBLIC | REPLAY, PAGE("/stage.js", JS, stage_js) },
	{ REPLAY, PAGE("/", HTML, replay_html) },
	{ REPLAY, PAGE("/replay.css", CSS, replay_css) },
	{ REPLAY, PAGE("/replay.js", JS, replay_js) },
	{ REPLAY, PAGE("/entries.js", JS, entries_js) },
	{ REPLAY, PAGE("/picture", HTML, picture_html) },
	{ REPLAY, PAGE("/picture.js", JS, picture_js) },
	{ CONSOLE, PAGE("/", HTML, console_html) },
	{ CONSOLE, PAGE("/console.css", CSS, console_css) },
	{ CONSOLE, PAGE("/console.js", JS, console_js) },
	{ CONSOLE, PAGE("/documents.js", JS, documents_js) },
	{ CONSOLE, PAGE("/forms.js", JS, forms_js) },
	{ CONSOLE, PAGE("/health.js", JS, health_js) },
	{ CONSOLE, PAGE("/import.js", JS, import_js) },
	{ CONSOLE, PAGE("/keys.js", JS, keys_js) },
	{ CONSOLE, PAGE("/list.js", JS, list_js) },
	{ CONSOLE, PAGE("/lock.js", JS, lock_js) },
	{ CONSOLE, PAGE("/members.js", JS, members_js) },
	{ CONSOLE, PAGE("/once.js", JS, once_js) },
	{ CONSOLE, PAGE("/rollcall.js", JS, rollcall_js) },
	{ CONSOLE, PAGE("/roster.js", JS, roster_js) },
	{ CONSOLE, PAGE("/setting.js", JS, setting_js) },
	{ CONSOLE, PAGE("/sheet.js", JS, sheet_js) },
	{ CONSOLE, PAGE("/sound.js", JS, sound_js) },
	{ PUBLIC | CONSOLE | REPLAY, PAGE("/dom.js", JS, dom_js) },
	{ PUBLIC | CONSOLE | REPLAY, PAGE("/english.js", JS, english_js) },
	{ PUBLIC | CONSOLE | REPLAY, PAGE("/language.js", JS, language_js) },
	{ PUBLIC | CONSOLE | REPLAY, PAGE("/words.js", JS, words_js) },
	{ PUBLIC | CONSOLE | REPLAY, PAGE("/icon.svg", SVG, icon_svg) },
};

const struct page *
page_find(const char *url, enum side side)
{
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		if ((pages[i].sides & side) != 0 && strcmp(pages[i].page.url, url) == 0)
			return &pages[i].page;
	return NULL;
}
