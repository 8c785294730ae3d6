/*
 * refusal.h -- every rule that can refuse, its name, and what it tells the clerk
 *
 * One table makes the enum, the names that stand in records and on stderr, and the sentences.  A name, once shipped,
 * stays; new rules are added at the end.
 */
#ifndef CORE_REFUSAL_H
#define CORE_REFUSAL_H

#define REFUSALS(X) \
	X(NONE, "", "") \
	X(NO_SITTING, "no-sitting", "la séance n'est pas encore décrite : il manque les lignes « body » et « sitting »") \
	X(ALREADY, "already", "cela est déjà dit ; une ligne ne se répète pas") \
	X(CAPACITY, "capacity", "plus de place dans l'état de la séance : redémarrer avec des limites plus grandes") \
	X(ENDED, "ended", "la séance est levée") \
	X(SUSPENDED, "suspended", "la séance est suspendue : « resume » d'abord") \
	X(NOT_SUSPENDED, "not-suspended", "la séance n'est pas suspendue") \
	X(BALLOT_OPEN, "ballot-open", "un scrutin est ouvert : le clore ou l'abandonner d'abord") \
	X(NO_BALLOT, "no-ballot", "aucun scrutin n'est ouvert") \
	X(UNKNOWN_SEAT, "unknown-seat", "ce siège n'est pas au tableau") \
	X(VACANT_SEAT, "vacant-seat", "ce siège est vacant") \
	X(UNKNOWN_ITEM, "unknown-item", "ce point n'est pas à l'ordre du jour") \
	X(ITEM_GONE, "item-gone", "ce point est retiré ou reporté") \
	X(DUPLICATE_SEAT, "duplicate-seat", "ce siège est déjà décrit") \
	X(DUPLICATE_ITEM, "duplicate-item", "ce point existe déjà") \
	X(DUPLICATE_HANDSET, "duplicate-handset", "ce boîtier est déjà affecté à un autre siège") \
	X(NO_HANDSET, "no-handset", "ce siège n'a pas de boîtier") \
	X(WEIGHT, "weight", "le régime de cet organe n'admet pas le vote plural") \
	X(BACKWARDS, "backwards", "l'heure ne recule pas") \
	X(PRESENT, "present", "ce membre est présent") \
	X(ABSENT, "absent", "ce membre n'est pas présent") \
	X(PROXY_SELF, "proxy-self", "nul ne se donne pouvoir à lui-même") \
	X(PROXY_LIMIT, "proxy-limit", "ce mandataire porte déjà autant de pouvoirs que la règle en permet") \
	X(PROXY_CHAIN, "proxy-chain", "un pouvoir ne se transmet pas : mandant et mandataire ne peuvent être la même personne") \
	X(PROXY_TWICE, "proxy-twice", "ce mandant a déjà donné pouvoir : le révoquer d'abord") \
	X(NO_PROXY, "no-proxy", "aucun pouvoir en cours de ce mandant") \
	X(QUORUM, "quorum", "le quorum n'est pas atteint") \
	X(STANDS, "stands", "un scrutin tient sur ce point : l'annuler d'abord") \
	X(NO_ITEM, "no-item", "aucun point n'est en discussion") \
	X(MODE_REMOTE, "mode-remote", "à distance, seul le scrutin public est permis") \
	X(PUBLIC_ASKERS, "public-askers", "trop peu de membres présents demandent le scrutin public") \
	X(SECRET_GROUND, "secret-ground", "le scrutin secret veut un motif : élection, nomination, ou demande suffisante") \
	X(SECRET_ASKERS, "secret-askers", "trop peu de membres présents demandent le scrutin secret") \
	X(SECRET_LINKED, "secret-linked", "au scrutin secret un pouvoir ne se vote pas par le boîtier du mandataire avec le sien") \
	X(SECRET_TYPED, "secret-typed", "au scrutin secret aucun vote n'est saisi par le secrétariat") \
	X(ELECTION_SECRET, "election-secret", "une élection se fait au scrutin secret") \
	X(ASKERS, "askers", "un demandeur est absent, inconnu ou cité deux fois") \
	X(KEYS, "keys", "le boîtier a trop peu de touches pour ces candidats et le vote blanc") \
	X(CANDIDATE_TWICE, "candidate-twice", "un candidat est cité deux fois") \
	X(ROUND, "round", "ce n'est pas le tour de scrutin attendu") \
	X(NOT_VOTER, "not-voter", "ce siège ne vote pas dans ce scrutin") \
	X(NOT_HOLDER, "not-holder", "ce membre ne porte pas le pouvoir de ce mandant dans ce scrutin") \
	X(CHOICE, "choice", "ce choix n'existe pas dans ce scrutin") \
	X(PHASE, "phase", "il n'y a pas de seconde phase à ouvrir") \
	X(SILENT, "silent", "des votants n'ont pas voté : « close confirm-silent » pour clore quand même") \
	X(URN, "urn", "l'urne ne correspond pas aux votants") \
	X(COUNT_SUM, "count-sum", "le total dépasse le nombre de voix, ou diffère du nombre d'enveloppes") \
	X(COUNT_DIFFERS, "count-differs", "la seconde saisie diffère de la première, qui demeure ; « abort » l'efface") \
	X(COUNT_PENDING, "count-pending", "un décompte attend sa seconde saisie") \
	X(TELLERS, "tellers", "un scrutateur est inconnu ou cité deux fois") \
	X(NO_RESULT, "no-result", "aucun résultat auquel cela s'applique") \
	X(PROCLAIMED, "proclaimed", "le résultat est proclamé : « declare », « contest » ou « annul »") \
	X(NOT_PROCLAIMED, "not-proclaimed", "le résultat n'est pas encore proclamé : « correct » le change") \
	X(NOT_CORRECTABLE, "not-correctable", "seul un scrutin par boîtiers, non secret, se corrige") \
	X(ANNUL_ELECTION, "annul-election", "une élection ne s'annule que par l'assemblée, informée et unanime") \
	X(SAME_ITEM, "same-item", "un point est cité deux fois") \
	X(NOT_ALONE, "not-alone", "ce point ne peut se placer là") \
	X(SECRET_DEVICE, "secret-device", "le scrutin secret par boîtiers n'est pas encore servi : « count mode=paper »") \
	X(CLOCK, "clock", "hors répétition, l'heure est celle de la machine") \
	X(HANDSET_ALONE, "handset-alone", "seul un boîtier presse : hors répétition, « vote » saisit un vote") \
	X(ACCOUNTS, "accounts", "au vote des comptes le maire ou président se retire, un autre préside (CGCT L2121-14)") \
	X(RADIO, "radio", \
	  "la radio des boîtiers n'est pas confidentielle : « accept-radio » l'accepte, « count mode=paper » l'évite") \
	X(RECEIVERS_HOLD, "receivers-hold", \
	  "une base n'a pas encore rendu le scrutin secret précédent : réessayer dans un instant") \
	X(VOIDED, "voided", \
	  "une panne a interrompu le scrutin secret, l'urne est perdue : cette tentative est nulle, rouvrir le scrutin") \
	X(REMOTE, "remote", "le régime de cet organe n'admet pas de séance à distance") \
	X(NO_REGIME, "no-regime", "ce profil ne dit rien de la loi à la date de la séance") \
	X(SECRET_DECLARED, "secret-declared", \
	  "le scrutin est secret : ce qu'un membre y a voté, ou voulait voter, ne s'inscrit nulle part") \
	X(SINCE, "since", "cette heure précède l'ouverture de la séance") \
	X(SPLIT, "split", "un membre a demandé un vote séparé sur ce point : il ne se vote plus avec d'autres") \
	X(NOT_GROUPED, "not-grouped", "ce point se vote déjà seul") \
	X(SECRETARIES, "secretaries", "un secrétaire est cité deux fois, ou il y en a plus de huit") \
	X(TEST, "test", "un essai des boîtiers est en cours : le terminer d'abord, par « test end »") \
	X(NO_TEST, "no-test", "aucun essai des boîtiers n'est en cours") \
	X(TEST_SECRET, "test-secret", \
	  "un point au scrutin secret est en discussion : l'essai des boîtiers attend qu'un autre le soit") \
	X(ROLE, "role", "votre rôle ne permet pas cette commande") \
	/* the next rule stands above this line */

enum refusal {
#define REFUSAL_ENUM(id, name, sentence) REFUSED_BY_##id,
	REFUSALS(REFUSAL_ENUM)
#undef REFUSAL_ENUM
	REFUSAL_COUNT
};

/* The rule's name: "quorum".  Static. */
const char *refusal_name(enum refusal refusal);

/* What it tells the clerk, in French, without a full stop and without the article: that is the profile's.  Static. */
const char *refusal_sentence(enum refusal refusal);

#endif
