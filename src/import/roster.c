#include "roster.h"

#include <stdlib.h>
#include <string.h>

#include "core/limits.h"
#include "heap.h"
#include "text.h"

#define RANK_MAX     100000000
#define BORN_EARLIEST 19000101

static const struct column_name names_of_columns[] = {
	{ "siege", ROSTER_SEAT }, { "place", ROSTER_SEAT }, { "n", ROSTER_SEAT }, { "no", ROSTER_SEAT }, { "num", ROSTER_SEAT },
	{ "numero", ROSTER_SEAT }, { "n de siege", ROSTER_SEAT }, { "no de siege", ROSTER_SEAT }, { "n siege", ROSTER_SEAT },
	{ "numero de siege", ROSTER_SEAT }, { "n de place", ROSTER_SEAT }, { "seat", ROSTER_SEAT }, { "seat number", ROSTER_SEAT },
	{ "civilite", ROSTER_CIVILITY }, { "civ", ROSTER_CIVILITY }, { "civility", ROSTER_CIVILITY },
	{ "salutation", ROSTER_CIVILITY }, { "prenom", ROSTER_FIRST }, { "prenoms", ROSTER_FIRST }, { "first", ROSTER_FIRST },
	{ "first name", ROSTER_FIRST }, { "firstname", ROSTER_FIRST }, { "nom", ROSTER_LAST }, { "nom de famille", ROSTER_LAST },
	{ "nom d usage", ROSTER_LAST }, { "last", ROSTER_LAST }, { "last name", ROSTER_LAST }, { "lastname", ROSTER_LAST },
	{ "surname", ROSTER_LAST }, { "mandant", ROSTER_LAST }, { "giver", ROSTER_LAST }, { "groupe", ROSTER_GROUP },
	{ "groupe politique", ROSTER_GROUP }, { "group", ROSTER_GROUP }, { "rang", ROSTER_RANK }, { "ordre", ROSTER_RANK },
	{ "ordre du tableau", ROSTER_RANK }, { "rank", ROSTER_RANK }, { "poids", ROSTER_WEIGHT }, { "voix", ROSTER_WEIGHT },
	{ "nombre de voix", ROSTER_WEIGHT }, { "weight", ROSTER_WEIGHT }, { "voices", ROSTER_WEIGHT }, { "ne e le", ROSTER_BORN },
	{ "ne le", ROSTER_BORN }, { "nee le", ROSTER_BORN }, { "date de naissance", ROSTER_BORN }, { "naissance", ROSTER_BORN },
	{ "born", ROSTER_BORN }, { "birth date", ROSTER_BORN }, { "date of birth", ROSTER_BORN }, { "boitier", ROSTER_HANDSET },
	{ "n de boitier", ROSTER_HANDSET }, { "n boitier", ROSTER_HANDSET }, { "numero de boitier", ROSTER_HANDSET },
	{ "boitier de vote", ROSTER_HANDSET }, { "telecommande", ROSTER_HANDSET }, { "handset", ROSTER_HANDSET },
	{ "titre", ROSTER_TITLE }, { "fonction", ROSTER_TITLE }, { "qualite", ROSTER_TITLE }, { "title", ROSTER_TITLE },
	{ "identifiant", ROSTER_ID }, { "id", ROSTER_ID }, { "identifier", ROSTER_ID }, { "presence", ROSTER_PRESENCE },
	{ "present", ROSTER_PRESENCE }, { "present e", ROSTER_PRESENCE }, { "attendance", ROSTER_PRESENCE },
	{ "pouvoir a", ROSTER_HOLDER }, { "donne pouvoir a", ROSTER_HOLDER }, { "procuration a", ROSTER_HOLDER },
	{ "mandataire", ROSTER_HOLDER }, { "proxy", ROSTER_HOLDER }, { "proxy to", ROSTER_HOLDER }, { "holder", ROSTER_HOLDER },
	{ "mandatorid", ROSTER_HOLDER }, { "pouvoir du", ROSTER_DATED }, { "date du pouvoir", ROSTER_DATED },
	{ "dated", ROSTER_DATED }, { "suppleant", ROSTER_DEPUTY }, { "suppleante", ROSTER_DEPUTY }, { "deputy", ROSTER_DEPUTY },
	{ "substitute", ROSTER_DEPUTY }, { "isdeputy", ROSTER_IS_DEPUTY }, { NULL, 0 },
};
static const char *const shown[FIELDS_MAX] = {
	"siège", "civilité", "prénom", "nom", "groupe", "rang", "poids", "né(e) le", "boîtier", "fonction", "identifiant",
	"présence", "pouvoir à", "pouvoir du", "suppléant", "isDeputy",
};

