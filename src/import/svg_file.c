#include "svg_file.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "heap.h"
#include "parts.h"
#include "svg_shape.h"
#include "text.h"

#define ELEMENTS_MAX 200000
#define DEPTH_MAX    200      /* of elements; a <use> goes as deep again */
#define STEPS_MAX    2000000  /* of all boxes: a few <use> of each other draw more than there are atoms */

/* How an element takes part. */
enum kind { GROUP, SHAPE, USE, APART };

struct element {
	char *id, *href;           /* what <use> calls it; what it uses; NULL: none */
	enum kind kind;
	bool scaled;               /* what is inside has a scale of its own */
	uint32_t line;
	size_t parent, end;        /* itself at the root; behind the last one inside it */
	struct svg_matrix own;
	struct svg_box box;        /* of itself */
	const char *unread;        /* an attribute that says where it is, and cannot be read; NULL: none */
	uint32_t seat;             /* 0: none */
	char tag[24];
};

struct svg {
	XML_Parser parser;
	struct plan *plan;
	struct element *list;
	size_t n, size;
	size_t inside;             /* the element that is open; n = 0: none */
	uint32_t depth, steps;
	const char *why;           /* it is given up */
	size_t *by_id, n_by_id;    /* elements that have one, sorted */
};

static void
give_up(struct svg *s, const char *why)
{
	s->why = why;
	XML_StopParser(s->parser, XML_FALSE);
}

static char *
copy(const char *text)
{
	size_t n = strlen(text) + 1;

	return memcpy(heap_zeroed(n, 1), text, n);
}

/* --- which seat ------------------------------------------------------------------------------------------------------ */

static struct text
text_of(const char *s)
{
	return (struct text) { s, (uint32_t)strlen(s) };
}

static bool
digits_only(const char *text)
{
	size_t n = strlen(text);

	return n > 0 && n <= 9 && strspn(text, "0123456789") == n;
}

/* "Siège-12" -> 12; 0: it names none. */
static uint32_t
seat_called(const char *name)
{
	static const char *const words[] = { "seat", "siege", "place" };
	char *folded = text_fold(text_of(name));
	uint32_t seat = 0;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const char *digits = folded + strlen(words[i]);

		if (strncmp(folded, words[i], strlen(words[i])) != 0)
			continue;
		digits += *digits == ' ';
		if (digits_only(digits))
			seat = (uint32_t)strtoul(digits, NULL, 10);
	}
	free(folded);
	return seat;
}

static struct place
place_of(const struct element *e)
{
	return (struct place) { .line = e->line };
}

/* What its label says counts, then its id, which the drawing program may have given it. */
static void
take_name(struct svg *s, struct element *e, const char **attributes)
{
	const char *data = parts_attribute(attributes, "data-seat");
	const char *label = parts_attribute(attributes, "label"), *id = parts_attribute(attributes, "id");
	uint32_t by_label = label != NULL ? seat_called(label) : 0, by_id = id != NULL ? seat_called(id) : 0;

	e->seat = by_label != 0 ? by_label : by_id;
	if (data != NULL) {
		e->seat = digits_only(data) ? (uint32_t)strtoul(data, NULL, 10) : 0;
		if (e->seat == 0)
			problem(s->plan->problems, place_of(e), "%s: its data-seat is no number of a seat", e->tag);
	} else if (by_label != 0 && by_id != 0 && by_label != by_id) {
		problem(s->plan->problems, place_of(e), "%s: its label names seat %u, and its id seat %u; keep one", e->tag, by_label,
		        by_id);
	}
}

/* --- elements -------------------------------------------------------------------------------------------------------- */

/* What stands in them is drawn where it is used, or never. */
static bool
is_apart(const char *tag)
{
	static const char *const tags[] = { "defs", "symbol", "clipPath", "mask", "pattern", "marker", "metadata", "title", "desc" };

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (strcmp(tags[i], tag) == 0)
			return true;
	return false;
}

static enum kind
kind_of(const char *tag)
{
	return is_apart(tag) ? APART : strcmp(tag, "use") == 0 ? USE : svg_is_shape(tag) ? SHAPE : GROUP;
}

