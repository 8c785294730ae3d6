/* verify_ballot.c -- one ballot alone: its head, its entries, and a proof for each that it stands in the record */
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "tree.h"
#include "verify_parts.h"

struct walk {
	const struct verify_wants *wants;
	struct verify_report *report;
	struct arena arena;
	struct note note;
	uint32_t number;
	uint64_t first, next; /* index of the first leaf, and of the one wanted */
	uint64_t leaves, redacted;
	char fault[VERIFY_DETAIL]; /* the first; empty: none */
};

__attribute__((format(printf, 2, 3))) static void
amiss(struct walk *w, const char *fmt, ...)
{
	va_list ap;

	if (w->fault[0] != '\0')
		return;
	va_start(ap, fmt);
	vsnprintf(w->fault, sizeof(w->fault), TOLD(w->wants->told, fmt), ap);
	va_end(ap);
}

/* The head and the proofs are under no signature themselves: only the one way to write them is taken. */
static bool
only_form(const ProtobufCMessage *m, const struct frame *f)
{
	static uint8_t bytes[FRAME_PAYLOAD_MAX];
	int64_t n = m->n_unknown_fields == 0 ? message_encode(m, bytes, sizeof(bytes)) : -1;

	return n == f->len && memcmp(bytes, f->payload, f->len) == 0;
}

/* 0; -EPROTO: not the head of a ballot. */
static int
take_head(struct walk *w, const struct frame *f)
{
	const Record__BallotHead *head;
	ProtobufCMessage *m;
	int r = message_decode(&w->arena, &record__ballot_head__descriptor, f->payload, f->len, &m);

	if (r < 0)
		return -EPROTO;
	head = (const Record__BallotHead *)m;
	if (head->format == 0 || m->n_unknown_fields > 0) /* so does an entry of a record look that lost its START */
		return -EPROTO;
	if (head->format != 1 || head->ballot == 0)
		amiss(w, "the head is of no format that this program reads");
	if (!only_form(m, f))
		amiss(w, "the head holds more than it should");
	if (note_parse(head->note, strlen(head->note), &w->note) < 0)
		amiss(w, "the note in the head cannot be read");
	w->number = head->ballot;
	return 0;
}

/* A line of the story language that a ballot may begin with (scrutin-story(5)). */
static bool
opens(const Record__Entry *e)
{
	static const char *const verbs[] = { "open", "count", "adopt", "take-note" };

	if (e->body_case != RECORD__ENTRY__BODY_COMMAND || e->command->refused[0] != '\0')
		return false;
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		size_t n = strlen(verbs[i]);

		if (strncmp(e->command->line, verbs[i], n) == 0 && strchr(" \t", e->command->line[n]) != NULL)
			return true;
	}
	return false;
}

static void
take_leaf(struct walk *w, const struct frame *f)
{
	struct digest proof[TREE_PROOF_MAX], leaf;
	const Record__BallotLeaf *l;
	ProtobufCMessage *m;
	Record__Entry *e;

	if (message_decode(&w->arena, &record__ballot_leaf__descriptor, f->payload, f->len, &m) < 0) {
		amiss(w, "frame at byte %" PRIu64 " holds no entry with its proof", f->offset);
		return;
	}
	l = (const Record__BallotLeaf *)m;
	if (!only_form(m, f))
		amiss(w, "entry %" PRIu64 ": its frame holds more than entry and proof", l->index);
	if (l->n_proof > TREE_PROOF_MAX || entry_decode(&w->arena, l->payload.data, l->payload.len, &e) < 0) {
		amiss(w, "entry %" PRIu64 ": not an entry", l->index);
		return;
	}
	for (size_t i = 0; i < l->n_proof; i++) {
		if (l->proof[i].len != DIGEST_SIZE) {
			amiss(w, "entry %" PRIu64 ": a proof that cannot be", l->index);
			return;
		}
		memcpy(proof[i].bytes, l->proof[i].data, DIGEST_SIZE);
	}
	if (w->leaves == 0) {
		w->first = w->next = l->index;
		if (!opens(e))
			amiss(w, "entry %" PRIu64 ": does not open a ballot", l->index);
	}
	if (l->index != w->next)
		amiss(w, "entry %" PRIu64 ": entry %" PRIu64 " should stand here", l->index, w->next);
	entry_leaf(e, l->payload.data, l->payload.len, &leaf);
	if (tree_check_inclusion(&leaf, l->index, w->note.head.size, proof, l->n_proof, &w->note.head.root) < 0)
		amiss(w, "entry %" PRIu64 ": its proof does not lead to the head", l->index);
	w->next = l->index + 1;
	w->redacted += entry_redacted(e);
	w->leaves++;
}

