/* test_journal.c -- the one writer: order, tails, damage, and a disk that fails */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <sys/syscall.h>

#include "lib/record_sample.h"

static struct sample_folder folder;
static struct key_private key;

/* The disk fails at the Nth call from now; 0: never.  These stand in for the C library's in this program. */
static int fail_write, fail_sync, syncs;

int
fdatasync(int fd)
{
	syncs++;
	if (fail_sync > 0 && --fail_sync == 0) {
		errno = EIO;
		return -1;
	}
	return (int)syscall(SYS_fdatasync, fd);
}

static ssize_t
part_write(int fd, const void *bytes, size_t n)
{
	if (fail_write > 0 && --fail_write == 0) { /* a disk that fills up takes a part first */
		if (n > 1)
			syscall(SYS_write, fd, bytes, n / 2);
		errno = ENOSPC;
		return -1;
	}
	return (ssize_t)syscall(SYS_write, fd, bytes, n);
}

ssize_t
write(int fd, const void *bytes, size_t n)
{
	return part_write(fd, bytes, n);
}

static int
make(void **ctx)
{
	(void)ctx;
	sample_folder_new(&folder);
	sample_key(0, &key);
	sample_record(&folder, "sealed", SAMPLE_ORIGIN, &key);
	return 0;
}

static int
unmake(void **ctx)
{
	(void)ctx;
	sample_folder_done(&folder);
	return 0;
}

static int
resume(struct journal **ret, const char *name, struct journal_found *found)
{
	return journal_resume(ret, folder.fd, name, 8, NULL, NULL, found);
}

/* An open record of N entries in the file NAME; its bytes. */
static uint8_t *
open_record(const char *name, size_t n, size_t *ret_n)
{
	struct journal *j;

	unlinkat(folder.fd, name, 0);
	assert_int_equal(journal_create(&j, folder.fd, name, 2), 0);
	sample_start(j, SAMPLE_ORIGIN);
	for (size_t i = 1; i < n; i++)
		sample_press(j, i, "iclicker:371BA68A", "A", i);
	assert_int_equal(journal_sync(j), 0);
	journal_free(j);
	return sample_bytes(&folder, name, ret_n);
}

static void
a_record_is_not_written_over(void **ctx)
{
	struct journal *j;
	struct stat st;

	(void)ctx;
	assert_int_equal(journal_create(&j, folder.fd, "sealed", 0), -EEXIST);
	assert_int_equal(fstatat(folder.fd, "sealed", &st, 0), 0);
	assert_int_equal(st.st_mode & 0777 & ~0640u, 0);
}

static void
there_is_one_writer(void **ctx)
{
	struct journal_found found;
	struct journal *j, *k;

	(void)ctx;
	assert_int_equal(journal_create(&j, folder.fd, "one", 0), 0);
	assert_int_equal(resume(&k, "one", &found), -EBUSY);
	journal_free(j);
	assert_int_equal(resume(&k, "one", &found), 0);
	assert_int_equal(journal_state(k), JOURNAL_EMPTY);
	journal_free(k);
}

static int
count(uint64_t index, const Record__Entry *e, void *arg)
{
	uint64_t *n = arg;

	assert_int_equal(index, *n);
	assert_int_not_equal(e->body_case, 0);
	return ++*n == 5 ? -ECANCELED : 0;
}

static void
a_resume_tells_every_entry_until_told_to_stop(void **ctx)
{
	struct journal_found found;
	struct journal *j;
	uint64_t n = 0;
	size_t size;

	(void)ctx;
	free(open_record("told", 4, &size));
	assert_int_equal(journal_resume(&j, folder.fd, "told", 0, count, &n, &found), 0);
	assert_int_equal(n, 4);
	assert_int_equal(found.entries, 4);
	journal_free(j);
	free(open_record("told", 6, &size));
	n = 0;
	assert_int_equal(journal_resume(&j, folder.fd, "told", 0, count, &n, &found), -ECANCELED);
}

