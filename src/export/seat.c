#include "seat.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "french.h"
#include "story/parse.h"
#include "wording.h"

struct page {
	FILE *out;
	const struct account *a;
	uint32_t seat;
	const char *heading;         /* to write before the next line; NULL: written */
};

static void
begin(struct page *p, const char *heading)
{
	p->heading = heading;
}

/* The hour, and the place of a fact; the heading before the first. */
static void
at(struct page *p, uint64_t at_us)
{
	struct account_clock c = account_clock(p->a, at_us);

	if (p->heading != NULL)
		fprintf(p->out, "\n%s\n", p->heading);
	p->heading = NULL;
	fprintf(p->out, "  %04u-%02u-%02u %02u:%02u:%02u  ", c.date / 10000, c.date / 100 % 100, c.date % 100, c.hour,
	        c.minute, c.second);
}

static void
until(struct page *p, uint64_t until_us)
{
	struct account_clock c = account_clock(p->a, until_us == FOREVER ? 0 : until_us);

	if (until_us == FOREVER)
		fputs(", jusqu'à la fin\n", p->out);
	else
		fprintf(p->out, ", jusqu'à %02u:%02u:%02u\n", c.hour, c.minute, c.second);
}

static void
name(struct page *p, uint32_t seat, uint64_t at_us)
{
	french_name(p->out, account_who_at(p->a, seat, at_us), true);
	fprintf(p->out, " (siège %u)", seat);
}

/* --- the seat -------------------------------------------------------------------------------------------------------- */

static void
write_tenures(struct page *p)
{
	const struct account_seat *s = &p->a->seats[p->seat];

	begin(p, "Membres");
	for (uint32_t i = 0; i < s->n_tenures; i++) {
		const struct account_tenure *t = &s->tenures[i];

		at(p, t->from_us);
		french_name(p->out, &t->who, true);
		fprintf(p->out, "%s, voix : %u", t->substitute ? " (suppléant)" : "", s->weight);
		if (t->who.group[0] != '\0')
			fprintf(p->out, ", groupe : %s", t->who.group);
		if (t->who.title[0] != '\0')
			fprintf(p->out, ", titre : %s", t->who.title);
		if (t->who.rank != 0)
			fprintf(p->out, ", rang : %u", t->who.rank);
		if (t->who.born != 0)
			fprintf(p->out, ", date de naissance : %04u-%02u-%02u", t->who.born / 10000, t->who.born / 100 % 100,
			        t->who.born % 100);
		until(p, t->until_us);
	}
}

static void
write_spans(struct page *p, const char *heading, const char *word, const struct account_span *spans, uint32_t n)
{
	begin(p, heading);
	for (uint32_t i = 0; i < n; i++) {
		at(p, spans[i].from_us);
		fputs(word, p->out);
		until(p, spans[i].until_us);
	}
}

static void
write_handsets(struct page *p)
{
	const struct account_seat *s = &p->a->seats[p->seat];

	begin(p, "Boîtiers");
	for (uint32_t i = 0; i < s->n_handsets; i++) {
		at(p, s->handsets[i].from_us);
		fprintf(p->out, "boîtier %s", s->handsets[i].id);
		until(p, s->handsets[i].until_us);
	}
}

static void
write_proxies(struct page *p)
{
	begin(p, "Pouvoirs");
	for (uint32_t i = 0; i < p->a->n_proxies; i++) {
		const struct account_proxy *x = &p->a->proxies[i];

		if (x->giver != p->seat && x->holder != p->seat)
			continue;
		at(p, x->from_us);
		fputs(x->giver == p->seat ? "donné à " : "reçu de ", p->out);
		name(p, x->giver == p->seat ? x->holder : x->giver, x->from_us);
		if (x->dated != 0)
			fprintf(p->out, ", daté du %04u-%02u-%02u", x->dated / 10000, x->dated / 100 % 100, x->dated % 100);
		until(p, x->until_us);
	}
}

static void
write_recusals(struct page *p)
{
	begin(p, "Déports");
	for (uint32_t i = 0; i < p->a->n_recusals; i++) {
		const struct account_recusal *r = &p->a->recusals[i];

		if (r->seat != p->seat)
			continue;
		at(p, r->at_us);
		fprintf(p->out, "point %s (%s)\n", p->a->items[r->item].name,
		        r->kind == RECUSAL_L1111_6 ? "article L1111-6" : "intéressé");
	}
}

/* --- ballots --------------------------------------------------------------------------------------------------------- */

