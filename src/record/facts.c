#include "facts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sha256.h"

void
facts_hash(const void *bytes, unsigned long n, char ret_hex[FACT_HEX])
{
	struct digest d;

	sha256(&(struct part) { bytes, n }, 1, &d);
	for (size_t i = 0; i < sizeof(d.bytes); i++)
		snprintf(ret_hex + 2 * i, 3, "%02x", d.bytes[i]);
}

void
facts_file(const char *path, char ret_hex[FACT_HEX])
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	void *bytes;

	ret_hex[0] = '\0';
	if (fd < 0)
		return;
	if (fstat(fd, &st) == 0 && st.st_size > 0) {
		bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
		if (bytes != MAP_FAILED) {
			facts_hash(bytes, (unsigned long)st.st_size, ret_hex);
			munmap(bytes, (size_t)st.st_size);
		}
	}
	close(fd);
}

void
facts_build(char ret_hex[FACT_HEX])
{
	facts_file("/proc/self/exe", ret_hex);
}

static bool
plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Letters and digits of NAME in lower case, everything else one dash; at most SIZE - 1 bytes. */
static void
slug(const char *name, char *ret, size_t size)
{
	size_t n = 0;

	for (; *name != '\0' && n + 1 < size; name++) {
		char c = *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name;

		if (plain(c))
			ret[n++] = c;
		else if (n > 0 && ret[n - 1] != '-')
			ret[n++] = '-';
	}
	while (n > 0 && ret[n - 1] == '-')
		n--;
	ret[n] = '\0';
}

int
facts_origin(const char *name, char ret_origin[121])
{
	uint64_t number;
	char short_name[64];

	if (getrandom(&number, sizeof(number), 0) != sizeof(number))
		return -EIO;
	slug(name, short_name, sizeof(short_name));
	snprintf(ret_origin, 121, "scrutin/%s/%016llx", short_name[0] != '\0' ? short_name : "seance",
	         (unsigned long long)number);
	return 0;
}
