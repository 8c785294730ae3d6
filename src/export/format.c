#include "format.h"

#include <stddef.h>

const struct account_ballot *
format_next(const struct account *a, const struct format_request *q, const struct account_ballot *after)
{
	uint32_t number = after == NULL ? (q->ballot == 0 ? 1 : q->ballot) : after->number + 1;

	return after != NULL && q->ballot != 0 ? NULL : account_ballot(a, number);
}
