#include "attendance.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "heap.h"
#include "text.h"

enum presence { UNSAID = 0, PRESENT, EXCUSED, ABSENT, GIVES, SUBSTITUTED };

#define NOBODY_ELSE UINT32_MAX

/* One row of the list. */
struct attending {
	uint32_t member;
	enum presence presence;
	uint32_t holder;          /* a member, or NOBODY_ELSE */
	ymd dated;
	struct row row;
};

/* Identifiers, sorted. */
struct ids {
	struct id { struct text id; uint32_t member; } *list;
	size_t n, size;
};

struct reading {
	struct attendance *a;
	const struct roster *roster;
	const struct columns *list;
	uint32_t *row_of;         /* attending + 1, by member */
	struct ids roster_ids, list_ids;
};

#define WRONG(r, row, field, ...) \
	problem((r)->list->table->problems, columns_place((r)->list, (row), (field)), __VA_ARGS__)
#define REMARK(r, row, field, ...) \
	notice((r)->list->table->problems, columns_place((r)->list, (row), (field)), __VA_ARGS__)

/* --- identifiers ------------------------------------------------------------------------------------------------------ */

static int
by_bytes(const void *a, const void *b)
{
	const struct id *x = a, *y = b;

	if (x->id.len != y->id.len)
		return x->id.len < y->id.len ? -1 : 1;
	return memcmp(x->id.at, y->id.at, x->id.len);
}

static void
ids_add(struct ids *ids, struct text id, uint32_t member)
{
	if (id.len == 0)
		return;
	ids->list = heap_room(ids->list, &ids->size, ids->n + 1, sizeof(*ids->list));
	ids->list[ids->n++] = (struct id) { id, member };
}

static void
ids_sort(struct ids *ids)
{
	if (ids->n > 0)
		qsort(ids->list, ids->n, sizeof(*ids->list), by_bytes);
}

static uint32_t
ids_find(const struct ids *ids, struct text id)
{
	struct id wanted = { id, 0 };
	const struct id *found = ids->n > 0 && id.len > 0
	                       ? bsearch(&wanted, ids->list, ids->n, sizeof(*ids->list), by_bytes) : NULL;

	return found != NULL ? found->member : NOBODY_ELSE;
}

/* --- who is meant -------------------------------------------------------------------------------------------------- */

/* "Christine MARTIN (seat 16), Dominique MARTIN-GENDRE (seat 42)" */
static void
list_members(const struct roster *roster, const uint32_t *members, size_t n, char *ret, size_t size)
{
	size_t at = 0;

	ret[0] = '\0';
	for (size_t i = 0; i < n; i++) {
		const struct member *m = &roster->members[members[i]];
		int more = snprintf(ret + at, size - at, _("%s%.*s %.*s (seat %u)"), i > 0 ? ", " : "", SHOWN(m->first), SHOWN(m->last),
		                    m->seat);

		if (more < 0 || (size_t)more >= size - at)
			break;
		at += (size_t)more;
	}
}

static uint32_t
by_seat(const struct roster *roster, struct text t)
{
	uint32_t seat = 0;

	for (uint32_t i = 0; i < t.len; i++) {
		if (t.at[i] < '0' || t.at[i] > '9' || seat > SEAT_NUMBER_MAX)
			return NOBODY_ELSE;
		seat = seat * 10 + (uint32_t)(t.at[i] - '0');
	}
	return t.len > 0 && seat <= SEAT_NUMBER_MAX && roster->of_seat[seat] != 0 ? roster->of_seat[seat] - 1 : NOBODY_ELSE;
}

