/*
 * cloture.h -- the closing sheet of a sitting in the register of resolutions (feuillet de clôture, R2121-9): the numbers of the
 * resolutions, the members present, room for the president and the secretaries to sign
 *
 * Of a sitting before 1 July 2022 all members present sign: décret 2021-1311 (RULES E1, E6).
 */
#ifndef EXPORT_CLOTURE_H
#define EXPORT_CLOTURE_H

#include "document.h"

int cloture_build(struct document *d, const struct account *a, const struct format_request *q);

#endif
