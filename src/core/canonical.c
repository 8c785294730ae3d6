/* canonical.c -- a state as bytes: what it means, not where things lie */
#include "sitting.h"
#include "store.h"

#include <string.h>

struct out { uint8_t *bytes; size_t size, at; };

static void
put_bytes(struct out *o, const void *bytes, size_t n)
{
	if (n > 0 && o->at + n <= o->size) /* a text that is not there has no address */
		memcpy(o->bytes + o->at, bytes, n);
	o->at += n;
}

static void
put(struct out *o, uint64_t v)
{
	uint8_t le[8];

	for (int i = 0; i < 8; i++)
		le[i] = (uint8_t)(v >> (8 * i));
	put_bytes(o, le, sizeof(le));
}

static void
put_place(struct out *o, const struct sitting *s, struct place p)
{
	put(o, p.len);
	put_bytes(o, s->text + p.at, p.len);
}

static void
put_seats(struct out *o, const struct sitting *s)
{
	for (uint32_t i = 1; i <= s->limits.max_seat; i++) {
		const struct seat *x = &s->seats[i];
		struct text handset = sitting_handset(s, i);

		if (!x->exists)
			continue;
		put(o, i);
		put_place(o, s, x->civility);
		put_place(o, s, x->first);
		put_place(o, s, x->last);
		put_place(o, s, x->group);
		put_place(o, s, x->title);
		put(o, x->rank);
		put(o, x->weight);
		put(o, x->born);
		put(o, (uint64_t)(x->vacant | x->substituted << 1 | x->present << 2 | x->excused << 3 | x->handed_out << 4 |
		                  x->teller << 5 | x->tested << 6));
		put(o, x->present_since_us);
		put(o, s->held_by[i]);
		put(o, handset.len);
		put_bytes(o, handset.at, handset.len);
	}
}

static void
put_intervals(struct out *o, const struct sitting *s)
{
	put(o, s->n_handsets);
	for (uint32_t i = 0; i < s->n_handsets; i++) {
		put_place(o, s, s->handsets[i].id);
		put(o, s->handsets[i].seat);
		put(o, s->handsets[i].from_us);
		put(o, s->handsets[i].until_us);
	}
	put(o, s->n_proxies);
	for (uint32_t i = 0; i < s->n_proxies; i++) {
		put(o, s->proxies[i].giver);
		put(o, s->proxies[i].holder);
		put(o, s->proxies[i].dated);
		put(o, s->proxies[i].from_us);
		put(o, s->proxies[i].until_us);
	}
	put(o, s->n_corrections);
	for (uint32_t i = 0; i < s->n_corrections; i++) {
		put(o, s->corrections[i].at_us);
		put(o, s->corrections[i].since_us);
		put(o, s->corrections[i].seat);
		put(o, s->corrections[i].present);
	}
	put(o, s->n_recusals);
	for (uint32_t i = 0; i < s->n_recusals; i++) {
		put(o, s->recusals[i].item);
		put(o, s->recusals[i].seat);
		put(o, s->recusals[i].kind);
	}
}

static void
put_items(struct out *o, const struct sitting *s)
{
	put(o, s->n_items);
	for (uint32_t i = 0; i < s->n_items; i++) {
		const struct item *x = &s->items[i];
		const struct place places[] = { x->name, x->title, x->rubric, x->text, x->number, x->id, x->matiere, x->budget };

		for (size_t k = 0; k < sizeof(places) / sizeof(places[0]); k++)
			put_place(o, s, places[k]);
		put(o, x->kind);
		put(o, x->parent);
		put(o, x->order);
		put(o, (uint64_t)(x->urgency | x->second_convocation << 1 | x->withdrawn << 2 | x->postponed << 3 |
		                  x->quorum_taken << 4 | x->forced << 5 | x->quorum_met << 6 | x->secret << 7 |
		                  x->split << 8));
		put(o, x->attempts);
		put(o, x->round_due);
		put(o, x->ballot);
		put(o, x->quorum);
		put(o, x->quorum_num);
		put(o, x->quorum_den);
	}
}