static void
root_and_payloads_are_the_same_after_a_resume(void **ctx)
{
	uint8_t a[512], b[512];
	struct digest before, after;
	struct journal_found found;
	struct journal *j;

	(void)ctx;
	unlinkat(folder.fd, "same", 0);
	assert_int_equal(journal_create(&j, folder.fd, "same", 2), 0);
	sample_start(j, SAMPLE_ORIGIN);
	sample_press(j, 1, "sim:1", "A", 1);
	sample_press(j, 2, "sim:2", "B", 2);
	assert_int_equal(journal_payload(j, 1, a, sizeof(a)), -EINVAL); /* not written yet */
	assert_int_equal(journal_sync(j), 0);
	journal_root(j, &before);
	int64_t len = journal_payload(j, 1, a, sizeof(a));
	assert_true(len > 0);
	assert_int_equal(journal_payload(j, 3, a, sizeof(a)), -EINVAL);
	assert_int_equal(journal_payload(j, 1, b, 3), -ENOBUFS);
	journal_free(j);

	assert_int_equal(resume(&j, "same", &found), 0);
	journal_root(j, &after);
	assert_memory_equal(&before, &after, sizeof(before));
	assert_int_equal(journal_payload(j, 1, b, sizeof(b)), len);
	assert_memory_equal(a, b, (size_t)len);
	assert_string_equal(journal_origin(j), SAMPLE_ORIGIN);
	assert_int_equal(journal_at_us(j), 2);
	journal_free(j);
}

static void
one_sync_writes_a_whole_turn(void **ctx)
{
	struct journal *j;
	size_t n;

	(void)ctx;
	unlinkat(folder.fd, "turn", 0);
	assert_int_equal(journal_create(&j, folder.fd, "turn", 2), 0);
	syncs = 0;
	sample_start(j, SAMPLE_ORIGIN);
	for (uint64_t i = 1; i < 100; i++)
		sample_press(j, i, "sim:1", "A", i);
	free(sample_bytes(&folder, "turn", &n));
	assert_int_equal(n, 0);
	assert_int_equal(journal_sync(j), 0);
	assert_int_equal(syncs, 1);
	assert_int_equal(journal_size(j), 100);
	journal_free(j);
}

static void
entries_out_of_order_are_refused(void **ctx)
{
	Record__Start start = RECORD__START__INIT;
	Record__Deadline deadline = RECORD__DEADLINE__INIT;
	Record__Entry s = RECORD__ENTRY__INIT, d = RECORD__ENTRY__INIT, none = RECORD__ENTRY__INIT;
	char note[NOTE_MAX];
	struct journal *j;
	uint8_t leaf[32] = { 1 };

	(void)ctx;
	s.body_case = RECORD__ENTRY__BODY_START;
	s.start = &start;
	start.origin = (char *)SAMPLE_ORIGIN;
	d.body_case = RECORD__ENTRY__BODY_DEADLINE;
	d.deadline = &deadline;
	unlinkat(folder.fd, "order", 0);
	assert_int_equal(journal_create(&j, folder.fd, "order", 0), 0);
	assert_int_equal(journal_append(j, &d, NULL), -ESTALE);
	s.at_us = 1;
	assert_int_equal(journal_append(j, &s, NULL), -ESTALE);
	s.at_us = 0;
	start.origin = (char *)"a b";
	assert_int_equal(journal_append(j, &s, NULL), -EINVAL);
	start.origin = (char *)SAMPLE_ORIGIN;
	assert_int_equal(journal_append(j, &s, NULL), 0);
	assert_int_equal(journal_append(j, &s, NULL), -ESTALE);
	d.at_us = 10;
	assert_int_equal(journal_append(j, &d, NULL), 0);
	assert_int_equal(journal_append(j, &d, NULL), 0);
	d.at_us = 9;
	assert_int_equal(journal_append(j, &d, NULL), -ESTALE);
	none.at_us = 10;
	assert_int_equal(journal_append(j, &none, NULL), -EINVAL);
	none.redacted_leaf = (ProtobufCBinaryData) { .data = leaf, .len = 32 };
	assert_int_equal(journal_append(j, &none, NULL), -EINVAL);

	sample_note(j, &key, note);
	d.at_us = 10;
	assert_int_equal(journal_append(j, &d, NULL), 0);
	assert_int_equal(journal_checkpoint(j, 10, note, &sample_clock), -EINVAL); /* over an older head */
	assert_int_equal(journal_checkpoint(j, 10, "hello", &sample_clock), -EINVAL);

	assert_int_equal(journal_end(j, 20, &sample_clock), 0);
	assert_int_equal(journal_state(j), JOURNAL_ENDING);
	d.at_us = 20;
	assert_int_equal(journal_append(j, &d, NULL), -ESTALE);
	sample_checkpoint(j, 99, &key);
	assert_int_equal(journal_at_us(j), 20);
	assert_int_equal(journal_state(j), JOURNAL_CLOSED);
	assert_int_equal(journal_append(j, &d, NULL), -ESHUTDOWN);
	assert_int_equal(journal_size(j), 6);
	assert_int_equal(journal_sync(j), 0);
	journal_free(j);
}

