/* test_account.c -- a sitting told line by line, and what the account of it says */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "export/account.h"

/* Six members, five of them with a handset; 6 is absent at first.  Line k comes k seconds after the start. */
static const char *const setting[] = {
	"body \"Ville d'Exemple\" organ=\"Conseil municipal\" profile=commune siret=21210000000019",
	"sitting 2026-01-15T18:30 president=1 secretary=2 convocation=2026-01-09",
	"seat 1 civility=Madame first=Ada last=UN group=A rank=1 handset=1",
	"seat 2 civility=Monsieur first=Jean last=DEUX group=A handset=2",
	"seat 3 civility=Madame first=Zoé last=TROIS group=B handset=3",
	"seat 4 civility=Monsieur first=Luc last=QUATRE group=B handset=4",
	"seat 5 civility=Madame first=Eve last=CINQ handset=5",
	"seat 6 civility=Monsieur first=Guy last=SIX",
	"vacant 7",
	"arrive 1..4",
	"excuse 6",
	"proxy 6 -> 2 dated=2026-01-14",
	"item 1 \"Budget\" rubric=Finances number=2026-01 matiere=7.1",
	"item 2 \"Vœu\" kind=wish",
	"item 1.1 \"Amendement\" kind=amendment parent=1",
	NULL,
};
#define SETTING_LINES 15

struct telling {
	struct replay replay;
	struct account *account;
	uint64_t at_us;
};

static void
entry(struct telling *t, Record__Entry *e)
{
	char why[128] = "";

	e->at_us = t->at_us;
	t->at_us += 1000000;
	if (replay_entry(&t->replay, e, why) < 0)
		fail_msg("%s", why);
	account_entry(t->account, &t->replay, e);
	for (uint32_t i = 0; i < t->replay.effects.n; i++)
		if (t->replay.effects.list[i].type == EFFECT_CLOCK)
			t->at_us = t->replay.effects.list[i].at_us;
}

static void
press(struct telling *t, char *handset, char *key, bool masked)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Press p = RECORD__PRESS__INIT;

	e.body_case = RECORD__ENTRY__BODY_PRESS;
	e.press = &p;
	p.handset = handset;
	p.key = key;
	p.masked = masked;
	entry(t, &e);
}

static void
urn(struct telling *t, uint32_t pour, uint32_t contre)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Urn u = RECORD__URN__INIT;
	uint32_t voices[] = { 0, pour, contre };

	e.body_case = RECORD__ENTRY__BODY_URN;
	e.urn = &u;
	u.voices = voices;
	u.n_voices = 3;
	entry(t, &e);
}

/* A command; `! LINE` is one that must have been refused, "press H K" a press. */
static void
line(struct telling *t, const char *text)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Command c = RECORD__COMMAND__INIT;
	bool refused = text[0] == '!';

	if (strncmp(text, "press ", 6) == 0) {
		press(t, (char[]) { text[6], '\0' }, (char[]) { text[8], '\0' }, false);
		return;
	}
	e.body_case = RECORD__ENTRY__BODY_COMMAND;
	e.command = &c;
	c.line = (char *)(uintptr_t)(text + 2 * refused);
	c.account = c.role = c.console = (char *)(uintptr_t)"test";
	c.refused = (char *)(uintptr_t)(refused ? "unknown-seat" : "");
	entry(t, &e);
	assert_int_equal(t->replay.effects.n > 0 && t->replay.effects.list[0].type == EFFECT_REFUSED, refused);
}

static void
begin(struct telling *t)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Start s = RECORD__START__INIT;

	*t = (struct telling) { .account = account_begin() };
	assert_non_null(t->account);
	replay_init(&t->replay, NULL, NULL);
	e.body_case = RECORD__ENTRY__BODY_START;
	e.start = &s;
	s.format = 1;
	s.max_seats = 20;
	s.clock_source = (char *)(uintptr_t)"story";
	entry(t, &e);
	for (const char *const *l = setting; *l != NULL; l++)
		line(t, *l);
}

