/*
 * state.h -- what a sitting knows.  Anyone may read; only src/core writes.
 *
 * Everything lies in one block whose size follows from struct limits.  Seats are found by their number, items and
 * ballots by index in order of appearance.  A text is a place in the state's own store.
 */
#ifndef CORE_STATE_H
#define CORE_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "event.h"
#include "profile.h"
#include "limits.h"

#define NOBODY 0u            /* no seat */
#define NO_ITEM UINT32_MAX
#define NO_BALLOT UINT32_MAX
#define FOREVER UINT64_MAX   /* an interval that has not ended */

struct place { uint32_t at, len; }; /* of a text; len 0: none */

struct seat {
	struct place civility, first, last, group, title;
	uint32_t rank, weight;
	ymd born;
	bool exists, vacant, substituted;
	bool present, excused;
	bool handed_out;
	bool tested;                 /* its handset was heard in the last test */
	bool teller;                 /* of the first entry of a count by hand, while it is pending */
	uint32_t handset;            /* index of the interval now in force + 1; 0: none */
	uint64_t present_since_us;
};

struct handset_interval { struct place id; uint32_t seat; uint64_t from_us, until_us; };
struct proxy_interval {
	uint32_t giver, holder;
	ymd dated;
	uint64_t from_us, until_us;
	uint32_t before;             /* the same giver's interval before this one, index + 1; 0: none */
};
/* What was noted too late: from since_us to at_us the seat was present, or was not, whatever stood there until at_us. */
struct presence_correction { uint64_t at_us, since_us; uint32_t seat; bool present; };

struct recusal { uint32_t item, seat; enum recusal_kind kind; };

struct item {
	struct place name, title, rubric, text, number, id, matiere, budget;
	enum item_kind kind;
	uint32_t parent;             /* NO_ITEM: none */
	uint32_t order;              /* place in the agenda */
	bool urgency, second_convocation, withdrawn, postponed;
	bool split;                  /* a member objected to voting on it with others */
	bool secret;                 /* announced at `discuss`, or by its last opening */
	uint32_t attempts;           /* spent */
	uint32_t round_due;          /* 1, or the next after next-round */
	uint32_t ballot;             /* last ballot with a result; NO_BALLOT */
	bool quorum_taken, forced, quorum_met;
	uint32_t quorum;             /* as taken */
	uint32_t quorum_num, quorum_den; /* where the law wants more; 0: the profile's */
};

enum outcome { OUTCOME_NONE = 0, OUTCOME_ADOPTED, OUTCOME_REJECTED, OUTCOME_ELECTED, OUTCOME_NEXT_ROUND, OUTCOME_VOID,
	OUTCOME_NOTED };
enum casting_vote { CASTING_VOTE_NONE = 0, CASTING_VOTE_FOR, CASTING_VOTE_AGAINST };
enum via { VIA_NONE = 0, VIA_HANDSET, VIA_HOLDER, VIA_PROXY_HANDSET, VIA_CLERK };

/* One item's result in one ballot: what a result line says. */
struct result {
	uint32_t ballot, item, attempt;
	uint32_t serving, present, quorum, proxies, recused, proxies_cast, voting_present; /* heads */
	bool quorum_met, unanimous;
	uint32_t electorate, cast, required;             /* voices */
	uint32_t voices[CHOICE_CANDIDATE];               /* by choice; SILENT too */
	uint32_t candidate_voices[CANDIDATES_MAX];
	enum outcome outcome;
	uint32_t elected;                                /* candidate, where ELECTED */
	enum casting_vote casting_vote;
};

/* How a seat stands in a ballot: 2 bytes a seat a ballot. */
struct position {
	uint8_t choice;              /* enum choice; CANDIDATE + i */
	uint8_t via : 3;
	uint8_t voter : 2;           /* 0 not in the electorate, 1 present, 2 giver of an active proxy */
	uint8_t pressed : 1;         /* in this phase */
	uint8_t present : 1;         /* when the ballot was opened */
};

