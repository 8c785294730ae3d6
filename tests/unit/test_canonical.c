/*
 * test_canonical.c -- the bytes of a state: equal where two states mean the same, other where they do not
 *
 * One field after the other is changed in a sitting that has something of everything; each must show.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "law/law.h"
#include "story/run.h"

#define ROOM 65536

static const char chamber[] =
	"body \"Ville d'Exemple\" organ=\"Conseil municipal\" genitive=\"du Conseil\" siret=21210231500019 profile=commune\n"
	"sitting 2026-01-15T18:30 president=1 secretary=2 convocation=2026-01-08\n"
	"seat 1 civility=Madame first=Ada last=UN group=G title=Maire rank=1 born=1960-01-01 handset=371BA68A\n"
	"seat 2 civility=Monsieur first=Jean last=DEUX born=1970-01-01 handset=2AB4C7F0\n"
	"seat 3 civility=Madame first=Eve last=TROIS born=1980-01-01\n"
	"seat 4 civility=Madame first=Lou last=QUATRE born=1990-01-01\n"
	"seat 5 civility=Madame first=Ida last=CINQ\n"
	"arrive 1..4\n"
	"proxy 5 -> 1 dated=2026-01-10\n"
	"item 1 \"Un\" rubric=R text=T number=N id=I matiere=7.5 budget=B\n"
	"item 2 \"Deux\"\n"
	"item 3 \"Trois\"\n"
	"discuss 1\n"
	"recuse 4\n"
	"open mode=public object=\"Ensemble\"\n"
	"press 371BA68A A\n"
	"vote 2 contre\n";
static const char counted[] =
	"close confirm-silent\n"
	"arrive 1 since=18:30\n"
	"count items=2 mode=paper ground=election candidates=seat:3,seat:4 voices=3,1 blanc=1 tellers=2,3 envelopes=5\n"
	"count items=2 mode=paper ground=election candidates=seat:3,seat:4 voices=3,1 blanc=1 tellers=2,3 envelopes=5\n"
	"count items=3 object=\"Encore\" mode=paper ground=election candidates=seat:3,seat:4 voices=2,2 blanc=1 tellers=2,3 "
		"envelopes=5\n";

static struct law_book book;

struct told {
	void *state, *urn;
	struct story_run run;
};

static void
ignore(const char *line, void *arg)
{
	(void)line;
	(void)arg;
}

/* Lies in memory that is full of FILL, so that what is not written shows. */
static struct told *
begin(int fill)
{
	const struct limits limits = { 8, 8, 8, 4096 };
	struct told *t = calloc(1, sizeof(*t));

	if (book.law.n == 0)
		law_bundled(&book);
	t->state = malloc(sitting_size(&limits));
	memset(t->state, fill, sitting_size(&limits));
	t->urn = malloc(urn_size(limits.max_seat));
	t->run.sitting = sitting_init(t->state, &limits, &book.law);
	t->run.urn = urn_init(t->urn, limits.max_seat);
	t->run.line = ignore;
	return t;
}

static void
tell(struct told *t, const char *lines)
{
	while (*lines != '\0') {
		size_t n = strcspn(lines, "\n");

		assert_int_equal(story_run_line(&t->run, lines, n), 0);
		lines += n + (lines[n] == '\n');
	}
}

static void
end(struct told *t)
{
	free(t->state);
	free(t->urn);
	free(t);
}

static bool
same(const struct sitting *a, const struct sitting *b)
{
	static uint8_t x[ROOM], y[ROOM];
	size_t n = sitting_canonical(a, x, ROOM), m = sitting_canonical(b, y, ROOM);

	assert_in_range(n, 1, ROOM);
	return n == m && memcmp(x, y, n) == 0;
}

/* --- equal ------------------------------------------------------------------------------------------------------------ */

static void
the_same_story_gives_the_same_bytes_wherever_it_lies(void **ctx)
{
	struct told *a = begin(0x00), *b = begin(0xA5);

	(void)ctx;
	tell(a, chamber);
	tell(b, chamber);
	assert_true(same(a->run.sitting, b->run.sitting));
	tell(a, counted);
	assert_false(same(a->run.sitting, b->run.sitting));
	tell(b, counted);
	assert_true(same(a->run.sitting, b->run.sitting));
	end(a);
	end(b);
}