static uint32_t
by_name(const struct reading *r, const struct row *row, enum roster_field field, struct text name)
{
	uint32_t members[NAMES_TOLD];
	char told[600];
	size_t n;
	enum names_answer answer = names_find(r->roster->names, name, members, &n);

	if (answer == NAMES_ONE)
		return members[0];
	list_members(r->roster, members, n, told, sizeof(told));
	if (answer == NAMES_MANY)
		WRONG(r, row, field, "\"%.*s\" may be %s; write first and last name, or the seat", SHOWN(name), told);
	else
		WRONG(r, row, field, "no member is called \"%.*s\"%s%s; write the name as in the roster", SHOWN(name),
		      n > 0 ? _(", near is ") : "", told);
	return NOBODY_ELSE;
}

/* NOBODY_ELSE: nobody, and it is told. */
static uint32_t
find_holder(const struct reading *r, const struct row *row)
{
	struct text t = row_text(r->list, row, ROSTER_HOLDER);
	uint32_t member = ids_find(&r->list_ids, t);

	if (member == NOBODY_ELSE)
		member = ids_find(&r->roster_ids, t);
	if (member == NOBODY_ELSE)
		member = by_seat(r->roster, t);
	return member != NOBODY_ELSE ? member : by_name(r, row, ROSTER_HOLDER, t);
}

static uint32_t
find_by_names(const struct reading *r, const struct row *row)
{
	struct text first = row_text(r->list, row, ROSTER_FIRST), last = row_text(r->list, row, ROSTER_LAST);
	char whole[2 * TABLE_CELL_MAX + 2];

	if (last.len == 0)
		return NOBODY_ELSE;
	if (first.len == 0)
		return by_name(r, row, ROSTER_LAST, last);
	memcpy(whole, first.at, first.len);
	whole[first.len] = ' ';
	memcpy(whole + first.len + 1, last.at, last.len);
	return by_name(r, row, ROSTER_LAST, (struct text) { whole, first.len + 1 + last.len });
}

/* The member that a row of a list is about: by its seat, identifier or name, which must agree. */
static uint32_t
find_member(const struct reading *r, const struct row *row)
{
	struct text seat = r->list->table->noun == NULL ? row_text(r->list, row, ROSTER_SEAT) : (struct text) { 0 };
	uint32_t named = find_by_names(r, row), seated = by_seat(r->roster, seat);
	uint32_t member = ids_find(&r->roster_ids, row_text(r->list, row, ROSTER_ID));

	if (seat.len > 0 && seated == NOBODY_ELSE)
		WRONG(r, row, ROSTER_SEAT, "the roster has no seat \"%.*s\"", SHOWN(seat));
	else if (seated != NOBODY_ELSE && named != NOBODY_ELSE && seated != named)
		WRONG(r, row, ROSTER_SEAT, "the roster has %.*s %.*s on this seat; mend the seat or the name",
		      SHOWN(r->roster->members[seated].first), SHOWN(r->roster->members[seated].last));
	if (member == NOBODY_ELSE)
		member = seated != NOBODY_ELSE ? seated : named;
	if (member == NOBODY_ELSE && seat.len == 0 && row_text(r->list, row, ROSTER_LAST).len == 0)
		WRONG(r, row, ROSTER_LAST, "names nobody; write the name or the seat");
	return member;
}

/* --- rows ------------------------------------------------------------------------------------------------------------ */

static const struct { const char *folded; enum presence presence; } words[] = {
	{ "present", PRESENT }, { "presente", PRESENT }, { "present e", PRESENT }, { "p", PRESENT }, { "oui", PRESENT },
	{ "x", PRESENT }, { "1", PRESENT }, { "yes", PRESENT }, { "remote", PRESENT }, { "a distance", PRESENT },
	{ "distanciel", PRESENT }, { "visio", PRESENT }, { "excuse", EXCUSED }, { "excusee", EXCUSED }, { "excuse e", EXCUSED },
	{ "e", EXCUSED }, { "excused", EXCUSED }, { "absent", ABSENT }, { "absente", ABSENT }, { "absent e", ABSENT },
	{ "a", ABSENT }, { "non", ABSENT }, { "0", ABSENT }, { "no", ABSENT }, { "poa", GIVES }, { "pouvoir", GIVES },
	{ "procuration", GIVES }, { "donne pouvoir", GIVES }, { "represente", GIVES }, { "representee", GIVES },
	{ "deputy", SUBSTITUTED }, { "suppleant", SUBSTITUTED }, { "supplee", SUBSTITUTED }, { "substituted", SUBSTITUTED },
};

