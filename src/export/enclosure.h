/*
 * enclosure.h -- the text of an item, in a file beside the record
 *
 * A record is read by people who did not make it: a name that leads out of the folder, or is a link,
 * is not followed, and what is no plain file is not read.
 */
#ifndef EXPORT_ENCLOSURE_H
#define EXPORT_ENCLOSURE_H

#include "document.h"

#define ENCLOSURE_MAX (1 << 20) /* bytes */

/* A block of the text in FOLDER/NAME, or one line that says why it is not there.  Nothing where NAME is "". */
void enclosure_write(struct document *d, const char *folder, const char *name);

#endif
