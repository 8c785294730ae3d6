/* console_parts.h -- what the files of the console share; for nobody else */
#ifndef VIEW_CONSOLE_PARTS_H
#define VIEW_CONSOLE_PARTS_H

#include <jansson.h>

#include "base/users.h"
#include "console.h"

#define SESSIONS_MAX 16
#define SECRET_HEX   32 /* digits of a cookie or token: 128 bits */

struct session {
	char cookie[SECRET_HEX + 1], token[SECRET_HEX + 1], name[USER_NAME_MAX + 1];
	enum user_role role;
	uint64_t client, since_us, stirred_us; /* somebody was last there */
	unsigned wrong;                        /* PINs in a row */
	bool has_pin, locked;
};

/* What outlives this program: console_remember(). */
struct remembered {
	uint32_t size;         /* of this; another: of another version, and forgotten */
	unsigned wrong;        /* passwords and PINs in a row, and when the last one was */
	uint64_t wrong_us;
	struct session sessions[SESSIONS_MAX];
};

struct console {
	const char *users;
	bool guarded;
	int keeper_fd;
	unsigned lock_after_s; /* 0: never */
	unsigned owed;         /* answers of the keeper that are still to come */
	struct remembered *kept, own; /* kept: own, until console_remember() */
	struct users read;
};

/* BODY is taken; NULL: none. */
void console_reply_with(struct console_reply *r, unsigned status, json_t *body);
void console_refuse(struct console_reply *r, unsigned status, const char *why); /* in French; english.js has it in English */

/* What a route does: S is who asks, NULL where nobody is signed in. */
typedef void console_route(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us,
                           struct console_reply *ret);

/* --- console_session.c: who is signed in, and whether he is there --------------------------------------------------- */

console_route session_sign_in, session_tell, session_sign_out, session_stir, session_lock, session_unlock;

struct session *session_of(struct console *c, const char *cookie, uint64_t now_us); /* NULL: nobody's */
bool session_has_token(const struct session *s, const char *token);
bool session_is_locked(const struct console *c, struct session *s, uint64_t now_us); /* by now */

/* Seconds until S locks itself, where whoever may still be near is to be warned; else -1. */
int session_locks_in_s(const struct console *c, const struct session *s, uint64_t now_us);

/* --- console_keeper.c: what only the keeper knows, or can do --------------------------------------------------------- */

console_route keeper_chamber, keeper_do;

void keeper_join(struct console *c, int fd); /* the last one is closed */

#endif
