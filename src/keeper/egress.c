/* egress.c -- effects to the world, after the sync */
#include "keeper.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "proto/receiver.pb-c.h"

static void
tell_bridge(struct keeper *k, const Receiver__ToBridge *m)
{
	uint8_t bytes[256];

	if (k->bridge_fd == NO_FD)
		return;
	if (ipc_send(k->bridge_fd, bytes, receiver__to_bridge__pack(m, bytes), -1) == 0)
		return;
	log_warning("bridge: gone, going on without receivers until it is back");
	close(k->bridge_fd);
	k->bridge_fd = NO_FD;
}

static void
tell_ack(struct keeper *k, struct heard heard)
{
	Receiver__ToBridge m = RECEIVER__TO_BRIDGE__INIT;
	Receiver__Ack ack = RECEIVER__ACK__INIT;

	ack.boot = heard.boot;
	ack.seq = heard.seq;
	m.body_case = RECEIVER__TO_BRIDGE__BODY_ACK;
	m.ack = &ack;
	tell_bridge(k, &m);
}

static void
tell_ballot(struct keeper *k)
{
	Receiver__ToBridge m = RECEIVER__TO_BRIDGE__INIT;
	Receiver__Ballot ballot = RECEIVER__BALLOT__INIT;

	ballot.open = k->ballot_opening != 0;
	ballot.number = k->ballot_opening;
	m.body_case = RECEIVER__TO_BRIDGE__BODY_BALLOT;
	m.ballot = &ballot;
	tell_bridge(k, &m);
}

static void
tell_count(struct keeper *k)
{
	Receiver__ToBridge m = RECEIVER__TO_BRIDGE__INIT;
	Receiver__Count count = RECEIVER__COUNT__INIT;
	const struct ballot *b = sitting_open_ballot(k->sitting);

	if (b == NULL)
		return;
	count.voted = sitting_voted(k->sitting);
	count.of = b->voters;
	m.body_case = RECEIVER__TO_BRIDGE__BODY_COUNT;
	m.count = &count;
	tell_bridge(k, &m);
}

void
egress_bridge_hello(struct keeper *k)
{
	uint32_t n = k->n_heard < BOOTS_MAX ? k->n_heard : BOOTS_MAX;

	for (uint32_t i = 0; i < n; i++)
		tell_ack(k, k->heard[i]);
	tell_ballot(k);
	tell_count(k);
}

void
egress_view(struct keeper *k)
{
	static uint8_t bytes[IPC_MAX];
	int64_t n;
	int r;

	k->published_us = clock_monotonic_us();
	k->changed = false;
	if (k->view_fd == NO_FD)
		return;
	n = snapshot_pack(k, bytes, sizeof(bytes));
	if (n < 0) {
		log_error("view: the state is too large for one message; the screen keeps the last one");
		return;
	}
	r = ipc_send(k->view_fd, bytes, (size_t)n, -1);
	if (r == 0 || r == -EAGAIN) /* a view that is behind gets the next state; nobody waits for it */
		return;
	log_warning("view: gone, the screen is dark until it is back");
	close(k->view_fd);
	k->view_fd = NO_FD;
}

void
egress_turn(struct keeper *k)
{
	static struct heard last;
	static uint32_t opening;
	uint32_t n = k->n_heard < BOOTS_MAX ? k->n_heard : BOOTS_MAX;
	struct heard newest = n == 0 ? (struct heard) { 0 } : k->heard[(k->n_heard - 1) % BOOTS_MAX];

	if (newest.boot != last.boot || newest.seq != last.seq) {
		last = newest;
		tell_ack(k, newest);
		tell_count(k);
	}
	if (opening != k->ballot_opening) {
		opening = k->ballot_opening;
		tell_ballot(k);
	}
	if (k->changed)
		egress_view(k);
}
