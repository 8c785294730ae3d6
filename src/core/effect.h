/*
 * effect.h -- everything that is to be done after a step, in this order
 *
 * The caller steps all events of its turn, writes them, syncs once, and only then carries effects out.
 */
#ifndef CORE_EFFECT_H
#define CORE_EFFECT_H

#include <stdbool.h>
#include <stdint.h>

#include "refusal.h"

#define EFFECTS_MAX 8

enum press_class {
	PRESS_COUNTS = 1, PRESS_EARLY, PRESS_LATE, PRESS_UNKNOWN, PRESS_BAD_KEY, PRESS_OUTSIDE,
	PRESS_TEST,          /* while handsets are tested: heard, and no vote */
};

enum effect_type {
	EFFECT_REFUSED = 1,  /* nothing changed; refusal says by which rule */
	EFFECT_PRESS,        /* how a press was classed, and whose it was */
	EFFECT_CLOCK,        /* the sitting's clock was set on: later events are at at_us or after (AT, RESUME) */
	EFFECT_OPENED,       /* receivers accept; ballot is the index of struct ballot */
	EFFECT_CLOSED,       /* receivers stop */
	EFFECT_URN_WANTED,   /* secret: the next event must be URN */
	EFFECT_RESULT,       /* ballot has result lines to state (and to record) */
	EFFECT_TOUCHES,      /* corrections of presence touch ballots: lines to state (and to record) */
	EFFECT_PROCLAIMED,   /* ballot is proclaimed */
	EFFECT_SEAL,         /* a checkpoint is due: close, annulment, correction, end */
	EFFECT_ENDED,
	EFFECT_TEST_BEGUN,   /* receivers accept; no ballot is open */
	EFFECT_TEST_ENDED,   /* receivers stop */
	EFFECT_WARNED,       /* the clerk is told; warnings has 1 << enum warning each; comes last */
};

struct effect {
	enum effect_type type;
	union {
		enum refusal refusal;
		struct { enum press_class class; bool repeated; uint32_t seat; /* 0: unknown */
			bool for_givers; uint32_t voices; /* that the press commands */ } press;
		uint64_t at_us;
		uint32_t ballot;
		uint32_t warnings;
		struct { uint32_t first, n; } touches; /* of the state's corrections */
	};
};

struct effects {
	uint32_t n;
	struct effect list[EFFECTS_MAX];
};

#endif
