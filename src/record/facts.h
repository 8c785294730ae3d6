/* facts.h -- what a START entry says of program and profiles (P12) */
#ifndef RECORD_FACTS_H
#define RECORD_FACTS_H

#define FACT_HEX 65 /* a SHA-256 as hex, with its NUL */

/* SHA-256 of the file at PATH, as hex.  Empty where it cannot be read. */
void facts_file(const char *path, char ret_hex[FACT_HEX]);

/* Of the running program's own file. */
void facts_build(char ret_hex[FACT_HEX]);

/* Of bytes. */
void facts_hash(const void *bytes, unsigned long n, char ret_hex[FACT_HEX]);

/* scrutin/<slug of NAME>/<16 hex digits drawn at random>.  0; -EIO: no random numbers. */
int facts_origin(const char *name, char ret_origin[121]);

#endif
