/*
 * emargement.h -- the sheet that members sign as they come in: who is in office, the proxies that are known, each one's handset,
 * room to sign for it and when it is given back
 *
 * It can be had before anybody is there: the setting of a sitting is enough.  Members stand in the register's order.
 */
#ifndef EXPORT_EMARGEMENT_H
#define EXPORT_EMARGEMENT_H

#include "document.h"

int emargement_build(struct document *d, const struct account *a, const struct format_request *q);

#endif
