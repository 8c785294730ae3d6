/*
 * seat_plan.h -- where the seats of a chamber are, as `scrutin plan` writes it and the projector draws it
 *
 *     scrutin-plan 1
 *     seat 12 4300 120
 *
 * One line a seat: its number, how far it is to the right, and how far down, in parts of the plan's longer side, which is
 * SEAT_PLAN_SIDE.  A line that begins with # is a remark, and an empty one is none.  Whoever writes and whoever reads go by
 * what stands here; scrutin(1) says it to people.
 */
#ifndef BASE_SEAT_PLAN_H
#define BASE_SEAT_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#define SEAT_PLAN_HEAD   "scrutin-plan 1"
#define SEAT_PLAN_SIDE   10000
#define SEAT_PLAN_NEAR   200      /* two seats are this far apart at least: nearer, no circle that a chamber can see fits */
#define SEAT_PLAN_SEATS  1024u    /* in a plan */
#define SEAT_PLAN_NUMBER 65536    /* the highest seat: core/limits.h */
#define SEAT_PLAN_BYTES  (256u << 10)
#define SEAT_PLAN_WHY    400

struct seat_place { uint32_t seat, x, y; };

static inline bool
seat_places_touch(struct seat_place a, struct seat_place b)
{
	int64_t dx = (int64_t)a.x - b.x, dy = (int64_t)a.y - b.y;

	return dx * dx + dy * dy < (int64_t)SEAT_PLAN_NEAR * SEAT_PLAN_NEAR;
}

/*
 * Reads the file PATH.  0 with *RET_JSON, "[[12,4300,120],...]" in the order of the file, free() it; -1 with RET_WHY: one line,
 * FILE:LINE: what is wrong, what to do.
 */
int seat_plan_read(const char *path, char **ret_json, char ret_why[SEAT_PLAN_WHY]);

#endif
