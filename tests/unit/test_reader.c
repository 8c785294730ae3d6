/* test_reader.c -- walking a record: entries, and how it says where it stops */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>

#include "lib/record_sample.h"

static struct sample_folder folder;
static char path[128];

static int
make(void **ctx)
{
	struct key_private key;

	(void)ctx;
	sample_folder_new(&folder);
	sample_key(0, &key);
	sample_record(&folder, "record", SAMPLE_ORIGIN, &key);
	snprintf(path, sizeof(path), "%s/record", folder.path);
	return 0;
}

static int
unmake(void **ctx)
{
	(void)ctx;
	sample_folder_done(&folder);
	return 0;
}

static void
entries_come_in_order_with_bytes_and_leaf(void **ctx)
{
	struct reader_entry e;
	struct digest leaf;
	struct reader *r;
	uint64_t n = 0, offset = 0;

	(void)ctx;
	assert_int_equal(reader_open(&r, path), 0);
	while (reader_next(r, &e) == 1) {
		assert_int_equal(e.index, n);
		assert_int_equal(e.offset, offset);
		tree_leaf(e.payload, e.len, &leaf);
		assert_memory_equal(&leaf, &e.leaf, sizeof(leaf));
		if (n == 6)
			assert_string_equal(e.entry->press->handset, "iclicker:82E9701B");
		offset += FRAME_HEAD + e.len;
		n++;
	}
	assert_int_equal(n, SAMPLE_ENTRIES);
	assert_int_equal(reader_next(r, &e), 0);
	assert_int_equal(reader_index(r), n);
	assert_int_equal(reader_offset(r), offset);
	reader_free(r);
}

static void
the_walk_says_where_and_why_it_stopped(void **ctx)
{
	struct reader_entry e;
	struct reader *r;
	uint64_t offset = 0;
	uint8_t *bytes;
	size_t n;

	(void)ctx;
	bytes = sample_bytes(&folder, "record", &n);
	assert_int_equal(reader_open_bytes(&r, bytes, n), 0);
	for (int i = 0; i < 5; i++) {
		assert_int_equal(reader_next(r, &e), 1);
		offset = e.offset;
	}
	reader_free(r);

	bytes[offset + FRAME_HEAD] ^= 1;
	assert_int_equal(reader_open_bytes(&r, bytes, n), 0);
	for (int i = 0; i < 4; i++)
		assert_int_equal(reader_next(r, &e), 1);
	assert_int_equal(reader_next(r, &e), -EBADMSG);
	assert_int_equal(reader_next(r, &e), -EBADMSG);
	assert_int_equal(reader_index(r), 4);
	assert_int_equal(reader_offset(r), offset);
	assert_string_equal(reader_why(r), "the checksum does not match");
	reader_free(r);
	free(bytes);
}

static void
what_is_no_file_is_refused(void **ctx)
{
	struct reader *r;
	char fifo[160];

	(void)ctx;
	assert_int_equal(reader_open(&r, folder.path), -EISDIR);
	assert_int_equal(reader_open(&r, "/nowhere/record"), -ENOENT);
	snprintf(fifo, sizeof(fifo), "%s/fifo", folder.path);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	assert_int_equal(reader_open(&r, fifo), -EINVAL); /* and does not hang */
}

static void
a_huge_file_is_refused_unread(void **ctx)
{
	struct reader *r;
	char huge[160];

	(void)ctx;
	sample_write(&folder, "huge", "x", 1);
	snprintf(huge, sizeof(huge), "%s/huge", folder.path);
	assert_int_equal(truncate(huge, (off_t)RECORD_BYTES_MAX + 1), 0);
	assert_int_equal(reader_open(&r, huge), -EFBIG);
}

/* Holes are passed over, and still are the zeros that they read as. */
static void
a_hole_in_the_file_is_zeros(void **ctx)
{
	char holes[160];
	uint8_t *bytes;
	size_t n;

	(void)ctx;
	bytes = sample_bytes(&folder, "record", &n);
	sample_write(&folder, "holes", bytes, n);
	free(bytes);
	snprintf(holes, sizeof(holes), "%s/holes", folder.path);
	for (int with_data = 0; with_data < 2; with_data++) {
		struct reader_entry e;
		struct reader *r;
		size_t all = 0;
		int end;

		assert_int_equal(truncate(holes, 8 << 20), 0);
		if (with_data) {
			int fd = open(holes, O_WRONLY | O_APPEND);

			assert_int_equal(write(fd, "x", 1), 1);
			close(fd);
		}
		assert_int_equal(reader_open(&r, holes), 0);
		bytes = (uint8_t *)(uintptr_t)reader_bytes(r, &all);
		assert_int_equal(all, (8 << 20) + with_data);
		assert_true(bytes[n - 1] != 0 && bytes[n] == 0 && bytes[(8 << 20) - 1] == 0);
		while ((end = reader_next(r, &e)) == 1)
			;
		assert_int_equal(reader_index(r), SAMPLE_ENTRIES);
		assert_int_equal(end, with_data ? -EBADMSG : -EAGAIN);
		reader_free(r);
	}
}

