/* main.c -- scrutin-import: scrutin roster, agenda, attendance, plan; a program of its own, for it opens foreign files */
#include <errno.h>
#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/jail.h"
#include "base/log.h"
#include "answer.h"
#include "import/import.h"
#include "import/table.h"

/* usage, what a file may be, its columns, how it ends */
static const char kinds_of_files[] = N_(
	"FILE is CSV (separated by ; , or tab; UTF-8 or Windows-1252, as Excel saves it), XLSX, or the JSON that LS Vote is\n"
	"sent; - is standard input.  Column names are read in French or English, whatever their accents and case.\n");
static const char how_it_ends[] = N_(
	"  --sheet SHEET   of an XLSX file: its name or number, in place of the first that is not hidden\n"
	"  --json          of roster and agenda from -: lines and problems as one JSON object, for a page; no file is opened\n"
	"\n"
	"Nothing is written where anything is wrong: then standard error has every problem, with its row and column.\n"
	"Exit: 0 written, 2 usage, 3 something in the file is wrong, 5 the system failed.\n");

static const char roster_usage[] = N_(
	"usage: scrutin roster [--json] [--sheet SHEET] FILE\n"
	"\n"
	"Prints the seat and vacant lines that a roster means, for `scrutin story` or [sitting] story=.\n");
static const char roster_columns[] = N_(
	"  wanted:  siège, civilité, prénom, nom\n"
	"  known:   groupe, rang, poids, né(e) le, boîtier, fonction, identifiant\n"
	"  and for arrive, excuse and proxy lines:  présence, pouvoir à, pouvoir du\n"
	"A row whose nom is \"vacant\" is a seat without a member.\n");

