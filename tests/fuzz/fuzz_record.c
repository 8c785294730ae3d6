/*
 * fuzz_record.c -- any bytes as a record or a ballot: read, walked and verified
 *
 * As they are, and once more with the CRC of every frame made right, or nearly nothing would get past the frames.  What
 * comes back must never be "sealed": no signature of the pinned key is in the corpus.
 */
#include <assert.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "record/reader.h"
#include "record/verify.h"
#include "record/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
verify(const uint8_t *bytes, size_t n)
{
	static const struct key_public key = { { 1 } };
	struct verify_wants wants = { .key = &key, .witnesses = &key, .n_witnesses = 1, .words = "lusab babad" };
	struct verify_report report;
	struct reader *reader;
	struct reader_entry e;
	int r;

	wants.witness_note = (const char *)bytes;
	wants.witness_note_len = n;
	r = verify_bytes(bytes, n, &wants, &report);
	assert(r == -EPROTO || (r == 0 && report.verdict < VERDICT_UNTRUSTED && report.n_lines > 0));

	assert(reader_open_bytes(&reader, bytes, n) == 0);
	while ((r = reader_next(reader, &e)) == 1)
		assert(e.payload >= bytes && e.payload + e.len <= bytes + n);
	assert(r == 0 || r == -EAGAIN || r == -EBADMSG || r == -EPROTO);
	assert(reader_offset(reader) <= n);
	reader_free(reader);
}

/* The checksums made right, as far as the lengths lead. */
static void
mend(uint8_t *bytes, size_t n)
{
	size_t at = 0;

	while (n - at > FRAME_HEAD) {
		uint32_t len = (uint32_t)bytes[at] | (uint32_t)bytes[at + 1] << 8 | (uint32_t)bytes[at + 2] << 16, crc;

		if (len > n - at - FRAME_HEAD)
			len = (uint32_t)(n - at - FRAME_HEAD);
		for (int i = 0; i < 4; i++)
			bytes[at + (size_t)i] = (uint8_t)(len >> 8 * i);
		crc = (uint32_t)crc32_z(0, bytes + at + FRAME_HEAD, len);
		for (int i = 0; i < 4; i++)
			bytes[at + 4 + (size_t)i] = (uint8_t)(crc >> 8 * i);
		at += FRAME_HEAD + len;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *copy;

	verify(data, size);
	copy = malloc(size + 1);
	assert(copy != NULL);
	if (size > 0)
		memcpy(copy, data, size);
	mend(copy, size);
	verify(copy, size);
	free(copy);
	return 0;
}
