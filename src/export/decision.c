#include "decision.h"

#include "core/outcome.h"
#include "french.h"
#include "layout.h"

static void
put_outcome(FILE *out, const struct account *a, const struct account_ballot *b, const struct result *r)
{
	static const char *const words[] = {
		[OUTCOME_NONE] = "SANS RÉSULTAT", [OUTCOME_ADOPTED] = "ADOPTÉ", [OUTCOME_REJECTED] = "REJETÉ",
		[OUTCOME_NEXT_ROUND] = "NOUVEAU TOUR DE SCRUTIN", [OUTCOME_VOID] = "SANS EFFET", [OUTCOME_NOTED] = "IL EST PRIS ACTE",
	};

	if (r->outcome == OUTCOME_ELECTED) {
		const struct account_candidate *c = &b->candidates[r->elected];

		fputs(c->seat == NOBODY ? "LISTE ÉLUE : " : french_is_lady(account_who(a, b, c->seat)) ? "ÉLUE : " : "ÉLU : ", out);
		french_candidate(out, a, b, r->elected);
	} else {
		fputs(words[r->outcome], out);
	}
}

void
decision_word(FILE *out, const struct account *a, const struct account_ballot *b, const struct result *r)
{
	if (b->annulled)
		fputs("SCRUTIN ANNULÉ", out);
	else
		put_outcome(out, a, b, r);
}

/* --- why ------------------------------------------------------------------------------------------------------------ */

static bool
is_decided(const struct result *r)
{
	return r->outcome == OUTCOME_ADOPTED || r->outcome == OUTCOME_REJECTED;
}

static bool
is_tied(const struct account_ballot *b, const struct result *r)
{
	return outcome_is_tied(&b->majority, b->n_candidates, r);
}

bool
decision_needs_words(const struct account_ballot *b, const struct result *r)
{
	return b->by == BY_ASSENT || b->annulled || !is_decided(r) || b->majority.base != BASE_CAST || b->majority.num != 0 ||
	       is_tied(b, r) || r->outcome == OUTCOME_REJECTED;
}

static void
put_tie(FILE *out, const struct account *a, const struct account_ballot *b, const struct result *r)
{
	const struct account_person *presider = account_who(a, b, b->presider);

	fprintf(out, "Partage égal des voix (%u pour, %u contre). ", r->voices[CHOICE_POUR], r->voices[CHOICE_CONTRE]);
	if (r->casting_vote == CASTING_VOTE_NONE) {
		fputs("Sans voix prépondérante : ", out);
	} else {
		french_name(out, presider, false);
		fprintf(out, ", %s de séance, ayant voté %s, sa voix est prépondérante : ",
		        french_is_lady(presider) ? "présidente" : "président",
		        r->casting_vote == CASTING_VOTE_FOR ? "POUR" : "CONTRE");
	}
	put_outcome(out, a, b, r);
}

/* The layout's text for how it came to it: of all who could vote, of those who voted for or against, or of the more. */
static const char *
how(const struct scene *s)
{
	const char *const *words = s->q->layout->words;
	const struct result *r = s->r;

	if (!is_decided(r) || r->cast == 0)
		return "";
	if (!r->unanimous)
		return words[r->outcome == OUTCOME_ADOPTED ? WORD_MAJORITY : WORD_REJECTED];
	return words[r->cast == r->electorate && s->b->n_candidates == 0 ? WORD_UNANIMOUS : WORD_UNANIMOUS_CAST];
}

static void
put_basis(FILE *out, const struct result *r)
{
	fprintf(out, " (%s : %u", r->cast > 1 ? "suffrages exprimés" : "suffrage exprimé", r->cast);
	if (r->required > 0)
		fprintf(out, ", majorité requise : %u)", r->required);
	else
		fputs(", majorité relative)", out);
}

