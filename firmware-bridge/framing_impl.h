/* framing_impl.h -- for framing_<kind>.c alone: the steps that every kind is made of */
#ifndef FIRMWARE_BRIDGE_FRAMING_IMPL_H
#define FIRMWARE_BRIDGE_FRAMING_IMPL_H

#include "framing.h"

/* Forgets the first N bytes held; they were part of a frame, or are counted by framing_skip(). */
void framing_drop(struct framing *f, size_t n);

/* Counts N bytes of noise. */
void framing_skip(struct framing *f, size_t n);

/* Makes N bytes, 1..FRAME_MAX, the next frame, and hands it the noise that came before. */
void framing_emit(struct framing *f, const uint8_t *bytes, size_t n, struct frame *ret_frame);

#endif
