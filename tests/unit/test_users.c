/* test_users.c -- the file of who may sign in: read strictly; passwords by yescrypt */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/users.h"

/* Of "un long secret": crypt.crypt(password, "$y$j9T$qi1qQKca3T6chwq2DjvXz.") of Python 3.11, on libxcrypt. */
#define HASH "$y$j9T$qi1qQKca3T6chwq2DjvXz.$0.rIBbf3ehvoY5FrfOS8UU3/K5sp.FpCagKh4CiUh1/"

#define NO_PIN "users:1: what stands behind the password's hash is no hash of a PIN; `scrutin user` makes these lines"

static struct users users;
static char why[USERS_WHY];

static int
read_text(const char *text)
{
	why[0] = '\0';
	return users_read(&users, "users", text, strlen(text), why);
}

static void
a_line_is_a_user(void **state)
{
	(void)state;
	assert_int_equal(read_text("# the sittings\n\nm.durand:clerk:" HASH "\nle_gall-2:president:$6$s$x\nt:technician:$y$\n"
	                           "a:auditor:$y$"), 0); /* the last line without its end */
	assert_int_equal(users.n, 4);
	assert_string_equal(users.list[0].name, "m.durand");
	assert_int_equal(users.list[0].role, ROLE_CLERK);
	assert_string_equal(users.list[0].hash, HASH);
	assert_int_equal(users.list[1].role, ROLE_PRESIDENT);
	assert_int_equal(users.list[2].role, ROLE_TECHNICIAN);
	assert_int_equal(users.list[3].role, ROLE_AUDITOR);
	assert_ptr_equal(users_find(&users, "t"), &users.list[2]);
	assert_null(users_find(&users, "T"));
	assert_string_equal(users.list[0].pin, "");
	assert_int_equal(read_text(""), 0);
	assert_int_equal(users.n, 0);
}

static void
the_hash_of_a_pin_stands_behind_that_of_the_password(void **state)
{
	char hash[USER_HASH_MAX + 1], text[2 * USER_HASH_MAX + 128];

	(void)state;
	memset(hash, 'x', USER_HASH_MAX);
	hash[0] = '$';
	hash[USER_HASH_MAX] = '\0';
	snprintf(text, sizeof(text), "aaaaaaaaaabbbbbbbbbbccccccccccd:technician:%s:%s\nb:clerk:$y$:$y$\nc:clerk:$y$", hash, hash);
	assert_int_equal(read_text(text), 0); /* the longest line there can be; and no PIN is left from the line before */
	assert_int_equal(users.n, 3);
	assert_string_equal(users.list[0].hash, hash);
	assert_string_equal(users.list[0].pin, hash);
	assert_string_equal(users.list[1].pin, "$y$");
	assert_string_equal(users.list[2].pin, "");
}