static void
put_assent(FILE *out, const struct scene *s, uint32_t *ret_told)
{
	if (out != NULL)
		fputs(s->b->unanimous_assent ? "ADOPTÉ" : "ADOPTÉ sans vote formel", out);
	if (s->b->unanimous_assent)
		template_sentence(out, s->q->layout->words[WORD_UNANIMOUS], s, ret_told);
}

static void
put_sentence(FILE *out, const struct scene *s, uint32_t *ret_told)
{
	const struct result *r = s->r;

	if (s->b->noted || r->outcome == OUTCOME_NOTED) {
		if (out != NULL)
			put_outcome(out, s->a, s->b, r);
	} else if (s->b->by == BY_ASSENT) {
		put_assent(out, s, ret_told);
	} else if (is_decided(r) && is_tied(s->b, r)) {
		if (out != NULL)
			put_tie(out, s->a, s->b, r);
	} else {
		if (out != NULL)
			put_outcome(out, s->a, s->b, r);
		template_sentence(out, how(s), s, ret_told);
		if (out != NULL && s->q->layout->basis)
			put_basis(out, r);
	}
}

void
decision_sentence(FILE *out, const struct scene *s, uint32_t *ret_told)
{
	if (!s->b->annulled)
		put_sentence(out, s, ret_told);
	else if (out != NULL)
		decision_word(out, s->a, s->b, s->r);
}

void
decision_before_annulment(FILE *out, const struct scene *s, const struct account_result *r)
{
	struct result then = r->now; /* its figures hold, corrections with them; its outcome is void */
	struct scene before = *s;

	then.outcome = r->stated.outcome;
	then.elected = r->stated.elected;
	then.casting_vote = r->stated.casting_vote;
	before.r = &then;
	put_sentence(out, &before, NULL);
}

/* --- how it was voted ----------------------------------------------------------------------------------------------- */

static void
put_people(FILE *out, const struct account *a, const struct account_ballot *b, const uint32_t *seats, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		fputs(i == 0 ? "" : i + 1 == n ? " et " : ", ", out);
		french_name(out, account_who(a, b, seats[i]), true);
	}
}

void
decision_mode(FILE *out, const struct account *a, const struct account_ballot *b)
{
	static const char *const by[] = { [BY_HANDS] = "Vote à main levée", [BY_PAPER] = "Scrutin secret sur papier",
		[BY_ROLL_CALL] = "Scrutin public par appel nominal", [BY_ASSENT] = "Sans vote formel" };
	static const char *const mode[] = { [MODE_DEFAULT] = "", [MODE_ORDINARY] = "Scrutin ordinaire",
		[MODE_PUBLIC] = "Scrutin public", [MODE_SECRET] = "Scrutin secret" };
	static const char *const ground[] = { [GROUND_NONE] = "", [GROUND_ELECTION] = ", élection",
		[GROUND_NOMINATION] = ", nomination", [GROUND_REQUEST] = "" };

	if (b->by == BY_ASSENT)
		fputs(b->noted ? "Communication, sans vote" : b->unanimous_assent ? "Accord unanime" : by[BY_ASSENT], out);
	else
		fputs(b->by == BY_HANDSETS ? mode[b->mode] : by[b->by], out);
	fputs(ground[b->ground], out);
	if (b->n_candidates > 0)
		fprintf(out, ", %u%s tour", b->round, b->round == 1 ? "er" : "e");
	if (b->n_askers > 0) {
		fputs(", demandé par ", out);
		put_people(out, a, b, b->askers, b->n_askers);
	}
	if (b->n_tellers > 0) {
		fputs(b->n_tellers > 1 ? ", scrutateurs : " : ", scrutateur : ", out);
		put_people(out, a, b, b->tellers, b->n_tellers);
	}
	if (b->has_envelopes)
		fprintf(out, ", enveloppes : %u", b->envelopes);
	if (b->presider != a->president) {
		fputs(", sous la présidence de ", out);
		french_name(out, account_who(a, b, b->presider), true);
	}
}
