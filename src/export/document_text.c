/* document_text.c -- a document as text: blocks apart by an empty line, cells by tabs, a page by a form feed */
#include "document.h"

#include "qr.h"

static void
write_signatures(FILE *out, const char *at, const char *end)
{
	/* cells below each other: who signs text signs under his name */
	for (; at < end; at++)
		if (*at == '\t')
			fputs("\n\n", out);
		else if (*at == '\v')
			fputc('\n', out);
		else
			fputc(*at, out);
}

int
document_text(FILE *out, const struct document *d)
{
	for (size_t i = 0; i < d->n_blocks; i++) {
		const struct block *b = &d->blocks[i];
		const char *at = d->bytes + b->from, *end = d->bytes + b->until;
		bool apart = i > 0 && d->blocks[i - 1].kind != BLOCK_PAGE && b->kind != BLOCK_PAGE && b->kind != BLOCK_QR;

		if (apart)
			fputc('\n', out);
		switch (b->kind) {
		case BLOCK_PAGE:
			fputs("\f\n", out);
			break;
		case BLOCK_QR:
			if (qr_text(out, at, (size_t)(end - at)) < 0)
				return -1;
			break;
		case BLOCK_SIGNATURES:
			write_signatures(out, at, end);
			break;
		default:
			fwrite(at, 1, (size_t)(end - at), out);
		}
	}
	return 0;
}
