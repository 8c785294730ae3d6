/* verify_record.c -- a whole record: frames, order, the tree at every checkpoint, signatures, and what they cover */
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reader.h"
#include "tree.h"
#include "verify_parts.h"

/* The first fault of each kind is told, by entry. */
struct fault {
	bool found;
	char detail[VERIFY_DETAIL];
};

struct walk {
	const struct verify_wants *wants;
	struct tree tree;
	char origin[ORIGIN_MAX + 1];
	uint64_t at_us;
	uint64_t redacted;
	uint64_t end;          /* index of END; 0: none yet, since START stands at 0 */
	uint64_t end_at_us;
	bool closed;           /* the entry behind END was a checkpoint */
	struct digest *heads;  /* of each checkpoint that is right, */
	uint64_t *sizes;       /* and the entries under it */
	size_t n_heads, room;
	uint64_t checkpoints;
	struct note last;      /* of the last checkpoint that could be read */
	struct fault order, origin_fault, root, signature, closing;
};

__attribute__((format(printf, 3, 4))) static void
fault(const struct walk *w, struct fault *f, const char *fmt, ...)
{
	va_list ap;

	if (f->found)
		return;
	f->found = true;
	va_start(ap, fmt);
	vsnprintf(f->detail, sizeof(f->detail), TOLD(w->wants->told, fmt), ap);
	va_end(ap);
}

static int
keep_head(struct walk *w, const struct digest *root)
{
	if (w->n_heads == w->room) {
		size_t room = w->room == 0 ? 64 : 2 * w->room;
		struct digest *heads = realloc(w->heads, room * sizeof(*heads));
		uint64_t *sizes;

		if (heads == NULL)
			return -ENOMEM;
		w->heads = heads;
		sizes = realloc(w->sizes, room * sizeof(*sizes));
		if (sizes == NULL)
			return -ENOMEM;
		w->sizes = sizes;
		w->room = room;
	}
	w->heads[w->n_heads] = *root;
	w->sizes[w->n_heads++] = w->tree.size;
	return 0;
}

static void
check_order(struct walk *w, const struct reader_entry *e)
{
	const Record__Entry *entry = e->entry;
	bool start = entry->body_case == RECORD__ENTRY__BODY_START, end = entry->body_case == RECORD__ENTRY__BODY_END;

	if (start != (e->index == 0))
		fault(w, &w->order, "entry %" PRIu64 ": START stands first and nowhere else", e->index);
	if (w->end > 0 && entry->body_case != RECORD__ENTRY__BODY_CHECKPOINT)
		fault(w, &w->order, "entry %" PRIu64 ": only a checkpoint may stand behind END", e->index);
	if (entry_redacted(entry))
		return;
	if (entry->at_us < w->at_us)
		fault(w, &w->order, "entry %" PRIu64 ": its time %" PRIu64 " us is before that of an entry above, %" PRIu64 " us",
		      e->index, entry->at_us, w->at_us);
	w->at_us = entry->at_us;
	if (end && entry->end->entries != e->index)
		fault(w, &w->order, "entry %" PRIu64 ": END counts %" PRIu64 " entries before it", e->index, entry->end->entries);
}

/*
 * Nothing signs the closing checkpoint but its own note: it must be the one way to write that note behind that END, or
 * its bytes could be changed unseen.
 */
static void
check_closing(struct walk *w, const struct reader_entry *e)
{
	static uint8_t bytes[ENTRY_MAX];
	Record__Checkpoint c = RECORD__CHECKPOINT__INIT;
	Record__Entry only = RECORD__ENTRY__INIT;
	int64_t n;

	c.note = e->entry->checkpoint->note;
	only.at_us = w->end_at_us;
	only.body_case = RECORD__ENTRY__BODY_CHECKPOINT;
	only.checkpoint = &c;
	n = message_encode(&only.base, bytes, sizeof(bytes));
	if (n != e->len || memcmp(bytes, e->payload, e->len) != 0)
		fault(w, &w->closing, "entry %" PRIu64 ": the closing checkpoint says more than its note", e->index);
	w->closed = true;
}

static int
check_checkpoint(struct walk *w, const struct reader_entry *e)
{
	const char *text = e->entry->checkpoint->note;
	uint64_t since = w->n_heads > 0 ? w->sizes[w->n_heads - 1] : 0;
	struct digest root;
	struct note note;

	w->checkpoints++;
	if (w->end > 0)
		check_closing(w, e);
	if (note_parse(text, strlen(text), &note) < 0) {
		fault(w, &w->root, "entry %" PRIu64 ": its note cannot be read", e->index);
		return 0;
	}
	w->last = note;
	if (strcmp(note.head.origin, w->origin) != 0)
		fault(w, &w->origin_fault, "entry %" PRIu64 ": a seal of another record, %.80s", e->index, note.head.origin);
	if (w->wants->key != NULL && note_check_seal(&note, w->wants->key) < 0)
		fault(w, &w->signature, "entry %" PRIu64 ": not signed by the pinned key", e->index);
	if (note.head.size != e->index) {
		fault(w, &w->root, "entry %" PRIu64 ": sealed as entry %" PRIu64 ": entries were put in, taken out or moved", e->index,
		      note.head.size);
		return 0;
	}
	tree_root(&w->tree, &root);
	if (memcmp(&root, &note.head.root, sizeof(root)) != 0) {
		fault(w, &w->root, "entry %" PRIu64 ": another head: something among the entries %" PRIu64 "..%" PRIu64 " was changed",
		      e->index, since, e->index - 1);
		return 0;
	}
	return keep_head(w, &root);
}

