/*
 * console.h -- what the clerk's browser may ask: to sign in, how the chamber is, and to have a line of the story language done
 *
 *     POST   /session {"name":, "password":}     201 {"name":, "role":, "token":} and a cookie   401, 429
 *     GET    /session                            200 the same of who is signed in                401
 *     DELETE /session                            204
 *     GET    /chamber                            200 {"facts":, "apart":, "seats":, "items":, "receivers":}, a list each
 *     POST   /do {"number":, "line":, "language":}  200 {"code":, "reason":, "index":, "lines": [..], "warnings": [..]}
 *     POST   /import/roster, /import/agenda      imports.h; asked with no body, for the clerk: CONSOLE_TAKES
 *
 * Reasons are in French; of a line, and its warnings, in English where "language" says "en".
 * Beyond signing in, all want the cookie; what changes anything wants the token too, in X-Scrutin-Token, which no other site can
 * read.  A page of another site (Host, Origin) is refused, signing in too; who signs in anew is no more who he was.
 * A command that is asked again with its number is done once, so a page that lost the answer asks again (503: it is not known if
 * it was done).  Who is signed in, and as what, goes with each line into the record; what a role may not say the keeper refuses.
 * Passwords: base/users.h, read anew at each sign-in.  Five that are wrong close the door for ten seconds.
 */
#ifndef VIEW_CONSOLE_H
#define VIEW_CONSOLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CONSOLE_BODY_MAX 20480 /* bytes; a line of a story has 16384 at most */
#define CONSOLE_COOKIE   "scrutin"
#define CONSOLE_TAKES    100 /* no status for a browser: its file may come */

struct console;

struct console_request {
	const char *method, *url;
	const char *cookie, *token, *host, *origin; /* NULL: not sent */
	const char *body;
	size_t len;
};

struct console_reply {
	unsigned status;
	char *body;          /* JSON, free(); NULL: none */
	char cookie[160];    /* Set-Cookie; empty: none */
};

/* USERS: the file.  GUARDED: it is served with TLS, and its cookie goes nowhere else.  NULL: out of memory. */
struct console *console_new(const char *users, bool guarded);

/* The line on which the keeper takes commands; the last one is closed. */
void console_join(struct console *c, int fd);

/* False: URL is none of a console's. */
bool console_answer(struct console *c, const struct console_request *q, uint64_t now_us, struct console_reply *ret);

/* Whether COOKIE (NULL: none) is that of somebody who is signed in. */
bool console_knows(struct console *c, const char *cookie, uint64_t now_us);

#endif
