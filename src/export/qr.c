#include "qr.h"

#include <errno.h>
#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

int
qr_init(struct qr *q, const char *text, size_t len)
{
	char *line = strndup(text, len);
	QRcode *code;

	if (line == NULL)
		return -ENOMEM;
	code = strlen(line) == len ? QRcode_encodeString8bit(line, 0, QR_ECLEVEL_M) : NULL;
	free(line);
	if (code == NULL)
		return -EINVAL;
	*q = (struct qr) { code, code->width };
	return 0;
}

void
qr_done(struct qr *q)
{
	QRcode_free(q->code);
}

bool
qr_dark(const struct qr *q, int x, int y)
{
	const QRcode *code = q->code;

	return x >= 0 && y >= 0 && x < q->width && y < q->width && (code->data[y * q->width + x] & 1);
}

int
qr_text(FILE *out, const char *text, size_t len)
{
	struct qr q;
	int r = qr_init(&q, text, len);

	if (r < 0)
		return r;
	for (int y = -QR_QUIET; y < q.width + QR_QUIET; y += 2) {
		for (int x = -QR_QUIET; x < q.width + QR_QUIET; x++) {
			bool upper = qr_dark(&q, x, y), lower = qr_dark(&q, x, y + 1);

			fputs(upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ", out);
		}
		fputc('\n', out);
	}
	qr_done(&q);
	return 0;
}
