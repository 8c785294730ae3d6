#include "outcome.h"

#include <assert.h>
#include <string.h>

#include "recusal.h"

void
effect_add(struct effects *fx, struct effect effect)
{
	assert(fx->n < EFFECTS_MAX);
	fx->list[fx->n++] = effect;
}

bool
sitting_votes_on(const struct sitting *s, uint32_t ballot, uint32_t item, uint32_t seat)
{
	const struct ballot *b = &s->ballots[ballot];
	const struct position *p = &sitting_positions(s, ballot)[seat];

	if (p->voter == 0 || recusal_kind_of(s, item, seat, b->n_recusals) != 0)
		return false;
	/* P6, P7: the recusal of holder or giver suspends the proxy. */
	return p->voter == 1 || recusal_kind_of(s, item, sitting_holder_in(s, ballot, seat), b->n_recusals) == 0;
}

/* --- what the voices decide ----------------------------------------------------------------------------------- */

static uint32_t
required_of(const struct ballot *b, const struct result *r)
{
	uint32_t base = r->cast;

	if (b->n_candidates > 0 && b->round == 3)
		return 0; /* S6: relative */
	switch (b->majority.base) {
	case BASE_CAST:
		break;
	case BASE_SERVING:
		base = r->serving;
		break;
	case BASE_PRESENT:
		base = r->present;
		break;
	case BASE_ELECTORATE:
		base = r->electorate;
		break;
	}
	if (b->majority.num == 0)
		return base / 2 + 1;
	return fraction_of((struct fraction) { b->majority.num, b->majority.den }, base);
}

static enum choice
presider_choice(const struct sitting *s, const struct ballot *b, const struct result *r)
{
	if (b->by != BY_HANDSETS)
		return b->presider_said;
	if (b->presider > s->limits.max_seat || !sitting_votes_on(s, r->ballot, r->item, b->presider))
		return CHOICE_SILENT;
	if (sitting_positions(s, r->ballot)[b->presider].voter != 1)
		return CHOICE_SILENT; /* M4: who is away does not preside, whatever his holder says for him */
	return sitting_positions(s, r->ballot)[b->presider].choice;
}

bool
outcome_is_tied(const struct majority *majority, uint32_t n_candidates, const struct result *r)
{
	return majority->base == BASE_CAST && majority->num == 0 && n_candidates == 0 && r->cast > 0 &&
		r->voices[CHOICE_POUR] == r->voices[CHOICE_CONTRE];
}

static void
decide_question(const struct sitting *s, const struct ballot *b, struct result *r)
{
	uint32_t pour = r->voices[CHOICE_POUR], contre = r->voices[CHOICE_CONTRE];
	bool adopted = pour >= r->required && r->cast > 0; /* M6 */

	r->unanimous = r->cast > 0 && (pour == r->cast || contre == r->cast);
	if (outcome_is_tied(&b->majority, b->n_candidates, r) && b->mode != MODE_SECRET && s->profile->tie_presider) { /* M3, M5 */
		enum choice own = presider_choice(s, b, r);

		if (own == CHOICE_POUR)
			r->casting_vote = CASTING_VOTE_FOR;
		else if (own == CHOICE_CONTRE)
			r->casting_vote = CASTING_VOTE_AGAINST;
		adopted = own == CHOICE_POUR;
	}
	r->outcome = adopted ? OUTCOME_ADOPTED : OUTCOME_REJECTED;
}

/* Of the candidates with BEST voices: the only one, or in the third round the eldest; UINT32_MAX: none stands out. */
static uint32_t
first_of(const struct ballot *b, const struct result *r, uint32_t best)
{
	uint32_t n = 0, found = UINT32_MAX, eldest = UINT32_MAX;
	ymd born = 0;
	bool known = true, twins = false;

	for (uint32_t i = 0; i < b->n_candidates; i++) {
		ymd day = b->candidate_born[i];

		if (r->candidate_voices[i] != best)
			continue;
		n++;
		found = i;
		known = known && day != 0;
		if (eldest != UINT32_MAX && day == born)
			twins = true;
		if (eldest == UINT32_MAX || day < born) {
			eldest = i;
			born = day;
			twins = false;
		}
	}
	if (n == 1)
		return found;
	return b->round == 3 && known && !twins ? eldest : UINT32_MAX;
}

