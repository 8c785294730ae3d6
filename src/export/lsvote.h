/*
 * lsvote.h -- a sitting and its votes under the names that Libriciel's tools exchange (idelibre and its LS Vote connector)
 *
 * sitting{name,date,remote,isMandatorAllowed}, projects[{name,rank,externalId}] and voters[{identifier,firstName,lastName,
 * attendance,isDeputy,deputy,mandatorId}] are what idelibre sends (megalis-bretagne/idelibre 531cf4e); this is the same,
 * filled with what happened: attendance is '' present remote absent poa deputy, mandatorId the voter who holds the proxy.
 * Results stand in each project under `ballots`.  A single vote is coded as in web-delib (HadoDokis/Web-delib 22b4500):
 * 2 contre, 3 pour, 4 abstention, 5 no participation; single votes stand in it where names may be published.
 */
#ifndef EXPORT_LSVOTE_H
#define EXPORT_LSVOTE_H

#include "format.h"

int lsvote_write(FILE *out, const struct account *a, const struct format_request *q);

#endif
