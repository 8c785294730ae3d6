#include "recusal.h"

enum recusal_kind
recusal_kind_of(const struct sitting *s, uint32_t item, uint32_t seat, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (s->recusals[i].item == item && s->recusals[i].seat == seat)
			return s->recusals[i].kind;
	return 0;
}
