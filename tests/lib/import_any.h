/* import_any.h -- any bytes as a roster, an agenda and a list: lines that a story has, or problems and nothing else */
#ifndef TESTS_IMPORT_ANY_H
#define TESTS_IMPORT_ANY_H

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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

static inline void
import_any(const uint8_t *data, size_t size)
{
	const struct import_file file = { "any", (const char *)data, size, NULL };

	for (int as = 0; as < 3; as++) {
		char *text = NULL, *said = NULL;
		size_t len = 0, said_len = 0;
		FILE *out = open_memstream(&text, &len), *err = open_memstream(&said, &said_len);
		struct problems p;
		int r;

		assert(out != NULL && err != NULL);
		problems_init(&p);
		r = as == 0 ? import_roster(&file, ANY_TODAY, &p, out) : as == 1 ? import_agenda(&file, &p, out)
		                                                              : import_attendance(&file, &file, ANY_TODAY, &p, out);
		fclose(out);
		problems_print(&p, err);
		fclose(err);
		assert(r == 0 || said_len > 0);
		import_any_check(r, &p, text, len);
		problems_done(&p);
		free(text);
		free(said);
	}
}

#endif
