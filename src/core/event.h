/*
 * event.h -- everything that can happen in a sitting
 *
 * An event is a value: it is borrowed for one call of sitting_step() and nothing of it is kept but what the core
 * copies.  Texts and lists point into the caller's memory.  Commands come from lines of the story language
 * (src/story/parse.h), presses from the bridge, DEADLINE from the clock, URN from the urn of a secret ballot.
 */
#ifndef CORE_EVENT_H
#define CORE_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#define CANDIDATES_MAX 64   /* of one ballot */
#define KEYS_MAX       16   /* slots of a handset; slot 1 is its first key */
#define SECRETARIES_MAX 8   /* of one sitting */
#define GROUP_MAX      256  /* items in one ballot */

/* Borrowed UTF-8, not ended by NUL.  len 0: not given. */
struct text {
	const char *at;
	uint32_t len;
};

/* Seats FROM..TO, both included. */
struct range {
	uint32_t from, to;
};

/* A calendar date as 20230316; 0: not given. */
typedef uint32_t ymd;

/* What a voice says.  Crosses the wire: numbers stay. */
enum choice {
	CHOICE_SILENT = 0,   /* no vote at close; never an abstention */
	CHOICE_POUR = 1,
	CHOICE_CONTRE,
	CHOICE_ABSTENTION,
	CHOICE_NSPP,         /* ne se prononce pas */
	CHOICE_NPPV,         /* ne prend pas part au vote */
	CHOICE_BLANC,
	CHOICE_NUL,
	CHOICE_CANDIDATE,    /* the first candidate; the i-th is CHOICE_CANDIDATE + i */
};
#define CHOICES_MAX (CHOICE_CANDIDATE + CANDIDATES_MAX)

enum ballot_mode { MODE_DEFAULT = 0, MODE_ORDINARY, MODE_PUBLIC, MODE_SECRET };
enum ballot_by { BY_HANDSETS = 1, BY_HANDS, BY_PAPER, BY_ROLL_CALL, BY_ASSENT };
enum ballot_ground { GROUND_NONE = 0, GROUND_ELECTION, GROUND_NOMINATION, GROUND_REQUEST };
enum proxy_casting { CASTING_DEFAULT = 0, CASTING_HANDSET, CASTING_LINKED, CASTING_TWO_PHASE };
enum recusal_kind { RECUSAL_INTERESTED = 1, RECUSAL_L1111_6, RECUSAL_ACCOUNTS /* by law, with an item of that kind */ };
enum item_kind { ITEM_PLAIN = 0, ITEM_AMENDMENT, ITEM_SUBAMENDMENT, ITEM_MOTION, ITEM_WISH, ITEM_PROCEDURE,
	ITEM_ACCOUNTS /* compte administratif, compte financier unique */ };
enum majority_base { BASE_CAST = 0, BASE_SERVING, BASE_PRESENT, BASE_ELECTORATE };

/* num == 0: absolute majority of the base, floor(base/2)+1; else ceil(base * num / den) */
struct majority {
	enum majority_base base;
	uint32_t num, den;
	bool given;          /* else: the profile's */
};

enum event_type {
	EVENT_BODY = 1, EVENT_SITTING, EVENT_SEAT, EVENT_VACANT, EVENT_SUBSTITUTE, EVENT_KEYS, EVENT_AT,
	EVENT_ARRIVE, EVENT_LEAVE, EVENT_EXCUSE, EVENT_PROXY, EVENT_REVOKE, EVENT_HANDSET, EVENT_HANDOUT, EVENT_RETURN,
	EVENT_PRESIDE, EVENT_NOTE, EVENT_SUSPEND, EVENT_RESUME, EVENT_END,
	EVENT_ITEM, EVENT_WITHDRAW, EVENT_POSTPONE, EVENT_MOVE, EVENT_DISCUSS, EVENT_RECUSE, EVENT_SPLIT,
	EVENT_ADOPT, EVENT_TAKE_NOTE,
	EVENT_OPEN, EVENT_VOTE, EVENT_SECOND_PHASE, EVENT_CLOSE, EVENT_ABORT, EVENT_COUNT,
	EVENT_CORRECT, EVENT_PROCLAIM, EVENT_DECLARE, EVENT_CONTEST, EVENT_ANNUL,
	EVENT_PRESS,         /* a handset's key, while nothing masks it: see sitting_masks() */
	EVENT_VOTED,         /* masked: a handset's key; what it means, if anything, is in the urn */
	EVENT_URN,           /* secret: the choices, sorted, once the ballot is closing */
	EVENT_DEADLINE,      /* the time that sitting_deadline() named has come */
	EVENT_CLEAR,         /* the screen no longer shows the last result; nothing of the sitting changes */
	EVENT_TEST,          /* handsets are tested: presses are heard, and mean nothing */
};

