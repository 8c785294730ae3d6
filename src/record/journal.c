#include "journal.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "note.h"
#include "reader.h"

#define MAGIC    0x6a6f7572u
#define BUFFER   (FRAME_HEAD + FRAME_PAYLOAD_MAX) /* bytes kept back until the sync; a longer turn is written earlier */
#define CAPACITY 1024                             /* entries, where the caller has no idea */

struct journal {
	uint32_t magic;
	int fd;
	enum journal_state state;
	int error;
	uint64_t at_us;
	char origin[ORIGIN_MAX + 1];
	uint64_t bytes;    /* of the file, with what waits in the buffer */
	struct tree tree;
	uint64_t *offsets; /* of each entry's frame; as many as the tree has room for */
	size_t waiting;
	uint8_t buffer[BUFFER];
};

/* --- order ---------------------------------------------------------------------------------------------------- */

static bool
closing_form(const Record__Checkpoint *c)
{
	return c->utc_us == 0 && c->clock_source[0] == '\0' && c->clock_offset_us == 0 && c->base.n_unknown_fields == 0;
}

/* Whether ENTRY may stand next.  0 or what journal_append() says. */
static int
order_check(const struct journal *j, const Record__Entry *e)
{
	bool start = e->body_case == RECORD__ENTRY__BODY_START, checkpoint = e->body_case == RECORD__ENTRY__BODY_CHECKPOINT;

	if (entry_redacted(e) || e->body_case == RECORD__ENTRY__BODY__NOT_SET)
		return -EINVAL;
	switch (j->state) {
	case JOURNAL_FAILED:
		return -EIO;
	case JOURNAL_CLOSED:
		return -ESHUTDOWN;
	case JOURNAL_EMPTY:
		return !start || e->at_us != 0 ? -ESTALE : origin_valid(e->start->origin) ? 0 : -EINVAL;
	case JOURNAL_ENDING:
		if (!checkpoint || e->at_us != j->at_us)
			return -ESTALE;
		return closing_form(e->checkpoint) ? 0 : -EINVAL;
	case JOURNAL_OPEN:
		break;
	}
	return start || e->at_us < j->at_us ? -ESTALE : 0;
}

static void
order_step(struct journal *j, const Record__Entry *e)
{
	if (j->state == JOURNAL_EMPTY)
		strcpy(j->origin, e->start->origin);
	if (j->state == JOURNAL_EMPTY)
		j->state = JOURNAL_OPEN;
	else if (j->state == JOURNAL_ENDING)
		j->state = JOURNAL_CLOSED;
	else if (e->body_case == RECORD__ENTRY__BODY_END)
		j->state = JOURNAL_ENDING;
	j->at_us = e->at_us;
}

/* --- the arrays of leaves ------------------------------------------------------------------------------------- */

static int
make_room(struct journal *j, uint64_t capacity)
{
	struct digest *nodes;
	uint64_t *offsets;

	if (capacity <= j->tree.room)
		return 0;
	if (capacity > SIZE_MAX / sizeof(*nodes) / 2)
		return -ENOMEM;
	offsets = realloc(j->offsets, (size_t)capacity * sizeof(*offsets));
	if (offsets == NULL)
		return -ENOMEM;
	j->offsets = offsets;
	nodes = realloc(j->tree.nodes, (size_t)capacity * 2 * sizeof(*nodes));
	if (nodes == NULL)
		return -ENOMEM;
	j->tree.nodes = nodes;
	j->tree.room = capacity;
	return 0;
}

static int
make_room_for_one(struct journal *j)
{
	return j->tree.size < j->tree.room ? 0 : make_room(j, 2 * j->tree.room);
}

static void
take(struct journal *j, const struct digest *leaf, uint64_t offset)
{
	int r;

	j->offsets[j->tree.size] = offset;
	r = tree_append(&j->tree, leaf);
	assert(r == 0);
}

/* --- opening -------------------------------------------------------------------------------------------------- */

static int
journal_new(struct journal **ret, uint64_t capacity)
{
	struct journal *j = calloc(1, sizeof(*j));
	int r;

	if (j == NULL)
		return -ENOMEM;
	j->magic = MAGIC;
	j->fd = -1;
	j->state = JOURNAL_EMPTY;
	r = make_room(j, capacity > 0 ? capacity : CAPACITY);
	if (r < 0) {
		journal_free(j);
		return r;
	}
	*ret = j;
	return 0;
}

void
journal_free(struct journal *j)
{
	if (j == NULL)
		return;
	assert(j->magic == MAGIC);
	j->magic = 0;
	if (j->fd >= 0)
		close(j->fd); /* the lock goes with it */
	free(j->tree.nodes);
	free(j->offsets);
	free(j);
}

static int
lock(int fd)
{
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return 0;
	return errno == EWOULDBLOCK ? -EBUSY : -errno;
}