enum ballot_status { BALLOT_OPEN = 1, BALLOT_CLOSING /* waits for URN */, BALLOT_CLOSED, BALLOT_ABORTED };

struct ballot {
	enum ballot_status status;
	enum ballot_mode mode;
	enum ballot_by by;
	enum ballot_ground ground;
	enum proxy_casting casting;  /* as asked; each giver's own is in state.giver_casting */
	struct majority majority;
	uint32_t round;
	uint32_t presider;           /* frozen */
	enum choice presider_said;   /* counts by hand */
	uint32_t first_result, n_results;
	uint32_t n_candidates;
	struct place candidates[CANDIDATES_MAX];
	uint32_t candidate_seat[CANDIDATES_MAX]; /* NOBODY for a list */
	ymd candidate_born[CANDIDATES_MAX];      /* of a list: the mean of its members; 0: not known */
	struct place object;
	bool second_phase, proclaimed, annulled, assent_unanimous;
	uint64_t opened_us, closed_us, deadline_us;
	uint32_t n_recusals;         /* of the list, those that stood at opening */
	uint32_t voters;             /* seats and givers that may vote */
};

struct press_counts { uint32_t early, late, unknown, bad_key, outside, repeated, counted, test; };

struct pending_count {               /* the first entry of a count by hand */
	bool is;
	uint32_t pour, contre, abstention, nspp, blanc, nul, voices[CANDIDATES_MAX], envelopes, n_tellers, n_items, n_candidates;
	uint32_t items[GROUP_MAX];
	struct place candidates[CANDIDATES_MAX];
	struct place object;
	ymd born[CANDIDATES_MAX];
	bool has_envelopes;
	enum ballot_by by;
	enum ballot_ground ground;
	enum choice presider;
	struct majority majority;
	uint32_t round;
};

struct sitting {
	uint32_t magic;
	struct limits limits;

	bool has_body, has_sitting, ended, suspended;
	struct place name, organ, genitive, siret;
	const struct law *law;       /* borrowed */
	uint32_t profile_number;
	const struct profile *profile; /* by date, once both are known; never NULL */
	ymd date;
	uint32_t minute;             /* of the day, when the sitting was described: at began_us */
	uint64_t began_us;
	bool has_clock;
	uint64_t clock_us;           /* see sitting_clock() */
	ymd convocation;
	bool second_convocation, remote, rehearsal;
	uint32_t president, presider;
	uint32_t secretaries[SECRETARIES_MAX], n_secretaries; /* the main one first */
	uint8_t key_choice[KEYS_MAX]; /* by slot - 1 */

	uint64_t now_us;             /* of the last event */
	bool testing;                /* handsets are tested */
	bool late;                   /* a press without ballot is late, not early */
	uint32_t serving, present;   /* heads */
	uint32_t discussed;          /* item in discussion; NO_ITEM */
	uint32_t last_item;          /* of the last `item` line; NO_ITEM */
	uint32_t ballot;             /* the last one; open where its status says so */
	struct press_counts presses;
	struct pending_count pending;

	struct seat *seats;          /* [max_seat + 1], by number */
	uint32_t n_handsets, n_proxies, n_corrections, n_recusals, n_items, n_ballots, n_results, n_order;
	struct handset_interval *handsets;
	struct proxy_interval *proxies;
	struct presence_correction *corrections;
	struct recusal *recusals;
	struct item *items;
	struct ballot *ballots;
	struct result *results;
	struct position *positions;  /* [n_ballots][max_seat + 1] */
	uint32_t *held_by;           /* [max_seat + 1]: holder of the giver's proxy now in force; NOBODY */
	uint32_t *holds;             /* [max_seat + 1]: how many proxies in force the seat holds, sleeping ones too */
	uint32_t *last_proxy;        /* [max_seat + 1]: the giver's last interval, index + 1; 0: none */
	uint32_t *frozen_holder;     /* [max_seat + 1]: the last opening's active proxies */
	uint8_t *giver_casting;      /* [max_seat + 1]: enum proxy_casting, frozen */
	uint32_t *first_giver;       /* [max_seat + 1]: by holder, his two-phase givers of the last opening; NOBODY */
	uint32_t *next_giver;        /* [max_seat + 1]: by giver, the next of them; NOBODY */
	uint32_t *recusal_slots;     /* open addressing: recusal index + 1 */
	uint32_t n_recusal_slots;
	uint32_t *handset_slots;     /* open addressing: interval index + 1 */
	uint32_t n_slots;
	char *text;
	uint32_t text_len;
};

