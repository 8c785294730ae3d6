#include "french.h"

#include <string.h>

void
french_date(FILE *out, ymd date, bool weekday)
{
	static const char *const days[] = { "dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi" };
	static const char *const months[] = { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
		"septembre", "octobre", "novembre", "décembre" };
	static const uint8_t offsets[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 }; /* Sakamoto's */
	uint32_t y = date / 10000, m = date / 100 % 100, d = date % 100, y0 = m < 3 ? y - 1 : y;

	if (m < 1 || m > 12) {
		fputs("(date non indiquée)", out);
		return;
	}
	if (weekday)
		fprintf(out, "%s ", days[(y0 + y0 / 4 - y0 / 100 + y0 / 400 + offsets[m - 1] + d) % 7]);
	fprintf(out, "%u%s %s %u", d, d == 1 ? "er" : "", months[m - 1], y);
}

static bool
begins(const char *t, const char *with)
{
	return strncmp(t, with, strlen(with)) == 0;
}

void
french_of(FILE *out, const char *organ)
{
	static const struct { const char *begins, *of; } rows[] = {
		{ "Commission", "de la " }, { "Métropole", "de la " }, { "A", "de l'" }, { "É", "de l'" }, { "E", "de l'" },
		{ "I", "de l'" }, { "O", "de l'" }, { "U", "de l'" }, { "", "du " },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (begins(organ, rows[i].begins)) {
			fprintf(out, "%s%s", rows[i].of, organ);
			return;
		}
}

static void
put(FILE *out, const char *t, const char *after)
{
	if (t[0] != '\0')
		fprintf(out, "%s%s", t, after);
}

void
french_name(FILE *out, const struct account_person *who, bool with_first)
{
	put(out, who->civility, " ");
	if (with_first)
		put(out, who->first, " ");
	put(out, who->last, "");
}

bool
french_is_lady(const struct account_person *who)
{
	return begins(who->civility, "Madame") || begins(who->civility, "Mme");
}

void
french_body(FILE *out, const struct account *a)
{
	if (a->genitive[0] != '\0') {
		fputs(a->genitive, out);
		return;
	}
	french_of(out, a->organ);
	fprintf(out, " – %s", a->name);
}

void
french_hour(FILE *out, const struct account *a, uint64_t at_us)
{
	struct account_clock c = account_clock(a, at_us);

	fprintf(out, "%u h %02u", c.hour, c.minute);
}

void
french_moment(FILE *out, const struct account *a, uint64_t at_us)
{
	ymd date = account_clock(a, at_us).date;

	if (date != a->date) {
		fputs("le ", out);
		french_date(out, date, true);
		fputc(' ', out);
	}
	fputs("à ", out);
	french_hour(out, a, at_us);
}

void
french_item(FILE *out, const struct account *a, uint32_t item)
{
	static const struct { const char *begins, *kind; } kinds[] = {
		[ITEM_PLAIN] = { "", "" }, [ITEM_AMENDMENT] = { "Amendement", "amendement" },
		[ITEM_SUBAMENDMENT] = { "Sous-amendement", "sous-amendement" }, [ITEM_MOTION] = { "Motion", "motion" },
		[ITEM_WISH] = { "Vœu", "vœu" }, [ITEM_PROCEDURE] = { "Question de procédure", "question de procédure" },
		[ITEM_ACCOUNTS] = { "", "" },
	};
	const struct account_item *it = &a->items[item];
	bool said = begins(it->title, kinds[it->kind].begins);

	fputs(it->title, out);
	if (said && it->parent == NO_ITEM)
		return;
	fprintf(out, " (%s", said ? "" : kinds[it->kind].kind);
	if (it->parent != NO_ITEM)
		fprintf(out, "%sau point %s", said ? "" : " ", a->items[it->parent].name);
	fputc(')', out);
}

void
french_candidate(FILE *out, const struct account *a, const struct account_ballot *b, uint32_t candidate)
{
	const struct account_candidate *c = &b->candidates[candidate];

	if (c->seat != NOBODY)
		french_name(out, account_who(a, b, c->seat), true);
	else
		fputs(c->name, out);
}

void
french_choice(FILE *out, const struct account *a, const struct account_ballot *b, uint8_t choice)
{
	static const char *const words[] = { "N'ONT PAS VOTÉ", "POUR", "CONTRE", "ABSTENTION", "NE SE PRONONCE PAS",
		"NE PREND PAS PART AU VOTE", "BLANC", "NUL" };

	if (choice >= CHOICE_CANDIDATE)
		french_candidate(out, a, b, choice - CHOICE_CANDIDATE);
	else
		fputs(words[choice], out);
}

void
french_heading(struct document *d, const char *what, const struct account *a)
{
	uint32_t y = a->date / 10000, m = a->date / 100 % 100, day = a->date % 100;

	d->date = a->date;
	snprintf(d->title, sizeof(d->title), "%s – %.100s – %u-%02u-%02u", what, a->organ, y, m, day);
	snprintf(d->foot, sizeof(d->foot), "%.80s – %.80s – séance du %02u/%02u/%u", a->name, a->organ, day, m, y);
}

void
french_title(struct document *d, const char *what, const struct account *a)
{
	document_block(d, BLOCK_TITLE);
	fprintf(d->out, "%s ", what);
	french_body(d->out, a);
	fputc('\n', d->out);
	document_block(d, BLOCK_LINE);
	fputs("Séance du ", d->out);
	french_date(d->out, a->date, true);
	fputc('\n', d->out);
}
