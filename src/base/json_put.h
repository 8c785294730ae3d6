/* json_put.h -- members of a JSON object, for who writes many */
#ifndef BASE_JSON_PUT_H
#define BASE_JSON_PUT_H

#include <jansson.h>
#include <stdint.h>

/* VALUE is the object's from here on. */
static inline void
json_put(json_t *to, const char *key, json_t *value)
{
	json_object_set_new(to, key, value);
}

/* What is not UTF-8 is nothing that our programs write: "?" says so, rather than the whole object be lost. */
static inline void
json_put_text(json_t *to, const char *key, const char *text)
{
	json_t *value = json_string(text);

	json_put(to, key, value != NULL ? value : json_string("?"));
}

static inline void
json_put_number(json_t *to, const char *key, uint64_t n)
{
	json_put(to, key, json_integer(n > INT64_MAX ? INT64_MAX : (json_int_t)n));
}

#endif
