#include "stream.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#define RETRY_MS 1000 /* a browser that lost us asks again after this; its own default is several seconds */

/* Text on its way to some clients; the last to let go of it frees it. */
struct message {
	unsigned holders;
	size_t len;
	char bytes[];
};

struct client {
	struct client *next, **link;
	struct stream *stream;
	struct MHD_Connection *connection;
	struct message *now;  /* being sent, from `at` on */
	size_t at;
	uint64_t seen, beats; /* of the stream's counts */
	bool asleep;
};

struct stream {
	struct client *clients;
	unsigned n_clients;
	struct message *state, *beat;
	uint64_t states, beats;   /* counted, so that a client knows what it has not seen */
	bool closed;
};

static void
message_drop(struct message *m)
{
	if (m != NULL && --m->holders == 0)
		free(m);
}

static struct message *
message_take(struct message *m)
{
	m->holders++;
	return m;
}

/* Of at most MAX bytes, to be written into and told its length. */
static struct message *
message_new(size_t max)
{
	struct message *m = malloc(sizeof(*m) + max);

	if (m != NULL)
		m->holders = 1;
	return m;
}

struct stream *
stream_new(void)
{
	return calloc(1, sizeof(struct stream));
}

void
stream_free(struct stream *s)
{
	if (s == NULL)
		return;
	message_drop(s->state);
	message_drop(s->beat);
	free(s);
}

static void
wake_all(struct stream *s)
{
	for (struct client *c = s->clients; c != NULL; c = c->next)
		if (c->asleep) {
			c->asleep = false;
			MHD_resume_connection(c->connection);
		}
}

static bool
same(const struct message *a, const struct message *b)
{
	return a != NULL && a->len == b->len && memcmp(a->bytes, b->bytes, a->len) == 0;
}

int
stream_publish(struct stream *s, uint64_t index, const char *json)
{
	size_t max = strlen(json) + 80;
	struct message *m = message_new(max);

	if (m == NULL)
		return -ENOMEM;
	m->len = (size_t)snprintf(m->bytes, max, "retry: %d\nid: %" PRIu64 "\nevent: state\ndata: %s\n\n", RETRY_MS, index, json);
	message_drop(s->beat); /* it tells an age that is no longer so */
	s->beat = NULL;
	if (same(s->state, m)) { /* all have it, or will; the next beat says that it is still so */
		message_drop(m);
		return 0;
	}
	message_drop(s->state);
	s->state = m;
	s->states++;
	wake_all(s);
	return 0;
}

void
stream_beat(struct stream *s, uint64_t age_ms, int64_t utc_ms)
{
	struct message *m = message_new(112);

	if (m == NULL)
		return;
	m->len = (size_t)snprintf(m->bytes, 112, "event: beat\ndata: {\"age_ms\":%" PRIu64 ",\"utc_ms\":%" PRId64 "}\n\n", age_ms,
	                          utc_ms);
	message_drop(s->beat);
	s->beat = m;
	s->beats++;
	wake_all(s);
}

void
stream_close(struct stream *s)
{
	s->closed = true;
	wake_all(s);
}

void
stream_reopen(struct stream *s)
{
	s->closed = false;
}

/* What this client has not seen: the state first. */
static struct message *
next_message(struct client *c)
{
	struct stream *s = c->stream;

	if (s->state != NULL && c->seen != s->states) {
		c->seen = s->states;
		return message_take(s->state);
	}
	if (s->beat != NULL && c->beats != s->beats) {
		c->beats = s->beats;
		return message_take(s->beat);
	}
	return NULL;
}

static ssize_t
read_stream(void *arg, uint64_t position, char *buf, size_t max)
{
	struct client *c = arg;
	size_t n;

	(void)position;
	if (c->now == NULL) {
		c->now = next_message(c);
		c->at = 0;
	}
	if (c->now == NULL && c->stream->closed)
		return MHD_CONTENT_READER_END_OF_STREAM;
	if (c->now == NULL) {
		c->asleep = true;
		MHD_suspend_connection(c->connection);
		return 0;
	}
	n = c->now->len - c->at < max ? c->now->len - c->at : max;
	memcpy(buf, c->now->bytes + c->at, n);
	c->at += n;
	if (c->at == c->now->len) {
		message_drop(c->now);
		c->now = NULL;
	}
	return (ssize_t)n;
}

static void
forget_client(void *arg)
{
	struct client *c = arg;

	*c->link = c->next;
	if (c->next != NULL)
		c->next->link = c->link;
	c->stream->n_clients--;
	message_drop(c->now);
	free(c);
}

struct MHD_Response *
stream_response(struct stream *s, struct MHD_Connection *connection)
{
	struct client *c = calloc(1, sizeof(*c));
	struct MHD_Response *r;

	if (c == NULL)
		return NULL;
	c->stream = s;
	c->connection = connection;
	c->link = &s->clients;
	c->next = s->clients;
	if (c->next != NULL)
		c->next->link = &c->next;
	s->clients = c;
	s->n_clients++;
	r = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 16384, read_stream, c, forget_client);
	if (r == NULL)
		forget_client(c);
	return r;
}

unsigned
stream_clients(const struct stream *s)
{
	return s->n_clients;
}