static enum presence
take_presence(const struct reading *r, const struct row *row)
{
	struct text t = row_text(r->list, row, ROSTER_PRESENCE);
	char *folded;
	enum presence presence = UNSAID;

	if (t.len == 0)
		return UNSAID;
	folded = text_fold(t);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && presence == UNSAID; i++)
		if (strcmp(words[i].folded, folded) == 0)
			presence = words[i].presence;
	free(folded);
	if (presence == UNSAID)
		WRONG(r, row, ROSTER_PRESENCE, "\"%.*s\" is not known here; write présent, excusé, absent or pouvoir", SHOWN(t));
	return presence;
}

/* What a proxy must be whatever the law of the body says; the rest is the core's to refuse. */
static void
check_row(const struct reading *r, const struct attending *x)
{
	const struct member *m = &r->roster->members[x->member];
	const struct row *row = &x->row;
	bool gives = row->cells[ROSTER_HOLDER] != NULL;

	if (m->vacant && (gives || x->presence == PRESENT || x->presence == GIVES))
		WRONG(r, row, gives ? ROSTER_HOLDER : ROSTER_PRESENCE, "seat %u is vacant: nobody arrives or gives a proxy", m->seat);
	if (x->presence == PRESENT && gives)
		WRONG(r, row, ROSTER_HOLDER, "who is present gives no proxy; clear one of the two");
	if (x->presence == GIVES && !gives)
		WRONG(r, row, ROSTER_PRESENCE, "gives a proxy, and nobody is named who holds it");
	if (x->holder == x->member)
		WRONG(r, row, ROSTER_HOLDER, "nobody gives a proxy to himself");
	else if (x->holder != NOBODY_ELSE && r->roster->members[x->holder].vacant)
		WRONG(r, row, ROSTER_HOLDER, "seat %u is vacant: nobody there holds a proxy", r->roster->members[x->holder].seat);
	if (x->presence == SUBSTITUTED)
		REMARK(r, row, ROSTER_PRESENCE, "counts as absent here; when the substitute sits, say: substitute %u civility=... "
		       "first=... last=..., then arrive %u", m->seat, m->seat);
}

static void
take_row(struct reading *r, const struct row *row, uint32_t member)
{
	struct attending x = { .member = member, .holder = NOBODY_ELSE, .row = *row };

	if (r->row_of[member] != 0) {
		WRONG(r, row, ROSTER_LAST, "stands in row %u already; keep one", r->a->list[r->row_of[member] - 1].row.number);
		return;
	}
	x.presence = take_presence(r, row);
	(void)row_date(r->list, row, ROSTER_DATED, &x.dated);
	ids_add(&r->list_ids, row_text(r->list, row, ROSTER_ID), member);
	r->a->list = heap_room(r->a->list, &r->a->size, r->a->n + 1, sizeof(*r->a->list));
	r->a->list[r->a->n++] = x;
	r->row_of[member] = (uint32_t)r->a->n;
}

/* Once all rows are known: a holder may stand below his giver. */
static void
take_holders(struct reading *r)
{
	ids_sort(&r->list_ids);
	for (size_t i = 0; i < r->a->n; i++) {
		struct attending *x = &r->a->list[i];

		if (x->row.cells[ROSTER_HOLDER] != NULL)
			x->holder = find_holder(r, &x->row);
		check_row(r, x);
	}
}

