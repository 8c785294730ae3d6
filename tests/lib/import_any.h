/* import_any.h -- any bytes as a roster, an agenda, a list, a plan: lines that a story or plan has, or problems alone */
#ifndef TESTS_IMPORT_ANY_H
#define TESTS_IMPORT_ANY_H

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/seat_plan.h"
#include "import/import.h"
#include "story/parse.h"

#define ANY_TODAY 20260115

static inline void
import_any_check(int r, const struct problems *p, const char *text, size_t len)
{
	static struct story_line line;

	assert((r == 0) == (p->wrong == 0));
	assert(r == 0 || len == 0);
	for (size_t at = 0; at < len;) {
		const char *end = memchr(text + at, '\n', len - at);

		assert(end != NULL);
		assert(story_parse(text + at, (size_t)(end - text) - at, NULL, &line) == 0 && line.kind == STORY_EVENT);
		at = (size_t)(end - text) + 1;
	}
}

/* What was written is read as strictly as the daemon does. */
static inline void
import_any_check_plan(const char *text, size_t len)
{
	char path[32], why[SEAT_PLAN_WHY], *json = NULL;
	int fd = memfd_create("plan", 0);

	assert(fd >= 0 && write(fd, text, len) == (ssize_t)len);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	assert(seat_plan_read(path, &json, why) == 0 && json[0] == '[');
	free(json);
	close(fd);
}

static inline int
import_as(int what, const struct import_file *file, struct problems *p, FILE *out)
{
	switch (what) {
	case 0: return import_roster(file, ANY_TODAY, p, out);
	case 1: return import_agenda(file, p, out);
	case 2: return import_attendance(file, file, ANY_TODAY, p, out);
	default: return import_plan(file, file->len % 2 == 1, p, out);
	}
}

static inline void
import_any(const uint8_t *data, size_t size)
{
	const struct import_file file = { "any", (const char *)data, size, NULL };

	for (int as = 0; as < 4; as++) {
		char *text = NULL, *said = NULL;
		size_t len = 0, said_len = 0;
		FILE *out = open_memstream(&text, &len), *err = open_memstream(&said, &said_len);
		struct problems p;
		int r;

		assert(out != NULL && err != NULL);
		problems_init(&p);
		r = import_as(as, &file, &p, out);
		fclose(out);
		problems_print(&p, err);
		fclose(err);
		assert(r == 0 || said_len > 0);
		if (as < 3)
			import_any_check(r, &p, text, len);
		else if (r == 0)
			import_any_check_plan(text, len);
		problems_done(&p);
		free(text);
		free(said);
	}
}

#endif
