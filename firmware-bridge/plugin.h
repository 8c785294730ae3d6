/*
 * plugin.h -- a driver that is built outside this tree, for a maker whose protocol must not be told
 *
 * DIR/NAME.so with one symbol, `const struct receiver_driver scrutin_receiver_driver` (driver.h), whose .abi is ours and
 * whose .name is NAME.  It may use what plugin.list names.  It is code of the bridge as any driver, so the file, its folder
 * and all above it must be root's and written by nobody else; it is loaded once, at the start, before the walls stand.
 * What is loaded is what was looked at: the same open file.
 */
#ifndef FIRMWARE_BRIDGE_PLUGIN_H
#define FIRMWARE_BRIDGE_PLUGIN_H

#include "driver.h"

#define PLUGIN_WHY 400

struct plugin {
	struct receiver_driver driver; /* a copy, named "plugin:NAME", made of "plugin sha256:.." */
	char name[40], made_of[96];
};

/* Fills P, which must stay as long as its driver is used.  0; -EINVAL with one line in RET_WHY: what is wrong, what to do. */
int plugin_load(struct plugin *p, const char *dir, const char *name, char ret_why[PLUGIN_WHY]);

#endif
