#include "replay.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "record/reader.h"
#include "replay/replay.h"

static const char usage[] =
	"usage: scrutin replay RECORD\n"
	"\n"
	"Steps every entry of a record through the program again, prints the sitting as a story (refused lines behind !)\n"
	"with its result lines, and compares each result with the recorded one.  It checks no seal: `scrutin verify` does.\n"
	"Exit: 0 nothing differs, 1 something differs or the record is unfinished, 3 not a record.\n";

static void
print_line(const char *line, void *arg)
{
	(void)arg;
	puts(line);
}

/* A record outlives the profiles of the program that wrote it; whoever compares results should know. */
static void
say_profiles(const struct replay *r, const char *path)
{
	char ours[FACT_HEX];

	if (r->entries != 1 || !r->other_profiles)
		return;
	replay_profiles(ours);
	fflush(stdout);
	if (r->profiles[0] == '\0')
		fprintf(stderr, "scrutin replay: %s: entry 0: names no profiles; those of this program are used\n", path);
	else
		fprintf(stderr, "scrutin replay: %s: entry 0: written under other bundled profiles (profiles_sha256 %s, here %s); "
		        "results are compared under those of this program\n", path, r->profiles, ours);
}

/* 0, 1 or 3. */
static int
walk(struct reader *reader, struct replay *r, const char *path)
{
	struct reader_entry entry;
	char why[128] = "out of memory";
	bool ended = false;
	int n;

	while ((n = reader_next(reader, &entry)) == 1) {
		if (replay_entry(r, entry.entry, why) < 0) {
			fflush(stdout);
			fprintf(stderr, "scrutin replay: %s: entry %" PRIu64 ": %s\n", path, entry.index, why);
			return 3;
		}
		say_profiles(r, path);
		ended = ended || entry.entry->body_case == RECORD__ENTRY__BODY_END;
	}
	replay_finish(r);
	printf("replayed entries=%" PRIu64 " results=%u differing=%u\n", r->entries, r->results, r->differing);
	if (n < 0) {
		fflush(stdout);
		fprintf(stderr, "scrutin replay: %s: entry %" PRIu64 ", byte %" PRIu64 ": %s\n", path, reader_index(reader),
		        reader_offset(reader), reader_why(reader));
		return n == -EAGAIN ? 1 : 3;
	}
	if (!ended)
		fprintf(stderr, "scrutin replay: %s: unfinished, the sitting has no end\n", path);
	return r->differing > 0 || !ended ? 1 : 0;
}

int
replay_main(int argc, char **argv)
{
	struct reader *reader = NULL;
	struct replay replay;
	int code;

	if (argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
		fputs(usage, stdout);
		return 0;
	}
	if (argc != 2 || argv[1][0] == '-') {
		fputs(usage, stderr);
		return 2;
	}
	code = reader_open(&reader, argv[1]);
	if (code < 0) {
		fprintf(stderr, "scrutin replay: %s: %s\n", argv[1], reader_open_why(code));
		return code == -ENOMEM ? 5 : 3;
	}
	replay_init(&replay, print_line, NULL);
	code = walk(reader, &replay, argv[1]);
	replay_done(&replay);
	reader_free(reader);
	return code;
}
