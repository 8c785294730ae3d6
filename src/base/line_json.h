/* line_json.h -- `key=value key="a \"b\""`, a line of the keeper's, to an object of texts */
#ifndef BASE_LINE_JSON_H
#define BASE_LINE_JSON_H

#include <jansson.h>

/* In quotes a backslash stands before what means itself.  What has no "=" is a key with an empty text. */
json_t *line_json(const char *line);

#endif
