#include "svg_shape.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "parts.h"

#define FARTHEST 1e9 /* of any number in a drawing: what is multiplied of them stays finite */

/* --- numbers --------------------------------------------------------------------------------------------------------- */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Over blanks, and one comma among them. */
static void
skip_between(const char **at)
{
	while (is_blank(**at))
		(*at)++;
	if (**at != ',')
		return;
	do
		(*at)++;
	while (is_blank(**at));
}

static bool
take_number(const char **at, double *ret)
{
	const char *s = *at + (**at == '+' || **at == '-');
	char *end;
	double n;

	if (!((s[0] >= '0' && s[0] <= '9') || (s[0] == '.' && s[1] >= '0' && s[1] <= '9')) || (s[0] == '0' && (s[1] | 32) == 'x'))
		return false; /* inf, nan and hexadecimals are strtod's alone */
	n = strtod(*at, &end);
	if (!(fabs(n) <= FARTHEST))
		return false;
	*at = end;
	*ret = n;
	return true;
}

/* As many as there are, MOST at most.  Returns how many. */
static unsigned
take_numbers(const char **at, double *ret, unsigned most)
{
	unsigned n = 0;

	skip_between(at);
	while (n < most && take_number(at, &ret[n])) {
		n++;
		skip_between(at);
	}
	return n;
}

bool
svg_length(const char *text, double *ret)
{
	static const struct { const char *unit; double px; } units[] = {
		{ "px", 1 }, { "pt", 96.0 / 72 }, { "pc", 16 }, { "in", 96 }, { "cm", 96 / 2.54 }, { "mm", 96 / 25.4 } };
	double n;

	if (text == NULL)
		return true;
	skip_between(&text);
	if (!take_number(&text, &n))
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strncmp(text, units[i].unit, 2) == 0) {
			n *= units[i].px;
			text += 2;
			break;
		}
	if (*text != '\0' && *text != ',' && !is_blank(*text))
		return false;
	*ret = n;
	return true;
}

/* --- transforms ------------------------------------------------------------------------------------------------------ */

struct svg_matrix
svg_within(struct svg_matrix o, struct svg_matrix i)
{
	return (struct svg_matrix) { o.a * i.a + o.c * i.b, o.b * i.a + o.d * i.b, o.a * i.c + o.c * i.d, o.b * i.c + o.d * i.d,
		o.a * i.e + o.c * i.f + o.e, o.b * i.e + o.d * i.f + o.f };
}

static struct svg_matrix
matrix(const double *v, unsigned n)
{
	(void)n;
	return (struct svg_matrix) { v[0], v[1], v[2], v[3], v[4], v[5] };
}

static struct svg_matrix
translate(const double *v, unsigned n)
{
	return (struct svg_matrix) { 1, 0, 0, 1, v[0], n > 1 ? v[1] : 0 };
}

static struct svg_matrix
scale(const double *v, unsigned n)
{
	return (struct svg_matrix) { v[0], 0, 0, n > 1 ? v[1] : v[0], 0, 0 };
}

static double
radians(double degrees)
{
	return degrees * acos(-1) / 180;
}

/* Around the point that follows, if one does. */
static struct svg_matrix
rotate(const double *v, unsigned n)
{
	double s = sin(radians(v[0])), c = cos(radians(v[0])), x = n > 1 ? v[1] : 0, y = n > 1 ? v[2] : 0;

	return (struct svg_matrix) { c, s, -s, c, x - c * x + s * y, y - s * x - c * y };
}

static struct svg_matrix
skew_x(const double *v, unsigned n)
{
	(void)n;
	return (struct svg_matrix) { 1, 0, tan(radians(v[0])), 1, 0, 0 };
}

static struct svg_matrix
skew_y(const double *v, unsigned n)
{
	(void)n;
	return (struct svg_matrix) { 1, tan(radians(v[0])), 0, 1, 0, 0 };
}

static const struct {
	const char *name;
	unsigned wants, or;  /* how many numbers */
	struct svg_matrix (*make)(const double *v, unsigned n);
} transforms[] = { { "matrix", 6, 6, matrix }, { "translate", 1, 2, translate }, { "scale", 1, 2, scale },
	{ "rotate", 1, 3, rotate }, { "skewX", 1, 1, skew_x }, { "skewY", 1, 1, skew_y } };

