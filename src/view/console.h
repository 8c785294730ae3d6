/*
 * console.h -- what the clerk's browser may ask: to sign in, how the chamber is, and to have a line of the story language done
 *
 *     POST   /session {"name":, "password":}     201 WHO and a cookie                            401, 429
 *     GET    /session                            200 WHO: {"name":, "role":, "token":, "locked":, "unlock":, "lock_after_s":}
 *                                                                                                401
 *     DELETE /session                            204
 *     POST   /session/stir                       204 somebody is there                           423
 *     POST   /session/lock                       200 WHO, locked
 *     POST   /session/unlock {"pin":}            200 WHO, open                                   403 a wrong one, "left": more
 *                                                                                                401 the fifth
 *     GET    /chamber                            200 {"facts":, "apart":, "seats":, "items":, "receivers":}, a list each
 *                                                                                                423
 *     POST   /do {"number":, "line":, "language":}  200 {"code":, "reason":, "index":, "lines": [..], "warnings": [..]}
 *                                                                                                423
 *     POST   /import/roster, /import/agenda      imports.h; asked with no body, for the clerk: CONSOLE_TAKES; 423
 *
 * Reasons are in French; of a line, and its warnings, in English where "language" says "en".
 * Beyond signing in, all want the cookie; what changes anything wants the token too, in X-Scrutin-Token, which no other site can
 * read.  A page of another site (Host, Origin) is refused, signing in too; who signs in anew is no more who he was.
 * A command that is asked again with its number is done once, so a page that lost the answer asks again (503: it is not known if
 * it was done).  Pages of one session draw their numbers apart; another line under the number of one that was done is an error.
 * Who is signed in, and as what, goes with each line into the record; what a role may not say the keeper refuses.
 * Passwords: base/users.h, read anew at each sign-in.  Five that are wrong close the door for ten seconds.
 *
 * A session locks itself where nobody has been there for a while: neither signed in, nor unlocked, nor had a line done, nor said
 * by stir that he is there.  It is this program that decides; the page hides what it shows.  Locked, nothing but signing in anew,
 * who, lock, unlock and signing out is answered, but with 423.  It is opened again, in place, by the PIN of whoever is signed in
 * ("unlock": "pin"), or by {"password":} ("password" where he has no PIN, and good in any case); the fifth wrong one in a row
 * ends the session.  Near the end of that while, GET /chamber has "locks_in_s".  Each session is locked alone.
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

/*
 * USERS: the file.  GUARDED: it is served with TLS, and its cookie goes nowhere else.  LOCK_AFTER_S: how long nobody need be
 * there until a session locks itself; 0: for ever.  NULL: out of memory.
 */
struct console *console_new(const char *users, bool guarded, unsigned lock_after_s);

/*
 * FD, which is taken: memory that the parent keeps, zeros at first.  Who is signed in stands there, so that nobody need sign in
 * anew where this program is started again in the middle of a sitting; who was locked stays so, and guesses are counted on.  It
 * ends with the parent, and is on no disk.  0, or -errno: it is done without.
 */
int console_remember(struct console *c, int fd);

/* The line on which the keeper takes commands; the last one is closed. */
void console_join(struct console *c, int fd);

/* False: URL is none of a console's. */
bool console_answer(struct console *c, const struct console_request *q, uint64_t now_us, struct console_reply *ret);

/* Whether COOKIE (NULL: none) is that of somebody who is signed in. */
bool console_knows(struct console *c, const char *cookie, uint64_t now_us);

/* Whether his session is locked.  What the projector shows it may go on showing; nothing else. */
bool console_locked(struct console *c, const char *cookie, uint64_t now_us);

#endif
