/*
 * import.h -- starts scrutin-import for the console, which can start nothing itself and reads no foreign file
 *
 * The console says `import roster` or `import agenda`, or with ` en` behind it, with one end of a socketpair beside it: the
 * file comes in by it up to its end, and what scrutin-import has to say (tools-import/answer.h) goes out by it.  No path is
 * ever named. The program has a clean environment, speaks French, or English, as the page does, opens no file, and has
 * IMPORT_S.  The console asks for one after the other; of those that still end there are IMPORTS_MAX at most.  Whatever goes
 * wrong, the answer is not whole.
 */
#ifndef DAEMON_IMPORT_H
#define DAEMON_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define IMPORT_S    20
#define IMPORTS_MAX 4

/* MSG of LEN bytes from the console, and FD, which is closed; false: it is no such.  PIDS: of those that run; 0: none. */
bool import_start(const char *bin_dir, const char *msg, size_t len, int fd, pid_t pids[IMPORTS_MAX]);

/* PID is dead: STATUS is waitpid()'s.  False: it is none of these. */
bool import_ended(pid_t pids[IMPORTS_MAX], pid_t pid, int status);

#endif