static void
a_refused_line_gives_the_bytes_of_a_note(void **ctx)
{
	static const char *const refused[] = {
		"!arrive 9\n", "!proxy 4 -> 2\n", "!open\n", "!handset 371BA68A -> 9\n", "!discuss 2\n", "!withdraw 9 reason=x\n",
		"!vote 4 pour\n", "!preside 2\n", "!recuse 1\n", "!annul reason=x\n", "!count mode=hands tellers=1,2\n",
	};
	struct told *noted = begin(0);

	(void)ctx;
	tell(noted, chamber);
	tell(noted, "note \"x\"\n");
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct told *t = begin(0);

		tell(t, chamber);
		tell(t, refused[i]);
		if (!same(noted->run.sitting, t->run.sitting))
			fail_msg("changes the state: %s", refused[i]);
		end(t);
	}
	end(noted);
}

/* --- other ------------------------------------------------------------------------------------------------------------ */

static const struct sitting *reference;

/* A field may be a bit or an enum: who gives it back its own value knows that it fits. */
#define RESTORE(field, kept) do { \
	_Pragma("GCC diagnostic push") \
	_Pragma("GCC diagnostic ignored \"-Wconversion\"") \
	(field) = kept; \
	_Pragma("GCC diagnostic pop") \
} while (0)

/* The field becomes another value and then what it was. */
#define SHOWS(field) do { \
	uint64_t kept = (uint64_t)(field); \
	(field) = kept == 0; \
	if (same(s, reference)) \
		fail_msg("does not show: %s", #field); \
	RESTORE(field, kept); \
	assert_true(same(s, reference)); \
} while (0)

static struct told *told, *untouched;

static int
begin_both(void **ctx)
{
	(void)ctx;
	told = begin(0);
	untouched = begin(0);
	tell(told, chamber);
	tell(untouched, chamber);
	tell(told, counted);
	tell(untouched, counted);
	reference = untouched->run.sitting;
	return 0;
}

static int
end_both(void **ctx)
{
	(void)ctx;
	end(told);
	end(untouched);
	return 0;
}

static void
of_the_sitting_each_fact_shows(void **ctx)
{
	struct sitting *s = told->run.sitting;

	(void)ctx;
	SHOWS(s->has_body);
	SHOWS(s->has_sitting);
	SHOWS(s->ended);
	SHOWS(s->suspended);
	SHOWS(s->profile_number);
	SHOWS(s->date);
	SHOWS(s->minute);
	SHOWS(s->began_us);
	SHOWS(s->has_clock);
	SHOWS(s->clock_us);
	SHOWS(s->convocation);
	SHOWS(s->second_convocation);
	SHOWS(s->remote);
	SHOWS(s->rehearsal);
	SHOWS(s->president);
	SHOWS(s->secretaries[0]);
	SHOWS(s->n_secretaries);
	SHOWS(s->presider);
	SHOWS(s->now_us);
	SHOWS(s->late);
	SHOWS(s->serving);
	SHOWS(s->present);
	SHOWS(s->discussed);
	SHOWS(s->last_item);
	SHOWS(s->testing);
	SHOWS(s->key_choice[1]);
	SHOWS(s->name.len);
	SHOWS(s->organ.len);
	SHOWS(s->genitive.len);
	SHOWS(s->siret.len);
}

static void
of_the_presses_each_count_shows(void **ctx)
{
	struct sitting *s = told->run.sitting;

	(void)ctx;
	SHOWS(s->presses.early);
	SHOWS(s->presses.late);
	SHOWS(s->presses.unknown);
	SHOWS(s->presses.bad_key);
	SHOWS(s->presses.outside);
	SHOWS(s->presses.repeated);
	SHOWS(s->presses.counted);
	SHOWS(s->presses.test);
}

