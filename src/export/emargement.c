#include "emargement.h"

#include <ctype.h>
#include <string.h>

#include "extrait.h"
#include "french.h"

/* In office now, the next in the register's order behind SEAT (NOBODY: the first); NOBODY: no more. */
static uint32_t
next_serving(const struct account *a, uint32_t seat)
{
	uint64_t behind = seat == NOBODY ? 0 : account_standing(a, NULL, seat), best_at = UINT64_MAX;
	uint32_t best = NOBODY;

	for (uint32_t i = 1; i <= a->max_seat; i++) {
		uint64_t at = account_standing(a, NULL, i);

		if (a->seats[i].exists && !a->seats[i].vacant && at > behind && at < best_at) {
			best = i;
			best_at = at;
		}
	}
	return best;
}

static void
write_name(FILE *out, const struct account_person *who)
{
	french_name(out, who, true);
	if (who->group[0] != '\0')
		fprintf(out, " (%s)", who->group);
}

/* "à Madame A", "de Monsieur B, de Madame C": those in force. */
static void
write_proxies(FILE *out, const struct account *a, uint32_t seat)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < a->n_proxies; i++) {
		const struct account_proxy *p = &a->proxies[i];

		if (p->ended[0] != '\0' || (p->giver != seat && p->holder != seat))
			continue;
		fprintf(out, "%s%s ", n++ == 0 ? "" : ", ", p->giver == seat ? "à" : "de");
		french_name(out, account_who(a, NULL, p->giver == seat ? p->holder : p->giver), true);
	}
}

/* As it is printed on the handset: without the make that tells two receivers' handsets apart. */
static void
write_handset(FILE *out, const struct account_seat *s)
{
	const struct account_handset *last = s->n_handsets == 0 ? NULL : &s->handsets[s->n_handsets - 1];
	const char *colon = last == NULL ? NULL : strchr(last->id, ':');

	if (last != NULL && last->until_us == FOREVER)
		fputs(colon != NULL ? colon + 1 : last->id, out);
}

static void
write_members(struct document *d, const struct account *a)
{
	const char *proxy = a->proxy_label[0] != '\0' ? a->proxy_label : "pouvoir";

	document_block(d, BLOCK_SHEET);
	fprintf(d->out, "N°\tNom\t%c%s\tBoîtier\tÉmargement\tBoîtier rendu\n", toupper((unsigned char)proxy[0]), proxy + 1);
	for (uint32_t i = next_serving(a, NOBODY); i != NOBODY; i = next_serving(a, i)) {
		fprintf(d->out, "%u\t", i);
		write_name(d->out, account_who(a, NULL, i));
		fputc('\t', d->out);
		write_proxies(d->out, a, i);
		fputc('\t', d->out);
		write_handset(d->out, &a->seats[i]);
		fputs("\t\t\n", d->out);
	}
}

int
emargement_build(struct document *d, const struct account *a, const struct format_request *q)
{
	french_heading(d, "Feuille d'émargement", a);
	d->numbered = true;
	if (a->rehearsal)
		document_line(d, BLOCK_BANNER, "RÉPÉTITION");
	french_title(d, "FEUILLE D'ÉMARGEMENT", a);
	document_block(d, BLOCK_LINE);
	fputs(a->convocation != 0 ? "Convocation envoyée le " : "Convoquée", d->out);
	if (a->convocation != 0)
		french_date(d->out, a->convocation, false);
	fprintf(d->out, " pour %u h %02u%s\n", a->minute / 60, a->minute % 60,
	        a->second_convocation ? ", sur seconde convocation" : "");
	fprintf(d->out, "Nombre de membres en exercice : %u\n", a->serving);
	write_members(d, a);
	extrait_signatures(d, a, NULL, q);
	return 0;
}
