/*
 * names.h -- who is meant by a name, as somebody typed it
 *
 * Accents, case, hyphens and blanks make no difference: "BEGIN- CLAUDET" is Dominique BEGIN-CLAUDET.  Asked may be first
 * and last name in either order, initials and last name, or the last name alone, each behind a civility or not.  Nothing
 * is guessed: two of the same name, or a last name that begins another's (MARTIN, MARTIN-GENDRE), are ambiguous, unless
 * the first name stands with it or the civility tells them apart.
 */
#ifndef IMPORT_NAMES_H
#define IMPORT_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/event.h"

#define NAMES_TOLD 4

struct names;

enum names_answer {
	NAMES_NONE,  /* nobody; RET_MEMBERS: some whose name is near */
	NAMES_ONE,
	NAMES_MANY,  /* RET_MEMBERS: some of those it may be */
};

struct names *names_new(void);
void names_free(struct names *n);

/* FIRST and LAST are copied.  WOMAN by the civility; it serves to tell "Mme X" from "M. X". */
void names_add(struct names *n, uint32_t member, bool woman, struct text first, struct text last);

/* RET_MEMBERS takes *RET_N, at most NAMES_TOLD, of the members given to names_add(). */
enum names_answer names_find(struct names *n, struct text asked, uint32_t ret_members[NAMES_TOLD], size_t *ret_n);

/* Calls FN for each member whose first and last names are those of an earlier one. */
void names_twins(struct names *n, void (*fn)(uint32_t member, uint32_t earlier, void *arg), void *arg);

/* Whether T is a civility by itself; *RET_WOMAN whose. */
bool names_civility(struct text t, bool *ret_woman);

#endif