const struct columns_of roster_columns = {
	names_of_columns, shown, 1u << ROSTER_SEAT | 1u << ROSTER_CIVILITY | 1u << ROSTER_FIRST | 1u << ROSTER_LAST,
};
const struct columns_of attendance_columns = { names_of_columns, shown, 0 };

/* --- one row ---------------------------------------------------------------------------------------------------------- */

#define WRONG(r, m, field, ...) problem((r)->table.problems, columns_place(&(r)->columns, &(m)->row, (field)), __VA_ARGS__)

static struct text
text_of(const struct roster *r, const struct member *m, enum roster_field field)
{
	return row_text(&r->columns, &m->row, field);
}

/* A name has no blanks around its hyphens, however the cell was wrapped. */
static struct text
name_of(struct roster *r, struct member *m, enum roster_field field)
{
	struct cell *cell = m->row.cells[field];

	if (cell != NULL)
		cell->len = (uint32_t)text_join_hyphens(r->table.text + cell->at, cell->len);
	return text_of(r, m, field);
}

static bool
says_vacant(struct text name)
{
	static const char *const words[] = { "vacant", "vacante", "siege vacant", "poste vacant", "vacant seat" };
	char *folded = text_fold(name);
	bool vacant = false;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		vacant |= strcmp(folded, words[i]) == 0;
	free(folded);
	return vacant;
}

static void
take_seat(struct roster *r, struct member *m)
{
	uint32_t other;

	if (m->row.cells[ROSTER_SEAT] == NULL) {
		WRONG(r, m, ROSTER_SEAT, "the seat has no number; number the seats from 1");
		return;
	}
	if (!row_number(&r->columns, &m->row, ROSTER_SEAT, 1, SEAT_NUMBER_MAX, &m->seat)) {
		m->seat = 0;
		return;
	}
	other = r->of_seat[m->seat];
	if (other != 0)
		WRONG(r, m, ROSTER_SEAT, "seat %u stands in row %u already; give each member a seat", m->seat,
		      r->members[other - 1].row.number);
	else
		r->of_seat[m->seat] = (uint32_t)r->n + 1;
}

static void
take_civility(struct roster *r, struct member *m)
{
	struct text typed = text_of(r, m, ROSTER_CIVILITY);
	bool woman;

	if (!columns_has(&r->columns, ROSTER_CIVILITY))
		m->civility = "M. ou Mme"; /* LS Vote has none, which is told */
	else if (typed.len == 0)
		WRONG(r, m, ROSTER_CIVILITY, "no civility; write M. or Mme");
	else if (!names_civility(typed, &woman))
		WRONG(r, m, ROSTER_CIVILITY, "\"%.*s\" is no civility; write M. or Mme", SHOWN(typed));
	else
		m->civility = woman ? "Madame" : "Monsieur";
}

static void
take_names(struct roster *r, struct member *m)
{
	m->first = name_of(r, m, ROSTER_FIRST);
	m->last = name_of(r, m, ROSTER_LAST);
	if (m->last.len == 0)
		WRONG(r, m, ROSTER_LAST, "no name; write it, or \"vacant\" for a seat without a member");
	if (m->first.len == 0)
		WRONG(r, m, ROSTER_FIRST, "no first name; write it");
}

static void
take_born(struct roster *r, struct member *m, ymd today)
{
	if (!row_date(&r->columns, &m->row, ROSTER_BORN, &m->born))
		return;
	if (m->born > today)
		WRONG(r, m, ROSTER_BORN, "born in the future; mend the date");
	else if (m->born < BORN_EARLIEST)
		WRONG(r, m, ROSTER_BORN, "born before 1900; mend the date");
}

static void
take_handset(struct roster *r, struct member *m)
{
	struct text typed = text_of(r, m, ROSTER_HANDSET);
	char why[200];

	if (typed.len > 0 && handset_id_read(typed, m->handset, why) < 0) {
		m->handset[0] = '\0';
		WRONG(r, m, ROSTER_HANDSET, "%s", why);
	}
}

static void
take_member(struct roster *r, struct member *m, ymd today)
{
	take_civility(r, m);
	take_names(r, m);
	m->group = text_of(r, m, ROSTER_GROUP);
	m->title = text_of(r, m, ROSTER_TITLE);
	m->id = text_of(r, m, ROSTER_ID);
	(void)row_number(&r->columns, &m->row, ROSTER_RANK, 1, RANK_MAX, &m->rank);
	(void)row_number(&r->columns, &m->row, ROSTER_WEIGHT, 1, WEIGHT_MAX, &m->weight);
	take_born(r, m, today);
	take_handset(r, m);
	names_add(r->names, (uint32_t)r->n, m->civility != NULL && m->civility[1] == 'a', m->first, m->last);
}

/* --- all of them ------------------------------------------------------------------------------------------------------ */

