/* verify_parts.h -- what verify.c, verify_record.c and verify_ballot.c share; for them alone */
#ifndef RECORD_VERIFY_PARTS_H
#define RECORD_VERIFY_PARTS_H

#include "base/i18n.h"
#include "frame.h"
#include "note.h"
#include "sha256.h"
#include "verify.h"

/* TEXT in the words of the contract, or where TOLD in those of whoever reads. */
#define TOLD(told, text) ((told) ? _(text) : (text))

/* Adds a line, FMT put into words; a state other than OK lowers the verdict to WORST. */
__attribute__((format(printf, 5, 6))) void
verify_say(struct verify_report *r, enum check_state state, enum verdict worst, const char *check, const char *fmt, ...);

/* LAST: the note that the file ends with; NULL: none. */
void verify_key(struct verify_report *r, const struct verify_wants *wants, const struct note *last);
void verify_witnesses(struct verify_report *r, const struct verify_wants *wants, const struct note *last);
/* HEADS: the roots of N checkpoints over SIZES entries; the words on paper may be those of any. */
void verify_words(struct verify_report *r, const struct verify_wants *wants, const struct digest *heads,
                  const uint64_t *sizes, size_t n);

/* As verify_bytes(), when the first payload begins as it must; RET_REPORT is empty, its verdict the best. */
int verify_record(const uint8_t *bytes, size_t n, const struct verify_wants *wants, struct verify_report *ret_report);
int verify_ballot(const uint8_t *bytes, size_t n, const struct verify_wants *wants, struct verify_report *ret_report);

#endif
