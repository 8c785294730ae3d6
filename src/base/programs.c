#include "programs.h"

#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <unistd.h>

void
programs_dir(char ret_dir[PROGRAMS_DIR])
{
	char own[2048], bridge[PROGRAMS_DIR + 32];
	ssize_t n = readlink("/proc/self/exe", own, sizeof(own) - 1);
	const char *folder;

	own[n > 0 ? n : 0] = '\0';
	folder = dirname(own);
	snprintf(ret_dir, PROGRAMS_DIR, "%s", folder);
	snprintf(bridge, sizeof(bridge), "%s/scrutin-bridge", ret_dir);
	if (access(bridge, X_OK) < 0)
		snprintf(ret_dir, PROGRAMS_DIR, "%s/../libexec/scrutin", folder);
}

int
programs_exec(const char *name, char **argv)
{
	char dir[PROGRAMS_DIR], path[PROGRAMS_DIR + 64];

	programs_dir(dir);
	snprintf(path, sizeof(path), "%s/%s", dir, name);
	execv(path, argv);
	return -errno;
}
