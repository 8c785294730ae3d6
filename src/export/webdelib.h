/*
 * webdelib.h -- the variables that web-delib's ODT models merge, one object a deliberation, as JSON
 *
 * Names are those of its models (HadoDokis/Web-delib 22b4500): nombre_acteur_pour, _contre, _abstention,
 * _sans_participation, _present, _absent, _mandate; iterations ActeursPour, ActeursContre, ActeursAbstention,
 * ActeursSansParticipation, ActeursPresents, ActeursAbsents, ActeursMandates; columns vote_nb_oui, vote_nb_non,
 * vote_nb_abstention, vote_nb_retrait, vote_prendre_acte, vote_commentaire (500 characters).  Without participation are
 * NSPP and NPPV; who did not vote at all is counted apart, in nombre_acteur_sans_vote, which its models may add.
 * Iterations by vote are empty where names may not be published.  Presence is public.
 */
#ifndef EXPORT_WEBDELIB_H
#define EXPORT_WEBDELIB_H

#include "format.h"

int webdelib_write(FILE *out, const struct account *a, const struct format_request *q);

#endif
