#include "reader.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"

struct reader {
	const uint8_t *bytes;
	uint8_t *own; /* BYTES where they are ours to free */
	size_t n, at, offset;
	uint64_t index;
	int end;      /* what the walk ended with; 1: it has not */
	const char *why;
	struct arena arena;
	void *arena_bytes;
};

static int
reader_new(struct reader **ret, const uint8_t *bytes, size_t n)
{
	struct reader *r = calloc(1, sizeof(*r));

	if (r == NULL)
		return -ENOMEM;
	r->arena_bytes = malloc(ARENA_FOR(n));
	if (r->arena_bytes == NULL) {
		free(r);
		return -ENOMEM;
	}
	arena_init(&r->arena, r->arena_bytes, ARENA_FOR(n));
	r->bytes = bytes;
	r->n = n;
	r->end = 1;
	r->why = "";
	*ret = r;
	return 0;
}

int
reader_open_bytes(struct reader **ret, const uint8_t *bytes, size_t n)
{
	return n > RECORD_BYTES_MAX ? -EFBIG : reader_new(ret, bytes, n);
}

/* Where, from AT on, FD has data again: a hole is zeros without reading them. */
static size_t
behind_hole(int fd, size_t at, size_t end)
{
	off_t data = lseek(fd, (off_t)at, SEEK_DATA);

	if (data < 0)
		return errno == ENXIO && at < end ? end : at; /* a hole to the end, or a file that knows of none */
	return (size_t)data < end ? (size_t)data : at < end ? end : at;
}

/* All of FD, which may grow meanwhile: as much as there is when we come to its end.  HINT: its length now. */
static int
read_whole(int fd, size_t hint, uint8_t **ret_bytes, size_t *ret_n)
{
	size_t size = hint + 1, n = 0;
	uint8_t *bytes = calloc(1, size);

	while (bytes != NULL) {
		ssize_t got;

		n = behind_hole(fd, n, hint);
		got = pread(fd, bytes + n, size - n, (off_t)n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || n + (size_t)got > RECORD_BYTES_MAX) {
			int r = got == 0 ? 0 : got < 0 ? -errno : -EFBIG;

			if (r < 0) {
				free(bytes);
				return r;
			}
			*ret_bytes = bytes;
			*ret_n = n;
			return 0;
		}
		n += (size_t)got;
		if (n == size) {
			uint8_t *more = realloc(bytes, size *= 2);

			if (more == NULL)
				free(bytes);
			bytes = more;
		}
	}
	return -ENOMEM;
}

int
reader_open(struct reader **ret, const char *path)
{
	uint8_t *bytes = NULL;
	struct reader *reader;
	struct stat st;
	size_t n = 0;
	int fd, r;

	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return -errno;
	if (fstat(fd, &st) < 0)
		r = -errno;
	else if (!S_ISREG(st.st_mode))
		r = S_ISDIR(st.st_mode) ? -EISDIR : -EINVAL;
	else if (st.st_size > (off_t)RECORD_BYTES_MAX)
		r = -EFBIG;
	else
		r = read_whole(fd, (size_t)st.st_size, &bytes, &n);
	close(fd);
	if (r < 0)
		return r;
	r = reader_new(&reader, bytes, n);
	if (r < 0) {
		free(bytes);
		return r;
	}
	reader->own = bytes;
	*ret = reader;
	return 0;
}

const char *
reader_open_why(int r)
{
	switch (r) {
	case -EINVAL:
		return N_("not a file; save it as one first");
	case -EFBIG:
		return N_("too large for a record");
	default:
		return strerror(-r);
	}
}

void
reader_free(struct reader *r)
{
	if (r == NULL)
		return;
	free(r->arena_bytes);
	free(r->own);
	free(r);
}

int
reader_next(struct reader *r, struct reader_entry *ret)
{
	struct frame frame;
	Record__Entry *entry;
	int e;

	if (r->end != 1)
		return r->end;
	r->offset = r->at;
	e = frame_next(r->bytes, r->n, &r->at, &frame, &r->why);
	if (e <= 0)
		return r->end = e;

	arena_reset(&r->arena);
	e = entry_decode(&r->arena, frame.payload, frame.len, &entry);
	if (e < 0) {
		r->why = e == -ENOBUFS ? N_("more fields than an entry of ours has") : N_("the payload is not an entry");
		return r->end = -EPROTO;
	}
	*ret = (struct reader_entry) { .index = r->index++, .offset = frame.offset, .payload = frame.payload,
		.len = frame.len, .entry = entry };
	entry_leaf(entry, frame.payload, frame.len, &ret->leaf);
	r->offset = r->at;
	return 1;
}

uint64_t
reader_index(const struct reader *r)
{
	return r->index;
}

uint64_t
reader_offset(const struct reader *r)
{
	return r->offset;
}

const char *
reader_why(const struct reader *r)
{
	return r->why;
}

const uint8_t *
reader_bytes(const struct reader *r, size_t *ret_n)
{
	*ret_n = r->n;
	return r->bytes;
}
