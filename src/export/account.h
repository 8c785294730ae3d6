/*
 * account.h -- the account of a whole sitting: what every document, data format and screen draws from
 *
 * Built once, entry by entry, while the record is replayed (account_read(), or account_begin() and account_entry()
 * for who walks the record himself), then only read.  It says what the record says and adds nothing: no label, no
 * percentage, no rounding.  A format is one file with one function of format.h and one row in formats.c.
 *
 * Conventions.  Seats are found by their number, as in core/state.h: seats[1 .. max_seat], of which those that exist
 * count.  Items and ballots stand in order of appearance and are named by their index.  Texts end with NUL and are
 * never NULL: "" where nothing was given.  Times are microseconds since the record began (entry at_us), FOREVER where
 * an interval has not ended; account_clock() makes them dates and hours.  All memory is the account's own.
 *
 * What is frozen.  Who served, was present, held which proxy, stood aside, and who presided is told for each ballot as
 * it was when it opened (P5).  Results and positions are as the record ends, corrections included; what was first
 * stated stands beside them.  The choices of a ballot that never closed are not taken down, and those of a secret
 * ballot are nowhere: its votes say who took part.
 *
 * Publication (RULES S1, S3, S9b, E8).  Names with votes may be published of a public ballot; of an ordinary one where
 * the body has so decided; of a secret one never.  account_names() answers, and every format for the public asks it.
 */
#ifndef EXPORT_ACCOUNT_H
#define EXPORT_ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/state.h"
#include "record/codec.h"
#include "replay/replay.h"

struct account_span { uint64_t from_us, until_us; };

/* --- the record and its seals -------------------------------------------------------------------------------------- */

struct account_start {
	const char *origin, *program, *build_sha256, *config_sha256, *profiles_sha256, *time_zone, *clock_source;
	int64_t utc_us;              /* the wall clock at 0 */
	bool rehearsal;
};

struct account_seal {
	uint64_t at_us;
	const char *note;            /* the signed note, as written */
	const char *words;           /* the eight control words of its head; "" where the note cannot be read */
	const char *origin;
	uint64_t entries;            /* under the head */
	int64_t utc_us;
	const char *clock_source;
};
#define NO_SEAL UINT32_MAX

struct account_restart { uint64_t at_us; const char *program, *reason, *clock_source; int64_t utc_us; uint64_t torn_bytes; };

/* What a receiver did or reported; the counts are record.proto's. */
struct account_receiver {
	uint64_t at_us;
	uint32_t receiver, ballot;   /* ballot: the one open then, or that a report is of; NO_BALLOT */
	const char *event, *make, *model, *firmware, *path, *channel, *detail;
	uint64_t frames, bad_checks, refused, noise, lost, retries;
	bool simulated;
};

/* --- seats --------------------------------------------------------------------------------------------------------- */

struct account_person {
	const char *civility, *first, *last, *group, *title;
	uint32_t rank;               /* order of precedence; 0: none */
	ymd born;                    /* 0: not said.  Not for publication */
};

/* Who sat there, and when: the member, then each substitute.  A seat that becomes vacant ends its last tenure. */
struct account_tenure {
	struct account_person who;
	bool substitute;
	uint64_t from_us, until_us;
};

struct account_handset { const char *id; uint64_t from_us, until_us; };

struct account_seat {
	bool exists, vacant;         /* vacant: at the end */
	uint32_t weight;             /* voices */
	uint32_t n_tenures, n_present, n_excused, n_handsets, n_handouts;
	struct account_tenure *tenures;
	struct account_span *present;  /* in order, apart from each other */
	struct account_span *excused;
	struct account_handset *handsets;
	struct account_span *handouts; /* signed for, given back */
};

/* Presence that was noted too late: told at at_us, true since since_us.  The seat's spans have it; ballots do not. */
struct account_late {
	uint64_t at_us, since_us;
	uint32_t seat;
	bool present;
	uint32_t n_ballots;
	uint32_t *ballots;           /* opened in between with the seat otherwise, and not annulled by then */
};
#define NOT_LATE UINT32_MAX

struct account_proxy {
	uint32_t giver, holder;
	ymd dated;                   /* what the paper bears; 0: not said */
	uint64_t from_us, until_us;  /* in force.  It is active while the giver is absent and the holder present */
	const char *ended;           /* "revoked", "arrived" (the giver), "vacant"; "" while in force */
};

/* --- items --------------------------------------------------------------------------------------------------------- */

/* The quorum as taken: when the item came into discussion, and again after a suspension. */
struct account_quorum {
	uint64_t at_us;
	uint32_t required, serving, present; /* heads; serving and present are whole, l1111-6 recusals not yet subtracted */
	bool met;
	const char *forced;          /* the reason why not; "" */
};

