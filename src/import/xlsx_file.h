/*
 * xlsx_file.h -- one sheet of an XLSX workbook to a table
 *
 * Shared and inline strings, numbers, true and false, dates by their cell's format (1900 system with its 29 February
 * 1900, or 1904), and formulas by the value that the spreadsheet computed last.  Nothing is computed here.
 * Source of the shapes: ECMA-376, part 1, chapter 18.
 */
#ifndef IMPORT_XLSX_FILE_H
#define IMPORT_XLSX_FILE_H

#include "table.h"

/* SHEET: a name, or a number from 1; NULL: the first that is not hidden.  What is wrong is told to T's problems. */
void xlsx_file_read(const char *bytes, size_t len, const char *sheet, struct table *t);

#endif
