/* sunvote_dialog.h -- the words said to a SunVote base; for sunvote.c and its test */
#ifndef FIRMWARE_BRIDGE_RECEIVERS_SUNVOTE_DIALOG_H
#define FIRMWARE_BRIDGE_RECEIVERS_SUNVOTE_DIALOG_H

#include "firmware-bridge/dialog.h"

extern const struct dialog_ops sunvote_dialog;

#endif
