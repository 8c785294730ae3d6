#include "nominal.h"

#include <string.h>

#include "sheet.h"
#include "wording.h"

static void
put_question(struct csv *csv, const struct account *a, const struct account_ballot *b, const struct account_result *r)
{
	const struct account_item *item = &a->items[r->item];

	sheet_sitting(csv, a);
	csv_number(csv, b->number);
	csv_text(csv, item->name);
	csv_number(csv, r->now.attempt);
	csv_text(csv, item->title);
	csv_text(csv, wording_french_mode(b->mode));
}

static const char *
choice_name(const struct account *a, const struct account_ballot *b, uint32_t choice)
{
	uint32_t seat = choice < CHOICE_CANDIDATE ? NOBODY : b->candidates[choice - CHOICE_CANDIDATE].seat;

	return seat == NOBODY ? wording_french_choice(b, choice) : account_who(a, b, seat)->last;
}

static void
put_vote(struct csv *csv, const struct account *a, const struct account_ballot *b, const struct account_result *r,
         uint32_t seat)
{
	const struct account_vote *v = &b->votes[seat];
	bool votes = account_votes_on(b, r, seat);

	put_question(csv, a, b, r);
	csv_number(csv, seat);
	sheet_person(csv, account_who(a, b, seat));
	csv_text(csv, account_who(a, b, seat)->group);
	csv_text(csv, votes ? choice_name(a, b, v->choice) : "Déport");
	csv_number(csv, votes ? a->seats[seat].weight : 0);
	if (votes && v->voter == VOTER_GIVER)
		sheet_name(csv, account_who(a, b, v->holder));
	else
		csv_text(csv, "");
	csv_end(csv);
}

int
nominal_write(FILE *out, const struct account *a, const struct format_request *q)
{
	static const char *const head[] = { "Séance", "Scrutin", "Point", "Tentative", "Objet", "Mode", "Siège", "Civilité",
		"Prénom", "Nom", "Groupe politique", "Vote", "Voix", "Mandataire", NULL };
	const struct account_ballot *b = NULL;
	struct csv csv;

	csv_begin(&csv, out, CSV_SHEET, head);
	while ((b = format_next(a, q, b)) != NULL)
		for (uint32_t i = 0; i < b->n_results && format_names(q, b); i++)
			for (uint32_t seat = 1; seat <= a->max_seat; seat++)
				if (account_votes_on(b, &b->results[i], seat) ||
				    (b->votes[seat].present && account_recusal(&b->results[i], seat) != 0))
					put_vote(&csv, a, b, &b->results[i], seat);
	format_remark_names(a, q);
	return 0;
}

/* --- by group ------------------------------------------------------------------------------------------------------ */

/* Members of SEAT's group, and their voices, for one choice. */
static void
put_group(struct csv *csv, const struct account *a, const struct account_ballot *b, const struct account_result *r,
          const char *group, uint32_t choice)
{
	uint32_t members = 0, voices = 0;

	for (uint32_t i = 1; i <= a->max_seat; i++) {
		if (!account_votes_on(b, r, i) || b->votes[i].choice != choice || strcmp(account_who(a, b, i)->group, group) != 0)
			continue;
		members++;
		voices += a->seats[i].weight;
	}
	if (members == 0)
		return;
	put_question(csv, a, b, r);
	csv_text(csv, group);
	csv_text(csv, choice_name(a, b, choice));
	csv_number(csv, members);
	csv_number(csv, voices);
	csv_end(csv);
}

static bool
group_before(const struct account *a, const struct account_ballot *b, uint32_t seat)
{
	const char *group = account_who(a, b, seat)->group;

	for (uint32_t i = 1; i < seat; i++)
		if (b->votes[i].serving && strcmp(account_who(a, b, i)->group, group) == 0)
			return true;
	return false;
}

static void
put_groups(struct csv *csv, const struct account *a, const struct account_ballot *b, const struct account_result *r)
{
	for (uint32_t i = 1; i <= a->max_seat; i++) {
		const char *group = account_who(a, b, i)->group;

		if (!b->votes[i].serving || group_before(a, b, i))
			continue;
		for (uint32_t c = CHOICE_POUR; c < CHOICE_CANDIDATE + b->n_candidates; c++)
			put_group(csv, a, b, r, group, c);
		put_group(csv, a, b, r, group, CHOICE_SILENT);
	}
}

int
groups_write(FILE *out, const struct account *a, const struct format_request *q)
{
	static const char *const head[] = { "Séance", "Scrutin", "Point", "Tentative", "Objet", "Mode", "Groupe politique",
		"Vote", "Membres", "Voix", NULL };
	const struct account_ballot *b = NULL;
	struct csv csv;

	csv_begin(&csv, out, CSV_SHEET, head);
	while ((b = format_next(a, q, b)) != NULL)
		for (uint32_t i = 0; i < b->n_results && format_names(q, b); i++)
			put_groups(&csv, a, b, &b->results[i]);
	format_remark_names(a, q);
	return 0;
}
