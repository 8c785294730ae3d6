/* agenda.h -- items, which of them is in discussion, their quorum and their recusals */
#ifndef CORE_AGENDA_H
#define CORE_AGENDA_H

#include "store.h"

enum refusal agenda_item(struct sitting *s, const struct event *e);
enum refusal agenda_withdraw(struct sitting *s, const struct event *e);
enum refusal agenda_postpone(struct sitting *s, const struct event *e);
enum refusal agenda_move(struct sitting *s, const struct event *e);
enum refusal agenda_discuss(struct sitting *s, const struct event *e, struct effects *fx);
enum refusal agenda_recuse(struct sitting *s, const struct event *e);

/* The item that a line without a number means: the one in discussion, else the last `item` line; NO_ITEM. */
uint32_t agenda_meant(const struct sitting *s);

/* Whether ITEM may be discussed: known, neither withdrawn nor postponed. */
enum refusal agenda_refusal(const struct sitting *s, uint32_t item);

/* Whether ITEM is decided: its last ballot has a result that is not annulled and wants no next round. */
bool agenda_stands(const struct sitting *s, uint32_t item);

/* Refused below quorum, unless FORCED or the item's force holds.  An item in discussion whose quorum was met keeps it. */
enum refusal agenda_quorum_refusal(const struct sitting *s, uint32_t item, bool forced);

/* Takes the quorum of ITEM, which comes into discussion, unless it was taken before and met, or is forced. */
void agenda_take(struct sitting *s, uint32_t item, bool forced);

/* After `resume`: the quorum of the item in discussion is taken anew, of the others when they come to it again. */
void agenda_retake(struct sitting *s);

#endif
