/* models.h -- the emulated makes, by name; for the tables of receivers/ */
#ifndef FIRMWARE_BRIDGE_SIM_MODELS_H
#define FIRMWARE_BRIDGE_SIM_MODELS_H

#include "firmware-bridge/sim/twin.h"

extern const struct twin_model twin_iclicker;
extern const struct twin_model twin_responsecard;
extern const struct twin_model twin_buzz;
extern const struct twin_model twin_sunvote;
extern const struct twin_model twin_bigbutton;
extern const struct twin_model twin_iclicker1;
extern const struct twin_model twin_quinta;
extern const struct twin_model twin_dcs6000;
extern const struct twin_model twin_sim;

#endif
