/*
 * csv_file.h -- a CSV file's text to a table; libcsv takes the rows apart
 *
 * Separator, quotes and ends of line as Excel has them: fields may hold the separator, quotes (doubled) and newlines
 * inside "...".
 */
#ifndef IMPORT_CSV_FILE_H
#define IMPORT_CSV_FILE_H

#include "table.h"

/* Adds the rows of LEN bytes at TEXT (UTF-8) to T, until row LAST (0: all); what is wrong is told to T's problems. */
void csv_file_read(const char *text, size_t len, char separator, uint32_t last, struct table *t);

/* A first line "sep=;" names the separator.  Returns it, or 0. */
char csv_file_named_separator(const char *text, size_t len);

#endif
