/* verify.c -- `scrutin verify`: files and keys in, one line a check out */
#include "verify.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "record/key.h"
#include "record/reader.h"
#include "record/verify.h"

enum { EXIT_NO = 1, EXIT_USAGE = 2, EXIT_INPUT = 3, EXIT_SYSTEM = 5 };

struct wanted {
	struct verify_wants wants;
	struct key_public key, witnesses[VERIFY_WITNESSES];
	char *beside; /* owned */
};

static void
print_usage(FILE *to)
{
	fputs(_("usage: scrutin verify RECORD|BALLOT --key PUB [--witness PUB]... [--words \"...\"]\n"
	      "\n"
	      "Checks a sealed record, or one ballot of it, without trusting whoever kept the file: every frame, the tree at\n"
	      "every checkpoint, every signature, and that nothing is missing at the end.  One line a check, then the verdict:\n"
	      "\n"
	      "  sealed      all holds, signed by the key that you gave\n"
	      "  untrusted   all holds, but no key was given, or a witness that you asked for did not sign\n"
	      "  unfinished  the record has no end: the sitting goes on, or the end was cut off\n"
	      "  damaged     the file is not as it was written\n"
	      "  forged      its content is not what was signed, or not signed by that key\n"
	      "  unsealed    nothing was ever signed\n"
	      "\n"
	      "  --key PUB      the public key (PEM), had from elsewhere than the file: `openssl pkey -pubin -in PUB -text`\n"
	      "  --witness PUB  a witness's public key; its line is looked for in the note RECORD.witness\n"
	      "  --words W      the eight words printed with the result that evening\n"
	      "\n"
	      "Example: scrutin verify 2023-03-16.record --key mairie.pub --words \"lusab babad ...\"\n"
	      "Exit: 0 sealed, 1 any other verdict, 2 usage, 3 not a record.\n"), to);
}

static int
load_key(const char *path, struct key_public *ret)
{
	int r = key_load_public(path, ret);

	if (r == 0)
		return 0;
	if (r == -EPROTO)
		complain("scrutin verify: %s: not a public Ed25519 key in PEM\n", path);
	else
		fprintf(stderr, "scrutin verify: %s: %s\n", path, strerror(-r));
	return EXIT_INPUT;
}

static int
load_beside(const char *record, struct wanted *w)
{
	int r = verify_read_beside(&w->wants, record, &w->beside);

	if (r < 0)
		fprintf(stderr, "scrutin verify: %s.witness: %s\n", record, r == -EFBIG ? _("too long for a note") : strerror(-r));
	return r == 0 ? 0 : EXIT_INPUT;
}

static void
print_report(const struct verify_report *report)
{
	static const char *const states[] = { [CHECK_OK] = "ok", [CHECK_FAIL] = "FAIL", [CHECK_ABSENT] = "absent" };

	for (size_t i = 0; i < report->n_lines; i++)
		printf("%s %s %s\n", states[report->lines[i].state], report->lines[i].check, report->lines[i].detail);
	printf("verdict %s\n", verdict_word(report->verdict));
}

static int
verify_file(const char *path, const struct verify_wants *wants)
{
	struct verify_report report;
	struct reader *reader;
	const uint8_t *bytes;
	size_t n;
	int r = reader_open(&reader, path);

	if (r < 0) {
		fprintf(stderr, "scrutin verify: %s: %s\n", path, _(reader_open_why(r)));
		return r == -ENOMEM ? EXIT_SYSTEM : EXIT_INPUT;
	}
	bytes = reader_bytes(reader, &n);
	r = verify_bytes(bytes, n, wants, &report);
	reader_free(reader);
	if (r == -EPROTO) {
		fprintf(stderr, "scrutin verify: %s: %s\n", path, report.why);
		return EXIT_INPUT;
	}
	if (r < 0) {
		fprintf(stderr, "scrutin verify: %s: %s\n", path, strerror(-r));
		return EXIT_SYSTEM;
	}
	print_report(&report);
	if (fflush(stdout) != 0) {
		complain("scrutin verify: cannot write: %s\n", strerror(errno));
		return EXIT_SYSTEM;
	}
	return report.verdict == VERDICT_SEALED ? 0 : EXIT_NO;
}

/* 0 to go on, -1 to stop with 0, or the exit code. */
static int
read_options(int argc, char **argv, struct wanted *w)
{
	static const struct option options[] = {
		{ "key", required_argument, NULL, 'k' },
		{ "witness", required_argument, NULL, 'w' },
		{ "words", required_argument, NULL, 'W' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	int c, r;

	optind = 0;
	while ((c = getopt_long(argc, argv, "k:w:W:h", options, NULL)) != -1) {
		r = 0;
		switch (c) {
		case 'k':
			r = load_key(optarg, &w->key);
			w->wants.key = &w->key;
			break;
		case 'w':
			if (w->wants.n_witnesses == VERIFY_WITNESSES) {
				complain("scrutin verify: more than %d witnesses\n", VERIFY_WITNESSES);
				return EXIT_USAGE;
			}
			r = load_key(optarg, &w->witnesses[w->wants.n_witnesses++]);
			break;
		case 'W':
			w->wants.words = optarg;
			break;
		case 'h':
			print_usage(stdout);
			return -1;
		default:
			print_usage(stderr);
			return EXIT_USAGE;
		}
		if (r != 0)
			return r;
	}
	if (argc - optind != 1) {
		complain("scrutin verify: one record is wanted\n");
		print_usage(stderr);
		return EXIT_USAGE;
	}
	return 0;
}

int
verify_main(int argc, char **argv)
{
	struct wanted w = { 0 };
	int code = read_options(argc, argv, &w);

	if (code != 0)
		return code < 0 ? 0 : code;
	w.wants.witnesses = w.witnesses;
	code = load_beside(argv[optind], &w);
	if (code == 0)
		code = verify_file(argv[optind], &w.wants);
	free(w.beside);
	return code;
}
