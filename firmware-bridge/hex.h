/* hex.h -- what a hex digit stands for */
#ifndef FIRMWARE_BRIDGE_HEX_H
#define FIRMWARE_BRIDGE_HEX_H

/* 0..15, either case; -1: C is none. */
static inline int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

#endif
