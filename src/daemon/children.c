#include "children.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/ipc.h"
#include "base/log.h"
#include "document.h"
#include "import.h"

#define ARGUMENTS_MAX (16 + 2 * CONFIG_RECEIVERS)
#define LINE_MAX_BYTES 340 /* of what a bridge says is wrong */
#define FIRST_WAIT_US 100000u
#define LAST_WAIT_US  5000000u
#define SESSIONS_BYTES 16384
#define WELL_US       10000000u /* a child that lived this long starts over with the first wait */

struct child {
	const char *program;
	pid_t pid;             /* 0: not running */
	int line;              /* our end of its fd 3 */
	uint64_t started_us, due_us, wait_us;
};

struct children {
	const struct config *config;
	const char *config_path, *bin_dir;
	int listen_fd, http_fd, console_fd;
	int sessions_fd;       /* the console's memory, which is its own alone; -1: none */
	struct child list[CHILD_COUNT];
	pid_t documents[DOCUMENTS_MAX]; /* being made for the console; 0: none */
	pid_t imports[IMPORTS_MAX];     /* reading a file for it; 0: none */
};

/* Who is joined with whom: FROM is told `channel <to>`, and TO `channel <from>`. */
static const struct { enum child_role from, to; const char *to_name, *from_name; } pairs[] = {
	{ CHILD_KEEPER, CHILD_SEALER, "sealer", "keeper" },
	{ CHILD_KEEPER, CHILD_BRIDGE, "bridge", "keeper" },
	{ CHILD_KEEPER, CHILD_VIEW, "view", "keeper" },
	{ CHILD_KEEPER, CHILD_CONSOLE, "desk", "keeper" },   /* what it shows */
	{ CHILD_KEEPER, CHILD_CONSOLE, "console", "command" }, /* what it says */
};

/* Zeros, of a size that stays: whoever maps it can rely on it. */
static int
sessions_memory(void)
{
	int fd = memfd_create("scrutin-sessions", MFD_CLOEXEC | MFD_ALLOW_SEALING);

	if (fd >= 0 && (ftruncate(fd, SESSIONS_BYTES) < 0 || fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) < 0)) {
		close(fd);
		fd = -1;
	}
	if (fd < 0)
		log_warning("sessions: no memory that outlives the console: %s", strerror(errno));
	return fd;
}

struct children *
children_new(const struct config *config, const char *config_path, const char *bin_dir, int listen_fd, int http_fd,
             int console_fd)
{
	static const char *const programs[CHILD_COUNT] = {
		"scrutin-keeper", "scrutin-sealer", "scrutin-bridge", "scrutin-view", "scrutin-view" };
	struct children *c = calloc(1, sizeof(*c));

	if (c == NULL)
		return NULL;
	c->config = config;
	c->config_path = config_path;
	c->bin_dir = bin_dir;
	c->listen_fd = listen_fd;
	c->http_fd = http_fd;
	c->console_fd = console_fd;
	c->sessions_fd = console_fd < 0 ? -1 : sessions_memory();
	for (int i = 0; i < CHILD_COUNT; i++)
		c->list[i] = (struct child) { .program = programs[i], .line = -1, .wait_us = FIRST_WAIT_US };
	return c;
}

/* --- arguments ------------------------------------------------------------------------------------------------------ */

struct arguments {
	char *list[ARGUMENTS_MAX];
	int n;
	char store[CONFIG_RECEIVERS * 2400];
	size_t used;
};

static void
add(struct arguments *a, const char *word)
{
	a->list[a->n++] = (char *)(uintptr_t)word;
}

static void
add_pair(struct arguments *a, const char *option, const char *value)
{
	if (value[0] == '\0')
		return;
	add(a, option);
	add(a, value);
}

static void
put_key(struct arguments *a, const char *key, const char *value)
{
	if (value[0] != '\0')
		a->used += (size_t)snprintf(a->store + a->used, sizeof(a->store) - a->used, ",%s=%s", key, value);
}