int
journal_create(struct journal **ret, int dir_fd, const char *name, uint64_t capacity)
{
	struct journal *j = NULL;
	int r = journal_new(&j, capacity);

	if (r < 0)
		return r;
	j->fd = openat(dir_fd, name, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
	if (j->fd < 0) {
		r = -errno;
		goto out;
	}
	r = lock(j->fd);
	if (r == 0 && fsync(dir_fd) < 0)
		r = -errno;
	if (r < 0) {
		unlinkat(dir_fd, name, 0);
		goto out;
	}
	*ret = j;
	j = NULL;
out:
	journal_free(j);
	return r;
}

static int
read_all(int fd, uint8_t **ret_bytes, size_t *ret_n)
{
	uint8_t *bytes;
	struct stat st;
	size_t n = 0;

	if (fstat(fd, &st) < 0)
		return -errno;
	if (!S_ISREG(st.st_mode))
		return -EINVAL;
	if (st.st_size > (off_t)RECORD_BYTES_MAX)
		return -EFBIG;
	bytes = malloc((size_t)st.st_size + 1);
	if (bytes == NULL)
		return -ENOMEM;
	while (n < (size_t)st.st_size) {
		ssize_t got = pread(fd, bytes + n, (size_t)st.st_size - n, (off_t)n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			free(bytes);
			return got < 0 ? -errno : -EIO;
		}
		n += (size_t)got;
	}
	*ret_bytes = bytes;
	*ret_n = n;
	return 0;
}

/* Every entry into the tree, and told to FN.  0 at the end of the last whole one; what the reader said, or FN. */
static int
walk(struct journal *j, struct reader *reader, journal_entry_fn *fn, void *arg, struct journal_found *found)
{
	struct reader_entry e;
	int r;

	while ((r = reader_next(reader, &e)) == 1) {
		found->bad_index = e.index;
		found->bad_offset = e.offset;
		r = make_room_for_one(j);
		if (r < 0)
			return r;
		if (order_check(j, e.entry) < 0) {
			found->why = "an entry that cannot stand here";
			return j->state == JOURNAL_CLOSED ? -EBADMSG : -EPROTO;
		}
		if (fn != NULL && (r = fn(e.index, e.entry, arg)) != 0)
			return r;
		order_step(j, e.entry);
		take(j, &e.leaf, e.offset);
	}
	found->entries = j->tree.size;
	found->bad_index = reader_index(reader);
	found->bad_offset = reader_offset(reader);
	found->why = reader_why(reader);
	if (r == -EAGAIN && j->state == JOURNAL_CLOSED) {
		found->why = "bytes behind the closing checkpoint";
		return -EBADMSG;
	}
	return r == -EAGAIN ? 0 : r;
}

/* Cuts the file behind its last whole entry.  The new length is on the disk before anything is appended. */
static int
cut(struct journal *j, size_t n, struct journal_found *found)
{
	found->torn_bytes = n - found->bad_offset;
	j->bytes = found->bad_offset;
	if (found->torn_bytes == 0)
		return 0;
	if (ftruncate(j->fd, (off_t)found->bad_offset) < 0 || fsync(j->fd) < 0)
		return -errno;
	return 0;
}

int
journal_resume(struct journal **ret, int dir_fd, const char *name, uint64_t capacity, journal_entry_fn *fn, void *arg,
               struct journal_found *ret_found)
{
	struct journal_found found = { .why = "" };
	struct reader *reader = NULL;
	struct journal *j = NULL;
	uint8_t *bytes = NULL;
	size_t n = 0;
	int r = journal_new(&j, capacity);

	if (r < 0)
		return r;
	j->fd = openat(dir_fd, name, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
	if (j->fd < 0) {
		r = -errno;
		goto out;
	}
	r = lock(j->fd);
	if (r == 0)
		r = read_all(j->fd, &bytes, &n);
	if (r == 0)
		r = reader_open_bytes(&reader, bytes, n);
	if (r < 0)
		goto out;
	r = walk(j, reader, fn, arg, &found);
	if (r == 0)
		r = cut(j, n, &found);
	/* The last program may have died between write and sync: what we have read must not be lost after we acted on it. */
	if (r == 0 && fdatasync(j->fd) < 0)
		r = -errno;
	if (r == 0 || r == -EBADMSG || r == -EPROTO)
		*ret_found = found;
	if (r == 0) {
		*ret = j;
		j = NULL;
	}
out:
	reader_free(reader);
	free(bytes);
	journal_free(j);
	return r;
}

/* --- writing -------------------------------------------------------------------------------------------------- */

static int
fail(struct journal *j, int error)
{
	j->state = JOURNAL_FAILED;
	j->error = error;
	return -EIO;
}

static int
flush(struct journal *j)
{
	size_t done = 0;

	while (done < j->waiting) {
		ssize_t n = write(j->fd, j->buffer + done, j->waiting - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return fail(j, n < 0 ? errno : EIO);
		done += (size_t)n;
	}
	j->waiting = 0;
	return 0;
}

int
journal_append(struct journal *j, const Record__Entry *entry, uint64_t *ret_index)
{
	static uint8_t payload[ENTRY_MAX]; /* used within this call alone */
	struct digest leaf;
	int64_t len, n;
	int r;

	assert(j->magic == MAGIC);
	r = order_check(j, entry);
	if (r < 0)
		return r;
	len = message_encode(&entry->base, payload, sizeof(payload));
	if (len < 0)
		return (int)len;
	r = make_room_for_one(j);
	if (r < 0)
		return r;
	if (sizeof(j->buffer) - j->waiting < FRAME_HEAD + (size_t)len && (r = flush(j)) < 0)
		return r;

	n = frame_write(payload, (size_t)len, j->buffer + j->waiting, sizeof(j->buffer) - j->waiting);
	assert(n > 0);
	j->waiting += (size_t)n;
	tree_leaf(payload, (size_t)len, &leaf);
	if (ret_index != NULL)
		*ret_index = j->tree.size;
	take(j, &leaf, j->bytes);
	j->bytes += (uint64_t)n;
	order_step(j, entry);
	return 0;
}

/* Whether NOTE is about the record as it is now. */
static bool
note_fits(const struct journal *j, const char *text)
{
	struct digest root;
	struct note note;

	if (note_parse(text, strlen(text), &note) < 0 || note.head.size != j->tree.size ||
	    strcmp(note.head.origin, j->origin) != 0)
		return false;
	tree_root(&j->tree, &root);
	return memcmp(&root, &note.head.root, sizeof(root)) == 0;
}

int
journal_checkpoint(struct journal *j, uint64_t at_us, const char *note, const struct clock_reading *clock)
{
	Record__Checkpoint c = RECORD__CHECKPOINT__INIT;
	Record__Entry e = RECORD__ENTRY__INIT;

	assert(j->magic == MAGIC);
	if ((j->state == JOURNAL_OPEN || j->state == JOURNAL_ENDING) && !note_fits(j, note))
		return -EINVAL;
	c.note = (char *)note; /* protobuf-c has no const; packing only reads */
	e.at_us = at_us;
	if (j->state == JOURNAL_ENDING) {
		e.at_us = j->at_us;
	} else {
		c.utc_us = clock->utc_us;
		c.clock_source = (char *)clock->source;
		c.clock_offset_us = clock->offset_us;
	}
	e.body_case = RECORD__ENTRY__BODY_CHECKPOINT;
	e.checkpoint = &c;
	return journal_append(j, &e, NULL);
}

int
journal_end(struct journal *j, uint64_t at_us, const struct clock_reading *clock)
{
	Record__End end = RECORD__END__INIT;
	Record__Entry e = RECORD__ENTRY__INIT;

	end.entries = j->tree.size;
	end.utc_us = clock->utc_us;
	end.clock_source = (char *)clock->source;
	end.clock_offset_us = clock->offset_us;
	e.at_us = at_us;
	e.body_case = RECORD__ENTRY__BODY_END;
	e.end = &end;
	return journal_append(j, &e, NULL);
}

int
journal_sync(struct journal *j)
{
	assert(j->magic == MAGIC);
	if (j->state == JOURNAL_FAILED)
		return -EIO;
	if (flush(j) < 0)
		return -EIO;
	/* The kernel tells of a lost write once and then forgets it: asking again could say yes to what is not there. */
	return fdatasync(j->fd) < 0 ? fail(j, errno) : 0;
}

/* --- asking --------------------------------------------------------------------------------------------------- */

enum journal_state
journal_state(const struct journal *j)
{
	assert(j->magic == MAGIC);
	return j->state;
}

int
journal_errno(const struct journal *j)
{
	return j->error;
}

uint64_t
journal_size(const struct journal *j)
{
	assert(j->magic == MAGIC);
	return j->tree.size;
}

uint64_t
journal_at_us(const struct journal *j)
{
	return j->at_us;
}

const char *
journal_origin(const struct journal *j)
{
	return j->origin;
}

void
journal_root(const struct journal *j, struct digest *ret)
{
	assert(j->magic == MAGIC);
	tree_root(&j->tree, ret);
}

const struct tree *
journal_tree(const struct journal *j)
{
	assert(j->magic == MAGIC);
	return &j->tree;
}

int64_t
journal_payload(const struct journal *j, uint64_t index, uint8_t *ret_payload, size_t size)
{
	uint64_t end, from;
	size_t len, done = 0;

	assert(j->magic == MAGIC);
	if (index >= j->tree.size)
		return -EINVAL;
	end = index + 1 < j->tree.size ? j->offsets[index + 1] : j->bytes;
	if (end > j->bytes - j->waiting)
		return -EINVAL;
	from = j->offsets[index] + FRAME_HEAD;
	len = (size_t)(end - from);
	if (len > size)
		return -ENOBUFS;
	while (done < len) {
		ssize_t n = pread(j->fd, ret_payload + done, len - done, (off_t)(from + done));

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -EIO;
		done += (size_t)n;
	}
	return (int64_t)len;
}
