/* bridge.c -- one device: open, read, frame, decode, say, and again after it was gone */
#include "bridge.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/secret.h"

#define NEVER        UINT64_MAX
#define RETRY_FIRST  100000u  /* microseconds; doubled for each try */
#define RETRY_MAX    2000000u
#define EACCES_TRIES 30       /* so often at RETRY_FIRST: udev's rule comes after the node */
#define BATTERY_LOW  20       /* percent */

const char *const bridge_status_text[] = {
	[BRIDGE_ABSENT] = "absent",
	[BRIDGE_STARTING] = "starting",
	[BRIDGE_READY] = "ready",
	[BRIDGE_OPEN] = "open",
	[BRIDGE_GONE] = "gone",
};

bool
bridge_is_simulated(const struct bridge *b)
{
	return b->set.transport->simulated || strcmp(b->set.driver->confidence, "simulated") == 0;
}

/* --- news for the keeper ---------------------------------------------------------------------------------------- */

__attribute__((format(printf, 3, 4))) static void
set_status(struct bridge *b, enum bridge_status status, const char *format, ...)
{
	char detail[BRIDGE_DETAIL_MAX];
	va_list args;

	va_start(args, format);
	vsnprintf(detail, sizeof(detail), format, args);
	va_end(args);
	if (status == b->status && strcmp(detail, b->detail) == 0)
		return;

	b->status = status;
	memcpy(b->detail, detail, sizeof(detail));
	b->state_news = true;
	log_info("receiver %s %s%s%s", b->set.name, bridge_status_text[status], detail[0] ? ": " : "", detail);
	b->set.calls.news(b->set.calls.user);
}

/* Which key a handset pressed is known to nobody from here on. */
static void
forget_keys(struct bridge *b)
{
	if (b->set.driver->forget != NULL)
		b->set.driver->forget(b->driver_state);
	explicit_bzero(b->framing.buf + b->framing.len, sizeof(b->framing.buf) - b->framing.len);
	secret_wipe_stack();
}

static void set_tap(struct bridge *b);

static void
make_report(struct bridge *b)
{
	const struct bridge_counts *c = &b->counts;

	log_info("receiver %s ballot %" PRIu64 " closed: frames=%" PRIu64 " presses=%" PRIu64 " bad-checks=%" PRIu64
		 " refused=%" PRIu64 " noise=%" PRIu64 " lost=%" PRIu64 " retries=%" PRIu64, b->set.name, b->closing,
		c->frames, c->presses, c->bad_checks, c->refused, c->noise, c->lost, c->retries);
	b->report = b->counts;
	b->report.ballot = b->closing;
	b->counts = (struct bridge_counts) { 0 };
	b->closing = 0;
	b->report_news = true;
	if (b->secret && b->ballot == 0) {
		forget_keys(b); /* the device's own store is read out */
		b->secret = b->masked;
		set_tap(b);
	}
	b->set.calls.news(b->set.calls.user);
}

/* --- captures --------------------------------------------------------------------------------------------------- */

static void
record(struct bridge *b, bool host, const uint8_t *bytes, size_t n, uint64_t at_us)
{
	int r = tap_transfer(&b->tap, at_us, host, bytes, n);

	if (r < 0)
		log_warning("receiver %s: the capture %s ends here, it cannot be written: %s", b->set.name, b->tap.path,
			strerror(-r));
}

static void
set_tap(struct bridge *b)
{
	char receiver[TRANSPORT_TEXT_MAX + 64];
	int r;

	if (!b->capture || b->was_secret || b->set.capture_dir == NULL) {
		if (b->tap.out != NULL)
			log_info("receiver %s: the capture %s is closed", b->set.name, b->tap.path);
		tap_stop(&b->tap);
		return;
	}
	if (b->tap.out != NULL)
		return;
	snprintf(receiver, sizeof(receiver), "%s %s", b->set.driver->name, b->transport->path);
	r = tap_start(&b->tap, b->set.capture_dir, b->set.name, receiver, clock_realtime_us());
	if (r < 0)
		log_warning("receiver %s: no capture, %s: %s", b->set.name, b->tap.path, strerror(-r));
	else
		log_info("receiver %s: every transfer is recorded in %s", b->set.name, b->tap.path);
}

void
bridge_capture(struct bridge *b, bool on)
{
	b->capture = on;
	set_tap(b);
}

/* --- time ------------------------------------------------------------------------------------------------------- */

