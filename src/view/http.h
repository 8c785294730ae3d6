/*
 * http.h -- the public side, and the console's: a few fixed pages, the stream, what house.h adds, and what console.h answers
 *
 * The peer is anyone's browser: whatever it sends is answered with a status and one line, or not at all.  On the public
 * side there is no way to say anything: GET and HEAD only, and a body is read and forgotten, up to 1 MiB of it.  Whoever is slow
 * loses his own connection: 10 s without a byte either way, 20 s for one whole request; 3 s where 480 others dawdle too.
 * Beyond 960 connections or 800 streams the answer is 503; a page says so, and asks again.
 */
#ifndef VIEW_HTTP_H
#define VIEW_HTTP_H

#include <stdint.h>

#include "console.h"
#include "documents.h"
#include "house.h"
#include "stream.h"
#include "tls.h"

struct http;

/*
 * Serves on LISTEN_FD, which is the caller's to close.  CONSOLE: what it answers is served too, and its pages in place of the
 * projector's; NULL: the public side, where there is no way to say anything.  DOCUMENTS: for whoever is signed in there; NULL
 * with CONSOLE.  HOUSE: told already, for the public side; NULL with CONSOLE.  TLS: with that certificate; NULL: in the clear.
 * All are the caller's, for as long as it serves.  0; -EIO: libmicrohttpd would not start; -ENOMEM.
 */
int http_start(struct http **ret, int listen_fd, struct stream *stream, struct console *console, struct documents *documents,
               const struct house *house, const struct tls *tls);
void http_stop(struct http *h); /* NULL does nothing */

/* To be polled for reading; then http_run().  Milliseconds it wants to wait at most; -1: as long as you like. */
int http_fd(const struct http *h);
int http_timeout_ms(struct http *h);
void http_run(struct http *h);

#endif
