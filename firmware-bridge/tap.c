#include "tap.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "capture.h"

/* Never writes over a capture that is there: it is evidence. */
static int
new_file(struct tap *tap, const char *dir, const char *name, int64_t seconds)
{
	for (unsigned i = 0; i < 1000; i++) {
		int n = i == 0 ? snprintf(tap->path, sizeof(tap->path), "%s/%s-%" PRId64 ".capture", dir, name, seconds)
			: snprintf(tap->path, sizeof(tap->path), "%s/%s-%" PRId64 "-%u.capture", dir, name, seconds, i);
		int fd;

		if (n < 0 || (size_t)n >= sizeof(tap->path))
			return -ENAMETOOLONG;
		fd = open(tap->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
		if (fd >= 0)
			return fd;
		if (errno != EEXIST)
			return -errno;
	}
	return -EEXIST;
}

int
tap_start(struct tap *tap, const char *dir, const char *name, const char *receiver, int64_t realtime_us)
{
	char head[CAPTURE_HEAD_MAX];
	int fd;

	if (tap->out != NULL)
		return 0;
	fd = new_file(tap, dir, name, realtime_us / 1000000);
	if (fd < 0)
		return fd;
	tap->out = fdopen(fd, "w");
	if (tap->out == NULL) {
		close(fd);
		return -ENOMEM;
	}
	capture_print_head("receiver", receiver, head);
	if (fputs(head, tap->out) == EOF || fflush(tap->out) != 0) {
		tap_stop(tap);
		return -EIO;
	}
	return 0;
}

int
tap_transfer(struct tap *tap, uint64_t at_us, bool host, const uint8_t *bytes, size_t n)
{
	char line[CAPTURE_LINE_MAX];
	int r;

	if (tap->out == NULL)
		return 0;
	capture_print(at_us, host, bytes, n, line);
	if (fputs(line, tap->out) != EOF && fflush(tap->out) == 0)
		return 0;
	r = errno > 0 ? -errno : -EIO;
	tap_stop(tap);
	return r;
}

void
tap_stop(struct tap *tap)
{
	if (tap->out != NULL)
		fclose(tap->out);
	tap->out = NULL;
}