/* One of them, in M; moves *AT behind it. */
static bool
take_transform(const char **at, struct svg_matrix *m)
{
	size_t name = strcspn(*at, " \t\r\n("), i = 0;
	const char *s = *at + name;
	double v[6];
	unsigned n;

	while (i < sizeof(transforms) / sizeof(transforms[0]) &&
	       (strlen(transforms[i].name) != name || strncmp(transforms[i].name, *at, name) != 0))
		i++;
	while (is_blank(*s))
		s++;
	if (i == sizeof(transforms) / sizeof(transforms[0]) || *s++ != '(')
		return false;
	n = take_numbers(&s, v, 6);
	if ((n != transforms[i].wants && n != transforms[i].or) || *s++ != ')')
		return false;
	*m = svg_within(*m, transforms[i].make(v, n));
	*at = s;
	return true;
}

bool
svg_transform(const char *text, struct svg_matrix *ret)
{
	struct svg_matrix m = SVG_IDENTITY;

	if (text == NULL || strcmp(text, "none") == 0)
		return true;
	for (skip_between(&text); *text != '\0'; skip_between(&text))
		if (!take_transform(&text, &m))
			return false;
	*ret = m;
	return true;
}

/* --- boxes ----------------------------------------------------------------------------------------------------------- */

void
svg_box_add(struct svg_box *b, double x, double y)
{
	if (!b->some)
		*b = (struct svg_box) { x, y, x, y, true };
	b->x0 = fmin(b->x0, x);
	b->y0 = fmin(b->y0, y);
	b->x1 = fmax(b->x1, x);
	b->y1 = fmax(b->y1, y);
}

void
svg_box_add_box(struct svg_box *to, struct svg_matrix m, const struct svg_box *b)
{
	for (int i = 0; b->some && i < 4; i++) {
		double x = i & 1 ? b->x1 : b->x0, y = i & 2 ? b->y1 : b->y0;

		svg_box_add(to, m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f);
	}
}

/* --- paths ----------------------------------------------------------------------------------------------------------- */

struct pen { double x, y, start_x, start_y; };

/* The V that one COMMAND takes, from where PEN is; it is then where they lead. */
static void
draw(struct svg_box *box, struct pen *pen, char command, bool relative, const double *v, unsigned n)
{
	double from_x = relative ? pen->x : 0, from_y = relative ? pen->y : 0;

	if (command == 'H')
		pen->x = from_x + v[0];
	else if (command == 'V')
		pen->y = from_y + v[0];
	for (unsigned i = command == 'A' ? 5 : 0; i + 1 < n; i += 2) {
		pen->x = from_x + v[i];
		pen->y = from_y + v[i + 1];
		svg_box_add(box, pen->x, pen->y);
	}
	svg_box_add(box, pen->x, pen->y);
	if (command == 'M') {
		pen->start_x = pen->x;
		pen->start_y = pen->y;
	}
}

/* The flags of an arc need nothing between them. */
static unsigned
take_arguments(const char **at, char command, double *v, unsigned wants)
{
	unsigned n = 0;

	for (skip_between(at); n < wants; n++, skip_between(at)) {
		if (command == 'A' && (n == 3 || n == 4)) {
			if (**at != '0' && **at != '1')
				break;
			v[n] = *(*at)++ - '0';
		} else if (!take_number(at, &v[n])) {
			break;
		}
	}
	return n;
}

static bool
path_box(const char *at, struct svg_box *box)
{
	static const char commands[] = "MLHVCSQTAZ";
	static const unsigned wants[] = { 2, 2, 1, 1, 6, 4, 4, 2, 7, 0 };
	struct pen pen = { 0 };
	double v[7];

	for (skip_between(&at); *at != '\0'; skip_between(&at)) {
		bool relative = *at >= 'a';
		char command = (char)(*at & ~32);
		const char *known = command == '\0' ? NULL : strchr(commands, command);

		if (known == NULL || (!box->some && command != 'M'))
			return false;
		at++;
		if (command == 'Z') {
			pen.x = pen.start_x;
			pen.y = pen.start_y;
			continue;
		}
		for (unsigned n = 0, want = wants[known - commands]; (n = take_arguments(&at, command, v, want)) > 0;) {
			if (n != want)
				return false;
			draw(box, &pen, command, relative, v, n);
			command = command == 'M' ? 'L' : command; /* further points of a move are lines */
		}
	}
	return true;
}

