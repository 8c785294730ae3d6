#include "export.h"

#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export/extrait.h"
#include "record/reader.h"
#include "replay/replay.h"

static const char usage[] =
	"usage: scrutin export RECORD --ballot N|--all --format FORMAT [-o FILE]\n"
	"\n"
	"Writes a document from a record, which is replayed for it.  N counts the ballots of the record from 1.\n"
	"  extrait   the extract of the register, as text (UTF-8): members, SCRUTIN block, control words and QR\n"
	"\n"
	"Example: scrutin export 2023-03-16.record --ballot 1 --format extrait\n"
	"Exit: 0 written, 2 usage, 3 not a record, or no such ballot in it, 5 the file cannot be written.\n";

typedef int format_fn(FILE *out, const struct sitting *s, const struct minutes *m);

static const struct {
	const char *name;
	format_fn *write;
} formats[] = {
	{ "extrait", extrait_write },
};

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

struct job {
	const char *record;
	uint32_t ballot;     /* 0: all */
	format_fn *write;
	const char *to;      /* NULL: stdout */
};

/* Replays the record with its minutes; the exit code.  RET_REPLAY is the caller's to end in any case. */
static int
replay_for(const char *path, struct minutes *m, uint32_t wanted, struct replay *ret_replay)
{
	struct reader *reader = NULL;
	struct reader_entry entry;
	char why[128] = "out of memory";
	int r = reader_open(&reader, path), code = 3;

	replay_init(ret_replay, NULL, NULL);
	if (r < 0) {
		fprintf(stderr, "scrutin export: %s: %s\n", path, strerror(-r));
		return 3;
	}
	while ((r = reader_next(reader, &entry)) == 1) {
		if (replay_entry(ret_replay, entry.entry, why) < 0) {
			fprintf(stderr, "scrutin export: %s: entry %" PRIu64 ": %s\n", path, entry.index, why);
			goto out;
		}
		if (entry.entry->body_case == RECORD__ENTRY__BODY_START) {
			if (minutes_init(m, wanted, ret_replay->limits.max_seat) < 0)
				goto out;
			m->rehearsal = entry.entry->start->rehearsal;
		}
		minutes_watch(m, ret_replay->sitting, &ret_replay->effects);
		if (entry.entry->body_case == RECORD__ENTRY__BODY_CHECKPOINT)
			minutes_checkpoint(m, entry.entry->checkpoint->note);
	}
	if (r < 0 && r != -EAGAIN) /* a torn tail takes nothing from the ballots before it */
		fprintf(stderr, "scrutin export: %s: entry %" PRIu64 ", byte %" PRIu64 ": %s\n", path, reader_index(reader),
		        reader_offset(reader), reader_why(reader));
	else
		code = 0;
	if (code == 0 && ret_replay->differing > 0)
		fprintf(stderr, "scrutin export: %s: %u lines differ from the record on replay; see `scrutin replay`\n", path,
		        ret_replay->differing);
out:
	reader_free(reader);
	return code;
}

/* One ballot; -ENOENT beyond the last. */
static int
write_ballot(const struct job *job, uint32_t number, FILE *out)
{
	struct minutes m = { 0 };
	struct replay replay;
	int code = replay_for(job->record, &m, number, &replay), r = 0;

	if (code == 0)
		r = replay.sitting == NULL ? -ENOENT : job->write(out, replay.sitting, &m);
	minutes_done(&m);
	replay_done(&replay);
	return code != 0 ? code : r;
}

static int
write_all(const struct job *job, FILE *out)
{
	int r = write_ballot(job, job->ballot == 0 ? 1 : job->ballot, out);

	if (r == -ENOENT) {
		fprintf(stderr, "scrutin export: %s: no such ballot; its result lines: scrutin replay %s\n", job->record,
		        job->record);
		return 3;
	}
	for (uint32_t n = 2; r == 0 && job->ballot == 0; n++) {
		r = write_ballot(job, n, out);
		if (r == -ENOENT)
			return 0;
	}
	return r < 0 ? 5 : r;
}

/* Written whole, or not at all. */
static int
run(const struct job *job)
{
	char *text = NULL;
	size_t size = 0;
	FILE *memory = open_memstream(&text, &size), *out = stdout;
	int code = memory == NULL ? 5 : write_all(job, memory);

	if (memory != NULL && fclose(memory) != 0)
		code = 5;
	if (code == 0 && job->to != NULL)
		out = fopen(job->to, "we");
	if (code == 0 && (out == NULL || fwrite(text, 1, size, out) != size || fflush(out) != 0)) {
		fprintf(stderr, "scrutin export: %s: %s\n", job->to != NULL ? job->to : "standard output", strerror(errno));
		code = 5;
	}
	if (out != NULL && out != stdout)
		fclose(out);
	free(text);
	return code;
}

static int
wrong(const char *what)
{
	fprintf(stderr, "scrutin export: %s\n\n%s", what, usage);
	return 2;
}

int
export_main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "ballot", required_argument, NULL, 'b' }, { "all", no_argument, NULL, 'a' },
		{ "format", required_argument, NULL, 'f' }, { "help", no_argument, NULL, 'h' }, { NULL, 0, NULL, 0 } };
	struct job job = { 0 };
	bool all = false;
	char *end;
	int c;

	while ((c = getopt_long(argc, argv, "o:h", options, NULL)) != -1)
		switch (c) {
		case 'b':
			job.ballot = (uint32_t)strtoul(optarg, &end, 10);
			if (*end != '\0' || job.ballot == 0)
				return wrong("--ballot wants a number from 1");
			break;
		case 'a':
			all = true;
			break;
		case 'f':
			for (size_t i = 0; i < LEN(formats); i++)
				if (strcmp(optarg, formats[i].name) == 0)
					job.write = formats[i].write;
			if (job.write == NULL)
				return wrong("there is no such format");
			break;
		case 'o':
			job.to = optarg;
			break;
		case 'h':
			fputs(usage, stdout);
			return 0;
		default:
			return wrong("what is that option?");
		}
	if (optind + 1 != argc || job.write == NULL || all == (job.ballot != 0))
		return wrong("a record, --format, and one of --ballot and --all are wanted");
	job.record = argv[optind];
	return run(&job);
}