static void
a_closed_record_stays_closed(void **ctx)
{
	struct journal_found found;
	struct journal *j;
	uint8_t *bytes;
	size_t n;

	(void)ctx;
	assert_int_equal(resume(&j, "sealed", &found), 0);
	assert_int_equal(journal_state(j), JOURNAL_CLOSED);
	assert_int_equal(journal_end(j, 6000000, &sample_clock), -ESHUTDOWN);
	journal_free(j);

	/* Not even zeros: behind the closing checkpoint nothing was ever appended, so nothing can be torn. */
	bytes = sample_bytes(&folder, "sealed", &n);
	bytes = realloc(bytes, n + 512);
	memset(bytes + n, 0, 512);
	sample_write(&folder, "longer", bytes, n + 512);
	assert_int_equal(resume(&j, "longer", &found), -EBADMSG);
	assert_int_equal(found.bad_index, SAMPLE_ENTRIES);
	free(bytes);
}

/* --- tails ------------------------------------------------------------------------------------------------------- */

/* Cut anywhere, the whole entries before the cut are there again, and the rest is cut and told. */
static void
a_file_cut_anywhere_resumes_with_its_whole_entries(void **ctx)
{
	size_t n, ends[6] = { 0 }, at = 0, k = 0;
	uint8_t *bytes = open_record("cut", 5, &n);
	const char *why;
	struct frame frame;

	(void)ctx;
	while (frame_next(bytes, n, &at, &frame, &why) == 1)
		ends[++k] = at;
	assert_int_equal(k, 5);
	for (size_t cut = 0; cut <= n; cut++) {
		struct journal_found found;
		struct journal *j;
		size_t want = 0, left;

		while (want < 5 && ends[want + 1] <= cut)
			want++;
		sample_write(&folder, "cut", bytes, cut);
		assert_int_equal(resume(&j, "cut", &found), 0);
		assert_int_equal(found.entries, want);
		assert_int_equal(found.torn_bytes, cut - ends[want]);
		assert_int_equal(journal_size(j), want);
		if (want > 0)
			sample_press(j, 100, "sim:9", "E", 9); /* the next entry stands straight behind */
		else
			sample_start(j, SAMPLE_ORIGIN);
		assert_int_equal(journal_sync(j), 0);
		journal_free(j);
		assert_int_equal(resume(&j, "cut", &found), 0);
		assert_int_equal(found.entries, want + 1);
		assert_int_equal(found.torn_bytes, 0);
		journal_free(j);
		free(sample_bytes(&folder, "cut", &left));
		assert_true(left > ends[want]);
	}
	free(bytes);
}

static void
a_zero_filled_tail_is_cut_and_told(void **ctx)
{
	size_t n, whole;
	uint8_t *bytes = open_record("zeros", 50, &n);
	struct journal_found found;
	struct journal *j;
	static uint8_t longer[65536];

	(void)ctx;
	memcpy(longer, bytes, n);
	for (size_t zeros = 1; zeros < 5000; zeros += 97) {
		sample_write(&folder, "zeros", longer, n + zeros);
		assert_int_equal(resume(&j, "zeros", &found), 0);
		assert_int_equal(found.entries, 50);
		assert_int_equal(found.torn_bytes, zeros);
		journal_free(j);
		free(sample_bytes(&folder, "zeros", &whole));
		assert_int_equal(whole, n);
	}

	/* Data that never came: zeros from inside a frame, at any byte of it, to the end. */
	assert_true(n > 1600);
	for (size_t from = 1000; from < 1100; from++) {
		memcpy(longer, bytes, n);
		memset(longer + from, 0, n - from);
		sample_write(&folder, "zeros", longer, n);
		assert_int_equal(resume(&j, "zeros", &found), 0);
		assert_true(found.entries > 5 && found.entries < 49);
		assert_true(found.torn_bytes >= n - from);
		journal_free(j);
	}
	free(bytes);
}

/* --- damage ------------------------------------------------------------------------------------------------------- */

