#include "play.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ipc.h"

#define ROOM_FIRST 256u

char
play_kind(const Record__Entry *e)
{
	static const struct { Record__Entry__BodyCase body; char kind; } kinds[] = {
		{ RECORD__ENTRY__BODY_START, 'S' }, { RECORD__ENTRY__BODY_RESTART, 'A' }, { RECORD__ENTRY__BODY_COMMAND, 'C' },
		{ RECORD__ENTRY__BODY_PRESS, 'P' }, { RECORD__ENTRY__BODY_DEADLINE, 'D' }, { RECORD__ENTRY__BODY_RESULT, 'L' },
		{ RECORD__ENTRY__BODY_CHECKPOINT, 'K' }, { RECORD__ENTRY__BODY_RECEIVER, 'B' }, { RECORD__ENTRY__BODY_URN, 'U' },
		{ RECORD__ENTRY__BODY_END, 'E' },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (kinds[i].body == e->body_case)
			return kinds[i].kind;
	return 'X';
}

/* --- stepping -------------------------------------------------------------------------------------------------------- */

static int
stand_at_start(struct play *p)
{
	struct play_stand *s = &p->stand;

	reader_free(s->reader);
	replay_done(&s->replay);
	*s = (struct play_stand) { .past = { .voided_item = NO_ITEM } };
	replay_init(&s->replay, NULL, NULL);
	return reader_open_bytes(&s->reader, p->bytes, p->size);
}

/* As the keeper has it: a seal is awaited from what asks for one to the checkpoint. */
static void
follow_seal(struct play_stand *s, const Record__Entry *e)
{
	const struct effects *fx = &s->replay.effects;
	struct note note;

	for (uint32_t i = 0; i < fx->n; i++)
		if (fx->list[i].type == EFFECT_SEAL || fx->list[i].type == EFFECT_ENDED)
			s->seal_wanted = true;
	if (e->body_case != RECORD__ENTRY__BODY_CHECKPOINT)
		return;
	s->seal_wanted = false;
	if (note_parse(e->checkpoint->note, strlen(e->checkpoint->note), &note) < 0)
		return;
	words_of(&note.head.root, s->words);
	snprintf(s->head, sizeof(s->head), "%.*s", (int)note.body_len, note.body);
}

/* 0; as replay_entry(). */
static int
stand_step(struct play_stand *s, const Record__Entry *e, char ret_why[128])
{
	struct picture_command said;
	int r = replay_entry(&s->replay, e, ret_why);

	if (r < 0)
		return r;
	if (e->body_case == RECORD__ENTRY__BODY_COMMAND)
		said = (struct picture_command) { s->replay.parsed->event.type, e->command->role, e->command->refused[0] != '\0' };
	picture_follow(&s->past, s->replay.sitting, e->body_case == RECORD__ENTRY__BODY_COMMAND ? &said : NULL,
	               &s->replay.effects);
	follow_seal(s, e);
	s->n++;
	return 0;
}

/* --- the first walk -------------------------------------------------------------------------------------------------- */

/* Room for one more of N things of ITEM bytes at *LIST.  0; -ENOMEM. */
static int
grow(void **list, uint64_t n, uint64_t *size, size_t item)
{
	uint64_t wanted = *size == 0 ? ROOM_FIRST : 2 * *size;
	void *more;

	if (n < *size)
		return 0;
	more = realloc(*list, wanted * item);
	if (more == NULL)
		return -ENOMEM;
	*list = more;
	*size = wanted;
	return 0;
}

static struct play_ballot *
ballot_of(struct play *p, uint32_t ballot)
{
	for (size_t i = p->n_ballots; i > 0; i--)
		if (p->ballots[i - 1].ballot == ballot)
			return &p->ballots[i - 1];
	return NULL;
}

static int
note_ballots(struct play *p, uint64_t index)
{
	const struct effects *fx = &p->stand.replay.effects;

	for (uint32_t i = 0; i < fx->n; i++) {
		const struct effect *f = &fx->list[i];
		struct play_ballot *b;
		void *list = p->ballots;

		if (f->type != EFFECT_OPENED && f->type != EFFECT_CLOSED && f->type != EFFECT_RESULT)
			continue;
		b = ballot_of(p, f->ballot);
		if (b == NULL) {
			if (grow(&list, p->n_ballots, &p->ballots_size, sizeof(*p->ballots)) < 0)
				return -ENOMEM;
			p->ballots = list;
			b = &p->ballots[p->n_ballots++];
			*b = (struct play_ballot) { index, index, f->ballot, p->stand.replay.sitting->discussed };
		}
		if (b->closed == b->opened) /* a correction states a result anew, and is no second close */
			b->closed = index;
	}
	return 0;
}

static void
note_start(struct play *p, const Record__Start *s)
{
	p->rehearsal = s->rehearsal;
	p->utc_us = s->utc_us;
	snprintf(p->time_zone, sizeof(p->time_zone), "%s", s->time_zone);
}

static int
note_entry(struct play *p, const struct reader_entry *e)
{
	uint64_t before_us = p->n_entries == 0 ? 0 : p->entries[p->n_entries - 1].at_us;
	void *list = p->entries;

	if (grow(&list, p->n_entries, &p->entries_size, sizeof(*p->entries)) < 0)
		return -ENOMEM;
	p->entries = list;
	p->entries[p->n_entries++] = (struct play_entry) {
		.offset = e->offset, .kind = play_kind(e->entry), .at_us = e->entry->at_us > before_us ? e->entry->at_us : before_us,
	};
	if (e->index == 0 && e->entry->body_case == RECORD__ENTRY__BODY_START)
		note_start(p, e->entry->start);
	return 0;
}

/* What was stated and not recorded is found one entry later: it differs there. */
static int
play_entry(struct play *p, const struct reader_entry *e)
{
	struct play_stand *s = &p->stand;
	uint32_t before = s->replay.differing;
	int r;

	if (p->why[0] != '\0')
		return 0;
	r = stand_step(s, e->entry, p->why);
	if (r == -ENOMEM)
		return r;
	p->entries[e->index].differs = s->replay.differing > before;
	if (r < 0)
		return 0;
	p->n_playable = s->n;
	return note_ballots(p, e->index);
}

static int
walk(struct play *p)
{
	struct reader_entry e;
	struct replay *r = &p->stand.replay;
	int n, result = 0;

	while (result == 0 && (n = reader_next(p->stand.reader, &e)) == 1) {
		result = note_entry(p, &e);
		if (result == 0)
			result = play_entry(p, &e);
	}
	if (result < 0)
		return result;
	p->end = n;
	if (n < 0)
		snprintf(p->cut, sizeof(p->cut), "%s", reader_why(p->stand.reader));
	if (r->sitting != NULL)
		replay_finish(r);
	p->stand.spent = true;
	p->results = r->results;
	p->differing = r->differing;
	return 0;
}

int
play_open(struct play *ret, const uint8_t *bytes, size_t size)
{
	int r;

	*ret = (struct play) { .bytes = bytes, .size = size };
	r = stand_at_start(ret);
	return r < 0 ? r : walk(ret);
}

void
play_done(struct play *p)
{
	reader_free(p->stand.reader);
	replay_done(&p->stand.replay);
	free(p->entries);
	free(p->ballots);
	*p = (struct play) { 0 };
}

/* --- afterwards --------------------------------------------------------------------------------------------------------- */

static int
stand_behind(struct play *p, uint64_t index)
{
	struct play_stand *s = &p->stand;
	struct reader_entry e;
	char why[128];
	int r = 0;

	if (s->spent || s->n > index + 1)
		r = stand_at_start(p);
	while (r == 0 && s->n <= index)
		r = reader_next(s->reader, &e) == 1 ? stand_step(s, e.entry, why) : -EBADMSG;
	return r;
}

View__Snapshot *
play_picture(struct play *p, uint64_t index)
{
	static uint8_t packed[IPC_MAX]; /* as much as the chamber's screen is sent */
	struct picture of = { .index = index, .rehearsal = p->rehearsal, .time_zone = p->time_zone, .words = "", .head = "" };
	int64_t n;

	if (stand_behind(p, index) < 0)
		return NULL;
	of.sitting = p->stand.replay.sitting;
	of.past = p->stand.past;
	of.now_us = p->entries[index].at_us;
	if (!p->stand.seal_wanted) {
		of.words = p->stand.words;
		of.head = p->stand.head;
	}
	n = picture_pack(&of, packed, sizeof(packed));
	return n < 0 ? NULL : view__snapshot__unpack(NULL, (size_t)n, packed);
}
