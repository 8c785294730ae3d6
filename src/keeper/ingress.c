/*
 * ingress.c -- messages to events
 *
 * The bridge is our own child: what cannot be read from it is a bug, and the keeper says so and stops.  A client is a
 * person's program: it is answered, and dropped where it makes no sense.
 */
#include "keeper.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/log.h"
#include "core/warning.h"
#include "proto/console.pb-c.h"
#include "proto/receiver.pb-c.h"
#include "story/lines.h"

/* --- the bridge ------------------------------------------------------------------------------------------------ */

static void
keep_text(char *to, size_t size, const char *from)
{
	snprintf(to, size, "%s", from);
}

static int
take_state(struct keeper *k, const Receiver__State *m)
{
	struct receiver_state *r;
	bool news;

	if (m->receiver == 0 || m->receiver > RECEIVERS_MAX)
		return 0;
	r = &k->receivers[m->receiver - 1];
	news = strcmp(r->status, m->status) != 0;
	keep_text(r->name, sizeof(r->name), m->name);
	keep_text(r->driver, sizeof(r->driver), m->driver);
	keep_text(r->status, sizeof(r->status), m->status);
	keep_text(r->model, sizeof(r->model), m->model);
	keep_text(r->make, sizeof(r->make), m->make[0] != '\0' ? m->make : m->driver);
	keep_text(r->firmware, sizeof(r->firmware), m->firmware);
	keep_text(r->path, sizeof(r->path), m->path);
	keep_text(r->channel, sizeof(r->channel), m->channel);
	keep_text(r->detail, sizeof(r->detail), m->detail);
	keep_text(r->light, sizeof(r->light), m->light);
	keep_text(r->confidence, sizeof(r->confidence), m->confidence);
	for (size_t i = 0; i < KEYS_MAX; i++)
		keep_text(r->keys[i], sizeof(r->keys[i]), i < m->n_keys ? m->keys[i] : "");
	r->simulated = m->simulated;
	k->changed = true;
	secret_hear_state(k, m->receiver, m->status);
	return news ? turn_receiver(k, m->receiver, m->status, r, NULL) : 0;
}

static int
take_report(struct keeper *k, const Receiver__Report *m)
{
	const uint64_t counts[6] = { m->frames, m->bad_checks, m->noise, m->lost, m->retries, m->refused };

	if (m->receiver == 0 || m->receiver > RECEIVERS_MAX)
		return 0;
	secret_hear_report(k, m->receiver);
	return turn_receiver(k, m->receiver, "report", &k->receivers[m->receiver - 1], counts);
}

static int
take_totals(struct keeper *k, const Receiver__Totals *m)
{
	struct receiver_state r;

	if (m->receiver == 0 || m->receiver > RECEIVERS_MAX)
		return 0;
	r = k->receivers[m->receiver - 1];
	keep_text(r.detail, sizeof(r.detail), m->text);
	return turn_receiver(k, m->receiver, "totals", &r, NULL);
}

static int
take_bridge_message(struct keeper *k, const Receiver__FromBridge *m)
{
	switch (m->body_case) {
	case RECEIVER__FROM_BRIDGE__BODY_HELLO:
		k->bridge_boot = m->hello->boot;
		k->due.acks = k->due.ballot = k->due.count = true;
		return 0;
	case RECEIVER__FROM_BRIDGE__BODY_PRESS:
		k->due.acks = true;
		if (keeper_heard(k, m->press->boot, m->press->seq))
			return 0; /* it does not know yet: it is told again */
		return turn_press(k, m->press->receiver, m->press->handset, m->press->key, m->press->boot, m->press->seq);
	case RECEIVER__FROM_BRIDGE__BODY_STATE:
		return take_state(k, m->state);
	case RECEIVER__FROM_BRIDGE__BODY_REPORT:
		return take_report(k, m->report);
	case RECEIVER__FROM_BRIDGE__BODY_TOTALS:
		return take_totals(k, m->totals);
	default:
		return -EPROTO;
	}
}