static bool
among(const uint32_t *seats, uint32_t n, uint32_t seat)
{
	for (uint32_t i = 0; i < n; i++)
		if (seats[i] == seat)
			return true;
	return false;
}

static void
write_roles(struct page *p, const struct account_ballot *b)
{
	if (b->presider == p->seat)
		fputs(" ; présidait", p->out);
	if (among(b->askers, b->n_askers, p->seat))
		fputs(" ; demandait ce mode de scrutin", p->out);
	if (among(b->tellers, b->n_tellers, p->seat))
		fputs(" ; scrutateur", p->out);
	for (uint32_t i = 0; i < b->n_candidates; i++)
		if (b->candidates[i].seat == p->seat)
			fputs(" ; candidat", p->out);
	fputc('\n', p->out);
}

static void
write_position(struct page *p, const struct account_ballot *b)
{
	static const char *const via[] = { "", "par son boîtier", "par son mandataire", "par le boîtier confié au mandataire",
		"saisi par le secrétariat" };
	const struct account_vote *v = &b->votes[p->seat];

	if (v->voter == VOTER_NONE)
		fputs("ne votait pas", p->out);
	else if (b->by != BY_HANDSETS)
		fputs("votait ; aucune position individuelle n'est enregistrée", p->out);
	else if (v->via == VIA_NONE)
		fputs("n'a pas voté", p->out);
	else if (b->mode == MODE_SECRET)
		fputs("a pris part au vote ; le choix n'est pas enregistré", p->out);
	else if (b->status == BALLOT_CLOSED)
		fprintf(p->out, "%s, %s", wording_french_choice(b, v->choice), via[v->via]);
	else
		fputs("a voté ; le scrutin n'est pas arrivé à son terme", p->out);
	if (v->voter == VOTER_GIVER) {
		fputs(", représenté par ", p->out);
		name(p, v->holder, b->opened_us);
	}
}

static void
write_ballots(struct page *p)
{
	begin(p, "Scrutins");
	for (uint32_t i = 0; i < p->a->n_ballots; i++) {
		const struct account_ballot *b = &p->a->ballots[i];

		if (!b->votes[p->seat].serving)
			continue;
		for (uint32_t k = 0; k < b->n_items; k++) {
			bool recused = k < b->n_results && account_recusal(&b->results[k], p->seat) != 0;

			at(p, b->opened_us);
			fprintf(p->out, "point %s, tentative %u, scrutin %s%s : ", p->a->items[b->items[k]].name, b->attempts[k],
			        wording_french_mode(b->mode), b->annulled ? " annulé" : b->status == BALLOT_ABORTED ? " abandonné" : "");
			if (recused)
				fputs("déport", p->out);
			else
				write_position(p, b);
			write_roles(p, b);
		}
	}
}

static void
write_presses(struct page *p)
{
	static const char *const classes[] = { [PRESS_COUNTS] = "compté", [PRESS_EARLY] = "avant l'ouverture",
		[PRESS_LATE] = "après la clôture", [PRESS_UNKNOWN] = "boîtier inconnu", [PRESS_BAD_KEY] = "touche sans effet",
		[PRESS_OUTSIDE] = "hors du scrutin", [PRESS_TEST] = "essai des boîtiers" };

	begin(p, "Appuis sur les boîtiers");
	for (uint32_t i = 0; i < p->a->n_presses; i++) {
		const struct account_press *x = &p->a->presses[i];
		const char *key = account_shown_key(p->a, x);

		if (x->seat != p->seat)
			continue;
		at(p, x->at_us);
		fprintf(p->out, "boîtier %s, touche %s (%s%s%s)\n", x->handset,
		        x->masked ? "non enregistrée" : key[0] == '\0' ? "non communiquée, scrutin ouvert" : key, classes[x->class],
		        x->repeated ? ", à nouveau" : "", x->for_givers ? ", au titre des pouvoirs" : "");
	}
}

static void
write_afterwards(struct page *p)
{
	begin(p, "Rectifications, déclarations et contestations");
	for (uint32_t i = 0; i < p->a->n_ballots; i++) {
		const struct account_ballot *b = &p->a->ballots[i];

		for (uint32_t k = 0; k < b->n_corrections; k++) {
			const struct account_correction *c = &b->corrections[k];

			if (c->seat != p->seat)
				continue;
			at(p, c->at_us);
			fprintf(p->out, "scrutin %u : vote rectifié, %s devient %s, motif : %s\n", b->number,
			        wording_french_choice(b, c->from), wording_french_choice(b, c->to), c->reason);
		}
		for (uint32_t k = 0; k < b->n_remarks; k++) {
			const struct account_remark *r = &b->remarks[k];

			if (r->seat != p->seat)
				continue;
			at(p, r->at_us);
			fprintf(p->out, "scrutin %u : %s %s\n", b->number, r->declared ? "déclare avoir voulu voter" : "conteste :",
			        r->text);
		}
	}
}

