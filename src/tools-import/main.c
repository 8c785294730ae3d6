/* main.c -- scrutin-import: scrutin roster, agenda, attendance; a program of its own, for it opens foreign files */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "import/import.h"
#include "import/table.h"

/* usage, what a file may be, its columns, how it ends */
static const char kinds_of_files[] = N_(
	"FILE is CSV (separated by ; , or tab; UTF-8 or Windows-1252, as Excel saves it), XLSX, or the JSON that LS Vote is\n"
	"sent; - is standard input.  Column names are read in French or English, whatever their accents and case.\n");
static const char how_it_ends[] = N_(
	"  --sheet SHEET   of an XLSX file: its name or number, in place of the first that is not hidden\n"
	"\n"
	"Nothing is written where anything is wrong: then standard error has every problem, with its row and column.\n"
	"Exit: 0 written, 2 usage, 3 something in the file is wrong, 5 the system failed.\n");

static const char roster_usage[] = N_(
	"usage: scrutin roster [--sheet SHEET] FILE\n"
	"\n"
	"Prints the seat and vacant lines that a roster means, for `scrutin story` or [sitting] story=.\n");
static const char roster_columns[] = N_(
	"  wanted:  siège, civilité, prénom, nom\n"
	"  known:   groupe, rang, poids, né(e) le, boîtier, fonction, identifiant\n"
	"  and for arrive, excuse and proxy lines:  présence, pouvoir à, pouvoir du\n"
	"A row whose nom is \"vacant\" is a seat without a member.\n");

static const char agenda_usage[] = N_(
	"usage: scrutin agenda [--sheet SHEET] FILE\n"
	"\n"
	"Prints the item lines that an agenda means, for `scrutin story` or [sitting] story=.\n");
static const char agenda_columns[] = N_(
	"  wanted:  n°, objet\n"
	"  known:   rubrique, identifiant, matière, type (amendement, sous-amendement, motion, vœu, procédure), parent, budget,\n"
	"           numéro d'acte\n");

static const char attendance_usage[] = N_(
	"usage: scrutin attendance --roster ROSTER [--sheet SHEET] FILE\n"
	"\n"
	"Prints the arrive, excuse and proxy lines that an attendance list means; its members are those of ROSTER, which is\n"
	"read as by `scrutin roster`.\n");
static const char attendance_columns[] = N_(
	"  wanted:  nom (or siège, or identifiant), and présence or pouvoir à\n"
	"  known:   prénom, pouvoir du\n"
	"Names are compared without accents, case and hyphens; one that may be two members' is refused.\n"
	"  --roster ROSTER   the members\n");

struct job {
	const char *usage, *columns;
	struct import_file file, roster;
	int (*run)(const struct job *job, struct problems *p, FILE *out);
};

static ymd
today(void)
{
	time_t now = (time_t)(clock_realtime_us() / 1000000);
	struct tm t;

	localtime_r(&now, &t);
	return (ymd)((t.tm_year + 1900) * 10000 + (t.tm_mon + 1) * 100 + t.tm_mday);
}

static int
run_roster(const struct job *job, struct problems *p, FILE *out)
{
	return import_roster(&job->file, today(), p, out);
}

static int
run_agenda(const struct job *job, struct problems *p, FILE *out)
{
	return import_agenda(&job->file, p, out);
}

static int
run_attendance(const struct job *job, struct problems *p, FILE *out)
{
	return import_attendance(&job->file, &job->roster, today(), p, out);
}

static int
load(struct import_file *f, const char *path, char **ret_bytes)
{
	int r = file_read(path, TABLE_FILE_MAX, ret_bytes, &f->len);

	if (r == -EFBIG)
		complain("%s: larger than %u MiB; is this the right file?\n", path, TABLE_FILE_MAX >> 20);
	else if (r < 0)
		complain("%s: cannot be read: %s\n", path, strerror(-r));
	f->path = strcmp(path, "-") == 0 ? _("standard input") : path;
	f->bytes = *ret_bytes;
	return r < 0 ? 3 : 0;
}

static int
run(struct job *job, const char *path, const char *roster)
{
	char *bytes = NULL, *roster_bytes = NULL;
	struct problems problems;
	int code = load(&job->file, path, &bytes);

	problems_init(&problems);
	if (code == 0 && roster != NULL)
		code = load(&job->roster, roster, &roster_bytes);
	if (code == 0)
		code = job->run(job, &problems, stdout) < 0 ? 3 : 0;
	if (code == 0 && fflush(stdout) != 0) {
		complain("standard output: %s\n", strerror(errno));
		code = 5;
	}
	problems_print(&problems, stderr);
	problems_done(&problems);
	free(bytes);
	free(roster_bytes);
	return code;
}

static void
print_usage(const struct job *job, FILE *out)
{
	fprintf(out, "%s%s%s%s", _(job->usage), _(kinds_of_files), _(job->columns), _(how_it_ends));
}

static int
import_main(struct job *job, bool with_roster, int argc, char **argv)
{
	static const struct option options[] = {
		{ "sheet", required_argument, NULL, 's' }, { "roster", required_argument, NULL, 'r' },
		{ "help", no_argument, NULL, 'h' }, { NULL, 0, NULL, 0 } };
	const char *roster = NULL;
	bool wrong = false;
	int c;

	while ((c = getopt_long(argc, argv, "h", options, NULL)) != -1) {
		if (c == 'h') {
			print_usage(job, stdout);
			return 0;
		}
		if (c == 's')
			job->file.sheet = optarg;
		else if (c == 'r' && with_roster)
			roster = optarg;
		else
			wrong = true;
	}
	if (wrong || optind + 1 != argc || with_roster != (roster != NULL)) {
		print_usage(job, stderr);
		return 2;
	}
	return run(job, argv[optind], roster);
}

static int
roster_main(int argc, char **argv)
{
	return import_main(&(struct job) { .usage = roster_usage, .columns = roster_columns, .run = run_roster }, false, argc, argv);
}

static int
agenda_main(int argc, char **argv)
{
	return import_main(&(struct job) { .usage = agenda_usage, .columns = agenda_columns, .run = run_agenda }, false, argc, argv);
}

static int
attendance_main(int argc, char **argv)
{
	return import_main(&(struct job) { .usage = attendance_usage, .columns = attendance_columns, .run = run_attendance }, true,
	                   argc, argv);
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		int (*main)(int argc, char **argv);
	} commands[] = { { "roster", roster_main }, { "agenda", agenda_main }, { "attendance", attendance_main } };

	i18n_init();
	for (size_t i = 0; argc >= 2 && i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].main(argc - 1, argv + 1);
	complain("scrutin-import: `scrutin roster`, `scrutin agenda` and `scrutin attendance` start this one\n");
	return 2;
}