/* What it had open is not heard until a new one is there: the record and the screen say so. */
int
ingress_lose_bridge(struct keeper *k)
{
	int r;

	log_warning("bridge: gone, going on without receivers until it is back");
	close(k->bridge_fd);
	k->bridge_fd = NO_FD;
	k->changed = true;
	r = secret_void(k, "la liaison avec les bases a été interrompue, des votes ont pu se perdre");
	for (uint32_t i = 0; r == 0 && i < RECEIVERS_MAX; i++) {
		struct receiver_state *s = &k->receivers[i];

		if (s->name[0] == '\0' || strcmp(s->status, "gone") == 0)
			continue;
		keep_text(s->status, sizeof(s->status), "gone");
		keep_text(s->detail, sizeof(s->detail), "the bridge ended; it is started again");
		r = turn_receiver(k, i + 1, "gone", s, NULL);
	}
	return r;
}

int
ingress_bridge(struct keeper *k)
{
	for (unsigned i = 0; i < 256; i++) { /* then a sync, even in a burst */
		ssize_t n = ipc_recv(k->bridge_fd, k->packet, sizeof(k->packet), NULL);
		Receiver__FromBridge *m;
		int r;

		if (n == -EAGAIN)
			return 0;
		if (n <= 0)
			return ingress_lose_bridge(k);
		arena_reset(&k->arena);
		m = receiver__from_bridge__unpack(&k->arena.allocator, (size_t)n, k->packet);
		r = m == NULL ? -EPROTO : take_bridge_message(k, m);
		secret_forget_packet(k, (size_t)n);
		if (r < 0) {
			if (r == -EPROTO)
				log_error("bridge: a message that cannot be read, stopping");
			return r;
		}
	}
	return 0;
}

/* --- clients ------------------------------------------------------------------------------------------------------- */

#define PART_BYTES 48000u
#define PART_LINES 1024u

/* An answer in parts: lines are gathered until a message is full. */
struct answer {
	int fd;
	Console__Answer m;
	size_t used;
	char *lines[PART_LINES];
	char bytes[PART_BYTES];
	char *warnings[WARNING_COUNT];
	char warned[WARNING_COUNT][200];
	uint8_t packet[IPC_MAX];
};
static struct answer answer; /* one at a time */

static void
send_part(bool more)
{
	assert(more || answer.m.n_lines > 0 || answer.m.index > 0 || answer.m.code > 0); /* an empty packet cannot be sent */
	answer.m.more = more;
	answer.m.lines = answer.lines;
	ipc_send(answer.fd, answer.packet, console__answer__pack(&answer.m, answer.packet), -1);
	answer.m.n_lines = answer.used = 0;
}

static void
answer_line(const char *line, void *arg)
{
	size_t n = strlen(line) + 1;

	(void)arg;
	if (n > PART_BYTES)
		return;
	if (answer.m.n_lines == PART_LINES || answer.used + n > PART_BYTES)
		send_part(true);
	answer.lines[answer.m.n_lines++] = memcpy(answer.bytes + answer.used, line, n);
	answer.used += n;
}

static void
begin_answer(int fd)
{
	answer.fd = fd;
	answer.used = 0;
	console__answer__init(&answer.m);
}

static void
answer_error(uint32_t code, const char *reason)
{
	answer.m.code = code;
	answer.m.reason = (char *)(uintptr_t)reason;
	send_part(false);
}

static const struct answered *
find_answered(const struct keeper *k, uint64_t client, uint64_t number)
{
	uint32_t n = k->n_answers < ANSWERS_MAX ? k->n_answers : ANSWERS_MAX;

	for (uint32_t i = 0; client != 0 && i < n; i++)
		if (k->answers[i].client == client && k->answers[i].number == number)
			return &k->answers[i];
	return NULL;
}

