/*
 * svg_shape.h -- what an SVG element's attributes say of where it is: its transform, its lengths, the box around its points
 *
 * Source: SVG 1.1, 7.6 (transform), 7.10 (units), 8.3 (path data), 9 (basic shapes).  A box is the one around all points that
 * the element names, those that bend a curve too: its middle is what a seat's place is told by.  No styles, no fonts: a text
 * is the point where it is written.
 */
#ifndef IMPORT_SVG_SHAPE_H
#define IMPORT_SVG_SHAPE_H

#include <stdbool.h>

/* x' = a x + c y + e, y' = b x + d y + f */
struct svg_matrix { double a, b, c, d, e, f; };

struct svg_box {
	double x0, y0, x1, y1;
	bool some;            /* else it is of no point */
};

#define SVG_IDENTITY ((struct svg_matrix) { 1, 0, 0, 1, 0, 0 })

/* First INNER, then OUTER. */
struct svg_matrix svg_within(struct svg_matrix outer, struct svg_matrix inner);

void svg_box_add(struct svg_box *box, double x, double y);

/* Adds what BOX is under M. */
void svg_box_add_box(struct svg_box *to, struct svg_matrix m, const struct svg_box *box);

/* The value of an attribute, which may be NULL.  False: it cannot be read, and is not changed. */
bool svg_transform(const char *text, struct svg_matrix *ret);
bool svg_length(const char *text, double *ret); /* in px; the first, where there is a list */

/* Whether ELEMENT draws anything by itself. */
bool svg_is_shape(const char *element);

/* The box of such an element, before its transform; none where it draws nothing.  NULL, or the attribute that cannot be read. */
const char *svg_shape_box(const char *element, const char **attributes, struct svg_box *ret);

#endif
