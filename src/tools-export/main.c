/* main.c -- scrutin-export: the command `scrutin export`, a program of its own for the libraries that its PDF needs */
#include <errno.h>
#include <getopt.h>
#include <libgen.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/i18n.h"
#include "export/dates.h"
#include "export/formats.h"
#include "export/layout_bundle.h"
#include "export/layout_read.h"
#include "export/seat.h"

static const char usage_head[] = N_(
	"usage: scrutin export RECORD --ballot N|--all --format FORMAT [--names] [--layout LAYOUT] [--dates FILE]\n"
	"                      [-o FILE]\n"
	"       scrutin export RECORD --seat N [-o FILE]\n"
	"       scrutin export --layout LAYOUT --check\n"
	"\n"
	"Writes a document from a record, which is replayed for it.  N counts the ballots of the record from 1.\n"
	"--names: where the body has decided so, names stand beside the votes of ordinary ballots too.\n"
	"--layout: how one town words its documents, a file as scrutin-layout(5) has it; or dijon, lasalle, pornic, tronget.\n"
	"--dates: when acts were transmitted and published, a file as scrutin-dates(5) has it; without it NAME.dates\n"
	"  beside NAME.record.\n"
	"--check: says on standard output what is wrong with a layout, and ends: 0 nothing, 3.\n"
	"--seat: all that the record holds about one seat, for the councillor who asks for it.\n");
static const char usage_foot[] = N_(
	"\n"
	"Example: scrutin export 2023-03-16.record --ballot 1 --format extrait\n"
	"Exit: 0 written, 2 usage, 3 not a record, or no such ballot or seat in it, 5 the file cannot be written.\n");

static void
print_usage(FILE *out)
{
	fputs(_(usage_head), out);
	for (const struct format *f = formats; f->name != NULL; f++)
		fprintf(out, "  %-14s  %s\n", f->name, f->about);
	fputs(_(usage_foot), out);
}

struct job {
	const char *record;
	const struct format *format;
	struct format_request request;
	const char *dates;   /* NULL: of the file beside the record, if there is one */
	struct layout own;   /* where the layout is of a file */
	uint32_t seat;       /* not 0: that seat's page, in place of a format */
	const char *to;      /* NULL: stdout */
};

