/* test_tree.c -- the tree of RFC 6962: known roots, and every proof of small trees against a naive tree of its own */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <openssl/sha.h>

#include "record/tree.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define MANY   70 /* leaves; past 64, so that the shapes around a power of two are all there */

/* --- the definition, word for word: RFC 6962, 2.1; another SHA-256 interface than the code's -------------------- */

static void
naive_node(const struct digest *l, const struct digest *r, struct digest *ret)
{
	uint8_t b[65] = { 1 };

	memcpy(b + 1, l, 32);
	memcpy(b + 33, r, 32);
	SHA256(b, sizeof(b), ret->bytes);
}

static void
naive_root(const struct digest *leaves, size_t n, struct digest *ret)
{
	struct digest l, r;
	size_t k = 1;

	if (n == 0) {
		SHA256((const uint8_t *)"", 0, ret->bytes);
		return;
	}
	if (n == 1) {
		*ret = leaves[0];
		return;
	}
	while (2 * k < n)
		k *= 2;
	naive_root(leaves, k, &l);
	naive_root(leaves + k, n - k, &r);
	naive_node(&l, &r, ret);
}

static size_t
naive_path(size_t m, const struct digest *leaves, size_t n, struct digest *ret)
{
	size_t k = 1, got;

	if (n == 1)
		return 0;
	while (2 * k < n)
		k *= 2;
	got = m < k ? naive_path(m, leaves, k, ret) : naive_path(m - k, leaves + k, n - k, ret);
	if (m < k)
		naive_root(leaves + k, n - k, &ret[got]);
	else
		naive_root(leaves, k, &ret[got]);
	return got + 1;
}

static size_t
naive_subproof(size_t m, const struct digest *leaves, size_t n, int whole, struct digest *ret)
{
	size_t k = 1, got;

	if (m == n) {
		if (whole)
			return 0;
		naive_root(leaves, n, ret);
		return 1;
	}
	while (2 * k < n)
		k *= 2;
	got = m <= k ? naive_subproof(m, leaves, k, whole, ret) : naive_subproof(m - k, leaves + k, n - k, 0, ret);
	if (m <= k)
		naive_root(leaves + k, n - k, &ret[got]);
	else
		naive_root(leaves, k, &ret[got]);
	return got + 1;
}

/* --- trees ------------------------------------------------------------------------------------------------------ */

static struct digest leaves[MANY], nodes[2 * MANY];

static void
grow(struct tree *t, size_t n)
{
	*t = (struct tree) { .nodes = nodes, .room = MANY };
	for (size_t i = 0; i < n; i++) {
		uint8_t byte = (uint8_t)i;

		tree_leaf(&byte, 1, &leaves[i]);
		assert_int_equal(tree_append(t, &leaves[i]), 0);
	}
}

static void
hex(const struct digest *d, char ret[65])
{
	for (int i = 0; i < 32; i++)
		sprintf(ret + 2 * i, "%02x", d->bytes[i]);
}

