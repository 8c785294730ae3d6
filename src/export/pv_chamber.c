#include "pv_chamber.h"

#include <ctype.h>
#include <stdlib.h>

#include "french.h"
#include "layout.h"
#include "template.h"

static void
write_who(FILE *out, const struct account *a, uint32_t seat)
{
	french_name(out, account_who(a, NULL, seat), true);
}

/* Times are told where they are not the sitting's own: who was there all along has none. */
static void
write_span(FILE *out, const struct account *a, const struct account_span *s, bool first)
{
	bool early = s->from_us <= a->began_us || (first && s->from_us < account_debate(a));

	if (!early) {
		fputs("à partir de ", out);
		french_hour(out, a, s->from_us);
	}
	if (s->until_us != FOREVER) {
		fputs(early ? "jusqu'à " : ", jusqu'à ", out);
		french_hour(out, a, s->until_us);
	}
}

static void
write_present(struct document *d, const struct account *a)
{
	document_line(d, BLOCK_HEADING, "Membres présents :");
	document_block(d, BLOCK_TABLE);
	for (uint32_t i = 1; i <= a->max_seat; i++) {
		const struct account_seat *seat = &a->seats[i];

		if (!seat->exists || seat->n_present == 0)
			continue;
		write_who(d->out, a, i);
		fputc('\t', d->out);
		for (uint32_t k = 0; k < seat->n_tenures; k++)
			if (seat->tenures[k].substitute)
				fputs("suppléant ", d->out);
		for (uint32_t k = 0; k < seat->n_present; k++) {
			if (k > 0)
				fputs(" ; ", d->out);
			write_span(d->out, a, &seat->present[k], k == 0);
		}
		fputc('\n', d->out);
	}
}

static bool
gave_proxy(const struct account *a, uint32_t seat)
{
	for (uint32_t i = 0; i < a->n_proxies; i++)
		if (a->proxies[i].giver == seat)
			return true;
	return false;
}

static void
write_absent(struct document *d, const struct account *a)
{
	static const char *const words[][2] = {
		{ "absent", "absente" }, { "excusé", "excusée" }, { "représenté", "représentée" },
	};
	bool any = false;

	for (uint32_t i = 1; i <= a->max_seat; i++) {
		const struct account_seat *seat = &a->seats[i];

		if (!seat->exists || seat->vacant || seat->n_present > 0)
			continue;
		if (!any) {
			document_line(d, BLOCK_HEADING, "Membres absents :");
			document_block(d, BLOCK_TABLE);
			any = true;
		}
		write_who(d->out, a, i);
		fprintf(d->out, "\t%s\n", words[gave_proxy(a, i) ? 2 : seat->n_excused > 0][french_is_lady(account_who(a, NULL, i))]);
	}
}

/* "Pouvoirs :" */
static void
write_proxies_heading(struct document *d, const char *text, const struct scene *s)
{
	char *words = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&words, &size);

	if (out != NULL)
		template_write(out, text, s);
	if (out == NULL || fclose(out) != 0)
		d->failed = true;
	else
		document_line(d, BLOCK_HEADING, "%c%s :", toupper((unsigned char)words[0]), words + 1);
	free(words);
}

static void
write_proxies(struct document *d, const struct account *a, const struct format_request *q)
{
	struct scene s = { .a = a, .q = q };

	if (a->n_proxies == 0)
		return;
	write_proxies_heading(d, q->layout->words[WORD_PROXIES], &s);
	document_block(d, BLOCK_TABLE);
	for (uint32_t i = 0; i < a->n_proxies; i++) {
		const struct account_proxy *p = &a->proxies[i];
		const char *between = "";

		s.giver = account_who(a, NULL, p->giver);
		s.holder = account_who(a, NULL, p->holder);
		template_write(d->out, q->layout->words[WORD_PROXY], &s);
		fputc('\t', d->out);
		if (p->dated != 0) {
			fputs("daté du ", d->out);
			french_date(d->out, p->dated, false);
			between = ", ";
		}
		if (p->from_us > a->began_us && p->from_us >= account_debate(a)) {
			fprintf(d->out, "%sà partir de ", between);
			french_hour(d->out, a, p->from_us);
			between = ", ";
		}
		if (p->until_us != FOREVER) {
			fprintf(d->out, "%sjusqu'à ", between);
			french_hour(d->out, a, p->until_us);
		}
		fputc('\n', d->out);
	}
}

void
pv_chamber(struct document *d, const struct account *a, const struct format_request *q)
{
	write_present(d, a);
	write_absent(d, a);
	write_proxies(d, a, q);
}

void
pv_agenda(struct document *d, const struct account *a)
{
	if (a->n_items == 0)
		return;
	document_line(d, BLOCK_HEADING, "Ordre du jour :");
	document_block(d, BLOCK_TABLE);
	for (uint32_t i = 0; i < a->n_items; i++) {
		const struct account_item *it = &a->items[a->agenda[i]];

		fprintf(d->out, "%s\t", it->name);
		french_item(d->out, a, a->agenda[i]);
		fprintf(d->out, "%s%s\n", it->urgency ? " (ajouté en urgence)" : "",
		        it->withdrawn ? " (retiré)" : it->postponed ? " (reporté)" : "");
	}
}
