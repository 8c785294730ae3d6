#include "format.h"

#include <stddef.h>

const struct account_ballot *
format_next(const struct account *a, const struct format_request *q, const struct account_ballot *after)
{
	uint32_t number = after == NULL ? (q->ballot == 0 ? 1 : q->ballot) : after->number + 1;

	return after != NULL && q->ballot != 0 ? NULL : account_ballot(a, number);
}

bool
format_names(const struct format_request *q, const struct account_ballot *b)
{
	return account_names(b, q->names);
}

void
format_remark_names(const struct account *a, const struct format_request *q)
{
	const struct account_ballot *b = NULL;
	uint32_t n = 0;

	while ((b = format_next(a, q, b)) != NULL)
		if (account_names(b, true) && !format_names(q, b))
			fprintf(q->remarks, "%s%u", n++ == 0 ? "no names beside the votes of ordinary ballots: " : ", ", b->number);
	if (n > 0)
		fputs(" (--names: where the body has decided so)\n", q->remarks);
}
