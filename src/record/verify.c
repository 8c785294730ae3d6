#include "verify.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "note.h"
#include "verify_parts.h"
#include "words.h"

static const char *const verdict_words[] = {
	[VERDICT_DAMAGED] = "damaged", [VERDICT_FORGED] = "forged", [VERDICT_UNSEALED] = "unsealed",
	[VERDICT_UNFINISHED] = "unfinished", [VERDICT_UNTRUSTED] = "untrusted", [VERDICT_SEALED] = "sealed",
};

const char *
verdict_word(enum verdict v)
{
	return verdict_words[v];
}

void
verify_say(struct verify_report *r, enum check_state state, enum verdict worst, const char *check, const char *fmt, ...)
{
	struct verify_line *line;
	va_list ap;

	if (state != CHECK_OK && worst < r->verdict)
		r->verdict = worst;
	if (r->n_lines == VERIFY_LINES)
		return;
	line = &r->lines[r->n_lines++];
	line->state = state;
	line->check = check;
	va_start(ap, fmt);
	vsnprintf(line->detail, sizeof(line->detail), TOLD(r->told, fmt), ap);
	va_end(ap);
}

void
verify_key(struct verify_report *r, const struct verify_wants *wants, const struct note *last)
{
	uint8_t id[4];

	if (wants->key == NULL) {
		verify_say(r, CHECK_ABSENT, VERDICT_UNTRUSTED, "key", "no key was pinned with --key, so no signature says anything");
		return;
	}
	if (last == NULL)
		return;
	note_key_id(last->head.origin, NOTE_SEAL, wants->key, id);
	verify_say(r, CHECK_OK, VERDICT_SEALED, "key", "%02x%02x%02x%02x, pinned, for %s", id[0], id[1], id[2], id[3],
	           last->head.origin);
}

/* Cosignatures stand in a note beside the file, over the head that the file ends with. */
void
verify_witnesses(struct verify_report *r, const struct verify_wants *wants, const struct note *last)
{
	struct note beside;
	bool there = wants->witness_note != NULL, parsed;

	if (wants->n_witnesses == 0) {
		verify_say(r, CHECK_ABSENT, VERDICT_SEALED, "witness", there ?
			N_("a note of witnesses is there, but no key was given with --witness") : N_("none was asked for"));
		return;
	}
	parsed = there && note_parse(wants->witness_note, wants->witness_note_len, &beside) == 0;
	for (size_t i = 0; i < wants->n_witnesses; i++) {
		char name[NOTE_NAME_MAX + 1];
		uint64_t time = 0;
		int e;

		if (!there) {
			verify_say(r, CHECK_ABSENT, VERDICT_UNTRUSTED, "witness", "%zu: no note of witnesses beside the file", i + 1);
			continue;
		}
		if (!parsed) {
			verify_say(r, CHECK_FAIL, VERDICT_FORGED, "witness", "%zu: the note beside the file cannot be read", i + 1);
			continue;
		}
		if (last == NULL || beside.body_len != last->body_len || memcmp(beside.body, last->body, last->body_len) != 0) {
			verify_say(r, CHECK_FAIL, VERDICT_FORGED, "witness", "%zu: the note beside the file is about another head: "
			           "%" PRIu64 " entries of %.64s", i + 1, beside.head.size, beside.head.origin);
			continue;
		}
		e = note_check_cosignature(&beside, &wants->witnesses[i], &time, name);
		if (e == -ENOENT)
			verify_say(r, CHECK_ABSENT, VERDICT_UNTRUSTED, "witness", "%zu: this key did not sign", i + 1);
		else if (e < 0)
			verify_say(r, CHECK_FAIL, VERDICT_FORGED, "witness", "%zu: the signature does not hold", i + 1);
		else
			verify_say(r, CHECK_OK, VERDICT_SEALED, "witness", "%zu: %.64s signed at Unix time %" PRIu64, i + 1, name, time);
	}
}

void
verify_words(struct verify_report *r, const struct verify_wants *wants, const struct digest *heads, const uint64_t *sizes,
             size_t n)
{
	if (wants->words == NULL) {
		verify_say(r, CHECK_ABSENT, VERDICT_SEALED, "words", "none were given with --words to compare");
		return;
	}
	if (!words_valid(wants->words)) {
		verify_say(r, CHECK_FAIL, VERDICT_FORGED, "words", "not eight words of a head");
		return;
	}
	for (size_t i = n; i-- > 0;) {
		if (words_match(wants->words, &heads[i])) {
			verify_say(r, CHECK_OK, VERDICT_SEALED, "words", "those of the head over %" PRIu64 " entries", sizes[i]);
			return;
		}
	}
	verify_say(r, CHECK_FAIL, VERDICT_FORGED, "words", "no checkpoint here has this head");
}

int
verify_read_beside(struct verify_wants *wants, const char *record, char **ret_note)
{
	char *path;
	int r;

	*ret_note = NULL;
	if (asprintf(&path, "%s.witness", record) < 0)
		return -ENOMEM;
	r = file_read(path, NOTE_MAX, ret_note, &wants->witness_note_len);
	free(path);
	if (r == 0)
		wants->witness_note = *ret_note;
	return r == -ENOENT ? 0 : r;
}

/*
 * The first payload tells a record from a ballot: START's at_us is 0, so its entry begins with field 3; the head of a
 * ballot begins with its format, field 1.
 */
#define TAG_START 0x1a
#define TAG_HEAD  0x08

int
verify_bytes(const uint8_t *bytes, size_t n, const struct verify_wants *wants, struct verify_report *ret_report)
{
	struct frame frame;
	const char *why = "";
	size_t at = 0;
	int r = frame_next(bytes, n, &at, &frame, &why);

	memset(ret_report, 0, sizeof(*ret_report));
	ret_report->verdict = VERDICT_SEALED;
	ret_report->told = wants->told;
	if (r == -EBADMSG && !frame_length_valid(bytes)) {
		snprintf(ret_report->why, sizeof(ret_report->why), _("byte 0: %s: this is no record"), _(why));
		return -EPROTO;
	}
	if (r <= 0) {
		bool torn = r != -EBADMSG;

		verify_say(ret_report, CHECK_FAIL, torn ? VERDICT_UNFINISHED : VERDICT_DAMAGED, "frames", "entry 0 at byte 0: %s",
		           TOLD(wants->told, r == 0 ? N_("the file is empty") : why));
		return 0;
	}
	if (frame.payload[0] == TAG_HEAD) {
		ret_report->ballot = true;
		return verify_ballot(bytes, n, wants, ret_report);
	}
	if (frame.payload[0] == TAG_START)
		return verify_record(bytes, n, wants, ret_report);
	snprintf(ret_report->why, sizeof(ret_report->why), "%s",
	         _("entry 0 at byte 0: neither the START of a record nor a ballot"));
	return -EPROTO;
}
