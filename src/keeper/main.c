/*
 * main.c -- scrutin-keeper: holds the state, writes the record
 *
 * On fd 3 the parent hands over the lines to bridge, sealer and view and the listening socket of the clients.  It opens
 * no device, speaks no HTTP, holds no key.
 */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/jail.h"
#include "base/log.h"
#include "base/secret.h"
#include "begin.h"
#include "keeper.h"

#define BEAT_US 500000u /* what the screen shows is never older: a page calls itself stale at 1.7 s */

static const char usage[] =
	"usage: scrutin-keeper --record-dir DIR --name NAME [--story FILE] [--rehearsal]\n"
	"                      [--profile FILE] [--config FILE] [--time-zone ZONE] [--president-proclaims]\n"
	"\nStarted by scrutind, which hands it sockets on fd 3; see scrutind(8).\n";

static void
replace(int *fd, int with)
{
	if (*fd != NO_FD)
		close(*fd);
	*fd = with;
	fcntl(with, F_SETFL, fcntl(with, F_GETFL) | O_NONBLOCK);
}

/* False: the parent is gone, or sent what it never sends. */
static bool
hear_parent(struct keeper *k)
{
	char msg[64], role[16];
	int fd = -1;
	ssize_t n = ipc_recv(IPC_PARENT, msg, sizeof(msg), &fd);
	const struct { const char *role; int *fd; } lines[] = {
		{ "bridge", &k->bridge_fd }, { "sealer", &k->sealer_fd }, { "view", &k->view_fd }, { "desk", &k->desk_fd },
		{ "clients", &k->listen_fd }, { "console", &k->clients[CONSOLE].fd },
	};

	if (n == -EAGAIN)
		return true;
	if (n <= 0)
		return false;
	if (fd >= 0 && ipc_channel_role(msg, (size_t)n, role) == 0)
		for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
			if (strcmp(role, lines[i].role) == 0) {
				if (lines[i].fd == &k->bridge_fd && k->bridge_fd != NO_FD && ingress_lose_bridge(k) < 0)
					return false;
				replace(lines[i].fd, fd);
				if (lines[i].fd == &k->sealer_fd)
					k->seal.asked = false;
				k->changed = true;
				return true;
			}
	log_error("parent: a message that is none of ours, ending");
	return false;
}

static void
accept_client(struct keeper *k)
{
	int fd = accept4(k->listen_fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	struct ucred who = { .uid = (uid_t)-1 };
	socklen_t size = sizeof(who);
	const struct passwd *user;

	if (fd < 0)
		return;
	for (unsigned i = 0; i < CLIENTS_MAX; i++) {
		if (k->clients[i].fd != NO_FD)
			continue;
		k->clients[i].fd = fd;
		getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &size);
		user = getpwuid(who.uid);
		if (user != NULL)
			snprintf(k->clients[i].account, sizeof(k->clients[i].account), "%s", user->pw_name);
		else
			snprintf(k->clients[i].account, sizeof(k->clients[i].account), "uid%u", who.uid);
		return;
	}
	log_warning("clients: %d are connected, refusing one more", CLIENTS_MAX);
	close(fd);
}

static int
wait_ms(struct keeper *k)
{
	uint64_t now = clock_monotonic_us(), due = k->published_us + BEAT_US, deadline = sitting_deadline(k->sitting);
	uint64_t at = keeper_now(k);

	if (k->changed || (k->seal.wanted && k->sealer_fd != NO_FD && !k->seal.asked))
		return 0;
	if (k->seal.asked && !seal_holds(k))
		return 0;
	if (deadline != UINT64_MAX && (deadline <= at || now + deadline - at < due))
		due = deadline <= at ? now : now + deadline - at;
	return due <= now ? 0 : (int)((due - now) / 1000) + 1;
}

