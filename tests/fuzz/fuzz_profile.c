/*
 * fuzz_profile.c -- any bytes as a receiver's profile, and what it makes of any bytes
 *
 * Up to the first byte FF, which no UTF-8 has, it is the file: read, or refused with one line.  Behind it are transfers, as
 * lib/play_driver.h has them; through a file that was read they give events as those of any driver.
 */
#include "firmware-bridge/profile.h"
#include "lib/play_driver.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct receiver_profile profile;
	struct receiver_options options = driver_options_default;
	const uint8_t *end = size > 0 ? memchr(data, 0xff, size) : NULL;
	size_t len = end != NULL ? (size_t)(end - data) : size;
	char why[PROFILE_WHY];

	if (receiver_profile_read(&profile, "x", (const char *)data, len, why) < 0) {
		assert(strncmp(why, "x:", 2) == 0 && strchr(why, '\n') == NULL);
		return 0;
	}
	assert(why[0] == '\0');
	options.profile = &profile;
	assert(profile.driver.state_size <= DRIVER_STATE_MAX && profile.driver.framing.ops != NULL);
	if (end != NULL)
		play_driver(&profile.driver, &options, end + 1, size - len - 1);
	return 0;
}
