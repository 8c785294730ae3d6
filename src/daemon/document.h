/*
 * document.h -- starts scrutin-export for the console, which can start nothing itself
 *
 * The console says `document <format>`, with a pipe beside it that takes what is written.  Of what it says nothing but the format
 * reaches a command line, and that only where it is a word.  What is worded is worded by [sitting] layout=.  The console asks for
 * one after the other; of those that still end there are DOCUMENTS_MAX at most.  Whatever goes wrong, the pipe ends with nothing.
 */
#ifndef DAEMON_DOCUMENT_H
#define DAEMON_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "config.h"

#define DOCUMENTS_MAX 4

/* MSG of LEN bytes from the console, and FD, which is closed.  PIDS: of the programs that run; 0: none. */
void document_start(const struct config *config, const char *bin_dir, const char *msg, size_t len, int fd,
                    pid_t pids[DOCUMENTS_MAX]);

/* PID is dead: STATUS is waitpid()'s.  False: it is none of these. */
bool document_ended(pid_t pids[DOCUMENTS_MAX], pid_t pid, int status);

#endif
