#include "enclosure.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/utf8.h"

/* Below DIR and by no link, not even of a folder on the way: the kernel sees to it (Linux 5.6).  A pipe is not waited for. */
static int
open_below(int dir, const char *name)
{
	struct open_how how = { .flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK, .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS };

	return (int)syscall(SYS_openat2, dir, name, &how, sizeof(how));
}

/* The file's bytes, or NULL with RET_WHY. */
static char *
read_file(const char *folder, const char *name, size_t *ret_n, const char **ret_why)
{
	int dir = open(folder != NULL && folder[0] != '\0' ? folder : ".", O_PATH | O_DIRECTORY | O_CLOEXEC), fd = -1;
	char *bytes = NULL;
	struct stat st;
	ssize_t n = -1;

	*ret_why = "n'est pas joint";
	if (dir >= 0)
		fd = open_below(dir, name);
	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		*ret_why = "dépasse 1 Mio";
		if (st.st_size <= ENCLOSURE_MAX && (bytes = malloc((size_t)st.st_size + 1)) != NULL)
			n = read(fd, bytes, (size_t)st.st_size);
	}
	if (fd >= 0)
		close(fd);
	if (dir >= 0)
		close(dir);
	if (n >= 0 && utf8_valid(bytes, (size_t)n)) {
		*ret_n = (size_t)n;
		return bytes;
	}
	if (n >= 0)
		*ret_why = "n'est pas en UTF-8";
	free(bytes);
	return NULL;
}

/* Ends of line as DOS writes them, and what a document uses for itself, become plain. */
static size_t
make_plain(char *bytes, size_t n)
{
	size_t to = 0;

	for (size_t i = 0; i < n; i++) {
		char c = bytes[i];

		if (c == '\r' || (i < 3 && n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0))
			continue;
		bytes[to++] = (unsigned char)c >= ' ' || c == '\n' ? c : ' ';
	}
	while (to > 0 && bytes[to - 1] == '\n')
		to--;
	return to;
}

void
enclosure_write(struct document *d, const char *folder, const char *name)
{
	const char *why;
	size_t n = 0;
	char *bytes;

	if (name[0] == '\0')
		return;
	bytes = read_file(folder, name, &n, &why);
	if (bytes == NULL) {
		document_line(d, BLOCK_LINE, "[Le texte « %s » %s]", name, why);
		return;
	}
	n = make_plain(bytes, n);
	document_block(d, BLOCK_TEXT);
	fwrite(bytes, 1, n, d->out);
	fputc('\n', d->out);
	free(bytes);
}
