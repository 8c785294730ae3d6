#include "http.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include "arms.h"
#include "base/clock.h"
#include "pages.h"

#define PEERS_MAX   960u  /* connections that are served; a request on any further one is told 503 */
#define SPARE       64u   /* connections beyond, so that they can be told; then the listen queue */
#define SCREENS_MAX 800u  /* streams: fewer than connections, so that a page still loads and can say it waits */
#define MEMORY_MAX  32768 /* bytes of request and headers; more is answered with 431 or 414 */
#define IDLE_S      10u   /* a connection that neither says nor takes anything; a stream has something every second */
#define ASK_US      20000000u /* from connecting, or from the last answer, to a whole request: byte by byte is no way */
#define CROWD       (PEERS_MAX / 2) /* connections that have not come to their request: beyond, those who come need their room */
#define CROWD_US    3000000u  /* then this is all they have */
#define GONE_US     1000000u  /* who said no more and hung up has been heard out by then */
#define READ_MAX    1048576u  /* bytes of a body that are read, so that who sent too much can be told; then he is cut off */
#define IMPORT      "/import/"

struct peer {
	struct peer *next, **link;
	struct MHD_Connection *connection;
	uint64_t since_us;
	bool answered;
};

/* What a browser sends: on the public side its body is not kept. */
struct request {
	size_t n, read;
	bool too_long, takes;        /* takes: a file, which imports.h has */
	struct console_reply refusal; /* of a file that is not taken; status 0: none */
	char body[]; /* [CONSOLE_BODY_MAX] */
};

struct http {
	struct MHD_Daemon *daemon;
	struct http_served of;
	struct peer *peers;
	unsigned n_peers;
	uint64_t now_us; /* of the last turn */
	int epoll_fd;
};

#define POLICY "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " \
	       "form-action 'none'; frame-ancestors 'none'"

static const struct { const char *name, *value; } headers[] = {
	{ "X-Content-Type-Options", "nosniff" },
	{ "Referrer-Policy", "no-referrer" },
	{ "Cache-Control", "no-store" },
};

static enum MHD_Result
answer_under(const char *policy, struct MHD_Connection *c, unsigned status, const char *type, struct MHD_Response *r)
{
	enum MHD_Result done;

	if (r == NULL)
		return MHD_NO;
	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++)
		MHD_add_response_header(r, headers[i].name, headers[i].value);
	MHD_add_response_header(r, "Content-Security-Policy", policy);
	MHD_add_response_header(r, "Content-Type", type);
	if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
		MHD_add_response_header(r, "Allow", "GET, HEAD");
	if (status == MHD_HTTP_SERVICE_UNAVAILABLE)
		MHD_add_response_header(r, "Retry-After", "5");
	/* What is left open is of no use to a screen, and after a cut cable a browser would ask on it and wait in vain. */
	MHD_add_response_header(r, "Connection", "close");
	done = MHD_queue_response(c, status, r);
	MHD_destroy_response(r);
	return done;
}

