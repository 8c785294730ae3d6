/*
 * http.h -- the replay to the browser of whoever started it: fixed pages, /house.json, /record, /at/N, by GET and HEAD alone
 *
 * It listens on 127.0.0.1 and nowhere else, and answers only where it was asked for by that name or as localhost: another
 * site's page that has its own name resolved to this machine is told 421.
 */
#ifndef SHOW_HTTP_H
#define SHOW_HTTP_H

#include <stdint.h>

#include "play.h"

struct http;

/*
 * On PORT, or one that the kernel chooses where that is 0: *RET_PORT.  RECORD (json.h), HOUSE (view/house.h) and P are the
 * caller's, for as long as it serves.  0; -errno of the socket; -EIO: libmicrohttpd would not start; -ENOMEM.
 */
int http_start(struct http **ret, uint16_t port, const char *record, const char *house, struct play *p, uint16_t *ret_port);
void http_stop(struct http *h); /* NULL does nothing */

/* Serves for at most MS milliseconds, or until a signal. */
void http_run(struct http *h, int ms);

#endif
