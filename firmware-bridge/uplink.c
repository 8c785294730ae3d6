/* uplink.c -- the bridge's line to the keeper */
#include "uplink.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "proto/receiver.pb-c.h"

#define MESSAGE_MAX    2048
#define HANDSET_TO_MAX (BRIDGE_NAME_MAX + HANDSET_TEXT_MAX)
#define KEYS_MAX       16

/* protobuf-c wants char *, and leaves what it packs alone. */
static char *
text(const char *s)
{
	return (char *)(uintptr_t)s;
}

/* --- to the keeper ---------------------------------------------------------------------------------------------- */

static void
disconnect(struct uplink *u)
{
	log_warning("keeper: gone, keeping what is pressed until it is back: %" PRIu64 " presses so far",
		u->ring.next - u->ring.first);
	u->line = sd_event_source_disable_unref(u->line);
	close(u->fd);
	u->fd = -1;
}

/* True: it is in the line.  False: no line, or the line is full and on_line() comes when it is not. */
static bool
tell(struct uplink *u, const Receiver__FromBridge *m)
{
	uint8_t bytes[MESSAGE_MAX];
	size_t n = receiver__from_bridge__get_packed_size(m);
	int r;

	assert(n <= sizeof(bytes));
	if (u->fd < 0)
		return false;
	r = ipc_send(u->fd, bytes, receiver__from_bridge__pack(m, bytes), -1);
	explicit_bzero(bytes, n);
	if (r == -EAGAIN)
		sd_event_source_set_io_events(u->line, EPOLLIN | EPOLLOUT);
	else if (r < 0)
		disconnect(u);
	return r == 0;
}

static bool
tell_hello(struct uplink *u)
{
	Receiver__Hello hello = RECEIVER__HELLO__INIT;
	Receiver__FromBridge m = RECEIVER__FROM_BRIDGE__INIT;

	hello.boot = u->ring.boot;
	hello.oldest = u->ring.first;
	m.body_case = RECEIVER__FROM_BRIDGE__BODY_HELLO;
	m.hello = &hello;
	return tell(u, &m);
}

static const char *
make_of(const struct receiver_driver *driver)
{
	return driver->make != NULL ? driver->make : driver->name;
}

static bool
tell_press(struct uplink *u, const struct ring_press *p)
{
	const struct receiver_driver *driver = u->bridges[p->receiver - 1].set.driver;
	Receiver__Press press = RECEIVER__PRESS__INIT;
	Receiver__FromBridge m = RECEIVER__FROM_BRIDGE__INIT;
	char handset[HANDSET_TO_MAX];
	bool told;

	snprintf(handset, sizeof(handset), "%s:%s", make_of(driver), p->handset);
	press.boot = u->ring.boot;
	press.seq = p->seq;
	press.receiver = p->receiver;
	press.handset = handset;
	press.key = text(driver->key_names[p->key]);
	m.body_case = RECEIVER__FROM_BRIDGE__BODY_PRESS;
	m.press = &press;
	told = tell(u, &m);
	explicit_bzero(&press, sizeof(press));
	explicit_bzero(handset, sizeof(handset));
	return told;
}

static bool
tell_state(struct uplink *u, const struct bridge *b)
{
	const struct receiver_driver *driver = b->set.driver;
	Receiver__State state = RECEIVER__STATE__INIT;
	Receiver__FromBridge m = RECEIVER__FROM_BRIDGE__INIT;
	char *keys[KEYS_MAX];

	state.receiver = b->set.number;
	state.name = text(b->set.name);
	state.driver = text(driver->name);
	state.make = text(make_of(driver));
	state.status = text(bridge_status_text[b->status]);
	state.model = text(b->model);
	state.firmware = text(driver->made_of != NULL ? driver->made_of : b->firmware);
	state.path = text(b->transport->path);
	state.channel = text(b->channel);
	state.simulated = bridge_is_simulated(b);
	state.detail = text(b->detail);
	while (state.n_keys < KEYS_MAX && driver->key_names[state.n_keys] != NULL) {
		keys[state.n_keys] = text(driver->key_names[state.n_keys]);
		state.n_keys++;
	}
	state.keys = keys;
	state.blank_key = text(driver->blank_key != NULL ? driver->blank_key : "");
	state.light = text(driver->green_light != NULL ? driver->green_light : "");
	state.confidence = text(driver->confidence);
	m.body_case = RECEIVER__FROM_BRIDGE__BODY_STATE;
	m.state = &state;
	return tell(u, &m);
}