static void
add_receiver(struct arguments *a, const struct config_receiver *r, const char *option)
{
	char *start = a->store + a->used;

	a->used += (size_t)snprintf(start, sizeof(a->store) - a->used, "name=%s", r->name);
	put_key(a, "driver", r->driver);
	put_key(a, "transport", r->transport);
	put_key(a, "device", r->device);
	put_key(a, "path", r->path);
	put_key(a, "wait_ms", r->wait_ms);
	put_key(a, "scenario", r->scenario);
	put_key(a, "file", r->file);
	put_key(a, "channel", r->channel);
	put_key(a, "instructor", r->instructor);
	put_key(a, "set", r->set);
	put_key(a, "results", r->results);
	put_key(a, "unconfirmed", r->unconfirmed);
	a->used++;
	add_pair(a, option, start);
}

static bool
is_rehearsal(const struct config *config)
{
	bool simulated = false;

	for (size_t i = 0; i < config->n_receivers; i++)
		simulated = simulated || strcmp(config->receivers[i].transport, "sim") == 0;
	return config->rehearsal || simulated;
}

static void
arguments_of(const struct children *c, enum child_role role, struct arguments *a)
{
	const struct config *config = c->config;

	add(a, c->list[role].program);
	switch (role) {
	case CHILD_KEEPER:
		add_pair(a, "--record-dir", config->record_dir);
		add_pair(a, "--name", config->name);
		add_pair(a, "--story", config->story);
		add_pair(a, "--profile", config->profile);
		add_pair(a, "--time-zone", config->time_zone);
		add_pair(a, "--config", c->config_path);
		if (is_rehearsal(config))
			add(a, "--rehearsal");
		if (config->president_proclaims)
			add(a, "--president-proclaims");
		break;
	case CHILD_SEALER:
		add_pair(a, "--key", config->key);
		add_pair(a, "--state", config->seal_state);
		break;
	case CHILD_BRIDGE:
		add_pair(a, "--plugin-dir", config->plugin_dir);
		for (size_t i = 0; i < config->n_receivers; i++)
			add_receiver(a, &config->receivers[i], "--receiver");
		add_pair(a, "--capture-dir", config->capture_dir);
		break;
	case CHILD_CONSOLE:
		add_pair(a, "--role", "console");
		add_pair(a, "--users", config->users);
		add_pair(a, "--lock-after", config->lock_after_s);
		add_pair(a, "--certificate", config->tls_certificate);
		add_pair(a, "--key", config->tls_key);
		break;
	case CHILD_VIEW:
	case CHILD_COUNT:
		add_pair(a, "--role", "public");
		add_pair(a, "--seat-plan", config->seat_plan);
		add_pair(a, "--arms", config->arms);
		break;
	}
	a->list[a->n] = NULL;
}

/* --- checking --------------------------------------------------------------------------------------------------------- */

/* Runs the program of A, its first word, which was told to check something.  Its exit code, and the line it printed. */
static int
ask(struct arguments *a, const char *bin_dir, char ret_line[LINE_MAX_BYTES])
{
	char program[4096];
	int ends[2], status = 0;
	size_t n = 0;
	ssize_t got;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) < 0)
		return 5;
	snprintf(program, sizeof(program), "%s/%s", bin_dir, a->list[0]);
	a->list[a->n] = NULL;
	pid = fork();
	if (pid == 0) {
		if (dup2(ends[1], STDOUT_FILENO) >= 0)
			execv(program, a->list);
		_exit(127);
	}
	close(ends[1]);
	while (pid > 0 && n < LINE_MAX_BYTES - 1 && (got = read(ends[0], ret_line + n, LINE_MAX_BYTES - 1 - n)) > 0)
		n += (size_t)got;
	close(ends[0]);
	ret_line[n] = '\0';
	ret_line[strcspn(ret_line, "\n")] = '\0';
	return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) ? WEXITSTATUS(status) : 5;
}

/* 0 where CODE is; 5 where it does not come from a check. */
static int
unless_asked(int code, const char *program, const char *bin_dir, char ret_why[512])
{
	if (code == 0 || code == 3)
		return code;
	snprintf(ret_why, 512, "%.300s/%s: cannot be started to check the configuration; see --bin-dir", bin_dir, program);
	return 5;
}

