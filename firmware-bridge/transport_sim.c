/*
 * transport_sim.c -- an emulated device in the bridge's own process, for rehearsals and for trying things out
 *
 * The twin of the driver (sim/) stands behind the same contract as a real device and speaks the same bytes.  WHERE is a
 * scenario (sim/twin.h), whose times run from the start of the bridge.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "sim/twin.h"
#include "transport.h"

#define SCRIPT_MAX 262144 /* bytes of a scenario */

struct sim {
	struct transport t;
	sd_event_source *timer;
	bool open, paused, was_plugged;
	struct twin twin;
};

static void
set_timer(struct sim *s)
{
	uint64_t next = twin_deadline(&s->twin);

	if (next == UINT64_MAX || (s->open && s->paused)) {
		sd_event_source_set_enabled(s->timer, SD_EVENT_OFF);
		return;
	}
	sd_event_source_set_time(s->timer, next);
	sd_event_source_set_enabled(s->timer, SD_EVENT_ONESHOT);
}

/* One block a turn, so that other devices and the keeper get theirs. */
static int
on_timer(sd_event_source *source, uint64_t usec, void *user)
{
	struct sim *s = user;
	struct twin_block block;
	uint64_t now = clock_monotonic_us();
	bool came = twin_read(&s->twin, now, &block), plugged = twin_plugged(&s->twin);

	(void)source;
	(void)usec;
	if (came && s->open)
		s->t.set.calls.received(s->t.set.calls.user, block.bytes, block.len, now);
	if (!plugged && s->open && s->was_plugged) {
		snprintf(s->t.why, sizeof(s->t.why), "unplugged");
		s->t.set.calls.gone(s->t.set.calls.user, -ENODEV);
	} else if (plugged && !s->was_plugged) {
		s->t.set.calls.arrived(s->t.set.calls.user);
	}
	s->was_plugged = plugged;
	set_timer(s);
	return 0;
}

static int
sim_open(struct transport *t)
{
	struct sim *s = (struct sim *)t;
	const struct twin_usb *usb = s->twin.model->usb;
	struct twin_block stale;

	while (twin_read(&s->twin, clock_monotonic_us(), &stale))
		; /* nobody listened */
	if (!twin_plugged(&s->twin)) {
		snprintf(t->why, sizeof(t->why), "the simulated device is unplugged");
		return -ENODEV;
	}
	snprintf(t->path, sizeof(t->path), "simulated");
	if (usb != NULL && usb->strings[0] != NULL) {
		snprintf(t->manufacturer, sizeof(t->manufacturer), "%s", usb->strings[0]);
		snprintf(t->product, sizeof(t->product), "%s", usb->strings[1] != NULL ? usb->strings[1] : "");
	}
	s->open = s->was_plugged = true;
	set_timer(s);
	return 0;
}

static int
sim_write(struct transport *t, const uint8_t *bytes, size_t n)
{
	struct sim *s = (struct sim *)t;
	int r = s->open ? twin_host(&s->twin, clock_monotonic_us(), bytes, n) : -ENODEV;

	set_timer(s);
	return r == -EPROTO ? 0 : r; /* on a wire one hears nothing of what the device does not know */
}

static void
sim_pause(struct transport *t, bool paused)
{
	struct sim *s = (struct sim *)t;

	s->paused = paused;
	set_timer(s);
}

static void
sim_cue(struct transport *t)
{
	struct sim *s = (struct sim *)t;

	twin_cue(&s->twin, clock_monotonic_us());
	set_timer(s);
}

static void
sim_close(struct transport *t)
{
	struct sim *s = (struct sim *)t;

	s->open = false;
	set_timer(s);
}

static void
sim_free(struct transport *t)
{
	struct sim *s = (struct sim *)t;

	if (s == NULL)
		return;
	sd_event_source_disable_unref(s->timer);
	free(s);
}

/* 0; negative errno with RET_WHY. */
static int
read_scenario(struct twin *twin, const char *path, char ret_why[TRANSPORT_TEXT_MAX])
{
	char *text = malloc(SCRIPT_MAX);
	FILE *in = fopen(path, "re");
	const char *why = NULL;
	unsigned line = 0;
	size_t n = 0;
	int r = -EINVAL;

	if (text == NULL || in == NULL) {
		snprintf(ret_why, TRANSPORT_TEXT_MAX, "scenario %s cannot be read: %s", path, strerror(errno));
		goto out;
	}
	n = fread(text, 1, SCRIPT_MAX - 1, in);
	if (ferror(in) || n == SCRIPT_MAX - 1 || memchr(text, '\0', n) != NULL) {
		snprintf(ret_why, TRANSPORT_TEXT_MAX, "scenario %s is no text of less than %d bytes", path, SCRIPT_MAX);
		goto out;
	}
	text[n] = '\0';
	r = twin_script(twin, text, &line, &why);
	if (r < 0)
		snprintf(ret_why, TRANSPORT_TEXT_MAX, "scenario %s, line %u: %s", path, line, why);
out:
	if (in != NULL)
		fclose(in);
	free(text);
	return r < 0 ? -EINVAL : 0;
}

static int
sim_create(const struct transport_settings *settings, struct transport **ret, char ret_why[TRANSPORT_TEXT_MAX])
{
	struct twin_params perfect = { 0 };
	struct sim *s;
	int r;

	if (settings->driver->twin == NULL) {
		snprintf(ret_why, TRANSPORT_TEXT_MAX, "driver %s has no emulated device", settings->driver->name);
		return -EINVAL;
	}
	s = calloc(1, sizeof(*s));
	if (s == NULL)
		return -ENOMEM;
	s->t = (struct transport) { .ops = &transport_sim, .set = *settings };
	twin_init(&s->twin, settings->driver->twin, &perfect, clock_monotonic_us());
	s->was_plugged = true;
	r = settings->where[0] != '\0' ? read_scenario(&s->twin, settings->where, ret_why) : 0;
	if (r == 0)
		r = sd_event_add_time(settings->event, &s->timer, CLOCK_BOOTTIME, 0, 1000, on_timer, s);
	if (r < 0) {
		sim_free(&s->t);
		return r;
	}
	set_timer(s);
	*ret = &s->t;
	return 0;
}

const struct transport_ops transport_sim = {
	.name = "sim", .simulated = true, .create = sim_create, .open = sim_open, .write = sim_write, .pause = sim_pause,
	.cue = sim_cue, .close = sim_close, .free = sim_free,
};
