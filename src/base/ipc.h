/*
 * ipc.h -- messages between our own programs: SOCK_SEQPACKET socketpairs
 *
 * The kernel keeps message borders and tells of death.  Every child has its line to the parent on fd 3; over it come
 * text messages `channel <role>` with one descriptor each.  Roles: keeper, bridge, sealer, view, desk, console, command
 * (a socketpair's end); clients (the listening socket of scrutind.sock); http (the listening socket of the pages).  A new
 * one of a role replaces the old.  When fd 3 ends, the parent is gone and the child goes too.  One child says something on it:
 * the console, `document <format>` (view/documents.h) and `import <what>` (view/imports.h).
 */
#ifndef BASE_IPC_H
#define BASE_IPC_H

#include <stddef.h>
#include <sys/types.h>

#define IPC_MAX    65536 /* bytes of a message */
#define IPC_PARENT 3     /* the descriptor of the line to the parent */

/* Both ends close on exec.  0, negative errno. */
int ipc_pair(int ret_fds[2]);

/*
 * Sends one message, with PASS_FD beside it where that is not -1 (the caller keeps its own copy).
 * 0; -EAGAIN where a non-blocking socket is full; -EMSGSIZE; -EPIPE the peer is gone; other negative errno.
 */
int ipc_send(int fd, const void *msg, size_t len, int pass_fd);

/*
 * Takes one message.  Its bytes; 0 the peer is gone; -EAGAIN none waits; -EMSGSIZE it was longer than SIZE (and is
 * lost); other negative errno.  *RET_FD (may be NULL): the descriptor that came along, the caller's now; -1 none.
 */
ssize_t ipc_recv(int fd, void *buf, size_t size, int *ret_fd);

/* The role of a `channel <role>` message of LEN bytes, copied to RET_ROLE.  0; -EPROTO. */
int ipc_channel_role(const char *msg, size_t len, char ret_role[16]);

#endif
