/* recusal.h -- who stands aside from which item */
#ifndef CORE_RECUSAL_H
#define CORE_RECUSAL_H

#include "state.h"

/* The kind of SEAT's recusal on ITEM, among the first N recusals of the sitting; 0: none. */
enum recusal_kind recusal_kind_of(const struct sitting *s, uint32_t item, uint32_t seat, uint32_t n);

/* One more, where there is none yet and room for it. */
void recusal_keep(struct sitting *s, uint32_t item, uint32_t seat, enum recusal_kind kind);

#endif
