/*
 * main.c -- scrutin-bridge: opens the receivers, and tells the keeper who pressed what
 *
 * On fd 3 the parent hands over the line to the keeper.  It sees no name of a person, no key of the seal, no network.
 */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/jail.h"
#include "base/log.h"
#include "base/secret.h"
#include "options.h"
#include "uplink.h"

static const char usage[] =
	"usage: scrutin-bridge --receiver name=NAME,driver=DRIVER,transport=TRANSPORT[,KEY=VALUE]... ...\n"
	"                      [--capture-dir DIR] [--plugin-dir DIR]\n"
	"       scrutin-bridge [--plugin-dir DIR] --check name=NAME,...\n"
	"\n"
	"  transport=usb       [path=1-1.4]     a USB base; the path where there are two of one make\n"
	"  transport=serial    device=NAME      /dev/ttyUSB0, or a name of /dev/serial/by-id\n"
	"  transport=capture   file=FILE        plays a capture once\n"
	"  transport=sim       [scenario=FILE]  an emulated base; the sitting is a rehearsal\n"
	"  wait_ms=N channel=AA instructor=ID   iclicker\n"
	"  results=YES/NO/ABSTAIN/NONE          quinta: what its units say, from a calibration vote\n"
	"  set=N                                buzz, bigbutton: the set's number, before the dot\n"
	"  driver=profile:FILE                  a receiver that FILE describes, see scrutin-receiver-profile(5)\n"
	"  driver=plugin:NAME                   a driver of its own, NAME.so in --plugin-dir, which stands before\n"
	"  --check                              say on stdout what is wrong with one, and end: 0 nothing, 3\n"
	"\n"
	"Started by scrutind, which hands it the keeper's line on fd 3; see scrutind(8).\n";

static struct bridge bridges[RECEIVERS_MAX];
static size_t n_bridges;
static struct uplink uplink;

static bool
add_receiver(const char *text, struct bridge_settings *all)
{
	struct bridge_settings s;
	char why[OPTIONS_WHY_MAX];

	if (n_bridges == RECEIVERS_MAX) {
		log_error("--receiver: more than %d", RECEIVERS_MAX);
		return false;
	}
	if (options_parse(text, &s, why) < 0) {
		log_error("--receiver %s: %s", text, why);
		return false;
	}
	s.number = (uint32_t)n_bridges + 1;
	s.calls = uplink_calls(&uplink);
	all[n_bridges++] = s;
	return true;
}

/* What the start would refuse, without a device being opened.  A machine without USB is no fault of the text. */
static int
check(const char *text)
{
	static struct bridge b;
	struct bridge_settings s;
	sd_event *event = NULL;
	char why[OPTIONS_WHY_MAX > TRANSPORT_TEXT_MAX ? OPTIONS_WHY_MAX : TRANSPORT_TEXT_MAX];
	int r = options_parse(text, &s, why);

	if (r == 0 && sd_event_new(&event) < 0)
		return 5;
	if (r == 0) {
		r = bridge_init(&b, &s, event, why);
		if (r == 0)
			bridge_done(&b);
		sd_event_unref(event);
	}
	if (r != -EINVAL)
		return 0;
	puts(why);
	return 3;
}

static bool
read_options(int argc, char **argv, struct bridge_settings all[RECEIVERS_MAX])
{
	static const struct option options[] = { { "receiver", required_argument, NULL, 'r' },
		{ "capture-dir", required_argument, NULL, 'c' }, { "plugin-dir", required_argument, NULL, 'p' },
		{ "check", required_argument, NULL, 'k' },
		{ "help", no_argument, NULL, 'h' }, { NULL, 0, NULL, 0 } };
	const char *capture_dir = NULL;
	int c;

	while ((c = getopt_long(argc, argv, "h", options, NULL)) != -1)
		switch (c) {
		case 'r':
			if (!add_receiver(optarg, all))
				return false;
			break;
		case 'c':
			capture_dir = optarg;
			break;
		case 'p':
			options_plugin_dir(optarg);
			break;
		case 'k':
			exit(check(optarg));
		case 'h':
			fputs(usage, stdout);
			exit(0);
		default:
			fputs(usage, stderr);
			return false;
		}
	for (size_t i = 0; i < n_bridges; i++)
		all[i].capture_dir = capture_dir;
	if (optind == argc && n_bridges > 0)
		return true;
	fputs(usage, stderr);
	return false;
}

/* The parent hands over a line to the keeper, or is gone. */
static int
on_parent(sd_event_source *source, int parent, uint32_t events, void *user)
{
	sd_event *event = sd_event_source_get_event(source);
	char msg[64], role[16];
	int fd = -1;
	ssize_t n = ipc_recv(parent, msg, sizeof(msg), &fd);

	(void)events;
	(void)user;
	if (n == -EAGAIN)
		return 0;
	if (n <= 0)
		return sd_event_exit(event, 0);
	if (fd < 0 || ipc_channel_role(msg, (size_t)n, role) < 0 || strcmp(role, "keeper") != 0 ||
		uplink_connect(&uplink, fd) < 0) {
		log_error("parent: a message that is none of ours, ending");
		return sd_event_exit(event, 1);
	}
	return 0;
}

static int
serve(sd_event *event, const struct bridge_settings *all)
{
	char why[TRANSPORT_TEXT_MAX];
	size_t started = 0;
	int r = uplink_init(&uplink, event, bridges, n_bridges), code = 0;

	if (r == 0)
		r = sd_event_add_io(event, NULL, IPC_PARENT, EPOLLIN, on_parent, NULL);
	if (r < 0) {
		log_error("no event loop: %s", strerror(-r));
		return 5;
	}
	for (; started < n_bridges && code == 0; started++)
		if (bridge_init(&bridges[started], &all[started], event, why) < 0) {
			log_error("receiver %s: %s", all[started].name, why);
			code = 3;
		}
	if (code == 0) {
		jail_enter(0);
		code = sd_event_loop(event);
	}
	while (started > 0)
		bridge_done(&bridges[--started]);
	uplink_done(&uplink);
	return code < 0 ? 5 : code;
}

int
main(int argc, char **argv)
{
	static struct bridge_settings all[RECEIVERS_MAX];
	sd_event *event = NULL;
	int code;

	log_init("bridge");
	secret_program();
	secret_hide(bridges, sizeof(bridges));
	secret_hide(&uplink, sizeof(uplink));
	if (!read_options(argc, argv, all))
		return 2;
	if (fcntl(IPC_PARENT, F_GETFD) < 0) {
		log_error("fd 3: no parent there; scrutind starts this program");
		return 2;
	}
	if (sd_event_new(&event) < 0)
		return 5;
	code = serve(event, all);
	sd_event_unref(event);
	return code;
}
