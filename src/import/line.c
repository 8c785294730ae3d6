#include "line.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "heap.h"

#define RANGES_A_LINE 100

void
lines_init(struct lines *l, FILE *out, struct problems *problems)
{
	l->out = out;
	l->problems = problems;
	l->parsed = heap_zeroed(1, sizeof(*l->parsed));
	l->n = 0;
	l->over = false;
}

void
lines_done(struct lines *l)
{
	free(l->parsed);
}

static void
put_bytes(struct lines *l, const char *bytes, size_t n)
{
	if (n > sizeof(l->bytes) - l->n) {
		l->over = true;
		return;
	}
	memcpy(l->bytes + l->n, bytes, n);
	l->n += n;
}

void
line_put(struct lines *l, const char *format, ...)
{
	char bytes[256];
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(bytes, sizeof(bytes), format, args);
	va_end(args);
	if (n < 0 || (size_t)n >= sizeof(bytes))
		l->over = true;
	else
		put_bytes(l, bytes, (size_t)n);
}

static bool
is_plain(struct text t)
{
	for (uint32_t i = 0; i < t.len; i++)
		if (!(t.at[i] >= '0' && t.at[i] <= '9') && !(t.at[i] >= 'A' && t.at[i] <= 'Z') && !(t.at[i] >= 'a' && t.at[i] <= 'z') &&
		    t.at[i] != '.' && t.at[i] != ':' && t.at[i] != '-' && t.at[i] != '_')
			return false;
	return t.len > 0;
}

void
line_put_text(struct lines *l, const char *key, struct text value, bool plain)
{
	plain = plain && is_plain(value);
	if (value.len == 0)
		return;
	put_bytes(l, " ", 1);
	if (key != NULL)
		line_put(l, "%s=", key);
	if (!plain)
		put_bytes(l, "\"", 1);
	for (uint32_t i = 0; i < value.len; i++) {
		if (value.at[i] == '"' || value.at[i] == '\\')
			put_bytes(l, "\\", 1);
		put_bytes(l, value.at + i, 1);
	}
	if (!plain)
		put_bytes(l, "\"", 1);
}

void
line_end(struct lines *l, struct place at)
{
	if (l->over)
		problem(l->problems, at, "makes a line longer than %u bytes; shorten its texts", STORY_LINE_MAX);
	else if (story_parse(l->bytes, l->n, NULL, l->parsed) < 0)
		problem(l->problems, at, "cannot be told as a line of a story: %s", l->parsed->error);
	else
		fprintf(l->out, "%.*s\n", (int)l->n, l->bytes);
	line_drop(l);
}

void
line_drop(struct lines *l)
{
	l->n = 0;
	l->over = false;
}

void
lines_put_seats(struct lines *l, const char *verb, const uint32_t *seats, size_t n)
{
	size_t ranges = 0;

	for (size_t i = 0, end; i < n; i = end, ranges++) {
		for (end = i + 1; end < n && seats[end] == seats[end - 1] + 1;)
			end++;
		if (ranges == RANGES_A_LINE) {
			line_end(l, THE_FILE);
			ranges = 0;
		}
		if (ranges == 0)
			line_put(l, "%s ", verb);
		line_put(l, end == i + 1 ? "%s%u" : "%s%u..%u", ranges > 0 ? "," : "", seats[i], seats[end - 1]);
	}
	if (n > 0)
		line_end(l, THE_FILE);
}
