/*
 * transport_capture.c -- plays a capture file as if the device were there
 *
 * Once, from the first opening, in the capture's own time; what the host wrote in it is passed over, and what is written
 * now is heard by nobody.  When it ends, the device is gone for good.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "capture.h"
#include "transport.h"

struct player {
	struct transport t;
	sd_event_source *timer;
	FILE *in;
	bool open, paused, begun, ended;
	uint64_t start_us, zero_us; /* when it was opened; the capture's first time */
	struct capture_reader reader;
	struct capture_transfer next;
};

/* Reads up to the next transfer from the device.  1, 0 at the end, negative errno with why set. */
static int
advance(struct player *p)
{
	int r;

	do {
		r = capture_next(&p->reader, &p->next);
		if (r == 1 && !p->begun) {
			p->begun = true;
			p->zero_us = p->next.at_us;
		}
	} while (r == 1 && p->next.host);
	if (r == 0)
		snprintf(p->t.why, sizeof(p->t.why), "the capture has ended");
	else if (r < 0)
		snprintf(p->t.why, sizeof(p->t.why), "line %lu of the capture: %s", p->reader.line,
			p->reader.why != NULL ? p->reader.why : strerror(-r));
	p->ended = r <= 0;
	return r;
}

static void
set_timer(struct player *p)
{
	if (!p->open || p->paused || p->ended) {
		sd_event_source_set_enabled(p->timer, SD_EVENT_OFF);
		return;
	}
	sd_event_source_set_time(p->timer, p->start_us + (p->next.at_us - p->zero_us));
	sd_event_source_set_enabled(p->timer, SD_EVENT_ONESHOT);
}

static int
on_timer(sd_event_source *source, uint64_t usec, void *user)
{
	struct player *p = user;
	int r;

	(void)source;
	(void)usec;
	p->t.set.calls.received(p->t.set.calls.user, p->next.bytes, p->next.n, clock_monotonic_us());
	r = advance(p);
	if (r <= 0)
		p->t.set.calls.gone(p->t.set.calls.user, r == 0 ? -ENODEV : -EIO);
	set_timer(p);
	return 0;
}

static int
player_open(struct transport *t)
{
	struct player *p = (struct player *)t;

	if (p->ended)
		return -ENODEV;
	if (!p->begun) {
		int r = advance(p);

		if (r <= 0)
			return r == 0 ? -ENODEV : -EIO;
		p->start_us = clock_monotonic_us();
	}
	snprintf(t->path, sizeof(t->path), "%s", t->set.where);
	p->open = true;
	set_timer(p);
	return 0;
}

static int
player_write(struct transport *t, const uint8_t *bytes, size_t n)
{
	(void)bytes;
	(void)n;
	return ((struct player *)t)->open ? 0 : -ENODEV;
}

static void
player_pause(struct transport *t, bool paused)
{
	((struct player *)t)->paused = paused;
	set_timer((struct player *)t);
}

static void
player_close(struct transport *t)
{
	((struct player *)t)->open = false;
	set_timer((struct player *)t);
}

static void
player_free(struct transport *t)
{
	struct player *p = (struct player *)t;

	if (p == NULL)
		return;
	sd_event_source_disable_unref(p->timer);
	if (p->in != NULL)
		fclose(p->in);
	free(p);
}

static int
player_create(const struct transport_settings *settings, struct transport **ret, char ret_why[TRANSPORT_TEXT_MAX])
{
	struct player *p = calloc(1, sizeof(*p));
	int r;

	if (p == NULL)
		return -ENOMEM;
	p->t = (struct transport) { .ops = &transport_capture, .set = *settings };
	p->in = fopen(settings->where, "re");
	if (p->in == NULL) {
		snprintf(ret_why, TRANSPORT_TEXT_MAX, "file %s cannot be read: %s", settings->where, strerror(errno));
		player_free(&p->t);
		return -EINVAL;
	}
	capture_reader_init(&p->reader, p->in);
	r = sd_event_add_time(settings->event, &p->timer, CLOCK_BOOTTIME, 0, 1000, on_timer, p);
	if (r < 0) {
		player_free(&p->t);
		return r;
	}
	sd_event_source_set_enabled(p->timer, SD_EVENT_OFF);
	*ret = &p->t;
	return 0;
}

const struct transport_ops transport_capture = {
	.name = "capture", .simulated = true, .create = player_create, .open = player_open, .write = player_write,
	.pause = player_pause, .close = player_close, .free = player_free,
};