struct account_item {
	const char *name;            /* "12.1" */
	const char *title, *rubric, *number, *id, *matiere, *budget, *text;
	enum item_kind kind;
	uint32_t parent;             /* item; NO_ITEM */
	bool urgency, second_convocation, withdrawn, postponed;
	const char *reason;          /* why withdrawn or postponed */
	uint32_t split_by;           /* seat that objected to voting on it with others; NOBODY */
	uint64_t added_us, gone_us;  /* gone: withdrawn or postponed; FOREVER */
	uint32_t n_quorums;
	struct account_quorum *quorums;
	uint32_t ballot;             /* the last with a result; NO_BALLOT.  Annulled ones too: see its own flag */
};

struct account_recusal { uint32_t item, seat; enum recusal_kind kind; uint64_t at_us; };

/* --- ballots ------------------------------------------------------------------------------------------------------- */

enum account_voter { VOTER_NONE = 0, VOTER_PRESENT = 1, VOTER_GIVER = 2 }; /* as position.voter */

/* A seat in a ballot, frozen at its opening but for choice and via. */
struct account_vote {
	bool serving, present, excused;
	uint8_t voter;               /* enum account_voter; recusals from single items of a group are in recusals[] */
	uint8_t casting;             /* of a giver: enum proxy_casting */
	uint8_t choice;              /* enum choice, CANDIDATE + i; SILENT where secret, counted by hand, aborted, open */
	uint8_t via;                 /* enum via; NONE: did not vote.  Of a secret ballot it says alone who took part */
	uint32_t holder;             /* seat; of a giver's active proxy, else NOBODY */
	uint32_t proxy;              /* its index in proxies; UINT32_MAX: none */
	uint32_t tenure;             /* who sat there: index in the seat's tenures */
};

/* What one ballot decided on one item. */
struct account_result {
	uint32_t item;
	struct result now;           /* at the record's end.  now.item and now.ballot are these same indexes */
	struct result stated;        /* as first stated, before any correction or annulment */
	const uint8_t *recusals;     /* [max_seat + 1] enum recusal_kind, as they stood; NULL: nobody is recused */
};

struct account_correction {
	uint64_t at_us;
	uint32_t seat;
	uint8_t from, to;            /* enum choice */
	const char *reason;
};

/* declare: how a member meant to vote.  contest: what he objects. */
struct account_remark {
	uint64_t at_us;
	uint32_t seat;
	bool declared;
	const char *text;            /* the choice as written, or the objection */
};

struct account_candidate {
	const char *name;            /* as written: "seat:3", "Liste A" */
	uint32_t seat;               /* NOBODY: a list */
	ymd born;                    /* settles a tie in the third round: as given, or the seat's; 0: not known.  Not published */
};

struct account_ballot {
	uint32_t number;             /* from 1, among those with a result, as --ballot counts; 0: aborted or not closed */
	enum ballot_status status;
	enum ballot_mode mode;
	enum ballot_by by;
	enum ballot_ground ground;
	struct majority majority;
	uint32_t round;
	uint32_t presider;           /* seat */
	enum choice presider_said;   /* counts by hand: how he voted; SILENT: not said */
	const char *object;
	bool second_phase, proclaimed, noted, unanimous_assent; /* noted: take-note */
	uint64_t opened_us, closed_us, proclaimed_us; /* FOREVER: not */
	uint32_t n_askers, n_tellers;
	uint32_t *askers, *tellers;  /* seats */
	bool has_envelopes; uint32_t envelopes;
	uint32_t n_candidates;
	struct account_candidate *candidates;
	uint32_t n_results;          /* one an item; 0: aborted or not closed.  items[] holds in any case */
	struct account_result *results;
	uint32_t n_items;
	uint32_t *items;             /* what was put to the vote, without what an objection took out */
	uint32_t *attempts;          /* [n_items] */
	struct account_vote *votes;  /* [max_seat + 1] */
	uint32_t n_corrections, n_remarks;
	struct account_correction *corrections;
	struct account_remark *remarks;
	bool annulled, by_president, informed, unanimous; /* the last three: of the annulment */
	uint64_t annulled_us;
	const char *reason;          /* of the annulment, or why it was aborted */
	uint32_t seal;               /* the first behind its result, its last correction or annulment; NO_SEAL */
};

/* --- what happened, in order --------------------------------------------------------------------------------------- */

/*
 * What was carried out, one at a time: for the minutes, and for screens.  type is the event it came by or amounts to:
 * an arrival that ends a proxy is followed by a REVOKE; a result proclaimed by the next `discuss` by a PROCLAIM before it.
 * BODY, SITTING, SEAT, KEYS, AT, presses and typed votes are not in it.
 */
struct account_event {
	uint64_t at_us;
	enum event_type type;
	uint32_t seat, other;        /* other: the holder of a proxy, the presider before */
	uint32_t item, ballot;       /* NO_ITEM, NO_BALLOT */
	uint32_t late;               /* ARRIVE, LEAVE noted too late: its index in late; NOT_LATE */
	const char *text;            /* note, reason, contest, choice as written, name of a handset */
};

/* A command as the record keeps it, refused ones too. */
struct account_command { uint64_t at_us; const char *line, *account, *role, *console, *refused; };

struct account_press {
	uint64_t at_us;
	uint32_t receiver, seat;     /* seat: NOBODY, unknown */
	uint32_t ballot;             /* open then; NO_BALLOT */
	const char *handset, *key;   /* key: "" where masked */
	enum press_class class;
	bool repeated, masked, for_givers;
	uint32_t voices;
};

