#include "liste.h"

#include "control.h"
#include "dates.h"
#include "decision.h"
#include "french.h"

static void
write_decision(FILE *out, const struct account *a, uint32_t item, const struct format_request *q)
{
	const struct account_item *it = &a->items[item];
	const struct account_ballot *b = it->ballot == NO_BALLOT ? NULL : &a->ballots[it->ballot];

	if (it->withdrawn || it->postponed) {
		fputs(it->withdrawn ? "RETIRÉ" : "REPORTÉ", out);
		return;
	}
	for (uint32_t i = 0; b != NULL && i < b->n_results; i++)
		if (b->results[i].item == item) {
			struct scene s = { .a = a, .q = q, .b = b, .r = &b->results[i].now };

			decision_sentence(out, &s, NULL);
			return;
		}
	fputs("NON EXAMINÉ", out);
}

int
liste_build(struct document *d, const struct account *a, const struct format_request *q)
{
	french_heading(d, "Liste des délibérations", a);
	if (a->rehearsal)
		document_line(d, BLOCK_BANNER, "RÉPÉTITION");
	french_title(d, "LISTE DES DÉLIBÉRATIONS EXAMINÉES", a);
	if (q->dates != NULL && q->dates->list != 0) {
		document_block(d, BLOCK_LINE);
		fputs("Liste affichée et mise en ligne le ", d->out);
		french_date(d->out, q->dates->list, false);
		fputc('\n', d->out);
	}
	document_block(d, BLOCK_TABLE);
	for (uint32_t i = 0; i < a->n_items; i++) {
		const struct account_item *it = &a->items[a->agenda[i]];

		if (!account_is_deliberation(it))
			continue;
		fprintf(d->out, "%s\t%s\t", it->number[0] != '\0' ? it->number : it->name, it->title);
		write_decision(d->out, a, a->agenda[i], q);
		fputc('\n', d->out);
	}
	if (a->n_seals > 0)
		control_write(d, &a->seals[a->n_seals - 1]);
	return 0;
}