static void
of_a_seat_its_person_presence_and_handset_show(void **ctx)
{
	struct sitting *s = told->run.sitting;

	(void)ctx;
	SHOWS(s->seats[8].exists);
	SHOWS(s->seats[1].civility.len);
	SHOWS(s->seats[1].first.len);
	SHOWS(s->seats[1].last.len);
	SHOWS(s->seats[1].group.len);
	SHOWS(s->seats[1].title.len);
	SHOWS(s->seats[1].rank);
	SHOWS(s->seats[1].weight);
	SHOWS(s->seats[1].born);
	SHOWS(s->seats[1].vacant);
	SHOWS(s->seats[1].substituted);
	SHOWS(s->seats[1].present);
	SHOWS(s->seats[1].excused);
	SHOWS(s->seats[1].handed_out);
	SHOWS(s->seats[1].tested);
	SHOWS(s->seats[1].teller);
	SHOWS(s->seats[1].present_since_us);
	SHOWS(s->seats[1].handset);
	SHOWS(s->handsets[0].id.len);
	SHOWS(s->handsets[0].seat);
	SHOWS(s->handsets[0].from_us);
	SHOWS(s->handsets[0].until_us);
	SHOWS(s->n_handsets);
}

static void
of_a_proxy_a_correction_and_a_recusal_who_and_when_show(void **ctx)
{
	struct sitting *s = told->run.sitting;

	(void)ctx;
	SHOWS(s->held_by[5]);
	SHOWS(s->proxies[0].giver);
	SHOWS(s->proxies[0].holder);
	SHOWS(s->proxies[0].dated);
	SHOWS(s->proxies[0].from_us);
	SHOWS(s->proxies[0].until_us);
	SHOWS(s->n_proxies);
	SHOWS(s->corrections[0].at_us);
	SHOWS(s->corrections[0].since_us);
	SHOWS(s->corrections[0].seat);
	SHOWS(s->corrections[0].present);
	SHOWS(s->n_corrections);
	SHOWS(s->recusals[0].item);
	SHOWS(s->recusals[0].seat);
	SHOWS(s->recusals[0].kind);
	SHOWS(s->n_recusals);
}

static void
of_an_item_its_texts_place_and_quorum_show(void **ctx)
{
	struct sitting *s = told->run.sitting;
	struct item *x = &s->items[0];

	(void)ctx;
	SHOWS(x->name.len);
	SHOWS(x->title.len);
	SHOWS(x->rubric.len);
	SHOWS(x->text.len);
	SHOWS(x->number.len);
	SHOWS(x->id.len);
	SHOWS(x->matiere.len);
	SHOWS(x->budget.len);
	SHOWS(x->kind);
	SHOWS(x->parent);
	SHOWS(x->order);
	SHOWS(x->urgency);
	SHOWS(x->second_convocation);
	SHOWS(x->withdrawn);
	SHOWS(x->postponed);
	SHOWS(x->secret);
	SHOWS(x->split);
	SHOWS(x->attempts);
	SHOWS(x->round_due);
	SHOWS(x->ballot);
	SHOWS(x->quorum_taken);
	SHOWS(x->forced);
	SHOWS(x->quorum_met);
	SHOWS(x->quorum);
	SHOWS(x->quorum_num);
	SHOWS(x->quorum_den);
	SHOWS(s->n_items);
}

static void
of_a_ballot_its_mode_phase_and_positions_show(void **ctx)
{
	struct sitting *s = told->run.sitting;
	struct ballot *b = &s->ballots[0];
	struct position *p = s->positions; /* of the first ballot */

	(void)ctx;
	SHOWS(b->status);
	SHOWS(b->mode);
	SHOWS(b->by);
	SHOWS(b->ground);
	SHOWS(b->casting);
	SHOWS(b->majority.base);
	SHOWS(b->majority.num);
	SHOWS(b->majority.den);
	SHOWS(b->round);
	SHOWS(b->presider);
	SHOWS(b->presider_said);
	SHOWS(b->object.len);
	SHOWS(b->second_phase);
	SHOWS(b->proclaimed);
	SHOWS(b->annulled);
	SHOWS(b->opened_us);
	SHOWS(b->closed_us);
	SHOWS(b->deadline_us);
	SHOWS(b->n_recusals);
	SHOWS(b->voters);
	SHOWS(s->ballots[1].candidates[0].len);
	SHOWS(s->ballots[1].candidate_born[0]);
	SHOWS(p[1].choice);
	SHOWS(p[1].via);
	SHOWS(p[1].voter);
	SHOWS(p[1].pressed);
}

