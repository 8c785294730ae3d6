/* layout_bundle.h -- the layouts that are inside the program.  To add one: a file in src/layouts, its name in layout_bundle.c */
#ifndef EXPORT_LAYOUT_BUNDLE_H
#define EXPORT_LAYOUT_BUNDLE_H

#include "layout.h"

/* The one of NAME that is inside the program; NULL: there is none. */
const struct layout *layout_find(const char *name);

/* dijon */
const struct layout *layout_default(void);

#endif
