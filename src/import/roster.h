/*
 * roster.h -- a table to the members of a body
 *
 * Columns: siege civilite prenom nom (these must be there), groupe, rang, poids, ne le, boitier, fonction, identifiant;
 * presence, pouvoir a and pouvoir du are attendance.h's.  A row whose name is "vacant" is a seat without a member.
 */
#ifndef IMPORT_ROSTER_H
#define IMPORT_ROSTER_H

#include "columns.h"
#include "handset_id.h"
#include "line.h"
#include "names.h"

enum roster_field {
	ROSTER_SEAT, ROSTER_CIVILITY, ROSTER_FIRST, ROSTER_LAST, ROSTER_GROUP, ROSTER_RANK, ROSTER_WEIGHT, ROSTER_BORN,
	ROSTER_HANDSET, ROSTER_TITLE, ROSTER_ID, ROSTER_PRESENCE, ROSTER_HOLDER, ROSTER_DATED, ROSTER_DEPUTY, ROSTER_IS_DEPUTY,
};

#define SEAT_NUMBER_MAX 65536

struct member {
	uint32_t seat;              /* 0: wrong, and told */
	bool vacant;
	const char *civility;
	struct text first, last, group, title, id;
	uint32_t rank, weight;
	ymd born;
	char handset[HANDSET_ID_MAX];
	struct row row;
};

struct roster {
	struct table table;
	struct columns columns;
	struct member *members;
	size_t n, size;
	uint32_t *of_seat;          /* member + 1, by seat; SEAT_NUMBER_MAX + 1 of them */
	struct names *names;
};

extern const struct columns_of roster_columns;      /* of a roster */
extern const struct columns_of attendance_columns;  /* the same, where none must be there */

/* ROSTER's table is read already and stays its own; TODAY bounds births.  What is wrong is told to the table's problems. */
void roster_read(struct roster *roster, ymd today);
void roster_done(struct roster *roster);

/* seat and vacant lines, in the order of the rows. */
void roster_lines(const struct roster *roster, struct lines *out);

#endif
