#include "ipc.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int
ipc_pair(int ret_fds[2])
{
	return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ret_fds) < 0 ? -errno : 0;
}

int
ipc_send(int fd, const void *msg, size_t len, int pass_fd)
{
	union { struct cmsghdr head; char bytes[CMSG_SPACE(sizeof(int))]; } control = { 0 };
	struct iovec part = { .iov_base = (void *)(uintptr_t)msg, .iov_len = len };
	struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1 };

	if (len == 0 || len > IPC_MAX)
		return -EMSGSIZE;
	if (pass_fd >= 0) {
		m.msg_control = control.bytes;
		m.msg_controllen = sizeof(control.bytes);
		control.head.cmsg_level = SOL_SOCKET;
		control.head.cmsg_type = SCM_RIGHTS;
		control.head.cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(&control.head), &pass_fd, sizeof(int));
	}
	while (sendmsg(fd, &m, MSG_NOSIGNAL) < 0)
		if (errno != EINTR)
			return -errno;
	return 0;
}

static int
passed_fd(struct msghdr *m)
{
	int fd = -1;

	for (struct cmsghdr *c = CMSG_FIRSTHDR(m); c != NULL; c = CMSG_NXTHDR(m, c))
		if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS && c->cmsg_len >= CMSG_LEN(sizeof(int)))
			memcpy(&fd, CMSG_DATA(c), sizeof(int));
	return fd;
}

ssize_t
ipc_recv(int fd, void *buf, size_t size, int *ret_fd)
{
	union { struct cmsghdr head; char bytes[CMSG_SPACE(sizeof(int))]; } control = { 0 };
	struct iovec part = { .iov_base = buf, .iov_len = size };
	struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes,
		.msg_controllen = sizeof(control.bytes) };
	ssize_t n;
	int came;

	do {
		n = recvmsg(fd, &m, MSG_CMSG_CLOEXEC);
	} while (n < 0 && errno == EINTR);
	if (n < 0)
		return errno == ECONNRESET ? 0 : -errno;
	came = passed_fd(&m);
	if (came >= 0 && (ret_fd == NULL || (m.msg_flags & MSG_TRUNC))) {
		close(came);
		came = -1;
	}
	if (m.msg_flags & MSG_TRUNC)
		return -EMSGSIZE;
	if (ret_fd != NULL)
		*ret_fd = came;
	return n;
}

int
ipc_channel_role(const char *msg, size_t len, char ret_role[16])
{
	static const char word[] = "channel ";
	size_t n = sizeof(word) - 1;

	if (len <= n || len - n >= 16 || memcmp(msg, word, n) != 0)
		return -EPROTO;
	for (size_t i = n; i < len; i++)
		if (msg[i] < 'a' || msg[i] > 'z')
			return -EPROTO;
	memcpy(ret_role, msg + n, len - n);
	ret_role[len - n] = '\0';
	return 0;
}