static void
an_entry_of_too_many_fields_is_refused(void **ctx)
{
	static uint8_t payload[FRAME_PAYLOAD_MAX], file[FRAME_PAYLOAD_MAX + FRAME_HEAD];
	struct reader_entry e;
	struct reader *r;
	int64_t w;

	(void)ctx;
	for (size_t i = 0; i + 1 < sizeof(payload); i += 2) {
		payload[i] = 0xf8 & 0x7f; /* field 15, a number: unknown to us */
		payload[i + 1] = 1;
	}
	w = frame_write(payload, sizeof(payload), file, sizeof(file));
	assert_int_equal(reader_open_bytes(&r, file, (size_t)w), 0);
	assert_int_equal(reader_next(r, &e), -EPROTO);
	assert_true(reader_why(r)[0] != '\0');
	reader_free(r);
}

static void
unknown_fields_are_passed_over(void **ctx)
{
	static const uint8_t deadline[] = { 0x08, 5, 0x3a, 0, 0xa2, 0x06, 2, 'h', 'i' }; /* at_us 5, deadline, field 100 */
	uint8_t file[64];
	struct reader_entry e;
	struct reader *r;
	int64_t w = frame_write(deadline, sizeof(deadline), file, sizeof(file));

	(void)ctx;
	assert_int_equal(reader_open_bytes(&r, file, (size_t)w), 0);
	assert_int_equal(reader_next(r, &e), 1);
	assert_int_equal(e.entry->body_case, RECORD__ENTRY__BODY_DEADLINE);
	reader_free(r);
}

/* An entry with a RESULT of as many empty lines, or of fields unknown to us, as fit LEN bytes.  Its length. */
static size_t
fill_result(uint8_t *to, size_t len, bool known)
{
	size_t n = 0, inside = (len - 8) / 2 * 2;

	to[n++] = 0x08; /* at_us 5 */
	to[n++] = 5;
	to[n++] = RECORD__ENTRY__BODY_RESULT << 3 | 2;
	for (size_t left = inside; ; left >>= 7) {
		to[n++] = (uint8_t)(left & 0x7f) | (left > 0x7f ? 0x80 : 0);
		if (left <= 0x7f)
			break;
	}
	for (size_t i = 0; i < inside; i += 2) {
		to[n++] = known ? 1 << 3 | 2 : 15 << 3; /* lines; a number of field 15 */
		to[n++] = 0;
	}
	return n;
}

static void
a_small_record_s_memory_is_enough_for_the_smallest_fields(void **ctx)
{
	static uint8_t payload[16384], file[16384 + FRAME_HEAD];
	struct reader_entry e;
	struct reader *r;

	(void)ctx;
	for (size_t len = 16; len < sizeof(payload) - 16; len += len / 8 + 1)
		for (unsigned known = 0; known < 2; known++) {
			size_t n = fill_result(payload, len, known);
			int64_t w = frame_write(payload, n, file, sizeof(file));

			assert_int_equal(reader_open_bytes(&r, file, (size_t)w), 0);
			assert_int_equal(reader_next(r, &e), 1);
			assert_int_equal(e.entry->body_case, RECORD__ENTRY__BODY_RESULT);
			reader_free(r);
		}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_small_record_s_memory_is_enough_for_the_smallest_fields),
		cmocka_unit_test(entries_come_in_order_with_bytes_and_leaf),
		cmocka_unit_test(the_walk_says_where_and_why_it_stopped),
		cmocka_unit_test(what_is_no_file_is_refused),
		cmocka_unit_test(a_huge_file_is_refused_unread),
		cmocka_unit_test(a_hole_in_the_file_is_zeros),
		cmocka_unit_test(an_entry_of_too_many_fields_is_refused),
		cmocka_unit_test(unknown_fields_are_passed_over),
	};

	return cmocka_run_group_tests_name("reader", tests, make, unmake);
}
