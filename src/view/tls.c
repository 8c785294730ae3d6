#include "tls.h"

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

#define PEM_MAX 65536

/* Ended by NUL; NULL with RET_WHY. */
static char *
read_pem(const char *name, const char *path, char ret_why[TLS_WHY])
{
	char *bytes = NULL, *text;
	size_t len = 0;
	int r = file_read(path, PEM_MAX, &bytes, &len);

	if (r < 0) {
		snprintf(ret_why, TLS_WHY, "%s = %.200s: cannot be read: %s", name, path, strerror(-r));
		return NULL;
	}
	text = strndup(bytes, len);
	free(bytes);
	if (text == NULL)
		snprintf(ret_why, TLS_WHY, "%s: out of memory", name);
	return text;
}

static gnutls_datum_t
datum(char *text)
{
	return (gnutls_datum_t) { (unsigned char *)text, (unsigned)strlen(text) };
}

/* Of the first certificate, in hex with colons.  False: it is none. */
static bool
take_fingerprint(struct tls *t)
{
	gnutls_datum_t pem = datum(t->certificate);
	gnutls_x509_crt_t crt;
	unsigned char digest[32];
	size_t n = sizeof(digest);
	bool good;

	if (gnutls_x509_crt_init(&crt) < 0)
		return false;
	good = gnutls_x509_crt_import(crt, &pem, GNUTLS_X509_FMT_PEM) == 0 &&
	       gnutls_x509_crt_get_fingerprint(crt, GNUTLS_DIG_SHA256, digest, &n) == 0;
	gnutls_x509_crt_deinit(crt);
	for (size_t i = 0; good && i < n; i++)
		snprintf(t->fingerprint + 3 * i, 4, "%02X%s", digest[i], i + 1 < n ? ":" : "");
	return good;
}

static bool
belong_together(struct tls *t)
{
	gnutls_datum_t certificate = datum(t->certificate), key = datum(t->key);
	gnutls_certificate_credentials_t both;
	bool good;

	if (gnutls_certificate_allocate_credentials(&both) < 0)
		return false;
	good = gnutls_certificate_set_x509_key_mem(both, &certificate, &key, GNUTLS_X509_FMT_PEM) >= 0;
	gnutls_certificate_free_credentials(both);
	return good;
}

int
tls_load(struct tls *ret, const char *certificate, const char *key, char ret_why[TLS_WHY])
{
	struct tls t = { 0 };

	ret_why[0] = '\0';
	t.certificate = read_pem("tls_certificate", certificate, ret_why);
	t.key = t.certificate == NULL ? NULL : read_pem("tls_key", key, ret_why);
	if (t.key != NULL && !take_fingerprint(&t))
		snprintf(ret_why, TLS_WHY, "tls_certificate = %.200s: is no certificate in PEM; scrutin certificate makes one",
		         certificate);
	else if (t.key != NULL && !belong_together(&t))
		snprintf(ret_why, TLS_WHY, "tls_key = %.200s: is not the key, in PEM, of the certificate", key);
	if (ret_why[0] != '\0') {
		tls_free(&t);
		return -1;
	}
	*ret = t;
	return 0;
}

void
tls_free(struct tls *t)
{
	free(t->certificate);
	if (t->key != NULL)
		explicit_bzero(t->key, strlen(t->key));
	free(t->key);
	*t = (struct tls) { 0 };
}
