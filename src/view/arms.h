/*
 * arms.h -- the arms of a body, as a picture that a browser draws: which kind it is, its bytes say
 *
 * SVG is told by the element that it begins with, PNG by its signature and by being whole.  Nobody here reads an SVG: it goes to
 * browsers under a policy that lets nothing in it run or load, and a page shows it as an image.
 */
#ifndef VIEW_ARMS_H
#define VIEW_ARMS_H

#include <stddef.h>

#define ARMS_MAX    (1u << 20) /* bytes */
#define ARMS_POLICY "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/* The media type of LEN bytes; NULL with *RET_WHY: what they are instead, and what to do. */
const char *arms_type(const char *bytes, size_t len, const char **ret_why);

#endif
