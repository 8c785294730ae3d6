/*
 * tree.h -- the Merkle tree of RFC 6962 (section 2.1) over the entries of a record
 *
 *     leaf  SHA-256(00 | payload as written)        node  SHA-256(01 | left | right)
 *
 * Pure: no I/O, no heap.  A tree keeps its right edge (the roots of its complete subtrees, at most 64), from which its
 * root follows at any time.  Lend it room for nodes and it also gives proofs.
 */
#ifndef RECORD_TREE_H
#define RECORD_TREE_H

#include <stddef.h>
#include <stdint.h>

#include "sha256.h"

#define TREE_PROOF_MAX 65 /* digests in a proof, of whatever size the tree is */

struct tree { /* zero it to start */
	uint64_t size;          /* leaves */
	struct digest edge[64]; /* complete subtrees, the largest first; as many as SIZE has bits set */
	struct digest *nodes;   /* lent by the caller, who may move it between calls; NULL: no proofs from this tree */
	uint64_t room;          /* leaves that NODES has room for: 2 * room digests */
};

void tree_leaf(const void *payload, size_t len, struct digest *ret);

/* Appends a leaf.  0; -ENOBUFS: NODES is full, and nothing was changed. */
int tree_append(struct tree *t, const struct digest *leaf);

/* Of a tree without leaves: SHA-256 of nothing. */
void tree_root(const struct tree *t, struct digest *ret);

/* The root as it was when the tree had SIZE leaves; the tree needs its nodes.  0; -EINVAL: size > t->size. */
int tree_root_at(const struct tree *t, uint64_t size, struct digest *ret);

/*
 * That leaf INDEX stands in the tree as it was at SIZE leaves.  Returns the digests of the proof, from the leaf upwards
 * (0 where SIZE is 1); -EINVAL: index >= size or size > t->size or no nodes.
 */
int tree_inclusion(const struct tree *t, uint64_t index, uint64_t size, struct digest ret_proof[TREE_PROOF_MAX]);

/*
 * That the tree of SIZE leaves begins with the FROM leaves of an earlier one.  Returns the digests of the proof (0 where
 * FROM is SIZE); -EINVAL: from is 0, or > size, or size > t->size, or no nodes.
 */
int tree_consistency(const struct tree *t, uint64_t from, uint64_t size, struct digest ret_proof[TREE_PROOF_MAX]);

/* 0; -EBADMSG where the proof does not lead from LEAF to ROOT, or is too long or too short. */
int tree_check_inclusion(const struct digest *leaf, uint64_t index, uint64_t size, const struct digest *proof, size_t n,
                         const struct digest *root);
int tree_check_consistency(uint64_t from, const struct digest *from_root, uint64_t size, const struct digest *root,
                           const struct digest *proof, size_t n);

#endif