struct person {
	struct text civility, first, last, group, title;
	uint32_t rank;               /* order of precedence; 0: none */
	ymd born;
};

struct event {
	uint64_t at_us;              /* since the sitting began; never below the event before */
	enum event_type type;
	union {
		struct { struct text name, organ, genitive, siret; uint32_t profile; /* profile_find() */ } body;
		struct { ymd date; uint32_t minute; /* of the day */ uint32_t president; ymd convocation;
			const struct range *secretaries; uint32_t n_secretaries; /* the main one first */
			bool second_convocation, remote, rehearsal; } sitting;
		struct { uint32_t seat; struct person person; uint32_t weight; struct text handset; } seat;
		struct { uint8_t n; uint8_t slot[KEYS_MAX]; uint8_t choice[KEYS_MAX]; } keys;
		struct { uint32_t minute; } at;
		struct { const struct range *list; uint32_t n;              /* ARRIVE LEAVE EXCUSE */
			bool has_since; uint32_t since; /* minute of the day; not EXCUSE */ } seats;
		struct { uint32_t giver, holder; ymd dated; struct text force; } proxy; /* REVOKE: giver alone */
		struct { struct text handset; uint32_t seat; } handset;      /* HANDOUT RETURN PRESIDE VACANT: seat alone */
		struct { ymd date; uint32_t minute; } resume;                /* date 0: at once */
		struct { struct text text; } note;
		struct { bool end; } test;
		struct { struct text item, title, rubric, text, number, id, matiere, budget, parent; enum item_kind kind;
			bool urgency, second_convocation; } item;
		struct { struct text item, reason, before; } agenda;         /* WITHDRAW POSTPONE MOVE */
		struct { struct text item, force; uint32_t quorum_num, quorum_den; bool secret; } discuss;
		struct { uint32_t seat; struct text item; /* len 0: the one meant */ enum recusal_kind kind; } recuse;
		struct { struct text item; uint32_t by; } split;
		struct { struct text item; bool unanimous; } adopt;          /* TAKE_NOTE: item alone */
		struct {                                                     /* OPEN and COUNT */
			const struct text *items; uint32_t n_items;          /* 0: the item in discussion */
			struct text object, force;
			enum ballot_mode mode;
			enum ballot_by by;                                   /* COUNT: HANDS PAPER ROLL_CALL */
			enum ballot_ground ground;
			const struct range *askers; uint32_t n_askers;
			struct majority majority;
			enum proxy_casting casting;
			const struct text *candidates; uint32_t n_candidates;
			const ymd *born;                                     /* n_candidates of them; NULL: as of their seats */
			uint32_t round;                                      /* 0: the one due */
			uint32_t timer_s;                                    /* closes by itself; 0: never */
			bool accept_radio;
			const struct range *tellers; uint32_t n_tellers;     /* from here: COUNT alone */
			uint32_t pour, contre, abstention, nspp, blanc, nul;
			const uint32_t *voices;                              /* n_candidates of them */
			bool has_envelopes; uint32_t envelopes;
			enum choice presider;                                /* SILENT: not said */
		} open;
		struct { uint32_t seat, giver; struct text choice; } vote;   /* giver 0: for himself */
		struct { bool confirm_silent; } close;
		struct { uint32_t seat; struct text choice, reason; } correct; /* DECLARE; CONTEST: reason is its text */
		struct { struct text reason, ballot; bool by_president, informed, unanimous; } annul; /* ABORT: reason */
		struct { struct text handset, key; } press; /* handset: id or make:id.  VOTED: a key only where it is bad, "?" */
		struct { const uint32_t *voices; uint32_t n; } urn;          /* by choice, SILENT's included */
	};
};

#endif