static void
a_flipped_byte_is_damage_and_nothing_is_cut(void **ctx)
{
	size_t n, left;
	uint8_t *bytes = open_record("flip", 6, &n), *after;

	(void)ctx;
	for (size_t i = 0; i < n; i++) {
		for (int bit = 0; bit < 8; bit++) {
			struct journal_found found = { 0 };
			struct journal *j;

			bytes[i] ^= (uint8_t)(1 << bit);
			sample_write(&folder, "flip", bytes, n);
			if (resume(&j, "flip", &found) != -EBADMSG)
				fail_msg("byte %zu bit %d: taken", i, bit);
			assert_true(found.bad_offset <= i && found.why[0] != '\0');
			after = sample_bytes(&folder, "flip", &left);
			assert_int_equal(left, n);
			assert_memory_equal(after, bytes, n);
			free(after);
			bytes[i] ^= (uint8_t)(1 << bit);
		}
	}
	free(bytes);
}

static void
a_hole_of_zeros_with_entries_behind_is_damage(void **ctx)
{
	size_t n;
	uint8_t *bytes = open_record("hole", 30, &n);
	struct journal_found found;
	struct journal *j;

	(void)ctx;
	memset(bytes + 512, 0, 512);
	sample_write(&folder, "hole", bytes, n);
	assert_int_equal(resume(&j, "hole", &found), -EBADMSG);
	free(bytes);
}

static void
whole_frames_that_are_no_entries_are_refused(void **ctx)
{
	size_t n;
	uint8_t *bytes = open_record("odd", 3, &n), odd[64];
	struct journal_found found;
	struct journal *j;
	static uint8_t longer[8192];
	int64_t w;

	(void)ctx;
	memcpy(longer, bytes, n);
	w = frame_write("not protobuf", 12, longer + n, 100);
	sample_write(&folder, "odd", longer, n + (size_t)w);
	assert_int_equal(resume(&j, "odd", &found), -EPROTO);
	assert_int_equal(found.bad_index, 3);

	memset(odd, 0, sizeof(odd)); /* a redacted entry belongs into copies */
	odd[0] = 0x7a;
	odd[1] = 32;
	w = frame_write(odd, 34, longer + n, 100);
	sample_write(&folder, "odd", longer, n + (size_t)w);
	assert_int_equal(resume(&j, "odd", &found), -EPROTO);
	assert_int_equal(found.bad_index, 3);
	free(bytes);
}

/* --- a disk that fails -------------------------------------------------------------------------------------------- */

static void
a_failed_sync_is_the_end_of_the_journal(void **ctx)
{
	struct journal_found found;
	Record__Deadline deadline = RECORD__DEADLINE__INIT;
	Record__Entry d = RECORD__ENTRY__INIT;
	struct journal *j;
	size_t n;

	(void)ctx;
	free(open_record("sync", 3, &n));
	d.body_case = RECORD__ENTRY__BODY_DEADLINE;
	d.deadline = &deadline;
	d.at_us = 50;
	assert_int_equal(resume(&j, "sync", &found), 0);
	assert_int_equal(journal_append(j, &d, NULL), 0);
	fail_sync = 1;
	assert_int_equal(journal_sync(j), -EIO);
	assert_int_equal(journal_errno(j), EIO);
	assert_int_equal(journal_sync(j), -EIO); /* asked again it would succeed, and lie */
	assert_int_equal(journal_append(j, &d, NULL), -EIO);
	assert_int_equal(journal_state(j), JOURNAL_FAILED);
	journal_free(j);
}

static void
a_full_disk_is_the_end_and_leaves_a_torn_tail_at_most(void **ctx)
{
	struct journal_found found;
	Record__Deadline deadline = RECORD__DEADLINE__INIT;
	Record__Entry d = RECORD__ENTRY__INIT;
	struct journal *j;
	size_t n;

	(void)ctx;
	free(open_record("full", 3, &n));
	d.body_case = RECORD__ENTRY__BODY_DEADLINE;
	d.deadline = &deadline;
	d.at_us = 50;
	assert_int_equal(resume(&j, "full", &found), 0);
	assert_int_equal(journal_append(j, &d, NULL), 0);
	fail_write = 1;
	assert_int_equal(journal_sync(j), -EIO);
	assert_int_equal(journal_errno(j), ENOSPC);
	assert_int_equal(journal_append(j, &d, NULL), -EIO);
	journal_free(j);
	assert_int_equal(resume(&j, "full", &found), 0);
	assert_int_equal(found.entries, 3);
	assert_true(found.torn_bytes > 0);
	journal_free(j);
}

