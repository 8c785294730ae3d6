#include "pv.h"

#include <string.h>

#include "control.h"
#include "decision.h"
#include "extrait.h"
#include "french.h"
#include "layout.h"
#include "pv_ballot.h"
#include "pv_chamber.h"

/* The first that was taken; each item's own stands with its ballot. */
static void
write_quorum(FILE *out, const struct account *a)
{
	const struct account_quorum *first = NULL;

	for (uint32_t i = 0; i < a->n_items; i++)
		if (a->items[i].n_quorums > 0 && (first == NULL || a->items[i].quorums[0].at_us < first->at_us))
			first = &a->items[i].quorums[0];
	if (first == NULL)
		return;
	fprintf(out, "Membres présents à l'ouverture des débats : %u\n", first->present);
	if (first->required > 0)
		fprintf(out, "Quorum : %u, %s\n", first->required, first->met ? "atteint" : "NON ATTEINT");
}

static void
write_head(struct document *d, const struct account *a, const struct format_request *q)
{
	const struct account_person *president = account_who(a, NULL, a->president);
	const struct scene s = { .a = a, .q = q };

	document_block(d, BLOCK_TITLE);
	fputs("PROCÈS-VERBAL ", d->out);
	french_body(d->out, a);
	fputc('\n', d->out);
	document_block(d, BLOCK_LINE);
	fputs("Séance du ", d->out);
	french_date(d->out, a->date, true);
	fputs(", ouverte ", d->out);
	french_moment(d->out, a, a->began_us);
	if (a->ended_us != FOREVER) {
		fputs(", levée ", d->out);
		french_moment(d->out, a, a->ended_us);
	}
	fprintf(d->out, "%s%s\n", a->remote ? ", tenue à distance" : "", a->second_convocation ? ", sur seconde convocation" : "");
	document_block(d, BLOCK_LINE);
	layout_one_of(d->out, q->layout, WORD_PRESIDENT, french_is_lady(president));
	fputs(" : ", d->out);
	french_name(d->out, president, true);
	fputc('\n', d->out);
	layout_one_of(d->out, q->layout, WORD_SECRETARY, a->n_secretaries > 1);
	fputs(" : ", d->out);
	template_secretaries(d->out, &s, true);
	if (a->convocation != 0) {
		fputs("\nConvocation envoyée le ", d->out);
		french_date(d->out, a->convocation, false);
	}
	fprintf(d->out, "\nNombre de membres en exercice : %u\n", a->serving);
	write_quorum(d->out, a);
}

/* --- what happened, a sentence each ---------------------------------------------------------------------------------- */

enum tell {
	TELL_NOTHING = 0, TELL_SEAT, TELL_SEAT_TEXT, TELL_PROXY, TELL_PROXY_END, TELL_ITEM, TELL_TEXT, TELL_ALONE, TELL_DAY
};

/* lady: where the sentence agrees with her; SEAT: "%s" is the name, TEXT: what was said. */
static const struct sentence {
	enum tell tell;
	const char *before, *after, *lady;
} sentences[] = {
	[EVENT_ARRIVE] = { TELL_SEAT, "Arrivée de ", "", NULL },
	[EVENT_LEAVE] = { TELL_SEAT, "Départ de ", "", NULL },
	[EVENT_EXCUSE] = { TELL_SEAT, "", " est excusé", " est excusée" },
	[EVENT_VACANT] = { TELL_SEAT, "Le siège de ", " devient vacant", NULL },
	[EVENT_SUBSTITUTE] = { TELL_SEAT, "", " siège en suppléance", NULL },
	[EVENT_PRESIDE] = { TELL_SEAT, "", " préside la séance", NULL },
	[EVENT_RECUSE] = { TELL_SEAT, "", " se déporte", NULL },
	[EVENT_SPLIT] = { TELL_SEAT_TEXT, "", " demande un vote séparé sur le point ", NULL },
	[EVENT_PROXY] = { TELL_PROXY, "", "", NULL },
	[EVENT_REVOKE] = { TELL_PROXY_END, "", "", NULL },
	[EVENT_SUSPEND] = { TELL_ALONE, "La séance est suspendue", "", NULL },
	[EVENT_RESUME] = { TELL_DAY, "La séance est reprise", "", NULL },
	[EVENT_WITHDRAW] = { TELL_ITEM, "Est retiré de l'ordre du jour le point ", "", NULL },
	[EVENT_POSTPONE] = { TELL_ITEM, "Est reporté le point ", "", NULL },
	[EVENT_NOTE] = { TELL_TEXT, "", "", NULL },
	[EVENT_ABORT] = { TELL_TEXT, "Le scrutin est abandonné : ", "", NULL },
	[EVENT_PROCLAIM] = { TELL_ALONE, "Le résultat est proclamé", "", NULL },
	[EVENT_END] = { TELL_DAY, "La séance est levée", "", NULL },
};

