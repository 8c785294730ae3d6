#include "tree.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>

void
tree_leaf(const void *payload, size_t len, struct digest *ret)
{
	const struct part parts[] = { { "\x00", 1 }, { payload, len } };

	sha256(parts, 2, ret);
}

static void
join(const struct digest *left, const struct digest *right, struct digest *ret)
{
	const struct part parts[] = { { "\x01", 1 }, { left, DIGEST_SIZE }, { right, DIGEST_SIZE } };

	sha256(parts, 3, ret);
}

static unsigned
ones(uint64_t n)
{
	return (unsigned)__builtin_popcountll(n);
}

/*
 * Nodes are stored in the order in which they become complete: each leaf, then the subtrees that it completes, from the
 * lowest upwards.  Before leaf m that makes 2m - ones(m) of them.  The subtree over leaves [k << level, (k + 1) << level)
 * is complete with its last leaf.
 */
static uint64_t
place(unsigned level, uint64_t k)
{
	uint64_t last = ((k + 1) << level) - 1;

	return 2 * last - ones(last) + level;
}

int
tree_append(struct tree *t, const struct digest *leaf)
{
	unsigned n = ones(t->size), level = 0;
	struct digest node = *leaf;

	if (t->nodes != NULL && t->size >= t->room)
		return -ENOBUFS;
	if (t->nodes != NULL)
		t->nodes[place(0, t->size)] = node;
	for (uint64_t s = t->size; s & 1; s >>= 1) {
		join(&t->edge[--n], &node, &node);
		level++;
		if (t->nodes != NULL)
			t->nodes[place(level, t->size >> level)] = node;
	}
	t->edge[n] = node;
	t->size++;
	return 0;
}

void
tree_root(const struct tree *t, struct digest *ret)
{
	unsigned n = ones(t->size);
	struct digest root;

	if (n == 0) {
		sha256(NULL, 0, ret);
		return;
	}
	root = t->edge[--n];
	while (n > 0)
		join(&t->edge[--n], &root, &root);
	*ret = root;
}

/* The largest power of two below n; n > 1. */
static uint64_t
split(uint64_t n)
{
	return 1ull << (63 - __builtin_clzll(n - 1));
}

/* The root over leaves [from, to), of which from is a multiple of every power of two that the range is split at. */
static void
range_root(const struct tree *t, uint64_t from, uint64_t to, struct digest *ret)
{
	uint64_t n = to - from, k;
	struct digest left, right;

	if ((n & (n - 1)) == 0) {
		unsigned level = (unsigned)__builtin_ctzll(n);

		*ret = t->nodes[place(level, from >> level)];
		return;
	}
	k = split(n);
	range_root(t, from, from + k, &left);
	range_root(t, from + k, to, &right);
	join(&left, &right, ret);
}

int
tree_root_at(const struct tree *t, uint64_t size, struct digest *ret)
{
	if (size > t->size || t->nodes == NULL)
		return -EINVAL;
	if (size == 0)
		sha256(NULL, 0, ret);
	else
		range_root(t, 0, size, ret);
	return 0;
}

static int
path(const struct tree *t, uint64_t index, uint64_t from, uint64_t to, struct digest *ret_proof)
{
	uint64_t k;
	int n;

	if (to - from == 1)
		return 0;
	k = from + split(to - from);
	if (index < k) {
		n = path(t, index, from, k, ret_proof);
		range_root(t, k, to, &ret_proof[n]);
	} else {
		n = path(t, index, k, to, ret_proof);
		range_root(t, from, k, &ret_proof[n]);
	}
	return n + 1;
}

int
tree_inclusion(const struct tree *t, uint64_t index, uint64_t size, struct digest ret_proof[TREE_PROOF_MAX])
{
	if (t->nodes == NULL || index >= size || size > t->size)
		return -EINVAL;
	return path(t, index, 0, size, ret_proof);
}

/* SUBPROOF of RFC 6962, 2.1.2: WHOLE while the old tree is the range itself, whose root the checker already has. */
static int
subproof(const struct tree *t, uint64_t old, uint64_t from, uint64_t to, bool whole, struct digest *ret_proof)
{
	uint64_t k;
	int n;

	if (old == to) {
		if (whole)
			return 0;
		range_root(t, from, to, &ret_proof[0]);
		return 1;
	}
	k = from + split(to - from);
	if (old <= k) {
		n = subproof(t, old, from, k, whole, ret_proof);
		range_root(t, k, to, &ret_proof[n]);
	} else {
		n = subproof(t, old, k, to, false, ret_proof);
		range_root(t, from, k, &ret_proof[n]);
	}
	return n + 1;
}

int
tree_consistency(const struct tree *t, uint64_t from, uint64_t size, struct digest ret_proof[TREE_PROOF_MAX])
{
	if (t->nodes == NULL || from == 0 || from > size || size > t->size)
		return -EINVAL;
	return subproof(t, from, 0, size, true, ret_proof);
}

static bool
equal(const struct digest *a, const struct digest *b)
{
	return memcmp(a, b, DIGEST_SIZE) == 0;
}

/* RFC 9162, 2.1.3.2. */
int
tree_check_inclusion(const struct digest *leaf, uint64_t index, uint64_t size, const struct digest *proof, size_t n,
                     const struct digest *root)
{
	uint64_t at = index, last;
	struct digest r = *leaf;

	if (index >= size)
		return -EBADMSG;
	last = size - 1;
	for (size_t i = 0; i < n; i++) {
		if (last == 0)
			return -EBADMSG;
		if ((at & 1) || at == last) {
			join(&proof[i], &r, &r);
			while (!(at & 1) && at != 0) {
				at >>= 1;
				last >>= 1;
			}
		} else {
			join(&r, &proof[i], &r);
		}
		at >>= 1;
		last >>= 1;
	}
	return last == 0 && equal(&r, root) ? 0 : -EBADMSG;
}

/* RFC 9162, 2.1.4.2: both roots are built from the one proof. */
int
tree_check_consistency(uint64_t from, const struct digest *from_root, uint64_t size, const struct digest *root,
                       const struct digest *proof, size_t n)
{
	uint64_t at, last;
	struct digest old, now;
	size_t i = 0;

	if (from == 0 || from > size)
		return -EBADMSG;
	if (from == size)
		return n == 0 && equal(from_root, root) ? 0 : -EBADMSG;
	if (n == 0)
		return -EBADMSG;

	at = from - 1;
	last = size - 1;
	while (at & 1) {
		at >>= 1;
		last >>= 1;
	}
	old = now = (from & (from - 1)) == 0 ? *from_root : proof[i++];
	for (; i < n; i++) {
		if (last == 0)
			return -EBADMSG;
		if ((at & 1) || at == last) {
			join(&proof[i], &old, &old);
			join(&proof[i], &now, &now);
			while (!(at & 1) && at != 0) {
				at >>= 1;
				last >>= 1;
			}
		} else {
			join(&now, &proof[i], &now);
		}
		at >>= 1;
		last >>= 1;
	}
	return last == 0 && equal(&old, from_root) && equal(&now, root) ? 0 : -EBADMSG;
}
