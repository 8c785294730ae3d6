/*
 * fuzz_config.c -- any bytes as scrutind.conf
 *
 * It is read, or refused with one line; what was read is whole: every text ends within its room and holds no comma, which
 * the bridge's command line could not carry.  The line of a receiver is looked for in the same bytes.
 */
#include <assert.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "daemon/config.c"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_text(const char *text)
{
	assert(memchr(text, '\0', CONFIG_TEXT) != NULL && strchr(text, ',') == NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct config config;
	char path[64], section[64], why[512] = "";
	int fd = memfd_create("conf", MFD_CLOEXEC);

	assert(fd >= 0 && write(fd, data, size) == (ssize_t)size);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (config_read(path, &config, why) < 0) {
		assert(why[0] != '\0' && strchr(why, '\n') == NULL);
		config_line(path, "receiver main", "driver");
	} else {
		for (size_t i = 0; i < sizeof(daemon_keys) / sizeof(daemon_keys[0]) - 1; i++)
			check_text((const char *)&config + daemon_keys[i].at);
		assert(config.record_dir[0] != '\0' && config.name[0] != '\0' && config.n_receivers <= CONFIG_RECEIVERS);
		for (size_t i = 0; i < config.n_receivers; i++) {
			for (const struct key *k = receiver_keys; k->name != NULL; k++)
				check_text((const char *)&config.receivers[i] + k->at);
			snprintf(section, sizeof(section), "receiver %s", config.receivers[i].name);
			assert(config_line(path, section, "driver") > 0);
		}
	}
	close(fd);
	return 0;
}
