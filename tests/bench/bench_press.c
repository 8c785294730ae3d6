/*
 * bench_press.c -- from a press to its acknowledgement, by the keeper itself, against an echo that writes and syncs
 *
 * We are the keeper's parent (fd 3) and its bridge.  The floor is a child of ours that takes the same message over the
 * same kind of socket, appends as many bytes as the record grows by, syncs, and answers.  Argument 1 is the folder where
 * scrutin-keeper is.
 */
#include "bench.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/ipc.h"
#include "lib/record_sample.h"
#include "proto/receiver.pb-c.h"

#define BOOT 0x1122334455667788u

static const char setting[] =
	"body \"Ville d'Exemple\" organ=\"Conseil municipal\" profile=commune\n"
	"sitting 2026-01-15T18:30 president=1 secretary=2\n"
	"seat 1 civility=Madame first=Ada last=UN handset=371BA68A\n"
	"seat 2 civility=Monsieur first=Jean last=DEUX handset=790DDEAA\n"
	"arrive 1,2\nitem 1 \"Budget\"\nopen\n";

struct rig {
	struct sample_folder folder;
	pid_t keeper, echo;
	int parent, bridge, echoed;
	uint64_t seq;
	size_t entry_bytes;
	uint8_t message[256], answer[IPC_MAX];
	size_t message_len;
};

static void
send_body(struct rig *r, Receiver__FromBridge *m)
{
	r->message_len = receiver__from_bridge__pack(m, r->message);
	BENCH_NEED(ipc_send(r->bridge, r->message, r->message_len, -1) == 0);
}

/* The keeper has said that the press R->SEQ is on the disk; what it says besides is passed over. */
static void
await_ack(struct rig *r)
{
	for (uint64_t acked = 0; acked < r->seq;) {
		ssize_t n = ipc_recv(r->bridge, r->answer, sizeof(r->answer), NULL);
		Receiver__ToBridge *m;

		BENCH_NEED(n > 0);
		m = receiver__to_bridge__unpack(NULL, (size_t)n, r->answer);
		assert(m != NULL);
		if (m->body_case == RECEIVER__TO_BRIDGE__BODY_ACK && m->ack->boot == BOOT)
			acked = m->ack->seq;
		receiver__to_bridge__free_unpacked(m, NULL);
	}
}

static void
press(void *arg)
{
	struct rig *r = arg;
	Receiver__FromBridge m = RECEIVER__FROM_BRIDGE__INIT;
	Receiver__Press p = RECEIVER__PRESS__INIT;

	p.boot = BOOT;
	p.seq = ++r->seq;
	p.receiver = 1;
	p.handset = (char *)(uintptr_t)(r->seq & 1 ? "iclicker:371BA68A" : "iclicker:790DDEAA");
	p.key = (char *)(uintptr_t)(r->seq & 2 ? "A" : "B");
	m.body_case = RECEIVER__FROM_BRIDGE__BODY_PRESS;
	m.press = &p;
	send_body(r, &m);
	await_ack(r);
}

static void
echo(void *arg)
{
	struct rig *r = arg;

	BENCH_NEED(ipc_send(r->echoed, r->message, r->message_len, -1) == 0);
	BENCH_NEED(ipc_recv(r->echoed, r->answer, sizeof(r->answer), NULL) == (ssize_t)r->message_len);
}

static _Noreturn void
be_echo(const struct rig *r, int fd)
{
	static uint8_t bytes[4096];
	int file = openat(r->folder.fd, "raw", O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
	ssize_t n;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	BENCH_NEED(file >= 0);
	while ((n = ipc_recv(fd, (uint8_t *)bytes, sizeof(bytes), NULL)) > 0) {
		BENCH_NEED(write(file, bytes, r->entry_bytes) == (ssize_t)r->entry_bytes);
		BENCH_NEED(fdatasync(file) == 0);
		BENCH_NEED(ipc_send(fd, bytes, (size_t)n, -1) == 0);
	}
	_exit(0);
}

static _Noreturn void
be_keeper(const struct rig *r, const char *bin, int line)
{
	char program[1024], story[128];

	snprintf(program, sizeof(program), "%s/scrutin-keeper", bin);
	snprintf(story, sizeof(story), "%s/story", r->folder.path);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	line = fcntl(line, F_DUPFD, 10); /* dup2() onto itself would leave close-on-exec set */
	dup2(line, IPC_PARENT);
	execl(program, program, "--record-dir", r->folder.path, "--name", "b", "--story", story, "--rehearsal", (char *)NULL);
	perror(program);
	_exit(5);
}

static size_t
record_size(const struct rig *r)
{
	struct stat st;

	BENCH_NEED(fstatat(r->folder.fd, "b.record", &st, 0) == 0);
	return (size_t)st.st_size;
}

static void
begin(struct rig *r, const char *bin)
{
	Receiver__FromBridge m = RECEIVER__FROM_BRIDGE__INIT;
	Receiver__Hello hello = RECEIVER__HELLO__INIT;
	int line[2], bridge[2], raw[2];
	size_t before;

	sample_folder_new(&r->folder);
	sample_write(&r->folder, "story", setting, sizeof(setting) - 1);
	BENCH_NEED(ipc_pair(line) == 0 && ipc_pair(bridge) == 0 && ipc_pair(raw) == 0);
	r->parent = line[0];
	r->bridge = bridge[0];
	r->echoed = raw[0];
	r->keeper = fork();
	if (r->keeper == 0)
		be_keeper(r, bin, line[1]);
	close(line[1]);
	BENCH_NEED(ipc_send(r->parent, "channel bridge", strlen("channel bridge"), bridge[1]) == 0);
	close(bridge[1]);
	hello.boot = BOOT;
	hello.oldest = 1;
	m.body_case = RECEIVER__FROM_BRIDGE__BODY_HELLO;
	m.hello = &hello;
	send_body(r, &m);
	press(r);
	before = record_size(r);
	press(r);
	r->entry_bytes = record_size(r) - before;
	assert(r->entry_bytes > 0 && r->entry_bytes < 4096);
	r->echo = fork();
	if (r->echo == 0) {
		close(raw[0]);
		be_echo(r, raw[1]);
	}
	close(raw[1]);
}

static void
end(struct rig *r)
{
	close(r->parent); /* its children's parent is gone: they go too */
	close(r->echoed);
	waitpid(r->keeper, NULL, 0);
	waitpid(r->echo, NULL, 0);
	close(r->bridge);
	sample_folder_done(&r->folder);
}

int
main(int argc, char **argv)
{
	static struct rig r;
	/* Measured 2026-11-24, two cores shared with other work: 1.05. */
	const struct bench row = { "press to acknowledged", 2.1, 150, 1, CLOCK_MONOTONIC, echo, press, &r };
	bool good;

	if (argc != 2) {
		fputs("usage: bench_press BIN\n", stderr);
		return 2;
	}
	begin(&r, argv[1]);
	good = bench_run(&row);
	end(&r);
	return good ? 0 : 1;
}
