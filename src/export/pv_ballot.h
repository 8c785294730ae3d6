/* pv_ballot.h -- one ballot in the minutes: how it was held, its figures, in a public one the names, what was decided */
#ifndef EXPORT_PV_BALLOT_H
#define EXPORT_PV_BALLOT_H

#include "document.h"

/* "2.1. Crédits de la médiathèque (amendement au point 2)" */
void pv_heading(struct document *d, const struct account *a, uint32_t item);

void pv_ballot(struct document *d, const struct account *a, const struct account_ballot *b, const struct format_request *q);

#endif
