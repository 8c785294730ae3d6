#include "rehearse.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/version.h"
#include "record/facts.h"
#include "record/journal.h"
#include "record/key.h"
#include "record/note.h"
#include "replay/replay.h"
#include "story/unsaid.h"

#define LINES_MAX (1u << 17) /* of one result: a position a seat, an item */

struct rehearsal {
	struct journal *journal;
	struct key_private key;
	char *lines[LINES_MAX];    /* stated by the last event, not yet recorded */
	size_t n_lines;
	bool seal;                 /* a checkpoint is due behind them */
	bool ended;
	uint64_t at_us;
	const char *path;
};

static const struct clock_reading no_clock = { .source = "story" };

static int
say(const char *path, const char *what, int r)
{
	fprintf(stderr, "scrutin story: %s: %s: %s\n", path, what, strerror(-r));
	return 5;
}

static int
checkpoint(struct rehearsal *r)
{
	struct checkpoint head = { .size = journal_size(r->journal) };
	char note[NOTE_MAX];
	int n;

	snprintf(head.origin, sizeof(head.origin), "%s", journal_origin(r->journal));
	journal_root(r->journal, &head.root);
	n = note_seal(&head, &r->key, note);
	return n < 0 ? n : journal_checkpoint(r->journal, r->at_us, note, &no_clock);
}

static int
append(struct rehearsal *r, Record__Entry *e)
{
	uint8_t salt[16];

	if (e->body_case == RECORD__ENTRY__BODY_COMMAND || e->body_case == RECORD__ENTRY__BODY_PRESS ||
	    e->body_case == RECORD__ENTRY__BODY_RESULT) {
		if (getrandom(salt, sizeof(salt), 0) != sizeof(salt))
			return -EIO;
		e->salt = (ProtobufCBinaryData) { sizeof(salt), salt };
	}
	e->at_us = r->at_us;
	return journal_append(r->journal, e, NULL);
}

/* What the last event stated, and its seal. */
static int
flush_result(struct rehearsal *r)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Result result = RECORD__RESULT__INIT;
	int done = 0;

	if (r->n_lines > 0) {
		result.n_lines = r->n_lines;
		result.lines = r->lines;
		e.body_case = RECORD__ENTRY__BODY_RESULT;
		e.result = &result;
		done = append(r, &e);
		while (r->n_lines > 0)
			free(r->lines[--r->n_lines]);
	}
	if (done == 0 && r->seal)
		done = checkpoint(r);
	r->seal = false;
	return done;
}

static int
begin_record(struct rehearsal *r, const struct sitting *s, const char *profile)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Start start = RECORD__START__INIT;
	char origin[ORIGIN_MAX + 1], build[FACT_HEX], profiles[FACT_HEX];
	int done = facts_origin("repetition", origin);

	if (done < 0)
		return done;
	facts_build(build);
	replay_profiles(profiles);
	start.origin = origin;
	start.format = 1;
	start.program = (char *)(uintptr_t)version_text();
	start.build_sha256 = build;
	start.profiles_sha256 = profiles;
	start.profile = (char *)(uintptr_t)(profile != NULL ? profile : "");
	start.time_zone = (char *)(uintptr_t)s->law->rows[s->law->n - 1].time_zone; /* the own profile's, where there is one */
	start.utc_us = clock_realtime_us();
	start.clock_source = (char *)(uintptr_t)"story";
	start.rehearsal = true;
	start.max_seats = s->limits.max_seat;
	e.body_case = RECORD__ENTRY__BODY_START;
	e.start = &start;
	done = journal_append(r->journal, &e, NULL);
	return done < 0 ? done : checkpoint(r);
}

