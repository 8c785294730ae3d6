#include "import.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"

#define PROGRAM "scrutin-import"
#define WRONG   3 /* its exit code where the file is wrong, which it told */

#define FRENCH  "LC_ALL=fr_FR.UTF-8"
#define ENGLISH "LC_ALL=en_GB.UTF-8"

struct wish { const char *msg, *command, *language; };
static const struct wish wishes[] = {
	{ "import roster", "roster", FRENCH }, { "import agenda", "agenda", FRENCH },
	{ "import roster en", "roster", ENGLISH }, { "import agenda en", "agenda", ENGLISH },
};

/* What MSG asks for; NULL: nothing. */
static const struct wish *
wish_of(const char *msg, size_t len)
{
	for (size_t i = 0; i < sizeof(wishes) / sizeof(wishes[0]); i++)
		if (strlen(wishes[i].msg) == len && memcmp(wishes[i].msg, msg, len) == 0)
			return &wishes[i];
	return NULL;
}

/* In the child: a sitting that goes on has the processor first, and a file that keeps it busy ends with its time. */
static void
become(const char *bin_dir, const struct wish *wish, int fd)
{
	static const struct rlimit seconds = { IMPORT_S, IMPORT_S };
	const char *zone = getenv("TZ");
	char program[4096], tz[128] = "";
	char *argv[] = { (char[]) { PROGRAM }, (char *)(uintptr_t)wish->command, (char[]) { "--json" }, (char[]) { "-" }, NULL };
	char *env[] = { (char *)(uintptr_t)wish->language, NULL, NULL };
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	setpriority(PRIO_PROCESS, 0, 10);
	setrlimit(RLIMIT_CPU, &seconds);
	alarm(IMPORT_S); /* it outlives the exec */
	if (zone != NULL && strlen(zone) < sizeof(tz) - 3) {
		snprintf(tz, sizeof(tz), "TZ=%s", zone);
		env[1] = tz;
	}
	snprintf(program, sizeof(program), "%s/" PROGRAM, bin_dir);
	if (dup2(fd, STDIN_FILENO) >= 0 && dup2(fd, STDOUT_FILENO) >= 0)
		execve(program, argv, env);
	log_error("%s: cannot be started", program);
	_exit(127);
}

bool
import_start(const char *bin_dir, const char *msg, size_t len, int fd, pid_t pids[IMPORTS_MAX])
{
	const struct wish *wish = fd < 0 ? NULL : wish_of(msg, len);
	pid_t pid = -1;
	size_t i = 0;

	if (wish == NULL)
		return false;
	while (i < IMPORTS_MAX && pids[i] != 0)
		i++;
	if (i == IMPORTS_MAX)
		log_warning("%s: %d others are still being read", wish->msg, IMPORTS_MAX);
	else
		pid = fork();
	if (pid == 0)
		become(bin_dir, wish, fd);
	if (pid > 0)
		pids[i] = pid;
	close(fd);
	return true;
}

/* What waitpid() told, where it is nothing that a file may lead to. */
static void
tell_end(int status)
{
	bool killed = WIFSIGNALED(status);
	int how = killed ? WTERMSIG(status) : WEXITSTATUS(status);

	if (killed || (how != 0 && how != WRONG))
		log_warning("a file from the console was not read to its end: " PROGRAM " ended by %s %d",
		            killed ? "signal" : "exit", how);
}

bool
import_ended(pid_t pids[IMPORTS_MAX], pid_t pid, int status)
{
	for (size_t i = 0; i < IMPORTS_MAX; i++)
		if (pids[i] == pid) {
			pids[i] = 0;
			tell_end(status);
			return true;
		}
	return false;
}
