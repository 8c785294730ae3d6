/* test_ring.c -- presses are kept until they are on the disk, and none is forgotten before */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>

#include "firmware-bridge/ring.h"

static struct ring ring;

static int
fresh(void **state)
{
	(void)state;
	return ring_init(&ring);
}

static void
add(unsigned n)
{
	char handset[HANDSET_TEXT_MAX];

	for (unsigned i = 0; i < n; i++) {
		snprintf(handset, sizeof(handset), "%u", i);
		ring_add(&ring, 1, handset, 0);
	}
}

static unsigned
send_all(void)
{
	unsigned n = 0;

	for (; ring_unsent(&ring) != NULL; n++)
		ring_sent(&ring);
	return n;
}

static void
numbers_start_at_one_without_gaps(void **state)
{
	(void)state;
	assert_int_equal(ring_add(&ring, 1, "a", 0), 1);
	assert_int_equal(ring_add(&ring, 2, "b", 3), 2);
	assert_int_equal(ring_unsent(&ring)->seq, 1);
	ring_sent(&ring);
	assert_string_equal(ring_unsent(&ring)->handset, "b");
	assert_int_equal(ring_unsent(&ring)->receiver, 2);
	assert_int_equal(ring_unsent(&ring)->key, 3);
}

static void
what_is_not_acked_is_sent_again_to_a_new_keeper(void **state)
{
	(void)state;
	add(5);
	assert_int_equal(send_all(), 5);
	assert_int_equal(ring_ack(&ring, ring.boot, 2, NULL, NULL), 2);
	ring_rewind(&ring);
	assert_int_equal(ring_unsent(&ring)->seq, 3);
	assert_int_equal(send_all(), 3);
}

/* The old keeper wrote and synced it, and died before its ack was heard. */
static void
a_new_keeper_may_ack_what_the_old_one_was_sent(void **state)
{
	(void)state;
	add(5);
	send_all();
	ring_rewind(&ring);
	assert_int_equal(ring_ack(&ring, ring.boot, 4, NULL, NULL), 4);
	assert_int_equal(ring_unsent(&ring)->seq, 5);
}

static void
an_ack_of_another_boot_forgets_nothing(void **state)
{
	(void)state;
	add(3);
	send_all();
	assert_int_equal(ring_ack(&ring, ring.boot + 1, 3, NULL, NULL), -ESTALE);
	ring_rewind(&ring);
	assert_int_equal(send_all(), 3);
}

static void
an_ack_of_what_no_keeper_was_sent_is_refused(void **state)
{
	(void)state;
	add(3);
	ring_sent(&ring);
	assert_int_equal(ring_ack(&ring, ring.boot, 2, NULL, NULL), -EPROTO);
	assert_int_equal(ring.first, 1);
}

static void
on_stored(void *user, const struct ring_press *press)
{
	*(uint64_t *)user = *(uint64_t *)user * 10 + press->seq;
}

static void
stored_is_told_oldest_first_and_once(void **state)
{
	uint64_t told = 0;

	(void)state;
	add(3);
	send_all();
	ring_ack(&ring, ring.boot, 2, on_stored, &told);
	ring_ack(&ring, ring.boot, 2, on_stored, &told);
	ring_ack(&ring, ring.boot, 3, on_stored, &told);
	assert_int_equal(told, 123);
}

static void
an_acked_press_is_wiped_from_memory(void **state)
{
	(void)state;
	ring_add(&ring, 1, "SECRETID", 1);
	send_all();
	ring_ack(&ring, ring.boot, 1, NULL, NULL);
	assert_null(memmem(ring.press, sizeof(ring.press), "SECRETID", 8));
}

static void
reading_stops_while_there_is_still_a_reserve(void **state)
{
	(void)state;
	add(RING_SIZE - RING_RESERVE - 1);
	assert_true(ring_has_room(&ring));
	add(1);
	assert_false(ring_has_room(&ring));
	add(RING_RESERVE); /* what was in flight still fits */
	assert_int_equal(send_all(), RING_SIZE);
	ring_ack(&ring, ring.boot, 1, NULL, NULL);
	add(1);
	assert_int_equal(ring_unsent(&ring)->seq, RING_SIZE + 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(numbers_start_at_one_without_gaps, fresh),
		cmocka_unit_test_setup(what_is_not_acked_is_sent_again_to_a_new_keeper, fresh),
		cmocka_unit_test_setup(a_new_keeper_may_ack_what_the_old_one_was_sent, fresh),
		cmocka_unit_test_setup(an_ack_of_another_boot_forgets_nothing, fresh),
		cmocka_unit_test_setup(an_ack_of_what_no_keeper_was_sent_is_refused, fresh),
		cmocka_unit_test_setup(stored_is_told_oldest_first_and_once, fresh),
		cmocka_unit_test_setup(an_acked_press_is_wiped_from_memory, fresh),
		cmocka_unit_test_setup(reading_stops_while_there_is_still_a_reserve, fresh),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