static const struct account *
told(struct telling *t, const char *const *lines)
{
	begin(t);
	for (; *lines != NULL; lines++)
		line(t, *lines);
	assert_int_equal(account_finish(t->account, &t->replay), 0);
	return t->account;
}
#define TOLD(t, ...) told((t), (const char *const[]) { __VA_ARGS__, NULL })

static void
end(struct telling *t)
{
	account_free(t->account);
	replay_done(&t->replay);
}

/* The K-th event of TYPE, from 0. */
static const struct account_event *
event(const struct account *a, enum event_type type, uint32_t k)
{
	for (uint32_t i = 0; i < a->n_events; i++)
		if (a->events[i].type == type && k-- == 0)
			return &a->events[i];
	fail_msg("no such event");
	return NULL;
}

/* --- the sitting ------------------------------------------------------------------------------------------------- */

static void
the_body_the_seats_and_the_agenda_are_told(void **ctx)
{
	struct telling t;
	const struct account *a = TOLD(&t, "move 2 before=1", "withdraw 1.1 reason=\"sans objet\"");

	(void)ctx;
	assert_string_equal(a->name, "Ville d'Exemple");
	assert_string_equal(a->profile, "commune");
	assert_string_equal(a->siret, "21210000000019");
	assert_int_equal(a->date, 20260115);
	assert_int_equal(a->max_seat, 7);
	assert_int_equal(a->seats_by_law, 7);
	assert_int_equal(a->serving, 6);
	assert_true(a->seats[7].vacant);
	assert_string_equal(account_who(a, NULL, 3)->last, "TROIS");
	assert_string_equal(account_who(a, NULL, 7)->last, "");
	assert_string_equal(account_who(a, NULL, 99)->last, "");
	assert_string_equal(a->seats[5].handsets[0].id, "5");
	assert_int_equal(a->n_items, 3);
	assert_string_equal(a->items[a->agenda[0]].name, "2");
	assert_string_equal(a->items[a->agenda[1]].name, "1");
	assert_int_equal(a->items[2].parent, 0);
	assert_true(a->items[2].withdrawn);
	assert_string_equal(a->items[2].reason, "sans objet");
	assert_int_equal(a->ended_us, FOREVER);
	end(&t);
}

static void
presence_excuses_and_substitutes_are_intervals(void **ctx)
{
	struct telling t;
	const struct account *a = TOLD(&t, "leave 3", "arrive 3", "substitute 3 civility=Monsieur first=Max last=TER",
	                               "leave 3");
	const uint64_t s = 1000000, arrived = 10 * s, left = (SETTING_LINES + 1) * s;

	(void)ctx;
	assert_int_equal(a->seats[3].n_present, 2);
	assert_int_equal(a->seats[3].present[0].from_us, arrived);
	assert_int_equal(a->seats[3].present[0].until_us, left);
	assert_int_equal(a->seats[3].present[1].from_us, left + s);
	assert_int_equal(a->seats[3].present[1].until_us, left + 3 * s);
	assert_true(account_present_at(a, 3, arrived));
	assert_false(account_present_at(a, 3, left));
	assert_int_equal(a->seats[1].present[0].until_us, FOREVER);
	assert_int_equal(a->seats[6].n_excused, 1);
	assert_string_equal(account_who_at(a, 3, left)->last, "TROIS");
	assert_string_equal(account_who_at(a, 3, left + 2 * s)->last, "TER");
	assert_int_equal(event(a, EVENT_LEAVE, 1)->seat, 3);
	end(&t);
}

static void
a_proxy_that_ends_says_by_what(void **ctx)
{
	struct telling t;
	const struct account *a = TOLD(&t, "proxy 5 -> 3", "revoke 5", "proxy 5 -> 4", "arrive 6", "vacant 5");

	(void)ctx;
	assert_int_equal(a->n_proxies, 3);
	assert_int_equal(a->proxies[0].dated, 20260114);
	assert_string_equal(a->proxies[0].ended, "arrived");
	assert_string_equal(a->proxies[1].ended, "revoked");
	assert_int_equal(a->proxies[2].holder, 4);
	assert_string_equal(a->proxies[2].ended, "vacant");
	assert_int_equal(event(a, EVENT_REVOKE, 1)->seat, 6);
	assert_int_equal(event(a, EVENT_REVOKE, 1)->at_us, event(a, EVENT_ARRIVE, 4)->at_us);
	end(&t);
}

