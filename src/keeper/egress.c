/* egress.c -- effects to the world, after the sync */
#include "keeper.h"

#include <errno.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "proto/receiver.pb-c.h"

/* False: it was not sent, and stays due. */
static bool
tell_bridge(struct keeper *k, const Receiver__ToBridge *m)
{
	uint8_t bytes[256];
	int r;

	if (k->bridge_fd == NO_FD)
		return false;
	r = ipc_send(k->bridge_fd, bytes, receiver__to_bridge__pack(m, bytes), -1);
	if (r == -EAGAIN)
		k->due.full = true;
	return r == 0; /* of a dead one ingress hears */
}

static bool
tell_acks(struct keeper *k)
{
	uint32_t n = k->n_heard < BOOTS_MAX ? k->n_heard : BOOTS_MAX;

	for (uint32_t i = 0; i < n; i++) {
		Receiver__ToBridge m = RECEIVER__TO_BRIDGE__INIT;
		Receiver__Ack ack = RECEIVER__ACK__INIT;

		if (k->heard[i].boot != k->bridge_boot)
			continue;
		ack.boot = k->heard[i].boot;
		ack.seq = k->heard[i].seq;
		m.body_case = RECEIVER__TO_BRIDGE__BODY_ACK;
		m.ack = &ack;
		return tell_bridge(k, &m);
	}
	return true;
}

static bool
tell_ballot(struct keeper *k)
{
	Receiver__ToBridge m = RECEIVER__TO_BRIDGE__INIT;
	Receiver__Ballot ballot = RECEIVER__BALLOT__INIT;

	ballot.open = k->opening != 0;
	ballot.number = k->opening;
	ballot.secret = secret_masks(k);
	m.body_case = RECEIVER__TO_BRIDGE__BODY_BALLOT;
	m.ballot = &ballot;
	return tell_bridge(k, &m);
}

static bool
tell_count(struct keeper *k)
{
	Receiver__ToBridge m = RECEIVER__TO_BRIDGE__INIT;
	Receiver__Count count = RECEIVER__COUNT__INIT;
	const struct ballot *b = sitting_open_ballot(k->sitting);

	if (b == NULL)
		return true;
	count.voted = sitting_voted(k->sitting);
	count.of = b->voters;
	m.body_case = RECEIVER__TO_BRIDGE__BODY_COUNT;
	m.count = &count;
	return tell_bridge(k, &m);
}

/* Each message says the present state, so one that had to wait is not stale when it goes. */
static void
tell_due(struct keeper *k)
{
	if (k->due.acks && tell_acks(k))
		k->due.acks = false;
	if (k->due.ballot && tell_ballot(k))
		k->due.ballot = false;
	if (k->due.count && tell_count(k))
		k->due.count = false;
}

/* A view that is behind gets the next state; nobody waits for it. */
static void
send_state(int *fd, const char *gone, const uint8_t *bytes, size_t n)
{
	int r = *fd == NO_FD ? 0 : ipc_send(*fd, bytes, n, -1);

	if (r == 0 || r == -EAGAIN)
		return;
	log_warning("%s", gone);
	close(*fd);
	*fd = NO_FD;
}

void
egress_view(struct keeper *k)
{
	static uint8_t bytes[IPC_MAX];
	int64_t n;

	k->published_us = clock_monotonic_us();
	k->changed = false;
	if (k->view_fd == NO_FD && k->desk_fd == NO_FD)
		return;
	n = snapshot_pack(k, bytes, sizeof(bytes));
	if (n < 0) {
		log_error("view: the state is too large for one message; the screen keeps the last one");
		return;
	}
	send_state(&k->view_fd, "view: gone, the screen is dark until it is back", bytes, (size_t)n);
	send_state(&k->desk_fd, "console: gone until it is back", bytes, (size_t)n);
}

void
egress_turn(struct keeper *k)
{
	k->due.full = false;
	tell_due(k);
	if (k->changed)
		egress_view(k);
}