static void
of_a_result_each_number_shows(void **ctx)
{
	struct sitting *s = told->run.sitting;
	struct result *r = &s->results[s->ballots[1].first_result];

	(void)ctx;
	SHOWS(r->item);
	SHOWS(r->attempt);
	SHOWS(r->serving);
	SHOWS(r->present);
	SHOWS(r->quorum);
	SHOWS(r->proxies);
	SHOWS(r->recused);
	SHOWS(r->proxies_cast);
	SHOWS(r->voting_present);
	SHOWS(r->quorum_met);
	SHOWS(r->unanimous);
	SHOWS(r->electorate);
	SHOWS(r->cast);
	SHOWS(r->required);
	SHOWS(r->voices[CHOICE_BLANC]);
	SHOWS(r->candidate_voices[1]);
	SHOWS(r->outcome);
	SHOWS(r->elected);
	SHOWS(r->casting_vote);
}

static void
of_the_last_opening_its_frozen_proxies_show(void **ctx)
{
	struct told *a = begin(0), *b = begin(0);
	struct sitting *s = a->run.sitting;

	(void)ctx;
	tell(a, chamber);
	tell(b, chamber);
	reference = b->run.sitting;
	SHOWS(s->frozen_holder[5]);
	SHOWS(s->giver_casting[5]);
	end(a);
	end(b);
	reference = untouched->run.sitting;
}

static void
of_a_pending_count_each_number_shows(void **ctx)
{
	struct sitting *s = told->run.sitting;
	struct pending_count *p = &s->pending;

	(void)ctx;
	assert_true(p->is);
	SHOWS(p->is);
	SHOWS(p->pour);
	SHOWS(p->contre);
	SHOWS(p->abstention);
	SHOWS(p->nspp);
	SHOWS(p->blanc);
	SHOWS(p->nul);
	SHOWS(p->envelopes);
	SHOWS(p->has_envelopes);
	SHOWS(p->n_tellers);
	SHOWS(p->items[0]);
	SHOWS(p->n_items);
	SHOWS(p->voices[0]);
	SHOWS(p->candidates[0].len);
	SHOWS(p->born[0]);
	SHOWS(p->n_candidates);
	SHOWS(p->object.len);
	SHOWS(p->by);
	SHOWS(p->ground);
	SHOWS(p->presider);
	SHOWS(p->majority.base);
	SHOWS(p->majority.num);
	SHOWS(p->majority.den);
	SHOWS(p->round);
}

/* --- room ------------------------------------------------------------------------------------------------------------- */

static void
nothing_is_written_beyond_the_room_and_the_size_is_told_all_the_same(void **ctx)
{
	static uint8_t whole[ROOM], part[ROOM];
	size_t n = sitting_canonical(reference, whole, ROOM);

	(void)ctx;
	assert_in_range(n, 1000, ROOM);
	for (size_t room = 0; room <= n; room += room < 64 || room + 64 > n ? 1 : 61) {
		memset(part, 0xA5, sizeof(part));
		assert_int_equal(sitting_canonical(reference, part, room), n);
		for (size_t i = room; i < room + 64; i++)
			assert_int_equal(part[i], 0xA5);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_story_gives_the_same_bytes_wherever_it_lies),
		cmocka_unit_test(a_refused_line_gives_the_bytes_of_a_note),
		cmocka_unit_test(of_the_sitting_each_fact_shows),
		cmocka_unit_test(of_the_presses_each_count_shows),
		cmocka_unit_test(of_a_seat_its_person_presence_and_handset_show),
		cmocka_unit_test(of_a_proxy_a_correction_and_a_recusal_who_and_when_show),
		cmocka_unit_test(of_an_item_its_texts_place_and_quorum_show),
		cmocka_unit_test(of_a_ballot_its_mode_phase_and_positions_show),
		cmocka_unit_test(of_a_result_each_number_shows),
		cmocka_unit_test(of_the_last_opening_its_frozen_proxies_show),
		cmocka_unit_test(of_a_pending_count_each_number_shows),
		cmocka_unit_test(nothing_is_written_beyond_the_room_and_the_size_is_told_all_the_same),
	};

	return cmocka_run_group_tests(tests, begin_both, end_both);
}
