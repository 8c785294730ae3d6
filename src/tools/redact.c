#include "redact.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "record/reader.h"
#include "replay/replay.h"
#include "replay/withhold.h"

#define REDACTED_HEAD 2 /* 7A 20, then the leaf */

static const char usage[] = N_(
	"usage: scrutin redact RECORD -o COPY [--policy public|ordinary|secret]\n"
	"\n"
	"Writes a copy of a record for the public.  In place of each entry that is not to be published stands its hash, so the\n"
	"copy is verified like the record (`scrutin verify` says `redacted n`), and salts keep anybody from guessing it back.\n"
	"\n"
	"  without --policy   each ballot by its own mode: of public ones everything, of others not who voted, nor how\n"
	"  --policy public    the same\n"
	"  --policy ordinary  of public ballots neither, and not their results, which have each seat's vote\n"
	"  --policy secret    nor who was given which handset\n"
	"\n"
	"Example: scrutin redact 2026-01-15.record -o 2026-01-15.public.record\n"
	"Exit: 0 written, 2 usage, 3 not a whole record, 5 COPY cannot be written; it is never written over.\n");

struct job {
	const char *record, *copy;
	enum ballot_mode at_least;
	FILE *out;
	uint64_t entries, withheld;
};

static int
say(const struct job *job, const struct reader_entry *e, const char *why)
{
	complain("scrutin redact: %s: entry %" PRIu64 ": %s; nothing is written\n", job->record, e->index, why);
	return 3;
}

static int
put(struct job *job, const void *payload, size_t len)
{
	static uint8_t frame[FRAME_HEAD + FRAME_PAYLOAD_MAX];
	int64_t n = frame_write(payload, len, frame, sizeof(frame));

	return n > 0 && fwrite(frame, 1, (size_t)n, job->out) == (size_t)n ? 0 : 5;
}

static int
put_leaf(struct job *job, const struct digest *leaf)
{
	uint8_t payload[REDACTED_HEAD + DIGEST_SIZE] = { 0x7a, DIGEST_SIZE };

	memcpy(payload + REDACTED_HEAD, leaf->bytes, DIGEST_SIZE);
	job->withheld++;
	return put(job, payload, sizeof(payload));
}

/* What an entry tells depends on the ballot it finds; so it is judged before it is stepped. */
static int
take(struct job *job, struct replay *replay, const struct reader_entry *e)
{
	bool hide = withheld(replay->sitting, e->entry, job->at_least);
	char why[128] = "out of memory";

	if (hide && e->entry->salt.len != SALT_SIZE)
		return say(job, e, _("has no salt, so what it says could be guessed from its hash"));
	if (replay_entry(replay, e->entry, why) < 0)
		return say(job, e, why);
	job->entries++;
	return hide ? put_leaf(job, &e->leaf) : put(job, e->payload, e->len);
}

static int
copy(struct job *job, struct reader *reader)
{
	struct reader_entry e;
	struct replay replay;
	int code = 0, n = 0;

	replay_init(&replay, NULL, NULL);
	while (code == 0 && (n = reader_next(reader, &e)) == 1)
		code = take(job, &replay, &e);
	replay_done(&replay);
	if (code == 0 && n < 0) {
		complain("scrutin redact: %s: entry %" PRIu64 ", byte %" PRIu64 ": %s; nothing is written\n", job->record,
		         reader_index(reader), reader_offset(reader), _(reader_why(reader)));
		code = 3;
	}
	return code;
}

/* Written whole, or not at all. */
static int
write_copy(const struct job *job, const char *bytes, size_t size)
{
	int fd = open(job->copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	FILE *to = fd < 0 ? NULL : fdopen(fd, "w");

	if (to != NULL && fwrite(bytes, 1, size, to) == size && fflush(to) == 0 && fsync(fd) == 0) {
		fclose(to);
		return 0;
	}
	fprintf(stderr, "scrutin redact: %s: %s\n", job->copy, strerror(errno));
	if (to != NULL)
		fclose(to);
	if (fd >= 0)
		unlink(job->copy);
	return 5;
}

static int
run(struct job *job)
{
	struct reader *reader = NULL;
	char *bytes = NULL;
	size_t size = 0;
	int code = reader_open(&reader, job->record);

	if (code < 0) {
		fprintf(stderr, "scrutin redact: %s: %s\n", job->record, strerror(-code));
		return 3;
	}
	job->out = open_memstream(&bytes, &size);
	code = job->out == NULL ? 5 : copy(job, reader);
	if (job->out != NULL && fclose(job->out) != 0)
		code = 5;
	if (code == 0)
		code = write_copy(job, bytes, size);
	if (code == 0)
		printf("redacted %" PRIu64 " of %" PRIu64 " entries\n", job->withheld, job->entries);
	free(bytes);
	reader_free(reader);
	return code;
}

static int
wrong(const char *what)
{
	fprintf(stderr, "scrutin redact: %s\n\n%s", _(what), _(usage));
	return 2;
}

int
redact_main(int argc, char **argv)
{
	static const struct option options[] = { { "policy", required_argument, NULL, 'p' }, { "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 } };
	static const struct { const char *word; enum ballot_mode mode; } policies[] = {
		{ "public", MODE_PUBLIC }, { "ordinary", MODE_ORDINARY }, { "secret", MODE_SECRET } };
	struct job job = { 0 };
	int c;

	while ((c = getopt_long(argc, argv, "o:h", options, NULL)) != -1)
		switch (c) {
		case 'p':
			for (size_t i = 0; i < sizeof(policies) / sizeof(policies[0]); i++)
				if (strcmp(optarg, policies[i].word) == 0)
					job.at_least = policies[i].mode;
			if (job.at_least == MODE_DEFAULT)
				return wrong("--policy wants public, ordinary or secret");
			break;
		case 'o':
			job.copy = optarg;
			break;
		case 'h':
			fputs(_(usage), stdout);
			return 0;
		default:
			return wrong("what is that option?");
		}
	if (optind + 1 != argc || job.copy == NULL)
		return wrong("a record, and -o COPY are wanted");
	job.record = argv[optind];
	return run(&job);
}
