/*
 * house.h -- what a house adds to its projector: the plan of its seats, and its arms
 *
 *     GET /house.json   200 {"arms": true, "plan": [[12,4300,120], ..]}   false and null where there is none
 *     GET /arms         200 the picture, by its own type                  404 there is none
 *
 * Both are files of [daemon], read when the program begins, before its walls go up.
 */
#ifndef VIEW_HOUSE_H
#define VIEW_HOUSE_H

#include <stddef.h>

#define HOUSE_WHY 500

struct house {
	char *plan;            /* JSON; NULL: none */
	char *arms;            /* bytes; NULL: none */
	size_t arms_len;
	const char *arms_type;
	char *json;            /* what /house.json says; house_tell() */
};

/* Each reads the file PATH (NULL: none).  0; -1 with one line in RET_WHY: which key, what is wrong, what to do. */
int house_read_plan(struct house *h, const char *path, char ret_why[HOUSE_WHY]);
int house_read_arms(struct house *h, const char *path, char ret_why[HOUSE_WHY]);

/* Once both are read.  0; -ENOMEM. */
int house_tell(struct house *h);

void house_done(struct house *h);

#endif
