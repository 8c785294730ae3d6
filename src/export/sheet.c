#include "sheet.h"

#include <stdio.h>
#include <stdlib.h>

#include "french.h"

void
sheet_sitting(struct csv *csv, const struct account *a)
{
	char text[64];

	snprintf(text, sizeof(text), "%s%04u-%02u-%02u", a->rehearsal ? "RÉPÉTITION " : "", a->date / 10000,
	         a->date / 100 % 100, a->date % 100);
	csv_text(csv, text);
}

void
sheet_person(struct csv *csv, const struct account_person *who)
{
	csv_text(csv, who->civility);
	csv_text(csv, who->first);
	csv_text(csv, who->last);
}

void
sheet_name(struct csv *csv, const struct account_person *who)
{
	char *name = NULL;
	size_t size = 0;
	FILE *memory = open_memstream(&name, &size);

	if (memory != NULL) {
		french_name(memory, who, true);
		fclose(memory);
	}
	csv_text(csv, name == NULL ? "" : name);
	free(name);
}
