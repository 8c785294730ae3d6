/* liste.h -- the list of resolutions examined, rejected ones too: posted within a week (L2121-25) */
#ifndef EXPORT_LISTE_H
#define EXPORT_LISTE_H

#include "document.h"

int liste_build(struct document *d, const struct account *a, const struct format_request *q);

#endif
