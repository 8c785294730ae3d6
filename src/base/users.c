#include "users.h"

#include <crypt.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "i18n.h"

static const char *const roles[] = {
	[ROLE_CLERK] = "clerk", [ROLE_PRESIDENT] = "president", [ROLE_TECHNICIAN] = "technician", [ROLE_AUDITOR] = "auditor",
};
#define ROLES (sizeof(roles) / sizeof(roles[0]))

const char *
user_role_word(enum user_role role)
{
	return roles[role];
}

enum user_role
user_role_of(const char *word)
{
	for (size_t i = 1; i < ROLES; i++)
		if (strcmp(roles[i], word) == 0)
			return (enum user_role)i;
	return 0;
}

bool
user_name_good(const char *name)
{
	size_t n = strlen(name);

	return n >= 1 && n <= USER_NAME_MAX && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789.-_") == n && name[0] >= 'a' &&
	       name[0] <= 'z';
}

const struct user *
users_find(const struct users *users, const char *name)
{
	for (size_t i = 0; i < users->n; i++)
		if (strcmp(users->list[i].name, name) == 0)
			return &users->list[i];
	return NULL;
}

/* The part of LINE up to the next ":", or its end.  NULL: it does not fit. */
static const char *
cut(const char *line, char *ret, size_t size)
{
	size_t n = strcspn(line, ":");

	if (n >= size)
		return NULL;
	memcpy(ret, line, n);
	ret[n] = '\0';
	return line + n + (line[n] == ':');
}

/* What is wrong with LINE; NULL: it is a user more. */
static const char *
take_line(struct users *users, const char *line)
{
	struct user *u = &users->list[users->n];
	char role[16] = "";

	if (users->n == USERS_MAX)
		return N_("more than 64 users");
	line = cut(line, u->name, sizeof(u->name));
	if (line == NULL || !user_name_good(u->name))
		return N_("a name is at most 31 of a-z, 0-9, \".\", \"-\" and \"_\", a letter first");
	if (users_find(users, u->name) != NULL)
		return N_("this name stands twice; remove one");
	line = cut(line, role, sizeof(role));
	u->role = line == NULL ? 0 : user_role_of(role);
	if (u->role == 0)
		return N_("the role is clerk, president, technician or auditor");
	line = cut(line, u->hash, sizeof(u->hash));
	if (line == NULL || u->hash[0] != '$')
		return N_("no hash of a password stands behind the role; `scrutin user` makes these lines");
	u->pin[0] = '\0';
	if (line[-1] == ':' && (cut(line, u->pin, sizeof(u->pin)) == NULL || u->pin[0] != '$' || strchr(line, ':') != NULL))
		return N_("what stands behind the password's hash is no hash of a PIN; `scrutin user` makes these lines");
	users->n++;
	return NULL;
}

int
users_read(struct users *ret, const char *file, const char *text, size_t len, char ret_why[USERS_WHY])
{
	unsigned number = 0;

	ret->n = 0;
	for (size_t at = 0, n; at < len; at += n + 1) {
		const char *end = memchr(text + at, '\n', len - at), *why;
		char line[USER_NAME_MAX + 2 * USER_HASH_MAX + 32];

		n = end == NULL ? len - at : (size_t)(end - text) - at;
		number++;
		if (n == 0 || text[at] == '#')
			continue;
		why = n >= sizeof(line) || memchr(text + at, '\0', n) != NULL ?
			N_("a line is NAME:ROLE:HASH, or NAME:ROLE:HASH:PIN") : NULL;
		if (why == NULL) {
			memcpy(line, text + at, n);
			line[n] = '\0';
			why = take_line(ret, line);
		}
		if (why != NULL) {
			snprintf(ret_why, USERS_WHY, "%.100s:%u: %s", file, number, _(why));
			return -1;
		}
	}
	return 0;
}

/* --- passwords, PINs -------------------------------------------------------------------------------------------------- */

static bool
password_good(const char *password)
{
	size_t n = strlen(password);

	for (size_t i = 0; i < n; i++)
		if ((unsigned char)password[i] < 0x20 || password[i] == 0x7f)
			return false;
	return n >= PASSWORD_MIN && n <= PASSWORD_MAX;
}

static bool
pin_good(const char *pin)
{
	size_t n = strlen(pin);

	return strspn(pin, "0123456789") == n && n >= PIN_MIN && n <= PIN_MAX;
}

static int
hash_of(const char *word, char ret_hash[USER_HASH_MAX + 1])
{
	struct crypt_data data = { 0 };
	char setting[CRYPT_GENSALT_OUTPUT_SIZE];
	const char *hash;

	if (crypt_gensalt_rn("$y$", 0, NULL, 0, setting, sizeof(setting)) == NULL)
		return -EIO;
	hash = crypt_r(word, setting, &data);
	if (hash == NULL || hash[0] == '*' || strlen(hash) > USER_HASH_MAX)
		return -EIO;
	strcpy(ret_hash, hash);
	explicit_bzero(&data, sizeof(data));
	return 0;
}

int
user_hash(const char *password, char ret_hash[USER_HASH_MAX + 1])
{
	return password_good(password) ? hash_of(password, ret_hash) : -EINVAL;
}

int
user_hash_pin(const char *pin, char ret_hash[USER_HASH_MAX + 1])
{
	return pin_good(pin) ? hash_of(pin, ret_hash) : -EINVAL;
}

/* Whether OWN is the hash of WORD.  NULL takes as long. */
static bool
is_hash_of(const char *own, const char *word)
{
	static const char nobody[] = "$y$j9T$aaaaaaaaaaaaaaaaaaaaa.$"; /* a setting; what it makes is nobody's */
	struct crypt_data data = { 0 };
	const char *hash = crypt_r(word, own != NULL ? own : nobody, &data);
	unsigned char differs = own == NULL || hash == NULL || hash[0] == '*' || strlen(hash) != strlen(own);

	for (size_t i = 0; !differs && own[i] != '\0'; i++)
		differs |= (unsigned char)(hash[i] ^ own[i]);
	explicit_bzero(&data, sizeof(data));
	return differs == 0;
}

bool
user_knows(const struct user *user, const char *password)
{
	return is_hash_of(user != NULL ? user->hash : NULL, password);
}

bool
user_knows_pin(const struct user *user, const char *pin)
{
	return is_hash_of(user != NULL && user->pin[0] != '\0' ? user->pin : NULL, pin);
}
