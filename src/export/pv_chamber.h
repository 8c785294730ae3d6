/* pv_chamber.h -- the first half of the minutes: who sat, from when to when, for whom, and what was to be discussed */
#ifndef EXPORT_PV_CHAMBER_H
#define EXPORT_PV_CHAMBER_H

#include "document.h"

void pv_chamber(struct document *d, const struct account *a, const struct format_request *q);
void pv_agenda(struct document *d, const struct account *a);

#endif
