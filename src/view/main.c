/*
 * main.c -- scrutin-view: shows the chamber to browsers
 *
 * On fd 3 the parent hands over a listening socket (http) and the keeper's line (view); the keeper's snapshots go out
 * as JSON.  It holds no key, no device, and no way back: nothing a browser sends reaches the keeper.  Run a second time, as the
 * console, it has one more line (command), on which lines of whoever signed in go to the keeper.
 */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/ipc.h"
#include "base/jail.h"
#include "base/log.h"
#include "http.h"
#include "snapshot_json.h"
#include "stream.h"

#define BEAT_US    500000u

struct view {
	struct http *http;
	struct console *console; /* NULL: the public side, and then there are no documents and imports */
	struct documents *documents;
	struct imports *imports;
	struct stream *stream;
	struct tls tls;          /* of a console that other machines reach; else empty */
	struct house house;      /* of the public side; else empty */
	int listen_fd, keeper_fd;
	uint64_t heard_us, beat_us;
};

static int
take_snapshot(struct view *v, const uint8_t *bytes, size_t n)
{
	View__Snapshot *s = view__snapshot__unpack(NULL, n, bytes);
	char *json;
	int r = -EPROTO;

	if (s == NULL)
		return r;
	if (v->console != NULL) {
		documents_hold(v->documents, s->phase_case == VIEW__SNAPSHOT__PHASE_OPEN);
		imports_hold(v->imports, s->phase_case == VIEW__SNAPSHOT__PHASE_OPEN);
	}
	json = snapshot_json(s);
	r = json == NULL ? -ENOMEM : stream_publish(v->stream, s->index, json);
	free(json);
	view__snapshot__free_unpacked(s, NULL);
	return r;
}

/* False: the parent is gone, or sent what it never sends. */
static bool
hear_parent(struct view *v)
{
	const struct http_served served = { v->stream, v->console, v->documents, v->imports,
		v->console == NULL ? &v->house : NULL, v->tls.certificate != NULL ? &v->tls : NULL };
	char msg[64], role[16];
	int fd = -1, r;
	ssize_t n = ipc_recv(IPC_PARENT, msg, sizeof(msg), &fd);

	if (n == -EAGAIN)
		return true;
	if (n <= 0)
		return false;
	if (fd < 0 || ipc_channel_role(msg, (size_t)n, role) < 0) {
		log_error("parent: a message that is none of ours, ending");
		return false;
	}
	if (strcmp(role, "keeper") == 0 || strcmp(role, "view") == 0) {
		if (v->keeper_fd >= 0)
			close(v->keeper_fd);
		v->keeper_fd = fd;
		return true;
	}
	if (strcmp(role, "sessions") == 0 && v->console != NULL) {
		r = console_remember(v->console, fd);
		if (r < 0)
			log_warning("sessions: not kept (%s); started again, this program wants everybody to sign in anew", strerror(-r));
		return true;
	}
	if (strcmp(role, "command") == 0 && v->console != NULL) {
		console_join(v->console, fd);
		return true;
	}
	if (strcmp(role, "http") != 0) {
		log_error("parent: a channel \"%s\" that a view has no use for, ending", role);
		return false;
	}
	http_stop(v->http);
	v->http = NULL;
	if (v->listen_fd >= 0)
		close(v->listen_fd);
	v->listen_fd = fd;
	r = http_start(&v->http, fd, &served);
	if (r < 0)
		log_error("http: cannot serve (%s), ending", strerror(-r));
	return r == 0;
}

static bool
hear_keeper(struct view *v)
{
	static uint8_t msg[IPC_MAX];
	ssize_t n = ipc_recv(v->keeper_fd, msg, sizeof(msg), NULL);

	if (n == -EAGAIN)
		return true;
	if (n <= 0) {
		log_warning("keeper: gone, showing the last state as old until it is back");
		close(v->keeper_fd);
		v->keeper_fd = -1;
		return true;
	}
	v->heard_us = clock_monotonic_us();
	if (take_snapshot(v, msg, (size_t)n) == 0)
		return true;
	log_error("keeper: a snapshot that cannot be read, ending"); /* our own child: a bug, not weather */
	return false;
}

static int
wait_ms(const struct view *v)
{
	uint64_t now = clock_monotonic_us(), due = v->beat_us + BEAT_US;
	int ms = due <= now ? 0 : (int)((due - now) / 1000) + 1, http = v->http == NULL ? -1 : http_timeout_ms(v->http);

	return http >= 0 && http < ms ? http : ms;
}

static void
beat(struct view *v)
{
	uint64_t now = clock_monotonic_us();

	if (now - v->beat_us < BEAT_US)
		return;
	v->beat_us = now;
	stream_beat(v->stream, v->heard_us == 0 ? 0 : (now - v->heard_us) / 1000, clock_realtime_us() / 1000);
}

static int
serve(struct view *v)
{
	for (;;) {
		struct pollfd fds[] = {
			{ .fd = IPC_PARENT, .events = POLLIN },
			{ .fd = v->keeper_fd, .events = POLLIN },
			{ .fd = v->http == NULL ? -1 : http_fd(v->http), .events = POLLIN },
			{ .fd = v->documents == NULL ? -1 : documents_fd(v->documents), .events = POLLIN },
			v->imports == NULL ? (struct pollfd) { .fd = -1 } : imports_poll(v->imports),
		};

		if (poll(fds, sizeof(fds) / sizeof(fds[0]), wait_ms(v)) < 0 && errno != EINTR)
			return 1;
		if (fds[1].revents != 0 && !hear_keeper(v))
			return 1;
		if (fds[0].revents != 0 && !hear_parent(v))
			return 0;
		beat(v);
		if (v->console != NULL) {
			documents_run(v->documents, clock_monotonic_us());
			imports_run(v->imports, clock_monotonic_us());
		}
		if (v->http != NULL)
			http_run(v->http);
	}
}

