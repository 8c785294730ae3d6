#include "formats.h"

#include <stddef.h>
#include <string.h>

#include "extrait.h"

const struct format formats[] = {
	{ "extrait", "the extract of the register, as text: members, SCRUTIN block, control words and QR", extrait_write },
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
