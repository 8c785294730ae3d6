/*
 * bench_append.c -- a turn of the record, one or a hundred presses and one fdatasync, against write and fdatasync
 *
 * The floor appends as many bytes as the journal's file grew by, to a file beside it, with one write.
 */
#include "bench.h"

#include <assert.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/record_sample.h"

struct turn {
	struct journal *journal;
	unsigned presses;
	uint64_t seq;
	int raw, record;
	size_t bytes;            /* of a turn of ours */
	uint8_t zeros[1 << 16];
};

static void
write_raw(void *arg)
{
	struct turn *t = arg;

	BENCH_NEED(write(t->raw, t->zeros, t->bytes) == (ssize_t)t->bytes);
	BENCH_NEED(fdatasync(t->raw) == 0);
}

static void
append(void *arg)
{
	struct turn *t = arg;

	for (unsigned i = 0; i < t->presses; i++) {
		t->seq++;
		sample_press(t->journal, t->seq * 1000000, "790DDEAA", "A", t->seq);
	}
	assert(journal_sync(t->journal) == 0);
}

static size_t
size_of(int fd)
{
	struct stat st;

	BENCH_NEED(fstat(fd, &st) == 0);
	return (size_t)st.st_size;
}

static void
begin(struct turn *t, const struct sample_folder *folder, const char *name, const char *raw, unsigned presses)
{
	size_t before;

	t->presses = presses;
	assert(journal_create(&t->journal, folder->fd, name, 1 << 20) == 0);
	sample_start(t->journal, SAMPLE_ORIGIN);
	t->seq = 1000000; /* numbers of one length */
	append(t);
	t->record = openat(folder->fd, name, O_RDONLY | O_CLOEXEC);
	t->raw = openat(folder->fd, raw, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
	BENCH_NEED(t->record >= 0 && t->raw >= 0);
	before = size_of(t->record);
	append(t);
	t->bytes = size_of(t->record) - before;
	assert(t->bytes <= sizeof(t->zeros));
}

static void
end(struct turn *t)
{
	assert(size_of(t->record) >= t->bytes * BENCH_ROUNDS);
	journal_free(t->journal);
	close(t->record);
	close(t->raw);
}

int
main(void)
{
	static struct turn one, hundred;
	struct sample_folder folder;
	/* Measured 2026-11-24, two cores shared with other work: 1.0 and 1.2. */
	const struct bench rows[] = {
		{ "append 1, sync", 2, 150, 1, CLOCK_MONOTONIC, write_raw, append, &one },
		{ "append 100, sync", 2.5, 100, 1, CLOCK_MONOTONIC, write_raw, append, &hundred },
	};
	bool good = true;

	sample_folder_new(&folder);
	begin(&one, &folder, "one.record", "one.raw", 1);
	begin(&hundred, &folder, "hundred.record", "hundred.raw", 100);
	for (unsigned i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		good = bench_run(&rows[i]) && good;
	end(&one);
	end(&hundred);
	sample_folder_done(&folder);
	return good ? 0 : 1;
}
