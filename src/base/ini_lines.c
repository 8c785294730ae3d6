#include "ini_lines.h"

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

static void
fault(struct ini_lines *l, int line, const char *what)
{
	if (l->fault != NULL)
		return;
	l->fault_line = line;
	l->fault = what;
}

void
ini_lines_end(struct ini_lines *l)
{
	if (l->header_line != l->section_line)
		fault(l, l->header_line, "this section is empty; fill it, or take it out");
}

char *
ini_lines_next(char *to, int room, void *lines)
{
	struct ini_lines *l = lines;
	const char *line = l->text + l->at, *end, *why;
	size_t n;

	if (l->at >= l->len || l->fault != NULL)
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
		fault(l, l->line, why);
		return NULL;
	}
	if (n > 0 && line[0] == '[') {
		ini_lines_end(l);
		l->header_line = l->line;
	}
	memcpy(to, line, n);
	to[n] = '\0';
	return to;
}
