#include "node.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static json_t *
must(json_t *value)
{
	if (value == NULL) {
		fputs("scrutin export: out of memory\n", stderr);
		exit(5);
	}
	return value;
}

json_t *
node_object(void)
{
	return must(json_object());
}

json_t *
node_array(void)
{
	return must(json_array());
}

void
node_set(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, must(value)) < 0)
		must(NULL);
}

void
node_add(json_t *array, json_t *value)
{
	if (json_array_append_new(array, must(value)) < 0)
		must(NULL);
}

void
node_text(json_t *object, const char *key, const char *text)
{
	node_set(object, key, json_string(text));
}

void
node_text_or_null(json_t *object, const char *key, const char *text)
{
	node_set(object, key, text[0] == '\0' ? json_null() : json_string(text));
}

void
node_format(json_t *object, const char *key, const char *format, ...)
{
	char *text;
	va_list args;
	int n;

	va_start(args, format);
	n = vasprintf(&text, format, args);
	va_end(args);
	if (n < 0)
		must(NULL);
	node_text(object, key, text);
	free(text);
}

void
node_number(json_t *object, const char *key, uint64_t number)
{
	node_set(object, key, json_integer((json_int_t)number));
}

void
node_signed(json_t *object, const char *key, int64_t number)
{
	node_set(object, key, json_integer(number));
}

void
node_flag(json_t *object, const char *key, bool flag)
{
	node_set(object, key, json_boolean(flag));
}

void
node_seat(json_t *object, const char *key, uint32_t seat)
{
	node_set(object, key, seat == NOBODY ? json_null() : json_integer(seat));
}

void
node_seats(json_t *object, const char *key, const uint32_t *seats, uint32_t n)
{
	json_t *list = node_array();

	for (uint32_t i = 0; i < n; i++)
		node_add(list, json_integer(seats[i]));
	node_set(object, key, list);
}

void
node_date(json_t *object, const char *key, ymd date)
{
	char text[16];

	snprintf(text, sizeof(text), "%04u-%02u-%02u", date / 10000 % 10000, date / 100 % 100, date % 100);
	node_text_or_null(object, key, date == 0 ? "" : text);
}

void
node_time(json_t *object, const char *key, const struct account *a, uint64_t at_us)
{
	struct account_clock c = account_clock(a, at_us == FOREVER ? 0 : at_us);
	char text[40], key_us[40];

	snprintf(text, sizeof(text), "%04u-%02u-%02uT%02u:%02u:%02u", c.date / 10000, c.date / 100 % 100, c.date % 100,
	         c.hour, c.minute, c.second);
	snprintf(key_us, sizeof(key_us), "%s_us", key);
	node_text_or_null(object, key, at_us == FOREVER ? "" : text);
	node_set(object, key_us, at_us == FOREVER ? json_null() : json_integer((json_int_t)at_us));
}

void
node_utc(json_t *object, const char *key, const struct account *a, uint64_t at_us)
{
	time_t t = at_us == FOREVER ? 0 : (time_t)account_utc(a, at_us);
	char text[40] = "";
	struct tm tm;

	gmtime_r(&t, &tm);
	if (at_us != FOREVER)
		strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm);
	node_text_or_null(object, key, text);
}

int
node_write(FILE *out, json_t *value)
{
	char *text = json_dumps(value, JSON_INDENT(1));

	json_decref(value);
	if (text == NULL)
		must(NULL);
	fprintf(out, "%s\n", text);
	free(text);
	return 0;
}
