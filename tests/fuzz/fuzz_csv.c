/* fuzz_csv.c -- any bytes as a file of a town hall: CSV, or JSON or SVG where they begin like it */
#include "lib/import_any.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	import_any(data, size);
	return 0;
}
