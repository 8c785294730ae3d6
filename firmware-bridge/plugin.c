#include "plugin.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <openssl/sha.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dialog.h"

#define SYMBOL "scrutin_receiver_driver"

__attribute__((format(printf, 2, 3))) static int
wrong(char ret_why[PLUGIN_WHY], const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(ret_why, PLUGIN_WHY, format, args);
	va_end(args);
	return -EINVAL;
}

/* Root's, and written by nobody else; a folder in which others may only add, as /tmp, lets nobody change what is in it. */
static int
check_owner(const char *path, const struct stat *st, char why[PLUGIN_WHY])
{
	if (st->st_uid != 0)
		return wrong(why, "%.200s belongs to user %u; only what is root's is loaded", path, st->st_uid);
	if ((st->st_mode & (S_IWGRP | S_IWOTH)) != 0 && !(S_ISDIR(st->st_mode) && (st->st_mode & S_ISVTX) != 0))
		return wrong(why, "%.200s may be written by others than root; chmod go-w", path);
	return 0;
}

/* DIR and each folder above it. */
static int
check_folders(const char *dir, char why[PLUGIN_WHY])
{
	char path[PATH_MAX];
	struct stat st;
	int r = 0;

	if (realpath(dir, path) == NULL)
		return wrong(why, "plugin_dir %.200s: %s", dir, strerror(errno));
	while (r == 0) {
		char *slash = strrchr(path, '/');

		if (stat(path[0] != '\0' ? path : "/", &st) < 0 || !S_ISDIR(st.st_mode))
			return wrong(why, "plugin_dir %.200s: is no folder", dir);
		r = check_owner(path[0] != '\0' ? path : "/", &st, why);
		if (slash == NULL)
			break;
		*slash = '\0';
	}
	return r;
}

static void
hash(const void *bytes, size_t len, char *ret, size_t size)
{
	uint8_t sum[SHA256_DIGEST_LENGTH];
	size_t n = (size_t)snprintf(ret, size, "plugin sha256:");

	SHA256(bytes, len, sum);
	for (size_t i = 0; i < sizeof(sum) && n < size; i++)
		n += (size_t)snprintf(ret + n, size - n, "%02x", sum[i]);
}

/* Its hash in P; FD stays open. */
static int
look_at(struct plugin *p, const char *path, int fd, char why[PLUGIN_WHY])
{
	struct stat st;
	void *bytes;
	int r;

	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode) || st.st_size == 0)
		return wrong(why, "%.200s: is no shared object", path);
	r = check_owner(path, &st, why);
	if (r < 0)
		return r;
	bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		return wrong(why, "%.200s: cannot be read: %s", path, strerror(errno));
	hash(bytes, (size_t)st.st_size, p->made_of, sizeof(p->made_of));
	munmap(bytes, (size_t)st.st_size);
	return 0;
}

static bool
is_whole(const struct receiver_driver *d)
{
	bool told = d->maker != NULL && d->confidence != NULL && d->key_names != NULL && d->blank_key != NULL &&
	            d->green_light != NULL;
	bool read = d->framing.ops != NULL && d->state_size <= DRIVER_STATE_MAX && d->reset != NULL && d->decode != NULL;
	bool spoken = d->dialog == NULL ||
	              (d->dialog->state_size <= DIALOG_STATE_MAX && d->dialog->reset != NULL && d->dialog->step != NULL);

	return told && read && spoken && (d->bus == BUS_USB || d->bus == BUS_SERIAL);
}

/* The driver in the object behind FD.  Nothing but its first number is believed before that one is ours. */
static int
take_driver(struct plugin *p, const char *path, const char *name, int fd, char why[PLUGIN_WHY])
{
	const struct receiver_driver *d;
	char link[64];
	void *object;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	object = dlopen(link, RTLD_NOW | RTLD_LOCAL); /* never closed: its driver is used to the end */
	if (object == NULL)
		return wrong(why, "%.150s: cannot be loaded: %.150s", path, dlerror());
	d = dlsym(object, SYMBOL);
	if (d == NULL)
		return wrong(why, "%.200s: has no " SYMBOL, path);
	if (d->abi != DRIVER_ABI)
		return wrong(why, "%.200s: is for version %u of the drivers' interface, and this is %d; build it anew", path, d->abi,
		             DRIVER_ABI);
	if (d->name == NULL || strcmp(d->name, name) != 0)
		return wrong(why, "%.200s: its driver has another name than the file", path);
	if (!is_whole(d))
		return wrong(why, "%.200s: its driver is not whole; driver.h says what none may leave out", path);
	p->driver = *d;
	if (d->make == NULL)
		p->driver.make = d->name;
	p->driver.name = p->name;
	p->driver.made_of = p->made_of;
	return 0;
}

int
plugin_load(struct plugin *p, const char *dir, const char *name, char ret_why[PLUGIN_WHY])
{
	char path[PATH_MAX];
	int fd, r;

	*p = (struct plugin) { .name = "plugin:" };
	if (name[0] == '\0' || strlen(name) > 24 || strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(name))
		return wrong(ret_why, "plugin:%.40s: a name is 1 to 24 of a-z, 0-9 and -", name);
	if (dir[0] == '\0')
		return wrong(ret_why, "plugin:%s: plugin_dir= does not say in which folder", name);
	r = check_folders(dir, ret_why);
	if (r < 0)
		return r;
	strcat(p->name, name);
	snprintf(path, sizeof(path), "%s/%s.so", dir, name);
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return wrong(ret_why, "%.200s: cannot be opened: %s", path, strerror(errno));
	r = look_at(p, path, fd, ret_why);
	if (r == 0)
		r = take_driver(p, path, name, fd, ret_why);
	close(fd);
	return r;
}
