#include "documents.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/ipc.h"
#include "base/log.h"

#define PDF  "application/pdf"
#define CSV  "text/csv; charset=utf-8"
#define JSON "application/json"

static const struct kind { const char *url, *format, *type; } kinds[] = {
	{ "/documents/proces-verbal.pdf", "pv-pdf", PDF },
	{ "/documents/extraits.pdf", "extrait-pdf", PDF },
	{ "/documents/liste-des-deliberations.pdf", "liste-pdf", PDF },
	{ "/documents/feuille-de-cloture.pdf", "cloture-pdf", PDF },
	{ "/documents/feuille-d-emargement.pdf", "emargement-pdf", PDF },
	{ "/documents/presences.csv", "presence", CSV },
	{ "/documents/votes-nominatifs.csv", "nominal", CSV },
	{ "/documents/votes-par-groupe.csv", "groups", CSV },
	{ "/documents/scdl.csv", "scdl", CSV },
	{ "/documents/seance.json", "json", JSON },
};

struct documents {
	int parent, fd;              /* fd: -1, nothing is being made */
	bool held;
	const struct kind *kind;     /* what is being made, or is made; NULL */
	struct MHD_Connection *asked_by;
	bool waits, made;            /* it is suspended; the pipe has ended */
	uint64_t since_us;
	char *bytes;
	size_t n, room;
};

struct documents *
documents_new(int parent)
{
	struct documents *d = calloc(1, sizeof(*d));

	if (d == NULL)
		return NULL;
	d->parent = parent;
	d->fd = -1;
	return d;
}

/* As before anything was asked. */
static void
rest(struct documents *d)
{
	if (d->fd >= 0)
		close(d->fd); /* who still writes learns of it */
	free(d->bytes);
	*d = (struct documents) { .parent = d->parent, .fd = -1, .held = d->held };
}

void
documents_stop(struct documents *d)
{
	if (d->waits)
		MHD_resume_connection(d->asked_by);
	rest(d);
}

void
documents_free(struct documents *d)
{
	if (d == NULL)
		return;
	rest(d);
	free(d);
}

void
documents_hold(struct documents *d, bool held)
{
	d->held = held;
}

static const struct kind *
kind_of(const char *url)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].url, url) == 0)
			return &kinds[i];
	return NULL;
}

bool
documents_have(const char *url)
{
	return kind_of(url) != NULL;
}

/* Asks the parent.  0; negative errno. */
static int
order(struct documents *d, const struct kind *kind)
{
	char msg[64];
	int ends[2], n = snprintf(msg, sizeof(msg), "document %s", kind->format), r;

	if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0)
		return -errno;
	fcntl(ends[1], F_SETFL, 0); /* its writer may wait for us */
	r = ipc_send(d->parent, msg, (size_t)n, ends[1]);
	close(ends[1]);
	if (r < 0) {
		close(ends[0]);
		return r;
	}
	d->fd = ends[0];
	return 0;
}

static unsigned
finish(struct documents *d, struct MHD_Response **ret_response, const char **ret_type, const char **ret_why)
{
	if (d->n == 0) {
		*ret_why = "503: the document could not be made; the daemon's log says why\n";
		rest(d);
		return MHD_HTTP_SERVICE_UNAVAILABLE;
	}
	*ret_type = d->kind->type;
	*ret_response = MHD_create_response_from_buffer(d->n, d->bytes, MHD_RESPMEM_MUST_FREE);
	if (*ret_response != NULL)
		d->bytes = NULL;
	rest(d);
	return *ret_response != NULL ? MHD_HTTP_OK : MHD_HTTP_INTERNAL_SERVER_ERROR;
}

unsigned
documents_answer(struct documents *d, struct MHD_Connection *c, const char *url, uint64_t now_us,
                 struct MHD_Response **ret_response, const char **ret_type, const char **ret_why)
{
	const struct kind *kind = kind_of(url);
	int r;

	*ret_response = NULL;
	*ret_why = "500: out of memory\n";
	if (d->asked_by == c && d->made)
		return finish(d, ret_response, ret_type, ret_why);
	if (d->held) {
		*ret_why = "409: a ballot is open; documents come after its close\n";
		return MHD_HTTP_CONFLICT;
	}
	if (d->kind != NULL) {
		*ret_why = "503: another document is being made; try again in some seconds\n";
		return MHD_HTTP_SERVICE_UNAVAILABLE;
	}
	r = order(d, kind);
	if (r < 0) {
		*ret_why = "503: the daemon cannot be asked; try again\n";
		return MHD_HTTP_SERVICE_UNAVAILABLE;
	}
	d->kind = kind;
	d->asked_by = c;
	d->since_us = now_us;
	d->waits = true;
	MHD_suspend_connection(c);
	return 0;
}

void
documents_forget(struct documents *d, struct MHD_Connection *c)
{
	if (d->asked_by == c)
		rest(d);
}

int
documents_fd(const struct documents *d)
{
	return d->fd;
}

/* The pipe has ended, or shall not be waited for: whoever asked is called again. */
static void
wake(struct documents *d)
{
	close(d->fd);
	d->fd = -1;
	d->made = true;
	if (d->waits)
		MHD_resume_connection(d->asked_by);
	d->waits = false;
}

static bool
make_room(struct documents *d)
{
	size_t room = d->room == 0 ? 65536 : 2 * d->room;
	char *bytes;

	if (d->n < d->room)
		return true;
	bytes = room > DOCUMENT_MAX ? NULL : realloc(d->bytes, room);
	if (bytes == NULL)
		return false;
	d->bytes = bytes;
	d->room = room;
	return true;
}

void
documents_run(struct documents *d, uint64_t now_us)
{
	bool late = now_us - d->since_us > (uint64_t)DOCUMENT_S * 1000000;

	while (d->fd >= 0) {
		ssize_t got = make_room(d) ? read(d->fd, d->bytes + d->n, d->room - d->n) : -1;

		if (got > 0) {
			d->n += (size_t)got;
			continue;
		}
		if (got < 0 && errno == EAGAIN && d->n < d->room && !late)
			return;
		if (got < 0) {
			log_warning("%s: not made whole, %s", d->kind->format, late ? "it took too long" : "it cannot be read");
			d->n = 0;
		}
		wake(d);
	}
}