static enum MHD_Result
answer(struct MHD_Connection *c, unsigned status, const char *type, struct MHD_Response *r)
{
	return answer_under(POLICY, c, status, type, r);
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

static const char *
cookie_of(struct MHD_Connection *c)
{
	return MHD_lookup_connection_value(c, MHD_COOKIE_KIND, CONSOLE_COOKIE);
}

/* What the console says to a request.  False: it is not asked that. */
static bool
ask_console(struct http *h, struct MHD_Connection *c, const char *url, const char *method, const struct request *q,
            struct console_reply *ret)
{
	struct console_request asked = { .method = method, .url = url, .body = q->body, .len = q->n };

	asked.cookie = cookie_of(c);
	asked.token = MHD_lookup_connection_value(c, MHD_HEADER_KIND, "X-Scrutin-Token");
	asked.host = MHD_lookup_connection_value(c, MHD_HEADER_KIND, "Host");
	asked.origin = MHD_lookup_connection_value(c, MHD_HEADER_KIND, "Origin");
	return console_answer(h->of.console, &asked, h->now_us, ret);
}

static enum MHD_Result
answer_json(struct MHD_Connection *c, unsigned status, const char *json)
{
	return answer_bytes(c, status, "application/json", json, strlen(json));
}

/* What the console answers.  False: it is not asked that. */
static bool
route_console(struct http *h, struct MHD_Connection *c, const char *url, const char *method, const struct request *q,
              enum MHD_Result *ret)
{
	struct console_reply reply;
	struct MHD_Response *r;

	if (q->too_long) {
		*ret = say(c, MHD_HTTP_CONTENT_TOO_LARGE, "413: longer than any line may be\n");
		return true;
	}
	if (!ask_console(h, c, url, method, q, &reply))
		return false;
	r = MHD_create_response_from_buffer(reply.body == NULL ? 0 : strlen(reply.body), reply.body, MHD_RESPMEM_MUST_FREE);
	if (r != NULL && reply.cookie[0] != '\0')
		MHD_add_response_header(r, "Set-Cookie", reply.cookie);
	*ret = answer(c, reply.status, "application/json", r);
	return true;
}

/* A document, for whoever is signed in; it may take a while. */
static enum MHD_Result
route_document(struct http *h, struct MHD_Connection *c, const char *url)
{
	const char *type = NULL, *why = NULL;
	struct MHD_Response *r = NULL;
	unsigned status;

	if (!console_knows(h->of.console, cookie_of(c), h->now_us))
		return say(c, MHD_HTTP_UNAUTHORIZED, "401: sign in first\n");
	if (console_locked(h->of.console, cookie_of(c), h->now_us))
		return say(c, MHD_HTTP_LOCKED, "423 : le pupitre est verrouillé ; le déverrouiller d'abord\n");
	status = documents_answer(h->of.documents, c, url, h->now_us, &r, &type, &why);
	if (status == 0)
		return MHD_YES;
	return r != NULL ? answer(c, status, type, r) : say(c, status, why);
}

static bool
house_has(const struct house *house, const char *url)
{
	return house != NULL && (strcmp(url, "/house.json") == 0 || (strcmp(url, "/arms") == 0 && house->arms != NULL));
}

/* An SVG that is opened by itself is a page too, with scripts of its own. */
static enum MHD_Result
route_house(const struct house *house, struct MHD_Connection *c, const char *url)
{
	if (strcmp(url, "/house.json") == 0)
		return answer_bytes(c, MHD_HTTP_OK, "application/json", house->json, strlen(house->json));
	return answer_under(ARMS_POLICY, c, MHD_HTTP_OK, house->arms_type,
	                    MHD_create_response_from_buffer(house->arms_len, house->arms, MHD_RESPMEM_PERSISTENT));
}

/* At the headers of a request that brings a file: whether it is taken is settled before there is any of it. */
static void
begin_import(struct http *h, struct MHD_Connection *c, const char *url, const char *method, struct request *q)
{
	const char *why = NULL;

	if (!ask_console(h, c, url, method, q, &q->refusal) || q->refusal.status != CONSOLE_TAKES)
		return;
	q->refusal.status = imports_begin(h->of.imports, c, url, &why);
	q->takes = q->refusal.status == 0;
	q->refusal.body = why != NULL ? strdup(why) : NULL;
}

/* A file that has come whole, or what it was refused for. */
static enum MHD_Result
route_import(struct http *h, struct MHD_Connection *c, const struct request *q)
{
	const char *why = NULL;
	struct MHD_Response *r = NULL;
	unsigned status;

	if (!q->takes)
		return answer_json(c, q->refusal.status, q->refusal.body != NULL ? q->refusal.body : "{}");
	status = imports_answer(h->of.imports, c, h->now_us, &r, &why);
	if (status == 0)
		return MHD_YES;
	return r != NULL ? answer(c, status, "application/json", r) : answer_json(c, status, why);
}

static enum MHD_Result
route(struct http *h, struct MHD_Connection *c, const char *url, const char *method, const struct request *q)
{
	const struct page *page = page_find(url, h->of.console != NULL ? SIDE_CONSOLE : SIDE_PUBLIC);
	bool head = strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;
	enum MHD_Result done;

	if (q->takes || q->refusal.status != 0)
		return route_import(h, c, q);
	if (h->of.console != NULL && route_console(h, c, url, method, q, &done))
		return done;

	if (h->of.console != NULL && documents_have(url) && strcmp(method, MHD_HTTP_METHOD_GET) == 0)
		return route_document(h, c, url);
	if (page == NULL && strcmp(url, "/events") != 0 && !house_has(h->of.house, url))
		return say(c, MHD_HTTP_NOT_FOUND, "404: there is nothing here; the page is at /\n");
	if (!head && strcmp(method, MHD_HTTP_METHOD_GET) != 0)
		return say(c, MHD_HTTP_METHOD_NOT_ALLOWED, "405: this address shows; it takes no orders\n");
	if (h->n_peers > PEERS_MAX)
		return say(c, MHD_HTTP_SERVICE_UNAVAILABLE, "503: too many connections; try again in some seconds\n");
	if (page != NULL)
		return answer_bytes(c, MHD_HTTP_OK, page->type, page->bytes, (size_t)(page->end - page->bytes));
	if (house_has(h->of.house, url))
		return route_house(h->of.house, c, url);
	if (head)
		return answer_bytes(c, MHD_HTTP_OK, "text/event-stream", "", 0);
	/* A console that is locked still hears: the keeper sends both sides the same bytes, which are for everybody's eyes. */
	if (h->of.console != NULL && !console_knows(h->of.console, cookie_of(c), h->now_us))
		return say(c, MHD_HTTP_UNAUTHORIZED, "401: sign in first\n");
	if (stream_clients(h->of.stream) >= SCREENS_MAX)
		return say(c, MHD_HTTP_SERVICE_UNAVAILABLE, "503: too many screens; try again in some seconds\n");
	return answer(c, MHD_HTTP_OK, "text/event-stream", stream_response(h->of.stream, c));
}

static struct peer *
peer_of(struct MHD_Connection *c)
{
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	return info == NULL ? NULL : info->socket_context;
}

static enum MHD_Result
on_request(void *arg, struct MHD_Connection *c, const char *url, const char *method, const char *version,
           const char *body, size_t *body_len, void **seen)
{
	struct http *h = arg;
	struct request *q = *seen;
	struct peer *p = peer_of(c);

	(void)version;
	if (q == NULL) { /* the headers alone: let the request be read to its end first */
		q = calloc(1, sizeof(*q) + (h->of.console != NULL ? CONSOLE_BODY_MAX : 0));
		*seen = q;
		if (q != NULL && h->of.console != NULL && strncmp(url, IMPORT, strlen(IMPORT)) == 0)
			begin_import(h, c, url, method, q);
		return q == NULL ? MHD_NO : MHD_YES;
	}
	if (*body_len > 0) {
		q->read += *body_len;
		if (q->read > READ_MAX + (q->takes ? IMPORT_MAX : 0))
			return MHD_NO;
		if (q->takes)
			imports_take(h->of.imports, body, *body_len);
		q->too_long = !q->takes && (q->too_long || q->n + *body_len > CONSOLE_BODY_MAX);
		if (h->of.console != NULL && !q->takes && !q->too_long) {
			memcpy(q->body + q->n, body, *body_len);
			q->n += *body_len;
		}
		*body_len = 0;
		return MHD_YES;
	}
	if (p != NULL)
		p->answered = true;
	return route(h, c, url, method, q);
}

static void
on_answered(void *arg, struct MHD_Connection *c, void **seen, enum MHD_RequestTerminationCode code)
{
	struct http *h = arg;
	struct peer *p = peer_of(c);

	struct request *q = *seen;

	(void)code;
	if (q != NULL)
		free(q->refusal.body);
	free(q);
	*seen = NULL;
	if (h->of.console != NULL) {
		documents_forget(h->of.documents, c);
		imports_forget(h->of.imports, c);
	}
	if (p == NULL)
		return;
	p->answered = false;
	p->since_us = h->now_us;
}

static void
on_connection(void *arg, struct MHD_Connection *c, void **context, enum MHD_ConnectionNotificationCode code)
{
	struct http *h = arg;
	struct peer *p = *context;

	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		p = calloc(1, sizeof(*p));
		if (p == NULL) /* served without a deadline rather than not at all */
			return;
		*p = (struct peer) { .next = h->peers, .link = &h->peers, .connection = c, .since_us = h->now_us };
		if (p->next != NULL)
			p->next->link = &p->next;
		h->peers = p;
		h->n_peers++;
		*context = p;
	} else if (p != NULL) {
		*p->link = p->next;
		if (p->next != NULL)
			p->next->link = p->link;
		h->n_peers--;
		*context = NULL;
		free(p);
	}
}

