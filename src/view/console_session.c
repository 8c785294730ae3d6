/* console_session.c -- who is signed in, as what, and whether he is still there */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/file.h"
#include "base/log.h"
#include "console_parts.h"

#define SESSION_US    (12ull * 3600 * 1000000) /* then the password is asked for again */
#define WRONG_MAX     5
#define WRONG_WAIT_US 10000000u
#define WARN_US       60000000u                /* before it locks itself; where that is short, the last quarter */

static bool
draw_secret(char ret[SECRET_HEX + 1])
{
	uint8_t bytes[SECRET_HEX / 2];

	if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes))
		return false;
	for (size_t i = 0; i < sizeof(bytes); i++)
		snprintf(ret + 2 * i, 3, "%02x", bytes[i]);
	return true;
}

static bool
same_secret(const char *a, const char *b)
{
	unsigned char differs = strlen(a) != SECRET_HEX || strlen(b) != SECRET_HEX;

	for (size_t i = 0; !differs && i < SECRET_HEX; i++)
		differs |= (unsigned char)(a[i] ^ b[i]);
	return differs == 0;
}

struct session *
session_of(struct console *c, const char *cookie, uint64_t now_us)
{
	for (size_t i = 0; cookie != NULL && i < SESSIONS_MAX; i++) {
		struct session *s = &c->kept->sessions[i];

		if (s->cookie[0] != '\0' && now_us - s->since_us < SESSION_US && same_secret(s->cookie, cookie))
			return s;
	}
	return NULL;
}

bool
session_is_locked(const struct console *c, struct session *s, uint64_t now_us)
{
	if (!s->locked && c->lock_after_s > 0 && now_us - s->stirred_us >= c->lock_after_s * UINT64_C(1000000)) {
		s->locked = true;
		log_info("%s was not there for %u s, locked", s->name, c->lock_after_s);
	}
	return s->locked;
}

static void
tell_session(const struct console *c, const struct session *s, unsigned status, struct console_reply *ret)
{
	console_reply_with(ret, status, json_pack("{s:s, s:s, s:s, s:b, s:s, s:i}", "name", s->name, "role",
		user_role_word(s->role), "token", s->token, "locked", (int)s->locked, "unlock", s->has_pin ? "pin" : "password",
		"lock_after_s", (int)c->lock_after_s));
}

