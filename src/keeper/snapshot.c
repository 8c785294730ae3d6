/* snapshot.c -- the picture of the sitting as the keeper has it now: picture/picture.h */
#include "keeper.h"

int64_t
snapshot_pack(struct keeper *k, uint8_t *ret, size_t size)
{
	struct picture_receiver receivers[RECEIVERS_MAX];
	struct picture p = {
		.sitting = k->sitting, .past = k->past, .index = journal_size(k->journal) - 1, .now_us = keeper_now(k),
		.rehearsal = k->rehearsal, .time_zone = k->time_zone, .words = "", .head = "", .receivers = receivers,
	};

	if (!k->seal.wanted) {
		p.words = k->seal.words;
		p.head = k->seal.head;
	}
	for (uint32_t i = 0; i < RECEIVERS_MAX; i++) {
		const struct receiver_state *r = &k->receivers[i];

		if (r->name[0] != '\0')
			receivers[p.n_receivers++] = (struct picture_receiver) { i + 1, r->name, r->status, r->driver, r->make, r->light,
				r->keys };
	}
	return picture_pack(&p, ret, size);
}
