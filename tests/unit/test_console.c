/* test_console.c -- who is signed in, in memory that outlives the console: what a program left that died, and what is nobody's */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "view/console.c"
#include "view/console_keeper.c"
#include "view/console_session.c"

#define COOKIE "0123456789abcdef0123456789abcdef"
#define NOW_US 1000000u

static int fd;

static int
new_memory(void **state)
{
	(void)state;
	fd = memfd_create("test", MFD_CLOEXEC);
	return fd < 0 || ftruncate(fd, 16384) < 0;
}

static int
no_memory(void **state)
{
	(void)state;
	close(fd);
	return 0;
}

/* As the parent does: it keeps its own. */
static struct console *
started(void)
{
	struct console *c = console_new("/nonexistent", false, 60);

	assert_non_null(c);
	assert_int_equal(console_remember(c, dup(fd)), 0);
	return c;
}

/* One that somebody is signed in at. */
static struct console *
used(void)
{
	struct console *c = started();
	struct session *s = &c->kept->sessions[3];

	strcpy(s->cookie, COOKIE);
	strcpy(s->token, COOKIE);
	strcpy(s->name, "m.durand");
	s->role = ROLE_CLERK;
	s->since_us = s->stirred_us = NOW_US;
	return c;
}

static void
in_new_memory_nobody_is_signed_in(void **state)
{
	struct console *c = started();

	(void)state;
	assert_false(console_knows(c, COOKIE, NOW_US));
	assert_false(console_knows(c, "", NOW_US));
	assert_int_equal(c->kept->size, sizeof(struct remembered));
	free(c);
}

static void
the_next_one_knows_whom_the_last_one_knew_and_who_was_locked(void **state)
{
	struct console *c = used();

	(void)state;
	free(c); /* it dies */
	c = started();
	assert_true(console_knows(c, COOKIE, NOW_US));
	assert_false(console_locked(c, COOKIE, NOW_US));
	c->kept->sessions[3].locked = true;
	free(c);
	c = started();
	assert_true(console_locked(c, COOKIE, NOW_US));
	free(c);
}

static void
memory_of_another_version_is_forgotten(void **state)
{
	struct console *c = used();

	(void)state;
	c->kept->size--;
	c->kept->wrong = 4;
	free(c);
	c = started();
	assert_false(console_knows(c, COOKIE, NOW_US));
	assert_int_equal(c->kept->wrong, 0);
	assert_int_equal(c->kept->size, sizeof(struct remembered));
	free(c);
}

static void
what_was_left_half_written_is_nobodys(void **state)
{
	static const struct { size_t at, len; int with; } torn[] = {
		{ offsetof(struct session, cookie) + SECRET_HEX - 1, 1, 0 }, { offsetof(struct session, token), 1, 0 },
		{ offsetof(struct session, name), 1, 0 }, { offsetof(struct session, role), sizeof(enum user_role), 0 },
		{ offsetof(struct session, role), 1, ROLE_AUDITOR + 1 }, { offsetof(struct session, role), sizeof(enum user_role), 0xff },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(torn) / sizeof(torn[0]); i++) {
		struct console *c = used();
		static const struct session nobody;

		memset((char *)&c->kept->sessions[3] + torn[i].at, torn[i].with, torn[i].len);
		free(c);
		c = started();
		assert_false(console_knows(c, COOKIE, NOW_US));
		assert_memory_equal(&c->kept->sessions[3], &nobody, sizeof(nobody));
		free(c);
	}
}

static void
a_text_without_an_end_is_given_one(void **state)
{
	struct console *c = used();
	struct session *s = &c->kept->sessions[3];

	(void)state;
	memset(s->name, 'a', sizeof(s->name));
	s->cookie[SECRET_HEX] = s->token[SECRET_HEX] = 'x';
	free(c);
	c = started();
	assert_true(console_knows(c, COOKIE, NOW_US));
	assert_int_equal(strlen(c->kept->sessions[3].name), USER_NAME_MAX);
	assert_int_equal(strlen(c->kept->sessions[3].token), SECRET_HEX);
	free(c);
}

static void
too_little_memory_or_none_is_done_without(void **state)
{
	struct console *c = console_new("/nonexistent", false, 60);

	(void)state;
	assert_int_equal(ftruncate(fd, (off_t)sizeof(struct remembered) - 1), 0);
	assert_int_equal(console_remember(c, dup(fd)), -ENOSPC);
	assert_int_equal(console_remember(c, -1), -EBADF);
	assert_false(console_knows(c, COOKIE, NOW_US));
	free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(in_new_memory_nobody_is_signed_in, new_memory, no_memory),
		cmocka_unit_test_setup_teardown(the_next_one_knows_whom_the_last_one_knew_and_who_was_locked, new_memory, no_memory),
		cmocka_unit_test_setup_teardown(memory_of_another_version_is_forgotten, new_memory, no_memory),
		cmocka_unit_test_setup_teardown(what_was_left_half_written_is_nobodys, new_memory, no_memory),
		cmocka_unit_test_setup_teardown(a_text_without_an_end_is_given_one, new_memory, no_memory),
		cmocka_unit_test_setup_teardown(too_little_memory_or_none_is_done_without, new_memory, no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
