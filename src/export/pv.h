/*
 * pv.h -- the minutes of a whole sitting (procès-verbal)
 *
 * L2121-15 wants date and hour, president, members present or represented, secretary, quorum, agenda, acts, requests for
 * a special ballot, results (of a public ballot with names), the substance of the debate: that is the clerk's notes.
 */
#ifndef EXPORT_PV_H
#define EXPORT_PV_H

#include "document.h"

int pv_build(struct document *d, const struct account *a, const struct format_request *q);

#endif