static void
decide_candidates(const struct ballot *b, struct result *r)
{
	uint32_t best = 0, first;

	for (uint32_t i = 0; i < b->n_candidates; i++)
		if (r->candidate_voices[i] > best)
			best = r->candidate_voices[i];
	first = first_of(b, r, best);
	r->unanimous = r->cast > 0 && best == r->cast;
	if (best > 0 && best >= r->required && first != UINT32_MAX) {
		r->outcome = OUTCOME_ELECTED;
		r->elected = first;
	} else {
		r->outcome = OUTCOME_NEXT_ROUND;
	}
}

static void
decide(struct sitting *s, struct result *r)
{
	const struct ballot *b = &s->ballots[r->ballot];
	struct item *item = &s->items[r->item];

	r->cast = r->voices[CHOICE_POUR] + r->voices[CHOICE_CONTRE];
	for (uint32_t i = 0; i < b->n_candidates; i++)
		r->cast += r->candidate_voices[i];
	r->required = required_of(b, r);
	r->casting_vote = CASTING_VOTE_NONE;
	r->elected = 0;
	if (b->n_candidates > 0)
		decide_candidates(b, r);
	else
		decide_question(s, b, r);
	item->round_due = r->outcome == OUTCOME_NEXT_ROUND ? (b->round < 3 ? b->round + 1 : 3) : 1;
}

/* The identity of STORY: whoever could vote did something, or was silent. */
static void
check_identity(const struct result *r, uint32_t n_candidates)
{
	uint64_t sum = 0;

	for (uint32_t c = 0; c < CHOICE_CANDIDATE; c++)
		sum += r->voices[c];
	for (uint32_t i = 0; i < n_candidates; i++)
		sum += r->candidate_voices[i];
	assert(sum == r->electorate);
}

/* --- tallies --------------------------------------------------------------------------------------------------- */

static void
add_voices(struct result *r, uint32_t choice, uint32_t voices)
{
	if (choice < CHOICE_CANDIDATE)
		r->voices[choice] += voices;
	else
		r->candidate_voices[choice - CHOICE_CANDIDATE] += voices;
}

static void
tally(struct sitting *s, struct result *r)
{
	const struct position *positions = sitting_positions(s, r->ballot);

	memset(r->voices, 0, sizeof(r->voices));
	memset(r->candidate_voices, 0, sizeof(r->candidate_voices));
	r->proxies_cast = 0;
	r->voting_present = 0;
	for (uint32_t i = 1; i <= s->limits.max_seat; i++) {
		const struct position *p = &positions[i];

		if (!sitting_votes_on(s, r->ballot, r->item, i))
			continue;
		add_voices(r, p->choice, s->seats[i].weight);
		if (p->voter == 1)
			r->voting_present += p->choice != CHOICE_NPPV;
		else
			r->proxies_cast += p->via != VIA_NONE && p->choice != CHOICE_NPPV;
	}
	decide(s, r);
	check_identity(r, s->ballots[r->ballot].n_candidates);
}

void
outcome_tally(struct sitting *s, uint32_t ballot)
{
	const struct ballot *b = &s->ballots[ballot];

	for (uint32_t i = 0; i < b->n_results; i++)
		tally(s, &s->results[b->first_result + i]);
}

/* In a secret ballot positions tell who took part, in a count by hand there are none. */
static uint32_t
givers_counted(const struct sitting *s, const struct result *r)
{
	const struct ballot *b = &s->ballots[r->ballot];
	uint32_t n = 0;

	if (b->by != BY_HANDSETS)
		return r->proxies;
	for (uint32_t i = 1; i <= s->limits.max_seat; i++) {
		const struct position *p = &sitting_positions(s, r->ballot)[i];

		n += p->voter == 2 && p->via != VIA_NONE && sitting_votes_on(s, r->ballot, r->item, i);
	}
	return n;
}

