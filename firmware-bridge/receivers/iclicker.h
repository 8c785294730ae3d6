/* iclicker.h -- what the newer and the older i>clicker base share; for iclicker*.c and their tests */
#ifndef FIRMWARE_BRIDGE_RECEIVERS_ICLICKER_H
#define FIRMWARE_BRIDGE_RECEIVERS_ICLICKER_H

#include <stdbool.h>
#include <string.h>

#include "firmware-bridge/dialog.h"
#include "firmware-bridge/driver.h"

extern const struct usb_id iclicker_match[]; /* of both: only the manufacturer's string tells them apart */

extern const struct dialog_ops iclicker_dialog, iclicker1_dialog;

static inline bool
iclicker_is_older(const char *manufacturer)
{
	return strcmp(manufacturer, "I-Clicker USB Base") == 0;
}

#endif
