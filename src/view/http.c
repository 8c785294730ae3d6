#include "http.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "pages.h"

#define CONNECTIONS_MAX 1024
#define MEMORY_MAX      32768 /* bytes of request and headers; more is answered with 431 or 414 */
#define IDLE_S          30u   /* a connection that says nothing; a stream says something every second */

struct http {
	struct MHD_Daemon *daemon;
	struct stream *stream;
	int epoll_fd;
};

static const struct { const char *name, *value; } headers[] = {
	{ "Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
	                             "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "Referrer-Policy", "no-referrer" },
	{ "Cache-Control", "no-store" },
};

static enum MHD_Result
answer(struct MHD_Connection *c, unsigned status, const char *type, struct MHD_Response *r)
{
	enum MHD_Result done;

	if (r == NULL)
		return MHD_NO;
	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++)
		MHD_add_response_header(r, headers[i].name, headers[i].value);
	MHD_add_response_header(r, "Content-Type", type);
	if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
		MHD_add_response_header(r, "Allow", "GET, HEAD");
	done = MHD_queue_response(c, status, r);
	MHD_destroy_response(r);
	return done;
}

static enum MHD_Result
answer_bytes(struct MHD_Connection *c, unsigned status, const char *type, const void *bytes, size_t n)
{
	struct MHD_Response *r =
		MHD_create_response_from_buffer(n, (void *)(uintptr_t)bytes, MHD_RESPMEM_PERSISTENT); /* only ever read */

	return answer(c, status, type, r);
}

static enum MHD_Result
say(struct MHD_Connection *c, unsigned status, const char *line)
{
	return answer_bytes(c, status, "text/plain; charset=utf-8", line, strlen(line));
}

static enum MHD_Result
on_request(void *arg, struct MHD_Connection *c, const char *url, const char *method, const char *version,
           const char *body, size_t *body_len, void **seen)
{
	struct http *h = arg;
	const struct page *page;
	bool head = strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;
	static int once;

	(void)version;
	(void)body;
	if (*seen == NULL) { /* the headers alone: let the request be read to its end first */
		*seen = &once;
		return MHD_YES;
	}
	if (*body_len > 0) {
		*body_len = 0;
		return MHD_YES;
	}
	if (!head && strcmp(method, MHD_HTTP_METHOD_GET) != 0)
		return say(c, MHD_HTTP_METHOD_NOT_ALLOWED, "405: this address shows; it takes no orders\n");
	page = page_find(url);
	if (page != NULL)
		return answer_bytes(c, MHD_HTTP_OK, page->type, page->bytes, (size_t)(page->end - page->bytes));
	if (strcmp(url, "/events") == 0 && !head)
		return answer(c, MHD_HTTP_OK, "text/event-stream", stream_response(h->stream, c));
	return say(c, MHD_HTTP_NOT_FOUND, "404: there is nothing here; the projector is at /\n");
}

int
http_start(struct http **ret, int listen_fd, struct stream *stream)
{
	struct http *h = calloc(1, sizeof(*h));
	const union MHD_DaemonInfo *info;

	if (h == NULL)
		return -ENOMEM;
	h->stream = stream;
	h->daemon = MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, on_request, h,
	                             MHD_OPTION_LISTEN_SOCKET, listen_fd, MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS_MAX,
	                             MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY_MAX, MHD_OPTION_CONNECTION_TIMEOUT,
	                             IDLE_S, MHD_OPTION_END);
	info = h->daemon == NULL ? NULL : MHD_get_daemon_info(h->daemon, MHD_DAEMON_INFO_EPOLL_FD);
	if (info == NULL) {
		http_stop(h);
		return -EIO;
	}
	h->epoll_fd = info->epoll_fd;
	*ret = h;
	return 0;
}

void
http_stop(struct http *h)
{
	if (h == NULL)
		return;
	if (h->daemon != NULL)
		MHD_stop_daemon(h->daemon);
	free(h);
}

int
http_fd(const struct http *h)
{
	return h->epoll_fd;
}

int
http_timeout_ms(struct http *h)
{
	MHD_UNSIGNED_LONG_LONG ms;

	return MHD_get_timeout(h->daemon, &ms) != MHD_YES ? -1 : ms > 60000 ? 60000 : (int)ms;
}

void
http_run(struct http *h)
{
	MHD_run(h->daemon);
}
