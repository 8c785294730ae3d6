#include "formats.h"

#include <stddef.h>
#include <string.h>

#include "cloture.h"
#include "emargement.h"
#include "extrait.h"
#include "json.h"
#include "layout_bundle.h"
#include "liste.h"
#include "lsvote.h"
#include "nominal.h"
#include "popolo.h"
#include "presence.h"
#include "pv.h"
#include "scdl.h"
#include "webdelib.h"

#define DATA(write)          write, NULL, NULL, false
#define DOCUMENT(build, set) NULL, build, set, false
#define DATED(build, set)    NULL, build, set, true

const struct format formats[] = {
	{ "extrait", "the extract of the register: members, text, SCRUTIN block, control words and QR",
		DATED(extrait_build, document_text) },
	{ "extrait-pdf", "the same, as PDF", DATED(extrait_build, document_pdf) },
	{ "pv", "the minutes of the sitting", DOCUMENT(pv_build, document_text) },
	{ "pv-pdf", "the same, as PDF", DOCUMENT(pv_build, document_pdf) },
	{ "liste", "the list of resolutions examined, rejected ones too", DATED(liste_build, document_text) },
	{ "liste-pdf", "the same, as PDF", DATED(liste_build, document_pdf) },
	{ "cloture", "the closing sheet of the sitting in the register, to be signed", DOCUMENT(cloture_build, document_text) },
	{ "cloture-pdf", "the same, as PDF", DOCUMENT(cloture_build, document_pdf) },
	{ "emargement", "the sheet that members sign as they are handed their handsets", DOCUMENT(emargement_build, document_text) },
	{ "emargement-pdf", "the same, as PDF", DOCUMENT(emargement_build, document_pdf) },
	{ "json", "everything, as JSON (schema: sitting.schema.json)", DATA(json_write) },
	{ "scdl", "open data: SCDL « Délibérations » 2.1.5, a row a deliberation (CSV)", scdl_write, NULL, NULL, true },
	{ "scdl-companion", "what SCDL has no column for: NSPP, NPPV, blank, mode, result (CSV)", DATA(scdl_companion_write) },
	{ "popolo", "vote events, persons and organizations, as Popolo has them (JSON)", DATA(popolo_write) },
	{ "lsvote", "sitting, projects and voters under the names of idelibre and LS Vote (JSON)", DATA(lsvote_write) },
	{ "webdelib", "the variables that web-delib's ODT models merge (JSON)", DATA(webdelib_write) },
	{ "nominal", "who voted how, where names may be published (CSV, French spreadsheet)", DATA(nominal_write) },
	{ "groups", "the same by political group (CSV, French spreadsheet)", DATA(groups_write) },
	{ "presence", "who was there, and who spoke for whom (CSV, French spreadsheet)", DATA(presence_write) },
	{ NULL, NULL, DATA(NULL) },
};

const struct format *
format_find(const char *name)
{
	for (const struct format *f = formats; f->name != NULL; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}

int
format_write(const struct format *f, FILE *out, const struct account *a, const struct format_request *q)
{
	struct format_request worded = *q;
	struct document d;
	int r;

	if (worded.layout == NULL)
		worded.layout = layout_default();
	if (f->write != NULL)
		return f->write(out, a, q);
	r = document_init(&d);
	if (r == 0)
		r = f->build(&d, a, &worded);
	if (r == 0)
		r = document_finish(&d);
	if (r == 0)
		r = f->set(out, &d);
	document_done(&d);
	return r;
}
