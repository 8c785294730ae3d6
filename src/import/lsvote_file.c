#include "lsvote_file.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "heap.h"

/* What a value may be, as bits. */
enum { STRING = 1, INTEGER = 2, BOOLEAN = 4, OBJECT = 8, NOTHING = 16, DROPPED = 32 };

struct member { const char *name; int kinds; };

static const struct member voter_members[] = {
	{ "identifier", STRING | INTEGER }, { "firstName", STRING }, { "lastName", STRING },
	{ "attendance", STRING | NOTHING }, { "mandatorId", STRING | INTEGER | NOTHING },
	{ "isDeputy", BOOLEAN | NOTHING }, { "deputy", OBJECT | NOTHING }, { "email", STRING | NOTHING | DROPPED },
	{ NULL, 0 },
};
static const struct member project_members[] = {
	{ "name", STRING }, { "rank", INTEGER | DROPPED }, { "externalId", STRING | INTEGER | NOTHING }, { NULL, 0 },
};

static const struct {
	const char *array, *noun;
	const struct member *members;
} parts[] = {
	[LSVOTE_VOTERS] = { "voters", N_("voter"), voter_members },
	[LSVOTE_PROJECTS] = { "projects", N_("project"), project_members },
};

struct lsvote {
	struct table *table;
	const struct member *members;
	uint32_t unknown;    /* members told as ignored */
};

static int
kind_of(const json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_STRING: return STRING;
	case JSON_INTEGER: return INTEGER;
	case JSON_TRUE:
	case JSON_FALSE: return BOOLEAN;
	case JSON_OBJECT: return OBJECT;
	case JSON_NULL: return NOTHING;
	default: return 0;
	}
}

static const char *
wanted(int kinds)
{
	return kinds & BOOLEAN ? N_("true or false") : kinds & OBJECT ? N_("an object") : !(kinds & STRING) ? N_("a number")
	     : kinds & INTEGER ? N_("a text or a whole number") : N_("a text");
}

/* --- one object, one row ---------------------------------------------------------------------------------------------- */

/* The substitute, by name. */
static void
add_name(struct lsvote *l, uint32_t row, uint32_t column, const json_t *person)
{
	const char *first = json_string_value(json_object_get(person, "firstName")),
	           *last = json_string_value(json_object_get(person, "lastName"));
	char name[512];
	int n = snprintf(name, sizeof(name), "%s %s", first != NULL ? first : "", last != NULL ? last : "");

	if (n > 0 && (size_t)n < sizeof(name))
		table_add(l->table, row, column, 0, CELL_TEXT, name, (size_t)n);
}

static void
add_value(struct lsvote *l, uint32_t row, uint32_t column, const json_t *value)
{
	char number[24];

	if (json_is_string(value))
		table_add(l->table, row, column, 0, CELL_TEXT, json_string_value(value), json_string_length(value));
	else if (json_is_integer(value))
		table_add(l->table, row, column, 0, CELL_TEXT, number,
		          (size_t)snprintf(number, sizeof(number), "%" JSON_INTEGER_FORMAT, json_integer_value(value)));
	else if (json_is_boolean(value))
		table_add(l->table, row, column, 0, CELL_TEXT, json_is_true(value) ? "oui" : "non", 3);
	else if (json_is_object(value))
		add_name(l, row, column, value);
}

static void
check_unknown(struct lsvote *l, uint32_t row, json_t *object)
{
	const char *key;
	json_t *value;
	const struct place here = { .row = row, .noun = l->table->noun };

	json_object_foreach(object, key, value) {
		bool known = false;

		for (const struct member *m = l->members; m->name != NULL; m++)
			known |= strcmp(m->name, key) == 0;
		if (!known && l->unknown++ == 0)
			notice(l->table->problems, here, "\"%.60s\" is not known here, and ignored", key);
	}
}

static void
add_object(struct lsvote *l, uint32_t row, uint32_t number, json_t *object)
{
	const struct place here = { .row = row, .noun = l->table->noun };
	uint32_t column = 2;
	char text[16];

	if (!json_is_object(object)) {
		problem(l->table->problems, here, "is no object");
		return;
	}
	table_add(l->table, row, 1, 0, CELL_TEXT, text, (size_t)snprintf(text, sizeof(text), "%u", number));
	for (const struct member *m = l->members; m->name != NULL; m++, column++) {
		const struct place there = { row, column, 0, { m->name, (uint32_t)strlen(m->name) }, l->table->noun, true };
		json_t *value = json_object_get(object, m->name);

		if (value == NULL)
			continue;
		if ((kind_of(value) & m->kinds) == 0)
			problem(l->table->problems, there, "is not %s", _(wanted(m->kinds)));
		else if (!(m->kinds & DROPPED))
			add_value(l, row, column, value);
	}
	check_unknown(l, row, object);
}

/* --- the file --------------------------------------------------------------------------------------------------------- */

struct ranked { json_int_t rank; size_t index; };

static int
by_rank(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return x->index < y->index ? -1 : 1;
}

static void
add_header(struct lsvote *l)
{
	uint32_t column = 2;

	table_add(l->table, 0, 1, 0, CELL_TEXT, "n", 1);
	for (const struct member *m = l->members; m->name != NULL; m++, column++)
		if (!(m->kinds & DROPPED))
			table_add(l->table, 0, column, 0, CELL_TEXT, m->name, strlen(m->name));
}

/* Rows are told by their place in the file, and stand in the order of their ranks. */
static void
add_all(struct lsvote *l, json_t *array)
{
	size_t n = json_array_size(array);
	struct ranked *order = heap_zeroed(n, sizeof(*order));

	for (size_t i = 0; i < n; i++) {
		json_t *rank = json_object_get(json_array_get(array, i), "rank");

		order[i] = (struct ranked) { json_is_integer(rank) ? json_integer_value(rank) : (json_int_t)i, i };
	}
	qsort(order, n, sizeof(*order), by_rank);
	add_header(l);
	for (size_t i = 0; i < n && !l->table->full; i++) {
		const struct place here = { .row = (uint32_t)order[i].index + 1, .noun = l->table->noun };

		if (i > 0 && order[i].rank == order[i - 1].rank)
			problem(l->table->problems, here, "has the rank %lld of %s %zu", (long long)order[i].rank, _(l->table->noun),
			        order[i - 1].index + 1);
		add_object(l, (uint32_t)order[i].index + 1, (uint32_t)i + 1, json_array_get(array, order[i].index));
	}
	free(order);
}

void
lsvote_file_read(const char *bytes, size_t len, enum lsvote_part part, struct table *t)
{
	struct lsvote l = { .table = t, .members = parts[part].members };
	json_error_t error;
	json_t *root = json_loadb(bytes, len, JSON_REJECT_DUPLICATES, &error), *array;

	t->noun = parts[part].noun;
	if (root == NULL) {
		problem(t->problems, (struct place) { .line = error.line > 0 ? (uint32_t)error.line : 0 },
		        "begins like JSON and is none: %s", error.text);
		return;
	}
	array = json_object_get(root, parts[part].array);
	if (!json_is_array(array))
		problem(t->problems, THE_FILE, "has no array \"%s\"; is it what LS Vote was sent?", parts[part].array);
	else if (json_array_size(array) == 0)
		problem(t->problems, THE_FILE, "\"%s\" is empty", parts[part].array);
	else
		add_all(&l, array);
	json_decref(root);
}
