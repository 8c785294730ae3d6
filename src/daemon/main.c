/* main.c -- scrutind: the small parent.  Starts the others, makes their lines, starts them again.  Touches no vote. */
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include "base/log.h"
#include "base/programs.h"
#include "base/version.h"
#include "children.h"
#include "config.h"

#define HELD_WAIT_MS 50
#define HELD_TRIES   100

static const char usage[] =
	"usage: scrutind [--config FILE] [--bin-dir DIR] [--check-config]\n"
	"\n"
	"Holds a sitting: starts scrutin-keeper, -sealer, -bridge and -view, and starts again whichever dies.\n"
	"  --config FILE    default /etc/scrutin/scrutind.conf; see scrutind.conf(5)\n"
	"  --bin-dir DIR    where the programs are; default: beside this one, or ../libexec/scrutin\n"
	"  --check-config   say whether the file is good, and end\n"
	"\n"
	"    [daemon]\n"
	"    record_dir = /var/lib/scrutin\n"
	"    key = /etc/scrutin/seal.key        ; scrutin keygen makes it\n"
	"    [sitting]\n"
	"    name = 2026-01-15\n"
	"    story = /etc/scrutin/sitting.story ; body, sitting, seats, items; see scrutin-story(5)\n"
	"    [receiver main]\n"
	"    driver = iclicker\n"
	"    transport = usb\n";

/* Whether somebody listens there.  The children of a parent that was killed do, until they have noticed. */
static bool
is_held(const struct sockaddr_un *at)
{
	int probe = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), r;

	r = connect(probe, (const struct sockaddr *)at, sizeof(*at));
	if (r < 0 && errno == EAGAIN)
		r = 0; /* too many wait there already */
	close(probe);
	return r == 0;
}

/* A socket that another daemon holds is never pushed aside. */
static int
listen_clients(const char *path)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);

	if (strlen(path) >= sizeof(at.sun_path)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	strcpy(at.sun_path, path);
	for (unsigned tries = 0; is_held(&at); tries++) {
		if (tries == HELD_TRIES) {
			errno = EADDRINUSE;
			return -1;
		}
		poll(NULL, 0, HELD_WAIT_MS);
	}
	unlink(path);
	umask(0117);
	if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof(at)) < 0 || listen(fd, 16) < 0)
		return -1;
	umask(0077);
	return fd;
}

/* ADDRESS:PORT; port 0: any. */
static int
listen_http(const char *where, unsigned *ret_port)
{
	struct sockaddr_in at = { .sin_family = AF_INET };
	char address[64];
	const char *colon = strrchr(where, ':');
	socklen_t size = sizeof(at);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), one = 1;

	if (colon == NULL || (size_t)(colon - where) >= sizeof(address)) {
		errno = EINVAL;
		return -1;
	}
	snprintf(address, sizeof(address), "%.*s", (int)(colon - where), where);
	at.sin_port = htons((uint16_t)strtoul(colon + 1, NULL, 10));
	if (inet_pton(AF_INET, address, &at.sin_addr) != 1) {
		errno = EINVAL;
		return -1;
	}
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof(at)) < 0 || listen(fd, 128) < 0 ||
	    getsockname(fd, (struct sockaddr *)&at, &size) < 0)
		return -1;
	*ret_port = ntohs(at.sin_port);
	return fd;
}

static int
signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static int
loop(struct children *c, int signal_fd)
{
	for (;;) {
		int wait_ms = children_tend(c), code;
		struct pollfd fds[] = { { .fd = signal_fd, .events = POLLIN }, { .fd = children_fd(c), .events = POLLIN } };
		struct signalfd_siginfo info;

		if (poll(fds, 2, wait_ms) < 0 && errno != EINTR)
			return 5;
		if (fds[1].revents & POLLIN)
			children_hear(c);
		while (read(signal_fd, &info, sizeof(info)) == sizeof(info))
			if (info.ssi_signo != SIGCHLD)
				return 0;
		code = children_reap(c);
		if (code >= 0)
			return code;
	}
}

static int
serve(const struct config *config, const char *path, const char *bin_dir)
{
	int listen_fd = listen_clients(config->socket), http_fd = -1, console_fd = -1, signal_fd = signals(), code;
	struct children *c;
	unsigned port = 0, console_port = 0;

	if (listen_fd < 0) {
		log_error("%s: cannot listen (%s); is a scrutind running, is the folder there?", config->socket, strerror(errno));
		return 5;
	}
	http_fd = listen_http(config->http_public, &port);
	if (http_fd < 0) {
		log_error("http_public = %s: cannot listen: %s; an address like 127.0.0.1:8080 is wanted", config->http_public,
		          strerror(errno));
		return 5;
	}
	if (config->http_console[0] != '\0') {
		console_fd = listen_http(config->http_console, &console_port);
		if (console_fd < 0) {
			log_error("http_console = %s: cannot listen: %s", config->http_console, strerror(errno));
			return 5;
		}
	}
	c = children_new(config, path, bin_dir, listen_fd, http_fd, console_fd);
	if (c == NULL)
		return 5;
	log_info("projector: http://%.*s:%u/", (int)strcspn(config->http_public, ":"), config->http_public, port);
	if (console_fd >= 0)
		log_info("console: http%s://%.*s:%u/", config->tls_certificate[0] != '\0' ? "s" : "",
		         (int)strcspn(config->http_console, ":"), config->http_console, console_port);
	sd_notify(0, "READY=1");
	code = loop(c, signal_fd);
	sd_notify(0, "STOPPING=1");
	children_stop(c);
	unlink(config->socket);
	return code;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = { { "config", required_argument, NULL, 'c' },
		{ "bin-dir", required_argument, NULL, 'b' }, { "check-config", no_argument, NULL, 'k' },
		{ "help", no_argument, NULL, 'h' }, { "version", no_argument, NULL, 'v' }, { NULL, 0, NULL, 0 } };
	const char *path = "/etc/scrutin/scrutind.conf", *bin_dir = NULL;
	static struct config config;
	char why[512], found[PROGRAMS_DIR];
	bool check = false;
	int c, r;

	log_init("scrutind");
	while ((c = getopt_long(argc, argv, "hv", options, NULL)) != -1)
		switch (c) {
		case 'c':
			path = optarg;
			break;
		case 'b':
			bin_dir = optarg;
			break;
		case 'k':
			check = true;
			break;
		case 'h':
			fputs(usage, stdout);
			return 0;
		case 'v':
			printf("scrutind %s\n", version_text());
			return 0;
		default:
			fputs(usage, stderr);
			return 2;
		}
	if (config_read(path, &config, why) < 0) {
		log_error("%s", why);
		return 3;
	}
	if (bin_dir == NULL) {
		programs_dir(found);
		bin_dir = found;
	}
	r = children_check(&config, path, bin_dir, why);
	if (r != 0)
		log_error("%s", why);
	return r != 0 || check ? r : serve(&config, path, bin_dir);
}
