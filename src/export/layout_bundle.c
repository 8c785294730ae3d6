/* layout_bundle.c -- the files of src/layouts, inside the program, as law/bundle.c has the profiles; read when first asked for */
#include "layout_bundle.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "layout_read.h"

#define EMBED(name) \
	"layout_" name ":\n" \
	".incbin \"src/layouts/" name ".layout\"\n"

__asm__(".section .rodata\n" EMBED("dijon") EMBED("lasalle") EMBED("pornic") EMBED("tronget") "layout_end:\n"
        ".byte 0\n"
        ".previous\n");

extern const char layout_dijon[], layout_lasalle[], layout_pornic[], layout_tronget[], layout_end[];

static struct layout dijon, lasalle, pornic, tronget;

static const struct { const char *name, *at, *end; struct layout *layout; } files[] = {
	{ "dijon", layout_dijon, layout_lasalle, &dijon }, { "lasalle", layout_lasalle, layout_pornic, &lasalle },
	{ "pornic", layout_pornic, layout_tronget, &pornic }, { "tronget", layout_tronget, layout_end, &tronget },
};

const struct layout *
layout_find(const char *name)
{
	char why[LAYOUT_WHY];

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (strcmp(files[i].name, name) == 0) {
			size_t len = (uintptr_t)files[i].end - (uintptr_t)files[i].at; /* to the compiler each is an object of its own */

			if (files[i].layout->name == NULL) {
				int r = layout_read(files[i].layout, i == 0 ? NULL : layout_default(), name, files[i].at, len, why);

				assert(r == 0); /* a test reads them all */
			}
			return files[i].layout;
		}
	return NULL;
}

const struct layout *
layout_default(void)
{
	return layout_find("dijon");
}
