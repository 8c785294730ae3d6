/*
 * config.h -- scrutind.conf: strict, so that a slip of the pen is told and not guessed
 *
 * An unknown section or key, a key that stands twice and a value that cannot be are errors with their line.
 */
#ifndef DAEMON_CONFIG_H
#define DAEMON_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#define CONFIG_TEXT      256
#define CONFIG_RECEIVERS 16

struct config_receiver {
	char name[32];
	char driver[CONFIG_TEXT], transport[CONFIG_TEXT], device[CONFIG_TEXT], path[CONFIG_TEXT], wait_ms[CONFIG_TEXT],
		scenario[CONFIG_TEXT], file[CONFIG_TEXT], channel[CONFIG_TEXT], instructor[CONFIG_TEXT], set[CONFIG_TEXT],
		results[CONFIG_TEXT], unconfirmed[CONFIG_TEXT];
};

struct config {
	char record_dir[CONFIG_TEXT], key[CONFIG_TEXT], seal_state[CONFIG_TEXT], socket[CONFIG_TEXT],
		http_public[CONFIG_TEXT], http_console[CONFIG_TEXT], users[CONFIG_TEXT], tls_certificate[CONFIG_TEXT],
		tls_key[CONFIG_TEXT], lock_after_s[CONFIG_TEXT], plugin_dir[CONFIG_TEXT], time_zone[CONFIG_TEXT],
		capture_dir[CONFIG_TEXT], seat_plan[CONFIG_TEXT], arms[CONFIG_TEXT];
	char story[CONFIG_TEXT], profile[CONFIG_TEXT], layout[CONFIG_TEXT], name[CONFIG_TEXT];
	bool rehearsal, president_proclaims;
	struct config_receiver receivers[CONFIG_RECEIVERS];
	size_t n_receivers;
};

/* Reads PATH.  0; -1 with RET_WHY: one line, FILE:LINE, what is wrong, what to do. */
int config_read(const char *path, struct config *ret, char ret_why[512]);

/* The line of PATH with KEY in [SECTION]; of the section where KEY is not in it; 0: neither. */
int config_line(const char *path, const char *section, const char *key);

#endif
