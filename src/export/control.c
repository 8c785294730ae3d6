#include "control.h"

#include <qrencode.h>
#include <stdbool.h>
#include <string.h>

#include "record/note.h"

static bool
dark(const QRcode *qr, int x, int y)
{
	return x >= 0 && y >= 0 && x < qr->width && y < qr->width && (qr->data[y * qr->width + x] & 1);
}

/* Two rows of modules in one line of text, dark on light paper, with the quiet zone of four that scanners want. */
static void
write_qr(FILE *out, const char *text)
{
	QRcode *qr = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);

	if (qr == NULL)
		return;
	for (int y = -4; y < qr->width + 4; y += 2) {
		for (int x = -4; x < qr->width + 4; x++) {
			bool upper = dark(qr, x, y), lower = dark(qr, x, y + 1);

			fputs(upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ", out);
		}
		fputc('\n', out);
	}
	QRcode_free(qr);
}

void
control_write(FILE *out, const struct account_seal *seal)
{
	struct note note;
	char head[NOTE_BODY_MAX + 1];

	if (note_parse(seal->note, strlen(seal->note), &note) < 0)
		return;
	fprintf(out, "\nEmpreinte de contrôle (ne vaut ni signature ni cachet électronique qualifiés)\n%s\n", seal->words);
	fprintf(out, "%s – %llu entrées\n", seal->origin, (unsigned long long)seal->entries);
	snprintf(head, sizeof(head), "%.*s", (int)note.body_len, note.body);
	write_qr(out, head);
}