static void
end_session(struct session *s, struct console_reply *ret)
{
	*s = (struct session) { 0 };
	snprintf(ret->cookie, sizeof(ret->cookie), CONSOLE_COOKIE "=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
}

/* A new one in the place of OLD (NULL: none), of a free one, else of the oldest. */
static void
begin_session(struct console *c, const struct user *u, struct session *old, uint64_t now_us, struct console_reply *ret)
{
	struct session *s = old != NULL ? old : &c->kept->sessions[0];

	for (size_t i = 0; old == NULL && i < SESSIONS_MAX && s->cookie[0] != '\0'; i++)
		if (c->kept->sessions[i].cookie[0] == '\0' || c->kept->sessions[i].since_us < s->since_us)
			s = &c->kept->sessions[i];
	*s = (struct session) { .role = u->role, .since_us = now_us, .stirred_us = now_us, .has_pin = u->pin[0] != '\0' };
	strcpy(s->name, u->name);
	if (!draw_secret(s->cookie) || !draw_secret(s->token) || getrandom(&s->client, sizeof(s->client), 0) < 0) {
		*s = (struct session) { 0 };
		console_refuse(ret, 500, "le système ne donne pas de nombres aléatoires");
		return;
	}
	tell_session(c, s, 201, ret);
	snprintf(ret->cookie, sizeof(ret->cookie), CONSOLE_COOKIE "=%s; Path=/; HttpOnly; SameSite=Strict%s", s->cookie,
	         c->guarded ? "; Secure" : "");
	log_info("%s signs in as %s", s->name, user_role_word(s->role));
}

bool
session_has_token(const struct session *s, const char *token)
{
	return token != NULL && same_secret(s->token, token);
}

void
session_tell(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	(void)q;
	(void)now_us;
	tell_session(c, s, 200, ret);
}

void
session_sign_out(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us,
                 struct console_reply *ret)
{
	(void)c;
	(void)q;
	(void)now_us;
	end_session(s, ret);
	console_reply_with(ret, 204, NULL);
}

/* The file of users, as it is now.  False: it cannot be read, which the log says. */
static bool
read_users(struct console *c)
{
	char *text = NULL, why[USERS_WHY];
	size_t len = 0;
	int r = file_read(c->users, USERS_FILE_MAX, &text, &len);

	if (r < 0)
		log_error("%s: cannot be read: %s; nobody signs in", c->users, strerror(-r));
	else if (users_read(&c->read, c->users, text, len, why) < 0) {
		log_error("%s; nobody signs in", why);
		r = -1;
	}
	free(text);
	return r >= 0;
}

void
session_sign_in(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	json_t *asked = json_loadb(q->body, q->len, JSON_REJECT_DUPLICATES, NULL);
	const char *name = json_string_value(json_object_get(asked, "name"));
	const char *password = json_string_value(json_object_get(asked, "password"));
	const struct user *u;

	if (c->kept->wrong >= WRONG_MAX && now_us - c->kept->wrong_us < WRONG_WAIT_US) {
		console_refuse(ret, 429, "trop d'essais ; réessayer dans dix secondes");
	} else if (name == NULL || password == NULL || strlen(password) > PASSWORD_MAX) {
		console_refuse(ret, 400, "il faut un nom et un mot de passe");
	} else if (!read_users(c)) {
		console_refuse(ret, 500, "le fichier des utilisateurs ne peut être lu ; le journal dit pourquoi");
	} else {
		u = users_find(&c->read, name);
		if (user_knows(u, password)) {
			c->kept->wrong = 0;
			begin_session(c, u, s, now_us, ret);
		} else {
			c->kept->wrong++;
			c->kept->wrong_us = now_us;
			log_warning("a name and password that do not fit, %u in a row", c->kept->wrong);
			console_refuse(ret, 401, "ce nom et ce mot de passe ne vont pas ensemble");
		}
	}
	json_decref(asked);
}

/* --- the lock ------------------------------------------------------------------------------------------------------------ */

void
session_stir(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	(void)c;
	(void)q;
	s->stirred_us = now_us;
	console_reply_with(ret, 204, NULL);
}

void
session_lock(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	(void)q;
	(void)now_us;
	if (!s->locked)
		log_info("%s locks the console", s->name);
	s->locked = true;
	tell_session(c, s, 200, ret);
}

/* The one who is signed in may be told how many tries are left; the door counts them too, so that it is no way around it. */
static void
refuse_unlock(struct console *c, struct session *s, uint64_t now_us, struct console_reply *ret)
{
	unsigned left = WRONG_MAX - ++s->wrong;

	c->kept->wrong++;
	c->kept->wrong_us = now_us;
	log_warning("%s: a PIN or password that does not fit, %u in a row", s->name, s->wrong);
	if (left == 0) {
		log_warning("%s is signed out", s->name);
		end_session(s, ret);
		console_refuse(ret, 401, "Cinq essais : la connexion a pris fin.");
		return;
	}
	console_reply_with(ret, 403, json_pack("{s:s, s:i}", "reason", "Ce n'est pas le bon.", "left", (int)left));
}

void
session_unlock(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	json_t *asked = json_loadb(q->body, q->len, JSON_REJECT_DUPLICATES, NULL);
	const char *pin = json_string_value(json_object_get(asked, "pin"));
	const char *password = json_string_value(json_object_get(asked, "password")), *word = pin != NULL ? pin : password;
	const struct user *u;

	if (word == NULL || strlen(word) > PASSWORD_MAX) {
		console_refuse(ret, 400, "il faut un code PIN ou un mot de passe");
	} else if (!read_users(c)) {
		console_refuse(ret, 500, "le fichier des utilisateurs ne peut être lu ; le journal dit pourquoi");
	} else {
		u = users_find(&c->read, s->name);
		s->has_pin = u != NULL && u->pin[0] != '\0';
		if (u == NULL || u->role != s->role) {
			log_warning("%s is no more a %s, and signed out", s->name, user_role_word(s->role));
			end_session(s, ret);
			console_refuse(ret, 401, "Ce compte a changé : se connecter à nouveau.");
		} else if (pin != NULL ? user_knows_pin(u, pin) : user_knows(u, password)) {
			c->kept->wrong = s->wrong = 0;
			s->locked = false;
			s->stirred_us = now_us;
			log_info("%s unlocks the console", s->name);
			tell_session(c, s, 200, ret);
		} else {
			refuse_unlock(c, s, now_us, ret);
		}
	}
	json_decref(asked);
}

int
session_locks_in_s(const struct console *c, const struct session *s, uint64_t now_us)
{
	uint64_t after_us = c->lock_after_s * UINT64_C(1000000), idle_us = now_us - s->stirred_us;
	uint64_t warn_us = after_us / 4 < WARN_US ? after_us / 4 : WARN_US;

	if (after_us == 0 || idle_us > after_us || after_us - idle_us > warn_us)
		return -1;
	return (int)((after_us - idle_us + 999999) / 1000000);
}
