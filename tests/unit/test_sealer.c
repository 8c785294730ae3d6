/* test_sealer.c -- which heads are signed, and that what was signed is remembered */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>

#include "lib/record_sample.h"

/* The sealer is a program, not an archive: its two parts are taken in here. */
#include "sealer/head.c"
#include "sealer/heads.c"

#define MANY 20
#define LEN(a) (sizeof(a) / sizeof((a)[0]))

static struct digest nodes[2 * MANY], other_nodes[2 * MANY];
static struct tree tree = { .nodes = nodes, .room = MANY };
static struct tree other = { .nodes = other_nodes, .room = MANY }; /* another record: differs in its leaf 3 */

static int
grow(void **ctx)
{
	(void)ctx;
	for (uint8_t i = 0; i < MANY; i++) {
		uint8_t byte = i == 3 ? 99 : i;
		struct digest leaf;

		tree_leaf(&i, 1, &leaf);
		tree_append(&tree, &leaf);
		tree_leaf(&byte, 1, &leaf);
		tree_append(&other, &leaf);
	}
	return 0;
}

static struct checkpoint
head_at(const struct tree *t, uint64_t size)
{
	struct checkpoint head = { .origin = SAMPLE_ORIGIN, .size = size };

	assert_int_equal(tree_root_at(t, size, &head.root), 0);
	return head;
}

static const struct row {
	const char *name;
	uint64_t last;         /* 0: nothing was signed yet */
	uint64_t size;         /* asked for */
	uint64_t from;
	const struct tree *of; /* what the request's root and proof are of; the last head is always of TREE */
	int spoil;             /* 1: root of 31 bytes; 2: a digest of 31 bytes; 3: one digest too many; 4: origin; 5: from_size */
	enum head_answer want;
} rows[] = {
	{ "the first head needs no proof",                   0, 5, 0, &tree, 0, HEAD_SIGN },
	{ "a first head that claims an earlier one",         0, 5, 4, &tree, 0, HEAD_NO_PROOF },
	{ "a head that grew, with its proof",                5, 9, 5, &tree, 0, HEAD_SIGN },
	{ "a head that grew by one",                         8, 9, 8, &tree, 0, HEAD_SIGN },
	{ "the same head again, without a proof",            5, 5, 0, &tree, 0, HEAD_SIGN },
	{ "the same head again, with its empty proof",       5, 5, 5, &tree, 0, HEAD_SIGN },
	{ "a smaller head",                                  5, 4, 0, &tree, 0, HEAD_SMALLER },
	{ "a smaller head with a proof of something",        5, 4, 2, &tree, 0, HEAD_SMALLER },
	{ "another head of the same size",                   5, 5, 5, &other, 0, HEAD_OTHER_ROOT },
	{ "a head that grew, without a proof",               5, 9, 0, &tree, 0, HEAD_NO_PROOF },
	{ "a head that grew, proven from another size",      5, 9, 4, &tree, 0, HEAD_NO_PROOF },
	{ "a rewritten record that grew",                    5, 9, 5, &other, 0, HEAD_NO_PROOF },
	{ "no entries at all",                               0, 0, 0, &tree, 0, HEAD_MALFORMED },
	{ "a root of 31 bytes",                              0, 5, 0, &tree, 1, HEAD_MALFORMED },
	{ "a proof with a digest of 31 bytes",               5, 9, 5, &tree, 2, HEAD_MALFORMED },
	{ "a proof with one digest too many",                5, 9, 5, &tree, 3, HEAD_NO_PROOF },
	{ "a right proof said to be from another size",      5, 9, 5, &tree, 5, HEAD_NO_PROOF },
	{ "an origin with a blank",                          0, 5, 0, &tree, 4, HEAD_MALFORMED },
};

