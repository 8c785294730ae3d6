/* quinta.h -- words of the Quinta that its driver and its dialogue both read */
#ifndef FIRMWARE_BRIDGE_RECEIVERS_QUINTA_H
#define FIRMWARE_BRIDGE_RECEIVERS_QUINTA_H

#include <stdbool.h>
#include <string.h>

#include "firmware-bridge/dialog.h"
#include "firmware-bridge/driver.h"

#define QUINTA_UNITS 150 /* places of its list, 00..95 in hex */

extern const struct dialog_ops quinta_dialog;

static inline bool
quinta_begins(const struct frame *frame, const char *word)
{
	return frame->len >= strlen(word) && memcmp(frame->bytes, word, strlen(word)) == 0;
}

/* N hex digits at AT of the line, and no further one behind them. */
static inline bool
quinta_hex(const struct frame *frame, size_t at, size_t n, uint32_t *ret)
{
	uint32_t value = 0;

	for (size_t i = at; i <= at + n; i++) {
		uint8_t c = i < frame->len ? frame->bytes[i] : ' ';
		int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 :
			c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;

		if ((digit >= 0) != (i < at + n))
			return false;
		if (digit >= 0)
			value = value << 4 | (uint32_t)digit;
	}
	*ret = value;
	return true;
}

#endif
