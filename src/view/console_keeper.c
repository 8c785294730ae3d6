/* console_keeper.c -- the line to the keeper: how the chamber is, and a line of the story language to be done */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/ipc.h"
#include "base/line_json.h"
#include "base/log.h"
#include "console_parts.h"
#include "proto/console.pb-c.h"

#define ANSWER_MS 5000

static void
lose_keeper(struct console *c)
{
	if (c->keeper_fd >= 0)
		close(c->keeper_fd);
	c->keeper_fd = -1;
	c->owed = 0;
}

void
keeper_join(struct console *c, int fd)
{
	lose_keeper(c);
	c->keeper_fd = fd;
}

/* One part of an answer; NULL: none came in time, or the keeper is gone. */
static Console__Answer *
hear(struct console *c)
{
	static uint8_t packet[IPC_MAX];
	struct pollfd fd = { .fd = c->keeper_fd, .events = POLLIN };
	Console__Answer *a;
	ssize_t n;

	if (c->keeper_fd < 0 || poll(&fd, 1, ANSWER_MS) <= 0)
		return NULL;
	n = ipc_recv(c->keeper_fd, packet, sizeof(packet), NULL);
	if (n == -EAGAIN)
		return NULL;
	a = n <= 0 ? NULL : console__answer__unpack(NULL, (size_t)n, packet);
	if (a == NULL) {
		log_warning("keeper: its line for commands is gone, waiting for a new one");
		lose_keeper(c);
	} else if (!a->more) {
		c->owed--;
	}
	return a;
}

/* Answers that came too late for whoever asked: they must not be taken for that of the next question. */
static void
hear_late(struct console *c)
{
	Console__Answer *a = NULL;

	while (c->owed > 0 && (a = hear(c)) != NULL)
		console__answer__free_unpacked(a, NULL);
}

/* Asks Q; LINES gets the lines of all parts.  The last part; NULL: no answer. */
static Console__Answer *
ask(struct console *c, const Console__Request *q, json_t *lines)
{
	static uint8_t packet[IPC_MAX];
	Console__Answer *a = NULL;

	hear_late(c);
	if (c->keeper_fd < 0 || c->owed > 0 || console__request__get_packed_size(q) > sizeof(packet))
		return NULL;
	if (ipc_send(c->keeper_fd, packet, console__request__pack(q, packet), -1) < 0) {
		lose_keeper(c);
		return NULL;
	}
	c->owed++;
	do {
		console__answer__free_unpacked(a, NULL);
		a = hear(c);
		for (size_t i = 0; a != NULL && i < a->n_lines; i++)
			json_array_append_new(lines, json_string(a->lines[i]));
	} while (a != NULL && a->more);
	return a;
}

/* Lines are told apart by a key that no other kind has; what has none of these is a fact. */
static const struct { const char *list, *key; } kinds[] = {
	{ "apart", "apart" }, { "seats", "seat" }, { "items", "title" }, { "receivers", "receiver" }, { "receivers", "receivers" },
	{ "facts", NULL },
};

void
keeper_chamber(struct console *c, struct session *s, const struct console_request *r, uint64_t now_us, struct console_reply *ret)
{
	Console__Chamber chamber = CONSOLE__CHAMBER__INIT;
	Console__Request q = CONSOLE__REQUEST__INIT;
	json_t *lines = json_array(), *told = json_object();
	Console__Answer *a;

	(void)r;
	if (session_locks_in_s(c, s, now_us) >= 0)
		json_object_set_new(told, "locks_in_s", json_integer(session_locks_in_s(c, s, now_us)));
	q.body_case = CONSOLE__REQUEST__BODY_CHAMBER;
	q.chamber = &chamber;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++)
		json_object_set_new(told, kinds[k].list, json_array());
	a = ask(c, &q, lines);
	for (size_t i = 0; a != NULL && i < json_array_size(lines); i++) {
		json_t *line = line_json(json_string_value(json_array_get(lines, i)));
		size_t k = 0;

		while (kinds[k].key != NULL && json_object_get(line, kinds[k].key) == NULL)
			k++;
		json_array_append_new(json_object_get(told, kinds[k].list), line);
	}
	if (a == NULL)
		console_refuse(ret, 503, "la séance ne répond pas ; un instant");
	else
		console_reply_with(ret, 200, json_incref(told));
	console__answer__free_unpacked(a, NULL);
	json_decref(lines);
	json_decref(told);
}

static void
tell_done(const Console__Answer *a, json_t *lines, struct console_reply *ret)
{
	json_t *warnings = json_array();

	for (size_t i = 0; i < a->n_warnings; i++)
		json_array_append_new(warnings, json_string(a->warnings[i]));
	console_reply_with(ret, 200, json_pack("{s:i, s:s, s:I, s:O, s:o}", "code", (int)a->code, "reason", a->reason, "index",
		(json_int_t)a->index, "lines", lines, "warnings", warnings));
}

void
keeper_do(struct console *c, struct session *s, const struct console_request *q, uint64_t now_us, struct console_reply *ret)
{
	json_t *asked = json_loadb(q->body, q->len, JSON_REJECT_DUPLICATES, NULL), *lines = json_array();
	const char *line = json_string_value(json_object_get(asked, "line"));
	const char *language = json_string_value(json_object_get(asked, "language"));
	json_int_t number = json_integer_value(json_object_get(asked, "number"));
	Console__Do doing = CONSOLE__DO__INIT;
	Console__Request request = CONSOLE__REQUEST__INIT;
	Console__Answer *a;

	s->stirred_us = now_us;
	if (line == NULL || number <= 0 || strchr(line, '\n') != NULL) {
		console_refuse(ret, 400, "il faut une ligne du récit et son numéro");
	} else {
		doing.client = s->client;
		doing.number = (uint64_t)number;
		doing.line = (char *)(uintptr_t)line;
		doing.console = (char *)(uintptr_t)"console";
		doing.account = (char *)(uintptr_t)s->name;
		doing.role = (char *)(uintptr_t)user_role_word(s->role);
		doing.language = (char *)(uintptr_t)(language != NULL ? language : "fr");
		request.body_case = CONSOLE__REQUEST__BODY_DO_LINE;
		request.do_line = &doing;
		a = ask(c, &request, lines);
		if (a == NULL)
			console_refuse(ret, 503, "la séance ne répond pas : on ne sait pas si c'est fait ; redemander est sans risque");
		else
			tell_done(a, lines, ret);
		console__answer__free_unpacked(a, NULL);
	}
	json_decref(asked);
	json_decref(lines);
}
