/* dcs6000.h -- what the driver of the DCS 6000 and its dialogue both read */
#ifndef FIRMWARE_BRIDGE_RECEIVERS_DCS6000_H
#define FIRMWARE_BRIDGE_RECEIVERS_DCS6000_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "firmware-bridge/crc.h"
#include "firmware-bridge/dialog.h"
#include "firmware-bridge/driver.h"

#define DCS_EXT       0x5c /* by which we know the answer to our registration */
#define DCS_ALL       4000
#define DCS_CONTROL   4013
#define DCS_UNITS_END 4000 /* addresses of units are below */

enum { DCS_OPENED = 16, DCS_CLOSED = 18 }; /* items of group 53 */

extern const struct dialog_ops dcs6000_dialog;

/* The frame has an escape, whose meaning is not known: nothing behind its type can be believed. */
static inline bool
dcs_has_escape(const struct frame *frame)
{
	return memchr(frame->bytes, 0xfe, frame->len) != NULL;
}

static inline bool
dcs_checks_out(const struct frame *frame)
{
	return crc8(0, frame->bytes, frame->len - 1u) == frame->bytes[frame->len - 1];
}

/* A whole message of the control unit: 63 ID ADDRESS[2] GROUP LEN DATA[LEN] CRC. */
static inline bool
dcs_is_message(const struct frame *frame)
{
	return frame->len >= 7 && frame->bytes[0] == 0x63 && frame->len == 7u + frame->bytes[5];
}

/* The address that the control unit gave us, by its answer to our registration; 0: another message, or none of ours. */
static inline uint32_t
dcs_registered(const struct frame *frame)
{
	const uint8_t *p = frame->bytes;
	uint32_t own = (uint32_t)p[7] << 8 | p[8];

	if (!dcs_is_message(frame) || (p[2] << 8 | p[3]) != DCS_CONTROL || p[4] != 27 || p[5] != 4 || p[6] != 2 || p[9] != DCS_EXT)
		return 0;
	return (own >= 3900 && own <= 3999) || (own >= 4040 && own <= 4049) ? own : 0;
}

#endif
