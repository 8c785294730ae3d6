#include "problems.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "heap.h"
#include "text.h"

struct problem {
	char *text;
	size_t where;           /* bytes of TEXT before ": " and what is wrong */
	uint32_t row, column, nth;
	bool wrong, unread;
};

void
problems_init(struct problems *p)
{
	*p = (struct problems) { .path = "" };
}

void
problems_done(struct problems *p)
{
	for (size_t i = 0; i < p->n; i++)
		free(p->list[i].text);
	free(p->list);
	*p = (struct problems) { 0 };
}

/* 28 is AB. */
static void
put_letters(FILE *out, uint32_t column)
{
	if (column > 26)
		put_letters(out, (column - 1) / 26);
	fputc('A' + (int)((column - 1) % 26), out);
}

static void
put_place(FILE *out, const char *path, const struct place *at)
{
	fputs(path, out);
	if (at->line != 0)
		fprintf(out, ":%u", at->line);
	fputs(": ", out);
	if (at->row == 0)
		return;
	if (at->noun != NULL)
		fprintf(out, "%s %u", _(at->noun), at->row);
	else if (at->column != 0)
		put_letters(out, at->column), fprintf(out, "%u", at->row);
	else
		fprintf(out, _("row %u"), at->row);
	if (at->column != 0 && at->name.len > 0)
		fprintf(out, at->noun != NULL ? ", %.*s" : " (%.*s)", SHOWN(at->name));
	fputs(": ", out);
}

static bool
is_hidden(const struct problems *p, const struct place *at)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->list[i].unread && p->list[i].row == at->row && p->list[i].column == at->column)
			return true;
	return false;
}

static void
add(struct problems *p, const struct place *at, bool wrong, const char *format, va_list args)
{
	struct problem one = { .row = at->row, .column = at->column, .nth = (uint32_t)p->n, .wrong = wrong,
		.unread = wrong && at->unread };
	size_t size;
	FILE *out;

	if (is_hidden(p, at))
		return;
	p->wrong += wrong;
	if (p->n == PROBLEMS_SHOWN) {
		p->unseen += wrong;
		return;
	}
	p->list = heap_room(p->list, &p->size, p->n + 1, sizeof(*p->list));
	out = open_memstream(&one.text, &size);
	if (out == NULL)
		return;
	put_place(out, p->path, at);
	fflush(out);
	one.where = size - strlen(": ");
	vfprintf(out, _(format), args);
	fclose(out);
	p->list[p->n++] = one;
}

void
problem(struct problems *p, struct place at, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add(p, &at, true, format, args);
	va_end(args);
}

void
notice(struct problems *p, struct place at, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add(p, &at, false, format, args);
	va_end(args);
}

static int
by_place(const void *a, const void *b)
{
	const struct problem *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return x->nth < y->nth ? -1 : 1;
}

static void
sort(struct problems *p)
{
	if (p->n > 0)
		qsort(p->list, p->n, sizeof(*p->list), by_place);
}

void
problems_each(struct problems *p, void (*tell)(void *arg, struct text where, const char *what, bool wrong), void *arg)
{
	sort(p);
	for (size_t i = 0; i < p->n; i++) {
		const struct problem *one = &p->list[i];

		tell(arg, (struct text) { one->text, (uint32_t)one->where }, one->text + one->where + strlen(": "), one->wrong);
	}
}

void
problems_print(struct problems *p, FILE *out)
{
	sort(p);
	for (size_t i = 0; i < p->n; i++)
		if (p->wrong == 0 || p->list[i].wrong)
			fprintf(out, "%s%s\n", p->list[i].text, p->list[i].wrong ? "" : _(" (notice)"));
	if (p->unseen > 0)
		fprintf(out, _("%s: and %u more\n"), p->path, p->unseen);
	if (p->wrong > 0)
		fprintf(out, dngettext(I18N_DOMAIN, "%s: %u problem; nothing was written\n", "%s: %u problems; nothing was written\n",
		                       p->wrong),
		        p->path, p->wrong);
}
