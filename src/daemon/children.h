/*
 * children.h -- starts the other programs, joins them, and starts again whichever dies
 *
 * Each child has its line to us on fd 3.  A channel between two of them is a socketpair whose ends are handed over with
 * `channel <role>`; when one of the two dies a new pair is made, and the one that lives is given its new end.
 */
#ifndef DAEMON_CHILDREN_H
#define DAEMON_CHILDREN_H

#include "config.h"

enum child_role { CHILD_KEEPER, CHILD_SEALER, CHILD_BRIDGE, CHILD_VIEW, CHILD_CONSOLE, CHILD_COUNT };

struct children;

/*
 * Asks the programs that will use them whether receivers, the files of pages and the layout of CONFIG, which was read from PATH,
 * are good; opens no device.  0; 3 or 5 with RET_WHY: one line as of config_read(), or which program cannot be started.
 */
int children_check(const struct config *config, const char *path, const char *bin_dir, char ret_why[512]);

/* LISTEN_FD: of the clients; HTTP_FD: of the pages; CONSOLE_FD: of the console, -1: there is none.  NULL: out of memory. */
struct children *children_new(const struct config *config, const char *config_path, const char *bin_dir, int listen_fd,
                              int http_fd, int console_fd);

/* Starts what is due.  Milliseconds until it wants to be called again; -1: when a child dies. */
int children_tend(struct children *c);

/* To be polled for reading, -1: there is no console; then children_hear(): what the console asks of us. */
int children_fd(const struct children *c);
void children_hear(struct children *c);

/* Takes the dead (SIGCHLD).  The exit code where going on makes no sense (the keeper cannot read its files); else -1. */
int children_reap(struct children *c);

/* Ends them all: the view first, the sealer last. */
void children_stop(struct children *c);

#endif