/* The files of the pages. */
static int
check_pages(const struct config *config, const char *path, const char *bin_dir, char ret_why[512])
{
	static struct arguments a;
	char line[LINE_MAX_BYTES];
	int code;

	a = (struct arguments) { 0 };
	add(&a, "scrutin-view");
	if (config->http_console[0] != '\0') {
		add_pair(&a, "--certificate", config->tls_certificate);
		add_pair(&a, "--key", config->tls_key);
	}
	add_pair(&a, "--seat-plan", config->seat_plan);
	add_pair(&a, "--arms", config->arms);
	if (a.n == 1)
		return 0;
	add(&a, "--check");
	code = unless_asked(ask(&a, bin_dir, line), "scrutin-view", bin_dir, ret_why);
	if (code == 3)
		snprintf(ret_why, 512, "%.150s: %s", path, line);
	return code;
}

static int
check_layout(const struct config *config, const char *path, const char *bin_dir, char ret_why[512])
{
	static struct arguments a;
	char line[LINE_MAX_BYTES];
	int code;

	if (config->layout[0] == '\0')
		return 0;
	a = (struct arguments) { 0 };
	add(&a, "scrutin-export");
	add(&a, "export");
	add_pair(&a, "--layout", config->layout);
	add(&a, "--check");
	code = unless_asked(ask(&a, bin_dir, line), "scrutin-export", bin_dir, ret_why);
	if (code == 3)
		snprintf(ret_why, 512, "%.150s:%d: layout: %s", path, config_line(path, "sitting", "layout"), line);
	return code;
}

int
children_check(const struct config *config, const char *path, const char *bin_dir, char ret_why[512])
{
	int code;

	for (size_t i = 0; i < config->n_receivers; i++) {
		const struct config_receiver *r = &config->receivers[i];
		static struct arguments a;
		char line[LINE_MAX_BYTES], key[32], section[64];

		a = (struct arguments) { 0 };
		add(&a, "scrutin-bridge");
		add_pair(&a, "--plugin-dir", config->plugin_dir);
		add_receiver(&a, r, "--check");
		code = unless_asked(ask(&a, bin_dir, line), "scrutin-bridge", bin_dir, ret_why);
		if (code == 0)
			continue;
		if (code != 3)
			return code;
		snprintf(key, sizeof(key), "%.*s", (int)strcspn(line, " =,"), line); /* its lines begin with the key at fault */
		snprintf(section, sizeof(section), "receiver %s", r->name);
		snprintf(ret_why, 512, "%.150s:%d: receiver %s: %s", path, config_line(path, section, key), r->name, line);
		return 3;
	}
	code = check_pages(config, path, bin_dir, ret_why);
	return code != 0 ? code : check_layout(config, path, bin_dir, ret_why);
}

/* --- starting -------------------------------------------------------------------------------------------------------- */

static void
become(const struct children *c, enum child_role role, int line)
{
	static struct arguments a; /* in the child alone */
	char path[4096];
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGINT, SIG_IGN); /* of a terminal: the parent alone takes it, and ends the others in order */
	if (dup2(line, IPC_PARENT) < 0) /* drops close-on-exec, unless it is fd 3 already */
		_exit(5);
	if (line == IPC_PARENT)
		fcntl(IPC_PARENT, F_SETFD, 0);
	arguments_of(c, role, &a);
	snprintf(path, sizeof(path), "%s/%s", c->bin_dir, c->list[role].program);
	execv(path, a.list);
	log_error("%s: cannot be started: %s", path, strerror(errno));
	_exit(127);
}

static void
hand_over(struct child *to, const char *role, int fd)
{
	char msg[32];
	int n = snprintf(msg, sizeof(msg), "channel %s", role);

	if (to->pid != 0 && ipc_send(to->line, msg, (size_t)n, fd) < 0)
		log_warning("%s: cannot be given its line to %s", to->program, role);
}

/* New lines between ROLE and whoever lives that it is joined with. */
static void
join(struct children *c, enum child_role role)
{
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct child *from = &c->list[pairs[i].from], *to = &c->list[pairs[i].to];
		int ends[2];

		if ((pairs[i].from != role && pairs[i].to != role) || from->pid == 0 || to->pid == 0)
			continue;
		if (ipc_pair(ends) < 0) {
			log_error("channels: no more descriptors");
			continue;
		}
		hand_over(from, pairs[i].to_name, ends[0]);
		hand_over(to, pairs[i].from_name, ends[1]);
		close(ends[0]);
		close(ends[1]);
	}
}

