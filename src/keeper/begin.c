#include "begin.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/version.h"
#include "law/law.h"
#include "record/facts.h"
#include "story/lines.h"
#include "story/run.h"

#define STORY_BYTES_MAX (16u << 20)
#define CAPACITY        (1u << 20) /* entries that the leaves have room for from the start */

/* --- files ------------------------------------------------------------------------------------------------------------- */

/* KEY is what names the file in scrutind.conf. */
static char *
read_text(const char *path, size_t max, const char *key, size_t *ret_len)
{
	FILE *in = fopen(path, "re");
	char *text = NULL;
	size_t n = 0;

	if (in != NULL)
		text = malloc(max + 2);
	if (text != NULL)
		n = fread(text, 1, max + 1, in);
	if (in != NULL)
		fclose(in);
	if (text == NULL || n > max) {
		log_error("%s: cannot be read (%s); [sitting] %s = names it", path, text == NULL ? strerror(errno) : "too long", key);
		free(text);
		return NULL;
	}
	text[n] = '\0';
	*ret_len = n;
	return text;
}

/* The bundled profiles, and the one of the body's own.  0, or the exit code. */
static int
read_law(struct keeper *k, const struct begin_options *o, char **ret_own)
{
	struct law_book *book = malloc(sizeof(*book));
	char why[LAW_WHY];
	size_t len = 0;

	k->replay.book = book;
	if (book == NULL)
		return 5;
	law_bundled(book);
	if (o->profile == NULL)
		return 0;
	*ret_own = read_text(o->profile, LAW_FILE_MAX, "profile", &len);
	if (*ret_own == NULL)
		return 3;
	if (law_add(book, o->profile, *ret_own, len, why) < 0) {
		log_error("%s", why);
		return 3;
	}
	return 0;
}

/* --- the story of the sitting's setting ---------------------------------------------------------------------------- */

/* Runs the lines behind the first DONE ones.  0, or the exit code. */
static int
run_story(struct keeper *k, const char *path, const char *text, size_t len, uint64_t done)
{
	uint64_t number = 0;

	for (size_t at = 0; at < len;) {
		const char *line = text + at, *end = memchr(line, '\n', len - at);
		size_t n = end == NULL ? len - at : (size_t)(end - line);
		struct asker asker = { "scrutind", "technician", "start", 0, ++number, false };
		struct outcome_of_line out;
		char copy[STORY_LINE_MAX + 1];

		at += n + 1;
		if (number <= done)
			continue;
		if (story_parse(line, n, k->sitting->law, k->parsed) < 0) {
			log_error("%s:%llu: %s", path, (unsigned long long)number, k->parsed->error);
			return 3;
		}
		if (k->parsed->kind != STORY_EVENT)
			continue;
		snprintf(copy, sizeof(copy), "%.*s", (int)n, line);
		if (turn_line(k, copy, &asker, &out) < 0)
			return 5;
		if (out.code != 0) {
			log_error("%s:%llu: refused: %s", path, (unsigned long long)number, out.reason);
			return 4;
		}
	}
	return 0;
}

/* A story that would not run is told before a record is made for it. */
static int
try_story(const char *path, const char *text, size_t len, const struct limits *limits, const struct law *law)
{
	struct story_run *run = calloc(1, sizeof(*run));
	void *state = malloc(sitting_size(limits)), *urn = malloc(urn_size(limits->max_seat));
	uint64_t number = 0;
	int code = run == NULL || state == NULL || urn == NULL ? 5 : 0;

	if (code == 0) {
		run->sitting = sitting_init(state, limits, law);
		run->urn = urn_init(urn, limits->max_seat);
		run->line = story_no_line;
	}
	for (size_t at = 0; code == 0 && at < len;) {
		const char *line = text + at, *end = memchr(line, '\n', len - at);
		size_t n = end == NULL ? len - at : (size_t)(end - line);

		number++;
		at += n + 1;
		code = story_run_line(run, line, n);
		if (code != 0)
			log_error("%s:%llu: %s", path, (unsigned long long)number, run->said);
	}
	free(run);
	free(state);
	free(urn);
	return code;
}

/* --- a new record ---------------------------------------------------------------------------------------------------- */

