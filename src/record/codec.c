#include "codec.h"

#include <errno.h>
#include <string.h>

#include "frame.h"
#include "tree.h"

/* Fields 15, length-delimited, and 32 bytes: the one form of a redacted entry. */
#define REDACTED_LEN (2 + DIGEST_SIZE)

int64_t
message_encode(const ProtobufCMessage *m, uint8_t *ret_payload, size_t size)
{
	if (protobuf_c_message_get_packed_size(m) > size)
		return -EMSGSIZE;
	return (int64_t)protobuf_c_message_pack(m, ret_payload);
}

int
message_decode(struct arena *a, const ProtobufCMessageDescriptor *type, const uint8_t *payload, size_t len,
               ProtobufCMessage **ret)
{
	ProtobufCMessage *m = protobuf_c_message_unpack(type, &a->allocator, len, payload);

	if (m == NULL)
		return a->full ? -ENOBUFS : -EPROTO;
	*ret = m;
	return 0;
}

static bool
varint(const uint8_t *p, size_t len, size_t *at, uint64_t *ret)
{
	uint64_t v = 0;

	for (unsigned shift = 0; *at < len && shift < 64; shift += 7) {
		uint8_t byte = p[(*at)++];

		v |= (uint64_t)(byte & 0x7f) << shift;
		if (!(byte & 0x80)) {
			*ret = v;
			return true;
		}
	}
	return false;
}

/*
 * A message that gives two members of a oneof is legal on the wire (the last one counts), but nobody writes one, and
 * two readers could then read two things in it: the fields of the payload are counted as written.
 */
static bool
one_kind(const uint8_t *p, size_t len)
{
	unsigned kinds = 0;
	size_t at = 0;

	while (at < len) {
		uint64_t tag, skip = 0;

		if (!varint(p, len, &at, &tag))
			return false;
		switch (tag & 7) {
		case 0:
			if (!varint(p, len, &at, &skip))
				return false;
			skip = 0;
			break;
		case 1:
			skip = 8;
			break;
		case 2:
			if (!varint(p, len, &at, &skip))
				return false;
			break;
		case 5:
			skip = 4;
			break;
		default:
			return false;
		}
		if (skip > len - at)
			return false;
		at += (size_t)skip;
		kinds += tag >> 3 >= RECORD__ENTRY__BODY_START && tag >> 3 <= RECORD__ENTRY__BODY_URN;
	}
	return kinds == 1;
}

int
entry_decode(struct arena *a, const uint8_t *payload, size_t len, Record__Entry **ret)
{
	ProtobufCMessage *m;
	Record__Entry *e;
	int r = message_decode(a, &record__entry__descriptor, payload, len, &m);

	if (r < 0)
		return r;
	e = (Record__Entry *)m;
	if (entry_redacted(e)) {
		if (e->redacted_leaf.len != DIGEST_SIZE || len != REDACTED_LEN || payload[0] != 0x7a || payload[1] != DIGEST_SIZE)
			return -EPROTO;
	} else if (e->body_case == RECORD__ENTRY__BODY__NOT_SET || !one_kind(payload, len)) {
		return -EPROTO;
	}
	*ret = e;
	return 0;
}

void
entry_leaf(const Record__Entry *entry, const uint8_t *payload, size_t len, struct digest *ret)
{
	if (entry_redacted(entry))
		memcpy(ret->bytes, entry->redacted_leaf.data, DIGEST_SIZE);
	else
		tree_leaf(payload, len, ret);
}
