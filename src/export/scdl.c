#include "scdl.h"

#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "dates.h"
#include "matiere.h"
#include "story/lines.h"
#include "wording.h"

static void
put_id(struct csv *csv, const struct account *a, const struct account_item *item)
{
	char *made = NULL;

	if (item->id[0] != '\0' || item->number[0] != '\0') {
		csv_text(csv, item->id[0] != '\0' ? item->id : item->number);
		return;
	}
	if (asprintf(&made, "%04u-%02u-%02u-%s", a->date / 10000, a->date / 100 % 100, a->date % 100, item->name) < 0)
		made = NULL;
	csv_text(csv, made == NULL ? item->name : made);
	free(made);
}

static bool
is_year(const char *t, size_t n)
{
	size_t i = 0;

	while (i < n && t[i] >= '0' && t[i] <= '9')
		i++;
	return n == 4 && i == 4;
}

/* budget="2023/2024 Budget annexe eau": a year or two, then a name; either may be missing. */
static void
put_budget(struct csv *csv, const char *budget)
{
	size_t n = strcspn(budget, " "), slash = strcspn(budget, "/");
	bool years = is_year(budget, n) || (slash < n && is_year(budget, slash) && is_year(budget + slash + 1, n - slash - 1));
	char year[12] = "";

	if (years) {
		snprintf(year, sizeof(year), "%.*s", (int)n, budget);
		budget += n + strspn(budget + n, " ");
	}
	csv_text(csv, year);
	csv_text(csv, budget);
}

static uint32_t
took_part(const struct result *r)
{
	return r->electorate - r->voices[CHOICE_SILENT] - r->voices[CHOICE_NPPV];
}

static uint32_t
voices_serving(const struct account *a, const struct account_ballot *b)
{
	uint32_t voices = 0;

	for (uint32_t i = 1; i <= a->max_seat; i++)
		if (b->votes[i].serving)
			voices += a->seats[i].weight;
	return voices;
}

static void
put_votes(struct csv *csv, const struct account *a, const struct account_ballot *b, const struct result *r)
{
	static const enum choice choices[] = { CHOICE_POUR, CHOICE_CONTRE, CHOICE_ABSTENTION };
	bool formal = b->by != BY_ASSENT || b->unanimous_assent;

	csv_number(csv, voices_serving(a, b));
	if (formal)
		csv_number(csv, took_part(r));
	else
		csv_text(csv, "");
	for (size_t i = 0; i < 3; i++)
		if (formal && b->n_candidates == 0)
			csv_number(csv, r->voices[choices[i]]);
		else
			csv_text(csv, "");
}

static void
put_row(struct csv *csv, const struct account *a, const struct account_ballot *b, const struct account_result *r,
        const struct format_request *q)
{
	const struct dates_item *act = dates_of(q, a, b, r->item);
	const struct account_item *item = &a->items[r->item];
	char *title = NULL;

	csv_text(csv, a->name);
	csv_text(csv, a->siret);
	put_id(csv, a, item);
	csv_date(csv, a->date);
	csv_text(csv, item->matiere);
	csv_text(csv, matiere_name(item->matiere));
	if (a->rehearsal && asprintf(&title, "RÉPÉTITION – %s", item->title) < 0)
		title = NULL;
	csv_text(csv, title == NULL ? item->title : title);
	free(title);
	put_budget(csv, item->budget);
	csv_text(csv, act->received != 0 ? q->dates->pref_id : "");
	if (act->received != 0)
		csv_date(csv, act->received);
	else
		csv_text(csv, "");
	put_votes(csv, a, b, &r->now);
	csv_text(csv, act->url);
	csv_end(csv);
}

static void
remark(const struct account *a, const struct account_item *item, FILE *remarks)
{
	if (a->siret[0] == '\0')
		fprintf(remarks, "item %s: COLL_SIRET is empty, SCDL requires it: body … siret=\n", item->name);
	if (matiere_name(item->matiere)[0] == '\0')
		fprintf(remarks, "item %s: DELIB_MATIERE_%s, SCDL requires both: item … matiere=7.5\n", item->name,
		        item->matiere[0] == '\0' ? "CODE and _NOM are empty" : "CODE is not of the nomenclature, _NOM is empty");
	if (item->id[0] == '\0' && item->number[0] == '\0')
		fprintf(remarks, "item %s: DELIB_ID is made up of date and item: item … id=\n", item->name);
}

int
scdl_write(FILE *out, const struct account *a, const struct format_request *q)
{
	static const char *const head[] = {
		"COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE", "DELIB_MATIERE_NOM", "DELIB_OBJET",
		"BUDGET_ANNEE", "BUDGET_NOM", "PREF_ID", "PREF_DATE", "VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE",
		"VOTE_ABSTENTION", "DELIB_URL", NULL };
	const struct account_ballot *b = NULL;
	struct csv csv;

	csv_begin(&csv, out, CSV_DATA, head);
	while ((b = format_next(a, q, b)) != NULL)
		for (uint32_t i = 0; i < b->n_results; i++) {
			const struct account_result *r = &b->results[i];
			const struct account_item *item = &a->items[r->item];
			enum outcome o = r->now.outcome;

			if (!account_is_deliberation(item))
				continue;
			if (o != OUTCOME_ADOPTED && o != OUTCOME_ELECTED && o != OUTCOME_NOTED) {
				fprintf(q->remarks, "item %s: no row, ballot %u ended as %s\n", item->name, b->number,
				        story_outcome_word(o));
				continue;
			}
			put_row(&csv, a, b, r, q);
			remark(a, item, q->remarks);
		}
	return 0;
}

int
scdl_companion_write(FILE *out, const struct account *a, const struct format_request *q)
{
	static const char *const head[] = {
		"DELIB_ID", "SCRUTIN", "TENTATIVE", "SCRUTIN_MODE", "SCRUTIN_RESULTAT", "VOTE_NSPP", "VOTE_NPPV", "VOTE_BLANC",
		"VOTE_NUL", "VOTE_SANS_REPONSE", "VOTE_EXPRIMES", "DEPORTS", "PRESENTS", "PROCURATIONS", NULL };
	const struct account_ballot *b = NULL;
	char outcome[WORDING_OUTCOME];
	struct csv csv;

	csv_begin(&csv, out, CSV_DATA, head);
	while ((b = format_next(a, q, b)) != NULL)
		for (uint32_t i = 0; i < b->n_results; i++) {
			const struct result *r = &b->results[i].now;
			const uint32_t numbers[] = { r->voices[CHOICE_NSPP], r->voices[CHOICE_NPPV], r->voices[CHOICE_BLANC],
				r->voices[CHOICE_NUL], r->voices[CHOICE_SILENT], r->cast, r->recused, r->present, r->proxies_cast };

			put_id(&csv, a, &a->items[b->results[i].item]);
			csv_number(&csv, b->number);
			csv_number(&csv, r->attempt);
			csv_text(&csv, wording_french_mode(b->mode));
			wording_outcome(b, r, outcome);
			csv_text(&csv, outcome);
			for (size_t k = 0; k < sizeof(numbers) / sizeof(numbers[0]); k++)
				csv_number(&csv, numbers[k]);
			csv_end(&csv);
		}
	return 0;
}