static void
a_slip_makes_the_whole_file_unreadable(void **state)
{
	static const struct { const char *text, *why; } rows[] = {
		{ "a:clerk:$y$\nb\n", "users:2: the role is clerk, president, technician or auditor" },
		{ "a:clerk:$y$\nB:clerk:$y$\n", "users:2: a name is at most 31 of a-z, 0-9, \".\", \"-\" and \"_\", a letter first" },
		{ "1a:clerk:$y$\n", "users:1: a name is at most 31 of a-z, 0-9, \".\", \"-\" and \"_\", a letter first" },
		{ ":clerk:$y$\n", "users:1: a name is at most 31 of a-z, 0-9, \".\", \"-\" and \"_\", a letter first" },
		{ "aaaaaaaaaabbbbbbbbbbccccccccccdd:clerk:$y$\n",
		  "users:1: a name is at most 31 of a-z, 0-9, \".\", \"-\" and \"_\", a letter first" },
		{ "a:clerk:$y$\n\na:auditor:$y$\n", "users:3: this name stands twice; remove one" },
		{ "a:Clerk:$y$\n", "users:1: the role is clerk, president, technician or auditor" },
		{ "a:clerk\n", "users:1: no hash of a password stands behind the role; `scrutin user` makes these lines" },
		{ "a:clerk:\n", "users:1: no hash of a password stands behind the role; `scrutin user` makes these lines" },
		{ "a:clerk:secret\n", "users:1: no hash of a password stands behind the role; `scrutin user` makes these lines" },
		{ "a:clerk::$y$\n", "users:1: no hash of a password stands behind the role; `scrutin user` makes these lines" },
		{ "a:clerk:$y$:x\n", NO_PIN }, { "a:clerk:$y$:1234\n", NO_PIN }, { "a:clerk:$y$:\n", NO_PIN },
		{ "a:clerk:$y$:$y$:\n", NO_PIN }, { "a:clerk:$y$:$y$:$y$\n", NO_PIN },
		{ " a:clerk:$y$\n", "users:1: a name is at most 31 of a-z, 0-9, \".\", \"-\" and \"_\", a letter first" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(read_text(rows[i].text), -1);
		assert_string_equal(why, rows[i].why);
	}
	assert_int_equal(users_read(&users, "users", "a:clerk:$y$\0\n", 13, why), -1);
	assert_string_equal(why, "users:1: a line is NAME:ROLE:HASH, or NAME:ROLE:HASH:PIN");
}

static void
sixty_four_are_the_most(void **state)
{
	char text[65 * 16];
	int n = 0;

	(void)state;
	for (int i = 0; i < 65; i++)
		n += snprintf(text + n, sizeof(text) - (size_t)n, "u%d:clerk:$y$\n", i);
	assert_int_equal(read_text(text), -1);
	assert_string_equal(why, "users:65: more than 64 users");
	*strrchr(text, 'u') = '\0';
	assert_int_equal(read_text(text), 0);
}

static void
no_byte_changed_lets_another_in(void **state)
{
	static const char good[] = "a:clerk:" HASH "\n";
	char text[sizeof(good)];

	(void)state;
	for (size_t i = 0; i + 1 < sizeof(good); i++)
		for (unsigned bit = 0; bit < 8; bit++) {
			memcpy(text, good, sizeof(good));
			text[i] = (char)(text[i] ^ 1 << bit);
			if (users_read(&users, "users", text, sizeof(good) - 1, why) == 0 && users.n == 1)
				assert_true(strlen(users.list[0].hash) <= USER_HASH_MAX && user_name_good(users.list[0].name));
		}
}

static void
a_password_is_known_by_its_hash_alone(void **state)
{
	struct user u = { .name = "a", .role = ROLE_CLERK, .hash = HASH }, made = u;
	char again[USER_HASH_MAX + 1];

	(void)state;
	assert_true(user_knows(&u, "un long secret"));
	assert_false(user_knows(&u, "un long secreT"));
	assert_false(user_knows(&u, ""));
	assert_false(user_knows(NULL, "un long secret"));
	assert_int_equal(user_hash("été 2026 à Pornic", made.hash), 0);
	assert_memory_equal(made.hash, "$y$", 3);
	assert_true(user_knows(&made, "été 2026 à Pornic"));
	assert_false(user_knows(&made, "un long secret"));
	assert_int_equal(user_hash("été 2026 à Pornic", again), 0);
	assert_string_not_equal(again, made.hash); /* a salt of its own */
	strcpy(u.hash, "$nonsense");
	assert_false(user_knows(&u, "un long secret"));
}

static void
a_password_has_ten_bytes_and_no_control_characters(void **state)
{
	char hash[USER_HASH_MAX + 1], longest[PASSWORD_MAX + 2];

	(void)state;
	memset(longest, 'x', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	assert_int_equal(user_hash("123456789", hash), -22);
	assert_int_equal(user_hash("1234567890", hash), 0);
	assert_int_equal(user_hash("123456\t7890", hash), -22);
	assert_int_equal(user_hash(longest, hash), -22);
	longest[PASSWORD_MAX] = '\0';
	assert_int_equal(user_hash(longest, hash), 0);
}

static void
a_pin_has_four_to_twelve_digits_and_is_no_password(void **state)
{
	static const char *const bad[] = { "", "123", "1234567890123", "12 34", "12a4", "-123", "１２３４", "1234\n" };
	struct user u = { .name = "a", .role = ROLE_CLERK, .hash = HASH }, other = u;
	char hash[USER_HASH_MAX + 1];

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(user_hash_pin(bad[i], hash), -22);
	assert_int_equal(user_hash_pin("123456789012", hash), 0);
	assert_false(user_knows_pin(&u, "")); /* who has none has not the empty one either */
	assert_false(user_knows_pin(&u, "un long secret"));
	assert_int_equal(user_hash_pin("0042", u.pin), 0);
	assert_int_equal(user_hash_pin("0043", other.pin), 0);
	assert_true(user_knows_pin(&u, "0042"));
	assert_false(user_knows_pin(&u, "42"));
	assert_false(user_knows_pin(&u, "0043"));
	assert_false(user_knows_pin(&u, "un long secret"));
	assert_false(user_knows(&u, "0042"));
	assert_false(user_knows_pin(&other, "0042"));
	assert_false(user_knows_pin(NULL, "0042"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_a_user),
		cmocka_unit_test(the_hash_of_a_pin_stands_behind_that_of_the_password),
		cmocka_unit_test(a_pin_has_four_to_twelve_digits_and_is_no_password),
		cmocka_unit_test(a_slip_makes_the_whole_file_unreadable),
		cmocka_unit_test(sixty_four_are_the_most),
		cmocka_unit_test(no_byte_changed_lets_another_in),
		cmocka_unit_test(a_password_is_known_by_its_hash_alone),
		cmocka_unit_test(a_password_has_ten_bytes_and_no_control_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
