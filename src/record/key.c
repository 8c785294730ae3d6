#include "key.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

static int
take_raw(EVP_PKEY *pkey, struct key_private *ret)
{
	size_t seed = sizeof(ret->seed), pub = sizeof(ret->pub.bytes);

	if (EVP_PKEY_get_raw_private_key(pkey, ret->seed, &seed) != 1 || seed != sizeof(ret->seed) ||
	    EVP_PKEY_get_raw_public_key(pkey, ret->pub.bytes, &pub) != 1 || pub != sizeof(ret->pub.bytes))
		return -EIO;
	return 0;
}

int
key_new(struct key_private *ret)
{
	EVP_PKEY *pkey = EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
	int r = pkey != NULL ? take_raw(pkey, ret) : -EIO;

	EVP_PKEY_free(pkey);
	return r;
}

static int
sync_folder(const char *path)
{
	char copy[PATH_MAX];
	int fd, r;

	if (strlen(path) >= sizeof(copy))
		return -ENAMETOOLONG;
	strcpy(copy, path);
	fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	r = fsync(fd) < 0 ? -errno : 0;
	close(fd);
	return r;
}

static int
save(const char *path, mode_t mode, EVP_PKEY *pkey, bool private)
{
	FILE *out = NULL;
	bool ok;
	int fd, r = -EIO;

	if (pkey == NULL)
		return -EIO;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	if (fd < 0)
		return -errno;
	if (fchmod(fd, mode) < 0 || (out = fdopen(fd, "w")) == NULL) { /* whatever the umask says */
		r = -errno;
		close(fd);
		goto out;
	}
	ok = private ? PEM_write_PKCS8PrivateKey(out, pkey, NULL, NULL, 0, NULL, NULL) == 1 : PEM_write_PUBKEY(out, pkey) == 1;
	if (ok)
		r = fflush(out) == 0 && fsync(fd) == 0 ? 0 : -errno;
	if (fclose(out) != 0 && r == 0)
		r = -errno;
	if (r == 0)
		r = sync_folder(path);
out:
	if (r < 0)
		unlink(path);
	return r;
}

int
key_save(const char *path, const struct key_private *key)
{
	EVP_PKEY *pkey = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, key->seed, sizeof(key->seed));
	int r = save(path, 0600, pkey, true);

	EVP_PKEY_free(pkey);
	return r;
}

int
key_save_public(const char *path, const struct key_public *key)
{
	EVP_PKEY *pkey = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, key->bytes, sizeof(key->bytes));
	int r = save(path, 0644, pkey, false);

	EVP_PKEY_free(pkey);
	return r;
}

static int
no_passphrase(char *buf, int size, int writing, void *arg)
{
	(void)buf;
	(void)size;
	(void)writing;
	(void)arg;
	return -1;
}

static bool
is_ed25519(const EVP_PKEY *pkey)
{
	return pkey != NULL && EVP_PKEY_get_base_id(pkey) == EVP_PKEY_ED25519;
}

/* A person typed the path: a FIFO must not hold us for ever. */
static int
open_plain(const char *path, FILE **ret, struct stat *ret_st)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	int r;

	if (fd < 0)
		return -errno;
	if (fstat(fd, ret_st) < 0)
		r = -errno;
	else if (!S_ISREG(ret_st->st_mode))
		r = S_ISDIR(ret_st->st_mode) ? -EISDIR : -EPROTO;
	else
		r = (*ret = fdopen(fd, "r")) != NULL ? 0 : -errno;
	if (r < 0)
		close(fd);
	return r;
}

static int
load_private(const char *path, bool shared, struct key_private *ret)
{
	struct key_private key;
	EVP_PKEY *pkey;
	struct stat st;
	FILE *in;
	int r = open_plain(path, &in, &st);

	if (r < 0)
		return r;
	if (!shared && st.st_mode & (S_IRWXG | S_IRWXO)) {
		fclose(in);
		return -EACCES;
	}
	pkey = PEM_read_PrivateKey(in, NULL, no_passphrase, NULL);
	r = is_ed25519(pkey) && take_raw(pkey, &key) == 0 ? 0 : -EPROTO;
	if (r == 0)
		*ret = key;
	key_wipe(&key);
	EVP_PKEY_free(pkey);
	fclose(in);
	return r;
}

int
key_load(const char *path, struct key_private *ret)
{
	return load_private(path, false, ret);
}

int
key_load_shared(const char *path, struct key_private *ret)
{
	return load_private(path, true, ret);
}

int
key_load_public(const char *path, struct key_public *ret)
{
	struct key_public key;
	size_t n = sizeof(key.bytes);
	EVP_PKEY *pkey;
	struct stat st;
	FILE *in;
	int r = open_plain(path, &in, &st);

	if (r < 0)
		return r;
	pkey = PEM_read_PUBKEY(in, NULL, no_passphrase, NULL);
	r = is_ed25519(pkey) && EVP_PKEY_get_raw_public_key(pkey, key.bytes, &n) == 1 && n == sizeof(key.bytes) ? 0 : -EPROTO;
	if (r == 0)
		*ret = key;
	EVP_PKEY_free(pkey);
	fclose(in);
	return r;
}

void
key_wipe(struct key_private *key)
{
	OPENSSL_cleanse(key, sizeof(*key));
}
