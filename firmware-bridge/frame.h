/* frame.h -- one whole message from a receiver, cut out of its byte stream */
#ifndef FIRMWARE_BRIDGE_FRAME_H
#define FIRMWARE_BRIDGE_FRAME_H

#include <stdint.h>

#define FRAME_MAX 128 /* bytes; i>clicker blocks are 64, the register dump of the open nRF24 receiver stays below 100 */

struct frame {
	uint64_t at_us;   /* when its last byte arrived; CLOCK_MONOTONIC, stamped by the transport */
	uint32_t skipped; /* bytes of line noise dropped just before it; stops counting at UINT32_MAX */
	uint16_t len;     /* bytes in use, 1..FRAME_MAX */
	uint8_t bytes[FRAME_MAX];
};

#endif
