/*
 * keeper.h -- the shell around the core: what its parts share
 *
 * One turn: read what waits, step each event, append, sync once, then carry the effects out.  The state and every
 * buffer are made at the start; a sitting allocates nothing.
 */
#ifndef KEEPER_KEEPER_H
#define KEEPER_KEEPER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ipc.h"
#include "core/sitting.h"
#include "core/state.h"
#include "core/urn.h"
#include "picture/picture.h"
#include "record/codec.h"
#include "record/journal.h"
#include "record/note.h"
#include "record/sha256.h"
#include "replay/replay.h"
#include "story/parse.h"
#include "story/refused.h"

#define CLIENTS_MAX   16
#define CONSOLE       CLIENTS_MAX /* the console program's line, behind those of the clients */
#define BOOTS_MAX     64
#define ANSWERS_MAX   1024 /* many more than an import says while a console that lost its answer asks again */
#define APART_MAX     16 /* presses that did not count and are told one by one; more are told by their number */
#define NO_FD         (-1)

struct heard { uint64_t boot, seq; };      /* the last press of a bridge's life that is in the record */

struct touched { uint32_t first, n; };     /* corrections of presence whose lines were printed */

struct answered {                          /* so that a command that is asked twice is done once */
	uint64_t client, number, index;
	uint32_t code;
	struct digest line;                /* where code is 0: of the very line */
	enum refusal refusal;
	uint32_t ballot;                   /* whose lines it printed; NO_BALLOT */
	struct touched touched;
	uint32_t warnings;                 /* 1 << enum warning each */
};

struct ballot_mark { uint64_t first; uint32_t number; }; /* entry that opened it; place among those with a result */

/* A press that did not count; class 0: none.  Of a masked one nothing is kept: who took part is nobody's to see. */
struct apart { uint64_t at_us; enum press_class class; uint32_t seat; /* NOBODY: unknown */ char handset[48]; };

struct receiver_state {
	char name[32], driver[32], make[32], status[16], model[64], firmware[80], path[64], channel[8], detail[128], light[160],
		confidence[128];
	char keys[KEYS_MAX][8];    /* as printed; the first empty one ends them */
	bool simulated;
};

/* What a secret ballot needs besides the state (secret.c). */
struct secrecy {
	struct urn *urn;           /* in pages of its own, out of core files; empty but while a secret ballot is open */
	bool by_secret;            /* the last ballot was secret */
	uint32_t holding;          /* bit n - 1: receiver n may still hold presses of it */
	bool unheard;              /* taken up again behind one: what the bridge kept is still to come */
	struct answered *closing;  /* the command whose answer waits for the urn; NULL */
};

struct keeper {
	struct journal *journal;
	int dir_fd;
	const char *name;          /* of the record, without its ending */
	struct sitting *sitting;
	struct replay replay;              /* owns the sitting; of a resume, its last facts */
	struct story_line *parsed;
	bool rehearsal, president_proclaims; /* president: who signed in as that, every result; else ties alone */
	char time_zone[64];        /* of START */

	int bridge_fd, sealer_fd, view_fd, desk_fd, listen_fd; /* desk: the console's view */
	struct { int fd; char account[32]; } clients[CLIENTS_MAX + 1];

	uint64_t base_at_us, base_mono_us; /* at_us now = base_at + monotonic - base_mono */

	uint64_t bridge_boot;              /* of the bridge that is there; 0: none has said hello */
	struct heard heard[BOOTS_MAX];
	uint32_t n_heard;                  /* ever; the oldest are overwritten */
	struct answered answers[ANSWERS_MAX];
	uint32_t n_answers;
	struct ballot_mark *marks;         /* [limits.n_ballots] */
	uint32_t n_closed;
	struct receiver_state receivers[RECEIVERS_MAX];
	struct apart apart[APART_MAX];     /* the oldest are overwritten */
	uint32_t n_apart;                  /* ever */
	struct secrecy secrecy;

	struct {
		bool wanted, asked;
		uint64_t asked_us, from, size; /* from: of the sealer's last head as we know it */
		uint32_t ballot;           /* to be written as NNN.ballot behind it; NO_BALLOT */
		char words[64], head[256]; /* of the last head that was signed: in short, and the note's own lines */
	} seal;

	bool dirty;                        /* appended, not synced */
	bool changed;                      /* the view has something new to show */
	struct picture_past past;          /* what the screen owes to what was said */
	uint32_t openings;                 /* of ballots, and of tests of the handsets */
	uint32_t opening;                  /* what the bridge is told: a number an opening, 0 closed */
	bool masking;                      /* what the bridge is told: see secret_masks() */
	struct { bool acks, ballot, count, full; } due; /* still to be told to the bridge; full: its line takes no more now */
	uint64_t published_us;
	uint64_t sync_max_us, syncs;

