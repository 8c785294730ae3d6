/*
 * sha256.h -- the one hash of the record
 *
 * SHA-256 of OpenSSL, one context for the whole program: for programs of one thread, as all of ours are.  It stops the
 * program where OpenSSL has no SHA-256, since nothing could be trusted after that.
 */
#ifndef RECORD_SHA256_H
#define RECORD_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define DIGEST_SIZE 32

struct digest {
	uint8_t bytes[DIGEST_SIZE];
};

struct part { /* borrowed */
	const void *at;
	size_t len;
};

/* Of N parts, one behind the other. */
void sha256(const struct part *parts, size_t n, struct digest *ret);

#endif
