/*
 * template.h -- a text of a layout with its {fields} filled in from the account
 *
 * What each field is and where it may stand: scrutin-layout(5), and the table in template.c, which has no other.  A text is cut
 * into cells by |; a cell is left out where one of its fields has nothing to say.
 *
 * Where OUT is NULL nothing is written, and all that is answered is as if it were.  RET_TOLD may be NULL; a bit is set in it for
 * each choice whose voices were written.
 */
#ifndef EXPORT_TEMPLATE_H
#define EXPORT_TEMPLATE_H

#include "format.h"

/* Where a text stands: which fields it may have. */
enum template_place {
	PLACE_PLAIN = 0, PLACE_EXTRACT = 1, PLACE_ROW = 2, PLACE_CANDIDATES = 4, PLACE_REST = 8, PLACE_PROXY = 16, PLACE_LABEL = 32,
};

#define CHOICE_RECUSED 255 /* in the place of a choice: who stood aside */

/* What its fields are about: those of its place are set, the others 0. */
struct scene {
	const struct account *a;
	const struct format_request *q;
	const struct account_ballot *b;
	const struct result *r;
	uint32_t choice;                         /* candidates, rest: enum choice, CHOICE_CANDIDATE + i, CHOICE_RECUSED */
	const struct account_person *giver, *holder;
};

/* Whether TEXT may stand in PLACE.  False: its first field at fault as "{word}", and those that may stand there. */
bool template_good(const char *text, enum template_place place, char ret_field[64], char ret_known[512]);

/* Cells are split by a blank.  False: none is left. */
bool template_write(FILE *out, const char *text, const struct scene *s);

/* A row: cells are split by tabs, one that is left out is empty.  FIRST: those without a field are written too. */
bool template_row(FILE *out, const char *text, const struct scene *s, bool first, uint32_t *ret_told);

/* A row of that shape with WORD in the place of its first cell that has a field. */
void template_row_of(FILE *out, const char *text, const char *word);

/* "Madame A, Monsieur B et Madame C". */
void template_secretaries(FILE *out, const struct scene *s, bool with_first);

/* Behind a blank; cells are joined by commas and "et".  Nothing where none is left. */
void template_sentence(FILE *out, const char *text, const struct scene *s, uint32_t *ret_told);

#endif
