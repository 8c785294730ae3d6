/* main.c -- scrutin: one command line for clerks, technicians and auditors; a table row a command */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/programs.h"
#include "base/version.h"
#include "certificate.h"
#include "decode.h"
#include "do.h"
#include "keygen.h"
#include "profile.h"
#include "redact.h"
#include "replay.h"
#include "story.h"
#include "user.h"
#include "verify.h"

static const struct {
	const char *name;
	int (*main)(int argc, char **argv); /* NULL: */
	const char *program;                /* that one is started: its libraries are not for every call of the others */
	const char *says;
} commands[] = {
	{ "do", do_main, NULL, N_("send one line of the story language to the running daemon") },
	{ "status", status_main, NULL, N_("how the sitting stands") },
	{ "receivers", receivers_main, NULL, N_("which receivers are there, and how they are") },
	{ "roster", NULL, "scrutin-import", N_("the members of a body, from a sheet or file, as story lines") },
	{ "agenda", NULL, "scrutin-import", N_("the items of a sitting, likewise") },
	{ "attendance", NULL, "scrutin-import", N_("who is present and who gave a proxy, likewise") },
	{ "plan", NULL, "scrutin-import", N_("where the seats of the chamber are, from a sheet or an SVG drawing") },
	{ "story", story_main, NULL, N_("run a sitting told as text; no device, no clock") },
	{ "decode", decode_main, NULL, N_("read a capture of a receiver's bytes") },
	{ "replay", replay_main, NULL, N_("tell a record's sitting again and compare every result") },
	{ "verify", verify_main, NULL, N_("check a record's seal, as a stranger would") },
	{ "show", NULL, "scrutin-show", N_("a record's verdict and its sitting on a time line, in a browser on this machine") },
	{ "redact", redact_main, NULL, N_("a copy of a record for the public, without who voted how") },
	{ "export", NULL, "scrutin-export", N_("documents from a record: the register's extract, ...") },
	{ "profile", profile_main, NULL, N_("the law of each kind of body; check a file of a body's own statutes") },
	{ "user", user_main, NULL, N_("who may sign in at a console, and as what") },
	{ "keygen", keygen_main, NULL, N_("make a key for the seal") },
	{ "certificate", certificate_main, NULL, N_("make a certificate for a console that other machines shall reach") },
};

#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static void
help(FILE *out)
{
	fputs(_("usage: scrutin COMMAND [OPTION]... [ARGUMENT]...\n\n"), out);
	for (size_t i = 0; i < LEN(commands); i++)
		fprintf(out, "  %-11s %s\n", commands[i].name, _(commands[i].says));
	fputs(_("\n`scrutin COMMAND --help` teaches each.  Try: scrutin story sitting.story\n"
	      "Exit: 0 yes, 1 no, 2 usage, 3 unreadable input, 4 refused by a rule, 5 the system failed.\n"), out);
}

static int
run(size_t command, int argc, char **argv)
{
	int r;

	if (commands[command].main != NULL)
		return commands[command].main(argc - 1, argv + 1);
	r = programs_exec(commands[command].program, argv);
	complain("scrutin: %s cannot be started: %s; is Scrutin installed whole?\n", commands[command].program, strerror(-r));
	return 5;
}

int
main(int argc, char **argv)
{
	i18n_init();
	if (argc >= 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)) {
		help(stdout);
		return 0;
	}
	if (argc >= 2 && strcmp(argv[1], "--version") == 0) {
		printf("scrutin %s\n", version_text());
		return 0;
	}
	for (size_t i = 0; argc >= 2 && i < LEN(commands); i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return run(i, argc, argv);
	if (argc >= 2)
		complain("scrutin: there is no command \"%s\"\n\n", argv[1]);
	help(stderr);
	return 2;
}