static void
put_results(struct out *o, const struct sitting *s, const struct ballot *b)
{
	for (uint32_t i = 0; i < b->n_results; i++) {
		const struct result *r = &s->results[b->first_result + i];
		const uint32_t numbers[] = {
			r->item, r->attempt, r->serving, r->present, r->quorum, r->proxies, r->recused, r->proxies_cast,
			r->voting_present, r->quorum_met, r->unanimous, r->electorate, r->cast, r->required, r->outcome,
			r->elected, r->casting_vote,
		};

		for (size_t k = 0; k < sizeof(numbers) / sizeof(numbers[0]); k++)
			put(o, numbers[k]);
		for (uint32_t c = 0; c < CHOICE_CANDIDATE; c++)
			put(o, r->voices[c]);
		for (uint32_t c = 0; c < b->n_candidates; c++)
			put(o, r->candidate_voices[c]);
	}
}

static void
put_ballots(struct out *o, const struct sitting *s)
{
	put(o, s->n_ballots);
	for (uint32_t i = 0; i < s->n_ballots; i++) {
		const struct ballot *b = &s->ballots[i];
		const struct position *positions = sitting_positions(s, i);
		const uint64_t numbers[] = {
			b->status, b->mode, b->by, b->ground, b->casting, b->majority.base, b->majority.num, b->majority.den,
			b->round, b->presider, b->presider_said, b->n_results, b->n_candidates, b->second_phase, b->proclaimed,
			b->annulled, b->opened_us, b->closed_us, b->deadline_us, b->n_recusals, b->voters,
		};

		for (size_t k = 0; k < sizeof(numbers) / sizeof(numbers[0]); k++)
			put(o, numbers[k]);
		put_place(o, s, b->object);
		for (uint32_t k = 0; k < b->n_candidates; k++) {
			put_place(o, s, b->candidates[k]);
			put(o, b->candidate_born[k]);
		}
		put_results(o, s, b);
		for (uint32_t k = 1; k <= s->limits.max_seat; k++)
			if (positions[k].voter != 0 || positions[k].present) {
				put(o, k);
				put(o, (uint64_t)(positions[k].choice | positions[k].via << 8 | positions[k].voter << 12 |
				                  positions[k].pressed << 16 | positions[k].present << 17));
			}
	}
}

/* The last opening's proxies: they say what a press commands. */
static void
put_frozen(struct out *o, const struct sitting *s)
{
	for (uint32_t i = 1; s->ballot != NO_BALLOT && i <= s->limits.max_seat; i++)
		if (s->frozen_holder[i] != NOBODY) {
			put(o, i);
			put(o, s->frozen_holder[i]);
			put(o, s->giver_casting[i]);
		}
}

static void
put_pending(struct out *o, const struct sitting *s)
{
	const struct pending_count *p = &s->pending;
	const uint64_t numbers[] = {
		p->pour, p->contre, p->abstention, p->nspp, p->blanc, p->nul, p->envelopes, p->has_envelopes, p->n_items,
		p->n_candidates, p->by, p->ground, p->presider, p->majority.base, p->majority.num, p->majority.den, p->round,
		p->n_tellers,
	};

	put(o, p->is);
	if (!p->is)
		return;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		put(o, numbers[i]);
	put_place(o, s, p->object);
	for (uint32_t i = 0; i < p->n_items; i++)
		put(o, p->items[i]);
	for (uint32_t i = 0; i < p->n_candidates; i++) {
		put(o, p->voices[i]);
		put_place(o, s, p->candidates[i]);
		put(o, p->born[i]);
	}
}

size_t
sitting_canonical(const struct sitting *s, uint8_t *ret_bytes, size_t size)
{
	struct out o = { .bytes = ret_bytes, .size = size };
	const uint64_t numbers[] = {
		s->has_body, s->has_sitting, s->ended, s->suspended, s->profile_number, s->date, s->minute, s->began_us,
		s->has_clock, s->clock_us, s->convocation, s->second_convocation, s->remote, s->rehearsal,
		s->president, s->presider, s->n_secretaries,
		s->now_us, s->late, s->serving, s->present, s->discussed, s->last_item, s->ballot, s->presses.early,
		s->presses.late, s->presses.unknown, s->presses.bad_key, s->presses.outside, s->presses.repeated,
		s->presses.counted, s->presses.test, s->testing,
	};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		put(&o, numbers[i]);
	put_place(&o, s, s->name);
	put_place(&o, s, s->organ);
	put_place(&o, s, s->genitive);
	put_place(&o, s, s->siret);
	for (uint32_t i = 0; i < s->n_secretaries; i++)
		put(&o, s->secretaries[i]);
	put_bytes(&o, s->key_choice, sizeof(s->key_choice));
	put_seats(&o, s);
	put_intervals(&o, s);
	put_items(&o, s);
	put_ballots(&o, s);
	put_frozen(&o, s);
	put_pending(&o, s);
	return o.at;
}
