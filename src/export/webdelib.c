#include "webdelib.h"

#include <stdlib.h>

#include "node.h"
#include "wording.h"

#define COMMENT_CHARACTERS 500

static json_t *
actor_of(const struct account *a, const struct account_ballot *b, uint32_t seat)
{
	const struct account_person *who = account_who(a, b, seat);
	json_t *o = node_object();

	node_text(o, "salutation", who->civility);
	node_text(o, "prenom", who->first);
	node_text(o, "nom", who->last);
	node_text(o, "titre", who->title);
	return o;
}

/* Who voted so; NSPP and NPPV are one list. */
static json_t *
actors_who(const struct account *a, const struct account_ballot *b, const struct account_result *r, enum choice one,
           enum choice other)
{
	json_t *list = node_array();

	for (uint32_t i = 1; i <= a->max_seat; i++)
		if (account_votes_on(b, r, i) && (b->votes[i].choice == one || b->votes[i].choice == other))
			node_add(list, actor_of(a, b, i));
	return list;
}

static void
put_positions(json_t *o, const struct account *a, const struct account_ballot *b, const struct account_result *r, bool names)
{
	static const struct { const char *key; enum choice one, other; } lists[] = {
		{ "ActeursPour", CHOICE_POUR, CHOICE_POUR }, { "ActeursContre", CHOICE_CONTRE, CHOICE_CONTRE },
		{ "ActeursAbstention", CHOICE_ABSTENTION, CHOICE_ABSTENTION },
		{ "ActeursSansParticipation", CHOICE_NSPP, CHOICE_NPPV },
	};

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		node_set(o, lists[i].key, names ? actors_who(a, b, r, lists[i].one, lists[i].other) : node_array());
}

static void
put_presence(json_t *o, const struct account *a, const struct account_ballot *b)
{
	json_t *present = node_array(), *absent = node_array(), *givers = node_array();

	for (uint32_t i = 1; i <= a->max_seat; i++) {
		const struct account_vote *v = &b->votes[i];
		json_t *actor;

		if (!v->serving)
			continue;
		actor = actor_of(a, b, i);
		if (v->present) {
			node_add(present, actor);
		} else if (v->voter == VOTER_GIVER) {
			node_set(actor, "mandataire", actor_of(a, b, v->holder));
			node_add(givers, actor);
		} else {
			node_add(absent, actor);
		}
	}
	node_number(o, "nombre_acteur_present", json_array_size(present));
	node_number(o, "nombre_acteur_absent", json_array_size(absent));
	node_number(o, "nombre_acteur_mandate", json_array_size(givers));
	node_set(o, "ActeursPresents", present);
	node_set(o, "ActeursAbsents", absent);
	node_set(o, "ActeursMandates", givers);
}

static void
put_numbers(json_t *o, const uint32_t *voices)
{
	uint32_t none = voices[CHOICE_NSPP] + voices[CHOICE_NPPV];

	node_number(o, "nombre_acteur_pour", voices[CHOICE_POUR]);
	node_number(o, "nombre_acteur_contre", voices[CHOICE_CONTRE]);
	node_number(o, "nombre_acteur_abstention", voices[CHOICE_ABSTENTION]);
	node_number(o, "nombre_acteur_sans_participation", none);
	node_number(o, "nombre_acteur_sans_vote", voices[CHOICE_SILENT]);
	node_number(o, "vote_nb_oui", voices[CHOICE_POUR]);
	node_number(o, "vote_nb_non", voices[CHOICE_CONTRE]);
	node_number(o, "vote_nb_abstention", voices[CHOICE_ABSTENTION]);
	node_number(o, "vote_nb_retrait", none);
}

static void
write_comment(FILE *out, const struct account *a, const struct account_ballot *b, const struct account_result *r)
{
	if (a->rehearsal)
		fputs("RÉPÉTITION. ", out);
	if (b->annulled)
		fprintf(out, "Scrutin annulé : %s. ", b->reason);
	for (uint32_t i = 0; i < b->n_candidates; i++)
		fprintf(out, "%s : %u voix. ", b->candidates[i].name, r->now.candidate_voices[i]);
	if (r->now.casting_vote != CASTING_VOTE_NONE)
		fputs("Voix prépondérante du président de séance.", out);
}

/* Cut at COMMENT_CHARACTERS of UTF-8. */
static void
put_comment(json_t *o, const struct account *a, const struct account_ballot *b, const struct account_result *r)
{
	char *text = NULL;
	size_t size = 0, at = 0;
	FILE *memory = open_memstream(&text, &size);

	if (memory != NULL) {
		write_comment(memory, a, b, r);
		fclose(memory);
	}
	for (uint32_t c = 0; at < size && c < COMMENT_CHARACTERS; c++)
		for (at++; at < size && (text[at] & 0xC0) == 0x80; at++)
			;
	while (at > 0 && text[at - 1] == ' ')
		at--;
	node_format(o, "vote_commentaire", "%.*s", (int)at, text == NULL ? "" : text);
	free(text);
}

static json_t *
deliberation_of(const struct account *a, const struct account_ballot *b, const struct account_result *r,
                const struct format_request *q)
{
	const struct account_item *item = &a->items[r->item];
	json_t *o = node_object();

	node_text(o, "numero_deliberation", item->id[0] != '\0' ? item->id : item->number);
	node_text(o, "objet_projet", item->title);
	node_text(o, "theme_projet", item->rubric);
	node_date(o, "date_seance", a->date);
	node_set(o, "president", actor_of(a, b, b->presider));
	node_set(o, "secretaire", actor_of(a, b, a->secretaries[0]));
	put_numbers(o, r->now.voices);
	node_flag(o, "vote_prendre_acte", r->now.outcome == OUTCOME_NOTED);
	put_comment(o, a, b, r);
	put_positions(o, a, b, r, format_names(q, b));
	put_presence(o, a, b);
	return o;
}

int
webdelib_write(FILE *out, const struct account *a, const struct format_request *q)
{
	const struct account_ballot *b = NULL;
	json_t *list = node_array();

	while ((b = format_next(a, q, b)) != NULL)
		for (uint32_t i = 0; i < b->n_results; i++)
			node_add(list, deliberation_of(a, b, &b->results[i], q));
	format_remark_names(a, q);
	return node_write(out, list);
}
