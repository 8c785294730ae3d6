#include "ballot.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NAME_MAX_OURS 256

/* One writer, one ballot at a time: not on the stack, and not on the heap of a sitting. */
static uint8_t entry_bytes[ENTRY_MAX];
static uint8_t message_bytes[FRAME_PAYLOAD_MAX];
static uint8_t frame_bytes[FRAME_HEAD + FRAME_PAYLOAD_MAX];

static int
write_message(int fd, const ProtobufCMessage *m)
{
	int64_t len = message_encode(m, message_bytes, sizeof(message_bytes)), n, done = 0;

	if (len < 0)
		return (int)len;
	n = frame_write(message_bytes, (size_t)len, frame_bytes, sizeof(frame_bytes));
	assert(n > 0);
	while (done < n) {
		ssize_t w = write(fd, frame_bytes + done, (size_t)(n - done));

		if (w < 0 && errno == EINTR)
			continue;
		if (w <= 0)
			return w < 0 ? -errno : -EIO;
		done += w;
	}
	return 0;
}

static int
write_head(int fd, uint32_t number, const char *note)
{
	Record__BallotHead head = RECORD__BALLOT_HEAD__INIT;

	head.format = 1;
	head.ballot = number;
	head.note = (char *)note; /* protobuf-c has no const; packing only reads */
	return write_message(fd, &head.base);
}

static int
write_leaf(int fd, const struct journal *j, uint64_t index, uint64_t size)
{
	Record__BallotLeaf leaf = RECORD__BALLOT_LEAF__INIT;
	ProtobufCBinaryData proof[TREE_PROOF_MAX];
	struct digest digests[TREE_PROOF_MAX];
	int64_t len = journal_payload(j, index, entry_bytes, sizeof(entry_bytes));
	int n;

	if (len < 0)
		return (int)len;
	n = tree_inclusion(journal_tree(j), index, size, digests);
	if (n < 0)
		return n;
	for (int i = 0; i < n; i++)
		proof[i] = (ProtobufCBinaryData) { .data = digests[i].bytes, .len = DIGEST_SIZE };
	leaf.index = index;
	leaf.payload = (ProtobufCBinaryData) { .data = entry_bytes, .len = (size_t)len };
	leaf.n_proof = (size_t)n;
	leaf.proof = proof;
	return write_message(fd, &leaf.base);
}

static int
write_all(int fd, uint32_t number, const struct journal *j, uint64_t first, uint64_t size, const char *note)
{
	int r = write_head(fd, number, note);

	for (uint64_t i = first; i < size && r == 0; i++)
		r = write_leaf(fd, j, i, size);
	return r == 0 && fsync(fd) < 0 ? -errno : r;
}

int
ballot_write(int dir_fd, const char *name, uint32_t number, const struct journal *j, uint64_t first, const char *note)
{
	char final[NAME_MAX_OURS], temporary[NAME_MAX_OURS];
	struct digest root;
	struct note parsed;
	int fd, r;

	if (note_parse(note, strlen(note), &parsed) < 0 || strcmp(parsed.head.origin, journal_origin(j)) != 0 ||
	    first >= parsed.head.size || tree_root_at(journal_tree(j), parsed.head.size, &root) < 0 ||
	    memcmp(&root, &parsed.head.root, sizeof(root)) != 0)
		return -EINVAL;

	if (snprintf(temporary, sizeof(temporary), ".%s.%03u.ballot.new", name, number) >= (int)sizeof(temporary))
		return -ENAMETOOLONG;
	snprintf(final, sizeof(final), "%s.%03u.ballot", name, number);
	fd = openat(dir_fd, temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
	if (fd < 0)
		return -errno;
	r = write_all(fd, number, j, first, parsed.head.size, note);
	if (close(fd) < 0 && r == 0)
		r = -errno;
	if (r == 0 && renameat(dir_fd, temporary, dir_fd, final) < 0)
		r = -errno;
	if (r < 0)
		unlinkat(dir_fd, temporary, 0);
	else if (fsync(dir_fd) < 0)
		r = -errno;
	return r;
}
