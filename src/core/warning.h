/*
 * warning.h -- what no rule refuses and the clerk is told all the same, on opening a ballot and before a result is shown
 *
 * A warning changes nothing and is in no record: it follows from the entries.  A name, once shipped, stays; new ones are
 * added at the end, 32 at most.
 */
#ifndef CORE_WARNING_H
#define CORE_WARNING_H

#include "store.h"

#define WARNINGS(X) \
	X(PARENT_FIRST, "parent-first", "un amendement à ce point n'est pas voté ; il l'est avant le texte qu'il modifie") \
	X(QUORUM_NOW, "quorum-now", "moins de présents que le quorum ; il reste acquis à ce point") \
	X(FEW_VOTERS, "few-voters", "trois votants au plus : l'un d'eux saura par le total secret ce qu'un autre a voté") \
	X(NO_GROUND, "no-ground", "scrutin secret sans motif noté : élection, nomination ou demande (CGCT L2121-21)") \
	X(SECRECY_WAIVED, "secrecy-waived", "nomination non secrète : aucune décision unanime n'y a renoncé au secret") \
	X(SECRET_UNANIMOUS, "secret-unanimous", "toutes les voix sont les mêmes : ce total secret dit ce que chacun a voté") \
	X(NOTHING_CAST, "nothing-cast", "aucun suffrage exprimé : rien n'est adopté") \
	X(TOUCHES, "touches", "des scrutins ouverts depuis cette heure comptaient ce membre autrement ; leur résultat demeure")

enum warning {
#define WARNING_ENUM(id, name, sentence) WARNING_##id,
	WARNINGS(WARNING_ENUM)
#undef WARNING_ENUM
	WARNING_COUNT
};

/* Adds one WARNED to FX where the step that led to FX calls for any. */
void warning_look(const struct sitting *s, struct effects *fx);

/* The warning's name, and what it tells the clerk, in French, without a full stop.  Static. */
const char *warning_name(enum warning warning);
const char *warning_sentence(enum warning warning);

#endif