static void
walk_frames(struct walk *w, const uint8_t *bytes, size_t n, size_t at)
{
	const char *why = "";
	struct frame frame;
	int r;

	while ((r = frame_next(bytes, n, &at, &frame, &why)) == 1) {
		arena_reset(&w->arena);
		take_leaf(w, &frame);
	}
	if (r == 0)
		verify_say(w->report, CHECK_OK, VERDICT_SEALED, "frames", "%" PRIu64 " entries in %zu bytes", w->leaves, n);
	else
		verify_say(w->report, CHECK_FAIL, r == -EAGAIN ? VERDICT_UNFINISHED : VERDICT_DAMAGED, "frames",
		           "entry %" PRIu64 " at byte %zu: %s", w->next, at, TOLD(w->report->told, why));
}

static void
say_all(struct walk *w)
{
	const struct note *note = w->note.body_len > 0 ? &w->note : NULL;

	if (w->fault[0] != '\0')
		verify_say(w->report, CHECK_FAIL, VERDICT_FORGED, "proofs", "%s", w->fault);
	else if (w->leaves == 0 || w->next != w->note.head.size)
		verify_say(w->report, CHECK_FAIL, VERDICT_UNFINISHED, "proofs", "the entries end before %" PRIu64 ", where the seal is",
		           w->note.head.size);
	else
		verify_say(w->report, CHECK_OK, VERDICT_SEALED, "proofs",
		           "ballot %" PRIu32 ", entries %" PRIu64 "..%" PRIu64 ", each proven to stand in the record",
		           w->number, w->first, w->next - 1);
	verify_say(w->report, note != NULL ? CHECK_OK : CHECK_FAIL, VERDICT_FORGED, "origin", "%s",
	           note != NULL ? note->head.origin : TOLD(w->report->told, N_("no note to tell it")));
	verify_key(w->report, w->wants, note);
	if (w->wants->key == NULL)
		verify_say(w->report, CHECK_ABSENT, VERDICT_SEALED, "signature", "1 not checked");
	else if (note == NULL || note_check_seal(note, w->wants->key) < 0)
		verify_say(w->report, CHECK_FAIL, VERDICT_FORGED, "signature", "the note is not signed by the pinned key");
	else
		verify_say(w->report, CHECK_OK, VERDICT_SEALED, "signature", "1 by the pinned key");
	verify_witnesses(w->report, w->wants, note);
	verify_words(w->report, w->wants, &w->note.head.root, &w->note.head.size, note != NULL);
	verify_say(w->report, CHECK_OK, VERDICT_SEALED, "redacted", "%" PRIu64, w->redacted);
	w->report->entries = w->leaves;
}

int
verify_ballot(const uint8_t *bytes, size_t n, const struct verify_wants *wants, struct verify_report *ret_report)
{
	struct walk w = { .wants = wants, .report = ret_report };
	const char *why = "";
	struct frame frame;
	void *arena = malloc(ARENA_FOR(n));
	size_t at = 0;
	int r;

	if (arena == NULL)
		return -ENOMEM;
	arena_init(&w.arena, arena, ARENA_FOR(n));
	r = frame_next(bytes, n, &at, &frame, &why) == 1 ? take_head(&w, &frame) : -EPROTO;
	if (r == 0) {
		walk_frames(&w, bytes, n, at);
		say_all(&w);
	} else {
		snprintf(ret_report->why, sizeof(ret_report->why), "%s", _("byte 0: not the head of a ballot"));
	}
	free(arena);
	return r;
}
