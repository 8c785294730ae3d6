/*
 * fuzz_driver.c -- transfers of any bytes through framing, driver and dialog of each row of the table
 *
 * Byte 0 chooses the driver; its high bit, whether it is calibrated and confirmed.  Then transfers, as lib/play_driver.h has
 * them.  DRIVER in the environment: that one alone.
 */
#include <stdlib.h>

#include "lib/play_driver.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *only = getenv("DRIVER");
	struct receiver_options options = driver_options_default;
	size_t drivers = 0;

	if (size < 1)
		return 0;
	while (driver_table[drivers])
		drivers++;
	if (data[0] & 0x80) {
		options.results = (struct quinta_results) { true, { 0x11, 0x22, 0x44, 0x00 } };
		options.unconfirmed = true;
	}
	play_driver(only != NULL ? driver_by_name(only) : driver_table[(data[0] & 0x7f) % drivers], &options, data + 1, size - 1);
	return 0;
}