static void
a_turn_longer_than_the_buffer_is_still_one_record(void **ctx)
{
	static char line[100001];
	struct journal_found found;
	struct journal *j;

	(void)ctx;
	memset(line, 'x', sizeof(line) - 1);
	unlinkat(folder.fd, "long", 0);
	assert_int_equal(journal_create(&j, folder.fd, "long", 0), 0);
	sample_start(j, SAMPLE_ORIGIN);
	for (uint64_t i = 1; i <= 7; i++)
		sample_command(j, i, line);
	assert_int_equal(journal_sync(j), 0);
	journal_free(j);
	assert_int_equal(resume(&j, "long", &found), 0);
	assert_int_equal(found.entries, 8);
	journal_free(j);
}

static void
an_entry_too_long_is_refused_and_nothing_changes(void **ctx)
{
	Record__Command c = RECORD__COMMAND__INIT;
	Record__Entry e = RECORD__ENTRY__INIT;
	struct journal *j;
	char *line = malloc(ENTRY_MAX + 1);

	(void)ctx;
	memset(line, 'x', ENTRY_MAX);
	line[ENTRY_MAX] = '\0';
	unlinkat(folder.fd, "big", 0);
	assert_int_equal(journal_create(&j, folder.fd, "big", 0), 0);
	sample_start(j, SAMPLE_ORIGIN);
	c.line = line;
	e.body_case = RECORD__ENTRY__BODY_COMMAND;
	e.command = &c;
	assert_int_equal(journal_append(j, &e, NULL), -EMSGSIZE);
	assert_int_equal(journal_size(j), 1);
	journal_free(j);
	free(line);
}

static void
a_ballot_is_only_written_under_its_own_seal(void **ctx)
{
	char note[NOTE_MAX], old[NOTE_MAX];
	struct stat st;
	struct journal *j;

	(void)ctx;
	unlinkat(folder.fd, "b", 0);
	assert_int_equal(journal_create(&j, folder.fd, "b", 0), 0);
	sample_start(j, SAMPLE_OTHER);
	sample_note(j, &key, old);
	sample_command(j, 1, "open");
	assert_int_equal(journal_sync(j), 0);
	sample_note(j, &key, note);
	assert_int_equal(ballot_write(folder.fd, "t", 7, j, 1, old), -EINVAL);
	assert_int_equal(ballot_write(folder.fd, "t", 7, j, 2, note), -EINVAL);
	assert_int_equal(ballot_write(folder.fd, "t", 7, j, 1, "x"), -EINVAL);
	assert_int_equal(fstatat(folder.fd, "t.007.ballot", &st, 0), -1);
	fail_write = 1;
	assert_int_equal(ballot_write(folder.fd, "t", 7, j, 1, note), -ENOSPC);
	assert_int_equal(fstatat(folder.fd, "t.007.ballot", &st, 0), -1);
	assert_int_equal(fstatat(folder.fd, ".t.007.ballot.new", &st, 0), -1);
	assert_int_equal(ballot_write(folder.fd, "t", 7, j, 1, note), 0);
	assert_int_equal(fstatat(folder.fd, "t.007.ballot", &st, 0), 0);
	journal_free(j);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_is_not_written_over),
		cmocka_unit_test(there_is_one_writer),
		cmocka_unit_test(a_resume_tells_every_entry_until_told_to_stop),
		cmocka_unit_test(root_and_payloads_are_the_same_after_a_resume),
		cmocka_unit_test(one_sync_writes_a_whole_turn),
		cmocka_unit_test(entries_out_of_order_are_refused),
		cmocka_unit_test(a_closed_record_stays_closed),
		cmocka_unit_test(a_file_cut_anywhere_resumes_with_its_whole_entries),
		cmocka_unit_test(a_zero_filled_tail_is_cut_and_told),
		cmocka_unit_test(a_flipped_byte_is_damage_and_nothing_is_cut),
		cmocka_unit_test(a_hole_of_zeros_with_entries_behind_is_damage),
		cmocka_unit_test(whole_frames_that_are_no_entries_are_refused),
		cmocka_unit_test(a_failed_sync_is_the_end_of_the_journal),
		cmocka_unit_test(a_full_disk_is_the_end_and_leaves_a_torn_tail_at_most),
		cmocka_unit_test(a_turn_longer_than_the_buffer_is_still_one_record),
		cmocka_unit_test(an_entry_too_long_is_refused_and_nothing_changes),
		cmocka_unit_test(a_ballot_is_only_written_under_its_own_seal),
	};

	return cmocka_run_group_tests_name("journal", tests, make, unmake);
}
