/*
 * seal.c -- asks the sealer for a checkpoint over exactly what is written
 *
 * Between asking and the checkpoint entry nothing is appended, for at most HOLD_US; a sealer that is slower or gone is
 * asked again when it is back, and the sitting goes on unsealed until then.
 */
#include "keeper.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "proto/sealer.pb-c.h"
#include "record/ballot.h"
#include "record/words.h"

#define HOLD_US 2000000u

bool
seal_holds(const struct keeper *k)
{
	return k->seal.asked && clock_monotonic_us() - k->seal.asked_us < HOLD_US;
}

static void
lose_sealer(struct keeper *k)
{
	log_warning("sealer: gone, going on unsealed until it is back");
	close(k->sealer_fd);
	k->sealer_fd = NO_FD;
	k->seal.asked = false;
}

int
seal_ask(struct keeper *k)
{
	Sealer__Request q = SEALER__REQUEST__INIT;
	ProtobufCBinaryData parts[TREE_PROOF_MAX];
	struct digest root, proof[TREE_PROOF_MAX];
	uint8_t bytes[8192];
	int n = 0;

	if (!k->seal.wanted || k->sealer_fd == NO_FD || seal_holds(k))
		return 0;
	k->seal.size = journal_size(k->journal);
	journal_root(k->journal, &root);
	if (k->seal.from > 0 && k->seal.from < k->seal.size)
		n = tree_consistency(journal_tree(k->journal), k->seal.from, k->seal.size, proof);
	if (n < 0)
		return n;
	for (int i = 0; i < n; i++)
		parts[i] = (ProtobufCBinaryData) { DIGEST_SIZE, proof[i].bytes };
	q.origin = (char *)(uintptr_t)journal_origin(k->journal);
	q.size = k->seal.size;
	q.root = (ProtobufCBinaryData) { DIGEST_SIZE, root.bytes };
	q.from_size = k->seal.from;
	q.n_proof = (size_t)n;
	q.proof = parts;
	if (ipc_send(k->sealer_fd, bytes, sealer__request__pack(&q, bytes), -1) < 0) {
		lose_sealer(k);
		return 0;
	}
	k->seal.asked = true;
	k->seal.asked_us = clock_monotonic_us();
	return 0;
}

static void
write_ballot(struct keeper *k, const char *note)
{
	uint32_t ballot = k->seal.ballot;
	int r;

	if (ballot == NO_BALLOT)
		return;
	k->seal.ballot = NO_BALLOT;
	r = ballot_write(k->dir_fd, k->name, k->marks[ballot].number, k->journal, k->marks[ballot].first, note);
	if (r < 0)
		log_warning("ballot %u: its own file cannot be written (%s); the record has it all", k->marks[ballot].number,
		            strerror(-r));
}

void
seal_learn(struct keeper *k, const char *text)
{
	struct note note;

	if (note_parse(text, strlen(text), &note) < 0)
		return;
	words_of(&note.head.root, k->seal.words);
	snprintf(k->seal.head, sizeof(k->seal.head), "%.*s", (int)note.body_len, note.body);
}

static int
take_note(struct keeper *k, const char *note)
{
	struct clock_reading clock = { .utc_us = clock_realtime_us() };
	int r;

	if (journal_size(k->journal) != k->seal.size)
		return 0; /* it came too late; seal.wanted still stands */
	clock.source = clock_source(&clock.offset_us);
	r = journal_checkpoint(k->journal, keeper_now(k), note, &clock);
	if (r < 0) {
		log_error("sealer: a note that does not fit the record (%s)", strerror(-r));
		return r == -EINVAL ? 0 : r;
	}
	k->dirty = true;
	r = turn_sync(k);
	if (r < 0)
		return r;
	seal_learn(k, note);
	k->seal.from = k->seal.size;
	k->seal.wanted = false;
	k->changed = true;
	write_ballot(k, note);
	if (journal_state(k->journal) == JOURNAL_CLOSED)
		log_info("record: ended and sealed, %llu entries", (unsigned long long)journal_size(k->journal));
	return 0;
}

int
seal_hear(struct keeper *k)
{
	Sealer__Reply *reply;
	ssize_t n = ipc_recv(k->sealer_fd, k->packet, sizeof(k->packet), NULL);
	int r = 0;

	if (n == -EAGAIN)
		return 0;
	if (n <= 0) {
		lose_sealer(k);
		return 0;
	}
	arena_reset(&k->arena);
	reply = sealer__reply__unpack(&k->arena.allocator, (size_t)n, k->packet);
	if (reply == NULL) {
		log_error("sealer: a reply that cannot be read, stopping");
		return -EPROTO;
	}
	k->seal.asked = false;
	if (reply->error == 0)
		return take_note(k, reply->note);
	if (reply->last_size > 0 && reply->last_size != k->seal.from && reply->last_size <= journal_size(k->journal)) {
		k->seal.from = reply->last_size; /* it signed a head whose checkpoint was never written */
		return seal_ask(k);
	}
	log_error("sealer: refuses: %s; the sitting goes on unsealed", reply->reason);
	k->seal.wanted = false;
	return r;
}