static bool
tell_totals(struct uplink *u, const struct bridge *b)
{
	Receiver__Totals totals = RECEIVER__TOTALS__INIT;
	Receiver__FromBridge m = RECEIVER__FROM_BRIDGE__INIT;

	totals.receiver = b->set.number;
	totals.text = text(b->totals);
	totals.total = b->totals_voters;
	m.body_case = RECEIVER__FROM_BRIDGE__BODY_TOTALS;
	m.totals = &totals;
	return tell(u, &m);
}

static bool
tell_report(struct uplink *u, const struct bridge *b)
{
	Receiver__Report report = RECEIVER__REPORT__INIT;
	Receiver__FromBridge m = RECEIVER__FROM_BRIDGE__INIT;

	report.receiver = b->set.number;
	report.frames = b->report.frames;
	report.bad_checks = b->report.bad_checks;
	report.refused = b->report.refused;
	report.noise = b->report.noise;
	report.lost = b->report.lost;
	report.retries = b->report.retries;
	report.presses = b->report.presses;
	report.ballot = b->report.ballot;
	m.body_case = RECEIVER__FROM_BRIDGE__BODY_REPORT;
	m.report = &report;
	return tell(u, &m);
}

/* What was pressed stands before what became of the device afterwards.  False: the line takes no more now. */
static bool
tell_presses(struct uplink *u)
{
	const struct ring_press *p;

	while ((p = ring_unsent(&u->ring)) != NULL) {
		if (!tell_press(u, p))
			return false;
		ring_sent(&u->ring);
	}
	return true;
}

static bool
tell_news(struct uplink *u, struct bridge *b)
{
	if (b->state_news && !tell_state(u, b))
		return false;
	b->state_news = false;
	if (b->totals_news && !tell_totals(u, b))
		return false;
	b->totals_news = false;
	if (b->report_news && !tell_report(u, b))
		return false;
	b->report_news = false;
	return true;
}

static void
tell_all(struct uplink *u)
{
	if (u->fd < 0 || (u->hello_due && !tell_hello(u)))
		return;
	u->hello_due = false;
	if (!tell_presses(u))
		return;
	for (size_t i = 0; i < u->n_bridges; i++)
		if (!tell_news(u, &u->bridges[i]))
			return;
}

/* --- from the keeper -------------------------------------------------------------------------------------------- */

static void
pause_devices(struct uplink *u)
{
	bool full = !ring_has_room(&u->ring);

	if (full == u->paused)
		return;
	u->paused = full;
	if (full)
		log_warning("keeper: takes nothing, %" PRIu64 " presses wait; the receivers are not read until it does",
			u->ring.next - u->ring.first);
	for (size_t i = 0; i < u->n_bridges; i++)
		bridge_pause(&u->bridges[i], full);
}

static void
on_stored(void *user, const struct ring_press *press)
{
	struct uplink *u = user;

	bridge_stored(&u->bridges[press->receiver - 1], press->handset);
}

static int
take_message(struct uplink *u, const Receiver__ToBridge *m)
{
	int r;

	switch (m->body_case) {
	case RECEIVER__TO_BRIDGE__BODY_ACK:
		r = ring_ack(&u->ring, m->ack->boot, m->ack->seq, on_stored, u);
		pause_devices(u);
		return r < 0 && r != -ESTALE ? r : 0; /* stale: a bridge before this one */
	case RECEIVER__TO_BRIDGE__BODY_BALLOT:
		for (size_t i = 0; i < u->n_bridges; i++)
			bridge_ballot(&u->bridges[i], m->ballot->open ? m->ballot->number : 0, m->ballot->secret);
		return 0;
	case RECEIVER__TO_BRIDGE__BODY_COUNT:
		for (size_t i = 0; i < u->n_bridges; i++)
			bridge_count(&u->bridges[i], m->count->voted, m->count->of);
		return 0;
	case RECEIVER__TO_BRIDGE__BODY_CAPTURE:
		for (size_t i = 0; i < u->n_bridges; i++)
			bridge_capture(&u->bridges[i], m->capture->on);
		return 0;
	default:
		return -EPROTO;
	}
}

