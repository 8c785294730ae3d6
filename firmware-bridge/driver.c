/* driver.c -- looking drivers up, and events as text */
#include "driver.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "dialog.h"

const struct receiver_options driver_options_default = { .set = 1, .wait_ms = 5000, .channel = "AA" };

const char *const driver_refusal_text[] = {
	[REFUSED_LENGTH] = "bad-length",
	[REFUSED_TYPE] = "bad-type",
	[REFUSED_ZERO_ID] = "zero-id",
	[REFUSED_KEY] = "bad-key",
	[REFUSED_VALUE] = "bad-value",
	[REFUSED_CHECK] = "bad-check",
	[REFUSED_ESCAPE] = "unknown-escape",
	[REFUSED_PLACES] = "further-places",
};

const char *const dialog_status_text[] = {
	[DIALOG_STARTING] = "starting",
	[DIALOG_READY] = "ready",
	[DIALOG_OPEN] = "open",
};

const struct receiver_driver *
driver_by_name(const char *name)
{
	for (const struct receiver_driver *const *d = driver_table; *d; d++)
		if (strcmp((*d)->name, name) == 0)
			return *d;
	return NULL;
}

const struct receiver_driver *
driver_by_usb(uint16_t vendor, uint16_t product)
{
	for (const struct receiver_driver *const *d = driver_table; *d; d++)
		for (const struct usb_id *id = (*d)->match; id && id->vendor; id++)
			if (id->vendor == vendor && id->product == product)
				return *d;
	return NULL;
}

const struct receiver_driver *
driver_of_variant(const struct receiver_driver *d, const char *manufacturer, const char *product)
{
	for (const struct receiver_driver *const *other = driver_table; *other; other++)
		if (*other != d && (*other)->match && (*other)->match == d->match && (*other)->identify(manufacturer, product))
			return *other;
	return NULL;
}

/* Appends at *LEN; what does not fit is left out, and never happens with the names and numbers of the events. */
__attribute__((format(printf, 3, 4))) static void
append(char *line, size_t *len, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(line + *len, DRIVER_LINE_MAX - *len, format, args);
	va_end(args);
	if (n > 0)
		*len += (size_t)n < DRIVER_LINE_MAX - *len ? (size_t)n : DRIVER_LINE_MAX - *len - 1;
}

static void
append_totals(char *line, size_t *len, const struct receiver_totals *totals)
{
	for (size_t i = 0; i < totals->n && i < DRIVER_TOTALS_MAX; i++)
		append(line, len, "%s%s=%" PRIu32, i > 0 ? " " : "", totals->item[i].name, totals->item[i].count);
}

size_t
driver_print_totals(const struct receiver_totals *totals, char ret_text[DRIVER_LINE_MAX])
{
	size_t len = 0;

	ret_text[0] = '\0';
	append_totals(ret_text, &len, totals);
	return len;
}

size_t
driver_print_event(const struct receiver_driver *driver, const struct receiver_event *event,
	char ret_line[DRIVER_LINE_MAX])
{
	size_t len = 0;

	append(ret_line, &len, "%" PRIu64 " ", event->at_us);
	switch (event->type) {
	case RECEIVER_PRESS:
		append(ret_line, &len, "press handset=%s key=%s", event->handset, driver->key_names[event->key]);
		break;
	case RECEIVER_BATTERY:
		append(ret_line, &len, "battery handset=%s percent=%u", event->handset, event->battery_pct);
		break;
	case RECEIVER_REFUSED:
		append(ret_line, &len, "refused %s", driver_refusal_text[event->refusal]);
		break;
	case RECEIVER_LOST:
		append(ret_line, &len, "lost frames=%" PRIu32, event->lost);
		break;
	case RECEIVER_TOTALS:
		append(ret_line, &len, "totals ");
		append_totals(ret_line, &len, &event->totals);
		break;
	case RECEIVER_INFO:
		append(ret_line, &len, "info %s=%s", event->info.name, event->info.text);
		break;
	case RECEIVER_NOISE:
		append(ret_line, &len, "noise bytes=%" PRIu32, event->noise);
		break;
	}
	return len;
}