/* Bytes that the state needs; the caller provides them, aligned as malloc() would. */
size_t sitting_size(const struct limits *limits);

/* LAW has a row at least, and lives as long as the sitting.  Until `body` names a profile its first one holds. */
struct sitting *sitting_init(void *memory, const struct limits *limits, const struct law *law);

/*
 * The sitting goes by the machine's clock, which showed CLOCK_US since midnight at 0.  Else it goes by its own `sitting` and
 * `at` lines, as a rehearsal does.
 */
void sitting_clock(struct sitting *state, uint64_t clock_us);

/* Whether BALLOT, open or with a result that stands, was opened with the seat of corrections[CORRECTION] otherwise. */
bool sitting_touches(const struct sitting *state, uint32_t ballot, uint32_t correction);

/* The text at PLACE.  Borrowed from the state. */
struct text sitting_text(const struct sitting *state, struct place place);

/* The item by its name; NO_ITEM. */
uint32_t sitting_item(const struct sitting *state, struct text name);

/* Positions of BALLOT, by seat number. */
const struct position *sitting_positions(const struct sitting *state, uint32_t ballot);

/* The ballot that is open or closing; NULL. */
const struct ballot *sitting_open_ballot(const struct sitting *state);

/* Holder of GIVER's proxy if it would count now (giver absent, holder present); NOBODY. */
uint32_t sitting_active_holder(const struct sitting *state, uint32_t giver);

/* Whether SEAT, or its holder for a linked giver, has voted in the last ballot; false where it may not. */
bool sitting_has_voted(const struct sitting *state, uint32_t seat);

/* Seats and givers of the open ballot that have voted, linked givers with their holders. */
uint32_t sitting_voted(const struct sitting *state);

/* Seats with a handset that was heard in the last test. */
uint32_t sitting_heard(const struct sitting *state);

/* Who held GIVER's proxy when BALLOT was opened.  GIVER's position there has voter 2. */
uint32_t sitting_holder_in(const struct sitting *state, uint32_t ballot, uint32_t giver);

/* True where SEAT votes on ITEM in BALLOT: frozen at opening, recusals of that item taken out. */
bool sitting_votes_on(const struct sitting *state, uint32_t ballot, uint32_t item, uint32_t seat);

/*
 * Keys are to be masked on reception (P6): a secret ballot is open, or none is and the item in discussion was announced
 * as secret or had its last ballot in secret.
 */
bool sitting_masks(const struct sitting *state);

/* What KEY of HANDSET (id or make:id) says in the open ballot; CHOICE_SILENT: nothing. */
enum choice sitting_key_choice(const struct sitting *state, struct text handset, struct text key);

/* The quorum of ITEM as it would be taken now (NO_ITEM: of the sitting), in heads or voices as the profile has it. */
struct quorum { uint32_t required; bool met; };
struct quorum sitting_quorum(const struct sitting *state, uint32_t item);

/* Proxies that would count now, in heads. */
uint32_t sitting_active_proxies(const struct sitting *state);

/* Handset of SEAT now, as it was written; len 0: none. */
struct text sitting_handset(const struct sitting *state, uint32_t seat);

#endif
