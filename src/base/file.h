/* file.h -- a whole file in memory */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stddef.h>

/* Reads PATH ("-": standard input), at most MAX bytes.  0; negative errno, -EFBIG where it is longer.  free() *RET_BYTES. */
int file_read(const char *path, size_t max, char **ret_bytes, size_t *ret_len);

#endif
