#include "extrait.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "french.h"

/* --- who was there ------------------------------------------------------------------------------------------------ */

struct column { uint32_t *seats; uint32_t n; };

static int
by_rank(const struct sitting *s, uint32_t a, uint32_t b)
{
	return s->seats[a].rank < s->seats[b].rank;
}

/* Seats with a rank first, in its order; then the others, by number. */
static void
order_by_rank(const struct sitting *s, uint32_t *seats, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++) /* insertion keeps equals in place; the ranked are few */
		for (uint32_t k = i; k > 0 && by_rank(s, seats[k], seats[k - 1]); k--) {
			uint32_t t = seats[k];

			seats[k] = seats[k - 1];
			seats[k - 1] = t;
		}
}

static void
present_columns(const struct sitting *s, const struct minutes *m, uint32_t *store, struct column *columns)
{
	uint32_t ranked = 0, others = 0, *rest = store + s->limits.max_seat + 1;

	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		if (m->present[i]) {
			if (s->seats[i].rank > 0)
				store[ranked++] = i;
			else
				rest[others++] = i;
		}
	order_by_rank(s, store, ranked);
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
write_present(FILE *out, const struct sitting *s, const struct minutes *m, uint32_t *store)
{
	struct column columns[3];
	uint32_t rows = 0;

	present_columns(s, m, store, columns);
	for (uint32_t c = 0; c < 3; c++)
		rows = columns[c].n > rows ? columns[c].n : rows;
	fputs("Membres présents :\n\n", out);
	for (uint32_t i = 0; i < rows; i++)
		for (uint32_t c = 0; c < 3; c++) {
			if (i < columns[c].n)
				french_name(out, s, columns[c].seats[i], true);
			fputc(c < 2 ? '\t' : '\n', out);
		}
}

static void
write_absent(FILE *out, const struct sitting *s, const struct minutes *m, uint32_t *store)
{
	uint32_t alone = 0, spoken_for = 0, *givers = store + s->limits.max_seat + 1;

	for (uint32_t i = 1; i <= s->limits.max_seat; i++) {
		if (!s->seats[i].exists || s->seats[i].vacant || m->present[i])
			continue;
		if (m->holder[i] != NOBODY)
			givers[spoken_for++] = i;
		else
			store[alone++] = i;
	}
	if (alone + spoken_for == 0)
		return;
	fputs("\nMembres absents :\n\n", out);
	for (uint32_t i = 0; i < alone || i < spoken_for; i++) {
		if (i < alone)
			french_name(out, s, store[i], true);
		fputc('\t', out);
		if (i < spoken_for) {
			french_name(out, s, givers[i], true);
			fputs(" pouvoir à ", out);
			french_name(out, s, m->holder[givers[i]], true);
		}
		fputc('\n', out);
	}
}

/* --- head, block, foot -------------------------------------------------------------------------------------------- */

static void
write_title(FILE *out, const struct sitting *s)
{
	struct text genitive = sitting_text(s, s->genitive), organ = sitting_text(s, s->organ);
	struct text name = sitting_text(s, s->name);

	fputs("EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS ", out);
	if (genitive.len > 0) {
		fprintf(out, "%.*s", (int)genitive.len, genitive.at);
	} else {
		french_of(out, organ);
		fprintf(out, " – %.*s", (int)name.len, name.at);
	}
	fputs("\n\n", out);
}

static uint32_t
seats_by_law(const struct sitting *s)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i <= s->limits.max_seat; i++)
		n += s->seats[i].exists;
	return n;
}

static void
write_head(FILE *out, const struct sitting *s, const struct ballot *b, const struct result *r)
{
	fputs("Séance du ", out);
	french_date(out, s->date, true);
	fprintf(out, "\n\n%s : ", french_is_lady(s, b->presider) ? "Présidente" : "Président");
	french_name(out, s, b->presider, false);
	fputs("\n\nSecrétaire de séance : ", out);
	french_name(out, s, s->secretary, false);
	if (s->convocation != 0) {
		fputs("\n\nConvocation envoyée le ", out);
		french_date(out, s->convocation, false);
	}
	fputs("\n\nNombre de membres ", out);
	french_of(out, sitting_text(s, s->organ));
	fprintf(out, " : %u\n\nNombre de présents participant au vote : %u\n\n", seats_by_law(s), r->voting_present);
	fprintf(out, "Nombre de membres en exercice : %u\n\nNombre de procurations : %u\n\n", r->serving, r->proxies);
}

static void
write_object(FILE *out, const struct sitting *s, const struct result *r)
{
	const struct item *item = &s->items[r->item];
	struct text rubric = sitting_text(s, item->rubric), title = sitting_text(s, item->title);

	fputs("\nOBJET : ", out);
	if (rubric.len > 0)
		fprintf(out, "%.*s\n", (int)rubric.len, rubric.at);
	fprintf(out, "%.*s\n\n", (int)title.len, title.at);
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
write_rest(FILE *out, const struct sitting *s, const struct ballot *b, const struct result *r)
{
	static const struct { enum choice choice; const char *label; } rows[] = {
		{ CHOICE_NPPV, "NE PREND PAS PART AU VOTE" }, { CHOICE_BLANC, "BLANC" }, { CHOICE_NUL, "NUL" },
		{ CHOICE_SILENT, "N'ONT PAS VOTÉ" },
	};

	for (uint32_t i = 0; i < b->n_candidates; i++) {
		struct text name = sitting_text(s, b->candidates[i]);

		fputc('\t', out);
		if (b->candidate_seat[i] != NOBODY)
			french_name(out, s, b->candidate_seat[i], true);
		else
			fprintf(out, "%.*s", (int)name.len, name.at);
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
write_foot(FILE *out, const struct sitting *s, const struct ballot *b)
{
	fprintf(out, "\n%s secrétaire,\n", french_is_lady(s, s->secretary) ? "La" : "Le");
	french_name(out, s, s->secretary, false);
	fprintf(out, "\n\n%s,\n", french_is_lady(s, b->presider) ? "La Présidente" : "Le Président");
	french_name(out, s, b->presider, false);
	fputc('\n', out);
}

int
extrait_write(FILE *out, const struct sitting *s, const struct minutes *m)
{
	const struct ballot *b;
	uint32_t *store;

	if (m->ballot == NO_BALLOT)
		return -ENOENT;
	store = calloc(2 * ((size_t)s->limits.max_seat + 1), sizeof(*store));
	if (store == NULL)
		return -ENOMEM;
	b = &s->ballots[m->ballot];
	for (uint32_t i = 0; i < b->n_results; i++) {
		const struct result *r = &s->results[b->first_result + i];

		if (i > 0)
			fputs("\f\n", out);
		if (s->rehearsal || m->rehearsal)
			fputs("RÉPÉTITION\n\n", out);
		write_title(out, s);
		write_head(out, s, b, r);
		write_present(out, s, m, store);
		write_absent(out, s, m, store);
		write_object(out, s, r);
		extrait_block(out, r);
		write_rest(out, s, b, r);
		write_foot(out, s, b);
		if (m->note != NULL)
			control_write(out, m->note);
	}
	free(store);
	return 0;
}