/* The exit code; RET may hold something in any case. */
static int
take_dates(const struct job *job, const struct account *a, struct dates *ret)
{
	char *beside = job->dates == NULL ? dates_beside(job->record) : NULL, *text = NULL, why[DATES_WHY];
	const char *path = job->dates != NULL ? job->dates : beside;
	size_t len = 0;
	struct stat st;
	int r = path == NULL ? -ENOMEM : 0, code = 0;

	if (r == 0 && job->dates == NULL && stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		r = -ENXIO; /* a pipe that lies there would keep us waiting */
	if (r == 0)
		r = file_read(path, DATES_FILE_MAX, &text, &len);
	if (r == -ENOENT && job->dates == NULL) {
		r = dates_read(ret, a, path, "", 0, why); /* nothing is known */
	} else if (r < 0) {
		complain("%s: cannot be read: %s\n", path != NULL ? path : "NAME.dates", strerror(-r));
		code = r == -ENOMEM ? 5 : 3;
	} else if ((r = dates_read(ret, a, path, text, len, why)) == -EPROTO) {
		fprintf(stderr, "%s\n", why);
		code = 3;
	}
	free(text);
	free(beside);
	return code != 0 ? code : r < 0 ? 5 : 0;
}

/* In the words and with the dates that were asked for.  The exit code. */
static int
write_format(const struct job *job, FILE *out, struct account *a)
{
	struct format_request q = job->request;
	struct dates dates = { .pref_id = "" };
	int code = job->format->dated ? take_dates(job, a, &dates) : 0;

	q.dates = dates.items != NULL ? &dates : NULL;
	if (q.layout != NULL)
		layout_address(q.layout, a);
	if (code == 0)
		code = format_write(job->format, out, a, &q) < 0 ? 5 : 0;
	dates_done(&dates);
	return code;
}

/* The exit code. */
static int
write_document(const struct job *job, FILE *out)
{
	struct account *a = NULL;
	char why[ACCOUNT_WHY];
	int r = account_read(&a, job->record, why), code = 0;

	if (r < 0) {
		fprintf(stderr, "scrutin export: %s: %s\n", job->record, why);
		return r == -ENOMEM ? 5 : 3;
	}
	if (a->differing > 0)
		complain("scrutin export: %s: %u lines differ from the record on replay; see `scrutin replay`\n",
		         job->record, a->differing);
	if (job->request.ballot != 0 && account_ballot(a, job->request.ballot) == NULL) {
		complain("scrutin export: %s: no such ballot; its result lines: scrutin replay %s\n", job->record,
		         job->record);
		code = 3;
	} else if (job->seat != 0 && (job->seat > a->max_seat || !a->seats[job->seat].exists)) {
		complain("scrutin export: %s: no such seat; its numbers are those of the `seat` lines\n", job->record);
		code = 3;
	} else if (job->seat != 0) {
		code = seat_write(out, a, job->seat) < 0 ? 5 : 0;
	} else {
		code = write_format(job, out, a);
	}
	account_free(a);
	return code;
}

/* Written whole, or not at all. */
static int
run(const struct job *job)
{
	char *text = NULL;
	size_t size = 0;
	FILE *memory = open_memstream(&text, &size), *out = stdout;
	int code = memory == NULL ? 5 : write_document(job, memory);

	if (memory != NULL && fclose(memory) != 0)
		code = 5;
	if (code == 0 && job->to != NULL)
		out = fopen(job->to, "we");
	if (code == 0 && (out == NULL || fwrite(text, 1, size, out) != size || fflush(out) != 0)) {
		fprintf(stderr, "scrutin export: %s: %s\n", job->to != NULL ? job->to : _("standard output"), strerror(errno));
		code = 5;
	}
	if (out != NULL && out != stdout)
		fclose(out);
	free(text);
	return code;
}

static int
wrong(const char *what)
{
	fprintf(stderr, "scrutin export: %s\n\n", _(what));
	print_usage(stderr);
	return 2;
}

static bool
take_number(const char *word, uint32_t *ret)
{
	char *end;
	unsigned long n = strtoul(word, &end, 10);

	if (*end != '\0' || n == 0 || n > UINT32_MAX || word[0] < '0' || word[0] > '9')
		return false;
	*ret = (uint32_t)n;
	return true;
}

/* Of NAME that is inside the program, or of the file.  The exit code; not 0: what is wrong is written to SAY. */
static int
take_layout(struct job *job, const char *name, FILE *say)
{
	char why[LAYOUT_WHY], *text = NULL;
	size_t len = 0;
	int r;

	job->request.layout = layout_find(name);
	if (job->request.layout != NULL)
		return 0;
	r = file_read(name, LAYOUT_FILE_MAX, &text, &len);
	if (r < 0) {
		fprintf(say, _("%s: cannot be read: %s; a layout is a file, or one of the program: scrutin-layout(5)\n"), name,
		        strerror(-r));
		return 3;
	}
	r = layout_read(&job->own, layout_default(), name, text, len, why);
	free(text);
	if (r < 0) {
		fprintf(say, "%s\n", why);
		return 3;
	}
	job->request.layout = &job->own;
	return 0;
}

static int
export_main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "ballot", required_argument, NULL, 'b' }, { "all", no_argument, NULL, 'a' },
		{ "format", required_argument, NULL, 'f' }, { "names", no_argument, NULL, 'n' },
		{ "layout", required_argument, NULL, 'l' }, { "dates", required_argument, NULL, 'd' },
		{ "seat", required_argument, NULL, 's' }, { "check", no_argument, NULL, 'c' },
		{ "help", no_argument, NULL, 'h' }, { NULL, 0, NULL, 0 } };
	struct job job = { .request = { .remarks = stderr } };
	const char *layout = NULL;
	char *folder;
	bool all = false, check = false;
	int c;

	while ((c = getopt_long(argc, argv, "o:h", options, NULL)) != -1)
		switch (c) {
		case 'b':
			if (!take_number(optarg, &job.request.ballot))
				return wrong("--ballot wants a number from 1");
			break;
		case 'a':
			all = true;
			break;
		case 'f':
			job.format = format_find(optarg);
			if (job.format == NULL)
				return wrong("there is no such format");
			break;
		case 's':
			if (!take_number(optarg, &job.seat))
				return wrong("--seat wants a number from 1");
			break;
		case 'd':
			job.dates = optarg;
			break;
		case 'l':
			layout = optarg;
			break;
		case 'c':
			check = true;
			break;
		case 'n':
			job.request.names = true;
			break;
		case 'o':
			job.to = optarg;
			break;
		case 'h':
			print_usage(stdout);
			return 0;
		default:
			return wrong("what is that option?");
		}
	if (check && (layout == NULL || optind != argc || job.format != NULL || job.seat != 0 || all || job.request.ballot != 0 ||
	              job.request.names || job.dates != NULL || job.to != NULL))
		return wrong("--check wants --layout, and stands with it alone");
	if (check)
		return take_layout(&job, layout, stdout);
	if (optind + 1 != argc || (job.seat == 0 && (job.format == NULL || all == (job.request.ballot != 0))))
		return wrong("a record, --format, and one of --ballot and --all are wanted; or a record and --seat");
	if (job.seat != 0 && (job.format != NULL || all || job.request.ballot != 0 || job.request.names || layout != NULL ||
	                      job.dates != NULL))
		return wrong("--seat stands alone");
	if (layout != NULL && job.format->build == NULL)
		return wrong("--layout words extracts, minutes and lists; this format is data");
	if (job.dates != NULL && !job.format->dated)
		return wrong("--dates are for extrait, liste and scdl; this format has no place for them");
	job.record = argv[optind];
	c = layout != NULL ? take_layout(&job, layout, stderr) : 0;
	if (c != 0)
		return c;
	folder = strdup(job.record);
	job.request.folder = folder != NULL ? dirname(folder) : NULL;
	c = run(&job);
	free(folder);
	return c;
}

int
main(int argc, char **argv)
{
	i18n_init();
	if (argc >= 2 && strcmp(argv[1], "export") == 0)
		return export_main(argc - 1, argv + 1);
	complain("scrutin-export: `scrutin export` starts this one\n");
	return 2;
}