/* Where E is, in what it stands in. */
static void
take_place(struct element *e, const char *tag, const char **attributes)
{
	const char *style = parts_attribute(attributes, "style");
	double x = 0, y = 0;

	e->own = SVG_IDENTITY;
	if (!svg_transform(parts_attribute(attributes, "transform"), &e->own))
		e->unread = "transform";
	if (style != NULL && strstr(style, "transform:") != NULL)
		e->unread = "style";
	if (e->kind == SHAPE && e->unread == NULL)
		e->unread = svg_shape_box(tag, attributes, &e->box);
	if (e->kind != USE)
		return;
	if (!svg_length(parts_attribute(attributes, "x"), &x) || !svg_length(parts_attribute(attributes, "y"), &y))
		e->unread = "x, y";
	e->own = svg_within(e->own, (struct svg_matrix) { 1, 0, 0, 1, x, y });
}

static const char *
local(const char *name)
{
	const char *bar = strrchr(name, '|');

	return bar != NULL ? bar + 1 : name;
}

/* Why no TAG may begin here. */
static const char *
too_much(const struct svg *s, const char *tag)
{
	if (s->n == 0 && strcmp(tag, "svg") != 0)
		return N_("is XML, and no SVG drawing; save the drawing as plain SVG");
	if (s->n == ELEMENTS_MAX)
		return N_("has more than 200000 elements; keep the seats, and save the drawing as plain SVG");
	return s->depth == DEPTH_MAX ? N_("its elements nest too deep; ungroup them, and save the drawing as plain SVG") : NULL;
}

static void
on_start(void *arg, const char *name, const char **attributes)
{
	struct svg *s = arg;
	const char *tag = local(name), *why = too_much(s, tag), *id, *href;
	struct element *e;

	if (s->why != NULL)
		return;
	if (why != NULL) {
		give_up(s, why);
		return;
	}
	s->depth++;
	s->list = heap_room(s->list, &s->size, s->n + 1, sizeof(*s->list));
	e = &s->list[s->n];
	*e = (struct element) { .kind = kind_of(tag), .parent = s->inside };
	snprintf(e->tag, sizeof(e->tag), "%.*s", (int)text_cut(text_of(tag), sizeof(e->tag) - 1).len, tag);
	e->scaled = s->n > 0 && (strcmp(tag, "svg") == 0 ||
	                         (strcmp(tag, "symbol") == 0 && parts_attribute(attributes, "viewBox") != NULL));
	e->line = (uint32_t)XML_GetCurrentLineNumber(s->parser);
	id = parts_attribute(attributes, "id");
	href = parts_attribute(attributes, "href");
	e->id = id != NULL ? copy(id) : NULL;
	e->href = e->kind == USE && href != NULL && href[0] == '#' ? copy(href + 1) : NULL;
	take_place(e, tag, attributes);
	take_name(s, e, attributes);
	s->inside = s->n++;
}

static void
on_end(void *arg, const char *name)
{
	struct svg *s = arg;

	(void)name;
	if (s->why != NULL)
		return;
	s->list[s->inside].end = s->n;
	s->inside = s->list[s->inside].parent;
	s->depth--;
}

static void
on_doctype(void *arg, const char *name, const char *system, const char *public, int internal)
{
	(void)name;
	(void)system;
	(void)public;
	if (internal)
		give_up(arg, N_("declares entities, which no seat wants; save the drawing as plain SVG"));
}

/* --- where what is drawn is -------------------------------------------------------------------------------------------- */

static int
by_id(const void *a, const void *b, void *arg)
{
	const struct svg *s = arg;
	int order = strcmp(s->list[*(const size_t *)a].id, s->list[*(const size_t *)b].id);

	return order != 0 ? order : *(const size_t *)a < *(const size_t *)b ? -1 : 1;
}

static void
sort_ids(struct svg *s)
{
	s->by_id = heap_zeroed(s->n, sizeof(*s->by_id));
	for (size_t i = 0; i < s->n; i++)
		if (s->list[i].id != NULL)
			s->by_id[s->n_by_id++] = i;
	qsort_r(s->by_id, s->n_by_id, sizeof(*s->by_id), by_id, s);
}

