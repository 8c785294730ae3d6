#include "pv_ballot.h"

#include "decision.h"
#include "extrait.h"
#include "french.h"
#include "layout.h"

/* Why the item was voted below its quorum; "". */
static const char *
forced(const struct account_item *item, uint64_t until_us)
{
	const char *why = "";

	for (uint32_t i = 0; i < item->n_quorums && item->quorums[i].at_us <= until_us; i++)
		why = item->quorums[i].met ? "" : item->quorums[i].forced;
	return why;
}

static void
write_figures(struct document *d, const struct scene *s)
{
	const struct result *r = s->r;
	const char *why = forced(&s->a->items[r->item], s->b->closed_us);

	document_block(d, BLOCK_LINE);
	fprintf(d->out, "En exercice : %u – présents : %u – ", r->serving, r->present);
	template_write(d->out, s->q->layout->words[WORD_PROXIES], s);
	fprintf(d->out, " : %u – ", r->proxies);
	if (r->quorum == 0)
		fputs("sans condition de quorum\n", d->out);
	else
		fprintf(d->out, "quorum (%u) %s%s%s\n", r->quorum, r->quorum_met ? "atteint" : "NON ATTEINT",
		        why[0] == '\0' ? "" : ", passé outre : ", why);
}

/* "CONTRE : Madame A, Monsieur B (pouvoir à Madame A)" for each choice that somebody made, in the order of the choices. */
static void
write_names(struct document *d, const struct scene *s, const struct account_result *r)
{
	const struct account *a = s->a;
	const struct account_ballot *b = s->b;

	for (uint32_t choice = CHOICE_POUR; choice <= CHOICE_CANDIDATE + b->n_candidates; choice++) {
		uint32_t wanted = choice == CHOICE_CANDIDATE + b->n_candidates ? CHOICE_SILENT : choice, n = 0;

		for (uint32_t i = 1; i <= a->max_seat; i++) {
			const struct account_vote *v = &b->votes[i];

			if (!account_votes_on(b, r, i) || v->choice != wanted)
				continue;
			if (n++ == 0) {
				document_block(d, BLOCK_LINE);
				french_choice(d->out, a, b, (uint8_t)wanted);
			}
			fputs(n == 1 ? " : " : ", ", d->out);
			french_name(d->out, account_who(a, b, i), true);
			if (v->voter == VOTER_GIVER) {
				struct scene proxy = { .a = a, .q = s->q };

				proxy.giver = account_who(a, b, i);
				proxy.holder = account_who(a, b, v->holder);
				fputs(" (", d->out);
				template_write(d->out, s->q->layout->words[WORD_BY_PROXY], &proxy);
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
	uint32_t all = 0, n = 0;

	for (uint32_t i = 1; i <= a->max_seat; i++)
		all += account_recusal(r, i) != 0;
	for (uint32_t i = 1; i <= a->max_seat; i++) {
		if (account_recusal(r, i) == 0)
			continue;
		if (n++ == 0) {
			document_block(d, BLOCK_LINE);
			fprintf(d->out, "Ne %s part ni au débat ni au vote (déport) : ", all > 1 ? "prennent" : "prend");
		} else {
			fputs(", ", d->out);
		}
		french_name(d->out, account_who(a, b, i), true);
	}
	if (n > 0)
		fputc('\n', d->out);
}

void
pv_heading(struct document *d, const struct account *a, uint32_t item)
{
	document_block(d, BLOCK_HEADING);
	fprintf(d->out, "%s. ", a->items[item].name);
	french_item(d->out, a, item);
	fputc('\n', d->out);
}

void
pv_ballot(struct document *d, const struct account *a, const struct account_ballot *b, const struct format_request *q)
{
	document_block(d, BLOCK_LINE);
	french_hour(d->out, a, b->opened_us == FOREVER ? b->closed_us : b->opened_us);
	fputs(" – ", d->out);
	decision_mode(d->out, a, b);
	fputc('\n', d->out);
	for (uint32_t i = 0; i < b->n_results; i++) {
		const struct account_result *r = &b->results[i];
		struct scene s = { .a = a, .q = q, .b = b, .r = &r->now };

		if (b->n_results > 1)
			pv_heading(d, a, r->item);
		if (r->now.attempt > 1 && b->n_candidates == 0)
			document_line(d, BLOCK_LINE, "Nouveau vote (n° %u)", r->now.attempt);
		write_figures(d, &s);
		write_recusals(d, a, b, r);
		if (b->by != BY_ASSENT)
			extrait_counts(d, &s);
		if (format_names(q, b))
			write_names(d, &s, r);
		document_block(d, BLOCK_LINE);
		if (b->annulled) { /* that comes below, at its hour */
			fputs("Résultat constaté avant l'annulation : ", d->out);
			decision_before_annulment(d->out, &s, r);
		} else {
			decision_sentence(d->out, &s, NULL);
		}
		fputc('\n', d->out);
	}
}
