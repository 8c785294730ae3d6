/*
 * record_sample.h -- a small sealed record for tests, made with the journal as the keeper makes it
 *
 * START, its checkpoint, a few commands and presses, a ballot closed and sealed, END and its checkpoint.
 */
#ifndef TESTS_RECORD_SAMPLE_H
#define TESTS_RECORD_SAMPLE_H

#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record/ballot.h"
#include "record/journal.h"
#include "record/key.h"
#include "record/note.h"
#include "record/reader.h"

#define SAMPLE_ORIGIN "scrutin/dijon-metropole/0011223344556677"
#define SAMPLE_OTHER  "scrutin/dijon-metropole/8899aabbccddeeff"

struct sample_folder {
	char path[64];
	int fd;
};

static const struct clock_reading sample_clock = { .utc_us = 1678987800000000, .source = "story" };

static inline void
sample_folder_new(struct sample_folder *f)
{
	strcpy(f->path, "/tmp/scrutin-test-XXXXXX");
	assert(mkdtemp(f->path) != NULL);
	f->fd = open(f->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert(f->fd >= 0);
}

static inline void
sample_folder_done(struct sample_folder *f)
{
	char command[128];

	close(f->fd);
	snprintf(command, sizeof(command), "rm -r %s", f->path);
	assert(system(command) == 0);
}

static inline void
sample_key(uint8_t number, struct key_private *ret)
{
	static struct key_private keys[4];
	static int made[4];

	assert(number < 4);
	if (!made[number]) {
		assert(key_new(&keys[number]) == 0);
		made[number] = 1;
	}
	*ret = keys[number];
}

static inline void
sample_append(struct journal *j, Record__Entry *e)
{
	int r = journal_append(j, e, NULL);

	assert(r == 0);
}

static inline void
sample_start(struct journal *j, const char *origin)
{
	Record__Start start = RECORD__START__INIT;
	Record__Entry e = RECORD__ENTRY__INIT;

	start.origin = (char *)origin;
	start.format = 1;
	start.program = (char *)"scrutin test";
	start.time_zone = (char *)"Europe/Paris";
	start.utc_us = sample_clock.utc_us;
	start.clock_source = (char *)"story";
	start.max_seats = 43;
	e.body_case = RECORD__ENTRY__BODY_START;
	e.start = &start;
	sample_append(j, &e);
}

static inline void
sample_command(struct journal *j, uint64_t at_us, const char *line)
{
	static uint8_t salt[SALT_SIZE] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
	Record__Command c = RECORD__COMMAND__INIT;
	Record__Entry e = RECORD__ENTRY__INIT;

	c.line = (char *)line;
	c.account = (char *)"greffe";
	c.role = (char *)"clerk";
	e.at_us = at_us;
	e.salt = (ProtobufCBinaryData) { .data = salt, .len = SALT_SIZE };
	e.body_case = RECORD__ENTRY__BODY_COMMAND;
	e.command = &c;
	sample_append(j, &e);
}

static inline void
sample_press(struct journal *j, uint64_t at_us, const char *handset, const char *key, uint64_t seq)
{
	Record__Press p = RECORD__PRESS__INIT;
	Record__Entry e = RECORD__ENTRY__INIT;

	p.receiver = 1;
	p.handset = (char *)handset;
	p.key = (char *)key;
	p.boot = 0x1122334455667788;
	p.seq = seq;
	e.at_us = at_us;
	e.body_case = RECORD__ENTRY__BODY_PRESS;
	e.press = &p;
	sample_append(j, &e);
}

static inline void
sample_note(const struct journal *j, const struct key_private *key, char ret_note[NOTE_MAX])
{
	struct checkpoint head = { .size = journal_size(j) };
	int n;

	strcpy(head.origin, journal_origin(j));
	journal_root(j, &head.root);
	n = note_seal(&head, key, ret_note);
	assert(n > 0);
}

static inline void
sample_checkpoint(struct journal *j, uint64_t at_us, const struct key_private *key)
{
	char note[NOTE_MAX];
	int r;

	sample_note(j, key, note);
	r = journal_checkpoint(j, at_us, note, &sample_clock);
	assert(r == 0);
}

#define SAMPLE_BALLOT_FIRST 4  /* index of "open" */
#define SAMPLE_ENTRIES      12

/* NAME in F, sealed by KEY; and t.001.ballot beside it. */
static inline void
sample_record(const struct sample_folder *f, const char *name, const char *origin, const struct key_private *key)
{
	static const char *const result = "result item=1 pour=2 contre=0 abstention=0 outcome=adopted";
	Record__Result res = RECORD__RESULT__INIT;
	Record__Entry e = RECORD__ENTRY__INIT;
	char *lines[] = { (char *)result };
	struct clock_reading clock = sample_clock;
	char note[NOTE_MAX];
	struct journal *j;

	assert(journal_create(&j, f->fd, name, 64) == 0);
	sample_start(j, origin);                                        /* 0 */
	sample_checkpoint(j, 10, key);                                  /* 1 */
	sample_command(j, 1000000, "sitting 2023-03-16T18:30 president=1 secretary=17");
	sample_command(j, 2000000, "item 1 \"CAP DIGITAL\"");
	sample_command(j, 3000000, "open mode=public");                 /* 4 */
	sample_press(j, 3500000, "iclicker:371BA68A", "A", 1);
	sample_press(j, 3600000, "iclicker:82E9701B", "A", 2);
	sample_command(j, 4000000, "close");
	res.n_lines = 1;
	res.lines = lines;
	e.at_us = 4000000;
	e.body_case = RECORD__ENTRY__BODY_RESULT;
	e.result = &res;
	sample_append(j, &e);                                           /* 8 */
	sample_note(j, key, note);
	assert(journal_checkpoint(j, 4000000, note, &sample_clock) == 0); /* 9 */
	assert(journal_sync(j) == 0);
	assert(ballot_write(f->fd, "t", 1, j, SAMPLE_BALLOT_FIRST, note) == 0);
	clock.utc_us += 5000000;
	assert(journal_end(j, 5000000, &clock) == 0);                   /* 10 */
	sample_checkpoint(j, 5000000, key);                             /* 11 */
	assert(journal_sync(j) == 0);
	assert(journal_size(j) == SAMPLE_ENTRIES && journal_state(j) == JOURNAL_CLOSED);
	journal_free(j);
}

/* The bytes of NAME; the caller frees them. */
static inline uint8_t *
sample_bytes(const struct sample_folder *f, const char *name, size_t *ret_n)
{
	int fd = openat(f->fd, name, O_RDONLY | O_CLOEXEC);
	struct stat st;
	uint8_t *bytes;

	assert(fd >= 0 && fstat(fd, &st) == 0);
	bytes = malloc((size_t)st.st_size + 1);
	assert(bytes != NULL && read(fd, bytes, (size_t)st.st_size) == st.st_size);
	close(fd);
	*ret_n = (size_t)st.st_size;
	return bytes;
}

static inline void
sample_write(const struct sample_folder *f, const char *name, const void *bytes, size_t n)
{
	int fd = openat(f->fd, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);

	assert(fd >= 0 && write(fd, bytes, n) == (ssize_t)n);
	close(fd);
}

#endif
