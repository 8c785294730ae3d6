/*
 * key.h -- Ed25519 keys in PEM files: PKCS #8 private, SubjectPublicKeyInfo public, as `openssl pkey` writes them
 */
#ifndef RECORD_KEY_H
#define RECORD_KEY_H

#include <stdint.h>

struct key_public {
	uint8_t bytes[32];
};

struct key_private { /* wipe it when done */
	uint8_t seed[32];
	struct key_public pub;
};

/* Draws a key pair.  0; -EIO: OpenSSL failed. */
int key_new(struct key_private *ret);

/*
 * Each creates a file that was not there and syncs it and its directory: the private one readable by its owner alone
 * (0600), the public one by all (0644).  0; -EEXIST; other negative errno, with no file left behind.
 */
int key_save(const char *path, const struct key_private *key);
int key_save_public(const char *path, const struct key_public *key);

/*
 * 0; -ENOENT and other errors of opening; -EPROTO: no PEM, or not an Ed25519 key; -EACCES also where others than its
 * owner can read a private key.  Nothing asks for a passphrase: an encrypted key is -EPROTO.
 */
int key_load(const char *path, struct key_private *ret);
int key_load_shared(const char *path, struct key_private *ret); /* whoever may read it: good for a rehearsal alone */
int key_load_public(const char *path, struct key_public *ret);

void key_wipe(struct key_private *key);

#endif
