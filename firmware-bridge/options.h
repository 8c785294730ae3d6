/*
 * options.h -- the command line of scrutin-bridge
 *
 *	--receiver name=main,driver=iclicker,transport=usb,path=1-1.4
 *
 * scrutind writes these lines from its configuration; a slip is told in one line, with the receiver and the word.
 */
#ifndef FIRMWARE_BRIDGE_OPTIONS_H
#define FIRMWARE_BRIDGE_OPTIONS_H

#include <stddef.h>

#include "bridge.h"

#define OPTIONS_WHY_MAX 400

/* Where plugins are, for what is parsed from here on.  DIR is borrowed. */
void options_plugin_dir(const char *dir);

/*
 * Reads one receiver's `key=value,...` of TEXT; RET_SETTINGS' number, capture_dir and calls are left at 0.  0; -EINVAL with
 * one line in RET_WHY: what is wrong and what would be right.
 */
int options_parse(const char *text, struct bridge_settings *ret_settings, char ret_why[OPTIONS_WHY_MAX]);

#endif
