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

struct session {
	char cookie[SECRET_HEX + 1], token[SECRET_HEX + 1], name[USER_NAME_MAX + 1];
	enum user_role role;
	uint64_t client, since_us;
};

struct console {
	const char *users;
	bool guarded;
	int keeper_fd;
	unsigned owed;         /* answers of the keeper that are still to come */
	unsigned wrong;
	uint64_t wrong_us;
	struct session sessions[SESSIONS_MAX];
	struct users read;
};

struct console *
console_new(const char *users, bool guarded)
{
	struct console *c = calloc(1, sizeof(*c));

	if (c == NULL)
		return NULL;
	c->users = users;
	c->guarded = guarded;
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

static void
tell_session(const struct session *s, unsigned status, struct console_reply *ret)
{
	reply(ret, status, json_pack("{s:s, s:s, s:s}", "name", s->name, "role", user_role_word(s->role), "token", s->token));
}

/* A new one in the place of OLD (NULL: none), of a free one, else of the oldest. */
static void
begin_session(struct console *c, const struct user *u, struct session *old, uint64_t now_us, struct console_reply *ret)
{
	struct session *s = old != NULL ? old : &c->sessions[0];

	for (size_t i = 0; old == NULL && i < SESSIONS_MAX && s->cookie[0] != '\0'; i++)
		if (c->sessions[i].cookie[0] == '\0' || c->sessions[i].since_us < s->since_us)
			s = &c->sessions[i];
	*s = (struct session) { .role = u->role, .since_us = now_us };
	strcpy(s->name, u->name);
	if (!draw_secret(s->cookie) || !draw_secret(s->token) || getrandom(&s->client, sizeof(s->client), 0) < 0) {
		*s = (struct session) { 0 };
		refuse(ret, 500, "le système ne donne pas de nombres aléatoires");
		return;
	}
	tell_session(s, 201, ret);
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
sign_in(struct console *c, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
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
			begin_session(c, u, session_of(c, q->cookie, now_us), now_us, ret);
		} else {
			c->wrong++;
			c->wrong_us = now_us;
			log_warning("a name and password that do not fit, %u in a row", c->wrong);
			refuse(ret, 401, "ce nom et ce mot de passe ne vont pas ensemble");
		}
	}
	json_decref(asked);
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
tell_chamber(struct console *c, struct console_reply *ret)
{
	Console__Chamber chamber = CONSOLE__CHAMBER__INIT;
	Console__Request q = CONSOLE__REQUEST__INIT;
	json_t *lines = json_array(), *told = json_object();
	Console__Answer *a;

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
do_line(struct console *c, const struct session *s, const struct console_request *q, struct console_reply *ret)
{
	json_t *asked = json_loadb(q->body, q->len, JSON_REJECT_DUPLICATES, NULL), *lines = json_array();
	const char *line = json_string_value(json_object_get(asked, "line"));
	const char *language = json_string_value(json_object_get(asked, "language"));
	json_int_t number = json_integer_value(json_object_get(asked, "number"));
	Console__Do doing = CONSOLE__DO__INIT;
	Console__Request request = CONSOLE__REQUEST__INIT;
	Console__Answer *a;

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
let_import(const struct session *s, struct console_reply *ret)
{
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

enum what { SIGN_IN, WHO, SIGN_OUT, CHAMBER, DO, IMPORT_ROSTER, IMPORT_AGENDA, WHATS };
static const struct { const char *method, *url; bool open, changes; } routes[WHATS] = {
	[SIGN_IN] = { "POST", "/session", true, false }, [WHO] = { "GET", "/session", false, false },
	[SIGN_OUT] = { "DELETE", "/session", false, true }, [CHAMBER] = { "GET", "/chamber", false, false },
	[DO] = { "POST", "/do", false, true }, [IMPORT_ROSTER] = { "POST", "/import/roster", false, true },
	[IMPORT_AGENDA] = { "POST", "/import/agenda", false, true },
};

bool
console_answer(struct console *c, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	struct session *s = session_of(c, q->cookie, now_us);
	size_t i = 0;

	*ret = (struct console_reply) { 0 };
	while (i < WHATS && (strcmp(routes[i].url, q->url) != 0 || strcmp(routes[i].method, q->method) != 0))
		i++;
	if (i == WHATS)
		return false;
	if (!is_own_host(c, q->host) || !is_own_page(q->origin, q->host))
		refuse(ret, 403, "cette adresse n'est pas celle du pupitre");
	else if (!routes[i].open && s == NULL)
		refuse(ret, 401, "il faut se connecter");
	else if (routes[i].changes && (q->token == NULL || !same_secret(s->token, q->token)))
		refuse(ret, 403, "cette page n'est plus celle de la connexion ; la recharger");
	else if (i == SIGN_IN)
		sign_in(c, q, now_us, ret);
	else if (i == WHO)
		tell_session(s, 200, ret);
	else if (i == CHAMBER)
		tell_chamber(c, ret);
	else if (i == DO)
		do_line(c, s, q, ret);
	else if (i == IMPORT_ROSTER || i == IMPORT_AGENDA)
		let_import(s, ret);
	else {
		*s = (struct session) { 0 };
		reply(ret, 204, NULL);
		snprintf(ret->cookie, sizeof(ret->cookie), CONSOLE_COOKIE "=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
	}
	return true;
}
