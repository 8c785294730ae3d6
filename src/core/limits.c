#include "limits.h"

struct limits
limits_for(uint32_t max_seat)
{
	if (max_seat == 0)
		max_seat = 256;
	return (struct limits) {
		.max_seat = max_seat,
		.n_items = 1024,
		.n_ballots = max_seat <= 1024 ? 1024 : 128,
		.text_bytes = 512 * 1024 + 256 * max_seat,
	};
}