/* --- commands that name the seat -------------------------------------------------------------------------------------- */

static bool
in_ranges(const struct range *list, uint32_t n, uint32_t seat)
{
	for (uint32_t i = 0; i < n; i++)
		if (list[i].from <= seat && seat <= list[i].to)
			return true;
	return false;
}

static bool
is_candidate(const struct event *e, uint32_t seat)
{
	char word[16];
	int n = snprintf(word, sizeof(word), "seat:%u", seat);

	for (uint32_t i = 0; i < e->open.n_candidates; i++)
		if (e->open.candidates[i].len == (uint32_t)n && memcmp(e->open.candidates[i].at, word, (size_t)n) == 0)
			return true;
	return false;
}

static bool
concerns(const struct event *e, uint32_t seat)
{
	switch (e->type) {
	case EVENT_SITTING:
		return e->sitting.president == seat || in_ranges(e->sitting.secretaries, e->sitting.n_secretaries, seat);
	case EVENT_SEAT: case EVENT_SUBSTITUTE:
		return e->seat.seat == seat;
	case EVENT_ARRIVE: case EVENT_LEAVE: case EVENT_EXCUSE:
		return in_ranges(e->seats.list, e->seats.n, seat);
	case EVENT_PROXY: case EVENT_REVOKE:
		return e->proxy.giver == seat || e->proxy.holder == seat;
	case EVENT_VACANT: case EVENT_HANDSET: case EVENT_HANDOUT: case EVENT_RETURN: case EVENT_PRESIDE:
		return e->handset.seat == seat;
	case EVENT_RECUSE:
		return e->recuse.seat == seat;
	case EVENT_OPEN: case EVENT_COUNT:
		return in_ranges(e->open.askers, e->open.n_askers, seat) || in_ranges(e->open.tellers, e->open.n_tellers, seat) ||
		       is_candidate(e, seat);
	case EVENT_VOTE:
		return e->vote.seat == seat || e->vote.giver == seat;
	case EVENT_CORRECT: case EVENT_DECLARE: case EVENT_CONTEST:
		return e->correct.seat == seat;
	default:
		return false;
	}
}

static int
write_commands(struct page *p)
{
	struct story_line *line = malloc(sizeof(*line));

	if (line == NULL)
		return -ENOMEM;
	begin(p, "Commandes du secrétariat qui nomment ce siège");
	for (uint32_t i = 0; i < p->a->n_commands; i++) {
		const struct account_command *c = &p->a->commands[i];

		if (story_parse(c->line, strlen(c->line), NULL, line) < 0 || line->kind != STORY_EVENT ||
		    !concerns(&line->event, p->seat))
			continue;
		at(p, c->at_us);
		fprintf(p->out, "%s", account_shown_line(p->a, c));
		if (c->refused[0] != '\0')
			fprintf(p->out, " (refusée : %s)", c->refused);
		fprintf(p->out, " – %s, %s, %s\n", c->account, c->role, c->console);
	}
	free(line);
	return 0;
}

int
seat_write(FILE *out, const struct account *a, uint32_t seat)
{
	struct page p = { .out = out, .a = a, .seat = seat };
	const struct account_seat *s = &a->seats[seat];

	if (a->rehearsal)
		fputs("RÉPÉTITION\n\n", out);
	fprintf(out, "Ce que l'enregistrement de la séance contient sur le siège %u\n", seat);
	fprintf(out, "%s, %s, séance du ", a->organ, a->name);
	french_date(out, a->date, true);
	fprintf(out, "\nEnregistrement %s\n", a->start.origin);
	write_tenures(&p);
	write_handsets(&p);
	write_spans(&p, "Boîtier remis", "remis", s->handouts, s->n_handouts);
	write_spans(&p, "Présence", "présent", s->present, s->n_present);
	write_spans(&p, "Excuses", "excusé", s->excused, s->n_excused);
	write_proxies(&p);
	write_recusals(&p);
	write_ballots(&p);
	write_presses(&p);
	write_afterwards(&p);
	return write_commands(&p);
}
