#include "plan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/seat_plan.h"
#include "heap.h"
#include "text.h"

struct planned {
	uint32_t seat;
	double x, y;
	struct place at;
};

void
plan_init(struct plan *plan, struct problems *problems)
{
	*plan = (struct plan) { .problems = problems };
}

void
plan_done(struct plan *plan)
{
	free(plan->list);
	*plan = (struct plan) { 0 };
}

static void
tell_twice(struct plan *plan, const struct planned *first, struct place at)
{
	if (first->at.line != 0)
		problem(plan->problems, at, "seat %u stands in line %u already; keep one", first->seat, first->at.line);
	else
		problem(plan->problems, at, "seat %u stands in row %u already; keep one", first->seat, first->at.row);
}

void
plan_add(struct plan *plan, uint32_t seat, double x, double y, struct place at)
{
	if (plan->full)
		return;
	if (seat == 0 || seat > SEAT_PLAN_NUMBER) {
		problem(plan->problems, at, "%u is no number of a seat: 1 to %u", seat, SEAT_PLAN_NUMBER);
		return;
	}
	if (!isfinite(x) || !isfinite(y)) {
		problem(plan->problems, at, "seat %u is farther away than can be told; scale the drawing down", seat);
		return;
	}
	for (size_t i = 0; i < plan->n; i++)
		if (plan->list[i].seat == seat) {
			tell_twice(plan, &plan->list[i], at);
			return;
		}
	plan->full = plan->n == SEAT_PLAN_SEATS;
	if (plan->full) {
		problem(plan->problems, at, "more than %u seats; is this the plan of one chamber?", SEAT_PLAN_SEATS);
		return;
	}
	plan->list = heap_room(plan->list, &plan->size, plan->n + 1, sizeof(*plan->list));
	plan->list[plan->n++] = (struct planned) { seat, x, y, at };
}

/* --- a sheet --------------------------------------------------------------------------------------------------------- */

enum plan_field { PLAN_SEAT, PLAN_X, PLAN_Y };

static const struct column_name names_of_columns[] = {
	{ "siege", PLAN_SEAT }, { "n siege", PLAN_SEAT }, { "n de siege", PLAN_SEAT }, { "numero de siege", PLAN_SEAT },
	{ "place", PLAN_SEAT }, { "n place", PLAN_SEAT }, { "n de place", PLAN_SEAT }, { "numero de place", PLAN_SEAT },
	{ "seat", PLAN_SEAT }, { "x", PLAN_X }, { "abscisse", PLAN_X }, { "y", PLAN_Y }, { "ordonnee", PLAN_Y }, { NULL, 0 },
};
static const char *const shown[FIELDS_MAX] = { "siège", "x", "y" };

const struct columns_of plan_columns = { names_of_columns, shown, 1u << PLAN_SEAT | 1u << PLAN_X | 1u << PLAN_Y };

/* 12, -3.5 or 1,25: a French spreadsheet writes commas. */
static bool
decimal(struct text t, double *ret)
{
	char number[40], *end, *comma;

	if (t.len == 0 || t.len >= sizeof(number))
		return false;
	memcpy(number, t.at, t.len);
	number[t.len] = '\0';
	comma = strchr(number, ',');
	if (comma != NULL)
		*comma = '.';
	if (strspn(number, "+-.0123456789eE") != t.len || strpbrk(number, "0123456789") == NULL)
		return false;
	*ret = strtod(number, &end);
	return *end == '\0' && isfinite(*ret);
}

static bool
row_decimal(const struct columns *c, const struct row *row, uint32_t field, double *ret)
{
	struct text t = row_text(c, row, field);
	struct place at = columns_place(c, row, field);

	if (t.len == 0)
		problem(c->table->problems, at, "is empty; write how far the seat is");
	else if (row->cells[field]->kind == CELL_DATE || !decimal(t, ret))
		problem(c->table->problems, at, "\"%.*s\" is no number that can be drawn", SHOWN(t));
	else
		return true;
	return false;
}

void
plan_sheet(struct table *t, struct plan *plan)
{
	struct columns c;
	struct row row;
	size_t at = 0;

	if (columns_find(t, &plan_columns, &c) < 0)
		return;
	while (columns_next(&c, &at, &row)) {
		uint32_t seat = 0;
		double x = 0, y = 0;
		bool named = row_number(&c, &row, PLAN_SEAT, 1, SEAT_PLAN_NUMBER, &seat);
		bool right = row_decimal(&c, &row, PLAN_X, &x), down = row_decimal(&c, &row, PLAN_Y, &y);

		if (row.cells[PLAN_SEAT] == NULL)
			problem(t->problems, columns_place(&c, &row, PLAN_SEAT), "the row names no seat");
		if (named && right && down)
			plan_add(plan, seat, x, y, columns_place(&c, &row, PLAN_SEAT));
	}
	if (plan->n == 0 && t->problems->wrong == 0)
		problem(t->problems, THE_FILE, "there is a header, and no seat below it");
}

/* --- all of them ----------------------------------------------------------------------------------------------------- */

static int
by_seat(const void *a, const void *b)
{
	const struct planned *x = a, *y = b;

	return x->seat < y->seat ? -1 : x->seat > y->seat;
}

/* The longer side becomes SEAT_PLAN_SIDE; one seat alone stands in the corner. */
static void
to_places(const struct plan *plan, bool y_up, struct seat_place *ret)
{
	double x0 = HUGE_VAL, y0 = HUGE_VAL, x1 = -HUGE_VAL, y1 = -HUGE_VAL, side;

	for (size_t i = 0; i < plan->n; i++) {
		x0 = fmin(x0, plan->list[i].x);
		y0 = fmin(y0, plan->list[i].y);
		x1 = fmax(x1, plan->list[i].x);
		y1 = fmax(y1, plan->list[i].y);
	}
	side = fmax(x1 / 2 - x0 / 2, y1 / 2 - y0 / 2); /* of half: the whole may be more than a double holds */
	for (size_t i = 0; i < plan->n; i++) {
		double x = plan->list[i].x / 2 - x0 / 2, y = y_up ? y1 / 2 - plan->list[i].y / 2 : plan->list[i].y / 2 - y0 / 2;

		ret[i] = (struct seat_place) { .seat = plan->list[i].seat };
		ret[i].x = side > 0 ? (uint32_t)lround(x / side * SEAT_PLAN_SIDE) : 0;
		ret[i].y = side > 0 ? (uint32_t)lround(y / side * SEAT_PLAN_SIDE) : 0;
	}
}

static void
tell_near(const struct plan *plan, const struct seat_place *places)
{
	for (size_t i = 0; i < plan->n; i++)
		for (size_t j = 0; j < i; j++)
			if (seat_places_touch(places[i], places[j]))
				problem(plan->problems, plan->list[i].at, "seats %u and %u are nearer to each other than a fiftieth of the "
				        "plan's longer side, and would be drawn over each other; move them apart",
				        places[j].seat, places[i].seat);
}

void
plan_write(struct plan *plan, bool y_up, FILE *out)
{
	struct seat_place *places = heap_zeroed(plan->n, sizeof(*places));

	if (plan->n > 0)
		qsort(plan->list, plan->n, sizeof(*plan->list), by_seat);
	to_places(plan, y_up, places);
	tell_near(plan, places);
	if (plan->problems->wrong == 0) {
		fputs(SEAT_PLAN_HEAD "\n", out);
		for (size_t i = 0; i < plan->n; i++)
			fprintf(out, "seat %u %u %u\n", places[i].seat, places[i].x, places[i].y);
	}
	free(places);
}
