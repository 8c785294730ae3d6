#include "extrait.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "decision.h"
#include "enclosure.h"
#include "french.h"

/* --- who was there ------------------------------------------------------------------------------------------------ */

struct column { uint32_t *seats; uint32_t n; };

static bool
by_rank(const struct account *a, const struct account_ballot *b, uint32_t one, uint32_t other)
{
	return account_who(a, b, one)->rank < account_who(a, b, other)->rank;
}

/* Seats with a rank first, in its order; then the others, by number. */
static void
order_by_rank(const struct account *a, const struct account_ballot *b, uint32_t *seats, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++) /* insertion keeps equals in place; the ranked are few */
		for (uint32_t k = i; k > 0 && by_rank(a, b, seats[k], seats[k - 1]); k--) {
			uint32_t t = seats[k];

			seats[k] = seats[k - 1];
			seats[k - 1] = t;
		}
}

static void
present_columns(const struct account *a, const struct account_ballot *b, uint32_t *store, struct column *columns)
{
	uint32_t ranked = 0, others = 0, *rest = store + a->max_seat + 1;

	for (uint32_t i = 1; i <= a->max_seat; i++)
		if (b->votes[i].present) {
			if (account_who(a, b, i)->rank > 0)
				store[ranked++] = i;
			else
				rest[others++] = i;
		}
	order_by_rank(a, b, store, ranked);
	if (ranked == 0 || others == 0) {
		uint32_t *all = ranked == 0 ? rest : store, n = ranked + others, third = (n + 2) / 3;

		for (uint32_t c = 0; c < 3; c++) {
			uint32_t from = c * third < n ? c * third : n;

			columns[c] = (struct column) { all + from, from + third < n ? third : n - from };
		}
		return;
	}
	columns[0] = (struct column) { store, ranked };
	columns[1] = (struct column) { rest, (others + 1) / 2 };
	columns[2] = (struct column) { rest + columns[1].n, others - columns[1].n };
}

static void
write_present(struct document *d, const struct account *a, const struct account_ballot *b, uint32_t *store)
{
	struct column columns[3];
	uint32_t rows = 0;

	present_columns(a, b, store, columns);
	for (uint32_t c = 0; c < 3; c++)
		rows = columns[c].n > rows ? columns[c].n : rows;
	document_line(d, BLOCK_HEADING, "Membres présents :");
	document_block(d, BLOCK_TABLE);
	for (uint32_t i = 0; i < rows; i++)
		for (uint32_t c = 0; c < 3; c++) {
			if (i < columns[c].n)
				french_name(d->out, account_who(a, b, columns[c].seats[i]), true);
			fputc(c < 2 ? '\t' : '\n', d->out);
		}
}

static void
write_absent(struct document *d, const struct account *a, const struct account_ballot *b, uint32_t *store)
{
	uint32_t alone = 0, spoken_for = 0, *givers = store + a->max_seat + 1;

	for (uint32_t i = 1; i <= a->max_seat; i++) {
		if (!b->votes[i].serving || b->votes[i].present)
			continue;
		if (b->votes[i].holder != NOBODY)
			givers[spoken_for++] = i;
		else
			store[alone++] = i;
	}
	if (alone + spoken_for == 0)
		return;
	document_line(d, BLOCK_HEADING, "Membres absents :");
	document_block(d, BLOCK_TABLE);
	for (uint32_t i = 0; i < alone || i < spoken_for; i++) {
		if (i < alone)
			french_name(d->out, account_who(a, b, store[i]), true);
		fputc('\t', d->out);
		if (i < spoken_for) {
			french_name(d->out, account_who(a, b, givers[i]), true);
			fprintf(d->out, " %s à ", a->proxy_label);
			french_name(d->out, account_who(a, b, b->votes[givers[i]].holder), true);
		}
		fputc('\n', d->out);
	}
}

#define SIGN_IN_A_ROW 3

/* --- head, block, foot -------------------------------------------------------------------------------------------- */

static void
write_title(struct document *d, const struct account *a)
{
	document_block(d, BLOCK_TITLE);
	fputs("EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS ", d->out);
	french_body(d->out, a);
	fputc('\n', d->out);
}

void
extrait_secretaries(FILE *out, const struct account *a, const struct account_ballot *b, bool with_first)
{
	fprintf(out, "Secrétaire%s de séance : ", a->n_secretaries > 1 ? "s" : "");
	for (uint32_t i = 0; i < a->n_secretaries; i++) {
		fputs(i == 0 ? "" : i + 1 == a->n_secretaries ? " et " : ", ", out);
		french_name(out, account_who(a, b, a->secretaries[i]), with_first);
	}
}

static void
write_head(struct document *d, const struct account *a, const struct account_ballot *b, const struct result *r)
{
	const struct account_person *presider = account_who(a, b, b->presider);

	document_block(d, BLOCK_LINE);
	fputs("Séance du ", d->out);
	french_date(d->out, a->date, true);
	fputc('\n', d->out);
	document_block(d, BLOCK_LINE);
	fprintf(d->out, "%s%s : ", french_is_lady(presider) ? "Présidente" : "Président",
	        b->presider == a->president ? "" : " de séance");
	french_name(d->out, presider, false);
	fputc('\n', d->out);
	document_block(d, BLOCK_LINE);
	extrait_secretaries(d->out, a, b, false);
	fputc('\n', d->out);
	if (a->convocation != 0) {
		document_block(d, BLOCK_LINE);
		fputs("Convocation envoyée le ", d->out);
		french_date(d->out, a->convocation, false);
		fputc('\n', d->out);
	}
	document_block(d, BLOCK_LINE);
	fputs("Nombre de membres ", d->out);
	french_of(d->out, a->organ);
	fprintf(d->out, " : %u\n", a->seats_by_law);
	document_line(d, BLOCK_LINE, "Nombre de présents participant au vote : %u", r->voting_present);
	document_line(d, BLOCK_LINE, "Nombre de membres en exercice : %u", r->serving);
	document_line(d, BLOCK_LINE, "Nombre de procurations : %u", r->proxies);
}

