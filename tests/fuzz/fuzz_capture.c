/* fuzz_capture.c -- any bytes as a capture file: read to the end or refused; what was read is written alike */
#include <assert.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "firmware-bridge/capture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct capture_reader reader, again;
	struct capture_transfer t, u;
	char line[CAPTURE_LINE_MAX];
	uint64_t last_us = 0;
	FILE *in, *back;
	int r;

	if (size == 0)
		return 0;
	in = fmemopen((void *)(uintptr_t)data, size, "r");
	assert(in);
	capture_reader_init(&reader, in);
	while ((r = capture_next(&reader, &t)) > 0) {
		assert(t.n >= 1 && t.n <= CAPTURE_BYTES_MAX && t.at_us >= last_us);
		last_us = t.at_us;
		back = fmemopen(line, capture_print(t.at_us, t.host, t.bytes, t.n, line), "r");
		assert(back);
		capture_reader_init(&again, back);
		assert(capture_next(&again, &u) == 1);
		assert(u.at_us == t.at_us && u.host == t.host && u.n == t.n && memcmp(u.bytes, t.bytes, t.n) == 0);
		fclose(back);
	}
	assert(r == 0 || (r == -EBADMSG && reader.why && reader.line > 0));
	fclose(in);
	return 0;
}
