/* roster.h -- who sits where, and with which handset */
#ifndef CORE_ROSTER_H
#define CORE_ROSTER_H

#include "store.h"

enum refusal roster_body(struct sitting *s, const struct event *e);
enum refusal roster_sitting(struct sitting *s, const struct event *e);
enum refusal roster_seat(struct sitting *s, const struct event *e);
enum refusal roster_vacant(struct sitting *s, const struct event *e);
enum refusal roster_substitute(struct sitting *s, const struct event *e);
enum refusal roster_handset(struct sitting *s, const struct event *e);
enum refusal roster_handout(struct sitting *s, const struct event *e);
enum refusal roster_return(struct sitting *s, const struct event *e);

/* The seat that HANDSET (id or make:id) belongs to now; NOBODY.  A make left out on either side matches any. */
uint32_t roster_seat_of(const struct sitting *s, struct text handset);

#endif
