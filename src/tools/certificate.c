#include "certificate.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

#define HOSTS_MAX 16
#define DAYS      1825 /* five years */

static const char usage[] = N_(
	"usage: scrutin certificate [--host NAME]... FILE\n"
	"       scrutin certificate --show FILE\n"
	"\n"
	"Makes FILE, a certificate that signs itself, and FILE.key (0600), for a console that other machines shall reach:\n"
	"tls_certificate= and tls_key= of scrutind.conf.  It prints the fingerprint that people compare with what their\n"
	"browser shows the first time.  ECDSA P-256, PEM, five years; nothing is written over.\n"
	"  --host NAME   a name or address that is typed into browsers; this machine's name where none is given\n"
	"  --show FILE   the fingerprint of one that is there\n"
	"\n"
	"    scrutin certificate --host scrutin.mairie.example --host 192.0.2.7 /etc/scrutin/console.pem\n");

struct wanted {
	const char *host[HOSTS_MAX];
	size_t n;
};

/* What may stand in a certificate's list of names without meaning something else there. */
static bool
host_valid(const char *host)
{
	return host[0] != '\0' && strlen(host) < 64 &&
	       strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:") == strlen(host);
}

static bool
is_address(const char *host)
{
	unsigned char ignored[16];

	return inet_pton(AF_INET, host, ignored) == 1 || inet_pton(AF_INET6, host, ignored) == 1;
}

static bool
add_extension(X509 *crt, int nid, const char *value)
{
	X509_EXTENSION *e = X509V3_EXT_conf_nid(NULL, NULL, nid, value);
	bool good = e != NULL && X509_add_ext(crt, e, -1) == 1;

	X509_EXTENSION_free(e);
	return good;
}

static bool
name_hosts(X509 *crt, const struct wanted *w)
{
	X509_NAME *subject = X509_get_subject_name(crt);
	char list[HOSTS_MAX * 72] = "";
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++)
		n += (size_t)snprintf(list + n, sizeof(list) - n, "%s%s:%s", i > 0 ? "," : "", is_address(w->host[i]) ? "IP" : "DNS",
		                      w->host[i]);
	return X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, (const unsigned char *)w->host[0], -1, -1, 0) == 1 &&
	       X509_set_issuer_name(crt, subject) == 1 && add_extension(crt, NID_subject_alt_name, list) &&
	       add_extension(crt, NID_basic_constraints, "critical,CA:FALSE") &&
	       add_extension(crt, NID_ext_key_usage, "serverAuth");
}

static bool
set_serial(X509 *crt)
{
	unsigned char random[16];
	BIGNUM *n;
	bool good;

	if (RAND_bytes(random, sizeof(random)) != 1)
		return false;
	random[0] &= 0x7f;
	n = BN_bin2bn(random, sizeof(random), NULL);
	good = n != NULL && BN_to_ASN1_INTEGER(n, X509_get_serialNumber(crt)) != NULL;
	BN_free(n);
	return good;
}

/* NULL: the library failed. */
static X509 *
make(EVP_PKEY *key, const struct wanted *w)
{
	X509 *crt = X509_new();

	if (crt != NULL && X509_set_version(crt, 2) == 1 && set_serial(crt) &&
	    X509_time_adj_ex(X509_getm_notBefore(crt), -1, 0, NULL) != NULL && /* of yesterday: not all clocks go alike */
	    X509_time_adj_ex(X509_getm_notAfter(crt), DAYS, 0, NULL) != NULL && X509_set_pubkey(crt, key) == 1 &&
	    name_hosts(crt, w) && X509_sign(crt, key, EVP_sha256()) > 0)
		return crt;
	X509_free(crt);
	return NULL;
}

/* 0; negative errno. */
static int
save(const char *path, mode_t mode, X509 *crt, EVP_PKEY *key)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	FILE *out = fd < 0 ? NULL : fdopen(fd, "w");
	bool good;

	if (out == NULL) {
		int r = -errno;

		if (fd >= 0)
			close(fd);
		return r;
	}
	good = crt != NULL ? PEM_write_X509(out, crt) == 1 : PEM_write_PKCS8PrivateKey(out, key, NULL, NULL, 0, NULL, NULL) == 1;
	good = fflush(out) == 0 && fsync(fileno(out)) == 0 && good;
	good = fclose(out) == 0 && good;
	if (!good)
		unlink(path);
	return good ? 0 : -EIO;
}

static int
print_fingerprint(X509 *crt)
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned n = 0;

	if (X509_digest(crt, EVP_sha256(), digest, &n) != 1)
		return 5;
	printf("sha256 ");
	for (unsigned i = 0; i < n; i++)
		printf("%02X%s", digest[i], i + 1 < n ? ":" : "\n");
	return 0;
}

static int
show(const char *path)
{
	FILE *in = fopen(path, "re");
	X509 *crt = in == NULL ? NULL : PEM_read_X509(in, NULL, NULL, NULL);
	int code = 3;

	if (in == NULL)
		complain("scrutin certificate: %s: cannot be read: %s\n", path, strerror(errno));
	else if (crt == NULL)
		complain("scrutin certificate: %s: is no certificate in PEM\n", path);
	else
		code = print_fingerprint(crt);
	X509_free(crt);
	if (in != NULL)
		fclose(in);
	return code;
}

static int
make_files(const char *path, const struct wanted *w)
{
	char key_path[4096];
	EVP_PKEY *key = EVP_EC_gen("P-256");
	X509 *crt = key == NULL ? NULL : make(key, w);
	int r = crt == NULL ? -EIO : 0, code = 5;

	snprintf(key_path, sizeof(key_path), "%s.key", path);
	if (r == 0)
		r = save(key_path, 0600, NULL, key);
	if (r == 0) {
		r = save(path, 0644, crt, NULL);
		if (r < 0)
			unlink(key_path);
	}
	if (r < 0)
		complain("scrutin certificate: %s: %s; what is there is never written over\n", path, strerror(-r));
	else
		code = print_fingerprint(crt);
	X509_free(crt);
	EVP_PKEY_free(key);
	return code;
}

static int
wrong(void)
{
	fputs(_(usage), stderr);
	return 2;
}

int
certificate_main(int argc, char **argv)
{
	static const struct option options[] = { { "host", required_argument, NULL, 'n' }, { "show", required_argument, NULL, 's' },
		{ "help", no_argument, NULL, 'h' }, { NULL, 0, NULL, 0 } };
	struct wanted w = { { NULL }, 0 };
	const char *shown = NULL;
	char own[64] = "";
	int c;

	while ((c = getopt_long(argc, argv, "h", options, NULL)) != -1)
		switch (c) {
		case 'n':
			if (w.n == HOSTS_MAX || !host_valid(optarg)) {
				complain("scrutin certificate: \"%s\" is no name or address of a machine, or one too many\n", optarg);
				return 2;
			}
			w.host[w.n++] = optarg;
			break;
		case 's':
			shown = optarg;
			break;
		case 'h':
			fputs(_(usage), stdout);
			return 0;
		default:
			return wrong();
		}
	if (shown != NULL)
		return optind == argc && w.n == 0 ? show(shown) : wrong();
	if (optind + 1 != argc || strlen(argv[optind]) > 4000)
		return wrong();
	if (w.n == 0) {
		if (gethostname(own, sizeof(own) - 1) < 0 || !host_valid(own))
			strcpy(own, "localhost");
		w.host[w.n++] = own;
	}
	return make_files(argv[optind], &w);
}
