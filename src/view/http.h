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
#include "imports.h"
#include "stream.h"
#include "tls.h"

struct http;

/* All are the caller's, for as long as it serves. */
struct http_served {
	struct stream *stream;
	struct console *console;     /* with its pages, and what it answers; NULL: the public side, where nothing is said */
	struct documents *documents; /* for whoever is signed in there; NULL with CONSOLE */
	struct imports *imports;     /* the same */
	const struct house *house;   /* told already, for the public side; NULL on the other */
	const struct tls *tls;       /* with that certificate; NULL: in the clear */
};

/* Serves on LISTEN_FD, which is the caller's to close.  0; -EIO: libmicrohttpd would not start; -ENOMEM. */
int http_start(struct http **ret, int listen_fd, const struct http_served *served);
void http_stop(struct http *h); /* NULL does nothing */

/* To be polled for reading; then http_run().  Milliseconds it wants to wait at most; -1: as long as you like. */
int http_fd(const struct http *h);
int http_timeout_ms(struct http *h);
void http_run(struct http *h);

#endif
