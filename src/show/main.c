/*
 * main.c -- scrutin-show: the command `scrutin show`, a program of its own because it serves pages
 *
 * It reads one record, says its verdict, and plays it to a browser on this machine.  It needs no daemon, believes nothing but
 * the record and the key it was given, and opens no other socket than the one it listens on.
 */
#include <errno.h>
#include <getopt.h>
#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/jail.h"
#include "base/log.h"
#include "base/seat_plan.h"
#include "http.h"
#include "json.h"
#include "play.h"
#include "record/key.h"
#include "record/reader.h"
#include "record/verify.h"
#include "view/house.h"

static const char usage[] = N_(
	"usage: scrutin show RECORD [--key PUB] [--witness PUB]... [--words \"...\"] [--port N] [--seat-plan PLAN]\n"
	"\n"
	"Serves a page on this machine alone, for a browser on it: the record's verdict check by check, as `scrutin verify` has\n"
	"it, and the sitting on a time line, as the chamber saw it, marked REDIFFUSION.  Of a secret ballot it shows who took\n"
	"part and the sums, for the record holds no more.  It prints the verdict and the page's address, and serves until it is\n"
	"interrupted; meanwhile whoever works on this machine can read the record there.\n"
	"\n"
	"  --key PUB      the public key (PEM), had from elsewhere than the file\n"
	"  --witness PUB  a witness's public key; its line is looked for in the note RECORD.witness\n"
	"  --words W      the eight words printed with the result that evening\n"
	"  --port N       the port to serve on; a free one without it\n"
	"  --seat-plan PLAN\n"
	"                 where the seats of the chamber are, as `scrutin plan` writes it\n"
	"\n"
	"Example: scrutin show 2023-03-16.record --key mairie.pub\n"
	"Exit: 0 interrupted, 2 usage, 3 not a record, 5 the page cannot be served.\n");

enum { EXIT_USAGE = 2, EXIT_INPUT = 3, EXIT_SYSTEM = 5 };

static volatile sig_atomic_t interrupted;

static void
on_signal(int number)
{
	(void)number;
	interrupted = 1;
}

static int
load_key(const char *path, struct key_public *ret)
{
	int r = key_load_public(path, ret);

	if (r == 0)
		return 0;
	if (r == -EPROTO)
		complain("scrutin show: %s: not a public Ed25519 key in PEM\n", path);
	else
		fprintf(stderr, "scrutin show: %s: %s\n", path, strerror(-r));
	return EXIT_INPUT;
}

static int
load_plan(const char *path, struct house *house)
{
	char why[SEAT_PLAN_WHY];

	free(house->plan); /* of a --seat-plan before this one */
	house->plan = NULL;
	if (seat_plan_read(path, &house->plan, why) == 0)
		return 0;
	fprintf(stderr, "scrutin show: %s\n", why);
	return EXIT_INPUT;
}

struct job {
	const char *path;
	struct verify_wants wants;
	struct key_public key, witnesses[VERIFY_WITNESSES];
	char *beside; /* owned: the note of the witnesses */
	struct house house;
	uint16_t port;
};

/* --- served -------------------------------------------------------------------------------------------------------------- */

static int
serve(struct play *p, const char *record, const struct job *job, const struct verify_report *report)
{
	struct sigaction ends = { .sa_handler = on_signal };
	struct http *http = NULL;
	uint16_t port = 0;
	int r = http_start(&http, job->port, record, job->house.json, p, &port);

	if (r < 0) {
		complain("scrutin show: the page cannot be served: %s\n", strerror(-r));
		return EXIT_SYSTEM;
	}
	jail_enter(WALL_NO_SOCKETS);
	sigaction(SIGINT, &ends, NULL);
	sigaction(SIGTERM, &ends, NULL);
	printf("verdict %s\nhttp://127.0.0.1:%u/\n", verdict_word(report->verdict), port);
	if (fflush(stdout) != 0)
		interrupted = 1; /* who cannot be told the address has no use for it */
	while (!interrupted)
		http_run(http, 1000);
	http_stop(http);
	return 0;
}

