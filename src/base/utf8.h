/*
 * utf8.h -- texts from outside: is this UTF-8?
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes, 1..4, of the character at P, of N > 0 that are left; 0: none (overlong, surrogate, above U+10FFFF, cut off). */
size_t utf8_length(const char *p, size_t n);

/* Whether all N bytes are characters. */
bool utf8_valid(const char *text, size_t n);

#endif
