/*
 * decode.h -- `scrutin decode`: a capture through framing and driver, without a device
 *
 * The same framing and driver as the bridge's, fed from a capture file; the lines that it prints are a contract (its
 * man page).  What the host wrote prints nothing.
 */
#ifndef TOOLS_DECODE_H
#define TOOLS_DECODE_H

#include <stddef.h>
#include <stdio.h>

struct capture_reader;
struct receiver_driver;
struct receiver_options;

/*
 * `scrutin decode --driver NAME|profile:FILE CAPTURE`; ARGV[0] is "decode".  CAPTURE may be "-", standard input.  Returns
 * the exit code: 0; 2 usage or unknown driver; 3 capture or profile cannot be read, and nothing was printed; 5 output failed.
 */
int decode_main(int argc, char **argv);

/*
 * Plays what READER has left through DRIVER with SETTINGS, a line to OUT for each event.  On a serial line at most CHUNK
 * bytes are fed at a time, for tests: how reads were cut is no part of the meaning.  0: no limit.  Returns 0, or the error
 * of capture_next(); lines of the transfers before it have then been written.
 */
int decode_capture(const struct receiver_driver *driver, const struct receiver_options *settings,
                   struct capture_reader *reader, size_t chunk, FILE *out);

#endif
