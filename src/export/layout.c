#include "layout.h"

#include <string.h>

#include "french.h"

static void
address(const struct layout *l, struct account_person *who)
{
	bool lady = french_is_lady(who), known = lady || strcmp(who->civility, "Monsieur") == 0 || strcmp(who->civility, "M.") == 0;

	if (known && l->civility == CIVILITY_LONG)
		who->civility = lady ? "Madame" : "Monsieur";
	if (known && l->civility == CIVILITY_SHORT)
		who->civility = lady ? "Mme" : "M.";
	if (!l->first_names && who->last[0] != '\0')
		who->first = "";
}

void
layout_address(const struct layout *l, struct account *a)
{
	for (uint32_t i = 1; i <= a->max_seat; i++)
		for (uint32_t k = 0; k < a->seats[i].n_tenures; k++)
			address(l, &a->seats[i].tenures[k].who);
}

void
layout_one_of(FILE *out, const struct layout *l, enum layout_word word, bool second)
{
	const char *text = l->words[word], *split = strstr(text, " / ");

	if (split == NULL || second)
		fputs(split == NULL ? text : split + 3, out);
	else
		fwrite(text, 1, (size_t)(split - text), out);
}