static int
write_start(struct keeper *k, const struct begin_options *o, const char *own, uint32_t max_seats)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Start start = RECORD__START__INIT;
	char origin[ORIGIN_MAX + 1], build[FACT_HEX], config[FACT_HEX] = "", profiles[FACT_HEX];
	const struct law *law = &k->replay.book->law;
	int r = facts_origin(o->name, origin);

	if (r < 0)
		return r;
	facts_build(build);
	if (o->config != NULL)
		facts_file(o->config, config);
	replay_profiles(profiles);
	start.origin = origin;
	start.format = 1;
	start.program = (char *)(uintptr_t)version_text();
	start.build_sha256 = build;
	start.config_sha256 = config;
	start.profiles_sha256 = profiles;
	start.profile = (char *)(uintptr_t)(own != NULL ? own : "");
	start.time_zone = (char *)(uintptr_t)(o->time_zone != NULL ? o->time_zone :
		law->rows[law->n - 1].time_zone); /* the own profile's, where there is one */
	snprintf(k->time_zone, sizeof(k->time_zone), "%s", start.time_zone);
	start.utc_us = clock_realtime_us();
	start.utc_offset_s = clock_zone_offset_s(start.time_zone, start.utc_us);
	start.clock_source = (char *)(uintptr_t)clock_source(NULL);
	start.rehearsal = o->rehearsal;
	start.max_seats = max_seats;
	replay_clock(k->sitting, &start);
	e.body_case = RECORD__ENTRY__BODY_START;
	e.start = &start;
	r = journal_append(k->journal, &e, NULL);
	k->dirty = true;
	return r;
}

static int
make_state(struct keeper *k, const struct limits *limits)
{
	k->replay.limits = *limits;
	k->replay.sitting = k->sitting = sitting_init(malloc(sitting_size(limits)), limits, &k->replay.book->law);
	k->parsed = k->replay.parsed = malloc(sizeof(*k->parsed));
	return k->parsed == NULL ? -ENOMEM : 0;
}

static int
begin_new(struct keeper *k, const struct begin_options *o, const char *own, const char *story, size_t len)
{
	struct limits limits = story_limits(story, len);

	if (make_state(k, &limits) < 0)
		return 5;
	k->marks = calloc(limits.n_ballots, sizeof(*k->marks));
	k->base_mono_us = clock_monotonic_us();
	k->rehearsal = o->rehearsal;
	if (k->marks == NULL || secret_begin(k, limits.max_seat) < 0 || write_start(k, o, own, limits.max_seat) < 0)
		return 5;
	log_info("record: %s/%s.record begun%s", o->record_dir, o->name, o->rehearsal ? ", a rehearsal" : "");
	return 0;
}

/* --- one that is there ----------------------------------------------------------------------------------------------- */

struct resuming {
	struct keeper *k;
	uint64_t lines_done;   /* of the setting story */
	int64_t utc_us;        /* of START */
	const char *profile;   /* file of the body's own statutes; NULL: none */
	char why[128];
};

/* The record's statutes hold, whatever became of their file; a clerk who changed it should know. */
static void
compare_statutes(const char *path, const char *recorded)
{
	char now[FACT_HEX] = "", then[FACT_HEX];

	if (path != NULL)
		facts_file(path, now);
	facts_hash(recorded, strlen(recorded), then);
	if (now[0] != '\0' && strcmp(now, then) != 0)
		log_warning("%s: differs from the statutes in the record, which hold; a changed file is for the next sitting", path);
}

static int
resume_entry(uint64_t index, const Record__Entry *entry, void *arg)
{
	struct resuming *s = arg;
	struct keeper *k = s->k;
	int r = replay_entry(&k->replay, entry, s->why);

	if (r < 0)
		return r;
	if (entry->body_case == RECORD__ENTRY__BODY_START) {
		k->sitting = k->replay.sitting;
		k->parsed = k->replay.parsed;
		k->rehearsal = entry->start->rehearsal;
		snprintf(k->time_zone, sizeof(k->time_zone), "%s", entry->start->time_zone);
		s->utc_us = entry->start->utc_us;
		if (k->replay.other_profiles)
			log_warning("record: written under other bundled profiles than this program's; its sitting goes on under ours");
		compare_statutes(s->profile, entry->start->profile);
		k->marks = calloc(k->replay.limits.n_ballots, sizeof(*k->marks));
		if (k->marks == NULL || secret_begin(k, k->replay.limits.max_seat) < 0)
			return -ENOMEM;
	}
	if (entry->body_case == RECORD__ENTRY__BODY_COMMAND && entry->command->client == 0 && entry->command->number > 0)
		s->lines_done = entry->command->number;
	if (entry->body_case == RECORD__ENTRY__BODY_CHECKPOINT)
		seal_learn(k, entry->checkpoint->note);
	keeper_note(k, index, entry, &k->replay.effects);
	return 0;
}

/* The crash came between a command and what it stated: the record gets it now. */
static int
complete_result(struct keeper *k)
{
	const struct replay *r = &k->replay;

	if (r->stated_at >= r->stated_len)
		return 0;
	return turn_state_rest(k, r->stated + r->stated_at, r->stated_len - r->stated_at);
}

