/*
 * profile.h -- a receiver on a serial line that is described by a file instead of a driver: scrutin-receiver-profile(5)
 *
 * It says presses, or totals alone: the receiver's own counts, a cross-check.
 *
 * The file is read once, before anything is opened, and is then a struct receiver_driver that the bridge and `scrutin decode`
 * use as any other; its functions reach what the file says through struct receiver_options.profile.  Read strictly: a word that
 * is not known, or says nothing where it stands, is a fault and never passed over.
 *
 *	profile_read.c     lines to values, a table row a key
 *	profile_sense.c    what the values say together
 *	profile_pattern.c  text lines against patterns
 *	profile_check.c    checks of frames
 *	profile_driver.c   frames to events, and which are copies
 *	profile_command.c  bytes as they are written in the file
 *	profile_dialog.c   what is said to the device, and when
 *	profile_load.c     the file, and its hash for the record
 */
#ifndef FIRMWARE_BRIDGE_PROFILE_H
#define FIRMWARE_BRIDGE_PROFILE_H

#include "dialog.h"
#include "driver.h"

#define PROFILE_FILE_MAX   16384 /* bytes of a file */
#define PROFILE_WHY        512   /* INI_WHY of base/ini_lines.h */
#define PROFILE_KEYS       16    /* keys of a handset: KEYS_MAX of the keeper */
#define PROFILE_VALUES     48    /* what keys are said as */
#define PROFILE_WORD       16    /* bytes of one such word, with its NUL */
#define PROFILE_PATTERNS   8
#define PROFILE_PARTS      24    /* of a pattern */
#define PROFILE_BYTES      8     /* of an id, or injected into a check */
#define PROFILE_TOTALS     9     /* counts in a frame, the total among them; a line of `scrutin decode` has room for so many */
#define PROFILE_TOTAL_NAME 11    /* bytes of their names */
#define PROFILE_COMMANDS   6     /* of a sequence */
#define PROFILE_EXPECT     16    /* bytes that an answer begins with */
#define PROFILE_IGNORED    0xff  /* in place of a key: it is said, and means nothing */
#define PROFILE_MADE_OF    80    /* "profile sha256:" and 64 digits */

enum profile_frames { FRAMES_TEXT = 1, FRAMES_FIXED, FRAMES_LENGTH, FRAMES_DELIMITED };
enum profile_part { PART_TEXT = 1, PART_BLANK, PART_ID, PART_KEY, PART_HEX, PART_ANY };
enum profile_says { SAYS_PRESS = 1, SAYS_NOTHING, SAYS_BOOTED };

struct profile_pattern {
	enum profile_says says;
	uint8_t n;
	struct {
		enum profile_part part;
		uint8_t len;     /* PART_TEXT */
		const char *at;
	} part[PROFILE_PARTS];
};

enum profile_check_kind { CHECK_NONE, CHECK_XOR8, CHECK_SUM8, CHECK_SUM16_HEX, CHECK_CRC8, CHECK_CRC16 };

/* Offsets count from the first byte, 0; below 0 from the end, -1 being the last byte. */
struct profile_check {
	uint32_t kind;
	uint32_t poly, init, xorout;
	bool reflect_in, reflect_out, little;
	bool has_to;
	int32_t from, to, at; /* TO is the last byte that is covered; without has_to it is the one before AT */
	uint32_t n_inject;
	uint8_t inject[PROFILE_BYTES];
};

enum profile_print { PRINT_HEX, PRINT_DECIMAL, PRINT_TEXT };

struct profile_value {
	uint8_t key;             /* index of key_names, or PROFILE_IGNORED */
	uint8_t byte;
	char word[PROFILE_WORD]; /* where lines have <key> */
};

struct profile_command {
	int line;            /* where it stands in the file */
	uint8_t len, n_expect;
	uint8_t say[DIALOG_WRITE_MAX], expect[PROFILE_EXPECT]; /* n_expect 0: no answer is waited for */
	uint32_t wait_ms, tries, pause_ms;
};

struct profile_sequence {
	uint8_t n;
	struct profile_command command[PROFILE_COMMANDS + 1]; /* one more than n is ever; all 0 */
};

/* What is said when a press is on disk: BYTES, with the id and a check put before those of these places. */
struct profile_ack {
	bool given, is_text, has_id, has_check; /* is_text: the id is said as it is printed */
	uint8_t n, id_at, check_at;             /* id_at <= check_at <= n */
	uint8_t bytes[DIALOG_WRITE_MAX - HANDSET_TEXT_MAX - 4];
};

struct receiver_profile {
	struct receiver_driver driver; /* name "profile:NAME" */
	char driver_name[32], made_of[PROFILE_MADE_OF];
	const char *name, *maker, *make, *confidence, *light; /* in store, as all texts */
	uint32_t kind, silence_ms;                            /* kind: of frames */
	struct framing_shape shape;                           /* unless they are text */
	uint32_t n_sync, length, length_at, length_adds, start, stop, escape, escape_xor; /* of it, as they are read */
	uint8_t sync[FRAMING_SYNC_MAX];
	size_t n_patterns;
	struct profile_pattern pattern[PROFILE_PATTERNS];
	bool has_id, has_key, has_hex, has_banner;            /* lines: which placeholders the presses have */
	struct profile_check check;
	struct {
		int32_t at;
		uint32_t bytes, print;
		bool little, xored;
	} id;
	struct {
		int32_t at;
		bool one_hot;
		size_t n, n_values;
		const char *names[PROFILE_KEYS + 1];
		struct profile_value value[PROFILE_VALUES];
	} keys;
	struct {
		size_t n;          /* 0: it says presses.  Item 0 is the total */
		bool is_sum;       /* the total is not said: it is the sum of the others */
		uint32_t bytes;
		bool little;
		struct { const char *name; int32_t at; } item[PROFILE_TOTALS];
	} totals;
	uint32_t copies_ms;
	struct profile_sequence init, open, close, poll;      /* poll: one command */
	struct profile_ack ack;
	uint32_t settle_ms, poll_ms;
	size_t n_ignored;                                     /* frames of bytes that begin so are no presses */
	struct { uint8_t n, bytes[PROFILE_BYTES]; } ignored[PROFILE_PATTERNS];
	size_t reach; /* bytes that the offsets want at least; lines with <hex> have just so many */
	size_t used;
	char store[4096];
};

/*
 * Reads LEN bytes of TEXT, which stand in FILE.  0: P is whole, its driver can be used for as long as P stays where it is.
 * -1 with one line in RET_WHY: FILE:LINE: what is wrong, what to do.
 */
int receiver_profile_read(struct receiver_profile *p, const char *file, const char *text, size_t len,
                          char ret_why[PROFILE_WHY]);

/* The same from FILE itself, and its hash into made_of.  0; -1 as above. */
int receiver_profile_load(struct receiver_profile *p, const char *file, char ret_why[PROFILE_WHY]);

/* Whether LEN bytes of TEXT are meant as a receiver's profile: their first section is [receiver]. */
bool receiver_profile_is(const char *text, size_t len);

/* The file behind "profile:" of a driver's name as it is configured; NULL: it is none of a profile. */
const char *receiver_profile_file(const char *driver);

#endif
