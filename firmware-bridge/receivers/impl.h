/* impl.h -- small things that drivers share; for receivers/ alone */
#ifndef FIRMWARE_BRIDGE_RECEIVERS_IMPL_H
#define FIRMWARE_BRIDGE_RECEIVERS_IMPL_H

#include "firmware-bridge/driver.h"

/* The one event of a frame that says what cannot be. */
static inline struct receiver_event
event_refused(const struct frame *frame, enum receiver_refusal why)
{
	return (struct receiver_event) { .at_us = frame->at_us, .type = RECEIVER_REFUSED, .refusal = why };
}

#endif
