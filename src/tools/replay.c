#include "replay.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "record/reader.h"
#include "replay/replay.h"

static const char usage[] = N_(
	"usage: scrutin replay RECORD\n"
	"\n"
	"Steps every entry of a record through the program again, prints the sitting as a story (refused lines behind !)\n"
	"with its result lines, and compares each result with the recorded one.  It checks no seal: `scrutin verify` does.\n"
	"Of a redacted copy the results are told as they were sealed: without what is withheld nothing is counted again.\n"
	"Exit: 0 nothing differs, 1 something differs or the record is unfinished, 3 not a record.\n");

static void
print_line(const char *line, void *arg)
{
	(void)arg;
	puts(line);
}

/* --- a redacted copy: what it says, without stepping it ------------------------------------------------------------ */

struct told { uint64_t entries, redacted, from; uint32_t results; };

static void
tell_withheld(struct told *t, uint64_t index)
{
	if (t->from == UINT64_MAX)
		return;
	if (t->from + 1 == index)
		printf("# entry %" PRIu64 " is withheld\n", t->from);
	else
		printf("# entries %" PRIu64 "..%" PRIu64 " are withheld\n", t->from, index - 1);
	t->from = UINT64_MAX;
}

static void
tell_entry(struct told *t, const struct reader_entry *e)
{
	const Record__Entry *entry = e->entry;

	t->entries++;
	if (entry_redacted(entry)) {
		t->redacted++;
		t->from = t->from == UINT64_MAX ? e->index : t->from;
		return;
	}
	tell_withheld(t, e->index);
	if (entry->body_case == RECORD__ENTRY__BODY_COMMAND)
		printf("%s%s\n", entry->command->refused[0] != '\0' ? "! " : "", entry->command->line);
	if (entry->body_case == RECORD__ENTRY__BODY_PRESS)
		printf("press %s %s\n", entry->press->handset, entry->press->masked ? "*" : entry->press->key);
	for (size_t i = 0; entry->body_case == RECORD__ENTRY__BODY_RESULT && i < entry->result->n_lines; i++) {
		t->results += strncmp(entry->result->lines[i], "result ", 7) == 0;
		puts(entry->result->lines[i]);
	}
}

static bool
is_redacted(const char *path)
{
	struct reader *reader = NULL;
	struct reader_entry e;
	bool found = false;

	if (reader_open(&reader, path) < 0)
		return false;
	while (!found && reader_next(reader, &e) == 1)
		found = entry_redacted(e.entry);
	reader_free(reader);
	return found;
}

/* 0, 1 or 3. */
static int
end(struct reader *reader, const char *path, int n, bool ended)
{
	fflush(stdout);
	if (n < 0)
		complain("scrutin replay: %s: entry %" PRIu64 ", byte %" PRIu64 ": %s\n", path, reader_index(reader),
		         reader_offset(reader), _(reader_why(reader)));
	else if (!ended)
		complain("scrutin replay: %s: unfinished, the sitting has no end\n", path);
	return n < 0 && n != -EAGAIN ? 3 : n < 0 || !ended ? 1 : 0;
}

static int
tell_copy(struct reader *reader, const char *path)
{
	struct told t = { .from = UINT64_MAX };
	struct reader_entry e;
	bool ended = false;
	int n;

	while ((n = reader_next(reader, &e)) == 1) {
		tell_entry(&t, &e);
		ended = ended || e.entry->body_case == RECORD__ENTRY__BODY_END;
	}
	tell_withheld(&t, t.entries);
	printf("# results are told as they were sealed: what would be counted again is withheld\n");
	printf("replayed entries=%" PRIu64 " results=%u differing=0 redacted=%" PRIu64 "\n", t.entries, t.results, t.redacted);
	return end(reader, path, n, ended);
}

/* --- a whole record ------------------------------------------------------------------------------------------------- */

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
		complain("scrutin replay: %s: entry 0: names no profiles; those of this program are used\n", path);
	else
		complain("scrutin replay: %s: entry 0: written under other bundled profiles (profiles_sha256 %s, here %s); "
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
			complain("scrutin replay: %s: entry %" PRIu64 ": %s\n", path, entry.index, why);
			return 3;
		}
		say_profiles(r, path);
		ended = ended || entry.entry->body_case == RECORD__ENTRY__BODY_END;
	}
	replay_finish(r);
	printf("replayed entries=%" PRIu64 " results=%u differing=%u\n", r->entries, r->results, r->differing);
	n = end(reader, path, n, ended);
	return n == 0 && r->differing > 0 ? 1 : n;
}

int
replay_main(int argc, char **argv)
{
	struct reader *reader = NULL;
	struct replay replay;
	int code;

	if (argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
		fputs(_(usage), stdout);
		return 0;
	}
	if (argc != 2 || argv[1][0] == '-') {
		fputs(_(usage), stderr);
		return 2;
	}
	code = reader_open(&reader, argv[1]);
	if (code < 0) {
		fprintf(stderr, "scrutin replay: %s: %s\n", argv[1], _(reader_open_why(code)));
		return code == -ENOMEM ? 5 : 3;
	}
	replay_init(&replay, print_line, NULL);
	code = is_redacted(argv[1]) ? tell_copy(reader, argv[1]) : walk(reader, &replay, argv[1]);
	replay_done(&replay);
	reader_free(reader);
	return code;
}
