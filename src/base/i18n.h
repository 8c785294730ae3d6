/*
 * i18n.h -- the language that people are told things in: French or English, as their environment asks (LANGUAGE, LC_ALL,
 * LC_MESSAGES, LANG)
 *
 * Messages are written in English, the sentences of the law (core/refusal.h, core/warning.h) in French: src/po/fr.po has the
 * ones in French, src/po/en.po the others in English.  Where the environment names neither language, each stands as written.
 * What is a contract is in no language: result lines, lines of `scrutin verify`, names of rules.  Documents are in French.
 */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <libintl.h>

#define I18N_DOMAIN "scrutin"
#define _(text)     dgettext(I18N_DOMAIN, text)
#define N_(text)    text /* translated where it is used */

/* Once, at the beginning of main().  What is read is read now: afterwards no file is opened. */
void i18n_init(void);

/* What the environment asks for: "fr", "en"; "": neither.  After i18n_init(). */
const char *i18n_language(void);

/* For who speaks with several people: both catalogues are read now.  What is told is told as before. */
void i18n_both(void);

/* What is told from here on is told in LANGUAGE, "fr" or "en"; any other: as the environment asks.  After i18n_both(). */
void i18n_speak(const char *language);

/* A line, or several, to standard error; FORMAT is translated here. */
__attribute__((format(printf, 1, 2))) void complain(const char *format, ...);

#endif