static void
refused_commands_are_kept_and_change_nothing(void **ctx)
{
	struct telling t;
	const struct account *a = TOLD(&t, "! leave 99", "press 9 A");

	(void)ctx;
	assert_int_equal(a->n_commands, SETTING_LINES + 1);
	assert_string_equal(a->commands[SETTING_LINES].line, "leave 99");
	assert_string_equal(a->commands[SETTING_LINES].refused, "unknown-seat");
	assert_int_equal(a->n_presses, 1);
	assert_int_equal(a->presses[0].class, PRESS_UNKNOWN);
	assert_int_equal(a->presses[0].ballot, NO_BALLOT);
	end(&t);
}

static void
the_clock_of_a_story_is_the_chambers(void **ctx)
{
	struct telling t;
	const struct account *a = TOLD(&t, "at 23:59", "note x", "suspend", "resume 2026-01-16T09:05");
	struct account_clock c = account_clock(a, a->began_us + 5400 * 1000000ull);

	(void)ctx;
	assert_int_equal(c.date, 20260115);
	assert_int_equal(c.hour * 100 + c.minute, 2000);
	c = account_clock(a, a->began_us + (14 * 3600 + 2100) * 1000000ull);
	assert_int_equal(c.date, 20260116);
	assert_int_equal(c.hour * 100 + c.minute, 905);
	end(&t);
}

/* In the daemon's record the wall clock and the zone decide, whatever TZ the reader has. */
static void
the_clock_of_a_record_is_the_wall_clock_in_its_zone(void **ctx)
{
	struct telling t;
	struct account_clock c;

	(void)ctx;
	begin(&t);
	t.account->start.clock_source = "synchronised";
	t.account->start.time_zone = "Europe/Paris";
	t.account->start.utc_us = 1768498200000000; /* 2026-01-15 17:30:00 UTC, by `date -u -d @1768498200` */
	setenv("TZ", "America/Cayenne", 1);
	c = account_clock(t.account, 60000000);
	assert_int_equal(c.date, 20260115);
	assert_int_equal(c.hour * 100 + c.minute, 1831);
	assert_string_equal(getenv("TZ"), "America/Cayenne");
	unsetenv("TZ");
	end(&t);
}

/* --- ballots ----------------------------------------------------------------------------------------------------- */

static void
a_ballot_keeps_who_was_there_when_it_opened(void **ctx)
{
	struct telling t;
	const struct account *a = TOLD(&t, "discuss 1", "recuse 3", "open mode=public asked-by=1,2", "arrive 5", "leave 4",
	                               "press 1 A", "press 2 B", "press 4 A", "press 3 A", "close", "preside 2",
	                               "substitute 4 civility=Madame first=X last=Y");
	const struct account_ballot *b = &a->ballots[0];

	(void)ctx;
	assert_int_equal(a->n_ballots, 1);
	assert_int_equal(b->number, 1);
	assert_int_equal(b->mode, MODE_PUBLIC);
	assert_int_equal(b->n_askers, 2);
	assert_int_equal(b->presider, 1);
	assert_int_equal(a->presider, 2);
	assert_true(b->votes[4].present);
	assert_false(b->votes[5].present);
	assert_false(b->votes[7].serving);
	assert_string_equal(account_who(a, b, 4)->last, "QUATRE");
	assert_int_equal(b->votes[6].voter, VOTER_GIVER);
	assert_int_equal(b->votes[6].holder, 2);
	assert_int_equal(a->proxies[b->votes[6].proxy].giver, 6);
	assert_int_equal(b->votes[6].choice, CHOICE_CONTRE);
	assert_int_equal(b->votes[6].via, VIA_HOLDER);
	assert_int_equal(account_recusal(&b->results[0], 3), RECUSAL_INTERESTED);
	assert_false(account_votes_on(b, &b->results[0], 3));
	assert_true(account_votes_on(b, &b->results[0], 6));
	assert_int_equal(b->results[0].now.voices[CHOICE_POUR], 2);
	assert_int_equal(a->presses[3].class, PRESS_OUTSIDE);
	assert_int_equal(a->presses[0].ballot, 0);
	assert_true(account_names(b, false));
	end(&t);
}

