/*
 * document.h -- what a document says, in blocks, apart from how it is set
 *
 * A document is built once from the account (extrait.c, pv.c, liste.c) and then set as text (document_text.c) or as PDF
 * (document_pdf.c): the two cannot say different things.  Who builds it calls document_block() and writes to OUT; what is
 * written up to the next block is that block's text.  In a table a row ends with a newline and cells are split by tabs.
 */
#ifndef EXPORT_DOCUMENT_H
#define EXPORT_DOCUMENT_H

#include <stddef.h>
#include <stdio.h>

#include "account.h"
#include "format.h"

enum block_kind {
	BLOCK_BANNER = 1, /* across the page: RÉPÉTITION */
	BLOCK_TITLE,
	BLOCK_HEADING,    /* of what follows; stays with it */
	BLOCK_LINE,       /* one line or several, as they stand */
	BLOCK_TEXT,       /* paragraphs, split by empty lines; a line that begins with "- " is a point of a list */
	BLOCK_TABLE,      /* columns as many as its widest row has cells */
	BLOCK_COUNTS,     /* the same, of figures: set apart from the text, never split over two pages */
	BLOCK_SHEET,      /* a table to be written into, with lines: its first row is its head, again on each page; rows are high
	                     enough to sign in, columns wide enough where nothing stands in them but their head; the last row
	                     stays with the signatures that follow */
	BLOCK_SIGNATURES, /* cells side by side, room to sign below each */
	BLOCK_SMALL,
	BLOCK_QR,         /* its text is what the code says */
	BLOCK_PAGE,       /* a new page; no text */
};

struct block { enum block_kind kind; size_t from, until; /* bytes */ };

struct document {
	FILE *out;           /* NULL once it is finished */
	char *bytes;         /* valid once it is finished */
	size_t size;
	struct block *blocks;
	size_t n_blocks, n_room;
	char title[256];     /* of the file: "Procès-verbal – Bureau métropolitain – 2023-03-16" */
	char foot[256];      /* of each page, before its number */
	bool numbered;       /* how many pages there are stands beside each one's number: sheets that come apart */
	ymd date;            /* of the sitting: a PDF bears it as its own date, so that it is the same whenever it is made */
	bool failed;         /* out of memory */
};

/* 0, -ENOMEM. */
int document_init(struct document *d);
void document_done(struct document *d);

/* What is written to d->out from here on is a block of KIND. */
void document_block(struct document *d, enum block_kind kind);

/* A block that is one line. */
__attribute__((format(printf, 3, 4))) void document_line(struct document *d, enum block_kind kind, const char *format, ...);

/* Ends the last block: bytes may be read.  0, -ENOMEM. */
int document_finish(struct document *d);

/* Builds D, which is empty, from the account.  0, -ENOMEM. */
typedef int document_fn(struct document *d, const struct account *a, const struct format_request *q);

/* Sets a finished document.  0; -ENOMEM; PDF also -EIO: fonts or library fail. */
typedef int document_set_fn(FILE *out, const struct document *d);
int document_text(FILE *out, const struct document *d);
int document_pdf(FILE *out, const struct document *d);

#endif