/* One turn.  0 to go on; 1 the parent is gone; negative errno: stop. */
static int
turn(struct keeper *k)
{
	bool hold = seal_holds(k);
	struct pollfd fds[6 + CONSOLE] = {
		{ .fd = IPC_PARENT, .events = POLLIN },
		{ .fd = k->sealer_fd, .events = POLLIN },
		{ .fd = hold ? NO_FD : k->bridge_fd, .events = k->due.full ? POLLIN | POLLOUT : POLLIN },
		{ .fd = hold ? NO_FD : k->listen_fd, .events = POLLIN },
		{ .fd = k->view_fd, .events = 0 },
	};
	int r = 0;

	for (unsigned i = 0; i <= CONSOLE; i++)
		fds[5 + i] = (struct pollfd) { .fd = hold ? NO_FD : k->clients[i].fd, .events = POLLIN };
	if (poll(fds, 6 + CONSOLE, hold ? 50 : wait_ms(k)) < 0)
		return errno == EINTR ? 0 : -errno;

	if (fds[1].revents != 0)
		r = seal_hear(k);
	if (r == 0 && fds[2].revents != 0)
		r = ingress_bridge(k);
	if (r == 0 && !hold && keeper_now(k) >= sitting_deadline(k->sitting))
		r = turn_deadline(k);
	if (r == 0)
		r = turn_sync(k);
	for (unsigned i = 0; r == 0 && i <= CONSOLE; i++)
		if (fds[5 + i].revents != 0)
			r = ingress_client(k, i);
	if (r < 0)
		return r;
	if (fds[3].revents != 0)
		accept_client(k);
	egress_turn(k);
	if (clock_monotonic_us() - k->published_us >= BEAT_US)
		egress_view(k);
	r = seal_ask(k);
	if (r < 0)
		return r;
	return fds[0].revents != 0 && !hear_parent(k) ? 1 : 0;
}

static bool
read_options(int argc, char **argv, struct begin_options *o)
{
	static const struct option options[] = {
		{ "record-dir", required_argument, NULL, 'd' }, { "name", required_argument, NULL, 'n' },
		{ "story", required_argument, NULL, 's' }, { "rehearsal", no_argument, NULL, 'r' },
		{ "config", required_argument, NULL, 'c' }, { "time-zone", required_argument, NULL, 'z' },
		{ "profile", required_argument, NULL, 'p' }, { "president-proclaims", no_argument, NULL, 'P' },
		{ NULL, 0, NULL, 0 } };
	int c;

	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1)
		switch (c) {
		case 'd':
			o->record_dir = optarg;
			break;
		case 'n':
			o->name = optarg;
			break;
		case 's':
			o->story = optarg;
			break;
		case 'r':
			o->rehearsal = true;
			break;
		case 'c':
			o->config = optarg;
			break;
		case 'P':
			o->president_proclaims = true;
			break;
		case 'p':
			o->profile = optarg;
			break;
		case 'z':
			o->time_zone = optarg;
			break;
		default:
			return false;
		}
	return optind == argc && o->record_dir != NULL && o->name != NULL;
}

int
main(int argc, char **argv)
{
	static struct keeper k = { .bridge_fd = NO_FD, .sealer_fd = NO_FD, .view_fd = NO_FD, .desk_fd = NO_FD, .listen_fd = NO_FD };
	struct begin_options options = { 0 };
	void *arena = malloc(ARENA_SIZE);
	int r;

	log_init("keeper");
	i18n_init();
	i18n_both();
	secret_program();
	if (!read_options(argc, argv, &options)) {
		fputs(usage, stderr);
		return 2;
	}
	if (fcntl(IPC_PARENT, F_GETFD) < 0) {
		log_error("fd 3: no parent there; scrutind starts this program");
		return 2;
	}
	if (arena == NULL)
		return 5;
	arena_init(&k.arena, arena, ARENA_SIZE);
	secret_hide(arena, ARENA_SIZE);
	secret_hide(&k, sizeof(k));
	k.past.voided_item = NO_ITEM;
	k.seal.ballot = NO_BALLOT;
	for (unsigned i = 0; i <= CONSOLE; i++)
		k.clients[i].fd = NO_FD;
	r = keeper_begin(&k, &options);
	if (r != 0)
		return r;
	jail_enter(WALL_NO_SOCKETS);
	do {
		r = turn(&k);
	} while (r == 0);
	if (r < 0)
		log_error("stopping: %s", strerror(-r));
	journal_free(k.journal);
	return r < 0 ? 1 : 0;
}
