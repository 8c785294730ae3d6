#include "extrait.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
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
write_present(FILE *out, const struct account *a, const struct account_ballot *b, uint32_t *store)
{
	struct column columns[3];
	uint32_t rows = 0;

	present_columns(a, b, store, columns);
	for (uint32_t c = 0; c < 3; c++)
		rows = columns[c].n > rows ? columns[c].n : rows;
	fputs("Membres présents :\n\n", out);
	for (uint32_t i = 0; i < rows; i++)
		for (uint32_t c = 0; c < 3; c++) {
			if (i < columns[c].n)
				french_name(out, account_who(a, b, columns[c].seats[i]), true);
			fputc(c < 2 ? '\t' : '\n', out);
		}
}

static void
write_absent(FILE *out, const struct account *a, const struct account_ballot *b, uint32_t *store)
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
	fputs("\nMembres absents :\n\n", out);
	for (uint32_t i = 0; i < alone || i < spoken_for; i++) {
		if (i < alone)
			french_name(out, account_who(a, b, store[i]), true);
		fputc('\t', out);
		if (i < spoken_for) {
			french_name(out, account_who(a, b, givers[i]), true);
			fputs(" pouvoir à ", out);
			french_name(out, account_who(a, b, b->votes[givers[i]].holder), true);
		}
		fputc('\n', out);
	}
}

/* --- head, block, foot -------------------------------------------------------------------------------------------- */

static void
write_title(FILE *out, const struct account *a)
{
	fputs("EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS ", out);
	if (a->genitive[0] != '\0') {
		fputs(a->genitive, out);
	} else {
		french_of(out, a->organ);
		fprintf(out, " – %s", a->name);
	}
	fputs("\n\n", out);
}

static void
write_head(FILE *out, const struct account *a, const struct account_ballot *b, const struct result *r)
{
	const struct account_person *presider = account_who(a, b, b->presider);

	fputs("Séance du ", out);
	french_date(out, a->date, true);
	fprintf(out, "\n\n%s : ", french_is_lady(presider) ? "Présidente" : "Président");
	french_name(out, presider, false);
	fputs("\n\nSecrétaire de séance : ", out);
	french_name(out, account_who(a, b, a->secretary), false);
	if (a->convocation != 0) {
		fputs("\n\nConvocation envoyée le ", out);
		french_date(out, a->convocation, false);
	}
	fputs("\n\nNombre de membres ", out);
	french_of(out, a->organ);
	fprintf(out, " : %u\n\nNombre de présents participant au vote : %u\n\n", a->seats_by_law, r->voting_present);
	fprintf(out, "Nombre de membres en exercice : %u\n\nNombre de procurations : %u\n\n", r->serving, r->proxies);
}

static void
write_object(FILE *out, const struct account_item *item)
{
	fputs("\nOBJET : ", out);
	if (item->rubric[0] != '\0')
		fprintf(out, "%s\n", item->rubric);
	fprintf(out, "%s\n\n", item->title);
}

void
extrait_block(FILE *out, const struct result *r)
{
	fprintf(out, "SCRUTIN\tPOUR : %u\tABSTENTION : %u\n", r->voices[CHOICE_POUR], r->voices[CHOICE_ABSTENTION]);
	fprintf(out, "\tCONTRE : %u\tNE SE PRONONCE PAS : %u\n", r->voices[CHOICE_CONTRE], r->voices[CHOICE_NSPP]);
	fprintf(out, "\tDONT %u PROCURATION(S)\t\n", r->proxies_cast);
}

/* What the block of three lines has no cell for, where there is any of it. */
static void
write_rest(FILE *out, const struct account *a, const struct account_ballot *b, const struct result *r)
{
	static const struct { enum choice choice; const char *label; } rows[] = {
		{ CHOICE_NPPV, "NE PREND PAS PART AU VOTE" }, { CHOICE_BLANC, "BLANC" }, { CHOICE_NUL, "NUL" },
		{ CHOICE_SILENT, "N'ONT PAS VOTÉ" },
	};

	for (uint32_t i = 0; i < b->n_candidates; i++) {
		fputc('\t', out);
		if (b->candidates[i].seat != NOBODY)
			french_name(out, account_who(a, b, b->candidates[i].seat), true);
		else
			fputs(b->candidates[i].name, out);
		fprintf(out, " : %u\t\n", r->candidate_voices[i]);
	}
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (r->voices[rows[i].choice] > 0)
			fprintf(out, "\t%s : %u\t\n", rows[i].label, r->voices[rows[i].choice]);
	if (r->recused > 0)
		fprintf(out, "\tDÉPORT : %u\t\n", r->recused);
	if (b->annulled)
		fputs("\tSCRUTIN ANNULÉ\t\n", out);
}

static void
write_foot(FILE *out, const struct account *a, const struct account_ballot *b)
{
	const struct account_person *presider = account_who(a, b, b->presider), *secretary = account_who(a, b, a->secretary);

	fprintf(out, "\n%s secrétaire,\n", french_is_lady(secretary) ? "La" : "Le");
	french_name(out, secretary, false);
	fprintf(out, "\n\n%s,\n", french_is_lady(presider) ? "La Présidente" : "Le Président");
	french_name(out, presider, false);
	fputc('\n', out);
}

static void
write_extract(FILE *out, const struct account *a, const struct account_ballot *b, const struct account_result *r,
              uint32_t *store)
{
	if (a->rehearsal)
		fputs("RÉPÉTITION\n\n", out);
	write_title(out, a);
	write_head(out, a, b, &r->now);
	write_present(out, a, b, store);
	write_absent(out, a, b, store);
	write_object(out, &a->items[r->item]);
	extrait_block(out, &r->now);
	write_rest(out, a, b, &r->now);
	write_foot(out, a, b);
	if (b->seal != NO_SEAL)
		control_write(out, &a->seals[b->seal]);
}

int
extrait_write(FILE *out, const struct account *a, const struct format_request *q)
{
	uint32_t *store = calloc(2 * ((size_t)a->max_seat + 1), sizeof(*store));
	const struct account_ballot *b = NULL;
	bool first = true;

	if (store == NULL)
		return -ENOMEM;
	while ((b = format_next(a, q, b)) != NULL)
		for (uint32_t i = 0; i < b->n_results; i++) {
			if (!first)
				fputs("\f\n", out);
			first = false;
			write_extract(out, a, b, &b->results[i], store);
		}
	free(store);
	return 0;
}
