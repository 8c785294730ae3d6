/* base64.h -- base64 of RFC 4648, section 4, in its one canonical form: padded, spare bits zero, nothing else between */
#ifndef RECORD_BASE64_H
#define RECORD_BASE64_H

#include <stddef.h>
#include <stdint.h>

#define BASE64_SIZE(n) (((n) + 2) / 3 * 4 + 1) /* bytes of the text of N bytes, with its NUL */

void base64_encode(const uint8_t *bytes, size_t n, char *ret_text);

/* Bytes written; -EPROTO: not canonical; -ENOBUFS: more than ROOM.  RET_BYTES may be touched on failure. */
int base64_decode(const char *text, size_t len, uint8_t *ret_bytes, size_t room);

#endif
