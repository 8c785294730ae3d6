/* note_sign.c -- signs notes.  Linked into scrutin-sealer and `scrutin` alone. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <openssl/evp.h>

#include "base64.h"
#include "key.h"
#include "note.h"

static int
sign(const struct key_private *key, const void *text, size_t len, uint8_t ret_signature[64])
{
	EVP_PKEY *pkey = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, key->seed, sizeof(key->seed));
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	size_t n = 64;
	bool ok = pkey != NULL && ctx != NULL && EVP_DigestSignInit(ctx, NULL, NULL, NULL, pkey) == 1 &&
	          EVP_DigestSign(ctx, ret_signature, &n, text, len) == 1 && n == 64;

	EVP_MD_CTX_free(ctx);
	EVP_PKEY_free(pkey);
	return ok ? 0 : -EIO;
}

/* NAME's signature line: an em dash, the name, and base64 of key id and the LEN bytes of SIGNATURE. */
static int
line_format(const char *name, enum note_type type, const struct key_public *key, const uint8_t *signature, size_t len,
            char *ret, size_t room)
{
	uint8_t bytes[4 + NOTE_SIGNATURE_MAX];
	char text[BASE64_SIZE(sizeof(bytes))];
	int n;

	note_key_id(name, type, key, bytes);
	memcpy(bytes + 4, signature, len);
	base64_encode(bytes, 4 + len, text);
	n = snprintf(ret, room, "\xe2\x80\x94 %s %s\n", name, text);
	return n < 0 || (size_t)n >= room ? -ENOBUFS : n;
}

int
note_seal(const struct checkpoint *head, const struct key_private *key, char ret_note[NOTE_MAX])
{
	uint8_t signature[64];
	char note[NOTE_MAX];
	int n, r;

	n = checkpoint_format(head, note);
	if (n < 0 || head->size == 0)
		return -EINVAL;
	r = sign(key, note, (size_t)n, signature);
	if (r < 0)
		return r;
	note[n++] = '\n';
	r = line_format(head->origin, NOTE_SEAL, &key->pub, signature, 64, note + n, sizeof(note) - (size_t)n);
	if (r < 0)
		return r;
	memcpy(ret_note, note, (size_t)(n + r) + 1);
	return n + r;
}

int
note_cosign(const char *text, const char *name, const struct key_private *key, uint64_t time, char ret_note[NOTE_MAX])
{
	uint8_t signature[72];
	char message[NOTE_BODY_MAX + 64], line[NOTE_MAX];
	size_t len = strlen(text), name_len = strlen(name);
	struct note note;
	int n, r;

	if (note_parse(text, len, &note) < 0)
		return -EPROTO;
	if (name_len == 0 || name_len > NOTE_NAME_MAX || strpbrk(name, " +\t\n\r") != NULL)
		return -EINVAL;
	n = snprintf(message, sizeof(message), "cosignature/v1\ntime %" PRIu64 "\n", time);
	memcpy(message + n, note.body, note.body_len);
	for (int i = 0; i < 8; i++)
		signature[i] = (uint8_t)(time >> (56 - 8 * i));
	r = sign(key, message, (size_t)n + note.body_len, signature + 8);
	if (r < 0)
		return r;
	r = line_format(name, NOTE_COSIGNATURE, &key->pub, signature, 72, line, sizeof(line));
	if (r < 0 || len + (size_t)r >= NOTE_MAX || note.n_signatures == NOTE_SIGNATURES)
		return -ENOBUFS;
	memmove(ret_note, text, len);
	memcpy(ret_note + len, line, (size_t)r + 1);
	return (int)len + r;
}