static void
write_object(struct document *d, const struct account_item *item, const struct format_request *q)
{
	if (item->number[0] != '\0')
		document_line(d, BLOCK_LINE, "Délibération n° %s", item->number);
	document_block(d, BLOCK_HEADING);
	fputs("OBJET : ", d->out);
	if (item->rubric[0] != '\0')
		fprintf(d->out, "%s\n", item->rubric);
	fprintf(d->out, "%s\n", item->title);
	enclosure_write(d, q->folder, item->text);
}

void
extrait_block(FILE *out, const struct account *a, const struct account_ballot *b, const struct result *r)
{
	static const enum choice rest[] = { CHOICE_NPPV, CHOICE_BLANC, CHOICE_NUL, CHOICE_SILENT };

	if (b->n_candidates == 0) {
		fprintf(out, "SCRUTIN\tPOUR : %u\tABSTENTION : %u\n", r->voices[CHOICE_POUR], r->voices[CHOICE_ABSTENTION]);
		fprintf(out, "\tCONTRE : %u\tNE SE PRONONCE PAS : %u\n", r->voices[CHOICE_CONTRE], r->voices[CHOICE_NSPP]);
	}
	for (uint32_t i = 0; i < b->n_candidates; i++) {
		fputs(i == 0 ? "SCRUTIN\t" : "\t", out);
		decision_candidate(out, a, b, i);
		fprintf(out, " : %u\t\n", r->candidate_voices[i]);
	}
	fprintf(out, "\tDONT %u PROCURATION(S)\t\n", r->proxies_cast);
	for (size_t i = 0; i < sizeof(rest) / sizeof(rest[0]); i++)
		if (r->voices[rest[i]] > 0) {
			fputc('\t', out);
			decision_choice(out, a, b, (uint8_t)rest[i]);
			fprintf(out, " : %u\t\n", r->voices[rest[i]]);
		}
	if (r->recused > 0)
		fprintf(out, "\tDÉPORT : %u\t\n", r->recused);
	if (b->annulled)
		fputs("\tSCRUTIN ANNULÉ\t\n", out);
}

static void
write_signatory(FILE *out, const char *of_a_lady, const char *of_a_man, const struct account_person *who)
{
	fprintf(out, "%s,\v", french_is_lady(who) ? of_a_lady : of_a_man);
	french_name(out, who, false);
}

void
extrait_signatures(struct document *d, const struct account *a, const struct account_ballot *b)
{
	document_block(d, BLOCK_SIGNATURES);
	for (uint32_t i = 0; i < a->n_secretaries; i++) {
		write_signatory(d->out, "La secrétaire", "Le secrétaire", account_who(a, b, a->secretaries[i]));
		if (i % SIGN_IN_A_ROW < SIGN_IN_A_ROW - 1) {
			fputc('\t', d->out);
		} else {
			fputc('\n', d->out);
			document_block(d, BLOCK_SIGNATURES);
		}
	}
	if (b == NULL || b->presider == a->president)
		write_signatory(d->out, "La Présidente", "Le Président", account_who(a, b, a->president));
	else
		write_signatory(d->out, "La Présidente de séance", "Le Président de séance", account_who(a, b, b->presider));
	fputc('\n', d->out);
}

static void
write_extract(struct document *d, const struct account *a, const struct account_ballot *b,
              const struct account_result *r, const struct format_request *q, uint32_t *store)
{
	if (a->rehearsal)
		document_line(d, BLOCK_BANNER, "RÉPÉTITION");
	write_title(d, a);
	write_head(d, a, b, &r->now);
	write_present(d, a, b, store);
	write_absent(d, a, b, store);
	write_object(d, &a->items[r->item], q);
	if (b->by != BY_ASSENT || b->unanimous_assent) {
		document_block(d, BLOCK_COUNTS);
		extrait_block(d->out, a, b, &r->now);
	}
	if (decision_needs_words(b, &r->now)) {
		document_block(d, BLOCK_LINE);
		decision_sentence(d->out, a, b, &r->now);
		fputc('\n', d->out);
	}
	extrait_signatures(d, a, b);
	if (b->seal != NO_SEAL)
		control_write(d, &a->seals[b->seal]);
}

int
extrait_build(struct document *d, const struct account *a, const struct format_request *q)
{
	uint32_t *store = calloc(2 * ((size_t)a->max_seat + 1), sizeof(*store));
	const struct account_ballot *b = NULL;

	if (store == NULL)
		return -ENOMEM;
	french_heading(d, "Extrait du registre des délibérations", a);
	while ((b = format_next(a, q, b)) != NULL)
		for (uint32_t i = 0; i < b->n_results; i++) {
			if (d->n_blocks > 0)
				document_block(d, BLOCK_PAGE);
			write_extract(d, a, b, &b->results[i], q, store);
		}
	free(store);
	return 0;
}