/* What was done was LINE itself.  Of what was refused the record may hold less than was said. */
static bool
was_line(const struct answered *a, const char *line)
{
	struct digest digest;

	sha256(&(struct part) { line, strlen(line) }, 1, &digest);
	return a->code != 0 || memcmp(&digest, &a->line, sizeof(digest)) == 0;
}

static void
answer_warnings(uint32_t warnings)
{
	answer.m.warnings = answer.warnings;
	for (uint32_t i = 0; i < WARNING_COUNT; i++) {
		if (!(warnings & 1u << i))
			continue;
		snprintf(answer.warned[i], sizeof(answer.warned[i]), "%s: %s", warning_name(i), _(warning_sentence(i)));
		answer.warnings[answer.m.n_warnings++] = answer.warned[i];
	}
}

static void
answer_done(struct keeper *k, uint32_t code, const char *reason, uint64_t index, uint32_t ballot, struct touched touched,
            uint32_t warnings)
{
	answer.m.code = code;
	answer.m.reason = (char *)(uintptr_t)(reason != NULL ? reason : "");
	answer.m.index = index;
	if (ballot != NO_BALLOT)
		story_result_lines(k->sitting, ballot, answer_line, NULL);
	story_touches_lines(k->sitting, touched.first, touched.n, answer_line, NULL);
	answer_warnings(warnings);
	send_part(false);
}

/* LINE was asked before under its number: what that came to, if it was this one. */
static void
answer_again(struct keeper *k, const struct answered *before, const char *line)
{
	char reason[REFUSED_SIZE + 64], sentence[REFUSED_SIZE];

	if (!was_line(before, line)) {
		answer_error(3, _("nothing was done: another line has this number already; send it again"));
		return;
	}
	story_refused(k->sitting, before->refusal, sentence);
	snprintf(reason, sizeof(reason), "refused by %s: %s", refusal_name(before->refusal), sentence);
	answer_done(k, before->code, before->code != 0 ? reason : "", before->index, before->ballot, before->touched,
	            before->warnings);
}

static int
take_line(struct keeper *k, unsigned i, const Console__Do *q)
{
	const struct answered *before = find_answered(k, q->client, q->number);
	bool signed_in = i == CONSOLE; /* by that program, which says who and as what */
	struct asker asker = { signed_in ? q->account : k->clients[i].account, signed_in ? q->role : "clerk", q->console, q->client,
		q->number, false };
	struct outcome_of_line done;
	char reason[REFUSED_SIZE + 64];
	int r;

	if (before != NULL) {
		answer_again(k, before, q->line);
		return 0;
	}
	if (story_parse(q->line, strlen(q->line), k->sitting->law, k->parsed) < 0) {
		answer_error(3, k->parsed->error);
		return 0;
	}
	if (k->parsed->kind != STORY_EVENT) {
		answer_error(3, "this line is for stories; a running sitting takes commands alone");
		return 0;
	}
	asker.barred = !role_may(k, asker.role, k->parsed->event.type);
	r = turn_line(k, q->line, &asker, &done);
	if (r == 0)
		r = turn_sync(k);
	if (r < 0) {
		answer_error(5, "the record cannot be written; the daemon stops");
		return r;
	}
	snprintf(reason, sizeof(reason), "refused by %s: %s", k->n_answers == 0 ? "" :
	         refusal_name(k->answers[(k->n_answers - 1) % ANSWERS_MAX].refusal), done.reason);
	if (done.code != 0 && done.index == 0)
		snprintf(reason, sizeof(reason), "refused by %s: %s", refusal_name(REFUSED_BY_ENDED), done.reason);
	answer_done(k, done.code, done.code != 0 ? reason : "", done.index, done.ballot, done.touched, done.warnings);
	return 0;
}

