/*
 * bench.h -- how many times longer ours takes than its floor, both measured in turns in the same run
 *
 * The floor is what no program of this shape could do without: the bare write and fdatasync, the bare look-up, the bare
 * hash.  A slow or busy machine slows both, so the ratio is what is judged: the median over ROUNDS of (median of ours /
 * median of the floor) must not exceed the limit.  p99 is printed to be read; on a shared machine it tells of neighbours.
 *
 * A limit is twice the ratio that was measured on the day which its bench names: for a worse program, not for a worse day.
 */
#ifndef TESTS_BENCH_H
#define TESTS_BENCH_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define BENCH_ROUNDS      7
#define BENCH_SAMPLES_MAX 4096

struct bench {
	const char *name;
	double limit;                /* ratio of medians */
	unsigned samples;            /* a round; at most BENCH_SAMPLES_MAX */
	unsigned units;              /* that one call of either does: the printed time is of one */
	clockid_t clock;             /* CLOCK_PROCESS_CPUTIME_ID for long samples that never wait: neighbours count less */
	void (*floor)(void *arg);
	void (*ours)(void *arg);
	void *arg;
};

static inline double
bench_ns(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static inline double
bench_time(const struct bench *b, void (*fn)(void *arg))
{
	double begin = bench_ns(b->clock);

	fn(b->arg);
	return bench_ns(b->clock) - begin;
}

static inline int
bench_by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The value below which PART of N values lie; sorts them. */
static inline double
bench_part(double *values, unsigned n, double part)
{
	qsort(values, n, sizeof(*values), bench_by_value);
	return values[(unsigned)(part * (n - 1) + 0.5)];
}

/* Something broke; a bench has nothing to clean up that matters more than saying so. */
#define BENCH_NEED(what) do { if (!(what)) { perror(#what); exit(5); } } while (0)

/* Prints one line.  True where the limit holds. */
static inline bool
bench_run(const struct bench *b)
{
	static double floor_ns[BENCH_SAMPLES_MAX], ours_ns[BENCH_SAMPLES_MAX];
	double ratio[BENCH_ROUNDS], tail[BENCH_ROUNDS], at_floor[BENCH_ROUNDS], at_ours[BENCH_ROUNDS], median, least, most;
	bool holds;

	b->floor(b->arg);
	b->ours(b->arg);
	for (unsigned r = 0; r < BENCH_ROUNDS; r++) {
		for (unsigned i = 0; i < b->samples; i++) {
			floor_ns[i] = bench_time(b, b->floor);
			ours_ns[i] = bench_time(b, b->ours);
		}
		at_floor[r] = bench_part(floor_ns, b->samples, 0.5);
		at_ours[r] = bench_part(ours_ns, b->samples, 0.5);
		ratio[r] = at_ours[r] / at_floor[r];
		tail[r] = bench_part(ours_ns, b->samples, 0.99) / bench_part(floor_ns, b->samples, 0.99);
	}
	median = bench_part(ratio, BENCH_ROUNDS, 0.5);
	least = ratio[0];
	most = ratio[BENCH_ROUNDS - 1];
	holds = median <= b->limit;
	printf("%-26s floor %9.3f us  ours %9.3f us  ratio %6.2f (%.2f to %.2f)  p99 %6.2f  limit %5.1f  %s\n", b->name,
	       bench_part(at_floor, BENCH_ROUNDS, 0.5) / b->units / 1e3, bench_part(at_ours, BENCH_ROUNDS, 0.5) / b->units / 1e3,
	       median, least, most, bench_part(tail, BENCH_ROUNDS, 0.5), b->limit, holds ? "ok" : "FAIL");
	fflush(stdout);
	return holds;
}

#endif
