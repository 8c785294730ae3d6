/*
 * document_pdf.c -- a document as PDF: A4, one font that is embedded, the same bytes whenever it is made
 *
 * Lengths are points (1/72 inch).  Pango breaks and shapes lines, cairo writes pages.
 */
#include "document.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#include "pdf_finish.h"
#include "qr.h"

#define PAGE_WIDTH  595.0
#define PAGE_HEIGHT 842.0
#define MARGIN      56.0
#define WIDTH       (PAGE_WIDTH - 2 * MARGIN)
#define BOTTOM      (PAGE_HEIGHT - MARGIN)
#define CELL_GAP    8.0
#define ROW_GAP     1.0
#define COLUMNS_MAX 8
#define MODULE      1.6 /* of a QR code */
#define HAND        48.0 /* room to sign in */
#define SHEET_HIGH  28.0 /* a row of a sheet, at least: 1 cm */
#define SHEET_WIDE  88.0 /* a column of it that is to be written into: 3 cm */
#define SHEET_PAD   4.0
#define SHEET_FOOT  100.0 /* the last row stays with the signatures below it: on a page of their own they would attest nothing */

static const struct style {
	const char *font;
	double before, after; /* empty space */
	PangoAlignment align;
	bool justify;
} styles[] = {
	[BLOCK_BANNER] = { "Liberation Sans Bold 18", 0, 8, PANGO_ALIGN_CENTER, false },
	[BLOCK_TITLE] = { "Liberation Sans Bold 15", 4, 12, PANGO_ALIGN_CENTER, false },
	[BLOCK_HEADING] = { "Liberation Sans Bold 11", 8, 3, PANGO_ALIGN_LEFT, false },
	[BLOCK_LINE] = { "Liberation Sans 11", 0, 3, PANGO_ALIGN_LEFT, false },
	[BLOCK_TEXT] = { "Liberation Sans 11", 6, 6, PANGO_ALIGN_LEFT, true },
	[BLOCK_TABLE] = { "Liberation Sans 9.5", 2, 6, PANGO_ALIGN_LEFT, false },
	[BLOCK_COUNTS] = { "Liberation Sans Bold 11", 10, 10, PANGO_ALIGN_LEFT, false },
	[BLOCK_SHEET] = { "Liberation Sans 9.5", 6, 6, PANGO_ALIGN_LEFT, false },
	[BLOCK_SIGNATURES] = { "Liberation Sans 11", 14, HAND, PANGO_ALIGN_CENTER, false },
	[BLOCK_SMALL] = { "Liberation Sans 9", 10, 2, PANGO_ALIGN_LEFT, false },
	[BLOCK_QR] = { "Liberation Sans 9", 0, 4, PANGO_ALIGN_LEFT, false },
	[BLOCK_PAGE] = { "Liberation Sans 11", 0, 0, PANGO_ALIGN_LEFT, false },
};

struct press {
	const struct document *d;
	cairo_t *cairo;
	PangoLayout *layout; /* one, set anew for each piece of text */
	double y;
	unsigned page, pages; /* pages: 0, not known */
};

static double
points(int units)
{
	return (double)units / PANGO_SCALE;
}

/* A font of 10 points is 10 of ours: pango takes a screen's 96 dots an inch otherwise. */
static PangoLayout *
new_layout(cairo_t *cairo)
{
	PangoLayout *layout = pango_cairo_create_layout(cairo);

	pango_cairo_context_set_resolution(pango_layout_get_context(layout), 72);
	pango_layout_context_changed(layout);
	return layout;
}

static void
set_text(struct press *p, const struct style *s, double width, const char *text, size_t n)
{
	PangoFontDescription *font = pango_font_description_from_string(s->font);

	pango_layout_set_font_description(p->layout, font);
	pango_font_description_free(font);
	pango_layout_set_width(p->layout, width < 0 ? -1 : (int)(width * PANGO_SCALE));
	pango_layout_set_alignment(p->layout, s->align);
	pango_layout_set_justify(p->layout, s->justify);
	pango_layout_set_wrap(p->layout, PANGO_WRAP_WORD_CHAR); /* a word wider than its column is broken, not cut off */
	pango_layout_set_text(p->layout, text, (int)n);
}

