/* json_ballot.h -- the ballots of json.h's document */
#ifndef EXPORT_JSON_BALLOT_H
#define EXPORT_JSON_BALLOT_H

#include <jansson.h>

#include "format.h"

/* Every ballot, aborted ones too; the one asked for alone. */
json_t *json_ballots(const struct account *a, const struct format_request *q);

/* Place of a ballot in the list of all, from 1; null: NO_BALLOT. */
json_t *json_ballot_name(const struct account *a, uint32_t ballot);

#endif
