/*
 * secret.c -- what keeps a secret ballot secret (P6)
 *
 *	discuss 4 secret   open mode=secret        close                    each receiver has reported     discuss 5
 *	       |------------------|------------------|-------------------------------|-----------------------|
 *	        keys are masked    to the urn, masked  the urn is wiped, masked on      masked on, no ordinary
 *	                                                                                ballot before this
 *
 * The core says what is announced and open; which receiver may still hold presses only the bridge can tell.  The urn is in
 * this process alone: when this process or the bridge ends in the middle, the attempt is void, and the record says so.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/secret.h"
#include "keeper.h"

int
secret_begin(struct keeper *k, uint32_t max_seat)
{
	void *memory = secret_memory(urn_size(max_seat));

	if (memory == NULL)
		return -ENOMEM;
	k->secrecy.urn = urn_init(memory, max_seat);
	return 0;
}

static bool
still_held(const struct keeper *k)
{
	return k->secrecy.holding != 0 || k->secrecy.unheard;
}

bool
secret_masks(const struct keeper *k)
{
	return sitting_masks(k->sitting) || still_held(k);
}

bool
secret_voided(const struct keeper *k)
{
	return picture_voided(&k->past, k->sitting);
}

enum refusal
secret_refusal(const struct keeper *k, const struct event *e)
{
	bool open = sitting_open_ballot(k->sitting) != NULL;

	switch (e->type) {
	case EVENT_OPEN:
		if (e->open.mode == MODE_SECRET && !e->open.accept_radio)
			return REFUSED_BY_RADIO;
		return !open && still_held(k) && k->bridge_fd != NO_FD ? REFUSED_BY_RECEIVERS_HOLD : REFUSED_BY_NONE;
	case EVENT_TEST:
		return !e->test.end && still_held(k) && k->bridge_fd != NO_FD ? REFUSED_BY_RECEIVERS_HOLD : REFUSED_BY_NONE;
	case EVENT_CLOSE:
	case EVENT_SECOND_PHASE:
		return !open && secret_voided(k) ? REFUSED_BY_VOIDED : REFUSED_BY_NONE;
	default:
		return REFUSED_BY_NONE;
	}
}

/* --- where it begins and ends ---------------------------------------------------------------------------------------- */

static void
tell_masking(struct keeper *k)
{
	if (k->masking == secret_masks(k))
		return;
	k->masking = !k->masking;
	k->due.ballot = true;
}

static bool
may_hold(const char *status)
{
	return strcmp(status, "open") == 0 || strcmp(status, "starting") == 0;
}

/* The urn is empty; the receivers are asked, by the close, for what they still hold. */
static void
end_ballot(struct keeper *k)
{
	urn_wipe(k->secrecy.urn);
	secret_wipe_stack();
	k->secrecy.closing = NULL;
	for (uint32_t i = 0; k->secrecy.by_secret && i < RECEIVERS_MAX; i++) {
		const struct receiver_state *r = &k->receivers[i];

		if (r->name[0] != '\0' && strcmp(r->status, "gone") != 0 && strcmp(r->status, "absent") != 0)
			k->secrecy.holding |= 1u << i;
	}
}

void
secret_note(struct keeper *k, const Record__Entry *entry, const struct effects *fx)
{
	struct secrecy *s = &k->secrecy;
	bool urn = entry->body_case == RECORD__ENTRY__BODY_URN, over = false;

	for (uint32_t i = 0; i < fx->n; i++)
		switch (fx->list[i].type) {
		case EFFECT_OPENED:
			s->by_secret = k->sitting->ballots[fx->list[i].ballot].mode == MODE_SECRET;
			s->closing = NULL;
			break;
		case EFFECT_URN_WANTED:
			s->closing = entry->body_case != RECORD__ENTRY__BODY_COMMAND ? NULL :
				&k->answers[(k->n_answers - 1) % ANSWERS_MAX];
			break;
		case EFFECT_RESULT:
			over = over || urn;
			if (urn && s->closing != NULL)
				s->closing->ballot = fx->list[i].ballot;
			break;
		case EFFECT_WARNED:
			if (urn && s->closing != NULL)
				s->closing->warnings |= fx->list[i].warnings;
			break;
		case EFFECT_CLOSED:
			if (sitting_open_ballot(k->sitting) != NULL || !s->by_secret)
				break; /* it waits for its urn */
			over = true;
			break;
		default:
			break;
		}
	if (over)
		end_ballot(k);
	tell_masking(k);
}

/* --- what the receivers hold ------------------------------------------------------------------------------------------ */

static void
heard_of(struct keeper *k, uint32_t receiver, bool holds)
{
	struct secrecy *s = &k->secrecy;

	if (!s->by_secret || sitting_open_ballot(k->sitting) != NULL)
		return;
	if (holds)
		s->holding |= 1u << (receiver - 1);
	else
		s->holding &= ~(1u << (receiver - 1));
	s->unheard = false; /* a bridge says first what was pressed, then how its receivers are */
	tell_masking(k);
}

void
secret_hear_state(struct keeper *k, uint32_t receiver, const char *status)
{
	heard_of(k, receiver, may_hold(status));
}

void
secret_hear_report(struct keeper *k, uint32_t receiver)
{
	heard_of(k, receiver, false);
}

/* --- when it fails ----------------------------------------------------------------------------------------------------- */

int
secret_void(struct keeper *k, const char *why)
{
	const struct ballot *b = sitting_open_ballot(k->sitting);
	const struct asker asker = { .account = "scrutin-keeper", .role = PICTURE_FAILURE, .console = "" };
	struct answered *closing = b != NULL && b->status == BALLOT_CLOSING ? k->secrecy.closing : NULL;
	struct outcome_of_line done;
	char line[256];
	int r;

	if (b == NULL || b->mode != MODE_SECRET)
		return 0;
	log_warning("ballot: the secret ballot is void: %s", why);
	snprintf(line, sizeof(line), "abort reason=\"%s\"", why);
	if (story_parse(line, strlen(line), k->sitting->law, k->parsed) < 0)
		return -EINVAL;
	r = turn_line(k, line, &asker, &done);
	if (r < 0 || done.code != 0)
		return r < 0 ? r : -ESTALE;
	if (closing != NULL) { /* its close was done, and came to nothing */
		closing->code = 4;
		closing->refusal = REFUSED_BY_VOIDED;
	}
	k->changed = true;
	return 0;
}

void
secret_forget_packet(struct keeper *k, size_t n)
{
	explicit_bzero(k->packet, n);
	arena_reset(&k->arena);
	if (secret_masks(k))
		secret_wipe_stack();
}