static void
a_recusal_of_the_holder_silences_his_giver_on_that_item_alone(void **ctx)
{
	struct telling t;
	const struct account *a = TOLD(&t, "discuss 1", "recuse 2", "open items=1,2 object=Groupe", "press 1 A", "press 2 A",
	                               "press 3 A", "press 4 A", "close");
	const struct account_ballot *b = &a->ballots[0];

	(void)ctx;
	assert_int_equal(b->n_results, 2);
	assert_string_equal(b->object, "Groupe");
	assert_false(account_votes_on(b, &b->results[0], 6));
	assert_true(account_votes_on(b, &b->results[1], 6));
	assert_int_equal(b->results[0].now.electorate, 3);
	assert_int_equal(b->results[1].now.electorate, 5);
	end(&t);
}

static void
corrections_declarations_and_annulments_stand_beside_what_was_stated(void **ctx)
{
	struct telling t;
	const struct account *a = TOLD(&t, "open", "press 1 A", "press 2 A", "press 3 B", "press 4 B", "close",
	                               "correct 4 pour reason=erreur", "proclaim", "declare 3 pour", "contest 4 text=non",
	                               "annul reason=objet decided-by=assembly informed=yes unanimous=yes");
	const struct account_ballot *b = &a->ballots[0];

	(void)ctx;
	assert_int_equal(b->results[0].stated.voices[CHOICE_CONTRE], 2);
	assert_int_equal(b->results[0].stated.outcome, OUTCOME_ADOPTED);
	assert_int_equal(b->results[0].now.voices[CHOICE_CONTRE], 1);
	assert_int_equal(b->results[0].now.outcome, OUTCOME_VOID);
	assert_int_equal(b->votes[4].choice, CHOICE_POUR);
	assert_int_equal(b->n_corrections, 1);
	assert_int_equal(b->corrections[0].from, CHOICE_CONTRE);
	assert_int_equal(b->corrections[0].to, CHOICE_POUR);
	assert_int_equal(b->n_remarks, 2);
	assert_true(b->remarks[0].declared);
	assert_string_equal(b->remarks[0].text, "pour");
	assert_string_equal(b->remarks[1].text, "non");
	assert_true(b->annulled && !b->by_president && b->informed && b->unanimous);
	assert_string_equal(b->reason, "objet");
	assert_int_equal(b->proclaimed_us, event(a, EVENT_PROCLAIM, 0)->at_us);
	end(&t);
}

static void
an_objection_takes_an_item_out_and_the_votes_on_the_others_stay(void **ctx)
{
	struct telling t;
	const struct account *a = TOLD(&t, "discuss 2", "recuse 2", "open items=1,2,1.1", "press 1 A", "press 2 A", "split 1 by=3",
	                               "split 1.1 by=4", "press 3 B", "press 4 A", "close", "open items=1");
	const struct account_ballot *b = &a->ballots[0];

	(void)ctx;
	assert_int_equal(b->n_items, 1);
	assert_int_equal(b->n_results, 1);
	assert_string_equal(a->items[b->items[0]].name, "2");
	assert_string_equal(a->items[b->results[0].item].name, "2");
	assert_int_equal(b->results[0].now.voices[CHOICE_POUR], 2);
	assert_int_equal(b->votes[1].voter, VOTER_PRESENT);
	assert_int_equal(b->votes[2].voter, VOTER_NONE); /* recused from all that is left */
	assert_int_equal(b->votes[2].via, VIA_NONE);
	assert_int_equal(b->votes[6].voter, VOTER_NONE); /* and held this one's proxy */
	assert_int_equal(b->votes[6].holder, NOBODY);
	assert_int_equal(a->items[0].split_by, 3);
	assert_int_equal(a->items[1].split_by, NOBODY);
	assert_int_equal(event(a, EVENT_SPLIT, 1)->seat, 4);
	assert_int_equal(event(a, EVENT_SPLIT, 1)->ballot, 0);
	assert_int_equal(a->ballots[1].attempts[0], 1);
	end(&t);
}