/* A vote that the clerk typed. */
struct account_typed { uint64_t at_us; uint32_t ballot, seat, giver; const char *choice; };

/* --- the whole ----------------------------------------------------------------------------------------------------- */

struct account {
	struct account_start start;
	const char *name, *organ, *genitive, *siret, *profile;
	const char *proxy_label;     /* the profile's word for a proxy: pouvoir, délégation de vote */
	ymd date, convocation;
	uint32_t minute;             /* of the day, as convened */
	bool second_convocation, remote;
	bool rehearsal;              /* said by the sitting or by its record: documents bear it */
	uint32_t president, presider; /* seats; presider: at the end */
	uint32_t secretaries[SECRETARIES_MAX], n_secretaries; /* the main one first; where there is a sitting, one at least */
	uint64_t began_us, ended_us; /* ended: FOREVER without `end` */
	bool sealed_end;             /* the record's END entry was met: it is whole */
	uint64_t entries;
	uint32_t differing;          /* lines that came out otherwise on replay */
	struct press_counts presses_counted;

	uint32_t max_seat;           /* highest that exists */
	struct account_seat *seats;
	uint32_t seats_by_law, serving; /* serving: at the end */

	uint32_t n_late, n_proxies, n_items, n_recusals, n_ballots, n_with_result, n_suspensions, n_seals, n_restarts, n_receivers,
		n_events, n_commands, n_presses, n_typed;
	struct account_late *late;
	struct account_proxy *proxies;
	struct account_item *items;
	uint32_t *agenda;            /* [n_items]: items in the order of the agenda, moves carried out */
	struct account_recusal *recusals;
	struct account_ballot *ballots;
	struct account_span *suspensions;
	struct account_seal *seals;
	struct account_restart *restarts;
	struct account_receiver *receivers;
	struct account_event *events;
	struct account_command *commands;
	struct account_press *presses;
	struct account_typed *typed;

	struct account_work *work;   /* while it is built */
};

/*
 * Reads the record at PATH.  0; -EPROTO it is none, or says what cannot be; errors of opening and reading; -ENOMEM.
 * RET_WHY (ACCOUNT_WHY bytes) then has one line: entry, byte, what is wrong.  A torn tail is no error: what stands
 * before it is told, and sealed_end is false.
 */
#define ACCOUNT_WHY 256
int account_read(struct account **ret, const char *path, char ret_why[ACCOUNT_WHY]);

/* The same by hand: after each replay_entry() of R; account_finish() at the end.  -ENOMEM is told there. */
struct account *account_begin(void);
void account_entry(struct account *a, const struct replay *r, const Record__Entry *entry);
int account_finish(struct account *a, const struct replay *r);
void account_free(struct account *a);

/* --- questions ----------------------------------------------------------------------------------------------------- */

/* Who sits at SEAT in ballot B (NULL: at the end), or at the time.  Never NULL: nobody has no name. */
const struct account_person *account_who(const struct account *a, const struct account_ballot *b, uint32_t seat);
const struct account_person *account_who_at(const struct account *a, uint32_t seat, uint64_t at_us);

/* Where SEAT stands in the register: by rank, who has none last; then by number.  Never 0. */
uint64_t account_standing(const struct account *a, const struct account_ballot *b, uint32_t seat);

/* Whether ITEM is a row of the register: amendments and procedure are not. */
bool account_is_deliberation(const struct account_item *item);

/* When the first item was put in discussion or to the vote; FOREVER.  Who came before was there from the beginning. */
uint64_t account_debate(const struct account *a);

bool account_present_at(const struct account *a, uint32_t seat, uint64_t at_us);

/* Whether SEAT has a voice on R's item, its own or as a giver: as sitting_votes_on(), from the account alone. */
bool account_votes_on(const struct account_ballot *b, const struct account_result *r, uint32_t seat);

/* SEAT's recusal on R's item; 0: none. */
enum recusal_kind account_recusal(const struct account_result *r, uint32_t seat);

/* Whether names may stand beside votes; ORDINARY_TOO: the body has decided so for ordinary ballots. */
bool account_names(const struct account_ballot *b, bool ordinary_too);

/* A press's key and a command's line, without what would tell a direction before the close of a ballot that is open. */
const char *account_shown_key(const struct account *a, const struct account_press *p);
const char *account_shown_line(const struct account *a, const struct account_command *c);

/* The ballot numbered NUMBER from 1; NULL: there is none. */
const struct account_ballot *account_ballot(const struct account *a, uint32_t number);

/*
 * Date and hour, where the council sits: by the wall clock and the time zone of the record; in a rehearsal by the
 * story's own clock (`sitting`, `at`).
 */
struct account_clock { ymd date; uint32_t hour, minute, second; };
struct account_clock account_clock(const struct account *a, uint64_t at_us);

/* The same moment in seconds since 1970-01-01 UTC. */
int64_t account_utc(const struct account *a, uint64_t at_us);

#endif
