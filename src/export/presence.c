#include "presence.h"

#include "sheet.h"

struct row {
	uint32_t seat;
	const struct account_person *who, *holder; /* holder: NULL, none */
	const char *presence;
	uint64_t from_us, until_us;
	ymd dated;
};

static void
put_row(struct csv *csv, const struct account *a, const struct row *row)
{
	sheet_sitting(csv, a);
	csv_number(csv, row->seat);
	sheet_person(csv, row->who);
	csv_text(csv, row->who->group);
	csv_text(csv, row->presence);
	csv_hour(csv, a, row->from_us);
	csv_hour(csv, a, row->until_us);
	if (row->holder != NULL)
		sheet_name(csv, row->holder);
	else
		csv_text(csv, "");
	csv_date(csv, row->dated);
	csv_end(csv);
}

static void
put_stays(struct csv *csv, const struct account *a, uint32_t seat)
{
	const struct account_seat *s = &a->seats[seat];

	for (uint32_t i = 0; i < s->n_present; i++) {
		const struct account_span *stay = &s->present[i];

		put_row(csv, a, &(struct row) { .seat = seat, .who = account_who_at(a, seat, stay->from_us),
			.presence = "présent", .from_us = stay->from_us, .until_us = stay->until_us });
	}
	if (s->n_present == 0)
		put_row(csv, a, &(struct row) { .seat = seat, .who = account_who(a, NULL, seat),
			.presence = s->n_excused > 0 ? "excusé" : "absent", .from_us = FOREVER, .until_us = FOREVER });
}

/* What had stood otherwise until it was put right: from its hour to when that was told. */
static void
put_late(struct csv *csv, const struct account *a, uint32_t seat)
{
	for (uint32_t i = 0; i < a->n_late; i++) {
		const struct account_late *l = &a->late[i];

		if (l->seat == seat)
			put_row(csv, a, &(struct row) { .seat = seat, .who = account_who_at(a, seat, l->since_us),
				.presence = l->present ? "rectifié : présent" : "rectifié : absent", .from_us = l->since_us,
				.until_us = l->at_us });
	}
}

/* A proxy counts while its giver is away: it is told for as long as it was in force. */
static void
put_proxies(struct csv *csv, const struct account *a, uint32_t seat)
{
	for (uint32_t i = 0; i < a->n_proxies; i++) {
		const struct account_proxy *p = &a->proxies[i];

		if (p->giver == seat)
			put_row(csv, a, &(struct row) { .seat = seat, .who = account_who_at(a, seat, p->from_us),
				.holder = account_who_at(a, p->holder, p->from_us), .presence = "pouvoir", .from_us = p->from_us,
				.until_us = p->until_us, .dated = p->dated });
	}
}

static void
put_in_ballot(struct csv *csv, const struct account *a, const struct account_ballot *b, uint32_t seat)
{
	const struct account_vote *v = &b->votes[seat];
	struct row row = { .seat = seat, .who = account_who(a, b, seat), .from_us = FOREVER, .until_us = FOREVER };

	row.presence = v->present ? "présent" : v->voter == VOTER_GIVER ? "représenté" : v->excused ? "excusé" : "absent";
	if (v->voter == VOTER_GIVER) {
		row.holder = account_who(a, b, v->holder);
		row.dated = a->proxies[v->proxy].dated;
	}
	put_row(csv, a, &row);
}

int
presence_write(FILE *out, const struct account *a, const struct format_request *q)
{
	static const char *const head[] = { "Séance", "Siège", "Civilité", "Prénom", "Nom", "Groupe politique", "Présence",
		"De", "À", "Mandataire", "Pouvoir daté du", NULL };
	const struct account_ballot *b = q->ballot == 0 ? NULL : account_ballot(a, q->ballot);
	struct csv csv;

	csv_begin(&csv, out, CSV_SHEET, head);
	for (uint32_t i = 1; i <= a->max_seat; i++) {
		if (b != NULL && b->votes[i].serving)
			put_in_ballot(&csv, a, b, i);
		if (b != NULL || !a->seats[i].exists || a->seats[i].n_tenures == 0)
			continue;
		put_stays(&csv, a, i);
		put_late(&csv, a, i);
		put_proxies(&csv, a, i);
	}
	return 0;
}