static void
presence_that_was_noted_too_late_is_put_right_and_the_ballots_stay(void **ctx)
{
	struct telling t;
	const struct account *a = TOLD(&t, "at 18:40", "open", "press 1 A", "press 2 A", "press 3 B", "press 4 B", "close",
	                               "at 18:50", "leave 2 since=18:35", "at 18:55", "arrive 6",
	                               "arrive 6 since=18:45");
	const struct account_seat *left = &a->seats[2], *came = &a->seats[6];

	(void)ctx;
	assert_int_equal(a->n_late, 2);
	assert_int_equal(a->late[0].seat, 2);
	assert_false(a->late[0].present);
	assert_int_equal(a->late[0].n_ballots, 1);
	assert_int_equal(a->late[0].ballots[0], 0);
	assert_int_equal(a->late[1].n_ballots, 0);
	assert_int_equal(left->n_present, 1);
	assert_int_equal(left->present[0].until_us, a->late[0].since_us);
	assert_int_equal(account_clock(a, left->present[0].until_us).minute, 35);
	assert_int_equal(came->n_present, 1);
	assert_int_equal(account_clock(a, came->present[0].from_us).minute, 45);
	assert_int_equal(a->proxies[0].until_us, came->present[0].from_us);
	assert_true(a->ballots[0].votes[2].present);
	assert_int_equal(a->ballots[0].results[0].now.present, a->ballots[0].results[0].stated.present);
	assert_int_equal(event(a, EVENT_LEAVE, 0)->late, 0);
	assert_int_equal(event(a, EVENT_ARRIVE, 0)->late, NOT_LATE);
	end(&t);
}

static void
an_aborted_ballot_is_told_without_number_and_choices(void **ctx)
{
	struct telling t;
	const struct account *a = TOLD(&t, "open", "press 1 B", "abort reason=panne", "open", "press 1 A", "press 2 A",
	                               "press 3 A", "press 4 A", "close");

	(void)ctx;
	assert_int_equal(a->n_ballots, 2);
	assert_int_equal(a->ballots[0].status, BALLOT_ABORTED);
	assert_int_equal(a->ballots[0].number, 0);
	assert_string_equal(a->ballots[0].reason, "panne");
	assert_int_equal(a->ballots[0].n_items, 1);
	assert_int_equal(a->ballots[0].attempts[0], 1);
	assert_int_equal(a->ballots[0].votes[1].via, VIA_HANDSET);
	assert_int_equal(a->ballots[0].votes[1].choice, CHOICE_SILENT);
	assert_int_equal(a->ballots[1].number, 1);
	assert_int_equal(a->ballots[1].attempts[0], 2);
	assert_ptr_equal(account_ballot(a, 1), &a->ballots[1]);
	assert_null(account_ballot(a, 2));
	assert_int_equal(a->items[a->ballots[1].items[0]].ballot, 1);
	end(&t);
}

/* The record may be read while the ballot is open: no choice may leave by that door. */
static void
a_ballot_that_is_open_tells_no_choice(void **ctx)
{
	struct telling t;
	const struct account *a = TOLD(&t, "open mode=public", "press 1 B");

	(void)ctx;
	assert_int_equal(a->ballots[0].status, BALLOT_OPEN);
	assert_int_equal(a->ballots[0].votes[1].via, VIA_HANDSET);
	assert_int_equal(a->ballots[0].votes[1].choice, CHOICE_SILENT);
	assert_false(account_names(&a->ballots[0], true));
	end(&t);
}