	struct arena arena;                /* of incoming and outgoing messages; reset each time */
	uint8_t packet[IPC_MAX];
};

/* --- turn.c: events in, entries out.  Each returns 0, or negative errno, after which the keeper must stop. ---- */

/* What a command came to. */
struct outcome_of_line {
	uint32_t code;
	char reason[REFUSED_SIZE];
	uint64_t index;
	uint32_t ballot, warnings;
	struct touched touched;
};

/* BARRED: the role may not say this line; it is recorded as any other that a rule refuses, with whoever tried. */
struct asker { const char *account, *role, *console; uint64_t client, number; bool barred; };

int turn_line(struct keeper *k, const char *line, const struct asker *asker, struct outcome_of_line *ret);
int turn_press(struct keeper *k, uint32_t receiver, const char *handset, const char *key, uint64_t boot, uint64_t seq);
int turn_deadline(struct keeper *k);
int turn_receiver(struct keeper *k, uint32_t receiver, const char *event, const struct receiver_state *state,
                  const uint64_t counts[6] /* frames, bad checks, noise, lost, retries, refused; NULL */);

/* What a step stated and a crash kept from the record: lines, each with its NUL. */
int turn_state_rest(struct keeper *k, const char *lines, size_t len);

/* The sums of the urn, as an entry of its own with the results behind it; then nothing is left in it. */
int turn_urn(struct keeper *k);

/* Everything appended is on the disk. */
int turn_sync(struct keeper *k);

uint64_t keeper_now(struct keeper *k);

/* Notes what an entry means for the keeper's own tables; of a resume too. */
void keeper_note(struct keeper *k, uint64_t index, const Record__Entry *entry, const struct effects *fx);

bool keeper_heard(const struct keeper *k, uint64_t boot, uint64_t seq);

/* --- secret.c: what keeps a secret ballot secret (P6) ---------------------------------------------------------- */

int secret_begin(struct keeper *k, uint32_t max_seat);  /* makes the urn.  0; -ENOMEM */

/* Whether a press that comes now is recorded without its key. */
bool secret_masks(const struct keeper *k);

/* The item in discussion had a secret ballot that a failure broke off. */
bool secret_voided(const struct keeper *k);

/* What the daemon refuses of its own for secrecy's sake; NONE. */
enum refusal secret_refusal(const struct keeper *k, const struct event *e);

/* Tells of an entry that was stepped: openings, closes, announcements. */
void secret_note(struct keeper *k, const Record__Entry *entry, const struct effects *fx);

/* A receiver told its state, or that it has read out the ballot before. */
void secret_hear_state(struct keeper *k, uint32_t receiver, const char *status);
void secret_hear_report(struct keeper *k, uint32_t receiver);

/* A secret ballot that is open or waits for its urn is void: WHY it is, in French, goes into the record.  0, errno. */
int secret_void(struct keeper *k, const char *why);

/* The last message, of N bytes, and what was read from it are wiped. */
void secret_forget_packet(struct keeper *k, size_t n);

/* --- seal.c ------------------------------------------------------------------------------------------------------ */

/* The head of a note that is in the record, for the screen. */
void seal_learn(struct keeper *k, const char *note);

int seal_ask(struct keeper *k);              /* where one is wanted and the sealer is there */
int seal_hear(struct keeper *k);             /* its reply */
bool seal_holds(const struct keeper *k);     /* nothing may be appended just now */

/* --- egress.c ---------------------------------------------------------------------------------------------------- */

void egress_turn(struct keeper *k);          /* what is due to the bridge; the snapshot */
void egress_view(struct keeper *k);

/* --- ingress.c --------------------------------------------------------------------------------------------------- */

int ingress_bridge(struct keeper *k);        /* all that waits */
int ingress_lose_bridge(struct keeper *k);   /* it is gone */
int ingress_client(struct keeper *k, unsigned i); /* one request */

/* --- role.c ------------------------------------------------------------------------------------------------------ */

/* Whether who signed in as ROLE may say what E is, as the sitting stands. */
bool role_may(const struct keeper *k, const char *role, enum event_type e);

/* --- chamber.c --------------------------------------------------------------------------------------------------- */

/* A line a press that did not count, a line a seat, a line an item: key=value, texts in quotes as in the story language. */
void chamber_lines(struct keeper *k, void (*line)(const char *line, void *arg), void *arg);

/* --- snapshot.c -------------------------------------------------------------------------------------------------- */

/* Packs what the public may see.  Bytes; -EMSGSIZE. */
int64_t snapshot_pack(struct keeper *k, uint8_t *ret, size_t size);

#endif
