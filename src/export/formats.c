#include "formats.h"

#include <stddef.h>
#include <string.h>

#include "extrait.h"
#include "json.h"
#include "lsvote.h"
#include "nominal.h"
#include "popolo.h"
#include "presence.h"
#include "scdl.h"
#include "webdelib.h"

const struct format formats[] = {
	{ "extrait", "the extract of the register, as text: members, SCRUTIN block, control words and QR", extrait_write },
	{ "json", "everything, as JSON (schema: sitting.schema.json)", json_write },
	{ "scdl", "open data: SCDL « Délibérations » 2.1.5, a row a deliberation (CSV)", scdl_write },
	{ "scdl-companion", "what SCDL has no column for: NSPP, NPPV, blank, mode, result (CSV)", scdl_companion_write },
	{ "popolo", "vote events, persons and organizations, as Popolo has them (JSON)", popolo_write },
	{ "lsvote", "sitting, projects and voters under the names of idelibre and LS Vote (JSON)", lsvote_write },
	{ "webdelib", "the variables that web-delib's ODT models merge (JSON)", webdelib_write },
	{ "nominal", "who voted how, where names may be published (CSV, French spreadsheet)", nominal_write },
	{ "groups", "the same by political group (CSV, French spreadsheet)", groups_write },
	{ "presence", "who was there, and who spoke for whom (CSV, French spreadsheet)", presence_write },
	{ NULL, NULL, NULL },
};

const struct format *
format_find(const char *name)
{
	for (const struct format *f = formats; f->name != NULL; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}
