/* presence.h -- who is here, who speaks for whom, and when that ends */
#ifndef CORE_PRESENCE_H
#define CORE_PRESENCE_H

#include "store.h"

enum refusal presence_move(struct sitting *s, const struct event *e, struct effects *fx); /* ARRIVE and LEAVE */
enum refusal presence_excuse(struct sitting *s, const struct event *e);
enum refusal presence_preside(struct sitting *s, const struct event *e);
enum refusal proxy_give(struct sitting *s, const struct event *e);
enum refusal proxy_revoke(struct sitting *s, const struct event *e);

/* SEAT becomes vacant: neither present, nor giver, nor holder. */
void presence_forget(struct sitting *s, uint32_t seat);

#endif