__attribute__((format(printf, 1, 2))) static void
answer_printf(const char *format, ...)
{
	char line[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	answer_line(line, NULL);
}

static void
status_lines(struct keeper *k)
{
	const struct sitting *s = k->sitting;
	const struct ballot *b = sitting_open_ballot(s);
	struct text item = s->discussed == NO_ITEM ? (struct text) { "-", 1 } : sitting_text(s, s->items[s->discussed].name);
	const struct press_counts *p = &s->presses;

	answer_printf("sitting=%08u rehearsal=%s ended=%s suspended=%s item=%.*s ballot=%s voted=%u expected=%u test=%s heard=%u",
	              s->date, k->rehearsal ? "yes" : "no", s->ended ? "yes" : "no", s->suspended ? "yes" : "no", (int)item.len,
	              item.at, b == NULL ? "closed" : "open", b == NULL ? 0 : sitting_voted(s), b == NULL ? 0 : b->voters,
	              s->testing ? "yes" : "no", sitting_heard(s));
	answer_printf("serving=%u present=%u proxies=%u early=%u late=%u unknown=%u bad-key=%u outside=%u repeated=%u",
	              s->serving, s->present, sitting_active_proxies(s), p->early, p->late, p->unknown, p->bad_key, p->outside,
	              p->repeated);
	if (secret_voided(k))
		answer_printf("voided=%.*s why=\"%s\"", (int)item.len, item.at, refusal_sentence(REFUSED_BY_VOIDED));
	answer_printf("record=%s entries=%llu sealed=%llu seal=%s sync_max_us=%llu", journal_origin(k->journal),
	              (unsigned long long)journal_size(k->journal), (unsigned long long)k->seal.from,
	              k->seal.wanted ? "pending" : "good", (unsigned long long)k->sync_max_us);
}

static void
receiver_lines(struct keeper *k)
{
	unsigned n = 0;

	for (uint32_t i = 0; i < RECEIVERS_MAX; i++) {
		const struct receiver_state *r = &k->receivers[i];

		n += r->name[0] != '\0';
		if (r->name[0] != '\0')
			answer_printf("receiver=%u name=%s driver=%s status=%s simulated=%s model=\"%s\" path=\"%s\" detail=\"%s\" "
			              "confidence=\"%s\"", i + 1, r->name, r->driver, r->status, r->simulated ? "yes" : "no",
			              r->model, r->path, r->detail, r->confidence);
	}
	if (n == 0)
		answer_printf("receivers=0"); /* none in the configuration, or the bridge is not up yet */
}

static void
drop_client(struct keeper *k, unsigned i)
{
	close(k->clients[i].fd);
	k->clients[i].fd = NO_FD;
}

int
ingress_client(struct keeper *k, unsigned i)
{
	ssize_t n = ipc_recv(k->clients[i].fd, k->packet, sizeof(k->packet), NULL);
	Console__Request *q;
	int r;

	if (n == -EAGAIN)
		return 0;
	if (n <= 0 && n != -EMSGSIZE) {
		drop_client(k, i);
		return 0;
	}
	arena_reset(&k->arena);
	q = n < 0 ? NULL : console__request__unpack(&k->arena.allocator, (size_t)n, k->packet);
	begin_answer(k->clients[i].fd);
	switch (q == NULL ? CONSOLE__REQUEST__BODY__NOT_SET : q->body_case) {
	case CONSOLE__REQUEST__BODY_DO_LINE:
		i18n_speak(q->do_line->language);
		r = take_line(k, i, q->do_line);
		i18n_speak("");
		return r;
	case CONSOLE__REQUEST__BODY_STATUS:
		status_lines(k);
		break;
	case CONSOLE__REQUEST__BODY_RECEIVERS:
		receiver_lines(k);
		break;
	case CONSOLE__REQUEST__BODY_CHAMBER:
		status_lines(k);
		receiver_lines(k);
		chamber_lines(k, answer_line, NULL);
		break;
	default:
		answer_error(2, "a request that this daemon does not know");
		drop_client(k, i);
		return 0;
	}
	send_part(false);
	return 0;
}
