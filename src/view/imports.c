#include "imports.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/ipc.h"
#include "base/log.h"

#define WHY(text) "{\"reason\":\"" text "\"}"

enum state { REST, TAKING, SENDING, HEARING, MADE };

struct imports {
	int parent, fd;              /* fd: our end of the socketpair, -1: none */
	bool held, waits, too_long;  /* waits: it is suspended */
	enum state state;
	struct MHD_Connection *asked_by;
	char msg[32];
	uint64_t since_us;
	char *bytes;                 /* of the file, then of the answer */
	size_t n, room, sent;
};

struct imports *
imports_new(int parent)
{
	struct imports *m = calloc(1, sizeof(*m));

	if (m == NULL)
		return NULL;
	m->parent = parent;
	m->fd = -1;
	return m;
}

/* As before anything was asked. */
static void
rest(struct imports *m)
{
	if (m->fd >= 0)
		close(m->fd); /* who still reads or writes learns of it */
	free(m->bytes);
	*m = (struct imports) { .parent = m->parent, .fd = -1, .held = m->held };
}

void
imports_stop(struct imports *m)
{
	if (m->waits)
		MHD_resume_connection(m->asked_by);
	rest(m);
}

void
imports_free(struct imports *m)
{
	if (m == NULL)
		return;
	rest(m);
	free(m);
}

void
imports_hold(struct imports *m, bool held)
{
	m->held = held;
}

void
imports_forget(struct imports *m, struct MHD_Connection *c)
{
	if (m->asked_by == c)
		rest(m);
}

/* --- taking the file ------------------------------------------------------------------------------------------------------ */

/* Room for N bytes more, of at most MAX.  False: there is none. */
static bool
make_room(struct imports *m, size_t n, size_t max)
{
	size_t room = m->room == 0 ? 65536 : m->room;
	char *bytes;

	while (room < m->n + n)
		room *= 2;
	if (m->n + n > max)
		return false;
	if (room == m->room)
		return true;
	bytes = realloc(m->bytes, room);
	if (bytes == NULL)
		return false;
	m->bytes = bytes;
	m->room = room;
	return true;
}

/* A ballot is open: the clerk has other things to do, and who votes is settled. */
static unsigned
refuse_held(const char **ret_why)
{
	*ret_why = WHY("un scrutin est ouvert : les fichiers se lisent après sa clôture");
	return MHD_HTTP_CONFLICT;
}

unsigned
imports_begin(struct imports *m, struct MHD_Connection *c, const char *url, const char **ret_why)
{
	const char *language;

	if (m->held)
		return refuse_held(ret_why);
	if (m->state != REST) {
		*ret_why = WHY("un autre fichier est en cours de lecture ; réessayer dans quelques secondes");
		return MHD_HTTP_SERVICE_UNAVAILABLE;
	}
	m->state = TAKING;
	m->asked_by = c;
	language = MHD_lookup_connection_value(c, MHD_GET_ARGUMENT_KIND, "lang");
	snprintf(m->msg, sizeof(m->msg), "import %s%s", strrchr(url, '/') + 1,
	         language != NULL && strcmp(language, "en") == 0 ? " en" : "");
	return 0;
}

void
imports_take(struct imports *m, const char *bytes, size_t n)
{
	m->too_long = m->too_long || !make_room(m, n, IMPORT_MAX);
	if (m->too_long)
		return;
	memcpy(m->bytes + m->n, bytes, n);
	m->n += n;
}

/* --- having it read --------------------------------------------------------------------------------------------------------- */

/* Asks the parent.  0; negative errno. */
static int
order(struct imports *m)
{
	int ends[2], r;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
		return -errno;
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	r = ipc_send(m->parent, m->msg, strlen(m->msg), ends[1]);
	close(ends[1]);
	if (r < 0)
		close(ends[0]);
	else
		m->fd = ends[0];
	return r;
}

static unsigned
finish(struct imports *m, struct MHD_Response **ret_response, const char **ret_why)
{
	if (m->n == 0) {
		*ret_why = WHY("le fichier n’a pas pu être lu ; le journal dit pourquoi");
		rest(m);
		return MHD_HTTP_SERVICE_UNAVAILABLE;
	}
	*ret_response = MHD_create_response_from_buffer(m->n, m->bytes, MHD_RESPMEM_MUST_FREE);
	if (*ret_response != NULL)
		m->bytes = NULL;
	rest(m);
	return *ret_response != NULL ? MHD_HTTP_OK : MHD_HTTP_INTERNAL_SERVER_ERROR;
}

unsigned
imports_answer(struct imports *m, struct MHD_Connection *c, uint64_t now_us, struct MHD_Response **ret_response,
               const char **ret_why)
{
	*ret_response = NULL;
	*ret_why = WHY("plus de mémoire");
	if (m->state == MADE)
		return finish(m, ret_response, ret_why);
	if (m->too_long) {
		*ret_why = WHY("le fichier dépasse 4 Mio ; est-ce le bon ?");
		return MHD_HTTP_CONTENT_TOO_LARGE;
	}
	if (m->held)
		return refuse_held(ret_why);
	if (order(m) < 0) {
		*ret_why = WHY("le programme principal ne peut être joint ; réessayer");
		return MHD_HTTP_SERVICE_UNAVAILABLE;
	}
	m->state = SENDING;
	m->since_us = now_us;
	m->waits = true;
	MHD_suspend_connection(c);
	return 0;
}

struct pollfd
imports_poll(const struct imports *m)
{
	return (struct pollfd) { .fd = m->fd, .events = m->state == SENDING ? POLLOUT : POLLIN };
}

/* The answer has ended, or shall not be waited for: whoever asked is called again. */
static void
wake(struct imports *m)
{
	close(m->fd);
	m->fd = -1;
	m->state = MADE;
	if (m->waits)
		MHD_resume_connection(m->asked_by);
	m->waits = false;
}

static void
give_up(struct imports *m, const char *why)
{
	log_warning("%s: %s", m->msg, why);
	m->n = 0;
	wake(m);
}

static void
send_on(struct imports *m)
{
	while (m->sent < m->n) {
		ssize_t put = send(m->fd, m->bytes + m->sent, m->n - m->sent, MSG_NOSIGNAL);

		if (put < 0 && errno == EAGAIN)
			return;
		if (put < 0)
			break; /* it has read enough of it, or is gone: what it says will tell */
		m->sent += (size_t)put;
	}
	shutdown(m->fd, SHUT_WR);
	m->state = HEARING;
	m->n = 0;
}

static void
hear_on(struct imports *m)
{
	while (m->fd >= 0) {
		ssize_t got = make_room(m, 1, IMPORT_ANSWER_MAX) ? recv(m->fd, m->bytes + m->n, m->room - m->n, 0) : -1;

		if (got > 0)
			m->n += (size_t)got;
		else if (got == 0)
			wake(m);
		else if (errno == EAGAIN && m->n < m->room)
			return;
		else
			give_up(m, "its answer cannot be taken");
	}
}

void
imports_run(struct imports *m, uint64_t now_us)
{
	if (m->state == SENDING)
		send_on(m);
	if (m->state == HEARING)
		hear_on(m);
	if (m->fd >= 0 && now_us - m->since_us > (uint64_t)IMPORT_S * 1000000)
		give_up(m, "it took too long");
}
