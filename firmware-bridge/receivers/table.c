/* table.c -- every driver, in the order in which they are asked; the one place to add a line */
#include "firmware-bridge/driver.h"

extern const struct receiver_driver driver_iclicker;
extern const struct receiver_driver driver_responsecard;
extern const struct receiver_driver driver_buzz;
extern const struct receiver_driver driver_sim;
extern const struct receiver_driver driver_sunvote;
extern const struct receiver_driver driver_bigbutton;
extern const struct receiver_driver driver_iclicker1;
extern const struct receiver_driver driver_quinta;
extern const struct receiver_driver driver_dcs6000;

const struct receiver_driver *const driver_table[] = {
	&driver_iclicker,
	&driver_responsecard,
	&driver_buzz,
	&driver_sim,
	&driver_sunvote,
	&driver_bigbutton,
	&driver_iclicker1,
	&driver_quinta,
	&driver_dcs6000,
	NULL,
};
