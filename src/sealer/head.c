#include "head.h"

#include <string.h>

#include "record/tree.h"

static bool
head_of(const Sealer__Request *request, struct checkpoint *ret)
{
	struct checkpoint head = { .size = request->size };

	if (!origin_valid(request->origin) || request->size == 0 || request->root.len != DIGEST_SIZE)
		return false;
	strcpy(head.origin, request->origin);
	memcpy(head.root.bytes, request->root.data, DIGEST_SIZE);
	*ret = head;
	return true;
}

/* -1: it is malformed. */
static int
proof_of(const Sealer__Request *request, struct digest ret_proof[TREE_PROOF_MAX])
{
	if (request->n_proof > TREE_PROOF_MAX)
		return -1;
	for (size_t i = 0; i < request->n_proof; i++) {
		if (request->proof[i].len != DIGEST_SIZE)
			return -1;
		memcpy(ret_proof[i].bytes, request->proof[i].data, DIGEST_SIZE);
	}
	return (int)request->n_proof;
}

enum head_answer
head_decide(const struct checkpoint *last, const Sealer__Request *request, struct checkpoint *ret_head)
{
	struct digest proof[TREE_PROOF_MAX];
	struct checkpoint head;
	int n = proof_of(request, proof);

	if (n < 0 || !head_of(request, &head))
		return HEAD_MALFORMED;
	if (last != NULL) {
		if (head.size < last->size)
			return HEAD_SMALLER;
		if (head.size == last->size && memcmp(&head.root, &last->root, DIGEST_SIZE) != 0)
			return HEAD_OTHER_ROOT;
		if (head.size > last->size &&
		    (request->from_size != last->size ||
		     tree_check_consistency(last->size, &last->root, head.size, &head.root, proof, (size_t)n) < 0))
			return HEAD_NO_PROOF;
	} else if (request->from_size != 0) {
		return HEAD_NO_PROOF; /* the keeper remembers a head that we do not: somebody lost something */
	}
	*ret_head = head;
	return HEAD_SIGN;
}

const char *
head_reason(enum head_answer answer)
{
	static const char *const reasons[] = {
		[HEAD_SIGN] = "",
		[HEAD_SMALLER] = "a head of fewer entries than the last one signed",
		[HEAD_OTHER_ROOT] = "another head of as many entries was signed before",
		[HEAD_NO_PROOF] = "no proof that the record only grew since the last head signed",
		[HEAD_MALFORMED] = "the request cannot be read",
		[HEAD_DISK] = "the last head cannot be kept on the disk",
	};

	return reasons[answer];
}