static const char usage[] =
	"usage: scrutin-view --role public [--seat-plan FILE] [--arms FILE]\n"
	"       scrutin-view --role console --users FILE [--lock-after SECONDS] [--certificate FILE --key FILE]\n"
	"       scrutin-view [--certificate FILE --key FILE] [--seat-plan FILE] [--arms FILE] --check\n\n"
	"Started by scrutind, which hands it sockets on fd 3; see scrutind(8).  --check says on stdout what is wrong with a\n"
	"certificate and its key, a plan or a picture, and ends: 0 nothing, 3.\n";

struct settings {
	const char *role, *users, *certificate, *key, *seat_plan, *arms, *lock_after; /* lock_after: NULL: never */
	bool check;
};

/* False: they are none that scrutind gives. */
static bool
read_settings(int argc, char **argv, struct settings *s)
{
	static const struct option options[] = { { "role", required_argument, NULL, 'r' }, { "users", required_argument, NULL, 'u' },
		{ "certificate", required_argument, NULL, 'c' }, { "key", required_argument, NULL, 'k' },
		{ "seat-plan", required_argument, NULL, 'p' }, { "arms", required_argument, NULL, 'a' },
		{ "lock-after", required_argument, NULL, 'l' }, { "check", no_argument, NULL, 't' }, { NULL, 0, NULL, 0 } };
	int c;

	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1)
		switch (c) {
		case 'r': s->role = optarg; break;
		case 'u': s->users = optarg; break;
		case 'c': s->certificate = optarg; break;
		case 'k': s->key = optarg; break;
		case 'p': s->seat_plan = optarg; break;
		case 'a': s->arms = optarg; break;
		case 'l': s->lock_after = optarg; break;
		case 't': s->check = true; break;
		default: return false;
		}
	if (optind != argc || (s->certificate == NULL) != (s->key == NULL))
		return false;
	if (s->check)
		return s->role == NULL && s->users == NULL;
	if (s->role != NULL && strcmp(s->role, "public") == 0)
		return s->users == NULL && s->certificate == NULL && s->lock_after == NULL;
	return s->role != NULL && strcmp(s->role, "console") == 0 && s->users != NULL && s->seat_plan == NULL && s->arms == NULL;
}

/* Reads what S names as it would be served; its first fault is printed.  0; 3. */
static int
check(const struct settings *s)
{
	char why[HOUSE_WHY > TLS_WHY ? HOUSE_WHY : TLS_WHY];
	struct tls tls = { 0 };
	struct house house = { 0 };
	int r = s->certificate != NULL ? tls_load(&tls, s->certificate, s->key, why) : 0;

	if (r == 0)
		r = house_read_plan(&house, s->seat_plan, why);
	if (r == 0)
		r = house_read_arms(&house, s->arms, why);
	if (r < 0)
		puts(why);
	tls_free(&tls);
	house_done(&house);
	return r < 0 ? 3 : 0;
}

/* The certificate of V, if it has one.  0; an exit code. */
static int
guard(struct view *v, const struct settings *s)
{
	char why[TLS_WHY];

	if (s->certificate == NULL)
		return 0;
	if (tls_load(&v->tls, s->certificate, s->key, why) < 0) {
		log_error("%s", why);
		return 3;
	}
	log_info("certificate sha256 %s", v->tls.fingerprint);
	return 0;
}

/*
 * Files were looked at before anything was started; one that was spoilt since, when this program starts again in the middle of
 * a sitting, is done without.
 */
static int
furnish(struct view *v, const struct settings *s)
{
	char why[HOUSE_WHY];

	if (house_read_plan(&v->house, s->seat_plan, why) < 0)
		log_error("%s; without it", why);
	if (house_read_arms(&v->house, s->arms, why) < 0)
		log_error("%s; without it", why);
	return house_tell(&v->house) < 0 ? 5 : 0;
}

static int
run(struct view *v, const struct settings *s)
{
	int code = guard(v, s);

	if (code == 0)
		code = furnish(v, s);
	if (code != 0)
		return code;
	v->stream = stream_new();
	if (s->users != NULL)
		v->console = console_new(s->users, s->certificate != NULL,
		                         s->lock_after == NULL ? 0 : (unsigned)strtoul(s->lock_after, NULL, 10));
	if (s->users != NULL) {
		v->documents = documents_new(IPC_PARENT);
		v->imports = imports_new(IPC_PARENT);
	}
	if (v->stream == NULL || (s->users != NULL && (v->console == NULL || v->documents == NULL || v->imports == NULL)))
		return 5;
	jail_enter(0);
	code = serve(v);
	http_stop(v->http);
	stream_free(v->stream);
	documents_free(v->documents);
	imports_free(v->imports);
	free(v->console);
	tls_free(&v->tls);
	house_done(&v->house);
	return code;
}

int
main(int argc, char **argv)
{
	struct view v = { .listen_fd = -1, .keeper_fd = -1 };
	struct settings s = { 0 };

	if (!read_settings(argc, argv, &s)) {
		fputs(usage, stderr);
		return 2;
	}
	if (s.check)
		return check(&s);
	log_init(s.users != NULL ? "console" : "view");
	if (fcntl(IPC_PARENT, F_GETFD) < 0) {
		log_error("fd 3: no parent there; scrutind starts this program");
		return 2;
	}
	return run(&v, &s);
}