static void
a_secret_ballot_tells_who_took_part_and_no_more(void **ctx)
{
	struct telling t;
	const struct account *a;

	(void)ctx;
	begin(&t);
	line(&t, "revoke 6");
	line(&t, "open mode=secret ground=nomination");
	press(&t, (char *)(uintptr_t)"1", (char *)(uintptr_t)"", true);
	press(&t, (char *)(uintptr_t)"2", (char *)(uintptr_t)"", true);
	line(&t, "close confirm-silent");
	urn(&t, 1, 1);
	assert_int_equal(account_finish(t.account, &t.replay), 0);
	a = t.account;
	assert_int_equal(a->ballots[0].number, 1);
	assert_int_equal(a->ballots[0].results[0].now.voices[CHOICE_POUR], 1);
	assert_int_equal(a->ballots[0].votes[1].via, VIA_HANDSET);
	assert_int_equal(a->ballots[0].votes[1].choice, CHOICE_SILENT);
	assert_int_equal(a->ballots[0].votes[3].via, VIA_NONE);
	assert_true(a->presses[0].masked);
	assert_false(account_names(&a->ballots[0], true));
	end(&t);
}

static void
counts_by_hand_and_assent_are_ballots_too(void **ctx)
{
	struct telling t;
	const struct account *a = TOLD(&t, "adopt 1.1 assent", "count items=1 mode=hands pour=3 contre=1 tellers=2,3",
	                               "count items=1 mode=hands pour=3 contre=1 tellers=2,3", "take-note 2");

	(void)ctx;
	assert_int_equal(a->n_with_result, 3);
	assert_int_equal(a->ballots[0].by, BY_ASSENT);
	assert_int_equal(a->ballots[1].by, BY_HANDS);
	assert_int_equal(a->ballots[1].n_tellers, 2);
	assert_int_equal(a->ballots[1].tellers[1], 3);
	assert_int_equal(a->ballots[1].results[0].now.voices[CHOICE_SILENT], 1);
	assert_true(a->ballots[2].noted);
	assert_int_equal(a->ballots[2].results[0].now.outcome, OUTCOME_NOTED);
	assert_false(account_names(&a->ballots[1], true));
	end(&t);
}

static void
quorums_are_kept_as_often_as_they_were_taken(void **ctx)
{
	struct telling t;
	const struct account *a = TOLD(&t, "discuss 1", "suspend", "leave 3,4", "resume", "discuss 2 force=urgence");

	(void)ctx;
	assert_int_equal(a->items[0].n_quorums, 2);
	assert_int_equal(a->items[0].quorums[0].required, 4);
	assert_true(a->items[0].quorums[0].met);
	assert_int_equal(a->items[0].quorums[1].present, 2);
	assert_false(a->items[0].quorums[1].met);
	assert_string_equal(a->items[1].quorums[0].forced, "urgence");
	assert_int_equal(a->n_suspensions, 1);
	assert_int_equal(a->suspensions[0].until_us - a->suspensions[0].from_us, 2000000);
	assert_int_equal(event(a, EVENT_DISCUSS, 1)->item, 1);
	end(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_body_the_seats_and_the_agenda_are_told),
		cmocka_unit_test(presence_excuses_and_substitutes_are_intervals),
		cmocka_unit_test(a_proxy_that_ends_says_by_what),
		cmocka_unit_test(refused_commands_are_kept_and_change_nothing),
		cmocka_unit_test(the_clock_of_a_story_is_the_chambers),
		cmocka_unit_test(the_clock_of_a_record_is_the_wall_clock_in_its_zone),
		cmocka_unit_test(a_ballot_keeps_who_was_there_when_it_opened),
		cmocka_unit_test(a_recusal_of_the_holder_silences_his_giver_on_that_item_alone),
		cmocka_unit_test(corrections_declarations_and_annulments_stand_beside_what_was_stated),
		cmocka_unit_test(an_objection_takes_an_item_out_and_the_votes_on_the_others_stay),
		cmocka_unit_test(presence_that_was_noted_too_late_is_put_right_and_the_ballots_stay),
		cmocka_unit_test(an_aborted_ballot_is_told_without_number_and_choices),
		cmocka_unit_test(a_ballot_that_is_open_tells_no_choice),
		cmocka_unit_test(a_secret_ballot_tells_who_took_part_and_no_more),
		cmocka_unit_test(counts_by_hand_and_assent_are_ballots_too),
		cmocka_unit_test(quorums_are_kept_as_often_as_they_were_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