static int
take(struct walk *w, const struct reader_entry *e)
{
	const Record__Entry *entry = e->entry;
	int r = 0;

	if (e->index == 0 && entry->body_case == RECORD__ENTRY__BODY_START) {
		if (!origin_valid(entry->start->origin))
			fault(w, &w->origin_fault, "entry 0: the origin cannot be that of a record");
		else
			strcpy(w->origin, entry->start->origin);
		if (entry->start->format != 1)
			fault(w, &w->order, "entry 0: format %" PRIu32 ", and this program reads format 1", entry->start->format);
	}
	check_order(w, e);
	w->redacted += entry_redacted(entry);
	if (entry->body_case == RECORD__ENTRY__BODY_CHECKPOINT)
		r = check_checkpoint(w, e);
	if (entry->body_case == RECORD__ENTRY__BODY_END && w->end == 0) {
		w->end = e->index;
		w->end_at_us = entry->at_us;
	}
	if (r == 0)
		tree_append(&w->tree, &e->leaf); /* without nodes it has always room */
	return r;
}

/* Walks to the file's end or its first bad frame, and says how the frames were.  0; -ENOMEM. */
static int
walk_entries(struct walk *w, struct reader *reader, struct verify_report *report)
{
	struct reader_entry e;
	size_t n;
	int r;

	reader_bytes(reader, &n);
	while ((r = reader_next(reader, &e)) == 1) {
		if (w->closed) {
			verify_say(report, CHECK_FAIL, VERDICT_DAMAGED, "frames",
			           "entry %" PRIu64 " at byte %" PRIu64 ": stands behind the closing checkpoint", e.index, e.offset);
			return 0;
		}
		r = take(w, &e);
		if (r < 0)
			return r;
	}
	if (r == 0)
		verify_say(report, CHECK_OK, VERDICT_SEALED, "frames", "%" PRIu64 " entries in %zu bytes", w->tree.size, n);
	else
		verify_say(report, CHECK_FAIL, r == -EAGAIN && !w->closed ? VERDICT_UNFINISHED : VERDICT_DAMAGED, "frames",
		           "entry %" PRIu64 " at byte %" PRIu64 ": %s", reader_index(reader), reader_offset(reader),
		           TOLD(report->told, reader_why(reader)));
	return 0;
}

__attribute__((format(printf, 4, 5))) static void
say_unless(struct verify_report *report, const char *check, const struct fault *f, const char *fmt, ...)
{
	char ok[VERIFY_DETAIL];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(ok, sizeof(ok), TOLD(report->told, fmt), ap);
	va_end(ap);
	verify_say(report, f->found ? CHECK_FAIL : CHECK_OK, VERDICT_FORGED, check, "%s", f->found ? f->detail : ok);
}

static void
say_cover(const struct walk *w, struct verify_report *report)
{
	uint64_t under = w->n_heads > 0 ? w->sizes[w->n_heads - 1] + 1 : 0, loose = w->tree.size - under;

	if (w->end == 0)
		verify_say(report, CHECK_ABSENT, VERDICT_UNFINISHED, "end", "no END: the sitting goes on, or its end was cut off");
	else if (!w->closed)
		verify_say(report, CHECK_ABSENT, VERDICT_UNFINISHED, "end", "END at entry %" PRIu64 ", without its checkpoint", w->end);
	else
		say_unless(report, "end", &w->closing, "END at entry %" PRIu64 ", closed by entry %" PRIu64, w->end, w->end + 1);

	if (w->checkpoints == 0)
		verify_say(report, CHECK_ABSENT, VERDICT_UNSEALED, "seal", "no checkpoint: nothing here is sealed");
	else if (loose > 0)
		verify_say(report, CHECK_FAIL, VERDICT_UNFINISHED, "seal", "entries %" PRIu64 "..%" PRIu64 " are under no checkpoint",
		           under, w->tree.size - 1);
	else
		verify_say(report, CHECK_OK, VERDICT_SEALED, "seal", "every entry is under a checkpoint");
}

static void
say_all(const struct walk *w, struct verify_report *report)
{
	const struct note *last = w->checkpoints > 0 && w->last.body_len > 0 ? &w->last : NULL;

	say_unless(report, "order", &w->order, "START first, time never falls");
	say_unless(report, "origin", &w->origin_fault, "%s", w->origin);
	say_unless(report, "checkpoints", &w->root, "%" PRIu64 ", each over all entries before it", w->checkpoints);
	verify_key(report, w->wants, last);
	if (w->wants->key != NULL && w->checkpoints > 0)
		say_unless(report, "signature", &w->signature, "%" PRIu64 " by the pinned key", w->checkpoints);
	else
		verify_say(report, CHECK_ABSENT, VERDICT_SEALED, "signature", "%" PRIu64 " not checked", w->checkpoints);
	say_cover(w, report);
	verify_witnesses(report, w->wants, last);
	verify_words(report, w->wants, w->heads, w->sizes, w->n_heads);
	verify_say(report, CHECK_OK, VERDICT_SEALED, "redacted", "%" PRIu64, w->redacted);
}

int
verify_record(const uint8_t *bytes, size_t n, const struct verify_wants *wants, struct verify_report *ret_report)
{
	struct walk w = { .wants = wants };
	struct reader *reader = NULL;
	int r = reader_open_bytes(&reader, bytes, n);

	if (r == 0)
		r = walk_entries(&w, reader, ret_report);
	if (r == 0) {
		say_all(&w, ret_report);
		ret_report->entries = w.tree.size;
	}
	free(w.heads);
	free(w.sizes);
	reader_free(reader);
	return r;
}
