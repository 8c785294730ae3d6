#include "do.h"

#include <errno.h>
#include <getopt.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/ipc.h"
#include "base/line_json.h"
#include "proto/console.pb-c.h"

#define DEFAULT_SOCKET "/run/scrutin/scrutind.sock"
#define TRIES          30  /* of 100 ms: a keeper that died is back sooner */
#define ANSWER_S       10  /* a turn with a slow disk and a slow sealer is shorter */

static const char do_usage[] = N_(
	"usage: scrutin do [--socket PATH] LINE\n"
	"\n"
	"Sends one line of the story language to the running daemon and prints the result lines it leads to.\n"
	"    scrutin do 'item 2 \"Budget supplémentaire\"'\n"
	"    scrutin do open\n"
	"    scrutin do 'close confirm-silent'\n"
	"Exit: 0 done, 2 usage, 3 the line cannot be read, 4 refused by a rule (named on stderr), 5 no daemon answers.\n");
static const char list_usage[] = N_(
	"usage: scrutin status|receivers [--socket PATH] [--json]\n"
	"\nHow the sitting or its receivers stand, one `key=value ...` line a thing.\n");

struct asked {
	const char *socket;
	bool json;
	uint8_t request[IPC_MAX];
	size_t len;
	json_t *list;      /* with --json */
};

/* A connected socket, or negative errno. */
static int
reach(const char *path)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	struct timeval patience = { .tv_sec = ANSWER_S };
	int fd;

	if (strlen(path) >= sizeof(at.sun_path))
		return -ENAMETOOLONG;
	strcpy(at.sun_path, path);
	fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	if (connect(fd, (struct sockaddr *)&at, sizeof(at)) < 0) {
		int r = -errno;

		close(fd);
		return r;
	}
	return fd;
}

static void
print_lines(struct asked *a, const Console__Answer *answer)
{
	for (size_t i = 0; i < answer->n_lines; i++)
		if (a->json)
			json_array_append_new(a->list, line_json(answer->lines[i]));
		else
			puts(answer->lines[i]);
}

/* One request and its answer, which may come in parts.  The exit code; -EAGAIN where the line broke. */
static int
ask_once(struct asked *a)
{
	static uint8_t packet[IPC_MAX];
	int fd = reach(a->socket), code = -EAGAIN;
	bool more = true;

	if (fd < 0)
		return fd == -ENOENT || fd == -EACCES ? fd : -EAGAIN;
	if (ipc_send(fd, a->request, a->len, -1) < 0)
		more = false;
	while (more) {
		ssize_t n = ipc_recv(fd, packet, sizeof(packet), NULL);
		Console__Answer *answer = n <= 0 ? NULL : console__answer__unpack(NULL, (size_t)n, packet);

		if (answer == NULL)
			break;
		print_lines(a, answer);
		more = answer->more;
		if (!more) {
			code = (int)answer->code;
			for (size_t i = 0; i < answer->n_warnings; i++)
				complain("scrutin: warning: %s\n", answer->warnings[i]);
			if (code != 0)
				fprintf(stderr, "scrutin: %s\n", answer->reason);
		}
		console__answer__free_unpacked(answer, NULL);
	}
	close(fd);
	return code;
}

/* Asks again, with the same number, until it is known whether it was done. */
static int
ask(struct asked *a)
{
	int code = -EAGAIN;

	for (int i = 0; i < TRIES && code == -EAGAIN; i++) {
		if (i > 0)
			nanosleep(&(struct timespec) { .tv_nsec = 100000000 }, NULL);
		code = ask_once(a);
	}
	if (code < 0) {
		complain("scrutin: no daemon answers at %s (%s); is scrutind running, is --socket right?\n", a->socket,
		         strerror(-code));
		return 5;
	}
	return code;
}

static int
options(struct asked *a, int argc, char **argv, const char *usage)
{
	static const struct option list[] = { { "socket", required_argument, NULL, 's' }, { "json", no_argument, NULL, 'j' },
		{ "help", no_argument, NULL, 'h' }, { NULL, 0, NULL, 0 } };
	const char *from_environment = getenv("SCRUTIN_SOCKET");
	int c;

	a->socket = from_environment != NULL ? from_environment : DEFAULT_SOCKET;
	while ((c = getopt_long(argc, argv, "+h", list, NULL)) != -1)
		switch (c) {
		case 's':
			a->socket = optarg;
			break;
		case 'j':
			a->json = true;
			break;
		case 'h':
			fputs(_(usage), stdout);
			return 0;
		default:
			fputs(_(usage), stderr);
			return 2;
		}
	return -1;
}

/* The words of the command line as one line.  False: they do not fit. */
static bool
join(char *to, size_t size, int argc, char **argv)
{
	size_t n = 0;

	to[0] = '\0';
	for (int i = 0; i < argc && n < size; i++)
		n += (size_t)snprintf(to + n, size - n, "%s%s", i > 0 ? " " : "", argv[i]);
	return n < size;
}

int
do_main(int argc, char **argv)
{
	static struct asked a;
	Console__Request q = CONSOLE__REQUEST__INIT;
	Console__Do line = CONSOLE__DO__INIT;
	char text[16384], console[128] = "terminal", *sent = text;
	bool refusal_wanted;
	int code = options(&a, argc, argv, do_usage);

	if (code >= 0)
		return code;
	if (optind == argc) {
		fputs(_(do_usage), stderr);
		return 2;
	}
	if (!join(text, sizeof(text), argc - optind, argv + optind)) {
		complain("scrutin do: longer than a line may be; nothing was sent\n");
		return 3;
	}
	sent += strspn(sent, " \t");
	refusal_wanted = *sent == '!';
	sent += refusal_wanted;
	if (getrandom(&line.client, sizeof(line.client), 0) != sizeof(line.client))
		return 5;
	gethostname(console, sizeof(console) - 1);
	line.number = 1;
	line.line = sent;
	line.language = (char *)(uintptr_t)i18n_language();
	line.console = console;
	q.body_case = CONSOLE__REQUEST__BODY_DO_LINE;
	q.do_line = &line;
	a.len = console__request__pack(&q, a.request);
	code = ask(&a);
	if (!refusal_wanted)
		return code;
	if (code == 0)
		complain("scrutin: wanted: refused; got: done\n");
	return code == 4 ? 0 : code == 0 ? 1 : code;
}

static int
ask_list(int argc, char **argv, Console__Request *q)
{
	static struct asked a;
	int code = options(&a, argc, argv, list_usage);

	if (code >= 0)
		return code;
	if (optind != argc) {
		fputs(_(list_usage), stderr);
		return 2;
	}
	if (a.json)
		a.list = json_array();
	a.len = console__request__pack(q, a.request);
	code = ask(&a);
	if (a.json && code == 0) {
		json_dumpf(a.list, stdout, JSON_INDENT(1));
		putchar('\n');
	}
	json_decref(a.list);
	return code;
}

int
status_main(int argc, char **argv)
{
	Console__Request q = CONSOLE__REQUEST__INIT;
	Console__Status status = CONSOLE__STATUS__INIT;

	q.body_case = CONSOLE__REQUEST__BODY_STATUS;
	q.status = &status;
	return ask_list(argc, argv, &q);
}

int
receivers_main(int argc, char **argv)
{
	Console__Request q = CONSOLE__REQUEST__INIT;
	Console__Receivers receivers = CONSOLE__RECEIVERS__INIT;

	q.body_case = CONSOLE__REQUEST__BODY_RECEIVERS;
	q.receivers = &receivers;
	return ask_list(argc, argv, &q);
}