/* Takes what waits.  0; -EPROTO: our own keeper makes no sense. */
static int
hear(struct uplink *u)
{
	for (unsigned i = 0; i < 64; i++) { /* then the devices */
		ssize_t n = ipc_recv(u->fd, u->packet, sizeof(u->packet), NULL);
		const Receiver__ToBridge *m;
		int r;

		if (n == -EAGAIN)
			return 0;
		if (n <= 0) {
			disconnect(u);
			return 0;
		}
		arena_reset(&u->arena);
		m = receiver__to_bridge__unpack(&u->arena.allocator, (size_t)n, u->packet);
		r = m == NULL ? -EPROTO : take_message(u, m);
		if (r < 0)
			return r;
	}
	return 0;
}

static int
on_line(sd_event_source *source, int fd, uint32_t events, void *user)
{
	struct uplink *u = user;
	int r = 0;

	(void)fd;
	if (events & EPOLLOUT)
		sd_event_source_set_io_events(source, EPOLLIN); /* on_post() goes on telling */
	if (events & (EPOLLIN | EPOLLHUP | EPOLLERR))
		r = hear(u);
	if (r < 0) {
		log_error("keeper: a message that makes no sense, ending");
		sd_event_exit(u->event, 1);
	}
	return 0;
}

/* --- devices and loop ------------------------------------------------------------------------------------------- */

static void
on_press(void *user, const struct bridge *b, const char *handset, uint8_t key)
{
	struct uplink *u = user;

	ring_add(&u->ring, b->set.number, handset, key);
	pause_devices(u);
}

/* Flags in the bridges say it already; on_post() looks at them after each turn. */
static void
on_news(void *user)
{
	(void)user;
}

struct bridge_calls
uplink_calls(struct uplink *u)
{
	return (struct bridge_calls) { .user = u, .press = on_press, .news = on_news };
}

static int
on_post(sd_event_source *source, void *user)
{
	(void)source;
	tell_all(user);
	return 0;
}

int
uplink_init(struct uplink *u, sd_event *event, struct bridge *bridges, size_t n_bridges)
{
	int r;

	memset(u, 0, sizeof(*u));
	u->event = event;
	u->bridges = bridges;
	u->n_bridges = n_bridges;
	u->fd = -1;
	arena_init(&u->arena, u->arena_bytes, sizeof(u->arena_bytes));
	r = ring_init(&u->ring);
	if (r == 0)
		r = sd_event_add_post(event, &u->post, on_post, u);
	return r;
}

int
uplink_connect(struct uplink *u, int fd)
{
	int r;

	if (u->fd >= 0) {
		u->line = sd_event_source_disable_unref(u->line);
		close(u->fd);
	}
	u->fd = -1;
	r = fcntl(fd, F_SETFL, O_NONBLOCK) < 0 ? -errno : sd_event_add_io(u->event, &u->line, fd, EPOLLIN, on_line, u);
	if (r < 0) {
		close(fd);
		return r;
	}
	u->fd = fd;
	u->hello_due = true;
	ring_rewind(&u->ring);
	for (size_t i = 0; i < u->n_bridges; i++)
		u->bridges[i].state_news = true;
	return 0;
}

void
uplink_done(struct uplink *u)
{
	u->post = sd_event_source_disable_unref(u->post);
	u->line = sd_event_source_disable_unref(u->line);
	if (u->fd >= 0)
		close(u->fd);
	u->fd = -1;
	explicit_bzero(&u->ring, sizeof(u->ring));
}
