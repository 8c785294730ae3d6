#include "keygen.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "record/key.h"

static const char usage[] = N_(
	"usage: scrutin keygen KEY\n"
	"\n"
	"Makes the key pair of the seal: KEY, for the machine of the chamber alone (0600), and KEY.pub, to be published and\n"
	"given to whoever shall be able to check.  Ed25519, PEM; `openssl pkey -in KEY -text` shows it.\n");

int
keygen_main(int argc, char **argv)
{
	struct key_private key;
	char pub[4096];
	int r;

	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		fputs(_(usage), stdout);
		return 0;
	}
	if (argc != 2 || argv[1][0] == '-') {
		fputs(_(usage), stderr);
		return 2;
	}
	snprintf(pub, sizeof(pub), "%s.pub", argv[1]);
	r = key_new(&key);
	if (r == 0)
		r = key_save(argv[1], &key);
	if (r == 0)
		r = key_save_public(pub, &key.pub);
	key_wipe(&key);
	if (r < 0) {
		complain("scrutin keygen: %s: %s; an existing key is never written over\n", argv[1], strerror(-r));
		return 5;
	}
	return 0;
}