/* The eight leaves that Certificate Transparency's own tests use, and their published roots. */
static void
the_published_roots_come_out(void **ctx)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *root; /* of the tree up to this leaf */
	} rows[] = {
		{ "", 0, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d" },
		{ "\x00", 1, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" },
		{ "\x10", 1, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77" },
		{ "\x20\x21", 2, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" },
		{ "\x30\x31", 2, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4" },
		{ "\x40\x41\x42\x43", 4, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef" },
		{ "\x50\x51\x52\x53\x54\x55\x56\x57", 8, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c" },
		{ "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f", 16,
		  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328" },
	};
	struct tree t = { 0 };
	struct digest d;
	char got[65];

	(void)ctx;
	tree_root(&t, &d);
	hex(&d, got);
	assert_string_equal(got, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	for (size_t i = 0; i < LEN(rows); i++) {
		tree_leaf(rows[i].bytes, rows[i].len, &d);
		assert_int_equal(tree_append(&t, &d), 0);
		tree_root(&t, &d);
		hex(&d, got);
		assert_string_equal(got, rows[i].root);
	}
}

static void
every_root_is_that_of_the_definition(void **ctx)
{
	struct digest want, got;
	struct tree t;

	(void)ctx;
	for (size_t n = 0; n <= MANY; n++) {
		grow(&t, n);
		naive_root(leaves, n, &want);
		tree_root(&t, &got);
		assert_memory_equal(&got, &want, sizeof(got));
		for (size_t m = 0; m <= n; m++) {
			naive_root(leaves, m, &want);
			assert_int_equal(tree_root_at(&t, m, &got), 0);
			assert_memory_equal(&got, &want, sizeof(got));
		}
	}
	assert_int_equal(tree_root_at(&t, MANY + 1, &got), -EINVAL);
}

static void
every_inclusion_proof_is_that_of_the_definition_and_holds(void **ctx)
{
	struct digest want[TREE_PROOF_MAX], proof[TREE_PROOF_MAX], root, spoilt;
	struct tree t;

	(void)ctx;
	grow(&t, MANY);
	for (size_t size = 1; size <= MANY; size++) {
		tree_root_at(&t, size, &root);
		for (size_t i = 0; i < size; i++) {
			int n = tree_inclusion(&t, i, size, proof);

			assert_int_equal(n, naive_path(i, leaves, size, want));
			assert_memory_equal(proof, want, (size_t)n * sizeof(*proof));
			assert_int_equal(tree_check_inclusion(&leaves[i], i, size, proof, (size_t)n, &root), 0);

			assert_int_equal(tree_check_inclusion(&leaves[(i + 1) % MANY], i, size, proof, (size_t)n, &root), -EBADMSG);
			assert_int_equal(tree_check_inclusion(&leaves[i], i, size, proof, (size_t)n + 1, &root), -EBADMSG);
			spoilt = root;
			spoilt.bytes[31] ^= 1;
			assert_int_equal(tree_check_inclusion(&leaves[i], i, size, proof, (size_t)n, &spoilt), -EBADMSG);
			if (n > 0) {
				assert_int_equal(tree_check_inclusion(&leaves[i], i, size, proof, (size_t)n - 1, &root), -EBADMSG);
				assert_int_equal(tree_check_inclusion(&leaves[i], i ^ 1, size, proof, (size_t)n, &root), -EBADMSG);
				proof[n - 1].bytes[0] ^= 0x80;
				assert_int_equal(tree_check_inclusion(&leaves[i], i, size, proof, (size_t)n, &root), -EBADMSG);
			}
		}
		assert_int_equal(tree_check_inclusion(&leaves[0], size, size, proof, 0, &root), -EBADMSG);
		assert_int_equal(tree_inclusion(&t, size, size, proof), -EINVAL);
	}
	assert_int_equal(tree_inclusion(&t, 0, MANY + 1, proof), -EINVAL);
}

static void
every_consistency_proof_is_that_of_the_definition_and_holds(void **ctx)
{
	struct digest want[TREE_PROOF_MAX], proof[TREE_PROOF_MAX], old, now, spoilt;
	struct tree t;

	(void)ctx;
	grow(&t, MANY);
	for (size_t size = 1; size <= MANY; size++) {
		tree_root_at(&t, size, &now);
		for (size_t from = 1; from <= size; from++) {
			int n = tree_consistency(&t, from, size, proof);

			tree_root_at(&t, from, &old);
			assert_int_equal(n, naive_subproof(from, leaves, size, 1, want));
			assert_memory_equal(proof, want, (size_t)n * sizeof(*proof));
			assert_int_equal(tree_check_consistency(from, &old, size, &now, proof, (size_t)n), 0);

			spoilt = old;
			spoilt.bytes[0] ^= 1;
			assert_int_equal(tree_check_consistency(from, &spoilt, size, &now, proof, (size_t)n), -EBADMSG);
			spoilt = now;
			spoilt.bytes[0] ^= 1;
			assert_int_equal(tree_check_consistency(from, &old, size, &spoilt, proof, (size_t)n), -EBADMSG);
			assert_int_equal(tree_check_consistency(from, &old, size, &now, proof, (size_t)n + 1), -EBADMSG);
			for (int i = 0; i < n; i++) {
				proof[i].bytes[7] ^= 4;
				assert_int_equal(tree_check_consistency(from, &old, size, &now, proof, (size_t)n), -EBADMSG);
				proof[i].bytes[7] ^= 4;
				assert_int_equal(tree_check_consistency(from, &old, size, &now, proof, (size_t)i), -EBADMSG);
			}
		}
	}
	assert_int_equal(tree_check_consistency(0, &old, 1, &now, proof, 0), -EBADMSG);
	assert_int_equal(tree_check_consistency(2, &old, 1, &now, proof, 0), -EBADMSG);
	assert_int_equal(tree_consistency(&t, 0, 1, proof), -EINVAL);
	assert_int_equal(tree_consistency(&t, 2, 1, proof), -EINVAL);
	assert_int_equal(tree_consistency(&t, 1, MANY + 1, proof), -EINVAL);
}

static void
a_full_tree_takes_no_leaf_and_stays_as_it_is(void **ctx)
{
	struct digest before, after;
	struct tree t;

	(void)ctx;
	grow(&t, MANY);
	tree_root(&t, &before);
	assert_int_equal(tree_append(&t, &leaves[0]), -ENOBUFS);
	tree_root(&t, &after);
	assert_memory_equal(&before, &after, sizeof(before));
}

static void
a_tree_without_nodes_gives_no_proof(void **ctx)
{
	struct tree t = { 0 };
	struct digest proof[TREE_PROOF_MAX];

	(void)ctx;
	assert_int_equal(tree_append(&t, &leaves[0]), 0);
	assert_int_equal(tree_inclusion(&t, 0, 1, proof), -EINVAL);
	assert_int_equal(tree_consistency(&t, 1, 1, proof), -EINVAL);
	assert_int_equal(tree_root_at(&t, 1, proof), -EINVAL);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_published_roots_come_out),
		cmocka_unit_test(every_root_is_that_of_the_definition),
		cmocka_unit_test(every_inclusion_proof_is_that_of_the_definition_and_holds),
		cmocka_unit_test(every_consistency_proof_is_that_of_the_definition_and_holds),
		cmocka_unit_test(a_full_tree_takes_no_leaf_and_stays_as_it_is),
		cmocka_unit_test(a_tree_without_nodes_gives_no_proof),
	};

	return cmocka_run_group_tests_name("tree", tests, NULL, NULL);
}
