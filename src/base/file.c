#include "file.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int
read_all(FILE *in, size_t max, char **ret_bytes, size_t *ret_len)
{
	char *bytes = NULL;
	size_t len = 0, size = 0, n;

	do {
		if (len == size) {
			char *more = realloc(bytes, size = size == 0 ? 65536 : 2 * size);

			if (more == NULL) {
				free(bytes);
				return -ENOMEM;
			}
			bytes = more;
		}
		n = fread(bytes + len, 1, size - len, in);
		len += n;
	} while (n > 0 && len <= max);
	if (ferror(in) || len > max) {
		free(bytes);
		return ferror(in) ? -EIO : -EFBIG;
	}
	*ret_bytes = bytes;
	*ret_len = len;
	return 0;
}

int
file_read(const char *path, size_t max, char **ret_bytes, size_t *ret_len)
{
	bool own = strcmp(path, "-") != 0;
	FILE *in = own ? fopen(path, "re") : stdin;
	int r;

	if (in == NULL)
		return -errno;
	errno = 0;
	r = read_all(in, max, ret_bytes, ret_len);
	if (r == -EIO && errno == EISDIR)
		r = -EISDIR;
	if (own)
		fclose(in);
	return r;
}
