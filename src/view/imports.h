/*
 * imports.h -- a town hall's roster or agenda, from the clerk's browser to the lines that it means
 *
 *     POST /import/roster, /import/agenda, the file as it is      200 what tools-import/answer.h says   401 403 as any change
 *                                            409 a ballot is open   413 longer than IMPORT_MAX   503 not now, or not to be read
 *
 * What is wrong with it is told in French; in English behind ?lang=en.
 * Nobody reads the file here: it is taken whole into memory, given to the parent with the word `import roster` through a
 * socketpair, and what comes back up to its end goes to the browser, unread.  Nothing of the sitting changes by it: the clerk
 * sees the lines, and his page says them one by one as any other (POST /do).  Whether it may be sent at all is asked of console.h
 * before a byte of it is kept; one at a time, each within IMPORT_S.
 */
#ifndef VIEW_IMPORTS_H
#define VIEW_IMPORTS_H

#include <microhttpd.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>

#define IMPORT_S          20
#define IMPORT_MAX        (4u << 20) /* bytes of a file */
#define IMPORT_ANSWER_MAX (8u << 20)

struct imports;

/* PARENT: the line on which is asked.  NULL: out of memory. */
struct imports *imports_new(int parent);
void imports_free(struct imports *m);

/* Whether a ballot is open. */
void imports_hold(struct imports *m, bool held);

/* C may send a file, as console_answer() said for URL: 0, and imports_take() is given it; else a status and JSON in *RET_WHY. */
unsigned imports_begin(struct imports *m, struct MHD_Connection *c, const char *url, const char **ret_why);

/* N bytes more of it; those beyond IMPORT_MAX are not kept. */
void imports_take(struct imports *m, const char *bytes, size_t n);

/*
 * The file is whole.  0: it is being read, C is suspended; imports_run() resumes it, and this is then called again.  Else the
 * status, with *RET_RESPONSE, which is to be destroyed (200), or JSON in *RET_WHY.
 */
unsigned imports_answer(struct imports *m, struct MHD_Connection *c, uint64_t now_us, struct MHD_Response **ret_response,
                        const char **ret_why);

/* Gives up what is being read, before the pages stop: nobody may be left suspended. */
void imports_stop(struct imports *m);

/* C is gone, or has its answer. */
void imports_forget(struct imports *m, struct MHD_Connection *c);

/* To be polled, fd -1: nothing; then, and once a second, imports_run(). */
struct pollfd imports_poll(const struct imports *m);
void imports_run(struct imports *m, uint64_t now_us);

#endif