/* BYTES are those of JOB's file. */
static int
show_bytes(const uint8_t *bytes, size_t n, const struct job *job)
{
	struct verify_report report;
	char name[PATH_MAX], *record = NULL;
	struct play p = { 0 };
	int r = verify_bytes(bytes, n, &job->wants, &report), code = EXIT_SYSTEM;

	if (r == -EPROTO || (r == 0 && report.ballot)) {
		fprintf(stderr, "scrutin show: %s: %s\n", job->path,
		        r < 0 ? report.why : _("one ballot alone, and no sitting to play; `scrutin verify` checks it"));
		return EXIT_INPUT;
	}
	snprintf(name, sizeof(name), "%s", job->path);
	if (r == 0)
		r = play_open(&p, bytes, n);
	if (r == 0)
		record = json_record(&p, &report, basename(name));
	if (record == NULL)
		fprintf(stderr, "scrutin show: %s: %s\n", job->path, strerror(ENOMEM));
	else
		code = serve(&p, record, job, &report);
	free(record);
	play_done(&p);
	return code;
}

static int
show_file(const struct job *job)
{
	struct reader *reader = NULL;
	int code = reader_open(&reader, job->path);
	const uint8_t *bytes;
	size_t n;

	if (code < 0) {
		fprintf(stderr, "scrutin show: %s: %s\n", job->path, _(reader_open_why(code)));
		return code == -ENOMEM ? EXIT_SYSTEM : EXIT_INPUT;
	}
	bytes = reader_bytes(reader, &n);
	code = show_bytes(bytes, n, job);
	reader_free(reader);
	return code;
}

static int
show(struct job *job)
{
	int r = verify_read_beside(&job->wants, job->path, &job->beside), code = EXIT_INPUT;

	job->wants.witnesses = job->witnesses;
	if (r < 0)
		fprintf(stderr, "scrutin show: %s.witness: %s\n", job->path, r == -EFBIG ? _("too long for a note") : strerror(-r));
	else
		code = show_file(job);
	free(job->beside);
	return code;
}

/* --- options ------------------------------------------------------------------------------------------------------------- */

static int
wrong(const char *what)
{
	fprintf(stderr, "scrutin show: %s\n\n%s", _(what), _(usage));
	return EXIT_USAGE;
}

static bool
take_port(const char *word, uint16_t *ret)
{
	char *end;
	unsigned long n = strtoul(word, &end, 10);

	if (word[0] < '0' || word[0] > '9' || *end != '\0' || n == 0 || n > UINT16_MAX)
		return false;
	*ret = (uint16_t)n;
	return true;
}

static int
show_main(int argc, char **argv)
{
	static const struct option options[] = { { "key", required_argument, NULL, 'k' }, { "words", required_argument, NULL, 'w' },
		{ "witness", required_argument, NULL, 'W' }, { "port", required_argument, NULL, 'p' },
		{ "seat-plan", required_argument, NULL, 's' }, { "help", no_argument, NULL, 'h' }, { NULL, 0, NULL, 0 } };
	static struct job job = { .wants = { .told = true } };
	int c, r = 0;

	while (r == 0 && (c = getopt_long(argc, argv, "h", options, NULL)) != -1)
		switch (c) {
		case 'k':
			r = load_key(optarg, &job.key);
			job.wants.key = &job.key;
			break;
		case 'W':
			if (job.wants.n_witnesses == VERIFY_WITNESSES)
				return wrong("more witnesses than there may be");
			r = load_key(optarg, &job.witnesses[job.wants.n_witnesses++]);
			break;
		case 'w':
			job.wants.words = optarg;
			break;
		case 'p':
			if (!take_port(optarg, &job.port))
				return wrong("--port wants a number from 1 to 65535");
			break;
		case 's':
			r = load_plan(optarg, &job.house);
			break;
		case 'h':
			fputs(_(usage), stdout);
			return 0;
		default:
			return wrong("what is that option?");
		}
	if (r != 0)
		return r;
	if (argc - optind != 1)
		return wrong("one record is wanted");
	job.path = argv[optind];
	r = house_tell(&job.house) < 0 ? EXIT_SYSTEM : show(&job);
	house_done(&job.house);
	return r;
}

int
main(int argc, char **argv)
{
	i18n_init();
	log_init("show");
	if (argc >= 2 && strcmp(argv[1], "show") == 0)
		return show_main(argc - 1, argv + 1);
	complain("scrutin-show: `scrutin show` starts this one\n");
	return EXIT_USAGE;
}
