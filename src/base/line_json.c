#include "line_json.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The value at AT, without its quotes, to TO; returns what is behind it. */
static const char *
take_value(const char *at, char *to)
{
	bool quoted = *at == '"';

	for (at += quoted; *at != '\0' && *at != (quoted ? '"' : ' '); at++) {
		if (quoted && *at == '\\' && at[1] != '\0')
			at++;
		*to++ = *at;
	}
	*to = '\0';
	return at + (quoted && *at == '"');
}

json_t *
line_json(const char *line)
{
	json_t *o = json_object();
	char *value = malloc(strlen(line) + 1);

	while (value != NULL && *(line += strspn(line, " ")) != '\0') {
		size_t key = strcspn(line, "= ");
		const char *behind = line + key + (line[key] == '=');

		value[0] = '\0';
		if (line[key] == '=')
			behind = take_value(behind, value);
		json_object_setn_new(o, line, key, json_string(value));
		line = behind;
	}
	free(value);
	return o;
}
