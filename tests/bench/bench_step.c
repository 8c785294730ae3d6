/*
 * bench_step.c -- one press through sitting_step(), against the bare look-up of a handset and one count
 *
 * 41 seats is a council; 65536 is more than any, and shows that a press does not cost what the roster is long.
 * The floor looks the printed id up in an open-addressing table of the same size (FNV-1a, bytes compared) and adds one.
 */
#include "bench.h"

#include <assert.h>
#include <string.h>

#include "core/sitting.h"
#include "core/state.h"
#include "law/law.h"

#define PRESSES   64     /* a sample */
#define SEATS_MAX 65536u

struct chamber {
	uint32_t seats, slots, at;
	struct sitting *sitting;
	uint64_t now_us;
	char (*ids)[9];
	uint32_t *table;         /* seat + 1 */
	uint32_t counted[SEATS_MAX], refused;
};

static uint32_t
slot_of(const struct chamber *c, const char *id)
{
	uint32_t hash = 2166136261u;

	for (unsigned i = 0; i < 8; i++)
		hash = (hash ^ (uint8_t)id[i]) * 16777619u;
	for (hash &= c->slots - 1; c->table[hash] != 0 && memcmp(c->ids[c->table[hash] - 1], id, 8) != 0;)
		hash = (hash + 1) & (c->slots - 1);
	return hash;
}

/* Seats in an order that no cache foresees; both sides go through the same. */
static uint32_t
next_seat(struct chamber *c)
{
	c->at = c->at * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)c->at * c->seats) >> 32);
}

static void
look_up(void *arg)
{
	struct chamber *c = arg;

	for (unsigned i = 0; i < PRESSES; i++)
		c->counted[c->table[slot_of(c, c->ids[next_seat(c)])] - 1]++;
}

static void
step(struct chamber *c, struct event *e)
{
	struct effects fx;

	e->at_us = ++c->now_us;
	assert(sitting_step(c->sitting, e, &fx) == 0);
	c->refused += fx.n > 0 && fx.list[0].type == EFFECT_REFUSED;
}

static void
press(void *arg)
{
	struct chamber *c = arg;

	for (unsigned i = 0; i < PRESSES; i++) {
		struct event e = { .type = EVENT_PRESS };

		e.press.handset = (struct text) { c->ids[next_seat(c)], 8 };
		e.press.key = (struct text) { &"ABCD"[i & 3], 1 };
		step(c, &e);
	}
}

#define TEXT(s) { s, sizeof(s) - 1 }

static void
convene(struct chamber *c, uint32_t seats)
{
	static struct law_book law;
	struct limits limits = limits_for(seats);
	struct range all = { 1, seats };
	struct event body = { .type = EVENT_BODY, .body = { .name = TEXT("Exemple"), .organ = TEXT("Conseil") } };
	struct range secretary = { 2, 2 };
	struct event sitting = { .type = EVENT_SITTING, .sitting = { .date = 20260115, .minute = 1110, .president = 1,
		.secretaries = &secretary, .n_secretaries = 1, .rehearsal = true } };
	struct event arrive = { .type = EVENT_ARRIVE, .seats = { &all, 1 } };
	struct event item = { .type = EVENT_ITEM, .item = { .item = TEXT("1"), .title = TEXT("Budget") } };
	struct event open = { .type = EVENT_OPEN };

	if (law.law.n == 0)
		law_bundled(&law); /* body.profile 0: its first */
	*c = (struct chamber) { .seats = seats, .slots = 1 };
	while (c->slots < 2 * seats)
		c->slots *= 2;
	c->ids = calloc(seats, sizeof(*c->ids));
	c->table = calloc(c->slots, sizeof(*c->table));
	c->sitting = malloc(sitting_size(&limits));
	BENCH_NEED(c->ids != NULL && c->table != NULL && c->sitting != NULL);
	c->sitting = sitting_init(c->sitting, &limits, &law.law);
	step(c, &body);
	step(c, &sitting);
	for (uint32_t i = 0; i < seats; i++) {
		struct event seat = { .type = EVENT_SEAT, .seat = { .seat = i + 1, .person.last = TEXT("Nom") } };

		snprintf(c->ids[i], sizeof(c->ids[i]), "%08X", i * 2654435761u);
		c->table[slot_of(c, c->ids[i])] = i + 1;
		seat.seat.weight = 1;
		seat.seat.handset = (struct text) { c->ids[i], 8 };
		step(c, &seat);
	}
	step(c, &arrive);
	step(c, &item);
	step(c, &open);
	assert(c->refused == 0 && sitting_open_ballot(c->sitting) != NULL);
}

int
main(void)
{
	static struct chamber council, crowd;
	/* Measured 2026-11-24, two cores shared with other work: 9.5 and 6.9. */
	const struct bench rows[] = {
		{ "press, 41 seats", 20, 500, PRESSES, CLOCK_MONOTONIC, look_up, press, &council },
		{ "press, 65536 seats", 15, 500, PRESSES, CLOCK_MONOTONIC, look_up, press, &crowd },
	};
	bool good = true;

	convene(&council, 41);
	convene(&crowd, SEATS_MAX);
	for (unsigned i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		good = bench_run(&rows[i]) && good;
	assert(council.refused == 0 && crowd.refused == 0);
	assert(council.sitting->presses.counted > 0 && crowd.sitting->presses.unknown == 0);
	return good ? 0 : 1;
}
