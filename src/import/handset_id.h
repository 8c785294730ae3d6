/*
 * handset_id.h -- whether what stands in a roster can be the number of a handset
 *
 * An id as printed, or MAKE:ID.  Without a make its shape tells: 8 hexadecimal digits are an i>clicker, whose last byte
 * is the other three XORed (so no single wrong digit passes), 6 a ResponseCard, a plain number a SunVote, DCS 6000 or
 * simulated one, SET.N a Buzz! pad.  Ids of makes that are not known here pass as they are.
 */
#ifndef IMPORT_HANDSET_ID_H
#define IMPORT_HANDSET_ID_H

#include "core/event.h"

#define HANDSET_ID_MAX 48  /* with its NUL */

/* 0 with *RET_ID, digits in upper case; or -1 with WHY: what is wrong, what to do. */
int handset_id_read(struct text typed, char ret_id[HANDSET_ID_MAX], char why[200]);

#endif