static void
tell_twin(uint32_t member, uint32_t earlier, void *arg)
{
	struct roster *r = arg;
	const struct member *m = &r->members[member], *e = &r->members[earlier];

	if (m->born == 0 || e->born == 0 || m->born == e->born)
		WRONG(r, m, ROSTER_LAST, "%.*s %.*s stands in row %u already; if these are two people, say when each was born",
		      SHOWN(m->first), SHOWN(m->last), e->row.number);
}

static const char *
id_of(const struct member *m)
{
	const char *colon = strchr(m->handset, ':');

	return colon != NULL ? colon + 1 : m->handset;
}

static bool
has_make(const struct member *m)
{
	return id_of(m) != m->handset;
}

static int
by_handset(const void *a, const void *b)
{
	const struct member *x = *(struct member *const *)a, *y = *(struct member *const *)b;
	int order = strcasecmp(id_of(x), id_of(y));

	if (order == 0)
		order = has_make(x) - has_make(y);
	if (order == 0)
		order = strcasecmp(x->handset, y->handset);
	return order != 0 ? order : x->row.number < y->row.number ? -1 : 1;
}

/* As the core compares them: a make left out on either side matches any. */
static void
check_handsets(struct roster *r)
{
	const struct member **sorted = heap_zeroed(r->n, sizeof(*sorted));
	const struct member *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		if (r->members[i].handset[0] != '\0')
			sorted[n++] = &r->members[i];
	if (n > 0)
		qsort(sorted, n, sizeof(*sorted), by_handset);
	for (size_t i = 0; i < n; i++) {
		bool same = first != NULL && strcasecmp(id_of(first), id_of(sorted[i])) == 0 &&
		            (!has_make(first) || strcasecmp(first->handset, sorted[i]->handset) == 0);

		if (!same)
			first = sorted[i];
		else
			WRONG(r, sorted[i], ROSTER_HANDSET, "the handset %s stands in row %u already; give each member another",
			      sorted[i]->handset, first->row.number);
	}
	free(sorted);
}

void
roster_read(struct roster *r, ymd today)
{
	const bool json = r->table.noun != NULL;
	size_t at = 0;
	struct row row;

	r->names = names_new();
	r->of_seat = heap_zeroed(SEAT_NUMBER_MAX + 1, sizeof(*r->of_seat));
	if (columns_find(&r->table, json ? &attendance_columns : &roster_columns, &r->columns) < 0)
		return;
	if (json)
		notice(r->table.problems, THE_FILE, "LS Vote has neither seats nor civilities: seats are numbered in its order, and "
		                                    "\"M. ou Mme\" is to be replaced in these lines");
	while (columns_next(&r->columns, &at, &row)) {
		struct member *m;

		if (json && row.cells[ROSTER_IS_DEPUTY] != NULL && row_text(&r->columns, &row, ROSTER_IS_DEPUTY).at[0] == 'o') {
			notice(r->table.problems, columns_place(&r->columns, &row, ROSTER_IS_DEPUTY), "a substitute has no seat of his own");
			continue;
		}
		r->members = heap_room(r->members, &r->size, r->n + 1, sizeof(*r->members));
		m = &r->members[r->n];
		*m = (struct member) { .weight = 1, .row = row };
		take_seat(r, m);
		m->vacant = says_vacant(text_of(r, m, ROSTER_LAST)) && m->row.cells[ROSTER_FIRST] == NULL;
		if (!m->vacant)
			take_member(r, m, today);
		r->n++;
	}
	if (r->n == 0)
		problem(r->table.problems, THE_FILE, "there is a header, and no member below it");
	names_twins(r->names, tell_twin, r);
	check_handsets(r);
}

void
roster_done(struct roster *r)
{
	table_done(&r->table);
	names_free(r->names);
	free(r->members);
	free(r->of_seat);
	*r = (struct roster) { 0 };
}

void
roster_lines(const struct roster *r, struct lines *out)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct member *m = &r->members[i];

		line_put(out, m->vacant ? "vacant %u" : "seat %u", m->seat);
		if (!m->vacant) {
			line_put_text(out, "civility", (struct text) { m->civility, (uint32_t)strlen(m->civility) }, true);
			line_put_text(out, "first", m->first, false);
			line_put_text(out, "last", m->last, false);
			line_put_text(out, "group", m->group, false);
			if (m->rank != 0)
				line_put(out, " rank=%u", m->rank);
			if (m->weight != 1)
				line_put(out, " weight=%u", m->weight);
			if (m->born != 0)
				line_put(out, " born=%04u-%02u-%02u", m->born / 10000, m->born / 100 % 100, m->born % 100);
			line_put_text(out, "handset", (struct text) { m->handset, (uint32_t)strlen(m->handset) }, true);
			line_put_text(out, "title", m->title, false);
		}
		line_end(out, columns_place(&r->columns, &m->row, ROSTER_LAST));
	}
}