static uint64_t
first_of(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

/* Sets the one timer of this device to whatever comes first. */
static void
set_timer(struct bridge *b)
{
	uint64_t next = b->lost_it ? 0 : b->try_us;

	if (b->open && !b->lost_it)
		next = first_of(next, first_of(b->dialog_us, framing_deadline(&b->framing)));
	if (next == NEVER) {
		sd_event_source_set_enabled(b->timer, SD_EVENT_OFF);
		return;
	}
	sd_event_source_set_time(b->timer, next);
	sd_event_source_set_enabled(b->timer, SD_EVENT_ONESHOT);
}

static void
try_later(struct bridge *b, int error)
{
	uint64_t wait = RETRY_FIRST;

	if (error != -EACCES || b->tries > EACCES_TRIES)
		for (unsigned i = 0; i < b->tries && wait < RETRY_MAX; i++)
			wait *= 2;
	b->tries++;
	b->try_us = clock_monotonic_us() + first_of(wait, RETRY_MAX);
}

/* --- what is said to the device --------------------------------------------------------------------------------- */

static void
say(struct bridge *b, const struct dialog_write *w)
{
	int r = b->transport->ops->write(b->transport, w->bytes, w->len);

	if (r == 0)
		record(b, true, w->bytes, w->len, clock_monotonic_us());
	else
		log_debug("receiver %s: a write is lost: %s", b->set.name, strerror(-r));
}

/* The counters of dialog and transport only grow while the device is open; what is new goes into the report. */
static void
count_dialog(struct bridge *b, const struct dialog_output *out)
{
	b->counts.retries += out->retries - b->retries_seen;
	b->counts.lost += out->missed - b->missed_seen;
	b->counts.lost += b->transport->failed_writes - b->failed_seen;
	if (out->missed != b->missed_seen)
		log_warning("receiver %s: an answer did not come, going on without it", b->set.name);
	b->retries_seen = out->retries;
	b->missed_seen = out->missed;
	b->failed_seen = b->transport->failed_writes;
}

static void
set_told(struct bridge *b, uint64_t told)
{
	if (told != b->told && told != 0 && b->transport->ops->cue != NULL)
		b->transport->ops->cue(b->transport);
	b->told = told;
	if (b->closing != 0 && told != b->closing)
		make_report(b);
}

/* Lets the dialog take one input and does what it says.  A device without a dialog is ready when it is open. */
static void
step(struct bridge *b, struct dialog_input input)
{
	static const enum bridge_status status[] = {
		[DIALOG_STARTING] = BRIDGE_STARTING, [DIALOG_READY] = BRIDGE_READY, [DIALOG_OPEN] = BRIDGE_OPEN,
	};
	const struct dialog_ops *dialog = b->set.driver->dialog;
	struct dialog_output out = { .deadline_us = NEVER, .ballot = b->ballot,
		.status = b->ballot != 0 ? DIALOG_OPEN : DIALOG_READY };

	if (!b->open || b->lost_it)
		return;
	input.at_us = clock_monotonic_us();
	if (dialog != NULL) {
		dialog->step(b->dialog_state, &input, &out);
		for (size_t i = 0; i < out.n_writes; i++)
			say(b, &out.write[i]);
		count_dialog(b, &out);
	}
	b->dialog_us = out.deadline_us;
	set_told(b, out.ballot);
	if (!b->lost_it)
		set_status(b, status[out.status], "%s", "");
}

/* --- what the device says --------------------------------------------------------------------------------------- */

static void
take_info(struct bridge *b, const struct receiver_info *info)
{
	char *text = strcmp(info->name, "firmware") == 0 ? b->firmware :
		strcmp(info->name, "channel") == 0 ? b->channel : NULL;

	if (text == NULL && !b->secret)
		log_info("receiver %s: %s=%s", b->set.name, info->name, info->text);
	if (text == NULL || strcmp(text, info->text) == 0)
		return;
	memcpy(text, info->text, INFO_TEXT_MAX);
	b->state_news = true;
	b->set.calls.news(b->set.calls.user);
}

/* A cross-check.  In a secret ballot the number of voters alone, and none before the close. */
static void
take_totals(struct bridge *b, const struct receiver_totals *totals)
{
	struct receiver_totals shown = *totals;

	if (b->secret && b->ballot != 0)
		return;
	if (b->secret)
		shown.n = shown.n > 0 ? 1 : 0;
	driver_print_totals(&shown, b->totals);
	b->totals_voters = shown.n > 0 ? shown.item[0].count : 0;
	b->totals_news = true;
	b->set.calls.news(b->set.calls.user);
}

static void
take_event(struct bridge *b, const struct receiver_event *event)
{
	switch (event->type) {
	case RECEIVER_PRESS:
		b->counts.presses++;
		b->set.calls.press(b->set.calls.user, b, event->handset, event->key);
		break;
	case RECEIVER_BATTERY:
		if (event->battery_pct <= BATTERY_LOW)
			log_warning("receiver %s: battery of handset %s at %u %%, change it after the sitting",
				b->set.name, event->handset, event->battery_pct);
		break;
	case RECEIVER_REFUSED:
		if (event->refusal == REFUSED_CHECK)
			b->counts.bad_checks++;
		else
			b->counts.refused++;
		log_debug("receiver %s: a frame is refused: %s", b->set.name, driver_refusal_text[event->refusal]);
		break;
	case RECEIVER_LOST:
		b->counts.lost += event->lost;
		break;
	case RECEIVER_TOTALS:
		take_totals(b, &event->totals);
		break;
	case RECEIVER_INFO:
		take_info(b, &event->info);
		break;
	case RECEIVER_NOISE:
		b->counts.noise += event->noise;
		break;
	}
}

static void
take_frames(struct bridge *b)
{
	struct receiver_event events[DRIVER_EVENTS_MAX];
	struct frame frame;

	while (framing_next(&b->framing, &frame)) {
		size_t n = b->set.driver->decode(b->driver_state, &frame, events);
		uint32_t presses = 0;

		b->counts.frames++;
		b->counts.noise += frame.skipped;
		for (size_t i = 0; i < n; i++) {
			presses += events[i].type == RECEIVER_PRESS;
			take_event(b, &events[i]);
		}
		step(b, (struct dialog_input) { .type = DIALOG_FRAME, .presses = presses, .frame = &frame });
	}
	explicit_bzero(events, sizeof(events));
	explicit_bzero(&frame, sizeof(frame));
}

static void
on_received(void *user, const uint8_t *bytes, size_t n, uint64_t at_us)
{
	struct bridge *b = user;

	record(b, false, bytes, n, at_us);
	while (n > 0) {
		size_t took = framing_feed(&b->framing, bytes, n, at_us);

		bytes += took;
		n -= took;
		take_frames(b);
	}
	if (b->secret && b->behind && b->closing == 0)
		forget_keys(b);
	set_timer(b);
}

/* The line fell silent: what seemed to begin was no frame. */
static void
take_silence(struct bridge *b)
{
	while (framing_flush(&b->framing))
		take_frames(b);
	b->counts.noise += framing_noise(&b->framing);
}

/* --- coming and going ------------------------------------------------------------------------------------------- */

static void
on_arrived(void *user)
{
	struct bridge *b = user;

	if (b->open)
		return;
	b->tries = 0;
	b->try_us = clock_monotonic_us();
	set_timer(b);
}

static void
on_gone(void *user, int error)
{
	struct bridge *b = user;

	(void)error;
	b->lost_it = true; /* closed from the timer: a transport is not closed from within its own call */
	set_timer(b);
}

static void
lose(struct bridge *b)
{
	take_silence(b);
	b->transport->ops->close(b->transport);
	b->open = b->lost_it = false;
	b->dialog_us = NEVER;
	set_status(b, BRIDGE_GONE, "%s; waiting for it to come back%s", b->transport->why,
		b->ballot != 0 ? ", the open ballot goes on without it" : "");
	set_told(b, 0);
	b->tries = 0;
	try_later(b, -ENODEV);
}

static void
opened(struct bridge *b)
{
	const struct receiver_driver *d = b->set.driver;
	const char *model = d->maker;

	if (d->identify != NULL)
		model = d->identify(b->transport->manufacturer, b->transport->product);
	if (model == NULL) {
		const struct receiver_driver *other = driver_of_variant(d, b->transport->manufacturer, b->transport->product);

		snprintf(b->transport->why, sizeof(b->transport->why), "\"%.40s\" is a variant that driver %s does not speak to%s%s",
			b->transport->manufacturer, d->name, other != NULL ? "; write driver = " : "",
			other != NULL ? other->name : "");
		b->transport->ops->close(b->transport);
		set_status(b, BRIDGE_ABSENT, "%s; left alone", b->transport->why);
		b->try_us = NEVER; /* another one may still arrive */
		return;
	}
	b->model = model;
	b->open = true;
	b->tries = 0;
	b->try_us = NEVER;
	b->retries_seen = b->missed_seen = 0;
	b->failed_seen = b->transport->failed_writes;
	b->firmware[0] = b->channel[0] = '\0';
	b->state_news = true;
	framing_init(&b->framing, &d->framing);
	if (d->reset != NULL)
		d->reset(b->driver_state, &b->set.options);
	if (d->dialog != NULL)
		d->dialog->reset(b->dialog_state, &b->set.options);
	log_info("receiver %s found: %s at %s", b->set.name, model, b->transport->path);
	b->transport->ops->pause(b->transport, b->paused);

	step(b, (struct dialog_input) { .type = DIALOG_OPENED });
	step(b, (struct dialog_input) { .type = DIALOG_COUNT, .count = { b->voted, b->of } });
	step(b, (struct dialog_input) { .type = DIALOG_BALLOT, .ballot = b->ballot });
}

static void
try_open(struct bridge *b)
{
	int r = b->transport->ops->open(b->transport);

	if (r == 0) {
		opened(b);
		return;
	}
	if (r != -EAGAIN && (b->status != BRIDGE_GONE || r != -ENODEV))
		set_status(b, BRIDGE_ABSENT, "%s; %s", b->transport->why, r == -EACCES ?
			"trying again, the udev rule may still come" : "waiting for it");
	try_later(b, r);
}

static int
on_timer(sd_event_source *source, uint64_t usec, void *user)
{
	struct bridge *b = user;
	uint64_t now = clock_monotonic_us();

	(void)source;
	(void)usec;
	if (b->lost_it)
		lose(b);
	else if (!b->open && now >= b->try_us)
		try_open(b);
	if (b->open && framing_deadline(&b->framing) <= now)
		take_silence(b);
	if (b->open && b->dialog_us <= now)
		step(b, (struct dialog_input) { .type = DIALOG_TIME });
	set_timer(b);
	return 0;
}

/* --- what the keeper wants -------------------------------------------------------------------------------------- */

void
bridge_ballot(struct bridge *b, uint64_t number, bool secret)
{
	if (number != b->ballot && b->ballot != 0)
		b->closing = b->ballot;
	b->behind = number == 0 && secret && (b->behind || (b->secret && b->ballot != 0));
	b->masked = secret;
	if (b->secret && !secret && b->closing == 0)
		forget_keys(b);
	b->secret = secret || (b->secret && b->closing != 0);
	b->was_secret = b->was_secret || secret;
	b->ballot = number;
	set_tap(b);
	step(b, (struct dialog_input) { .type = DIALOG_BALLOT, .ballot = number });
	if (!b->open)
		set_told(b, 0);
	set_timer(b);
}

void
bridge_count(struct bridge *b, uint32_t voted, uint32_t of)
{
	b->voted = voted;
	b->of = of;
	step(b, (struct dialog_input) { .type = DIALOG_COUNT, .count = { voted, of } });
	set_timer(b);
}

void
bridge_stored(struct bridge *b, const char *handset)
{
	step(b, (struct dialog_input) { .type = DIALOG_STORED, .handset = handset });
	set_timer(b);
}

void
bridge_pause(struct bridge *b, bool paused)
{
	if (paused == b->paused)
		return;
	b->paused = paused;
	if (b->open && !b->lost_it)
		b->transport->ops->pause(b->transport, paused);
}

/* --- start and end ---------------------------------------------------------------------------------------------- */

int
bridge_init(struct bridge *b, const struct bridge_settings *settings, sd_event *event,
	char ret_why[TRANSPORT_TEXT_MAX])
{
	struct transport_settings t;
	int r;

	memset(b, 0, sizeof(*b));
	b->set = *settings;
	b->model = settings->driver->maker;
	b->dialog_us = NEVER;
	b->status = BRIDGE_STARTING; /* absent is what was looked for in vain */
	b->state_news = true;
	snprintf(b->detail, sizeof(b->detail), "not looked for yet");
	assert(settings->driver->state_size <= DRIVER_STATE_MAX);
	assert(settings->driver->dialog == NULL || settings->driver->dialog->state_size <= DIALOG_STATE_MAX);

	t = (struct transport_settings) { .event = event, .driver = b->set.driver, .where = b->set.where,
		.calls = { .user = b, .arrived = on_arrived, .received = on_received, .gone = on_gone } };
	b->try_us = clock_monotonic_us();
	r = sd_event_add_time(event, &b->timer, CLOCK_BOOTTIME, b->try_us, 1000, on_timer, b);
	if (r < 0) {
		snprintf(ret_why, TRANSPORT_TEXT_MAX, "no timer: %s", strerror(-r));
		return r;
	}
	r = settings->transport->create(&t, &b->transport, ret_why);
	if (r < 0)
		bridge_done(b);
	return r;
}

void
bridge_done(struct bridge *b)
{
	if (b->transport != NULL)
		b->transport->ops->free(b->transport);
	b->transport = NULL;
	b->timer = sd_event_source_disable_unref(b->timer);
	tap_stop(&b->tap);
	explicit_bzero(b->driver_state, sizeof(b->driver_state));
	explicit_bzero(&b->framing, sizeof(b->framing));
}
