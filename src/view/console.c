#include "console.h"

#include <errno.h>
#include <jansson.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/file.h"
#include "base/ipc.h"
#include "base/line_json.h"
#include "base/log.h"
#include "base/users.h"
#include "proto/console.pb-c.h"

#define SESSIONS_MAX  16
#define SESSION_US    (12ull * 3600 * 1000000) /* then the password is asked for again */
#define SECRET_HEX    32                       /* digits of a cookie or token: 128 bits */
#define WRONG_MAX     5
#define WRONG_WAIT_US 10000000u
#define ANSWER_MS     5000
#define WARN_US       60000000u                /* before it locks itself; where that is short, the last quarter */

struct session {
	char cookie[SECRET_HEX + 1], token[SECRET_HEX + 1], name[USER_NAME_MAX + 1];
	enum user_role role;
	uint64_t client, since_us, stirred_us; /* somebody was last there */
	unsigned wrong;                        /* PINs in a row */
	bool has_pin, locked;
};

struct console {
	const char *users;
	bool guarded;
	int keeper_fd;
	unsigned lock_after_s; /* 0: never */
	unsigned owed;         /* answers of the keeper that are still to come */
	unsigned wrong;
	uint64_t wrong_us;
	struct session sessions[SESSIONS_MAX];
	struct users read;
};

struct console *
console_new(const char *users, bool guarded, unsigned lock_after_s)
{
	struct console *c = calloc(1, sizeof(*c));

	if (c == NULL)
		return NULL;
	c->users = users;
	c->guarded = guarded;
	c->lock_after_s = lock_after_s;
	c->keeper_fd = -1;
	return c;
}

/* --- replies ------------------------------------------------------------------------------------------------------------- */

static void
reply(struct console_reply *r, unsigned status, json_t *body)
{
	r->status = status;
	r->body = body == NULL ? NULL : json_dumps(body, JSON_COMPACT);
	json_decref(body);
}

static void
refuse(struct console_reply *r, unsigned status, const char *why)
{
	reply(r, status, json_pack("{s:s}", "reason", why));
}

/* --- sessions ------------------------------------------------------------------------------------------------------------ */

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

static struct session *
session_of(struct console *c, const char *cookie, uint64_t now_us)
{
	for (size_t i = 0; cookie != NULL && i < SESSIONS_MAX; i++) {
		struct session *s = &c->sessions[i];

		if (s->cookie[0] != '\0' && now_us - s->since_us < SESSION_US && same_secret(s->cookie, cookie))
			return s;
	}
	return NULL;
}

bool
console_knows(struct console *c, const char *cookie, uint64_t now_us)
{
	return session_of(c, cookie, now_us) != NULL;
}

/* Whether S is locked by now. */
static bool
is_locked(const struct console *c, struct session *s, uint64_t now_us)
{
	if (!s->locked && c->lock_after_s > 0 && now_us - s->stirred_us >= c->lock_after_s * UINT64_C(1000000)) {
		s->locked = true;
		log_info("%s was not there for %u s, locked", s->name, c->lock_after_s);
	}
	return s->locked;
}

bool
console_locked(struct console *c, const char *cookie, uint64_t now_us)
{
	struct session *s = session_of(c, cookie, now_us);

	return s != NULL && is_locked(c, s, now_us);
}

