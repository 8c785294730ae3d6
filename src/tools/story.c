#include "story.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "core/warning.h"
#include "profile.h"
#include "rehearse.h"
#include "story/run.h"

#define STORY_BYTES_MAX (64u << 20)

static const char usage[] = N_(
	"usage: scrutin story [--record FILE [--key KEY]] [--profile PROFILE] STORY...\n"
	"\n"
	"Runs a sitting told as text through the same core as the daemon and prints one result line an item and ballot.\n"
	"Of several stories each is a sitting of its own; all are run, whatever becomes of one.\n"
	"  --record FILE   also write the sealed record of it, as a rehearsal, and its public key FILE.pub\n"
	"  --key KEY       seal with this private key (PEM, Ed25519) instead of one that is thrown away\n"
	"  --profile PROFILE  a body's own statutes, for body profile=: a file as scrutin-profile(5) has it\n"
	"\n"
	"A line that begins with ! is expected to be refused.  Exit: 0 done, 1 an expectation failed, 3 a line cannot be\n"
	"read, 4 a rule refused a line; of several stories, that of the first which was not done.  The language:\n"
	"scrutin-story(5).\n"
	"\n"
	"    body \"Ville d'Exemple\" organ=\"Conseil municipal\" profile=commune\n"
	"    sitting 2026-01-15T18:30 president=1 secretary=2\n"
	"    seat 1 civility=Madame first=Ada last=UN handset=371BA68A\n"
	"    arrive 1\n"
	"    item 1 \"Budget\"\n"
	"    open\n"
	"    press 371BA68A A\n"
	"    close\n"
	"    expect pour=1 outcome=adopted\n");

static void
print_line(const char *line, void *arg)
{
	(void)arg;
	puts(line);
}

static void
print_warnings(const char *path, size_t line, uint32_t warnings)
{
	for (uint32_t i = 0; i < WARNING_COUNT; i++)
		if (warnings & 1u << i)
			complain("%s:%zu: warning: %s: %s\n", path, line, warning_name(i), _(warning_sentence(i)));
}

/* Takes the lines of TEXT in turn; the exit code. */
static int
run_lines(struct story_run *run, const char *path, const char *text, size_t len)
{
	size_t number = 0;

	if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) { /* a byte order mark is no part of the story */
		text += 3;
		len -= 3;
	}
	for (size_t at = 0; at < len;) {
		const char *line = text + at, *end = memchr(line, '\n', len - at);
		size_t n = end == NULL ? len - at : (size_t)(end - line);
		int code;

		number++;
		code = story_run_line(run, line, n);
		print_warnings(path, number, run->warnings);
		if (code != 0) {
			fflush(stdout);
			fprintf(stderr, "%s:%zu: %s\n", path, number, run->said);
			return code;
		}
		at += n + 1;
	}
	return 0;
}

static int
run_story(const char *path, const char *record, const char *key, const char *profile)
{
	struct story_run *run = calloc(1, sizeof(*run));
	struct rehearsal *rehearsal = NULL;
	struct law_book *book = malloc(sizeof(*book));
	char *own = NULL;
	void *state = NULL, *urn = NULL;
	struct limits limits;
	char *text = NULL;
	size_t len = 0;
	int r = file_read(path, STORY_BYTES_MAX, &text, &len), code = 5;

	if (r < 0) {
		complain("%s: cannot be read: %s\n", path, strerror(-r));
		code = 3;
		goto out;
	}
	if (book == NULL) {
		complain("%s: out of memory\n", path);
		goto out;
	}
	code = profile_load(book, profile, &own);
	if (code != 0)
		goto out;
	code = 5;
	limits = story_limits(text, len);
	state = malloc(sitting_size(&limits));
	urn = malloc(urn_size(limits.max_seat));
	if (run == NULL || state == NULL || urn == NULL) {
		complain("%s: out of memory\n", path);
		goto out;
	}
	run->sitting = sitting_init(state, &limits, &book->law);
	run->urn = urn_init(urn, limits.max_seat);
	run->line = print_line;
	if (record != NULL) {
		code = rehearsal_begin(&rehearsal, record, key, run->sitting, own);
		if (code != 0)
			goto out;
		run->line = rehearsal_line;
		run->step = rehearsal_step;
		run->arg = rehearsal;
	}
	code = run_lines(run, path, text, len);
	if (rehearsal != NULL && rehearsal_finish(rehearsal) < 0)
		code = 5;
out:
	rehearsal_free(rehearsal);
	free(text);
	free(state);
	free(urn);
	free(run);
	free(book);
	free(own);
	return code;
}

/* STORIES, up to a NULL; the exit code. */
static int
run_stories(char **stories, const char *record, const char *key, const char *profile)
{
	int first = 0;

	for (; *stories != NULL; stories++) {
		int code = run_story(*stories, record, key, profile);

		first = first != 0 ? first : code;
	}
	return first;
}

int
story_main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "record", required_argument, NULL, 'r' }, { "key", required_argument, NULL, 'k' },
		{ "profile", required_argument, NULL, 'p' },
		{ "help", no_argument, NULL, 'h' }, { NULL, 0, NULL, 0 } };
	const char *record = NULL, *key = NULL, *profile = NULL;
	int c;

	while ((c = getopt_long(argc, argv, "h", options, NULL)) != -1)
		switch (c) {
		case 'r':
			record = optarg;
			break;
		case 'k':
			key = optarg;
			break;
		case 'p':
			profile = optarg;
			break;
		case 'h':
			fputs(_(usage), stdout);
			return 0;
		default:
			fputs(_(usage), stderr);
			return 2;
		}
	if (optind == argc || (key != NULL && record == NULL) || (record != NULL && optind + 1 != argc)) {
		fprintf(stderr, "scrutin story: %s\n\n%s", optind == argc ? _("a story is wanted") :
		         record == NULL ? _("--key goes with --record") : _("--record goes with one story"), _(usage));
		return 2;
	}
	return run_stories(argv + optind, record, key, profile);
}
