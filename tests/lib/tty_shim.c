/* tty_shim.c -- preloaded: a pty that answers for the modem lines that libserialport asks of every port */
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <sys/ioctl.h>

#define FDS_MAX 1024

int ioctl(int fd, unsigned long request, ...);

int
ioctl(int fd, unsigned long request, ...)
{
	static int lines[FDS_MAX];
	int (*libc)(int, unsigned long, void *) = (int (*)(int, unsigned long, void *))dlsym(RTLD_NEXT, "ioctl");
	va_list args;
	void *argument;
	int r;

	va_start(args, request);
	argument = va_arg(args, void *);
	va_end(args);
	r = libc(fd, request, argument);
	if (r == 0 || (errno != ENOTTY && errno != EINVAL) || fd < 0 || fd >= FDS_MAX)
		return r;
	switch (request) {
	case TIOCMGET:
		*(int *)argument = lines[fd] | TIOCM_CTS | TIOCM_DSR | TIOCM_CAR;
		return 0;
	case TIOCMSET:
		lines[fd] = *(const int *)argument & (TIOCM_RTS | TIOCM_DTR);
		return 0;
	case TIOCMBIS:
		lines[fd] |= *(const int *)argument;
		return 0;
	case TIOCMBIC:
		lines[fd] &= ~*(const int *)argument;
		return 0;
	default:
		return r;
	}
}
