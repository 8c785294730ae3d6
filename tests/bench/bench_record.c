/*
 * bench_record.c -- verify and replay of a long record, against one SHA-256 over the same bytes
 *
 * The record is a rehearsal of 49 seats that press over and over, written by `scrutin story --record`: argument 1 is the
 * folder where that program is.  Times are of one entry.
 */
#include "bench.h"

#include <assert.h>
#include <string.h>

#include <openssl/evp.h>

#include "lib/record_sample.h"
#include "record/verify.h"
#include "replay/replay.h"

#define SEATS   49u
#define PRESSES 20000u

struct long_record {
	uint8_t *bytes;
	size_t n;
	struct key_public key;
	uint64_t entries;
};

static void
hash(void *arg)
{
	const struct long_record *l = arg;
	uint8_t digest[32];

	assert(EVP_Digest(l->bytes, l->n, digest, NULL, EVP_sha256(), NULL) == 1);
}

static void
verify(void *arg)
{
	struct long_record *l = arg;
	const struct verify_wants wants = { .key = &l->key };
	static struct verify_report report;

	assert(verify_bytes(l->bytes, l->n, &wants, &report) == 0 && report.verdict == VERDICT_SEALED);
	l->entries = report.entries;
}

static void
replay(void *arg)
{
	const struct long_record *l = arg;
	struct reader_entry entry;
	struct reader *reader;
	struct replay r;
	char why[128];
	int n;

	assert(reader_open_bytes(&reader, l->bytes, l->n) == 0);
	replay_init(&r, NULL, NULL);
	while ((n = reader_next(reader, &entry)) == 1)
		assert(replay_entry(&r, entry.entry, why) == 0);
	replay_finish(&r);
	assert(n == 0 && r.results == 1 && r.differing == 0 && r.entries > PRESSES);
	replay_done(&r);
	reader_free(reader);
}

static void
write_story(const char *path)
{
	FILE *out = fopen(path, "we");

	BENCH_NEED(out != NULL);
	fputs("body \"Ville d'Exemple\" organ=\"Conseil municipal\" profile=commune\n"
	      "sitting 2026-01-15T18:30 president=1 secretary=2\n", out);
	for (unsigned i = 1; i <= SEATS; i++)
		fprintf(out, "seat %u civility=Madame first=Ada last=NOM%u handset=%08X\n", i, i, i * 2654435761u);
	fprintf(out, "arrive 1..%u\nitem 1 \"Budget\"\nopen\n", SEATS);
	for (unsigned i = 0; i < PRESSES; i++)
		fprintf(out, "press %08X %c\n", (i % SEATS + 1) * 2654435761u, "ABCD"[i / SEATS % 4]);
	fputs("close\nproclaim\nend\n", out);
	BENCH_NEED(fclose(out) == 0);
}

static void
make_record(struct long_record *l, const struct sample_folder *folder, const char *bin)
{
	char story[128], command[1024], key[128];

	snprintf(story, sizeof(story), "%s/story", folder->path);
	snprintf(key, sizeof(key), "%s/record.pub", folder->path);
	write_story(story);
	snprintf(command, sizeof(command), "'%s/scrutin' story --record %s/record %s >/dev/null", bin, folder->path, story);
	BENCH_NEED(system(command) == 0);
	l->bytes = sample_bytes(folder, "record", &l->n);
	BENCH_NEED(key_load_public(key, &l->key) == 0);
	verify(l);
}

int
main(int argc, char **argv)
{
	static struct long_record l;
	struct sample_folder folder;
	bool good = true;

	if (argc != 2) {
		fputs("usage: bench_record BIN\n", stderr);
		return 2;
	}
	sample_folder_new(&folder);
	make_record(&l, &folder, argv[1]);
	/* Measured 2026-11-24, two cores shared with other work: 23 and 27 (0.9 and 1.0 million entries a second). */
	const struct bench rows[] = {
		{ "verify, an entry", 46, 9, (unsigned)l.entries, CLOCK_PROCESS_CPUTIME_ID, hash, verify, &l },
		{ "replay, an entry", 54, 9, (unsigned)l.entries, CLOCK_PROCESS_CPUTIME_ID, hash, replay, &l },
	};
	for (unsigned i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		good = bench_run(&rows[i]) && good;
	free(l.bytes);
	sample_folder_done(&folder);
	return good ? 0 : 1;
}
