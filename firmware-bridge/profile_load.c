/* profile_load.c -- the file of a receiver's profile, and its hash: a record says by which it was heard */
#include <errno.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "profile.h"

const char *
receiver_profile_file(const char *driver)
{
	static const char before[] = "profile:";

	return strncmp(driver, before, sizeof(before) - 1) == 0 ? driver + sizeof(before) - 1 : NULL;
}

bool
receiver_profile_is(const char *text, size_t len)
{
	static const char section[] = "[receiver]";

	for (size_t at = 0; at < len; at++) {
		const char *end;

		if (text[at] == '[')
			return len - at >= sizeof(section) - 1 && memcmp(text + at, section, sizeof(section) - 1) == 0;
		end = memchr(text + at, '\n', len - at);
		if (end == NULL)
			break;
		at = (size_t)(end - text);
	}
	return false;
}

static void
hash(const char *text, size_t len, char ret[PROFILE_MADE_OF])
{
	uint8_t sum[SHA256_DIGEST_LENGTH];
	size_t n = (size_t)snprintf(ret, PROFILE_MADE_OF, "profile sha256:");

	SHA256((const unsigned char *)text, len, sum);
	for (size_t i = 0; i < sizeof(sum); i++)
		n += (size_t)snprintf(ret + n, PROFILE_MADE_OF - n, "%02x", sum[i]);
}

int
receiver_profile_load(struct receiver_profile *p, const char *file, char ret_why[PROFILE_WHY])
{
	char *text = NULL;
	size_t len = 0;
	int r = file_read(file, PROFILE_FILE_MAX, &text, &len);

	if (r == -EFBIG)
		snprintf(ret_why, PROFILE_WHY, _("%.200s: longer than %d bytes; is it a profile?"), file, PROFILE_FILE_MAX);
	else if (r < 0)
		snprintf(ret_why, PROFILE_WHY, _("%.200s: cannot be read: %s"), file, strerror(-r));
	if (r < 0)
		return -1;
	r = receiver_profile_read(p, file, text, len, ret_why);
	if (r == 0)
		hash(text, len, p->made_of);
	free(text);
	return r;
}
