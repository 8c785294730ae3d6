#include "pdf_finish.h"

#include <errno.h>
#include <qpdf/qpdf-c.h>

int
pdf_finish(FILE *out, const char *bytes, size_t n)
{
	qpdf_data pdf = qpdf_init();
	int r = -EIO;

	if (qpdf_read_memory(pdf, "document", bytes, n, NULL) & QPDF_ERRORS)
		goto out;
	qpdf_oh_replace_key(pdf, qpdf_get_root(pdf), "/Lang", qpdf_oh_new_unicode_string(pdf, "fr-FR"));
	if (qpdf_init_write_memory(pdf) & QPDF_ERRORS)
		goto out;
	qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
	if (qpdf_write(pdf) & QPDF_ERRORS)
		goto out;
	fwrite(qpdf_get_buffer(pdf), 1, qpdf_get_buffer_length(pdf), out);
	r = 0;
out:
	qpdf_cleanup(&pdf);
	return r;
}
