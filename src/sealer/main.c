/*
 * main.c -- scrutin-sealer: owns the key, signs heads, sees no ballot
 *
 * fd 3 is the parent: a message "channel keeper" with a descriptor is the channel to a keeper; a new one takes the place
 * of the old.  Requests come from our own program: one that cannot be read is a bug, and we stop.  A head is on the disk
 * before its signature leaves.
 */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ipc.h"
#include "base/jail.h"
#include "base/log.h"
#include "base/secret.h"
#include "head.h"
#include "heads.h"
#include "record/key.h"

enum { EXIT_USAGE = 2, EXIT_INPUT = 3, EXIT_SYSTEM = 5 };

struct sealer {
	struct key_private key;
	int state_fd;
	int keeper_fd; /* -1: none yet, or gone */
};

/* --- requests --------------------------------------------------------------------------------------------------- */

/* What the disk knows of ORIGIN.  0 or 1 as heads_load(); negative errno, having said so. */
static int
load(const struct sealer *s, const char *origin, struct checkpoint *ret)
{
	int r = heads_load(s->state_fd, origin, ret);

	if (r < 0)
		log_error("the last head of %s cannot be read, nothing is signed: %s", origin, strerror(-r));
	return r;
}

/* Decides, keeps, signs; NOTE stays empty where nothing was signed. */
static enum head_answer
seal(const struct sealer *s, const struct checkpoint *last, const Sealer__Request *request, char note[NOTE_MAX])
{
	struct checkpoint head;
	enum head_answer answer = head_decide(last, request, &head);
	int r;

	if (answer != HEAD_SIGN) {
		log_warning("%s at %" PRIu64 " entries is not signed: %s", request->origin, request->size,
		            head_reason(answer));
		return answer;
	}
	r = heads_store(s->state_fd, &head);
	if (r < 0) {
		log_error("the head of %s cannot be kept, so it is not signed: %s", head.origin, strerror(-r));
		return HEAD_DISK;
	}
	r = note_seal(&head, &s->key, note);
	if (r < 0) {
		log_error("signing failed, stopping");
		exit(EXIT_SYSTEM);
	}
	log_info("%s sealed at %" PRIu64 " entries", head.origin, head.size);
	return HEAD_SIGN;
}

static int
reply(const struct sealer *s, const Sealer__Reply *answer)
{
	static uint8_t bytes[IPC_MAX];

	if (sealer__reply__get_packed_size(answer) > sizeof(bytes))
		return -EMSGSIZE;
	return ipc_send(s->keeper_fd, bytes, sealer__reply__pack(answer, bytes), -1);
}

/* 0; negative errno: the keeper is gone. */
static int
serve(const struct sealer *s, const Sealer__Request *request)
{
	Sealer__Reply answer = SEALER__REPLY__INIT;
	char note[NOTE_MAX] = "";
	struct checkpoint last;
	int r = -EPROTO;

	if (!origin_valid(request->origin)) {
		answer.error = HEAD_MALFORMED;
		answer.reason = (char *)head_reason(HEAD_MALFORMED);
		return reply(s, &answer);
	}
	r = load(s, request->origin, &last);
	if (r == 1) {
		answer.last_size = last.size;
		answer.last_root = (ProtobufCBinaryData) { .data = last.root.bytes, .len = DIGEST_SIZE };
	}
	if (r < 0)
		answer.error = HEAD_DISK;
	else if (!request->ask_last)
		answer.error = seal(s, r == 1 ? &last : NULL, request, note);
	answer.reason = (char *)head_reason((enum head_answer)answer.error);
	answer.note = note;
	if (r == 0 && request->ask_last)
		answer.reason = (char *)"nothing was signed yet"; /* a message without any field would look like our end */
	return reply(s, &answer);
}

static void
lose_keeper(struct sealer *s)
{
	if (s->keeper_fd >= 0)
		close(s->keeper_fd);
	s->keeper_fd = -1;
}

