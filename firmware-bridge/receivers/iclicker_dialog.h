/* iclicker_dialog.h -- the words said to an i>clicker base; for iclicker.c and its test */
#ifndef FIRMWARE_BRIDGE_RECEIVERS_ICLICKER_DIALOG_H
#define FIRMWARE_BRIDGE_RECEIVERS_ICLICKER_DIALOG_H

#include "firmware-bridge/dialog.h"

extern const struct dialog_ops iclicker_dialog;

#endif
