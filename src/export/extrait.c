#include "extrait.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "control.h"
#include "decision.h"
#include "enclosure.h"
#include "french.h"
#include "layout.h"

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
write_heading(struct document *d, const char *heading)
{
	if (heading[0] != '\0')
		document_line(d, BLOCK_HEADING, "%s", heading);
}

static void
write_present(struct document *d, const char *heading, const struct account *a, const struct account_ballot *b,
              uint32_t *store)
{
	struct column columns[3];
	uint32_t rows = 0;

	present_columns(a, b, store, columns);
	for (uint32_t c = 0; c < 3; c++)
		rows = columns[c].n > rows ? columns[c].n : rows;
	if (rows == 0)
		return;
	write_heading(d, heading);
	document_block(d, BLOCK_TABLE);
	for (uint32_t i = 0; i < rows; i++)
		for (uint32_t c = 0; c < 3; c++) {
			if (i < columns[c].n)
				french_name(d->out, account_who(a, b, columns[c].seats[i]), true);
			fputc(c < 2 ? '\t' : '\n', d->out);
		}
}

static void
write_proxy(FILE *out, const struct scene *s, uint32_t giver)
{
	struct scene proxy = { .a = s->a, .q = s->q };

	proxy.giver = account_who(s->a, s->b, giver);
	proxy.holder = account_who(s->a, s->b, s->b->votes[giver].holder);
	template_write(out, s->q->layout->words[WORD_PROXY], &proxy);
}

static void
write_absent(struct document *d, const char *heading, const struct scene *s, uint32_t *store)
{
	const struct account *a = s->a;
	const struct account_ballot *b = s->b;
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
	write_heading(d, heading);
	document_block(d, BLOCK_TABLE);
	for (uint32_t i = 0; i < alone || i < spoken_for; i++) {
		if (i < alone)
			french_name(d->out, account_who(a, b, store[i]), true);
		fputc('\t', d->out);
		if (i < spoken_for)
			write_proxy(d->out, s, givers[i]);
		fputc('\n', d->out);
	}
}

static void
write_proxies(struct document *d, const char *heading, const struct scene *s)
{
	bool any = false;

	for (uint32_t i = 1; i <= s->a->max_seat; i++) {
		const struct account_vote *v = &s->b->votes[i];

		if (!v->serving || v->present || v->holder == NOBODY)
			continue;
		if (!any) {
			write_heading(d, heading);
			document_block(d, BLOCK_LINE);
			any = true;
		}
		write_proxy(d->out, s, i);
		fputc('\n', d->out);
	}
}

/* --- counts ------------------------------------------------------------------------------------------------------- */

static bool
is_counts(const struct layout_line *line)
{
	return line->key == LINE_ROW || line->key == LINE_CANDIDATES || line->key == LINE_REST;
}

/* Where what no row names is told: at the first line that is for it, else behind the last of the counts. */
static size_t
rest_line(const struct layout *l)
{
	size_t last = 0;

	for (size_t i = 0; i < l->n_lines; i++) {
		if (l->lines[i].key == LINE_REST)
			return i;
		if (is_counts(&l->lines[i]))
			last = i;
	}
	return last; /* there is one: candidates */
}

/* Rows of one line of the layout.  TOLD gains the choices whose voices they say.  Returns how many. */
static uint32_t
write_line_rows(FILE *out, const struct layout_line *line, const struct scene *s, uint32_t *told)
{
	struct scene own = *s;
	uint32_t n = 0;

	if (line->key == LINE_ROW)
		return template_row(out, line->text, s, true, told);
	for (uint32_t i = 0; line->key == LINE_CANDIDATES && i < s->b->n_candidates; i++) {
		own.choice = CHOICE_CANDIDATE + i;
		n += template_row(out, line->text, &own, i == 0, told);
	}
	return n;
}

/* Positions that have a voice and stand in no row and no sentence, recusals, and that it was annulled: never left out. */
static uint32_t
write_rest(FILE *out, const struct scene *s, bool sentence)
{
	static const uint8_t order[] = { CHOICE_POUR, CHOICE_CONTRE, CHOICE_ABSTENTION, CHOICE_NSPP, CHOICE_NPPV, CHOICE_BLANC,
		CHOICE_NUL, CHOICE_SILENT };
	const struct layout *l = s->q->layout;
	const struct layout_line *line = &l->lines[rest_line(l)];
	const char *text = line->key == LINE_REST ? line->text : "{choice} : {voices}";
	struct scene own = *s;
	uint32_t told = 0, n = 0;

	for (size_t i = 0; i < l->n_lines; i++)
		write_line_rows(NULL, &l->lines[i], s, &told);
	if (sentence)
		decision_sentence(NULL, s, &told);
	for (size_t i = 0; i < sizeof(order); i++) {
		own.choice = order[i];
		if (s->r->voices[order[i]] > 0 && (told & 1u << order[i]) == 0)
			n += template_row(out, text, &own, true, NULL);
	}
	own.choice = CHOICE_RECUSED;
	if (s->r->recused > 0)
		n += template_row(out, text, &own, true, NULL);
	if (s->b->annulled && out != NULL)
		template_row_of(out, text, "SCRUTIN ANNULÉ");
	return n + s->b->annulled;
}

