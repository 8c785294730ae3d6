/* iclicker.h -- the remotes of both emulated i>clicker bases */
#ifndef FIRMWARE_BRIDGE_SIM_ICLICKER_H
#define FIRMWARE_BRIDGE_SIM_ICLICKER_H

#include <stdint.h>

/* As a real base enumerates (bcdDevice 0x0032, no serial number). */
extern const uint8_t iclicker_device[18], iclicker_config[34], iclicker_report[42];

/* The first three bytes of a printed id; the fourth checks them. */
void iclicker_id(const char *handset, uint8_t ret_id[3]);

/* As struct twin_model's key. */
int iclicker_key(const char *handset, const char *key);

#endif