/* --- basic shapes ---------------------------------------------------------------------------------------------------- */

static const char *
points_box(const char **attributes, struct svg_box *box)
{
	const char *at = parts_attribute(attributes, "points");
	double v[2];

	while (at != NULL && take_numbers(&at, v, 2) == 2)
		svg_box_add(box, v[0], v[1]);
	return at != NULL && *at != '\0' ? "points" : NULL;
}

static const char *
data_box(const char **attributes, struct svg_box *box)
{
	const char *at = parts_attribute(attributes, "d");

	return at != NULL && !path_box(at, box) ? "d" : NULL;
}

/* Reads those of NAMES, which end with NULL; what is not there is 0. */
static const char *
lengths(const char **attributes, const char *const *names, double *v)
{
	for (size_t i = 0; names[i] != NULL; i++) {
		v[i] = 0;
		if (!svg_length(parts_attribute(attributes, names[i]), &v[i]))
			return names[i];
	}
	return NULL;
}

static const char *
round_box(const char **attributes, struct svg_box *box)
{
	static const char *const names[] = { "cx", "cy", "r", "rx", "ry", NULL };
	double v[5];
	const char *bad = lengths(attributes, names, v);

	if (bad == NULL) {
		svg_box_add(box, v[0] - v[2] - v[3], v[1] - v[2] - v[4]);
		svg_box_add(box, v[0] + v[2] + v[3], v[1] + v[2] + v[4]);
	}
	return bad;
}

static const char *
rect_box(const char **attributes, struct svg_box *box)
{
	static const char *const names[] = { "x", "y", "width", "height", NULL };
	double v[4];
	const char *bad = lengths(attributes, names, v);

	if (bad == NULL) {
		svg_box_add(box, v[0], v[1]);
		svg_box_add(box, v[0] + v[2], v[1] + v[3]);
	}
	return bad;
}

static const char *
line_box(const char **attributes, struct svg_box *box)
{
	static const char *const names[] = { "x1", "y1", "x2", "y2", NULL };
	double v[4];
	const char *bad = lengths(attributes, names, v);

	if (bad == NULL) {
		svg_box_add(box, v[0], v[1]);
		svg_box_add(box, v[2], v[3]);
	}
	return bad;
}

/* Often it is its spans that say where they are. */
static const char *
text_box(const char **attributes, struct svg_box *box)
{
	static const char *const names[] = { "x", "y", NULL };
	double v[2];
	const char *bad = lengths(attributes, names, v);

	if (bad == NULL && (parts_attribute(attributes, "x") != NULL || parts_attribute(attributes, "transform") != NULL))
		svg_box_add(box, v[0], v[1]);
	return bad;
}

static const struct {
	const char *element;
	const char *(*box)(const char **attributes, struct svg_box *box);
} shapes[] = { { "circle", round_box }, { "ellipse", round_box }, { "rect", rect_box }, { "image", rect_box },
	{ "path", data_box }, { "polygon", points_box }, { "polyline", points_box }, { "line", line_box },
	{ "text", text_box }, { "tspan", text_box } };

static size_t
shape_of(const char *element)
{
	size_t i = 0;

	while (i < sizeof(shapes) / sizeof(shapes[0]) && strcmp(shapes[i].element, element) != 0)
		i++;
	return i;
}

bool
svg_is_shape(const char *element)
{
	return shape_of(element) < sizeof(shapes) / sizeof(shapes[0]);
}

const char *
svg_shape_box(const char *element, const char **attributes, struct svg_box *ret)
{
	*ret = (struct svg_box) { 0 };
	return svg_is_shape(element) ? shapes[shape_of(element)].box(attributes, ret) : NULL;
}
