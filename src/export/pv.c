#include "pv.h"

#include "control.h"
#include "decision.h"
#include "extrait.h"
#include "french.h"
#include "pv_ballot.h"
#include "pv_chamber.h"

static void
write_head(struct document *d, const struct account *a)
{
	const struct account_person *president = account_who(a, NULL, a->president);

	document_block(d, BLOCK_TITLE);
	fputs("PROCÈS-VERBAL ", d->out);
	french_body(d->out, a);
	fputc('\n', d->out);
	document_block(d, BLOCK_LINE);
	fputs("Séance du ", d->out);
	french_date(d->out, a->date, true);
	fputs(", ouverte à ", d->out);
	french_hour(d->out, a, a->began_us);
	if (a->ended_us != FOREVER) {
		fputs(", levée à ", d->out);
		french_hour(d->out, a, a->ended_us);
	}
	fprintf(d->out, "%s%s\n", a->remote ? ", tenue à distance" : "", a->second_convocation ? ", sur seconde convocation" : "");
	document_block(d, BLOCK_LINE);
	fprintf(d->out, "%s : ", french_is_lady(president) ? "Présidente" : "Président");
	french_name(d->out, president, true);
	fputs("\nSecrétaire de séance : ", d->out);
	french_name(d->out, account_who(a, NULL, a->secretary), true);
	if (a->convocation != 0) {
		fputs("\nConvocation envoyée le ", d->out);
		french_date(d->out, a->convocation, false);
	}
	fprintf(d->out, "\nNombre de membres en exercice : %u\n", a->serving);
}

/* --- what happened, a sentence each ---------------------------------------------------------------------------------- */

enum tell { TELL_NOTHING = 0, TELL_SEAT, TELL_PROXY, TELL_ITEM, TELL_TEXT, TELL_ALONE };

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
	[EVENT_PROXY] = { TELL_PROXY, "", " donne pouvoir à ", NULL },
	[EVENT_REVOKE] = { TELL_SEAT, "Fin du pouvoir donné par ", "", NULL },
	[EVENT_SUSPEND] = { TELL_ALONE, "La séance est suspendue", "", NULL },
	[EVENT_RESUME] = { TELL_ALONE, "La séance est reprise", "", NULL },
	[EVENT_WITHDRAW] = { TELL_ITEM, "Est retiré de l'ordre du jour le point ", "", NULL },
	[EVENT_POSTPONE] = { TELL_ITEM, "Est reporté le point ", "", NULL },
	[EVENT_NOTE] = { TELL_TEXT, "", "", NULL },
	[EVENT_ABORT] = { TELL_TEXT, "Le scrutin est abandonné : ", "", NULL },
	[EVENT_PROCLAIM] = { TELL_ALONE, "Le résultat est proclamé", "", NULL },
	[EVENT_END] = { TELL_ALONE, "La séance est levée", "", NULL },
};

static const struct sentence *
sentence_of(enum event_type type)
{
	static const struct sentence none = { TELL_NOTHING, "", "", NULL };

	return (size_t)type < sizeof(sentences) / sizeof(sentences[0]) ? &sentences[type] : &none;
}

static void
tell(struct document *d, const struct account *a, const struct account_event *e)
{
	const struct sentence *s = sentence_of(e->type);
	const struct account_person *who = account_who_at(a, e->seat, e->at_us);

	document_block(d, BLOCK_LINE);
	french_hour(d->out, a, e->at_us);
	fprintf(d->out, " – %s", s->before);
	if (s->tell == TELL_SEAT || s->tell == TELL_PROXY)
		french_name(d->out, who, true);
	if (s->tell == TELL_ITEM)
		fprintf(d->out, "%s : %s", a->items[e->item].name, e->text);
	if (s->tell == TELL_TEXT)
		fputs(e->text, d->out);
	fputs(s->lady != NULL && french_is_lady(who) ? s->lady : s->after, d->out);
	if (s->tell == TELL_PROXY)
		french_name(d->out, account_who_at(a, e->other, e->at_us), true);
	fputc('\n', d->out);
}

/* An objection, a declaration, a correction: whose it is and what it says. */
static void
tell_remark(struct document *d, const struct account *a, const struct account_event *e)
{
	document_block(d, BLOCK_LINE);
	french_hour(d->out, a, e->at_us);
	fputs(" – ", d->out);
	french_name(d->out, account_who_at(a, e->seat, e->at_us), true);
	fprintf(d->out, " %s : %s\n", e->type == EVENT_DECLARE ? "déclare avoir voulu voter" :
	        e->type == EVENT_CONTEST ? "conteste" : "– vote corrigé avant la proclamation", e->text);
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

static void
open_item(struct document *d, const struct account *a, uint32_t *now, uint32_t item)
{
	if (item == NO_ITEM || item == *now)
		return;
	*now = item;
	document_line(d, BLOCK_HEADING, "%s. %s", a->items[item].name, a->items[item].title);
}

static void
tell_course(struct document *d, const struct account *a, const struct format_request *q)
{
	uint32_t now = NO_ITEM;

	document_line(d, BLOCK_HEADING, "Déroulement de la séance");
	for (uint32_t i = 0; i < a->n_events; i++) {
		const struct account_event *e = &a->events[i];
		bool roll = e->at_us < account_debate(a) && (e->type == EVENT_ARRIVE || e->type == EVENT_EXCUSE ||
			e->type == EVENT_PROXY || e->type == EVENT_SUBSTITUTE || e->type == EVENT_VACANT);

		if (roll)
			continue; /* the lists above tell it */
		switch (e->type) {
		case EVENT_DISCUSS:
		case EVENT_OPEN:
			open_item(d, a, &now, e->item);
			break;
		case EVENT_CLOSE:
		case EVENT_COUNT:
		case EVENT_ADOPT:
		case EVENT_TAKE_NOTE:
			if (e->ballot == NO_BALLOT || a->ballots[e->ballot].n_results == 0)
				break;
			open_item(d, a, &now, a->ballots[e->ballot].results[0].item);
			pv_ballot(d, a, &a->ballots[e->ballot], q);
			break;
		case EVENT_CORRECT:
		case EVENT_DECLARE:
		case EVENT_CONTEST:
			tell_remark(d, a, e);
			break;
		case EVENT_ANNUL:
			tell_annulment(d, a, e);
			break;
		default:
			if (sentence_of(e->type)->tell != TELL_NOTHING)
				tell(d, a, e);
		}
	}
}

int
pv_build(struct document *d, const struct account *a, const struct format_request *q)
{
	french_heading(d, "Procès-verbal", a);
	if (a->rehearsal)
		document_line(d, BLOCK_BANNER, "RÉPÉTITION");
	write_head(d, a);
	pv_chamber(d, a);
	pv_agenda(d, a);
	tell_course(d, a, q);
	if (!a->sealed_end)
		document_line(d, BLOCK_LINE, "[La séance n'est pas levée : ce procès-verbal n'est pas achevé]");
	extrait_signatures(d, a, NULL);
	if (a->n_seals > 0)
		control_write(d, &a->seals[a->n_seals - 1]);
	return 0;
}