static void
start(struct children *c, enum child_role role)
{
	struct child *child = &c->list[role];
	int ends[2];

	if (ipc_pair(ends) < 0)
		return;
	child->pid = fork();
	if (child->pid == 0)
		become(c, role, ends[1]);
	close(ends[1]);
	if (child->pid < 0) {
		child->pid = 0;
		close(ends[0]);
		return;
	}
	child->line = ends[0];
	child->started_us = clock_monotonic_us();
	join(c, role);
	if (role == CHILD_KEEPER)
		hand_over(child, "clients", c->listen_fd);
	if (role == CHILD_VIEW)
		hand_over(child, "http", c->http_fd);
	if (role == CHILD_CONSOLE) {
		if (c->sessions_fd >= 0)
			hand_over(child, "sessions", c->sessions_fd);
		hand_over(child, "http", c->console_fd);
	}
}

int
children_tend(struct children *c)
{
	uint64_t now = clock_monotonic_us(), next = UINT64_MAX;

	for (int i = 0; i < CHILD_COUNT; i++) {
		struct child *child = &c->list[i];

		if (child->pid != 0 || (i == CHILD_BRIDGE && c->config->n_receivers == 0) ||
		    (i == CHILD_CONSOLE && c->console_fd < 0))
			continue;
		if (child->due_us <= now)
			start(c, (enum child_role)i);
		if (child->pid == 0 && child->due_us < next)
			next = child->due_us;
	}
	return next == UINT64_MAX ? -1 : next <= now ? 50 : (int)((next - now) / 1000) + 1;
}

int
children_fd(const struct children *c)
{
	return c->list[CHILD_CONSOLE].pid != 0 ? c->list[CHILD_CONSOLE].line : -1;
}

void
children_hear(struct children *c)
{
	char msg[64];
	int fd = -1;
	ssize_t n = ipc_recv(c->list[CHILD_CONSOLE].line, msg, sizeof(msg), &fd);

	if (n > 0 && !import_start(c->bin_dir, msg, (size_t)n, fd, c->imports))
		document_start(c->config, c->bin_dir, msg, (size_t)n, fd, c->documents);
}

/* --- the dead --------------------------------------------------------------------------------------------------------- */

static int
bury(struct child *child, int status, bool keeper)
{
	uint64_t now = clock_monotonic_us();

	close(child->line);
	child->line = -1;
	child->pid = 0;
	if (keeper && WIFEXITED(status) && WEXITSTATUS(status) >= 2 && WEXITSTATUS(status) <= 4) {
		log_error("%s: ended with %d, its log says why; ending too", child->program, WEXITSTATUS(status));
		return WEXITSTATUS(status);
	}
	if (now - child->started_us > WELL_US)
		child->wait_us = FIRST_WAIT_US;
	child->due_us = now + child->wait_us;
	log_warning("%s: ended by %s %d, starting it again in %u ms", child->program,
	            WIFSIGNALED(status) ? "signal" : "exit", WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status),
	            (unsigned)(child->wait_us / 1000));
	child->wait_us = 2 * child->wait_us < LAST_WAIT_US ? 2 * child->wait_us : LAST_WAIT_US;
	return -1;
}

int
children_reap(struct children *c)
{
	int status, code = -1;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		if (document_ended(c->documents, pid, status) || import_ended(c->imports, pid, status))
			continue;
		for (int i = 0; i < CHILD_COUNT; i++)
			if (c->list[i].pid == pid) {
				int end = bury(&c->list[i], status, i == CHILD_KEEPER);

				code = end >= 0 ? end : code;
			}
	}
	return code;
}

void
children_stop(struct children *c)
{
	static const enum child_role order[] = { CHILD_CONSOLE, CHILD_VIEW, CHILD_BRIDGE, CHILD_KEEPER, CHILD_SEALER };

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		struct child *child = &c->list[order[i]];

		if (child->pid == 0)
			continue;
		close(child->line); /* its fd 3 ends: it finishes its turn and goes */
		waitpid(child->pid, NULL, 0);
		child->pid = 0;
	}
	if (c->sessions_fd >= 0)
		close(c->sessions_fd);
	free(c);
}
