#include "document.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"

#define PROGRAM "scrutin-export"
#define HEAD    "document "
#define FORMAT_MAX 20

/* The word behind HEAD, in RET.  False: the console would not say that. */
static bool
format_of(const char *msg, size_t len, char ret[FORMAT_MAX + 1])
{
	size_t n = len > strlen(HEAD) ? len - strlen(HEAD) : 0;

	if (n == 0 || n > FORMAT_MAX || memcmp(msg, HEAD, strlen(HEAD)) != 0)
		return false;
	memcpy(ret, msg + strlen(HEAD), n);
	ret[n] = '\0';
	return strspn(ret, "abcdefghijklmnopqrstuvwxyz-") == n && ret[0] != '-';
}

/* What a layout words.  The sheet to sign is not of these: its members bear their first names, whatever an extract does. */
static bool
is_worded(const char *format)
{
	static const char *const worded[] = { "extrait-pdf", "pv-pdf", "liste-pdf", "cloture-pdf" };

	for (size_t i = 0; i < sizeof(worded) / sizeof(worded[0]); i++)
		if (strcmp(worded[i], format) == 0)
			return true;
	return false;
}

/* In the child: a sitting that goes on has the processor first. */
static void
become(const struct config *config, const char *bin_dir, const char *format, int fd)
{
	char program[4096], record[2 * CONFIG_TEXT + 16], option[] = "--layout";
	char *argv[] = { (char[]) { PROGRAM }, (char[]) { "export" }, record, (char[]) { "--all" }, (char[]) { "--format" },
		(char *)(uintptr_t)format, config->layout[0] != '\0' && is_worded(format) ? option : NULL,
		(char *)(uintptr_t)config->layout, NULL };
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	setpriority(PRIO_PROCESS, 0, 10);
	snprintf(program, sizeof(program), "%s/" PROGRAM, bin_dir);
	snprintf(record, sizeof(record), "%s/%s.record", config->record_dir, config->name);
	if (dup2(fd, STDOUT_FILENO) >= 0)
		execv(program, argv);
	log_error("%s: cannot be started", program);
	_exit(127);
}

void
document_start(const struct config *config, const char *bin_dir, const char *msg, size_t len, int fd,
               pid_t pids[DOCUMENTS_MAX])
{
	char format[FORMAT_MAX + 1];
	pid_t pid = -1;
	size_t i = 0;

	while (i < DOCUMENTS_MAX && pids[i] != 0)
		i++;
	if (fd < 0 || !format_of(msg, len, format))
		log_error("console: a message that is none of ours");
	else if (i == DOCUMENTS_MAX)
		log_warning("document %s: %d others are still being made", format, DOCUMENTS_MAX);
	else
		pid = fork();
	if (pid == 0)
		become(config, bin_dir, format, fd);
	if (pid > 0)
		pids[i] = pid;
	if (fd >= 0)
		close(fd);
}

bool
document_ended(pid_t pids[DOCUMENTS_MAX], pid_t pid, int status)
{
	for (size_t i = 0; i < DOCUMENTS_MAX; i++) {
		if (pids[i] != pid)
			continue;
		pids[i] = 0;
		if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
			log_warning("a document was not made whole, see above");
		return true;
	}
	return false;
}