static void
read_keeper(struct sealer *s)
{
	static uint8_t bytes[IPC_MAX];
	Sealer__Request *request;
	ssize_t n = ipc_recv(s->keeper_fd, bytes, sizeof(bytes), NULL);

	if (n == -EAGAIN || n == -EINTR)
		return;
	if (n <= 0) {
		log_info("keeper gone, waiting for the next");
		lose_keeper(s);
		return;
	}
	request = sealer__request__unpack(NULL, (size_t)n, bytes);
	if (request == NULL) {
		log_error("a request of %zd bytes from the keeper cannot be read, stopping", n);
		exit(EXIT_SYSTEM);
	}
	if (serve(s, request) < 0) {
		log_info("keeper gone before its answer, waiting for the next");
		lose_keeper(s);
	}
	sealer__request__free_unpacked(request, NULL);
}

/* --- the parent --------------------------------------------------------------------------------------------------- */

static void
read_parent(struct sealer *s)
{
	char text[256], role[16];
	int fd = -1;
	ssize_t n = ipc_recv(IPC_PARENT, text, sizeof(text), &fd);

	if (n == -EAGAIN || n == -EINTR)
		return;
	if (n <= 0)
		exit(0); /* the parent is gone; whatever was signed is on the disk */
	if (fd < 0 || ipc_channel_role(text, (size_t)n, role) < 0 || strcmp(role, "keeper") != 0) {
		log_error("the parent says what is not for a sealer, stopping");
		exit(EXIT_SYSTEM);
	}
	lose_keeper(s);
	s->keeper_fd = fd;
}

static void
loop(struct sealer *s)
{
	for (;;) {
		struct pollfd fds[] = {
			{ .fd = IPC_PARENT, .events = POLLIN },
			{ .fd = s->keeper_fd, .events = POLLIN }, /* poll() passes over -1 */
		};

		if (poll(fds, 2, -1) < 0) {
			if (errno == EINTR)
				continue;
			log_error("poll: %s", strerror(errno));
			exit(EXIT_SYSTEM);
		}
		/* First what the old keeper still asked, then the news of another. */
		if (fds[1].revents != 0)
			read_keeper(s);
		if (fds[0].revents != 0)
			read_parent(s);
	}
}

/* --- start -------------------------------------------------------------------------------------------------------- */

static void
print_usage(FILE *to)
{
	fputs("usage: scrutin-sealer --key FILE --state DIR\n"
	      "\n"
	      "Signs the heads of records, for the keeper.  Started by scrutind, which gives it its channel as descriptor 3.\n"
	      "  --key FILE   the private key (PEM, Ed25519), readable by its owner alone; `scrutin keygen` makes one\n"
	      "  --state DIR  where the last head of each record is kept\n", to);
}

static int
open_all(struct sealer *s, const char *key, const char *state)
{
	int r = key_load(key, &s->key);

	if (r < 0) {
		log_error("%s: %s", key, r == -EPROTO ? "not a private Ed25519 key in PEM without a passphrase" :
		          r == -EACCES ? "cannot be read, or can be read by others than its owner (chmod 600)" : strerror(-r));
		return EXIT_INPUT;
	}
	s->state_fd = open(state, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (s->state_fd < 0) {
		log_error("%s: %s", state, strerror(errno));
		return EXIT_SYSTEM;
	}
	return 0;
}

int
main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "key", required_argument, NULL, 'k' },
		{ "state", required_argument, NULL, 's' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	struct sealer s = { .state_fd = -1, .keeper_fd = -1 };
	const char *key = NULL, *state = NULL;
	int c, code;

	log_init("sealer");
	secret_program();
	secret_hide(&s, sizeof(s));
	while ((c = getopt_long(argc, argv, "k:s:h", options, NULL)) != -1) {
		switch (c) {
		case 'k':
			key = optarg;
			break;
		case 's':
			state = optarg;
			break;
		case 'h':
			print_usage(stdout);
			return 0;
		default:
			print_usage(stderr);
			return EXIT_USAGE;
		}
	}
	if (key == NULL || state == NULL || optind != argc) {
		print_usage(stderr);
		return EXIT_USAGE;
	}
	code = open_all(&s, key, state);
	if (code != 0)
		return code;
	jail_enter(WALL_NO_SOCKETS);
	loop(&s);
}