static void
check_proxies(const struct reading *r)
{
	uint32_t *holds = heap_zeroed(r->roster->n, sizeof(*holds));

	for (size_t i = 0; i < r->a->n; i++) {
		const struct attending *x = &r->a->list[i], *holder;
		const struct member *m;

		if (x->holder == NOBODY_ELSE || x->holder == x->member)
			continue;
		m = &r->roster->members[x->holder];
		holder = r->row_of[x->holder] != 0 ? &r->a->list[r->row_of[x->holder] - 1] : NULL;
		if (holder != NULL && holder->row.cells[ROSTER_HOLDER] != NULL)
			WRONG(r, &x->row, ROSTER_HOLDER, "%.*s %.*s gives a proxy too (row %u): a proxy is not passed on", SHOWN(m->first),
			      SHOWN(m->last), holder->row.number);
		else if (columns_has(r->list, ROSTER_PRESENCE) && (holder == NULL || holder->presence != PRESENT))
			REMARK(r, &x->row, ROSTER_HOLDER, "%.*s %.*s is not present: the proxy sleeps until then", SHOWN(m->first),
			       SHOWN(m->last));
		if (++holds[x->holder] == 2)
			REMARK(r, &x->row, ROSTER_HOLDER, "%.*s %.*s holds more than one proxy; the law of most bodies allows one",
			       SHOWN(m->first), SHOWN(m->last));
	}
	free(holds);
}

/* The roster's own rows are its members' rows, in order. */
static uint32_t
next_own(const struct reading *r, const struct row *row, size_t *at)
{
	while (*at < r->roster->n && r->roster->members[*at].row.number != row->number)
		(*at)++;
	return *at < r->roster->n ? (uint32_t)(*at)++ : NOBODY_ELSE;
}

void
attendance_read(struct attendance *a, const struct roster *roster, const struct columns *list)
{
	struct reading r = { .a = a, .roster = roster, .list = list, .row_of = heap_zeroed(roster->n, sizeof(uint32_t)) };
	bool own = list->table == &roster->table;
	size_t at = 0, next = 0;
	struct row row;

	for (size_t i = 0; i < roster->n; i++)
		ids_add(&r.roster_ids, roster->members[i].id, (uint32_t)i);
	ids_sort(&r.roster_ids);
	while (columns_next(list, &at, &row)) {
		uint32_t member = own ? next_own(&r, &row, &next) : find_member(&r, &row);

		if (member != NOBODY_ELSE)
			take_row(&r, &row, member);
	}
	take_holders(&r);
	check_proxies(&r);
	free(r.row_of);
	free(r.roster_ids.list);
	free(r.list_ids.list);
}

void
attendance_done(struct attendance *a)
{
	free(a->list);
	*a = (struct attendance) { 0 };
}

/* --- lines ------------------------------------------------------------------------------------------------------------ */

static int
by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static void
put_presence(const struct attendance *a, const struct roster *roster, enum presence presence, const char *verb,
             struct lines *out)
{
	uint32_t *seats = heap_zeroed(a->n, sizeof(*seats));
	size_t n = 0;

	for (size_t i = 0; i < a->n; i++)
		if (a->list[i].presence == presence)
			seats[n++] = roster->members[a->list[i].member].seat;
	if (n > 0)
		qsort(seats, n, sizeof(*seats), by_number);
	lines_put_seats(out, verb, seats, n);
	free(seats);
}

void
attendance_lines(const struct attendance *a, const struct roster *roster, struct lines *out)
{
	put_presence(a, roster, PRESENT, "arrive", out);
	put_presence(a, roster, EXCUSED, "excuse", out);
	for (size_t i = 0; i < a->n; i++) {
		const struct attending *x = &a->list[i];

		if (x->holder == NOBODY_ELSE)
			continue;
		line_put(out, "proxy %u -> %u", roster->members[x->member].seat, roster->members[x->holder].seat);
		if (x->dated != 0)
			line_put(out, " dated=%04u-%02u-%02u", x->dated / 10000, x->dated / 100 % 100, x->dated % 100);
		line_end(out, THE_FILE);
	}
}
