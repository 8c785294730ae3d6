/*
 * documents.h -- documents of the sitting, for whoever is signed in at the console
 *
 *     GET /documents/extraits.pdf   200 the document   401   409 a ballot is open   503 it cannot be made now
 *
 * The console can start nothing: it asks its parent, `document <format>` with the write end of a pipe beside it, and what comes
 * out of the pipe until its end is the document; nothing at all is a failure, which the parent's log tells.  One at a time, each
 * within DOCUMENT_S.  While a ballot is open there is none: what handsets said stands in the record already.
 */
#ifndef VIEW_DOCUMENTS_H
#define VIEW_DOCUMENTS_H

#include <microhttpd.h>
#include <stdbool.h>
#include <stdint.h>

#define DOCUMENT_S    30
#define DOCUMENT_MAX  (32u << 20) /* bytes */

struct documents;

/* PARENT: the line on which is asked.  NULL: out of memory. */
struct documents *documents_new(int parent);
void documents_free(struct documents *d);

/* Whether a ballot is open. */
void documents_hold(struct documents *d, bool held);

/* Whether URL is a document's. */
bool documents_have(const char *url);

/*
 * Answers for URL, of which documents_have(): the status, with *RET_RESPONSE, which is to be destroyed (status 200), or a line in
 * *RET_WHY.  0: it is being made, C is suspended; documents_run() resumes it, and this is then called again.
 */
unsigned documents_answer(struct documents *d, struct MHD_Connection *c, const char *url, uint64_t now_us,
                          struct MHD_Response **ret_response, const char **ret_type, const char **ret_why);

/* Gives up what is being made, before the pages stop: nobody may be left suspended. */
void documents_stop(struct documents *d);

/* C is gone, or has its answer. */
void documents_forget(struct documents *d, struct MHD_Connection *c);

/* To be polled for reading, -1: nothing; then, and once a second, documents_run(). */
int documents_fd(const struct documents *d);
void documents_run(struct documents *d, uint64_t now_us);

#endif