/* The rows of the layout's lines FROM up to UNTIL. */
static uint32_t
write_rows(FILE *out, const struct scene *s, size_t from, size_t until, bool sentence)
{
	const struct layout *l = s->q->layout;
	uint32_t n = 0, told = 0;

	for (size_t i = from; i < until; i++) {
		if (is_counts(&l->lines[i]))
			n += write_line_rows(out, &l->lines[i], s, &told);
		if (i == rest_line(l))
			n += write_rest(out, s, sentence);
	}
	return n;
}

static void
write_counts(struct document *d, const struct scene *s, size_t from, size_t until, bool sentence)
{
	if (write_rows(NULL, s, from, until, sentence) == 0)
		return;
	document_block(d, BLOCK_COUNTS);
	write_rows(d->out, s, from, until, sentence);
}

void
extrait_counts(struct document *d, const struct scene *s)
{
	write_counts(d, s, 0, s->q->layout->n_lines, true);
}

/* --- lines, foot -------------------------------------------------------------------------------------------------- */

static void
write_text(struct document *d, enum block_kind kind, const char *text, const struct scene *s)
{
	char *line = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&line, &size); /* a block begins only where there is something to say */
	bool said = out != NULL && template_write(out, text, s);

	if (out == NULL || fclose(out) != 0)
		d->failed = true;
	else if (said)
		document_line(d, kind, "%s", line);
	free(line);
}

#define SIGN_IN_A_ROW 3

static void
write_signatory(FILE *out, const struct format_request *q, enum layout_word word, const struct account_person *who)
{
	layout_one_of(out, q->layout, word, french_is_lady(who));
	fputs(",\v", out);
	french_name(out, who, false);
}

void
extrait_signatures(struct document *d, const struct account *a, const struct account_ballot *b, const struct format_request *q)
{
	bool own = b == NULL || b->presider == a->president;
	uint32_t last = a->n_secretaries; /* one signature more than these: who presided */

	document_block(d, BLOCK_SIGNATURES);
	for (uint32_t i = 0; i <= last; i++) {
		if (i == (q->layout->president_first ? 0 : last))
			write_signatory(d->out, q, own ? WORD_SIGN_PRESIDENT : WORD_SIGN_PRESIDER,
			                account_who(a, b, own ? a->president : b->presider));
		else
			write_signatory(d->out, q, WORD_SIGN_SECRETARY,
			                account_who(a, b, a->secretaries[i - q->layout->president_first]));
		if (i < last && i % SIGN_IN_A_ROW == SIGN_IN_A_ROW - 1) {
			fputc('\n', d->out);
			document_block(d, BLOCK_SIGNATURES);
		} else {
			fputc(i < last ? '\t' : '\n', d->out);
		}
	}
}

/* --- the extract -------------------------------------------------------------------------------------------------- */

/* The line of the layout at I; returns the next. */
static size_t
write_line(struct document *d, const struct scene *s, size_t i, uint32_t *store)
{
	const struct layout *l = s->q->layout;
	const struct layout_line *line = &l->lines[i];
	bool sentence = l->decision_always || decision_needs_words(s->b, s->r);
	size_t until = i + 1;

	switch (line->key) {
	case LINE_TITLE:
		write_text(d, BLOCK_TITLE, line->text, s);
		break;
	case LINE_LINE:
		write_text(d, BLOCK_LINE, line->text, s);
		break;
	case LINE_PRESENT:
		write_present(d, line->text, s->a, s->b, store);
		break;
	case LINE_ABSENT:
		write_absent(d, line->text, s, store);
		break;
	case LINE_PROXIES:
		write_proxies(d, line->text, s);
		break;
	case LINE_ITEM:
		write_text(d, BLOCK_HEADING, line->text, s);
		enclosure_write(d, s->q->folder, s->a->items[s->r->item].text);
		break;
	case LINE_ROW:
	case LINE_CANDIDATES:
	case LINE_REST:
		while (until < l->n_lines && is_counts(&l->lines[until]))
			until++;
		if (s->b->by != BY_ASSENT || s->b->unanimous_assent)
			write_counts(d, s, i, until, sentence);
		break;
	case LINE_DECISION:
		if (!sentence)
			break;
		document_block(d, BLOCK_LINE);
		decision_sentence(d->out, s, NULL);
		fputc('\n', d->out);
		break;
	case LINE_SIGNATURES:
		extrait_signatures(d, s->a, s->b, s->q);
		break;
	case LINE_KEYS:
		break;
	}
	return until;
}

static void
write_extract(struct document *d, const struct scene *s, uint32_t *store)
{
	if (s->a->rehearsal)
		document_line(d, BLOCK_BANNER, "RÉPÉTITION");
	for (size_t i = 0; i < s->q->layout->n_lines;)
		i = write_line(d, s, i, store);
	if (s->b->seal != NO_SEAL)
		control_write(d, &s->a->seals[s->b->seal]);
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
			struct scene s = { .a = a, .q = q, .b = b, .r = &b->results[i].now };

			if (d->n_blocks > 0)
				document_block(d, BLOCK_PAGE);
			write_extract(d, &s, store);
		}
	free(store);
	return 0;
}
