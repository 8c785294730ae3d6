/*
 * log.h -- lines for the clerk's technician: subject, fact, what happens next
 *
 *     bridge: receiver 1881:0150 gone, waiting for it
 *
 * To stderr with the journal's priority prefix where stderr is the journal (JOURNAL_STREAM), plain otherwise.  Never a
 * choice, never a key of a secret ballot.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

/* PROGRAM stands before each line, without the "scrutin-".  Static. */
void log_init(const char *program);

__attribute__((format(printf, 1, 2))) void log_error(const char *format, ...);
__attribute__((format(printf, 1, 2))) void log_warning(const char *format, ...);
__attribute__((format(printf, 1, 2))) void log_info(const char *format, ...);

/* Only where SCRUTIN_DEBUG is set in the environment. */
__attribute__((format(printf, 1, 2))) void log_debug(const char *format, ...);

#endif
