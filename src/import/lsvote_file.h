/*
 * lsvote_file.h -- what LS Vote is sent, JSON, to a table: its voters, or its projects
 *
 *     { "sitting": {...}, "projects": [ { "name", "rank", "externalId" } ],
 *       "voters": [ { "identifier", "firstName", "lastName", "attendance", "isDeputy", "deputy": {...}, "mandatorId" } ] }
 *
 * Source: idelibre 4.3, src/Service/Connector/Lsvote/Model.  It has neither seats nor civilities: voters are numbered in
 * the order of the file, projects by rank.  mandatorId is whom the voter gave his proxy to.
 */
#ifndef IMPORT_LSVOTE_FILE_H
#define IMPORT_LSVOTE_FILE_H

#include "table.h"

enum lsvote_part { LSVOTE_VOTERS, LSVOTE_PROJECTS };

/* The first row holds the members' names, with a first column "n".  What is wrong is told to T's problems. */
void lsvote_file_read(const char *bytes, size_t len, enum lsvote_part part, struct table *t);

#endif
