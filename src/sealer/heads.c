#include "heads.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FILE_NAME 80

static void
name_of(const char *origin, const char *ending, char ret[FILE_NAME])
{
	const struct part part = { origin, strlen(origin) };
	struct digest d;

	sha256(&part, 1, &d);
	for (int i = 0; i < DIGEST_SIZE; i++)
		sprintf(ret + 2 * i, "%02x", d.bytes[i]);
	strcpy(ret + 2 * DIGEST_SIZE, ending);
}

int
heads_load(int dir_fd, const char *origin, struct checkpoint *ret)
{
	char name[FILE_NAME], text[NOTE_BODY_MAX + 1];
	struct checkpoint head;
	size_t n = 0;
	ssize_t got;
	int fd, r = 0;

	name_of(origin, ".head", name);
	fd = openat(dir_fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd < 0)
		return errno == ENOENT ? 0 : -errno;
	do {
		got = read(fd, text + n, sizeof(text) - n);
		if (got < 0 && errno != EINTR)
			r = -errno;
		n += got > 0 ? (size_t)got : 0;
	} while (r == 0 && got != 0 && n < sizeof(text));
	close(fd);
	if (r < 0)
		return r;
	if (checkpoint_parse(text, n, &head) < 0 || strcmp(head.origin, origin) != 0)
		return -EPROTO;
	*ret = head;
	return 1;
}

int
heads_store(int dir_fd, const struct checkpoint *head)
{
	char name[FILE_NAME], temporary[FILE_NAME], text[NOTE_BODY_MAX];
	int fd, r = 0, n = checkpoint_format(head, text);
	ssize_t w;

	if (n < 0)
		return n;
	name_of(head->origin, ".head", name);
	name_of(head->origin, ".new", temporary);
	fd = openat(dir_fd, temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return -errno;
	w = write(fd, text, (size_t)n);
	if (w != n)
		r = w < 0 ? -errno : -ENOSPC;
	else if (fsync(fd) < 0)
		r = -errno;
	if (close(fd) < 0 && r == 0)
		r = -errno;
	if (r == 0 && renameat(dir_fd, temporary, dir_fd, name) < 0)
		r = -errno;
	if (r == 0 && fsync(dir_fd) < 0)
		r = -errno;
	return r;
}
