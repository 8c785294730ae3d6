/*
 * plan.h -- places of seats, in any unit, gathered from a sheet or a drawing; checked together, and written as base/seat_plan.h
 * has it
 *
 * Columns of a sheet: siege, x and y, all of which must be there.
 */
#ifndef IMPORT_PLAN_H
#define IMPORT_PLAN_H

#include "columns.h"

struct planned;
struct plan {
	struct problems *problems;
	struct planned *list;
	size_t n, size;
	bool full;        /* more seats than a plan has, which is told: nothing more is taken */
};

void plan_init(struct plan *plan, struct problems *problems);
void plan_done(struct plan *plan);

/* SEAT, of any number, is at X (to the right), Y (down), as it stands at AT.  What is wrong with that is told. */
void plan_add(struct plan *plan, uint32_t seat, double x, double y, struct place at);

extern const struct columns_of plan_columns;

/* Adds the rows of T, which is read already; what is wrong is told to its problems. */
void plan_sheet(struct table *t, struct plan *plan);

/* Writes the plan, turned upside down where Y_UP, unless anything is wrong with it, which is told. */
void plan_write(struct plan *plan, bool y_up, FILE *out);

#endif
