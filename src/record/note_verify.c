/* note_verify.c -- checks signatures of notes.  Linked into `scrutin` alone. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <openssl/evp.h>

#include "key.h"
#include "note.h"

static bool
verifies(const struct key_public *key, const uint8_t *signature, const void *text, size_t len)
{
	EVP_PKEY *pkey = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, key->bytes, sizeof(key->bytes));
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	bool ok = pkey != NULL && ctx != NULL && EVP_DigestVerifyInit(ctx, NULL, NULL, NULL, pkey) == 1 &&
	          EVP_DigestVerify(ctx, signature, 64, text, len) == 1;

	EVP_MD_CTX_free(ctx);
	EVP_PKEY_free(pkey);
	return ok;
}

int
note_check_seal(const struct note *note, const struct key_public *key)
{
	const struct note_signature *s = &note->signatures[0];
	uint8_t id[4];

	if (note->n_signatures != 1 || s->len != 64 || strcmp(s->name, note->head.origin) != 0)
		return -EBADMSG;
	note_key_id(s->name, NOTE_SEAL, key, id);
	if (memcmp(s->key_id, id, 4) != 0)
		return -EBADMSG;
	return verifies(key, s->bytes, note->body, note->body_len) ? 0 : -EBADMSG;
}

int
note_check_cosignature(const struct note *note, const struct key_public *key, uint64_t *ret_time,
                       char ret_name[NOTE_NAME_MAX + 1])
{
	char text[NOTE_BODY_MAX + 64];
	int r = -ENOENT;

	for (size_t i = 0; i < note->n_signatures; i++) {
		const struct note_signature *s = &note->signatures[i];
		uint64_t time = 0;
		uint8_t id[4];
		int n;

		note_key_id(s->name, NOTE_COSIGNATURE, key, id);
		if (s->len != 72 || memcmp(s->key_id, id, 4) != 0)
			continue;
		for (int k = 0; k < 8; k++)
			time = time << 8 | s->bytes[k];
		n = snprintf(text, sizeof(text), "cosignature/v1\ntime %" PRIu64 "\n", time);
		memcpy(text + n, note->body, note->body_len);
		if (!verifies(key, s->bytes + 8, text, (size_t)n + note->body_len)) {
			r = -EBADMSG;
			continue;
		}
		*ret_time = time;
		memcpy(ret_name, s->name, sizeof(s->name));
		return 0;
	}
	return r;
}