static const char agenda_usage[] = N_(
	"usage: scrutin agenda [--json] [--sheet SHEET] FILE\n"
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

static const char plan_usage[] = N_(
	"usage: scrutin plan [--y-up] [--sheet SHEET] FILE [-o PLAN]\n"
	"\n"
	"Writes where the seats of the chamber are, for [daemon] seat_plan=.  FILE may also be an SVG drawing, in which each\n"
	"seat is an element whose id or label is seat-12 or siège-12, or that has data-seat=\"12\".\n");
static const char plan_columns[] = N_(
	"  wanted:  siège, x, y\n"
	"In any unit, x to the right and y down.\n"
	"  --y-up          y is measured upwards, as in geometry\n"
	"  -o PLAN         where to write; standard output without it\n");

struct job {
	const char *usage, *columns, *takes; /* the letters of its options */
	const char *to;                      /* NULL: standard output */
	bool y_up;
	struct import_file file, roster;
	int (*run)(const struct job *job, struct problems *p, FILE *out);
	bool json;
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
run_plan(const struct job *job, struct problems *p, FILE *out)
{
	return import_plan(&job->file, job->y_up, p, out);
}

static int
load(const struct job *job, struct import_file *f, const char *path, char **ret_bytes)
{
	int r = file_read(path, TABLE_FILE_MAX, ret_bytes, &f->len);

	if (r == -EFBIG)
		complain("%s: larger than %u MiB; is this the right file?\n", path, TABLE_FILE_MAX >> 20);
	else if (r < 0)
		complain("%s: cannot be read: %s\n", path, strerror(-r));
	f->path = job->json ? "" : strcmp(path, "-") == 0 ? _("standard input") : path; /* a page knows its name */
	f->bytes = *ret_bytes;
	return r < 0 ? 3 : 0;
}

/* All of TEXT, where JOB wants it; the exit code. */
static int
write_out(const struct job *job, const char *text, size_t len)
{
	FILE *out = job->to != NULL ? fopen(job->to, "we") : stdout;
	bool good = out != NULL && fwrite(text, 1, len, out) == len;

	if (out != NULL && (out == stdout ? fflush(out) : fclose(out)) != 0)
		good = false;
	if (!good)
		fprintf(stderr, "%s: %s\n", job->to != NULL ? job->to : _("standard output"), strerror(errno));
	return good ? 0 : 5;
}

/* Both files are read; the exit code. */
static int
import(const struct job *job)
{
	struct problems problems;
	char *text = NULL;
	size_t len = 0;
	FILE *memory = open_memstream(&text, &len);
	int code = 5;

	problems_init(&problems);
	if (memory != NULL) {
		code = job->run(job, &problems, memory) < 0 ? 3 : 0;
		fclose(memory);
	}
	if (code == 0)
		code = write_out(job, text, len);
	problems_print(&problems, stderr);
	problems_done(&problems);
	free(text);
	return code;
}

/* The exit code; what is wrong is told on standard output too. */
static int
run_for_page(struct job *job)
{
	char *bytes = NULL, *text = NULL;
	size_t size = 0;
	FILE *lines = open_memstream(&text, &size);
	struct problems problems;
	int code;

	log_init("import");
	import_prepare();
	jail_enter(WALL_NO_SOCKETS | WALL_NO_FILES);
	problems_init(&problems);
	code = lines == NULL ? 5 : load(job, &job->file, "-", &bytes);
	if (code == 0)
		code = job->run(job, &problems, lines) < 0 ? 3 : 0;
	if (lines != NULL && fclose(lines) != 0)
		code = 5;
	if (code != 5 && bytes != NULL && (answer_write(stdout, text, &problems) < 0 || fflush(stdout) != 0))
		code = 5;
	problems_done(&problems);
	free(bytes);
	free(text);
	return code;
}

static int
run(struct job *job, const char *path, const char *roster)
{
	char *bytes = NULL, *roster_bytes = NULL;
	int code = load(job, &job->file, path, &bytes);

	if (code == 0 && roster != NULL)
		code = load(job, &job->roster, roster, &roster_bytes);
	if (code == 0)
		code = import(job);
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
import_main(struct job *job, int argc, char **argv)
{
	static const struct option options[] = {
		{ "sheet", required_argument, NULL, 's' }, { "roster", required_argument, NULL, 'r' }, { "y-up", no_argument, NULL, 'y' },
		{ "json", no_argument, NULL, 'j' }, { "help", no_argument, NULL, 'h' }, { NULL, 0, NULL, 0 } };
	const char *roster = NULL;
	bool wrong = false;
	int c;

	while ((c = getopt_long(argc, argv, "ho:", options, NULL)) != -1) {
		if (c == 'h') {
			print_usage(job, stdout);
			return 0;
		}
		wrong = wrong || strchr(job->takes, c) == NULL;
		job->file.sheet = c == 's' ? optarg : job->file.sheet;
		roster = c == 'r' ? optarg : roster;
		job->to = c == 'o' ? optarg : job->to;
		job->y_up = job->y_up || c == 'y';
		job->json = job->json || c == 'j';
	}
	wrong = wrong || optind + 1 != argc || (strchr(job->takes, 'r') != NULL && roster == NULL);
	if (wrong || (job->json && strcmp(argv[optind], "-") != 0)) {
		print_usage(job, stderr);
		return 2;
	}
	return job->json ? run_for_page(job) : run(job, argv[optind], roster);
}

int
main(int argc, char **argv)
{
	static struct {
		const char *name;
		struct job job;
	} commands[] = {
		{ "roster", { .usage = roster_usage, .columns = roster_columns, .takes = "sj", .run = run_roster } },
		{ "agenda", { .usage = agenda_usage, .columns = agenda_columns, .takes = "sj", .run = run_agenda } },
		{ "attendance", { .usage = attendance_usage, .columns = attendance_columns, .takes = "sr", .run = run_attendance } },
		{ "plan", { .usage = plan_usage, .columns = plan_columns, .takes = "syo", .run = run_plan } },
	};

	i18n_init();
	for (size_t i = 0; argc >= 2 && i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return import_main(&commands[i].job, argc - 1, argv + 1);
	complain("scrutin-import: `scrutin roster`, `scrutin agenda`, `scrutin attendance` and `scrutin plan` start this one\n");
	return 2;
}