static void
decides_row(void **ctx)
{
	const struct row *row = *ctx;
	struct checkpoint last = row->last > 0 ? head_at(&tree, row->last) : (struct checkpoint) { 0 };
	struct checkpoint asked = head_at(row->of, row->size), got = { .size = 77 };
	Sealer__Request request = SEALER__REQUEST__INIT;
	ProtobufCBinaryData proof[TREE_PROOF_MAX + 1];
	struct digest digests[TREE_PROOF_MAX + 1] = { 0 };
	int n = row->from > 0 ? tree_consistency(row->of, row->from, row->size, digests) : 0;

	n = n < 0 ? 0 : n;
	for (int i = 0; i <= n; i++)
		proof[i] = (ProtobufCBinaryData) { .data = digests[i].bytes, .len = DIGEST_SIZE - (row->spoil == 2) };
	request.origin = row->spoil == 4 ? (char *)"scrutin/a b" : asked.origin;
	request.size = row->size;
	request.root = (ProtobufCBinaryData) { .data = asked.root.bytes, .len = DIGEST_SIZE - (row->spoil == 1) };
	request.from_size = row->from + (row->spoil == 5);
	request.proof = proof;
	request.n_proof = (size_t)n + (row->spoil == 3);

	assert_int_equal(head_decide(row->last > 0 ? &last : NULL, &request, &got), row->want);
	if (row->want == HEAD_SIGN) {
		assert_int_equal(got.size, asked.size);
		assert_string_equal(got.origin, asked.origin);
		assert_memory_equal(&got.root, &asked.root, DIGEST_SIZE);
	} else {
		assert_int_equal(got.size, 77);
		assert_true(head_reason(row->want)[0] != '\0');
	}
}

static void
a_head_is_remembered_for_its_origin_alone(void **ctx)
{
	struct checkpoint head = head_at(&tree, 5), got;
	struct sample_folder f;

	(void)ctx;
	sample_folder_new(&f);
	assert_int_equal(heads_load(f.fd, SAMPLE_ORIGIN, &got), 0);
	assert_int_equal(heads_store(f.fd, &head), 0);
	assert_int_equal(heads_load(f.fd, SAMPLE_OTHER, &got), 0);
	assert_int_equal(heads_load(f.fd, SAMPLE_ORIGIN, &got), 1);
	assert_int_equal(got.size, 5);
	head = head_at(&tree, 9);
	assert_int_equal(heads_store(f.fd, &head), 0);
	assert_int_equal(heads_load(f.fd, SAMPLE_ORIGIN, &got), 1);
	assert_int_equal(got.size, 9);
	assert_memory_equal(&got.root, &head.root, DIGEST_SIZE);
	sample_folder_done(&f);
}

/* A damaged file is never "nothing was signed yet": that would let anything be signed. */
static void
a_head_that_cannot_be_read_is_an_error_and_not_an_absence(void **ctx)
{
	struct checkpoint head = head_at(&tree, 5), got;
	char name[FILE_NAME], text[NOTE_BODY_MAX];
	struct sample_folder f;
	int n;

	(void)ctx;
	sample_folder_new(&f);
	n = checkpoint_format(&head, text);
	name_of(SAMPLE_ORIGIN, ".head", name);
	for (int cut = 0; cut < n; cut++) {
		sample_write(&f, name, text, (size_t)cut);
		assert_int_equal(heads_load(f.fd, SAMPLE_ORIGIN, &got), -EPROTO);
	}
	name_of(SAMPLE_OTHER, ".head", name);
	sample_write(&f, name, text, (size_t)n);
	assert_int_equal(heads_load(f.fd, SAMPLE_OTHER, &got), -EPROTO);
	sample_folder_done(&f);
}

static void
a_head_that_cannot_be_kept_is_an_error(void **ctx)
{
	struct checkpoint head = head_at(&tree, 5), got;
	char name[FILE_NAME];
	struct sample_folder f;

	(void)ctx;
	sample_folder_new(&f);
	name_of(SAMPLE_ORIGIN, ".new", name);
	assert_int_equal(mkdirat(f.fd, name, 0700), 0);
	assert_true(heads_store(f.fd, &head) < 0);
	assert_int_equal(heads_load(f.fd, SAMPLE_ORIGIN, &got), 0);
	sample_folder_done(&f);
}

int
main(void)
{
	struct CMUnitTest tests[LEN(rows) + 3] = {
		cmocka_unit_test(a_head_is_remembered_for_its_origin_alone),
		cmocka_unit_test(a_head_that_cannot_be_read_is_an_error_and_not_an_absence),
		cmocka_unit_test(a_head_that_cannot_be_kept_is_an_error),
	};

	for (size_t i = 0; i < LEN(rows); i++)
		tests[3 + i] = (struct CMUnitTest) {
			.name = rows[i].name, .test_func = decides_row, .initial_state = (void *)(uintptr_t)&rows[i] };
	return cmocka_run_group_tests_name("sealer", tests, grow, NULL);
}
