/*
 * note.h -- a head as a stranger can check it: C2SP checkpoint and signed note (c2sp.org/tlog-checkpoint, signed-note)
 *
 *     scrutin/dijon-metropole/0011223344556677     origin: names the record, and the key
 *     42                                           entries under the head
 *     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=  root of their tree
 *                                                  (empty line)
 *     -- scrutin/dijon-metropole/0011223344556677 az3gr...=       a line a signature, an em dash at its head
 *
 * A signature line holds base64(key id, 4 bytes | signature).  Ed25519 over the first three lines with their newlines;
 * key id = SHA-256(name | 0A | type | public key), its first four bytes.  Type 01: the sealer's signature, 64 bytes.
 * Type 04 (c2sp.org/tlog-cosignature): a witness's, 8 bytes of Unix time (big endian) | 64 bytes over
 * "cosignature/v1\ntime <decimal>\n" and the same three lines.
 *
 * There is one way to write a head: base64 has its padding and zero spare bits, numbers no leading zero.
 *
 * Reading and writing is note.c; checking note_verify.c and signing note_sign.c stand apart, because the keeper links
 * this archive and must link neither.
 */
#ifndef RECORD_NOTE_H
#define RECORD_NOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sha256.h"

struct key_private; /* key.h */
struct key_public;

#define ORIGIN_MAX         120  /* bytes: printable ASCII, no blank, no '+' */
#define NOTE_NAME_MAX      120  /* bytes of a signer's name: UTF-8, no blank, no '+', no control character */
#define NOTE_BODY_MAX      192  /* bytes of the three lines */
#define NOTE_MAX           4096 /* bytes of a note that we read or write */
#define NOTE_SIGNATURES    8    /* of one note, at most */
#define NOTE_SIGNATURE_MAX 72   /* bytes behind the key id: 64 for type 01, 72 for type 04; others are skipped unread */

enum note_type { NOTE_SEAL = 1, NOTE_COSIGNATURE = 4 };

struct checkpoint {
	char origin[ORIGIN_MAX + 1];
	uint64_t size;
	struct digest root;
};

struct note_signature {
	char name[NOTE_NAME_MAX + 1];
	uint8_t key_id[4];
	uint8_t bytes[NOTE_SIGNATURE_MAX];
	size_t len;          /* 0: of a length that no type of ours has */
};

struct note {
	struct checkpoint head;
	char body[NOTE_BODY_MAX]; /* the signed bytes, as written */
	size_t body_len;
	size_t n_signatures;
	struct note_signature signatures[NOTE_SIGNATURES];
};

bool origin_valid(const char *origin);

/* Writes the three lines and a NUL.  Returns their bytes; -EINVAL: origin. */
int checkpoint_format(const struct checkpoint *head, char ret_body[NOTE_BODY_MAX]);

/* Reads the three lines.  0; -EPROTO: not a checkpoint, or not written the one way. */
int checkpoint_parse(const char *body, size_t len, struct checkpoint *ret);

/* Reads a whole note.  0; -EPROTO: not a note over a checkpoint, or no signature, or more than NOTE_SIGNATURES. */
int note_parse(const char *text, size_t len, struct note *ret);

void note_key_id(const char *name, enum note_type type, const struct key_public *key, uint8_t ret[4]);

/* --- note_verify.c: `scrutin` alone ------------------------------------------------------------------------ */

/* Whether the note bears exactly one signature, of type 01, by KEY under the name of the origin.  0; -EBADMSG it does not. */
int note_check_seal(const struct note *note, const struct key_public *key);

/*
 * Looks for a cosignature by KEY, under whatever name.  0; -ENOENT: none bears its key id; -EBADMSG: one does and does
 * not hold.  RET_TIME: Unix seconds, when it was given.  RET_NAME is the signer's.
 */
int note_check_cosignature(const struct note *note, const struct key_public *key, uint64_t *ret_time,
                           char ret_name[NOTE_NAME_MAX + 1]);

/* --- note_sign.c: scrutin-sealer and `scrutin` alone ------------------------------------------------------- */

/* Seals a head.  Writes the note and a NUL; returns its bytes.  -EINVAL: origin or size 0; -EIO: OpenSSL failed. */
int note_seal(const struct checkpoint *head, const struct key_private *key, char ret_note[NOTE_MAX]);

/*
 * A witness's line under NOTE, which stays as it is: writes note and line and a NUL, returns their bytes.  -EPROTO: NOTE
 * cannot be read; -EINVAL: name; -ENOBUFS: no room; -EIO: OpenSSL failed.
 */
int note_cosign(const char *note, const char *name, const struct key_private *key, uint64_t time,
                char ret_note[NOTE_MAX]);

#endif
