#include "i18n.h"

#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "programs.h"

/* What the environment asks for, by gettext's order; NULL: nothing. */
static const char *
wanted(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && value[0] != '\0')
			return strcmp(value, "C") == 0 || strcmp(value, "POSIX") == 0 || strncmp(value, "C.", 2) == 0 ? NULL : value;
	}
	return NULL;
}

/* The catalogues: below the folder of the programs as built, and as installed. */
static void
find_catalogues(void)
{
	static const char *const from[] = { "/../share/locale", "/../../share/locale" };
	char programs[PROGRAMS_DIR], dir[PROGRAMS_DIR + 64], file[PROGRAMS_DIR + 128];

	programs_dir(programs);
	for (size_t i = 0; i < sizeof(from) / sizeof(from[0]); i++) {
		snprintf(dir, sizeof(dir), "%s%s", programs, from[i]);
		snprintf(file, sizeof(file), "%s/fr/LC_MESSAGES/" I18N_DOMAIN ".mo", dir);
		if (access(file, R_OK) == 0) {
			bindtextdomain(I18N_DOMAIN, dir);
			return;
		}
	}
}

/* The locale itself need not be installed: its name says the language, and C.UTF-8, which is always there, lets gettext look. */
void
i18n_init(void)
{
	const char *language = wanted(), *list = getenv("LANGUAGE");

	if (language == NULL || setlocale(LC_MESSAGES, "C.UTF-8") == NULL)
		return;
	setenv("LANGUAGE", language, list == NULL || list[0] == '\0');
	find_catalogues();
	bind_textdomain_codeset(I18N_DOMAIN, "UTF-8");
	(void)_("out of memory");
}

const char *
i18n_language(void)
{
	const char *asked = wanted() == NULL ? NULL : getenv("LANGUAGE");

	if (asked == NULL)
		return "";
	return strncmp(asked, "fr", 2) == 0 ? "fr" : strncmp(asked, "en", 2) == 0 ? "en" : "";
}

/* gettext looks at LANGUAGE again when this has changed: its manual, "Being a gettext grok", says so. */
extern int _nl_msg_cat_cntr;

static char spoken[3][64] = { "LANGUAGE=fr", "LANGUAGE=en", "LANGUAGE=C" /* as the environment asks */ };

void
i18n_speak(const char *language)
{
	size_t i = 2;

	for (size_t k = 0; k < 2; k++)
		if (strcmp(language, spoken[k] + strlen("LANGUAGE=")) == 0)
			i = k;
	putenv(spoken[i]);
	_nl_msg_cat_cntr++;
}

void
i18n_both(void)
{
	const char *asked = wanted() == NULL ? NULL : getenv("LANGUAGE");

	if (setlocale(LC_MESSAGES, "C.UTF-8") == NULL)
		return;
	if (asked != NULL)
		snprintf(spoken[2], sizeof(spoken[2]), "LANGUAGE=%s", asked);
	find_catalogues();
	bind_textdomain_codeset(I18N_DOMAIN, "UTF-8");
	for (size_t i = 0; i < 3; i++) {
		i18n_speak(i == 0 ? "fr" : i == 1 ? "en" : "");
		(void)_("out of memory");
	}
}

void
complain(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vfprintf(stderr, _(format), args);
	va_end(args);
}
