/* profile_parts.h -- for profile_*.c alone: what they are to each other */
#ifndef FIRMWARE_BRIDGE_PROFILE_PARTS_H
#define FIRMWARE_BRIDGE_PROFILE_PARTS_H

#include "base/ini_lines.h"
#include "hex.h"
#include "profile.h"

/* --- profile_pattern.c ------------------------------------------------------------------------------------------------ */

/* What of a line stands in the place of <id>, <key> and <hex>; at NULL: the pattern has none. */
struct profile_match {
	struct profile_span {
		const char *at;
		size_t len;
	} id, key, hex;
};

/*
 * TEXT, which outlives P, to parts.  0; -1 with what is wrong in *RET_WHY, to be translated, and in *RET_AT the placeholder it is
 * about, "" where it is about none.
 */
int profile_pattern_read(struct profile_pattern *p, const char *text, const char **ret_why, const char **ret_at);

/* Whether P is the N bytes of LINE, in whole. */
bool profile_pattern_match(const struct profile_pattern *p, const char *line, size_t n, struct profile_match *ret);

bool profile_pattern_has(const struct profile_pattern *p, enum profile_part part);

/* --- profile_check.c -------------------------------------------------------------------------------------------------- */

/* Bytes of the check itself. */
size_t profile_check_size(const struct profile_check *c);

/* Whether BYTES hold their check.  0; REFUSED_LENGTH: they are too few; REFUSED_CHECK. */
enum receiver_refusal profile_check_holds(const struct profile_check *c, const uint8_t *bytes, size_t n);

/* The check of N bytes, 1 at least, as C describes it but without what it injects, into RET.  Returns its size. */
size_t profile_check_make(const struct profile_check *c, const uint8_t *bytes, size_t n, uint8_t ret[4]);

/* --- profile_command.c ------------------------------------------------------------------------------------------------ */

/* TEXT to at most MAX bytes: in hex, with blanks between them or not; or, SAY, "text" too, in which \r \n \t \\ \" \x0D are
 * bytes.  How many; 0: it is none, or too long. */
size_t profile_read_hex(const char *text, uint8_t *ret, size_t max);
size_t profile_read_say(const char *text, uint8_t *ret, size_t max);

/* TEXT, in which <id> and <check> may stand, likewise.  0; -1: it is none, or too long, or has one twice or the check first. */
int profile_read_ack(const char *text, struct profile_ack *ret);

/* --- profile_dialog.c ------------------------------------------------------------------------------------------------- */

extern const struct dialog_ops profile_dialog;

/* --- profile_sense.c -------------------------------------------------------------------------------------------------- */

/* A line of [keys], as it stands. */
struct profile_key_line {
	const char *name, *value;
	int line;
};

struct profile_reading {
	struct receiver_profile *p;
	struct ini_lines in;
	size_t n_key_lines;
	size_t from_start, from_end; /* bytes of the frame that places take up, counted from either end */
	struct profile_key_line key_line[PROFILE_KEYS + 1]; /* `ignore` among them */
};

/* The line of KEY in [SECTION]; 0: it is not there.  KEY NULL: of the section's head. */
int profile_line_of(const struct profile_reading *r, const char *section, const char *key);

#define fault(r, ...) ini_fault(&(r)->in, __VA_ARGS__)

/* What the keys say together; resolves [keys].  Tells the first fault. */
void profile_make_sense(struct profile_reading *r);

/* --- profile_driver.c ------------------------------------------------------------------------------------------------- */

/* P's driver, of what has been read. */
void profile_make_driver(struct receiver_profile *p);

#endif
