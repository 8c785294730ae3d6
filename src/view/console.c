#include "console.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "console_parts.h"

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
	c->kept = &c->own;
	return c;
}

/* What a program left that died in the middle of a change is read as text and a role, or is nobody's. */
static void
mend(struct remembered *kept)
{
	for (size_t i = 0; i < SESSIONS_MAX; i++) {
		struct session *s = &kept->sessions[i];

		s->cookie[SECRET_HEX] = s->token[SECRET_HEX] = s->name[USER_NAME_MAX] = '\0';
		if (strlen(s->cookie) != SECRET_HEX || strlen(s->token) != SECRET_HEX || s->name[0] == '\0' ||
		    s->role < ROLE_CLERK || s->role > ROLE_AUDITOR)
			*s = (struct session) { 0 };
	}
}

int
console_remember(struct console *c, int fd)
{
	struct remembered *kept = MAP_FAILED;
	struct stat st;
	int r = fstat(fd, &st) < 0 ? -errno : st.st_size < (off_t)sizeof(*kept) ? -ENOSPC : 0;

	if (r == 0) {
		kept = mmap(NULL, sizeof(*kept), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
		r = kept == MAP_FAILED ? -errno : 0;
	}
	close(fd);
	if (r < 0)
		return r;
	if (kept->size != sizeof(*kept))
		*kept = (struct remembered) { .size = sizeof(*kept) };
	mend(kept);
	c->kept = kept;
	return 0;
}

void
console_join(struct console *c, int fd)
{
	keeper_join(c, fd);
}

bool
console_knows(struct console *c, const char *cookie, uint64_t now_us)
{
	return session_of(c, cookie, now_us) != NULL;
}

bool
console_locked(struct console *c, const char *cookie, uint64_t now_us)
{
	struct session *s = session_of(c, cookie, now_us);

	return s != NULL && session_is_locked(c, s, now_us);
}

void
console_reply_with(struct console_reply *r, unsigned status, json_t *body)
{
	r->status = status;
	r->body = body == NULL ? NULL : json_dumps(body, JSON_COMPACT);
	json_decref(body);
}

void
console_refuse(struct console_reply *r, unsigned status, const char *why)
{
	console_reply_with(r, status, json_pack("{s:s}", "reason", why));
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
		console_refuse(ret, 403, "le secrétariat seul lit des fichiers");
}

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

/* Without a session only what is OPEN is answered, and of one that is locked only what is FREE; what CHANGES wants the token. */
enum { OPEN = 1, CHANGES = 2, FREE = 4 };
static const struct {
	const char *method, *url;
	unsigned how;
	console_route *answer;
} routes[] = {
	{ "POST", "/session", OPEN | FREE, session_sign_in },
	{ "GET", "/session", FREE, session_tell },
	{ "DELETE", "/session", CHANGES | FREE, session_sign_out },
	{ "POST", "/session/stir", CHANGES, session_stir },
	{ "POST", "/session/lock", CHANGES | FREE, session_lock },
	{ "POST", "/session/unlock", CHANGES | FREE, session_unlock },
	{ "GET", "/chamber", 0, keeper_chamber },
	{ "POST", "/do", CHANGES, keeper_do },
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
		console_refuse(ret, 403, "cette adresse n'est pas celle du pupitre");
	else if (!(routes[i].how & OPEN) && s == NULL)
		console_refuse(ret, 401, "il faut se connecter");
	else if (routes[i].how & CHANGES && !session_has_token(s, q->token))
		console_refuse(ret, 403, "cette page n'est plus celle de la connexion ; la recharger");
	else if (s != NULL && session_is_locked(c, s, now_us) && !(routes[i].how & FREE))
		console_refuse(ret, 423, "le pupitre est verrouillé ; le déverrouiller d'abord");
	else
		routes[i].answer(c, s, q, now_us, ret);
	return true;
}
