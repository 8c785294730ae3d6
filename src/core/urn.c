#include "urn.h"

#include <string.h>

struct slot { uint32_t voices; uint8_t choice; };

struct urn {
	uint32_t max_seat;
	struct slot slots[]; /* [2 * (max_seat + 1)]: a seat for itself, then for its givers */
};

static size_t
slots_size(uint32_t max_seat)
{
	return 2 * ((size_t)max_seat + 1) * sizeof(struct slot);
}

size_t
urn_size(uint32_t max_seat)
{
	return sizeof(struct urn) + slots_size(max_seat);
}

struct urn *
urn_init(void *memory, uint32_t max_seat)
{
	struct urn *urn = memory;

	urn->max_seat = max_seat;
	urn_wipe(urn);
	return urn;
}

void
urn_put(struct urn *urn, uint32_t seat, bool for_givers, enum choice choice, uint32_t voices)
{
	if (seat <= urn->max_seat)
		urn->slots[2 * seat + for_givers] = (struct slot) { voices, (uint8_t)choice };
}

void
urn_count(const struct urn *urn, uint32_t ret_voices[CHOICES_MAX])
{
	memset(ret_voices, 0, CHOICES_MAX * sizeof(*ret_voices));
	for (size_t i = 0; i < 2 * ((size_t)urn->max_seat + 1); i++)
		if (urn->slots[i].choice != CHOICE_SILENT)
			ret_voices[urn->slots[i].choice] += urn->slots[i].voices;
}

void
urn_wipe(struct urn *urn)
{
	volatile unsigned char *p = (unsigned char *)urn->slots; /* a wipe that the compiler may not leave out */

	for (size_t i = 0; i < slots_size(urn->max_seat); i++)
		p[i] = 0;
}
