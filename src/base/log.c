#include "log.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

static struct {
	const char *program;
	bool journal, debug;
} log_to = { .program = "scrutin" };

void
log_init(const char *program)
{
	log_to.program = program;
	log_to.journal = getenv("JOURNAL_STREAM") != NULL;
	log_to.debug = getenv("SCRUTIN_DEBUG") != NULL;
}

/* One write a line, so that lines of several programs do not mix. */
static void
say(int priority, const char *format, va_list args)
{
	char line[1024];
	int n = 0;

	if (log_to.journal)
		n = snprintf(line, sizeof(line), "<%d>", priority);
	n += snprintf(line + n, sizeof(line) - (size_t)n, "%s: ", log_to.program);
	n += vsnprintf(line + n, sizeof(line) - (size_t)n, format, args);
	if (n > (int)sizeof(line) - 2)
		n = (int)sizeof(line) - 2;
	line[n++] = '\n';
	if (write(STDERR_FILENO, line, (size_t)n) < 0)
		return; /* nobody is left to be told */
}

#define LOG(name, priority, condition) \
	void name(const char *format, ...) \
	{ \
		va_list args; \
\
		if (!(condition)) \
			return; \
		va_start(args, format); \
		say(priority, format, args); \
		va_end(args); \
	}

LOG(log_error, LOG_ERR, true)
LOG(log_warning, LOG_WARNING, true)
LOG(log_info, LOG_INFO, true)
LOG(log_debug, LOG_DEBUG, log_to.debug)