static const struct sentence *
sentence_of(enum event_type type)
{
	static const struct sentence none = { TELL_NOTHING, "", "", NULL };

	return (size_t)type < sizeof(sentences) / sizeof(sentences[0]) ? &sentences[type] : &none;
}

/* Behind "Départ de Madame A": the hour, and the ballots that went by another. */
static void
tell_late(FILE *out, const struct account *a, const struct account_late *l)
{
	uint32_t n = 0;

	fputs(" à ", out);
	french_hour(out, a, l->since_us);
	fputs(", noté après coup", out);
	for (uint32_t i = 0; i < l->n_ballots; i++)
		if (a->ballots[l->ballots[i]].number != 0)
			fprintf(out, "%s n° %u", n++ == 0 ? " ; scrutins ouverts entre-temps, dont le résultat demeure :" : ",",
			        a->ballots[l->ballots[i]].number);
}

static void
tell_proxy(FILE *out, const struct account *a, const struct account_event *e, const struct format_request *q, bool ends)
{
	struct scene s = { .a = a, .q = q };

	s.giver = account_who_at(a, e->seat, e->at_us);
	s.holder = account_who_at(a, e->other, e->at_us);
	template_write(out, q->layout->words[ends ? WORD_ENDS : WORD_GIVES], &s);
}

/* Who comes back was here before; noted too late it may be neither, for the member may have been there all the time. */
static const char *
before(const struct account *a, const struct account_event *e)
{
	if (e->type == EVENT_ARRIVE && e->late != NOT_LATE)
		return "Présence de ";
	if (e->type == EVENT_ARRIVE && a->seats[e->seat].n_present > 0 && a->seats[e->seat].present[0].from_us < e->at_us)
		return "Retour de ";
	return sentence_of(e->type)->before;
}

static void
tell(struct document *d, const struct account *a, const struct account_event *e, const struct format_request *q)
{
	const struct sentence *s = sentence_of(e->type);
	const struct account_person *who = account_who_at(a, e->seat, e->at_us);

	document_block(d, BLOCK_LINE);
	french_hour(d->out, a, e->at_us);
	fprintf(d->out, " – %s", before(a, e));
	if (s->tell == TELL_SEAT || s->tell == TELL_SEAT_TEXT)
		french_name(d->out, who, true);
	if (s->tell == TELL_PROXY || s->tell == TELL_PROXY_END)
		tell_proxy(d->out, a, e, q, s->tell == TELL_PROXY_END);
	if (s->tell == TELL_ITEM)
		fprintf(d->out, "%s : %s", a->items[e->item].name, e->text);
	if (s->tell == TELL_TEXT)
		fputs(e->text, d->out);
	fputs(s->lady != NULL && french_is_lady(who) ? s->lady : s->after, d->out);
	if (s->tell == TELL_SEAT_TEXT)
		fputs(e->text, d->out);
	if (e->late != NOT_LATE)
		tell_late(d->out, a, &a->late[e->late]);
	if (s->tell == TELL_DAY && account_clock(a, e->at_us).date != a->date) {
		fputs(", le ", d->out);
		french_date(d->out, account_clock(a, e->at_us).date, true);
	}
	fputc('\n', d->out);
}

/* An objection, a declaration: whose it is and what it says. */
static void
tell_remark(struct document *d, const struct account *a, const struct account_event *e)
{
	document_block(d, BLOCK_LINE);
	french_hour(d->out, a, e->at_us);
	fputs(" – ", d->out);
	french_name(d->out, account_who_at(a, e->seat, e->at_us), true);
	if (e->type == EVENT_CONTEST)
		fprintf(d->out, " conteste : %s\n", e->text);
	else
		fprintf(d->out, " déclare avoir voulu voter : %s\n", e->text);
}

/* Whose vote it was, and which, only where names may stand beside votes. */
static void
tell_correction(struct document *d, const struct account *a, const struct account_event *e, const struct format_request *q)
{
	const struct account_ballot *b = &a->ballots[e->ballot];
	const struct account_correction *c = b->corrections;

	document_block(d, BLOCK_LINE);
	french_hour(d->out, a, e->at_us);
	fputs(" – Avant la proclamation, ", d->out);
	while (c < b->corrections + b->n_corrections && (c->seat != e->seat || c->at_us != e->at_us))
		c++;
	if (format_names(q, b) && c < b->corrections + b->n_corrections) {
		fputs("le vote de ", d->out);
		french_name(d->out, account_who_at(a, e->seat, e->at_us), true);
		fputs(" est corrigé, de « ", d->out);
		if (c->from == CHOICE_SILENT)
			fputs("pas de vote", d->out);
		else
			french_choice(d->out, a, b, c->from);
		fputs(" » en « ", d->out);
		french_choice(d->out, a, b, c->to);
		fprintf(d->out, " » : %s", e->text);
	} else {
		fprintf(d->out, "un vote est corrigé : %s", e->text);
	}
	fputs(" (les chiffres ci-dessus en tiennent compte)\n", d->out);
}

