/* bundle.c -- the files of src/profiles, inside the program */
#include "law.h"

#include <assert.h>

/*
 * In the order of LC_ALL=C, without a byte between them, so that `cat *.profile | sha256sum` is the hash in the record.
 * Paths are from the top of the tree, where make runs.
 */
#define EMBED(symbol, name) \
	"profile_" #symbol ":\n" \
	".incbin \"src/profiles/" name ".profile\"\n"

__asm__(".section .rodata\n"
        EMBED(alsace_moselle, "alsace-moselle")
        EMBED(commune, "commune")
        EMBED(departement, "departement")
        EMBED(epci_bureau, "epci-bureau")
        EMBED(epci, "epci")
        EMBED(region, "region")
        EMBED(syndicat_ferme, "syndicat-ferme")
        EMBED(syndicat_ouvert, "syndicat-ouvert")
        "profile_end:\n"
        ".byte 0\n"
        ".previous\n");

extern const char profile_alsace_moselle[], profile_commune[], profile_departement[], profile_epci[], profile_epci_bureau[],
	profile_region[], profile_syndicat_ferme[], profile_syndicat_ouvert[], profile_end[];

static const struct { const char *name, *at, *end; } files[] = {
	{ "commune.profile", profile_commune, profile_departement },
	{ "epci.profile", profile_epci, profile_region },
	{ "epci-bureau.profile", profile_epci_bureau, profile_epci },
	{ "departement.profile", profile_departement, profile_epci_bureau },
	{ "region.profile", profile_region, profile_syndicat_ferme },
	{ "syndicat-ferme.profile", profile_syndicat_ferme, profile_syndicat_ouvert },
	{ "syndicat-ouvert.profile", profile_syndicat_ouvert, profile_end },
	{ "alsace-moselle.profile", profile_alsace_moselle, profile_commune },
};

/* To the compiler each is an object of its own. */
static size_t
between(const char *at, const char *end)
{
	return (uintptr_t)end - (uintptr_t)at;
}

const void *
law_bundle(size_t *ret_len)
{
	*ret_len = between(profile_alsace_moselle, profile_end);
	return profile_alsace_moselle;
}

void
law_bundled(struct law_book *book)
{
	char why[LAW_WHY];

	book->law = (struct law) { book->rows, 0 };
	book->used = 0;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		int r = law_add(book, files[i].name, files[i].at, between(files[i].at, files[i].end), why);

		assert(r == 0); /* a test reads them all */
	}
}
