/*
 * capture.h -- the capture file: what went over the wire, as text
 *
 *	# receiver: iclicker 1881:0150          header, UTF-8, any number of lines
 *	151452000 02 13 81 82 e9 70             microseconds, then the bytes of one transfer from the device
 *	151698000 > 01 13 30 3a                 '>' marks what the host wrote
 *
 * Blanks may stand between bytes, empty lines anywhere.  Times never go back.  Trailing zero bytes of a HID report may
 * be left out.  Reader and writer hold one line and no heap; the caller opens, closes and writes files.  A capture
 * holds directions: the bridge writes none in a secret ballot (P6), this module does not know.
 */
#ifndef FIRMWARE_BRIDGE_CAPTURE_H
#define FIRMWARE_BRIDGE_CAPTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define CAPTURE_BYTES_MAX 1024 /* of one transfer, as we write them */
#define CAPTURE_LINE_MAX  (24 + 3 * CAPTURE_BYTES_MAX) /* bytes of a transfer's line, with its newline and NUL */
#define CAPTURE_HEAD_MAX  1024 /* bytes of a header line, as we write them */
#define CAPTURE_READ_MAX  65536 /* of one transfer, as we read them: other programs may have joined many reads */
#define CAPTURE_TEXT_MAX  (4096 + 4 * CAPTURE_READ_MAX) /* bytes of any line that is read, with its NUL */

struct capture_transfer {
	uint64_t at_us;
	bool host; /* written by the host */
	size_t n;  /* 1..CAPTURE_READ_MAX */
	uint8_t bytes[CAPTURE_READ_MAX];
};

struct capture_reader { /* capture_reader_init(); line and why may be read after an error */
	FILE *in;
	uint64_t last_us;
	unsigned long line;    /* of the transfer last read, or of the error; from 1 */
	const char *why;       /* static text, what is wrong with that line; NULL: nothing */
	char text[CAPTURE_TEXT_MAX];
};

/* Starts reading at IN's position.  IN is borrowed and stays open. */
void capture_reader_init(struct capture_reader *reader, FILE *in);

/*
 * Reads up to the next transfer.  Returns 1, or 0 at the end.
 *   -EBADMSG  line reader->line is no line of a capture: reader->why says what is wrong; stop here
 *   -EIO      IN cannot be read (errno of the stream; also a directory)
 */
int capture_next(struct capture_reader *reader, struct capture_transfer *ret_transfer);

/*
 * Writes one transfer as a line with its newline and NUL into RET_LINE.  N over CAPTURE_BYTES_MAX is cut into the first
 * CAPTURE_BYTES_MAX bytes; 0 gives an empty text, as a capture has no empty transfers.  Returns the length.
 */
size_t capture_print(uint64_t at_us, bool host, const uint8_t *bytes, size_t n, char ret_line[CAPTURE_LINE_MAX]);

/*
 * Writes "# NAME: TEXT" with its newline and NUL; bytes of TEXT that could end the line become '?', and what goes
 * beyond CAPTURE_HEAD_MAX is left out.  TEXT is taken to be UTF-8.  Returns the length.
 */
size_t capture_print_head(const char *name, const char *text, char ret_line[CAPTURE_HEAD_MAX]);

#endif