static int
create(struct rehearsal *r, const char *record)
{
	char *folder = strdup(record), *name = strdup(record);
	int fd = -1, done = -ENOMEM;

	if (folder != NULL && name != NULL) {
		fd = open(dirname(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		done = fd < 0 ? -errno : journal_create(&r->journal, fd, basename(name), 65536);
	}
	if (fd >= 0)
		close(fd);
	free(folder);
	free(name);
	return done;
}

/* The key given, or one that is thrown away; the exit code. */
static int
take_key(struct rehearsal *r, const char *record, const char *key)
{
	int done = key != NULL ? key_load_shared(key, &r->key) : key_new(&r->key);

	if (done == 0)
		return 0;
	if (key == NULL)
		return say(record, _("no key can be made to seal with"), done);
	if (done == -EPROTO)
		complain("scrutin story: %s: not a private Ed25519 key in PEM; `scrutin keygen KEY` makes one\n", key);
	else
		say(key, "the key cannot be read", done);
	return 3;
}

int
rehearsal_begin(struct rehearsal **ret, const char *record, const char *key, const struct sitting *s, const char *profile)
{
	struct rehearsal *r = calloc(1, sizeof(*r));
	char pub[4096];
	int done;

	if (r == NULL)
		return say(record, _("cannot begin"), -ENOMEM);
	*ret = r;
	r->path = record;
	done = take_key(r, record, key);
	if (done != 0)
		return done;
	done = create(r, record);
	if (done < 0)
		return say(record, _("cannot be created (a record is never written over)"), done);
	snprintf(pub, sizeof(pub), "%s.pub", record);
	unlink(pub); /* of an earlier record by this name, which is gone */
	done = key_save_public(pub, &r->key.pub);
	if (done < 0)
		return say(pub, _("cannot be written"), done);
	done = begin_record(r, s, profile);
	return done < 0 ? say(record, "cannot be written", done) : 0;
}

void
rehearsal_line(const char *line, void *arg)
{
	struct rehearsal *r = arg;

	puts(line);
	if (!r->ended && r->n_lines < LINES_MAX && (r->lines[r->n_lines] = strdup(line)) != NULL)
		r->n_lines++;
}

/* Texts in an event end nowhere; those in an entry with a NUL. */
static char *
text_copy(struct text t)
{
	return strndup(t.len > 0 ? t.at : "", t.len);
}

static int
append_press(struct rehearsal *r, const struct event *event, const struct effect *found)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Press press = RECORD__PRESS__INIT;
	int done = -ENOMEM;

	press.handset = text_copy(event->press.handset);
	press.key = text_copy(event->press.key);
	press.masked = event->type == EVENT_VOTED;
	press.refused = (char *)(uintptr_t)story_press_word(found->press.class);
	press.repeated = found->press.repeated;
	e.body_case = RECORD__ENTRY__BODY_PRESS;
	e.press = &press;
	if (press.handset != NULL && press.key != NULL)
		done = append(r, &e);
	free(press.handset);
	free(press.key);
	return done;
}

static int
append_command(struct rehearsal *r, const struct sitting *s, const struct event *event, const char *line, size_t len,
               const struct effects *fx)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Command command = RECORD__COMMAND__INIT;
	char said[UNSAID_SIZE];
	char *copy;
	int done;

	while (len > 0 && (*line == ' ' || *line == '\t' || *line == '!'))
		line++, len--;
	if (fx->n > 0 && fx->list[0].type == EFFECT_REFUSED) {
		line = story_unsaid(s, event, sitting_masks(s), line, len, said, &len);
		command.refused = (char *)(uintptr_t)refusal_name(fx->list[0].refusal);
	}
	copy = strndup(line, len);
	if (copy == NULL)
		return -ENOMEM;
	command.line = copy;
	command.account = command.role = command.console = (char *)(uintptr_t)"story";
	e.body_case = RECORD__ENTRY__BODY_COMMAND;
	e.command = &command;
	done = append(r, &e);
	free(copy);
	return done;
}

static int
append_event(struct rehearsal *r, const struct sitting *s, const struct event *event, const char *line, size_t len,
             const struct effects *fx)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Deadline deadline = RECORD__DEADLINE__INIT;
	Record__Urn urn = RECORD__URN__INIT;

	switch (event->type) {
	case EVENT_PRESS:
	case EVENT_VOTED:
		if (fx->list[0].type == EFFECT_PRESS)
			return append_press(r, event, &fx->list[0]);
		return 0;
	case EVENT_DEADLINE:
		e.body_case = RECORD__ENTRY__BODY_DEADLINE;
		e.deadline = &deadline;
		return append(r, &e);
	case EVENT_URN:
		urn.n_voices = event->urn.n;
		urn.voices = (uint32_t *)(uintptr_t)event->urn.voices;
		e.body_case = RECORD__ENTRY__BODY_URN;
		e.urn = &urn;
		return append(r, &e);
	default:
		return append_command(r, s, event, line, len, fx);
	}
}

int
rehearsal_step(const struct sitting *s, const struct event *event, const char *line, size_t len, const struct effects *fx,
               void *arg)
{
	struct rehearsal *r = arg;
	int done;

	if (r->ended)
		return 0;
	done = flush_result(r);
	r->at_us = event->at_us;
	if (done == 0)
		done = append_event(r, s, event, line, len, fx);
	for (uint32_t i = 0; done == 0 && i < fx->n; i++) {
		if (fx->list[i].type == EFFECT_SEAL)
			r->seal = true;
		if (fx->list[i].type != EFFECT_ENDED)
			continue;
		done = journal_end(r->journal, r->at_us, &no_clock);
		if (done == 0)
			done = checkpoint(r);
		r->ended = true;
	}
	return done;
}

int
rehearsal_finish(struct rehearsal *r)
{
	int done = r->ended ? 0 : flush_result(r);

	if (done == 0)
		done = journal_sync(r->journal);
	if (done < 0)
		say(r->path, _("cannot be written"), done);
	return done;
}

void
rehearsal_free(struct rehearsal *r)
{
	if (r == NULL)
		return;
	while (r->n_lines > 0)
		free(r->lines[--r->n_lines]);
	journal_free(r->journal);
	key_wipe(&r->key);
	free(r);
}
