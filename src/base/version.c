#include "version.h"

#ifndef VERSION
#define VERSION "unknown"
#endif

const char *
version_text(void)
{
	return VERSION;
}
