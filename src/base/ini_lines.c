#include "ini_lines.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "utf8.h"

static const char *
line_fault(const char *line, size_t n, size_t room)
{
	if (n + 1 >= room)
		return N_("this line is too long; write it in at most 190 bytes");
	for (size_t i = 0, step; i < n; i += step) {
		step = utf8_length(line + i, n - i);
		if (step == 0)
			return N_("not UTF-8; save the file as UTF-8");
		if ((unsigned char)line[i] < 0x20 && line[i] != '\t' && !(line[i] == '\r' && i + 1 == n))
			return N_("a control character; remove it");
	}
	if (n == 0 || line[0] == '#' || line[0] == ';')
		return NULL;
	if (line[0] == ' ' || line[0] == '\t')
		return N_("begins with a blank; a line begins with its key");
	if (line[0] != '\r' && memchr(line, line[0] == '[' ? ']' : '=', n) == NULL)
		return N_("neither [section] nor key = value");
	for (size_t i = 1; i < n; i++)
		if (line[i] == ';' && (line[i - 1] == ' ' || line[i - 1] == '\t'))
			return N_("\";\" behind a blank would cut the value off; write a comma, or put the remark on a line of its own");
	return NULL;
}

int
ini_fault(struct ini_lines *l, int line, const char *format, ...)
{
	va_list args;
	int n;

	if (l->why[0] != '\0')
		return 0;
	n = snprintf(l->why, INI_WHY, "%.200s:%d: ", l->file, line);
	va_start(args, format);
	vsnprintf(l->why + n, INI_WHY - (size_t)n, _(format), args);
	va_end(args);
	return 0;
}

/* Told once inih has judged the lines above, whose faults come first. */
static void
keep_fault(struct ini_lines *l, int line, const char *what)
{
	if (l->line_fault != NULL)
		return;
	l->line_fault_at = line;
	l->line_fault = what;
}

/* Behind its last line: a section that nothing follows is a fault too. */
static void
end_section(struct ini_lines *l)
{
	if (l->header_line != l->section_line)
		keep_fault(l, l->header_line, N_("this section is empty; fill it, or take it out"));
}

/* fgets() out of memory for ini_parse_stream(), which also knows the number of the line and refuses a section without a key. */
static char *
next_line(char *to, int room, void *lines)
{
	struct ini_lines *l = lines;
	const char *line = l->text + l->at, *end, *why;
	size_t n;

	if (l->at >= l->len || l->line_fault != NULL)
		return NULL;
	end = memchr(line, '\n', l->len - l->at);
	n = end == NULL ? l->len - l->at : (size_t)(end - line);
	l->at += n + 1;
	l->line++;
	if (l->line == 1 && n >= 3 && memcmp(line, "\xef\xbb\xbf", 3) == 0) {
		line += 3;
		n -= 3;
	}
	why = line_fault(line, n, (size_t)room);
	if (why != NULL) {
		keep_fault(l, l->line, why);
		return NULL;
	}
	if (n > 0 && line[0] == '[') {
		end_section(l);
		l->header_line = l->line;
	}
	memcpy(to, line, n);
	to[n] = '\0';
	return to;
}

void
ini_lines_read(struct ini_lines *l, ini_handler take, void *arg)
{
	int line;

	line = ini_parse_stream(next_line, l, take, arg);
	if (line > 0 && l->line_fault == NULL)
		ini_fault(l, line, "neither [section] nor key = value"); /* where nothing was said of it yet */
	end_section(l);
	if (l->line_fault != NULL)
		ini_fault(l, l->line_fault_at, "%s", _(l->line_fault));
}