/* The first element of that id; NULL: none. */
static const struct element *
called(const struct svg *s, const char *id)
{
	size_t low = 0, high = s->n_by_id;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(s->list[s->by_id[middle]].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < s->n_by_id && strcmp(s->list[s->by_id[low]].id, id) == 0 ? &s->list[s->by_id[low]] : NULL;
}

static const char cannot_tell[] =
	N_("a drawing within the drawing; take it out, or write the seat's place as a shape of its own");

/* Adds what E draws to BOX, where M is the place of what it stands in.  NULL, or why it cannot be told. */
static const char *
add_drawn(struct svg *s, const struct element *e, struct svg_matrix m, uint32_t depth, struct svg_box *box)
{
	size_t i = (size_t)(e - s->list);
	const char *why = NULL;

	if (s->steps++ >= STEPS_MAX || depth > 2 * DEPTH_MAX)
		return N_("it draws too much, or itself; save the drawing as plain SVG");
	if (e->scaled)
		return cannot_tell;
	if (e->unread != NULL)
		return N_("what says where it is cannot be read; ungroup it, and save the drawing as plain SVG");
	m = svg_within(m, e->own);
	svg_box_add_box(box, m, &e->box);
	for (size_t j = i + 1; why == NULL && j < e->end; j = s->list[j].end)
		if (s->list[j].kind != APART)
			why = add_drawn(s, &s->list[j], m, depth + 1, box);
	if (e->kind == USE && why == NULL) {
		const struct element *used = e->href != NULL ? called(s, e->href) : NULL;

		why = used == NULL ? N_("it uses what is not in the drawing") : add_drawn(s, used, m, depth + 1, box);
	}
	return why;
}

/* The place of what element I stands in.  False: that is not drawn; RET_WHY: or cannot be told. */
static bool
place_around(const struct svg *s, size_t i, struct svg_matrix *ret, const char **ret_why)
{
	struct svg_matrix m = SVG_IDENTITY;

	for (size_t up = i; up != 0;) {
		const struct element *e = &s->list[up = s->list[up].parent];

		if (e->kind == APART)
			return false;
		if (e->scaled || e->unread != NULL)
			*ret_why = e->scaled ? cannot_tell : N_("it stands in a group whose place cannot be read; ungroup it");
		m = svg_within(e->own, m);
	}
	*ret = m;
	return true;
}

static void
take_seat(struct svg *s, const struct element *e)
{
	struct svg_box box = { 0 };
	struct svg_matrix around;
	const char *why = NULL;

	if (e->kind == APART || !place_around(s, (size_t)(e - s->list), &around, &why))
		return;
	if (why == NULL)
		why = add_drawn(s, e, around, 0, &box);
	if (why == NULL && !box.some)
		why = N_("it draws no shape that would tell where it is");
	if (why != NULL)
		problem(s->plan->problems, place_of(e), "%s, seat %u: %s", e->tag, e->seat, _(why));
	else
		plan_add(s->plan, e->seat, box.x0 / 2 + box.x1 / 2, box.y0 / 2 + box.y1 / 2, place_of(e));
}

static void
take_seats(struct svg *s)
{
	size_t before = s->plan->problems->wrong;

	sort_ids(s);
	for (size_t i = 0; i < s->n; i++)
		if (s->list[i].seat != 0)
			take_seat(s, &s->list[i]);
	if (s->plan->n == 0 && s->plan->problems->wrong == before)
		problem(s->plan->problems, THE_FILE,
		        "no element names a seat; give each its number as an id or label, seat-12, or as data-seat=\"12\"");
	free(s->by_id);
}

/* --- the file -------------------------------------------------------------------------------------------------------- */

bool
svg_file_begins(const char *bytes, size_t len)
{
	size_t i = len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	if (len >= 4 && (memcmp(bytes, "\xff\xfe<\0", 4) == 0 || memcmp(bytes, "\xfe\xff\0<", 4) == 0))
		return true;
	while (i < len && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r' || bytes[i] == '\n'))
		i++;
	return i < len && bytes[i] == '<';
}

void
svg_file_read(const char *bytes, size_t len, struct plan *plan)
{
	struct svg s = { .parser = XML_ParserCreateNS(NULL, '|'), .plan = plan };

	if (s.parser == NULL) {
		problem(plan->problems, THE_FILE, "out of memory");
		return;
	}
	XML_SetUserData(s.parser, &s);
	XML_SetElementHandler(s.parser, on_start, on_end);
	XML_SetStartDoctypeDeclHandler(s.parser, on_doctype);
	if (XML_Parse(s.parser, bytes, (int)len, 1) == XML_STATUS_OK)
		take_seats(&s);
	else if (s.why != NULL)
		problem(plan->problems, THE_FILE, "%s", _(s.why));
	else
		problem(plan->problems, (struct place) { .line = (uint32_t)XML_GetCurrentLineNumber(s.parser) },
		        "is no whole XML: %s", XML_ErrorString(XML_GetErrorCode(s.parser)));
	for (size_t i = 0; i < s.n; i++) {
		free(s.list[i].id);
		free(s.list[i].href);
	}
	free(s.list);
	XML_ParserFree(s.parser);
}
