/*
 * users.h -- who may sign in at a console, and as what: a file with a line each, NAME:ROLE:HASH or NAME:ROLE:HASH:PIN
 *
 *     # who runs the sittings
 *     m.durand:clerk:$y$j9T$...
 *     le_gall:president:$y$j9T$...:$y$j9T$...
 *
 * Both hashes are crypt(5)'s, made with yescrypt.  The second is of the PIN that opens again a console that locked itself; it
 * lets nobody sign in, for whoever reads this file finds four digits by trying them all.  Empty lines and those that begin with
 * # are passed over.  Read strictly: a name that stands twice or a word that is no role makes the whole file unreadable, so that
 * nobody is let in by a slip.
 */
#ifndef BASE_USERS_H
#define BASE_USERS_H

#include <stdbool.h>
#include <stddef.h>

#define USERS_MAX       64
#define USERS_FILE_MAX  32768 /* bytes */
#define USERS_WHY       256
#define USER_NAME_MAX   31    /* bytes, of a-z 0-9 . - _, a letter first */
#define USER_HASH_MAX   127
#define PASSWORD_MIN    10    /* bytes */
#define PASSWORD_MAX    128
#define PIN_MIN         4     /* digits */
#define PIN_MAX         12

enum user_role { ROLE_CLERK = 1, ROLE_PRESIDENT, ROLE_TECHNICIAN, ROLE_AUDITOR };

/* PIN: the hash of it; empty: there is none. */
struct user { char name[USER_NAME_MAX + 1], hash[USER_HASH_MAX + 1], pin[USER_HASH_MAX + 1]; enum user_role role; };
struct users { size_t n; struct user list[USERS_MAX]; };

/* "clerk"; 0: no such role. */
const char *user_role_word(enum user_role role);
enum user_role user_role_of(const char *word);

bool user_name_good(const char *name);

/* Reads TEXT, of FILE.  0; -1 with RET_WHY: one line, FILE:LINE, what is wrong, what to do. */
int users_read(struct users *ret, const char *file, const char *text, size_t len, char ret_why[USERS_WHY]);

/* NULL: there is none of that name. */
const struct user *users_find(const struct users *users, const char *name);

/* Makes the hash of PASSWORD.  0; -EINVAL: too short, too long, or a control character; -EIO: libcrypt fails. */
int user_hash(const char *password, char ret_hash[USER_HASH_MAX + 1]);

/* Makes the hash of PIN, which is PIN_MIN to PIN_MAX digits.  0; -EINVAL: it is not; -EIO. */
int user_hash_pin(const char *pin, char ret_hash[USER_HASH_MAX + 1]);

/* Whether PASSWORD is USER's.  USER NULL takes as long, and is never good: who is not there is not told apart. */
bool user_knows(const struct user *user, const char *password);

/* Whether PIN is that of USER; never where he has none. */
bool user_knows_pin(const struct user *user, const char *pin);

#endif
