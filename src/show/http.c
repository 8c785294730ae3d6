#include "http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "json.h"
#include "view/pages.h"

#define PEERS_MAX  32u   /* one person's browser */
#define MEMORY_MAX 32768 /* bytes of request and headers */
#define IDLE_S     10u
#define DIGITS_MAX 9     /* of an entry's index: a record of RECORD_BYTES_MAX has fewer entries */

struct http {
	struct MHD_Daemon *daemon;
	struct play *play;
	const char *record, *house;
	uint16_t port;
};

/* The picture stands in a frame of the page, and in no other site's. */
#define POLICY "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; " \
	       "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

static const struct { const char *name, *value; } headers[] = {
	{ "Content-Security-Policy", POLICY },
	{ "X-Content-Type-Options", "nosniff" },
	{ "Referrer-Policy", "no-referrer" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
	{ "Cache-Control", "no-store" },
};

static enum MHD_Result
answer(struct MHD_Connection *c, unsigned status, const char *type, const void *bytes, size_t n, enum MHD_ResponseMemoryMode mode)
{
	struct MHD_Response *r = MHD_create_response_from_buffer(n, (void *)(uintptr_t)bytes, mode); /* only ever read */
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
say(struct MHD_Connection *c, unsigned status, const char *line)
{
	return answer(c, status, "text/plain; charset=utf-8", line, strlen(line), MHD_RESPMEM_PERSISTENT);
}

/* Whether HOST is this machine by a name that nobody else can give to it. */
static bool
is_ours(const struct http *h, const char *host)
{
	static const char *const names[] = { "127.0.0.1", "localhost" };
	char wanted[32];

	for (size_t i = 0; host != NULL && i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(wanted, sizeof(wanted), "%s:%u", names[i], h->port);
		if (strcmp(host, wanted) == 0)
			return true;
	}
	return false;
}

/* The index in "/at/N", written the one way; UINT64_MAX: it is no such address, or no such entry. */
static uint64_t
index_in(const struct http *h, const char *url)
{
	const char *digits = url + 4;
	size_t n;
	uint64_t index;

	if (strncmp(url, "/at/", 4) != 0)
		return UINT64_MAX;
	n = strspn(digits, "0123456789");
	if (n == 0 || n > DIGITS_MAX || digits[n] != '\0' || (digits[0] == '0' && n > 1))
		return UINT64_MAX;
	index = strtoull(digits, NULL, 10);
	return index < h->play->n_entries ? index : UINT64_MAX;
}

static enum MHD_Result
answer_at(struct http *h, struct MHD_Connection *c, uint64_t index)
{
	char *json = json_at(h->play, index);

	if (json == NULL)
		return say(c, MHD_HTTP_INTERNAL_SERVER_ERROR, "500: out of memory\n");
	return answer(c, MHD_HTTP_OK, "application/json", json, strlen(json), MHD_RESPMEM_MUST_FREE);
}

static enum MHD_Result
on_request(void *arg, struct MHD_Connection *c, const char *url, const char *method, const char *version, const char *body,
           size_t *body_len, void **seen)
{
	static int headers_read;
	struct http *h = arg;
	const struct page *page = page_find(url, SIDE_REPLAY);
	uint64_t index = index_in(h, url);
	const char *json = strcmp(url, "/record") == 0 ? h->record : strcmp(url, "/house.json") == 0 ? h->house : NULL;

	(void)version;
	(void)body;
	if (*seen == NULL) { /* the headers alone: let the request be read to its end first */
		*seen = &headers_read;
		return MHD_YES;
	}
	if (*body_len > 0) { /* of no use to anybody */
		*body_len = 0;
		return MHD_YES;
	}
	if (!is_ours(h, MHD_lookup_connection_value(c, MHD_HEADER_KIND, "Host")))
		return say(c, MHD_HTTP_MISDIRECTED_REQUEST, "421: ask for it as 127.0.0.1\n");
	if (page == NULL && index == UINT64_MAX && json == NULL)
		return say(c, MHD_HTTP_NOT_FOUND, "404: there is nothing here; the page is at /\n");
	if (strcmp(method, MHD_HTTP_METHOD_GET) != 0 && strcmp(method, MHD_HTTP_METHOD_HEAD) != 0)
		return say(c, MHD_HTTP_METHOD_NOT_ALLOWED, "405: this address shows; it takes no orders\n");
	if (page != NULL)
		return answer(c, MHD_HTTP_OK, page->type, page->bytes, (size_t)(page->end - page->bytes), MHD_RESPMEM_PERSISTENT);
	if (index != UINT64_MAX)
		return answer_at(h, c, index);
	return answer(c, MHD_HTTP_OK, "application/json", json, strlen(json), MHD_RESPMEM_PERSISTENT);
}

/* A socket on 127.0.0.1; -errno. */
static int
listen_on(uint16_t port, uint16_t *ret_port)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof(at);
	int on = 1, r, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd < 0)
		return -errno;
	if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0 || bind(fd, (struct sockaddr *)&at, size) < 0 ||
	    listen(fd, 32) < 0 || getsockname(fd, (struct sockaddr *)&at, &size) < 0) {
		r = -errno;
		close(fd);
		return r;
	}
	*ret_port = ntohs(at.sin_port);
	return fd;
}

int
http_start(struct http **ret, uint16_t port, const char *record, const char *house, struct play *p, uint16_t *ret_port)
{
	struct http *h = calloc(1, sizeof(*h));
	int fd;

	if (h == NULL)
		return -ENOMEM;
	h->play = p;
	h->record = record;
	h->house = house;
	fd = listen_on(port, &h->port);
	if (fd < 0) {
		free(h);
		return fd;
	}
	h->daemon = MHD_start_daemon(MHD_USE_EPOLL, 0, NULL, NULL, on_request, h, MHD_OPTION_LISTEN_SOCKET, fd,
	                             MHD_OPTION_CONNECTION_LIMIT, PEERS_MAX, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY_MAX,
	                             MHD_OPTION_CONNECTION_TIMEOUT, IDLE_S, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
	if (h->daemon == NULL) {
		close(fd);
		free(h);
		return -EIO;
	}
	*ret_port = h->port;
	*ret = h;
	return 0;
}

void
http_stop(struct http *h)
{
	if (h == NULL)
		return;
	MHD_stop_daemon(h->daemon); /* the listening socket too */
	free(h);
}

void
http_run(struct http *h, int ms)
{
	MHD_run_wait(h->daemon, ms);
}
