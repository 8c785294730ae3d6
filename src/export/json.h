/*
 * json.h -- everything that the record says, as one JSON document (schema: proto/sitting.schema.json)
 *
 * For machines of the house and for auditors: positions of ordinary ballots stand in it as they do in the record, and
 * names_public says of each ballot whether they may be published.  Of one ballot alone: the sitting, its items and that
 * ballot, without the lists of all that happened.
 */
#ifndef EXPORT_JSON_H
#define EXPORT_JSON_H

#include "format.h"

int json_write(FILE *out, const struct account *a, const struct format_request *q);

#endif
