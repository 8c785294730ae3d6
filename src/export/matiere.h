/*
 * matiere.h -- the matters of the @CTES nomenclature, levels 1 and 2, as SCDL wants them named
 *
 * "niveau 1/niveau 2": small letters with their accents, no comma, no parenthesis.  Codes and labels: the public table of
 * Mégalis Bretagne, whose accents are restored here.
 */
#ifndef EXPORT_MATIERE_H
#define EXPORT_MATIERE_H

/* Of a code like "7.5"; "": it is none of them. */
const char *matiere_name(const char *code);

#endif
