#include "secret.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "log.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

#define STACK_BYTES 65536 /* deeper than any turn of ours goes, packets included */

void
secret_program(void)
{
	const struct rlimit none = { 0, 0 };

	if (setrlimit(RLIMIT_CORE, &none) < 0)
		log_warning("core: cannot be forbidden; set LimitCORE=0");
#ifndef __SANITIZE_ADDRESS__
	if (prctl(PR_SET_DUMPABLE, 0) < 0)
		log_warning("core: this program cannot be closed to the others of its user");
#endif
}

void
secret_hide(void *at, size_t size)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), from = (uintptr_t)at / page * page;
	size_t n = ((uintptr_t)at + size - from + page - 1) / page * page;

	/* Both are a second wall behind secret_program(): a kernel or a limit that refuses is no error. */
	(void)madvise((void *)from, n, MADV_DONTDUMP);
	(void)mlock((void *)from, n);
}

void *
secret_memory(size_t size)
{
	void *at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (at == MAP_FAILED)
		return NULL;
	secret_hide(at, size);
	return at;
}

__attribute__((noinline)) void
secret_wipe_stack(void)
{
	unsigned char below[STACK_BYTES];

	explicit_bzero(below, sizeof(below));
}