static unsigned
unanswered(const struct http *h)
{
	unsigned n = 0;

	for (const struct peer *p = h->peers; p != NULL; p = p->next)
		n += !p->answered;
	return n;
}

/* The library misses an end that comes together with the last bytes, and waits for more. */
static bool
hung_up(int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLRDHUP };

	return poll(&p, 1, 0) > 0;
}

/* The library's own time-out begins anew with each byte; this one does not. */
static void
end_slow_requests(struct http *h)
{
	uint64_t most_us = unanswered(h) > CROWD ? CROWD_US : ASK_US;

	for (struct peer *p = h->peers; p != NULL; p = p->next) {
		const union MHD_ConnectionInfo *info;
		uint64_t age_us = h->now_us - p->since_us;

		if (p->answered || age_us < GONE_US)
			continue;
		info = MHD_get_connection_info(p->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
		if (info != NULL && (age_us >= most_us || hung_up(info->connect_fd)))
			shutdown(info->connect_fd, SHUT_RDWR); /* the library sees the end, and cleans up */
	}
}

/* As many descriptors as connections; where the limit is lower, the listen queue waits. */
static void
raise_descriptors(void)
{
	struct rlimit have;

	if (getrlimit(RLIMIT_NOFILE, &have) < 0 || have.rlim_cur >= 2048)
		return;
	have.rlim_cur = have.rlim_max < 2048 ? have.rlim_max : 2048;
	setrlimit(RLIMIT_NOFILE, &have);
}

/* An escaped NUL would end the address: what stands behind it would count for nothing. */
static size_t
unescape(void *arg, struct MHD_Connection *c, char *text)
{
	size_t n = MHD_http_unescape(text);

	(void)arg;
	(void)c;
	for (size_t i = 0; i < n; i++)
		if (text[i] == '\0')
			text[i] = '?';
	return n;
}

int
http_start(struct http **ret, int listen_fd, const struct http_served *served)
{
	const struct tls *tls = served->tls;
	const struct MHD_OptionItem guarded[] = {
		{ MHD_OPTION_HTTPS_MEM_CERT, 0, tls != NULL ? tls->certificate : NULL },
		{ MHD_OPTION_HTTPS_MEM_KEY, 0, tls != NULL ? tls->key : NULL },
		{ MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)(uintptr_t)"NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2" },
		{ MHD_OPTION_END, 0, NULL } };
	struct http *h = calloc(1, sizeof(*h));
	const union MHD_DaemonInfo *info;

	if (h == NULL)
		return -ENOMEM;
	h->of = *served;
	h->now_us = clock_monotonic_us();
	raise_descriptors();
	stream_reopen(served->stream);
	h->daemon = MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | (tls != NULL ? MHD_USE_TLS : 0), 0, NULL, NULL,
	                             on_request, h, MHD_OPTION_ARRAY, tls != NULL ? guarded : guarded + 3,
	                             MHD_OPTION_LISTEN_SOCKET, listen_fd, MHD_OPTION_CONNECTION_LIMIT, PEERS_MAX + SPARE,
	                             MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY_MAX, MHD_OPTION_CONNECTION_TIMEOUT,
	                             IDLE_S, MHD_OPTION_NOTIFY_CONNECTION, on_connection, h,
	                             MHD_OPTION_NOTIFY_COMPLETED, on_answered, h, MHD_OPTION_STRICT_FOR_CLIENT, 1,
	                             MHD_OPTION_UNESCAPE_CALLBACK, unescape, NULL,
	                             MHD_OPTION_END);
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
	if (h->daemon != NULL) {
		stream_close(h->of.stream);
		if (h->of.console != NULL) {
			documents_stop(h->of.documents);
			imports_stop(h->of.imports);
		}
		MHD_quiesce_daemon(h->daemon); /* else the library closes the listening socket, which is the caller's */
		MHD_stop_daemon(h->daemon);
	}
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
	uint64_t before_us = h->now_us;

	h->now_us = clock_monotonic_us();
	if (h->now_us / 1000000 != before_us / 1000000)
		end_slow_requests(h);
	MHD_run(h->daemon);
}