static void
tell_annulment(struct document *d, const struct account *a, const struct account_event *e)
{
	const struct account_ballot *b = &a->ballots[e->ballot];

	document_block(d, BLOCK_LINE);
	french_hour(d->out, a, e->at_us);
	fprintf(d->out, " – Le scrutin n° %u est annulé%s%s : %s\n", b->number,
	        b->by_president ? " par décision du président" : " par l'assemblée",
	        b->informed && b->unanimous ? ", informée et unanime" : "", b->reason);
}

/* The item that is told of, and the one in discussion: its heading waits for what there is to tell of it. */
struct course { uint32_t now, next; };

static void
open_item(struct document *d, const struct account *a, struct course *c)
{
	if (c->next == NO_ITEM || c->next == c->now)
		return;
	c->now = c->next;
	pv_heading(d, a, c->now);
}

/* "5, 6 et 7. Subventions aux clubs": one ballot of several items. */
static void
open_group(struct document *d, const struct account *a, struct course *c, const struct account_ballot *b)
{
	c->now = c->next = b->items[b->n_items - 1];
	document_block(d, BLOCK_HEADING);
	for (uint32_t i = 0; i < b->n_items; i++)
		fprintf(d->out, "%s%s", i == 0 ? "" : i + 1 == b->n_items ? " et " : ", ", a->items[b->items[i]].name);
	fprintf(d->out, ". %s\n", b->object[0] != '\0' ? b->object : "Scrutin commun");
}

static void
open_ballot(struct document *d, const struct account *a, struct course *c, const struct account_ballot *b)
{
	if (b->n_items > 1) {
		open_group(d, a, c, b);
	} else if (b->n_items == 1) {
		c->next = b->items[0];
		open_item(d, a, c);
	}
}

static void
tell_course(struct document *d, const struct account *a, const struct format_request *q)
{
	struct course c = { NO_ITEM, NO_ITEM };

	document_line(d, BLOCK_HEADING, "Déroulement de la séance");
	for (uint32_t i = 0; i < a->n_events; i++) {
		const struct account_event *e = &a->events[i];
		bool roll = e->at_us < account_debate(a) && (e->type == EVENT_ARRIVE || e->type == EVENT_EXCUSE ||
			e->type == EVENT_PROXY || e->type == EVENT_SUBSTITUTE || e->type == EVENT_VACANT);

		if (roll)
			continue; /* the lists above tell it */
		switch (e->type) {
		case EVENT_DISCUSS:
			c.next = e->item;
			break;
		case EVENT_OPEN:
			if (e->ballot != NO_BALLOT)
				open_ballot(d, a, &c, &a->ballots[e->ballot]);
			break;
		case EVENT_PROCLAIM:
			if (e->ballot != NO_BALLOT && a->ballots[e->ballot].by != BY_ASSENT)
				tell(d, a, e, q); /* what nobody voted on is not proclaimed either */
			break;
		case EVENT_CLOSE:
		case EVENT_COUNT:
		case EVENT_ADOPT:
		case EVENT_TAKE_NOTE:
			if (e->ballot == NO_BALLOT || a->ballots[e->ballot].n_results == 0)
				break;
			if (e->type != EVENT_CLOSE)
				open_ballot(d, a, &c, &a->ballots[e->ballot]);
			pv_ballot(d, a, &a->ballots[e->ballot], q);
			break;
		case EVENT_CORRECT:
			tell_correction(d, a, e, q);
			break;
		case EVENT_DECLARE:
		case EVENT_CONTEST:
			tell_remark(d, a, e);
			break;
		case EVENT_ANNUL:
			tell_annulment(d, a, e);
			break;
		default:
			if (sentence_of(e->type)->tell == TELL_NOTHING)
				break;
			open_item(d, a, &c);
			tell(d, a, e, q);
		}
	}
}

int
pv_build(struct document *d, const struct account *a, const struct format_request *q)
{
	const char *unfinished = a->ended_us == FOREVER ? "Séance en cours : procès-verbal inachevé" :
		"Enregistrement non clos : procès-verbal inachevé";

	french_heading(d, "Procès-verbal", a);
	if (a->rehearsal)
		document_line(d, BLOCK_BANNER, "RÉPÉTITION");
	if (!a->sealed_end) {
		document_line(d, BLOCK_BANNER, "%s", unfinished);
		snprintf(d->foot + strlen(d->foot), sizeof(d->foot) - strlen(d->foot), " – inachevé"); /* on each page */
	}
	write_head(d, a, q);
	pv_chamber(d, a, q);
	pv_agenda(d, a);
	tell_course(d, a, q);
	if (a->sealed_end)
		extrait_signatures(d, a, NULL, q);
	else
		document_line(d, BLOCK_LINE, "[%s ; il n'est pas à signer]", unfinished);
	if (a->n_seals > 0)
		control_write(d, &a->seals[a->n_seals - 1]);
	return 0;
}
