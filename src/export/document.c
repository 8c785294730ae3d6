#include "document.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>

int
document_init(struct document *d)
{
	*d = (struct document) { 0 };
	d->out = open_memstream(&d->bytes, &d->size);
	return d->out == NULL ? -ENOMEM : 0;
}

void
document_done(struct document *d)
{
	if (d->out != NULL)
		fclose(d->out);
	free(d->bytes);
	free(d->blocks);
	*d = (struct document) { 0 };
}

static void
end_block(struct document *d)
{
	if (fflush(d->out) != 0)
		d->failed = true;
	if (d->n_blocks > 0)
		d->blocks[d->n_blocks - 1].until = d->size;
}

void
document_block(struct document *d, enum block_kind kind)
{
	end_block(d);
	if (d->n_blocks == d->n_room) {
		size_t room = d->n_room == 0 ? 64 : 2 * d->n_room;
		struct block *more = reallocarray(d->blocks, room, sizeof(*more));

		if (more == NULL) {
			d->failed = true;
			return;
		}
		d->blocks = more;
		d->n_room = room;
	}
	d->blocks[d->n_blocks++] = (struct block) { kind, d->size, d->size };
}

void
document_line(struct document *d, enum block_kind kind, const char *format, ...)
{
	va_list args;

	document_block(d, kind);
	va_start(args, format);
	vfprintf(d->out, format, args);
	va_end(args);
	fputc('\n', d->out);
}

int
document_finish(struct document *d)
{
	end_block(d);
	if (fclose(d->out) != 0)
		d->failed = true;
	d->out = NULL;
	return d->failed ? -ENOMEM : 0;
}
