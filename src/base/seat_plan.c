#include "seat_plan.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "i18n.h"

struct reading {
	const char *path;
	unsigned line;
	struct seat_place seats[SEAT_PLAN_SEATS];
	unsigned lines[SEAT_PLAN_SEATS]; /* where they stand */
	size_t n;
	char *why;
};

/* Returns false, what a line with a fault is. */
__attribute__((format(printf, 3, 4))) static bool
fault(struct reading *r, unsigned line, const char *format, ...)
{
	int at = line == 0 ? snprintf(r->why, SEAT_PLAN_WHY, "%.200s: ", r->path)
	                   : snprintf(r->why, SEAT_PLAN_WHY, "%.200s:%u: ", r->path, line);
	va_list args;

	va_start(args, format);
	vsnprintf(r->why + at, SEAT_PLAN_WHY - (size_t)at, _(format), args);
	va_end(args);
	return false;
}

/* A number as it is written the one way, behind one blank; moves *AT behind it. */
static bool
take_number(const char **at, uint32_t most, uint32_t *ret)
{
	const char *s = *at;
	uint32_t n = 0, digits = 0;

	if (*s++ != ' ')
		return false;
	for (; *s >= '0' && *s <= '9' && digits < 6; s++, digits++)
		n = n * 10 + (uint32_t)(*s - '0');
	if (digits == 0 || n > most || (digits > 1 && s[-(int)digits] == '0'))
		return false;
	*at = s;
	*ret = n;
	return true;
}

static bool
take_seat(struct reading *r, const char *text)
{
	struct seat_place s = { 0 };
	const char *at = text + strlen("seat");

	if (strncmp(text, "seat", 4) != 0 || !take_number(&at, SEAT_PLAN_NUMBER, &s.seat) || s.seat == 0 ||
	    !take_number(&at, SEAT_PLAN_SIDE, &s.x) || !take_number(&at, SEAT_PLAN_SIDE, &s.y) || *at != '\0')
		return fault(r, r->line, "\"%.40s\" is no place of a seat; wanted is seat NUMBER X Y, X and Y from 0 to 10000", text);
	if (r->n == SEAT_PLAN_SEATS)
		return fault(r, r->line, "more than %u seats; is this the plan of one chamber?", SEAT_PLAN_SEATS);
	for (size_t i = 0; i < r->n; i++) {
		if (r->seats[i].seat == s.seat)
			return fault(r, r->line, "seat %u stands in line %u already; keep one", s.seat, r->lines[i]);
		if (seat_places_touch(r->seats[i], s))
			return fault(r, r->line, "seat %u is nearer to seat %u, of line %u, than %d; move them apart", s.seat,
			             r->seats[i].seat, r->lines[i], SEAT_PLAN_NEAR);
	}
	r->lines[r->n] = r->line;
	r->seats[r->n++] = s;
	return true;
}

static bool
take_line(struct reading *r, char *text)
{
	size_t n = strlen(text);

	r->line++;
	if (n > 0 && text[n - 1] == '\r')
		text[n - 1] = '\0';
	if (r->line == 1)
		return strcmp(text, SEAT_PLAN_HEAD) == 0 ||
		       fault(r, 1, "is no plan of seats: its first line is not \"%s\"; `scrutin plan` makes one of a CSV or SVG file",
		             SEAT_PLAN_HEAD);
	return text[0] == '#' || text[0] == '\0' || take_seat(r, text);
}

/* TEXT is taken in pieces. */
static bool
take_all(struct reading *r, char *text)
{
	for (char *line = text, *end; line != NULL; line = end) {
		end = strchr(line, '\n');
		if (end != NULL)
			*end++ = '\0';
		if (!take_line(r, line))
			return false;
	}
	return r->n > 0 || fault(r, 0, "names no seat");
}

static char *
to_json(const struct reading *r)
{
	char *json = malloc(r->n * 24 + 3), *at = json;

	if (json == NULL)
		return NULL;
	for (size_t i = 0; i < r->n; i++)
		at += sprintf(at, "%c[%u,%u,%u]", i == 0 ? '[' : ',', r->seats[i].seat, r->seats[i].x, r->seats[i].y);
	strcpy(at, "]");
	return json;
}

/* The text of PATH, ended by NUL; NULL, which is told. */
static char *
read_text(struct reading *r)
{
	char *bytes = NULL, *text;
	size_t len = 0;
	int got = file_read(r->path, SEAT_PLAN_BYTES, &bytes, &len);

	if (got == -EFBIG)
		fault(r, 0, "longer than %u bytes; is this the plan of one chamber?", SEAT_PLAN_BYTES);
	else if (got < 0)
		fault(r, 0, "cannot be read: %s", strerror(-got));
	text = got < 0 ? NULL : strndup(bytes, len);
	free(bytes);
	if (text != NULL && strlen(text) != len) {
		fault(r, 0, "is no plan of seats: a NUL stands in it; `scrutin plan` makes one of a CSV or SVG file");
		free(text);
		return NULL;
	}
	return text;
}

int
seat_plan_read(const char *path, char **ret_json, char ret_why[SEAT_PLAN_WHY])
{
	struct reading *r = calloc(1, sizeof(*r));
	char *text = NULL, *json = NULL;

	snprintf(ret_why, SEAT_PLAN_WHY, "%.200s: %s", path, strerror(ENOMEM));
	if (r != NULL) {
		r->path = path;
		r->why = ret_why;
		text = read_text(r);
	}
	if (text != NULL && take_all(r, text))
		json = to_json(r);
	free(text);
	free(r);
	*ret_json = json;
	return json == NULL ? -1 : 0;
}
