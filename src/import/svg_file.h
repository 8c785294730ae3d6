/*
 * svg_file.h -- a drawing of the chamber, SVG, to places of seats; expat takes it apart
 *
 * A seat is any element that is drawn, a group and a <use> too, whose data-seat is a number, or whose inkscape:label or id is
 * seat-12, siège 12 or place_12, however it is spelt.  It stands in the middle of all that it draws (svg_shape.h), under the
 * transforms of all that it stands in.  What names no seat is left out: walls, doors, the room.
 *
 * Such files come from anybody: entities are refused, and nothing beyond the file is read.
 */
#ifndef IMPORT_SVG_FILE_H
#define IMPORT_SVG_FILE_H

#include "plan.h"

/* Whether it begins like XML. */
bool svg_file_begins(const char *bytes, size_t len);

/* Adds the seats of LEN bytes to PLAN; what is wrong is told to its problems. */
void svg_file_read(const char *bytes, size_t len, struct plan *plan);

#endif
