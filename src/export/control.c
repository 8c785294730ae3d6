#include "control.h"

#include <string.h>

#include "record/note.h"

void
control_write(struct document *d, const struct account_seal *seal)
{
	struct note note;

	if (note_parse(seal->note, strlen(seal->note), &note) < 0)
		return;
	document_line(d, BLOCK_SMALL, "Empreinte de contrôle (ne vaut ni signature ni cachet électronique qualifiés)\n%s\n"
	              "%s – %llu entrées", seal->words, seal->origin, (unsigned long long)seal->entries);
	document_block(d, BLOCK_QR);
	fwrite(note.body, 1, note.body_len, d->out);
}
