/*
 * fuzz_xlsx.c -- any bytes as an XLSX file; those that begin with "<" as its parts instead, so that a search needs no
 * checksum: sheet, shared strings, styles and workbook, split at bytes 00, each in a ZIP file that is in order
 */
#include <zip.h>

#include "lib/import_any.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char workbook[] = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" r:id=\"1\"/></sheets></workbook>";
static const char relations[] = "<Relationships><Relationship Id=\"1\" Target=\"sheet.xml\"/></Relationships>";

static void
add(zip_t *zip, const char *name, const void *bytes, size_t len)
{
	zip_int64_t i = zip_file_add(zip, name, zip_source_buffer(zip, bytes, len, 0), ZIP_FL_OVERWRITE);

	assert(i >= 0 && zip_set_file_compression(zip, (zip_uint64_t)i, ZIP_CM_STORE, 0) == 0);
}

static void
import_parts(const uint8_t *data, size_t size)
{
	static const char *const names[] = { "xl/sheet.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml" };
	zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(memory, ZIP_TRUNCATE, NULL);
	zip_stat_t stat;
	uint8_t *packed;

	assert(zip != NULL);
	zip_source_keep(memory);
	add(zip, "xl/_rels/workbook.xml.rels", relations, strlen(relations));
	add(zip, "xl/workbook.xml", workbook, strlen(workbook));
	for (size_t i = 0, at = 0; i < 4 && at < size; i++) {
		const uint8_t *end = memchr(data + at, 0, size - at);
		size_t n = end == NULL ? size - at : (size_t)(end - data) - at;

		add(zip, names[i], data + at, n);
		at += n + 1;
	}
	assert(zip_close(zip) == 0 && zip_source_stat(memory, &stat) == 0);
	packed = malloc(stat.size);
	assert(packed != NULL && zip_source_open(memory) == 0);
	assert(zip_source_read(memory, packed, stat.size) == (zip_int64_t)stat.size);
	zip_source_close(memory);
	zip_source_free(memory);
	import_any(packed, stat.size);
	free(packed);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 0 && data[0] == '<')
		import_parts(data, size);
	else
		import_any(data, size);
	return 0;
}
