/*
 * tls.h -- the certificate with which a console is served to other machines
 *
 * PEM, both: the certificate (its chain behind it), and its key.  `scrutin certificate` makes a pair for a chamber without an
 * authority of its own; its fingerprint is what people compare.
 */
#ifndef VIEW_TLS_H
#define VIEW_TLS_H

#define TLS_WHY 400

struct tls {
	char *certificate, *key;  /* as libmicrohttpd takes them; tls_free() */
	char fingerprint[96];     /* sha-256 of the certificate, "AA:BB:.." */
};

/* Reads both, and sees that they belong together.  0; -1 with one line in RET_WHY: which of the two, what is wrong. */
int tls_load(struct tls *ret, const char *certificate, const char *key, char ret_why[TLS_WHY]);

void tls_free(struct tls *t);

#endif
