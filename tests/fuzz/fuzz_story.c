/*
 * fuzz_story.c -- any bytes as a story, each line parsed and stepped through the core
 *
 * A line ends with 0 or with one of the exit codes of the contract and a reason; the counts of the sitting stay within
 * its seats.  The same text runs twice and must say the same: replay is the program.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "law/law.h"
#include "story/run.h"

#define LINES 400 /* of a text: longer ones find nothing new */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct law_book book;
static uint64_t told; /* a sum of what was printed */

static void
tell(const char *line, void *arg)
{
	(void)arg;
	for (; *line != '\0'; line++)
		told = told * 31 + (uint8_t)*line;
}

/* The code it ends with. */
static int
play(const char *text, size_t len, struct story_run *run, const struct limits *limits)
{
	void *state = malloc(sitting_size(limits)), *urn = malloc(urn_size(limits->max_seat));
	int code = 0;

	assert(state != NULL && urn != NULL);
	if (book.law.n == 0)
		law_bundled(&book);
	memset(run, 0, sizeof(*run));
	run->sitting = sitting_init(state, limits, &book.law);
	run->urn = urn_init(urn, limits->max_seat);
	run->line = tell;
	told = 0;
	for (size_t at = 0, n = 0; at < len && n < LINES && code == 0; n++) {
		const char *end = memchr(text + at, '\n', len - at);
		size_t line = end == NULL ? len - at : (size_t)(end - text) - at;

		code = story_run_line(run, text + at, line);
		assert(code == 0 || code == 1 || code == 3 || code == 4);
		assert((code == 0) == (run->said[0] == '\0'));
		assert(run->sitting->present <= run->sitting->serving);
		at += line + 1;
	}
	free(state);
	free(urn);
	return code;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct story_run run;
	struct limits limits = { 64, 8, 16, 1u << 14 }; /* small is fast; what goes beyond is refused by `capacity` */
	int code = play((const char *)data, size, &run, &limits), again;
	uint64_t before = told;

	again = play((const char *)data, size, &run, &limits);
	assert(again == code && told == before);
	return 0;
}