static void
tell_session(const struct console *c, const struct session *s, unsigned status, struct console_reply *ret)
{
	reply(ret, status, json_pack("{s:s, s:s, s:s, s:b, s:s, s:i}", "name", s->name, "role", user_role_word(s->role), "token",
	                             s->token, "locked", (int)s->locked, "unlock", s->has_pin ? "pin" : "password", "lock_after_s",
	                             (int)c->lock_after_s));
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
	struct session *s = old != NULL ? old : &c->sessions[0];

	for (size_t i = 0; old == NULL && i < SESSIONS_MAX && s->cookie[0] != '\0'; i++)
		if (c->sessions[i].cookie[0] == '\0' || c->sessions[i].since_us < s->since_us)
			s = &c->sessions[i];
	*s = (struct session) { .role = u->role, .since_us = now_us, .stirred_us = now_us, .has_pin = u->pin[0] != '\0' };
	strcpy(s->name, u->name);
	if (!draw_secret(s->cookie) || !draw_secret(s->token) || getrandom(&s->client, sizeof(s->client), 0) < 0) {
		*s = (struct session) { 0 };
		refuse(ret, 500, "le système ne donne pas de nombres aléatoires");
		return;
	}
	tell_session(c, s, 201, ret);
	snprintf(ret->cookie, sizeof(ret->cookie), CONSOLE_COOKIE "=%s; Path=/; HttpOnly; SameSite=Strict%s", s->cookie,
	         c->guarded ? "; Secure" : "");
	log_info("%s signs in as %s", s->name, user_role_word(s->role));
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

static void
sign_in(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	json_t *asked = json_loadb(q->body, q->len, JSON_REJECT_DUPLICATES, NULL);
	const char *name = json_string_value(json_object_get(asked, "name"));
	const char *password = json_string_value(json_object_get(asked, "password"));
	const struct user *u;

	if (c->wrong >= WRONG_MAX && now_us - c->wrong_us < WRONG_WAIT_US) {
		refuse(ret, 429, "trop d'essais ; réessayer dans dix secondes");
	} else if (name == NULL || password == NULL || strlen(password) > PASSWORD_MAX) {
		refuse(ret, 400, "il faut un nom et un mot de passe");
	} else if (!read_users(c)) {
		refuse(ret, 500, "le fichier des utilisateurs ne peut être lu ; le journal dit pourquoi");
	} else {
		u = users_find(&c->read, name);
		if (user_knows(u, password)) {
			c->wrong = 0;
			begin_session(c, u, s, now_us, ret);
		} else {
			c->wrong++;
			c->wrong_us = now_us;
			log_warning("a name and password that do not fit, %u in a row", c->wrong);
			refuse(ret, 401, "ce nom et ce mot de passe ne vont pas ensemble");
		}
	}
	json_decref(asked);
}

/* --- the lock ------------------------------------------------------------------------------------------------------------ */

static void
lock(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
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
	char why[120];

	c->wrong++;
	c->wrong_us = now_us;
	log_warning("%s: a PIN or password that does not fit, %u in a row", s->name, s->wrong);
	if (left == 0) {
		log_warning("%s is signed out", s->name);
		end_session(s, ret);
		refuse(ret, 401, "Cinq essais : la connexion a pris fin.");
		return;
	}
	snprintf(why, sizeof(why), "Ce n'est pas le bon. Encore %u essai%s, puis la connexion prend fin.", left,
	         left > 1 ? "s" : "");
	refuse(ret, 403, why);
}

static void
unlock(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	json_t *asked = json_loadb(q->body, q->len, JSON_REJECT_DUPLICATES, NULL);
	const char *pin = json_string_value(json_object_get(asked, "pin"));
	const char *password = json_string_value(json_object_get(asked, "password")), *word = pin != NULL ? pin : password;
	const struct user *u;

	if (word == NULL || strlen(word) > PASSWORD_MAX) {
		refuse(ret, 400, "il faut un code PIN ou un mot de passe");
	} else if (!read_users(c)) {
		refuse(ret, 500, "le fichier des utilisateurs ne peut être lu ; le journal dit pourquoi");
	} else {
		u = users_find(&c->read, s->name);
		s->has_pin = u != NULL && u->pin[0] != '\0';
		if (u == NULL || u->role != s->role) {
			log_warning("%s is no more a %s, and signed out", s->name, user_role_word(s->role));
			end_session(s, ret);
			refuse(ret, 401, "Ce compte a changé : se connecter à nouveau.");
		} else if (pin != NULL ? user_knows_pin(u, pin) : user_knows(u, password)) {
			c->wrong = s->wrong = 0;
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

/* Seconds until S locks itself, where whoever may still be near is to be warned; else -1. */
static int
locks_in_s(const struct console *c, const struct session *s, uint64_t now_us)
{
	uint64_t after_us = c->lock_after_s * UINT64_C(1000000), idle_us = now_us - s->stirred_us;
	uint64_t warn_us = after_us / 4 < WARN_US ? after_us / 4 : WARN_US;

	if (after_us == 0 || idle_us > after_us || after_us - idle_us > warn_us)
		return -1;
	return (int)((after_us - idle_us + 999999) / 1000000);
}

/* --- the keeper ------------------------------------------------------------------------------------------------------------ */

static void
lose_keeper(struct console *c)
{
	if (c->keeper_fd >= 0)
		close(c->keeper_fd);
	c->keeper_fd = -1;
	c->owed = 0;
}

void
console_join(struct console *c, int fd)
{
	lose_keeper(c);
	c->keeper_fd = fd;
}

/* One part of an answer; NULL: none came in time, or the keeper is gone. */
static Console__Answer *
hear(struct console *c)
{
	static uint8_t packet[IPC_MAX];
	struct pollfd fd = { .fd = c->keeper_fd, .events = POLLIN };
	Console__Answer *a;
	ssize_t n;

	if (c->keeper_fd < 0 || poll(&fd, 1, ANSWER_MS) <= 0)
		return NULL;
	n = ipc_recv(c->keeper_fd, packet, sizeof(packet), NULL);
	if (n == -EAGAIN)
		return NULL;
	a = n <= 0 ? NULL : console__answer__unpack(NULL, (size_t)n, packet);
	if (a == NULL) {
		log_warning("keeper: its line for commands is gone, waiting for a new one");
		lose_keeper(c);
	} else if (!a->more) {
		c->owed--;
	}
	return a;
}

/* Answers that came too late for whoever asked: they must not be taken for that of the next question. */
static void
hear_late(struct console *c)
{
	Console__Answer *a = NULL;

	while (c->owed > 0 && (a = hear(c)) != NULL)
		console__answer__free_unpacked(a, NULL);
}

/* Asks Q; LINES gets the lines of all parts.  The last part; NULL: no answer. */
static Console__Answer *
ask(struct console *c, const Console__Request *q, json_t *lines)
{
	static uint8_t packet[IPC_MAX];
	Console__Answer *a = NULL;

	hear_late(c);
	if (c->keeper_fd < 0 || c->owed > 0 || console__request__get_packed_size(q) > sizeof(packet))
		return NULL;
	if (ipc_send(c->keeper_fd, packet, console__request__pack(q, packet), -1) < 0) {
		lose_keeper(c);
		return NULL;
	}
	c->owed++;
	do {
		console__answer__free_unpacked(a, NULL);
		a = hear(c);
		for (size_t i = 0; a != NULL && i < a->n_lines; i++)
			json_array_append_new(lines, json_string(a->lines[i]));
	} while (a != NULL && a->more);
	return a;
}

/* Lines are told apart by a key that no other kind has; what has none of these is a fact. */
static const struct { const char *list, *key; } kinds[] = {
	{ "apart", "apart" }, { "seats", "seat" }, { "items", "title" }, { "receivers", "receiver" }, { "receivers", "receivers" },
	{ "facts", NULL },
};

static void
tell_chamber(struct console *c, struct session *s, const struct console_request *r, uint64_t now_us, struct console_reply *ret)
{
	Console__Chamber chamber = CONSOLE__CHAMBER__INIT;
	Console__Request q = CONSOLE__REQUEST__INIT;
	json_t *lines = json_array(), *told = json_object();
	Console__Answer *a;

	(void)r;
	if (locks_in_s(c, s, now_us) >= 0)
		json_object_set_new(told, "locks_in_s", json_integer(locks_in_s(c, s, now_us)));
	q.body_case = CONSOLE__REQUEST__BODY_CHAMBER;
	q.chamber = &chamber;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
		json_object_set_new(told, kinds[k].list, json_array());
	a = ask(c, &q, lines);
	for (size_t i = 0; a != NULL && i < json_array_size(lines); i++) {
		json_t *line = line_json(json_string_value(json_array_get(lines, i)));
		size_t k = 0;

		while (kinds[k].key != NULL && json_object_get(line, kinds[k].key) == NULL)
			k++;
		json_array_append_new(json_object_get(told, kinds[k].list), line);
	}
	if (a == NULL)
		refuse(ret, 503, "la séance ne répond pas ; un instant");
	else
		reply(ret, 200, json_incref(told));
	console__answer__free_unpacked(a, NULL);
	json_decref(lines);
	json_decref(told);
}

static void
tell_done(const Console__Answer *a, json_t *lines, struct console_reply *ret)
{
	json_t *warnings = json_array();

	for (size_t i = 0; i < a->n_warnings; i++)
		json_array_append_new(warnings, json_string(a->warnings[i]));
	reply(ret, 200, json_pack("{s:i, s:s, s:I, s:O, s:o}", "code", (int)a->code, "reason", a->reason, "index",
	                          (json_int_t)a->index, "lines", lines, "warnings", warnings));
}

static void
do_line(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	json_t *asked = json_loadb(q->body, q->len, JSON_REJECT_DUPLICATES, NULL), *lines = json_array();
	const char *line = json_string_value(json_object_get(asked, "line"));
	const char *language = json_string_value(json_object_get(asked, "language"));
	json_int_t number = json_integer_value(json_object_get(asked, "number"));
	Console__Do doing = CONSOLE__DO__INIT;
	Console__Request request = CONSOLE__REQUEST__INIT;
	Console__Answer *a;

	s->stirred_us = now_us;
	if (line == NULL || number <= 0 || strchr(line, '\n') != NULL) {
		refuse(ret, 400, "il faut une ligne du récit et son numéro");
	} else {
		doing.client = s->client;
		doing.number = (uint64_t)number;
		doing.line = (char *)(uintptr_t)line;
		doing.console = (char *)(uintptr_t)"console";
		doing.account = (char *)(uintptr_t)s->name;
		doing.role = (char *)(uintptr_t)user_role_word(s->role);
		doing.language = (char *)(uintptr_t)(language != NULL ? language : "fr");
		request.body_case = CONSOLE__REQUEST__BODY_DO_LINE;
		request.do_line = &doing;
		a = ask(c, &request, lines);
		if (a == NULL)
			refuse(ret, 503, "la séance ne répond pas : on ne sait pas si c'est fait ; redemander est sans risque");
		else
			tell_done(a, lines, ret);
		console__answer__free_unpacked(a, NULL);
	}
	json_decref(asked);
	json_decref(lines);
}

/* A file is imports.h's to take; what is asked here is who sends it. */
static void
let_import(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	(void)c;
	(void)q;
	(void)now_us;
	if (s->role == ROLE_CLERK)
		ret->status = CONSOLE_TAKES;
	else
		refuse(ret, 403, "le secrétariat seul lit des fichiers");
}

/* --- what is asked ----------------------------------------------------------------------------------------------------- */

/*
 * A page of another site that was made to mean this machine has its own name in Host (127.0.0.1.example is such a name); with TLS
 * it would want our key.
 */
static bool
is_own_host(const struct console *c, const char *host)
{
	size_t name = host == NULL ? 0 : strcspn(host, ":");

	if (c->guarded)
		return host != NULL;
	if (name == 0 || strspn(host + name, ":0123456789") != strlen(host + name))
		return false;
	if (name == strlen("localhost") && strncmp(host, "localhost", name) == 0)
		return true;
	return strncmp(host, "127.", 4) == 0 && strspn(host, "0123456789.") == name;
}

/* A browser names the page that asks, save for a plain look.  ORIGIN: NULL where it did not. */
static bool
is_own_page(const char *origin, const char *host)
{
	const char *at = origin == NULL ? NULL : strstr(origin, "://");

	return origin == NULL || (at != NULL && strcmp(at + 3, host) == 0);
}

static void
tell_who(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	(void)q;
	(void)now_us;
	tell_session(c, s, 200, ret);
}

static void
stir(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	(void)c;
	(void)q;
	s->stirred_us = now_us;
	reply(ret, 204, NULL);
}

static void
sign_out(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	(void)c;
	(void)q;
	(void)now_us;
	end_session(s, ret);
	reply(ret, 204, NULL);
}

/* Without a session only what is OPEN is answered, and of one that is locked only what is FREE; what CHANGES wants the token. */
enum { OPEN = 1, CHANGES = 2, FREE = 4 };
static const struct {
	const char *method, *url;
	unsigned how;
	void (*answer)(struct console *, struct session *, const struct console_request *, uint64_t, struct console_reply *);
} routes[] = {
	{ "POST", "/session", OPEN | FREE, sign_in },
	{ "GET", "/session", FREE, tell_who },
	{ "DELETE", "/session", CHANGES | FREE, sign_out },
	{ "POST", "/session/stir", CHANGES, stir },
	{ "POST", "/session/lock", CHANGES | FREE, lock },
	{ "POST", "/session/unlock", CHANGES | FREE, unlock },
	{ "GET", "/chamber", 0, tell_chamber },
	{ "POST", "/do", CHANGES, do_line },
	{ "POST", "/import/roster", CHANGES, let_import },
	{ "POST", "/import/agenda", CHANGES, let_import },
};
#define ROUTES (sizeof(routes) / sizeof(routes[0]))

bool
console_answer(struct console *c, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	struct session *s = session_of(c, q->cookie, now_us);
	size_t i = 0;

	*ret = (struct console_reply) { 0 };
	while (i < ROUTES && (strcmp(routes[i].url, q->url) != 0 || strcmp(routes[i].method, q->method) != 0))
		i++;
	if (i == ROUTES)
		return false;
	if (!is_own_host(c, q->host) || !is_own_page(q->origin, q->host))
		refuse(ret, 403, "cette adresse n'est pas celle du pupitre");
	else if (!(routes[i].how & OPEN) && s == NULL)
		refuse(ret, 401, "il faut se connecter");
	else if (routes[i].how & CHANGES && (q->token == NULL || !same_secret(s->token, q->token)))
		refuse(ret, 403, "cette page n'est plus celle de la connexion ; la recharger");
	else if (s != NULL && is_locked(c, s, now_us) && !(routes[i].how & FREE))
		refuse(ret, 423, "le pupitre est verrouillé ; le déverrouiller d'abord");
	else
		routes[i].answer(c, s, q, now_us, ret);
	return true;
}
