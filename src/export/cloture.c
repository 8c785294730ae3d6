#include "cloture.h"

#include "control.h"
#include "extrait.h"
#include "french.h"

#define ALL_SIGN_UNTIL 20220630 /* décret 2021-1311 holds from the day after */
#define SIGN_IN_A_ROW  3

/* What the assembly decided, for or against, in the end: a row of the register. */
static bool
is_resolution(const struct account *a, const struct account_item *it)
{
	const struct account_ballot *b = it->ballot == NO_BALLOT ? NULL : &a->ballots[it->ballot];

	return account_is_deliberation(it) && !it->withdrawn && !it->postponed && b != NULL && !b->annulled && b->n_results > 0 &&
	       b->results[0].now.outcome != OUTCOME_NEXT_ROUND;
}

static void
write_resolutions(struct document *d, const struct account *a)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < a->n_items; i++) {
		const struct account_item *it = &a->items[a->agenda[i]];

		if (!is_resolution(a, it))
			continue;
		if (n++ == 0) {
			document_line(d, BLOCK_HEADING, "Délibérations de la séance :");
			document_block(d, BLOCK_TABLE);
		}
		fprintf(d->out, "%s\t%s\n", it->number[0] != '\0' ? it->number : it->name, it->title);
	}
	if (n == 0)
		document_line(d, BLOCK_LINE, "Aucune délibération.");
}

/* The next seat from SEAT on whose member was there; beyond the last: none. */
static uint32_t
next_present(const struct account *a, uint32_t seat)
{
	while (seat <= a->max_seat && (!a->seats[seat].exists || a->seats[seat].n_present == 0))
		seat++;
	return seat;
}

static void
write_present(struct document *d, const struct account *a, bool with_room_to_sign)
{
	uint32_t n = 0, next;

	document_line(d, BLOCK_HEADING, with_room_to_sign ? "Membres présents, et leur signature :" : "Membres présents :");
	document_block(d, with_room_to_sign ? BLOCK_SIGNATURES : BLOCK_TABLE);
	for (uint32_t i = next_present(a, 1); i <= a->max_seat; i = next) {
		next = next_present(a, i + 1);
		french_name(d->out, account_who(a, NULL, i), true);
		if (++n % SIGN_IN_A_ROW != 0 && next <= a->max_seat) {
			fputc('\t', d->out);
			continue;
		}
		fputc('\n', d->out);
		if (with_room_to_sign && next <= a->max_seat)
			document_block(d, BLOCK_SIGNATURES);
	}
}

int
cloture_build(struct document *d, const struct account *a, const struct format_request *q)
{
	french_heading(d, "Feuillet de clôture", a);
	if (a->rehearsal)
		document_line(d, BLOCK_BANNER, "RÉPÉTITION");
	if (!a->sealed_end)
		document_line(d, BLOCK_BANNER, "Séance non close : ce feuillet n'est pas à signer");
	french_title(d, "FEUILLET DE CLÔTURE", a);
	write_resolutions(d, a);
	write_present(d, a, a->sealed_end && a->date <= ALL_SIGN_UNTIL);
	if (a->sealed_end)
		extrait_signatures(d, a, NULL, q);
	if (a->n_seals > 0)
		control_write(d, &a->seals[a->n_seals - 1]);
	return 0;
}
