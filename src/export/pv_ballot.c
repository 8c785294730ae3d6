#include "pv_ballot.h"

#include "decision.h"
#include "extrait.h"
#include "french.h"

static void
write_figures(struct document *d, const struct result *r)
{
	document_block(d, BLOCK_LINE);
	fprintf(d->out, "En exercice : %u – présents : %u – pouvoirs : %u – ", r->serving, r->present, r->proxies);
	if (r->quorum == 0)
		fputs("sans condition de quorum\n", d->out);
	else
		fprintf(d->out, "quorum (%u) %s\n", r->quorum, r->quorum_met ? "atteint" : "NON ATTEINT");
}

/* "CONTRE : Madame A, Monsieur B (pouvoir à Madame A)" for each choice that somebody made, in the order of the choices. */
static void
write_names(struct document *d, const struct account *a, const struct account_ballot *b, const struct account_result *r)
{
	for (uint32_t choice = CHOICE_POUR; choice <= CHOICE_CANDIDATE + b->n_candidates; choice++) {
		uint32_t wanted = choice == CHOICE_CANDIDATE + b->n_candidates ? CHOICE_SILENT : choice, n = 0;

		for (uint32_t i = 1; i <= a->max_seat; i++) {
			const struct account_vote *v = &b->votes[i];

			if (!account_votes_on(b, r, i) || v->choice != wanted)
				continue;
			if (n++ == 0) {
				document_block(d, BLOCK_LINE);
				decision_choice(d->out, a, b, (uint8_t)wanted);
			}
			fputs(n == 1 ? " : " : ", ", d->out);
			french_name(d->out, account_who(a, b, i), true);
			if (v->voter == VOTER_GIVER) {
				fputs(" (pouvoir à ", d->out);
				french_name(d->out, account_who(a, b, v->holder), true);
				fputc(')', d->out);
			}
		}
		if (n > 0)
			fputc('\n', d->out);
	}
}

static void
write_recusals(struct document *d, const struct account *a, const struct account_ballot *b, const struct account_result *r)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i <= a->max_seat; i++) {
		if (account_recusal(r, i) == 0)
			continue;
		if (n++ == 0)
			document_block(d, BLOCK_LINE);
		fputs(n == 1 ? "Ne prennent part ni au débat ni au vote (déport) : " : ", ", d->out);
		french_name(d->out, account_who(a, b, i), true);
	}
	if (n > 0)
		fputc('\n', d->out);
}

void
pv_ballot(struct document *d, const struct account *a, const struct account_ballot *b, const struct format_request *q)
{
	document_block(d, BLOCK_LINE);
	decision_mode(d->out, a, b);
	fputc('\n', d->out);
	if (b->object[0] != '\0')
		document_line(d, BLOCK_LINE, "Objet commun : %s", b->object);
	for (uint32_t i = 0; i < b->n_results; i++) {
		const struct account_result *r = &b->results[i];

		if (b->n_results > 1)
			document_line(d, BLOCK_HEADING, "%s. %s", a->items[r->item].name, a->items[r->item].title);
		if (r->now.attempt > 1 && b->n_candidates == 0)
			document_line(d, BLOCK_LINE, "Nouveau vote (n° %u)", r->now.attempt);
		write_figures(d, &r->now);
		write_recusals(d, a, b, r);
		if (b->by != BY_ASSENT) {
			document_block(d, BLOCK_COUNTS);
			extrait_block(d->out, a, b, &r->now);
		}
		if (b->by == BY_HANDSETS && account_names(b, q->names))
			write_names(d, a, b, r);
		document_block(d, BLOCK_LINE);
		decision_sentence(d->out, a, b, &r->now);
		fputc('\n', d->out);
	}
}