static double
text_height(struct press *p)
{
	int height;

	pango_layout_get_size(p->layout, NULL, &height);
	return points(height);
}

static void
end_page(struct press *p)
{
	static const struct style foot = { "Liberation Sans 9", 0, 0, PANGO_ALIGN_CENTER, false };
	char line[sizeof(p->d->foot) + 48];
	int n = snprintf(line, sizeof(line), "%s – page %u", p->d->foot, p->page);

	if (p->d->numbered)
		n += snprintf(line + n, sizeof(line) - (size_t)n, "/%u", p->pages);
	set_text(p, &foot, WIDTH, line, (size_t)n);
	cairo_move_to(p->cairo, MARGIN, PAGE_HEIGHT - MARGIN / 2 - text_height(p) / 2);
	pango_cairo_show_layout(p->cairo, p->layout);
	cairo_show_page(p->cairo);
	p->page++;
	p->y = MARGIN;
}

/* A new page where HEIGHT does not fit on this one. */
static void
need(struct press *p, double height)
{
	if (p->y > MARGIN && p->y + height > BOTTOM)
		end_page(p);
}

/* The layout at X, line by line, over as many pages as it takes. */
static void
show_lines(struct press *p, double x)
{
	PangoLayout *layout = g_object_ref(p->layout);
	PangoLayoutIter *iter;

	p->layout = new_layout(p->cairo); /* a page may end in between, and its foot wants one */
	iter = pango_layout_get_iter(layout);
	do {
		PangoRectangle line;
		int baseline = pango_layout_iter_get_baseline(iter);

		pango_layout_iter_get_line_extents(iter, NULL, &line);
		need(p, points(line.height));
		cairo_move_to(p->cairo, x + points(line.x), p->y + points(baseline - line.y));
		pango_cairo_show_layout_line(p->cairo, pango_layout_iter_get_line_readonly(iter));
		p->y += points(line.height);
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
	g_object_unref(p->layout);
	p->layout = layout;
	g_object_unref(layout);
}

/* --- paragraphs ----------------------------------------------------------------------------------------------------- */

static void
set_lines(struct press *p, const struct style *s, const char *at, size_t n)
{
	while (n > 0 && at[n - 1] == '\n')
		n--;
	set_text(p, s, WIDTH, at, n);
	show_lines(p, MARGIN);
}

/* Paragraphs are apart by empty lines, points of a list by nothing. */
static void
set_paragraphs(struct press *p, const struct style *s, const char *at, const char *end)
{
	static const double indent = 12;

	while (at < end) {
		const char *next = memchr(at, '\n', (size_t)(end - at));
		size_t n = next == NULL ? (size_t)(end - at) : (size_t)(next - at);
		bool point = n > 2 && at[0] == '-' && at[1] == ' ';

		if (n == 0) {
			p->y += 6;
		} else if (point) {
			set_text(p, s, -1, "–", strlen("–"));
			need(p, text_height(p));
			cairo_move_to(p->cairo, MARGIN, p->y);
			pango_cairo_show_layout(p->cairo, p->layout);
			set_text(p, s, WIDTH - indent, at + 2, n - 2);
			show_lines(p, MARGIN + indent);
		} else {
			set_text(p, s, WIDTH, at, n);
			show_lines(p, MARGIN);
		}
		at += n + (next != NULL);
	}
}

/* --- tables --------------------------------------------------------------------------------------------------------- */

struct cells { const char *at[COLUMNS_MAX]; size_t len[COLUMNS_MAX]; size_t n; };

/* The row at AT; returns where the next begins. */
static const char *
cut_row(const char *at, const char *end, struct cells *ret)
{
	const char *from = at;

	ret->n = 0;
	for (;; at++)
		if (at == end || *at == '\n' || *at == '\t') {
			if (ret->n < COLUMNS_MAX) {
				ret->at[ret->n] = from;
				ret->len[ret->n++] = (size_t)(at - from);
			}
			if (at == end || *at == '\n')
				return at == end ? end : at + 1;
			from = at + 1;
		}
}

/* What is left over of ROOM is shared by all; what is too much is taken from those that have more than their share. */
static void
fit(double *width, size_t columns, double room)
{
	double sum = 0, over = 0, share = room / (double)columns;

	for (size_t i = 0; i < columns; i++) {
		sum += width[i];
		over += width[i] > share ? width[i] - share : 0;
	}
	for (size_t i = 0; i < columns; i++)
		if (sum <= room)
			width[i] += (room - sum) / (double)columns;
		else if (width[i] > share)
			width[i] -= (width[i] - share) * (sum - room) / over;
}

/* As wide as their widest cells.  How many there are. */
static size_t
measure(struct press *p, const struct style *s, const char *at, const char *end, double ret_width[COLUMNS_MAX])
{
	size_t columns = 0;

	memset(ret_width, 0, COLUMNS_MAX * sizeof(*ret_width));
	while (at < end) {
		struct cells row;

		at = cut_row(at, end, &row);
		columns = row.n > columns ? row.n : columns;
		for (size_t i = 0; i < row.n; i++) {
			int width;

			set_text(p, s, -1, row.at[i], row.len[i]);
			pango_layout_get_size(p->layout, &width, NULL);
			if (points(width) + CELL_GAP > ret_width[i])
				ret_width[i] = points(width) + CELL_GAP;
		}
	}
	return columns;
}

static double
row_height(struct press *p, const struct style *s, const struct cells *row, const double *width)
{
	double height = 0;

	for (size_t i = 0; i < row->n; i++) {
		set_text(p, s, width[i] - CELL_GAP, row->at[i], row->len[i]);
		height = text_height(p) > height ? text_height(p) : height;
	}
	return height;
}

/* A row higher than a page: the lines of its cells side by side, over as many pages as they take. */
static void
set_high_row(struct press *p, const struct style *s, const struct cells *row, const double *width)
{
	PangoLayout *own = p->layout, *cells[COLUMNS_MAX];
	int lines = 0;

	for (size_t i = 0; i < row->n; i++) {
		p->layout = cells[i] = new_layout(p->cairo);
		set_text(p, s, width[i] - CELL_GAP, row->at[i], row->len[i]);
		lines = pango_layout_get_line_count(cells[i]) > lines ? pango_layout_get_line_count(cells[i]) : lines;
	}
	p->layout = own;
	for (int k = 0; k < lines; k++) {
		double x = MARGIN, height = 0;

		for (size_t i = 0; i < row->n; i++) {
			PangoLayoutLine *line = pango_layout_get_line_readonly(cells[i], k);
			PangoRectangle extents = { 0, 0, 0, 0 };

			if (line != NULL)
				pango_layout_line_get_extents(line, NULL, &extents);
			height = points(extents.height) > height ? points(extents.height) : height;
		}
		need(p, height);
		for (size_t i = 0; i < row->n; i++) {
			PangoLayoutLine *line = pango_layout_get_line_readonly(cells[i], k);
			PangoRectangle extents;

			if (line != NULL) {
				pango_layout_line_get_extents(line, NULL, &extents);
				cairo_move_to(p->cairo, x, p->y - points(extents.y)); /* y: from the baseline up */
				pango_cairo_show_layout_line(p->cairo, line);
			}
			x += width[i];
		}
		p->y += height;
	}
	for (size_t i = 0; i < row->n; i++)
		g_object_unref(cells[i]);
}

static void
set_table(struct press *p, const struct style *s, const char *at, const char *end, bool together)
{
	double width[COLUMNS_MAX], whole = 0;
	struct cells row;

	fit(width, measure(p, s, at, end, width), WIDTH);
	for (const char *next = at; together && next < end;) {
		next = cut_row(next, end, &row);
		whole += row_height(p, s, &row, width) + ROW_GAP;
	}
	need(p, whole);
	while (at < end) {
		double x = MARGIN, height;

		at = cut_row(at, end, &row);
		height = row_height(p, s, &row, width);
		if (height > BOTTOM - MARGIN) {
			set_high_row(p, s, &row, width);
			continue;
		}
		need(p, height);
		for (size_t i = 0; i < row.n; i++) {
			set_text(p, s, width[i] - CELL_GAP, row.at[i], row.len[i]);
			cairo_move_to(p->cairo, x, p->y);
			pango_cairo_show_layout(p->cairo, p->layout);
			x += width[i];
		}
		p->y += height + ROW_GAP;
	}
}

/* --- sheets to be written into ------------------------------------------------------------------------------------------ */

/* Columns of a sheet: those with nothing below their head are to be written into, the others share what is left. */
static void
measure_sheet(struct press *p, const struct style *s, const char *at, const char *end, double ret_width[COLUMNS_MAX])
{
	double told[COLUMNS_MAX], room = WIDTH;
	struct cells row;
	size_t columns = measure(p, s, at, end, ret_width), n = 0;
	bool filled[COLUMNS_MAX] = { false };

	for (const char *next = cut_row(at, end, &row); next < end;) {
		next = cut_row(next, end, &row);
		for (size_t i = 0; i < row.n; i++)
			filled[i] = filled[i] || row.len[i] > 0;
	}
	for (size_t i = 0; i < columns; i++)
		if (filled[i])
			told[n++] = ret_width[i];
		else
			room -= ret_width[i] = SHEET_WIDE;
	fit(told, n, room);
	for (size_t i = columns; i-- > 0;)
		if (filled[i])
			ret_width[i] = told[--n];
}

/* Cells in the middle of their height, with lines around them. */
static void
set_sheet_row(struct press *p, const struct style *s, const struct cells *row, const double *width, double height)
{
	double x = MARGIN;

	for (size_t i = 0; i < row->n; i++) {
		set_text(p, s, width[i] - 2 * SHEET_PAD, row->at[i], row->len[i]);
		cairo_move_to(p->cairo, x + SHEET_PAD, p->y + (height - text_height(p)) / 2);
		pango_cairo_show_layout(p->cairo, p->layout);
		cairo_rectangle(p->cairo, x, p->y, width[i], height);
		x += width[i];
	}
	cairo_set_line_width(p->cairo, 0.5);
	cairo_stroke(p->cairo);
	p->y += height;
}

static void
set_sheet(struct press *p, const struct style *s, const char *at, const char *end)
{
	static const struct style bold = { "Liberation Sans Bold 9.5", 0, 0, PANGO_ALIGN_LEFT, false };
	double width[COLUMNS_MAX], head_high;
	struct cells head, row;

	measure_sheet(p, &bold, at, end, width); /* the wider letters: a head is not broken within a word */
	at = cut_row(at, end, &head);
	head_high = row_height(p, &bold, &head, width) + 2 * SHEET_PAD;
	need(p, head_high + SHEET_HIGH);
	set_sheet_row(p, &bold, &head, width, head_high);
	while (at < end) {
		double height;

		at = cut_row(at, end, &row);
		height = row_height(p, s, &row, width) + 2 * SHEET_PAD;
		height = height < SHEET_HIGH ? SHEET_HIGH : height;
		if (p->y + height + (at < end ? 0 : SHEET_FOOT) > BOTTOM) {
			end_page(p);
			set_sheet_row(p, &bold, &head, width, head_high);
		}
		if (height > BOTTOM - MARGIN - head_high)
			set_high_row(p, s, &row, width);
		else
			set_sheet_row(p, s, &row, width, height);
	}
}

/* --- signatures and codes ------------------------------------------------------------------------------------------------ */

/* Side by side; a cell's lines are split by \v. */
static int
set_signatures(struct press *p, const struct style *s, const char *at, size_t n)
{
	char *text = strndup(at, n);
	struct cells row;

	if (text == NULL)
		return -ENOMEM;
	for (char *c = text; *c != '\0'; c++)
		*c = *c == '\v' ? '\n' : *c == '\n' ? '\0' : *c;
	row.n = 0;
	for (char *save = NULL, *cell = strtok_r(text, "\t", &save); cell != NULL && row.n < COLUMNS_MAX;
	     cell = strtok_r(NULL, "\t", &save)) {
		row.at[row.n] = cell;
		row.len[row.n++] = strlen(cell);
	}
	need(p, 30 + HAND);
	for (size_t i = 0; i < row.n; i++) {
		double width = WIDTH / (double)row.n;

		set_text(p, s, width, row.at[i], row.len[i]);
		cairo_move_to(p->cairo, MARGIN + width * (double)i, p->y);
		pango_cairo_show_layout(p->cairo, p->layout);
	}
	p->y += 30;
	free(text);
	return 0;
}

static int
set_qr(struct press *p, const char *at, size_t n)
{
	struct qr q;
	int r = qr_init(&q, at, n);
	double quiet = QR_QUIET * MODULE;

	if (r < 0)
		return r;
	need(p, q.width * MODULE + 2 * quiet);
	for (int y = 0; y < q.width; y++)
		for (int x = 0; x < q.width; x++)
			if (qr_dark(&q, x, y))
				cairo_rectangle(p->cairo, MARGIN + quiet + x * MODULE, p->y + quiet + y * MODULE, MODULE, MODULE);
	cairo_fill(p->cairo);
	p->y += q.width * MODULE + 2 * quiet;
	qr_done(&q);
	return 0;
}

/* --- the whole ------------------------------------------------------------------------------------------------------ */

static int
set_block(struct press *p, const struct block *b)
{
	const char *at = p->d->bytes + b->from, *end = p->d->bytes + b->until;
	const struct style *s = &styles[b->kind];
	int r = 0;

	if (b->kind == BLOCK_PAGE) {
		end_page(p);
		return 0;
	}
	if (p->y > MARGIN)
		p->y += s->before;
	need(p, b->kind == BLOCK_HEADING ? 60 : 0);
	switch (b->kind) {
	case BLOCK_TEXT:
		set_paragraphs(p, s, at, end);
		break;
	case BLOCK_TABLE:
	case BLOCK_COUNTS:
		set_table(p, s, at, end, b->kind == BLOCK_COUNTS);
		break;
	case BLOCK_SHEET:
		set_sheet(p, s, at, end);
		break;
	case BLOCK_SIGNATURES:
		r = set_signatures(p, s, at, (size_t)(end - at));
		break;
	case BLOCK_QR:
		r = set_qr(p, at, (size_t)(end - at));
		break;
	default:
		set_lines(p, s, at, (size_t)(end - at));
	}
	p->y += s->after;
	return r;
}

static cairo_status_t
write_bytes(void *out, const unsigned char *bytes, unsigned n)
{
	return out == NULL || fwrite(bytes, 1, n, out) == n ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* OUT: NULL where nothing but *PAGES, how many there are, is wanted; it is told them, 0 where that is not known. */
static int
set_pages(FILE *out, const struct document *d, unsigned *pages)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(write_bytes, out, PAGE_WIDTH, PAGE_HEIGHT);
	struct press p = { .d = d, .y = MARGIN, .page = 1, .pages = *pages };
	char date[32];
	int r = 0;

	snprintf(date, sizeof(date), "%04u-%02u-%02uT00:00:00Z", d->date / 10000, d->date / 100 % 100, d->date % 100);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, d->title);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
	p.cairo = cairo_create(surface);
	p.layout = new_layout(p.cairo);
	for (size_t i = 0; i < d->n_blocks && r == 0; i++)
		r = set_block(&p, &d->blocks[i]);
	end_page(&p);
	*pages = p.page - 1;
	g_object_unref(p.layout);
	cairo_destroy(p.cairo);
	cairo_surface_finish(surface);
	if (r == 0 && cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
		r = -EIO;
	cairo_surface_destroy(surface);
	return r;
}

int
document_pdf(FILE *out, const struct document *d)
{
	char *bytes = NULL;
	size_t n = 0;
	FILE *memory = open_memstream(&bytes, &n);
	unsigned pages = 0;
	int r = 0;

	if (memory == NULL)
		return -ENOMEM;
	if (d->numbered)
		r = set_pages(NULL, d, &pages);
	if (r == 0)
		r = set_pages(memory, d, &pages);
	if (fclose(memory) != 0 && r == 0)
		r = -ENOMEM;
	if (r == 0)
		r = pdf_finish(out, bytes, n);
	free(bytes);
	pango_cairo_font_map_set_default(NULL); /* what it has cached is not needed again */
	return r;
}