void
outcome_count(struct sitting *s, uint32_t ballot, const uint32_t *voices, uint32_t n)
{
	const struct ballot *b = &s->ballots[ballot];

	for (uint32_t k = 0; k < b->n_results; k++) {
		struct result *r = &s->results[b->first_result + k];
		uint32_t sum = 0;

		for (uint32_t c = CHOICE_POUR; c < n; c++) {
			add_voices(r, c, voices[c]);
			sum += voices[c];
		}
		r->voices[CHOICE_SILENT] = r->electorate - sum;
		r->proxies_cast = givers_counted(s, r);
		r->voting_present = r->present - r->recused;
		decide(s, r);
		check_identity(r, b->n_candidates);
	}
}

void
outcome_assent(struct sitting *s, uint32_t ballot, bool unanimous, bool noted)
{
	struct result *r = &s->results[s->ballots[ballot].first_result];

	r->voices[unanimous ? CHOICE_POUR : CHOICE_SILENT] = r->electorate;
	r->proxies_cast = unanimous ? r->proxies : 0;
	r->voting_present = r->present - r->recused;
	decide(s, r);
	r->outcome = noted ? OUTCOME_NOTED : OUTCOME_ADOPTED;
	check_identity(r, 0);
}

/* --- after the close -------------------------------------------------------------------------------------------- */

static struct ballot *
last_closed(struct sitting *s)
{
	struct ballot *b = s->ballot == NO_BALLOT ? NULL : &s->ballots[s->ballot];

	return b != NULL && b->status == BALLOT_CLOSED ? b : NULL;
}

static void
proclaim(struct sitting *s, struct ballot *b, struct effects *fx)
{
	b->proclaimed = true;
	effect_add(fx, (struct effect) { .type = EFFECT_PROCLAIMED, .ballot = (uint32_t)(b - s->ballots) });
}

enum refusal
outcome_proclaim(struct sitting *s, struct effects *fx)
{
	struct ballot *b = last_closed(s);

	if (b == NULL || b->annulled)
		return REFUSED_BY_NO_RESULT;
	if (b->proclaimed)
		return REFUSED_BY_ALREADY;
	proclaim(s, b, fx);
	return REFUSED_BY_NONE;
}

void
outcome_proclaim_others(struct sitting *s, const uint32_t *items, uint32_t n, struct effects *fx)
{
	struct ballot *b = last_closed(s);

	if (b == NULL || b->annulled || b->proclaimed)
		return;
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < b->n_results; k++)
			if (s->results[b->first_result + k].item == items[i])
				return;
	proclaim(s, b, fx);
}

static const struct {
	struct text word;
	enum choice choice;
} words[] = {
	{ { "pour", 4 }, CHOICE_POUR }, { { "contre", 6 }, CHOICE_CONTRE }, { { "abstention", 10 }, CHOICE_ABSTENTION },
	{ { "nspp", 4 }, CHOICE_NSPP }, { { "nppv", 4 }, CHOICE_NPPV }, { { "blanc", 5 }, CHOICE_BLANC },
	{ { "nul", 3 }, CHOICE_NUL },
};

