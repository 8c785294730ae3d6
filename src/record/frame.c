#include "frame.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <zlib.h>

#include "base/i18n.h"

/* Fewer zeros at the end of a frame may be its own; so many, up to the end of the file, are data that never came. */
#define ZEROS_MIN 16

/* Bytes whose CRC is tried in search of a whole frame behind a doubtful one; then it is damage. */
#define SEARCH_MAX (64u << 20)

static uint32_t
u32_le(const uint8_t *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static void
put_u32_le(uint8_t *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

static uint32_t
crc_of(const uint8_t *payload, size_t len)
{
	return (uint32_t)crc32_z(0, payload, len);
}

int64_t
frame_write(const void *payload, size_t len, uint8_t *ret_bytes, size_t room)
{
	if (len == 0 || len > FRAME_PAYLOAD_MAX)
		return -EMSGSIZE;
	if (room < FRAME_HEAD + len)
		return -ENOBUFS;
	put_u32_le(ret_bytes, (uint32_t)len);
	put_u32_le(ret_bytes + 4, crc_of(payload, len));
	memcpy(ret_bytes + FRAME_HEAD, payload, len);
	return (int64_t)(FRAME_HEAD + len);
}

static bool
whole(size_t n, size_t at, uint32_t len)
{
	return n - at >= FRAME_HEAD && n - at - FRAME_HEAD >= len;
}

static bool
length_valid(uint32_t len)
{
	return len >= 1 && len <= FRAME_PAYLOAD_MAX;
}

bool
frame_length_valid(const uint8_t head[4])
{
	return length_valid(u32_le(head));
}

/* Where the zeros begin that the file ends with. */
static size_t
zeros_from(const uint8_t *file, size_t n, size_t from)
{
	static const uint8_t page[4096];

	while (n - from >= sizeof(page) && memcmp(file + n - sizeof(page), page, sizeof(page)) == 0)
		n -= sizeof(page);
	while (n > from && file[n - 1] == 0)
		n--;
	return n;
}

/* Whether the file, from inside [at, end) to its end, is zeros. */
static bool
zeros_take_over(const uint8_t *file, size_t n, size_t at, size_t end)
{
	size_t zeros = zeros_from(file, n, at);

	return zeros < end && n - zeros >= ZEROS_MIN;
}

/* Whether a whole frame stands anywhere behind AT: then what is at AT is no tail. */
static bool
frame_behind(const uint8_t *file, size_t n, size_t at)
{
	size_t tried = 0;

	for (size_t p = at + 1; p + FRAME_HEAD < n; p++) {
		uint32_t len = u32_le(file + p);

		if (!length_valid(len) || !whole(n, p, len))
			continue;
		tried += len;
		if (tried > SEARCH_MAX || crc_of(file + p + FRAME_HEAD, len) == u32_le(file + p + 4))
			return true;
	}
	return false;
}

/* The frame at AT says that it goes on behind the file's end. */
static int
judge_cut(const uint8_t *file, size_t n, size_t at, const char **ret_why)
{
	size_t rest = n - at;

	if (rest > FRAME_HEAD && crc_of(file + at + FRAME_HEAD, rest - FRAME_HEAD) == u32_le(file + at + 4)) {
		*ret_why = N_("the length is not that of the payload");
		return -EBADMSG;
	}
	if (frame_behind(file, n, at)) {
		*ret_why = N_("the length points past the end, with frames behind it");
		return -EBADMSG;
	}
	*ret_why = N_("the file ends inside a frame");
	return -EAGAIN;
}

int
frame_next(const uint8_t *file, size_t n, size_t *at, struct frame *ret, const char **ret_why)
{
	uint32_t len;

	if (*at == n)
		return 0;
	if (file[*at] == 0 && zeros_from(file, n, *at) == *at) { /* not looked for at each frame: the tail may be long */
		*ret_why = N_("zeros to the end of the file");
		return -EAGAIN;
	}
	if (n - *at < FRAME_HEAD) {
		*ret_why = N_("the file ends inside a frame");
		return -EAGAIN;
	}
	len = u32_le(file + *at);
	if (!length_valid(len)) {
		*ret_why = N_("a length that no frame has");
		return -EBADMSG;
	}
	if (!whole(n, *at, len))
		return judge_cut(file, n, *at, ret_why);
	if (crc_of(file + *at + FRAME_HEAD, len) != u32_le(file + *at + 4)) {
		if (zeros_take_over(file, n, *at, *at + FRAME_HEAD + len)) {
			*ret_why = N_("zeros from inside a frame to the end of the file");
			return -EAGAIN;
		}
		*ret_why = N_("the checksum does not match");
		return -EBADMSG;
	}
	*ret = (struct frame) { .offset = *at, .payload = file + *at + FRAME_HEAD, .len = len };
	*at += FRAME_HEAD + len;
	return 1;
}