static int
write_restart(struct keeper *k, uint64_t torn)
{
	Record__Entry e = RECORD__ENTRY__INIT;
	Record__Restart restart = RECORD__RESTART__INIT;
	char build[FACT_HEX];
	int r;

	facts_build(build);
	restart.program = (char *)(uintptr_t)version_text();
	restart.build_sha256 = build;
	restart.utc_us = clock_realtime_us();
	restart.clock_source = (char *)(uintptr_t)clock_source(NULL);
	restart.torn_bytes = torn;
	restart.reason = (char *)(uintptr_t)"keeper-started";
	e.at_us = keeper_now(k);
	e.body_case = RECORD__ENTRY__BODY_RESTART;
	e.restart = &restart;
	r = journal_append(k->journal, &e, NULL);
	k->dirty = true;
	return r;
}

/* The crash may have come between the last command and the END that follows from it. */
static int
go_on(struct keeper *k, uint64_t torn)
{
	struct clock_reading clock = { .utc_us = clock_realtime_us() };

	if (k->sitting == NULL || !k->sitting->ended) {
		int r = write_restart(k, torn);

		k->secrecy.unheard = k->secrecy.by_secret;
		return r < 0 ? r : secret_void(k, "le programme s'est arrêté, l'urne est perdue");
	}
	clock.source = clock_source(&clock.offset_us);
	k->dirty = true;
	return journal_end(k->journal, keeper_now(k), &clock);
}

static int
begin_again(struct keeper *k, const struct begin_options *o, const char *file, struct resuming *s)
{
	struct journal_found found = { 0 };
	int64_t since;
	int r;

	replay_init(&k->replay, NULL, NULL);
	k->dirty = false;
	r = journal_resume(&k->journal, k->dir_fd, file, CAPACITY, resume_entry, s, &found);
	if (r < 0) {
		log_error("record: %s/%s: entry %llu, byte %llu: %s; it is left as it is: keep a copy, then begin another name",
		          o->record_dir, file, (unsigned long long)found.bad_index, (unsigned long long)found.bad_offset,
		          s->why[0] != '\0' ? s->why : found.why != NULL ? found.why : strerror(-r));
		return r == -EBUSY ? 5 : 3;
	}
	if (found.torn_bytes > 0)
		log_warning("record: %llu bytes of a torn tail cut off, going on behind entry %llu",
		            (unsigned long long)found.torn_bytes, (unsigned long long)found.entries);
	k->base_at_us = journal_at_us(k->journal);
	k->base_mono_us = clock_monotonic_us();
	since = clock_realtime_us() - s->utc_us; /* a stopped clock must not stand still */
	if (!k->rehearsal && since > (int64_t)k->base_at_us)
		k->base_at_us = (uint64_t)since;
	if (journal_state(k->journal) == JOURNAL_OPEN && (complete_result(k) < 0 || go_on(k, found.torn_bytes) < 0))
		return 5;
	log_info("record: %s/%s taken up again, %llu entries", o->record_dir, file, (unsigned long long)found.entries);
	return 0;
}

int
keeper_begin(struct keeper *k, const struct begin_options *o)
{
	struct resuming s = { .k = k, .profile = o->profile };
	char file[256], *story = NULL, *own = NULL;
	size_t len = 0;
	bool there;
	int code = 0;

	snprintf(file, sizeof(file), "%s.record", o->name);
	k->name = o->name;
	k->president_proclaims = o->president_proclaims;
	k->dir_fd = open(o->record_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (k->dir_fd < 0) {
		log_error("%s: %s; make the folder of the records", o->record_dir, strerror(errno));
		return 5;
	}
	there = faccessat(k->dir_fd, file, F_OK, 0) == 0;
	if (o->story != NULL && (story = read_text(o->story, STORY_BYTES_MAX, "story", &len)) == NULL)
		return 3;
	if (!there) {
		struct limits limits = story_limits(story, len);

		code = read_law(k, o, &own);
		if (code == 0)
			code = try_story(o->story, story, len, &limits, &k->replay.book->law);
		if (code == 0 && journal_create(&k->journal, k->dir_fd, file, CAPACITY) < 0)
			code = 5;
	} else {
		code = begin_again(k, o, file, &s);
	}
	if (code == 0 && journal_state(k->journal) == JOURNAL_EMPTY && k->replay.book == NULL)
		code = read_law(k, o, &own); /* a crash came before START */
	if (code == 0 && journal_state(k->journal) == JOURNAL_EMPTY)
		code = begin_new(k, o, own, story, len);
	if (code == 0 && journal_state(k->journal) == JOURNAL_OPEN)
		code = run_story(k, o->story, story, len, s.lines_done);
	if (code == 0 && turn_sync(k) < 0)
		code = 5;
	k->seal.wanted = code == 0 && journal_state(k->journal) != JOURNAL_CLOSED;
	free(story);
	free(own);
	return code;
}