enum choice
outcome_choice(const struct sitting *s, const struct ballot *b, struct text word)
{
	for (uint32_t i = 0; i < b->n_candidates; i++)
		if (text_is(sitting_text(s, b->candidates[i]), word))
			return CHOICE_CANDIDATE + i;
	for (uint32_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (text_is(words[i].word, word))
			return b->n_candidates > 0 && words[i].choice <= CHOICE_CONTRE ? CHOICE_SILENT : words[i].choice;
	return CHOICE_SILENT;
}

enum refusal
outcome_correct(struct sitting *s, const struct event *e, struct effects *fx)
{
	struct ballot *b = last_closed(s);
	enum refusal refused = seat_refusal(s, e->correct.seat);
	enum choice choice;
	struct position *p;

	if (b == NULL || b->annulled)
		return REFUSED_BY_NO_RESULT;
	if (b->by != BY_HANDSETS || b->mode == MODE_SECRET)
		return REFUSED_BY_NOT_CORRECTABLE;
	if (b->proclaimed)
		return REFUSED_BY_PROCLAIMED;
	if (refused != REFUSED_BY_NONE)
		return refused;
	p = &positions_of(s, s->ballot)[e->correct.seat];
	if (p->voter == 0)
		return REFUSED_BY_NOT_VOTER;
	choice = outcome_choice(s, b, e->correct.choice);
	if (choice == CHOICE_SILENT)
		return REFUSED_BY_CHOICE;
	p->choice = (uint8_t)choice;
	p->via = VIA_CLERK;
	outcome_tally(s, s->ballot);
	effect_add(fx, (struct effect) { .type = EFFECT_RESULT, .ballot = s->ballot });
	effect_add(fx, (struct effect) { .type = EFFECT_SEAL });
	return REFUSED_BY_NONE;
}

/* DECLARE and CONTEST: noted beside the result, which stays; the record is where they are kept. */
enum refusal
outcome_remark(struct sitting *s, const struct event *e, bool declared)
{
	const struct ballot *b = last_closed(s);
	enum refusal refused = seat_refusal(s, e->correct.seat);

	if (b == NULL || b->annulled)
		return REFUSED_BY_NO_RESULT;
	if (!b->proclaimed)
		return REFUSED_BY_NOT_PROCLAIMED;
	if (refused != REFUSED_BY_NONE)
		return refused;
	if (declared && b->mode == MODE_SECRET)
		return REFUSED_BY_SECRET_DECLARED; /* P6 */
	if (declared && outcome_choice(s, b, e->correct.choice) == CHOICE_SILENT)
		return REFUSED_BY_CHOICE;
	return REFUSED_BY_NONE;
}

/* ITEM.ATTEMPT, split at the last dot; the last ballot where nothing is said.  NO_BALLOT: there is none. */
static uint32_t
find_ballot(const struct sitting *s, struct text name)
{
	uint32_t dot = name.len, attempt = 0, item;

	if (name.len == 0)
		return s->ballot;
	while (dot > 0 && name.at[dot - 1] != '.')
		dot--;
	if (dot == 0)
		return NO_BALLOT;
	for (uint32_t i = dot; i < name.len; i++) {
		if (name.at[i] < '0' || name.at[i] > '9' || attempt > 100000)
			return NO_BALLOT;
		attempt = attempt * 10 + (uint32_t)(name.at[i] - '0');
	}
	item = sitting_item(s, (struct text) { name.at, dot - 1 });
	for (uint32_t i = s->n_results; i-- > 0;)
		if (s->results[i].item == item && s->results[i].attempt == attempt)
			return s->results[i].ballot;
	return NO_BALLOT;
}

enum refusal
outcome_annul(struct sitting *s, const struct event *e, struct effects *fx)
{
	uint32_t n = find_ballot(s, e->annul.ballot);
	struct ballot *b;

	if (n == NO_BALLOT || s->ballots[n].status != BALLOT_CLOSED || s->ballots[n].annulled)
		return REFUSED_BY_NO_RESULT;
	b = &s->ballots[n];
	if (b->ground == GROUND_ELECTION && (e->annul.by_president || !e->annul.informed || !e->annul.unanimous))
		return REFUSED_BY_ANNUL_ELECTION; /* C2 */
	b->annulled = true;
	for (uint32_t i = 0; i < b->n_results; i++) {
		struct result *r = &s->results[b->first_result + i];

		r->outcome = OUTCOME_VOID;
		if (s->items[r->item].ballot == n)
			s->items[r->item].round_due = b->round;
	}
	effect_add(fx, (struct effect) { .type = EFFECT_RESULT, .ballot = n });
	effect_add(fx, (struct effect) { .type = EFFECT_SEAL });
	return REFUSED_BY_NONE;
}
