/* options.c -- the command line of scrutin-bridge */
#include "options.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plugin.h"
#include "profile.h"

static const struct transport_ops *const transports[] = {
	&transport_usb, &transport_serial, &transport_capture, &transport_sim, NULL,
};

enum key {
	NAME, DRIVER, TRANSPORT, PATH, DEVICE, FILE_, SCENARIO, WAIT_MS, CHANNEL, INSTRUCTOR, SET, RESULTS, UNCONFIRMED, KEYS
};

static const char *const key_names[KEYS] = {
	"name", "driver", "transport", "path", "device", "file", "scenario", "wait_ms", "channel", "instructor", "set",
	"results", "unconfirmed",
};

/* Which key says where the device is; the others have no business there. */
static const struct place {
	const char *transport;
	enum key key;
	bool needed;
} places[] = {
	{ "usb", PATH, false }, { "serial", DEVICE, true }, { "capture", FILE_, true }, { "sim", SCENARIO, false },
};

struct words {
	char value[KEYS][TRANSPORT_WHERE_MAX];
	bool given[KEYS];
};

__attribute__((format(printf, 2, 3))) static int
wrong(char ret_why[OPTIONS_WHY_MAX], const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(ret_why, OPTIONS_WHY_MAX, format, args);
	va_end(args);
	return -EINVAL;
}

static int
split(const char *text, struct words *w, char why[OPTIONS_WHY_MAX])
{
	while (*text != '\0') {
		size_t len = strcspn(text, ","), head = strcspn(text, "=,"), key = 0;

		while (key < KEYS && (strlen(key_names[key]) != head || memcmp(key_names[key], text, head) != 0))
			key++;
		if (key == KEYS || text[head] != '=')
			return wrong(why, "\"%.*s\" is none of name=, driver=, transport=, path=, device=, file=, scenario=, wait_ms=, "
				"channel=, instructor=, set=, results=, unconfirmed=", (int)(len < 64 ? len : 64), text);
		if (w->given[key])
			return wrong(why, "%s= stands twice", key_names[key]);
		if (len - head - 1 >= sizeof(w->value[key]))
			return wrong(why, "%s= is too long", key_names[key]);
		w->given[key] = true;
		memcpy(w->value[key], text + head + 1, len - head - 1);
		w->value[key][len - head - 1] = '\0';
		text += len + (text[len] == ',');
	}
	return 0;
}

static int
number(const struct words *w, enum key key, uint32_t least, uint32_t most, uint32_t *value, char why[OPTIONS_WHY_MAX])
{
	char *end = NULL;
	unsigned long n;

	if (!w->given[key])
		return 0;
	errno = 0;
	n = strtoul(w->value[key], &end, 10);
	if (w->value[key][0] < '0' || w->value[key][0] > '9' || *end != '\0' || errno != 0 || n < least || n > most)
		return wrong(why, "%s=%.40s is no number from %u to %u", key_names[key], w->value[key], least, most);
	*value = (uint32_t)n;
	return 0;
}

/* Four bytes in hex that all differ, "11/22/44/00". */
static int
set_results(const char *text, struct quinta_results *ret, char why[OPTIONS_WHY_MAX])
{
	unsigned b[4];
	int end = 0;
	bool good = sscanf(text, "%2x/%2x/%2x/%2x%n", &b[0], &b[1], &b[2], &b[3], &end) == 4 && text[end] == '\0' && end == 11;

	for (size_t i = 0; good && i < 4; i++) {
		ret->byte[i] = (uint8_t)b[i];
		for (size_t j = 0; j < i; j++)
			good = good && b[i] != b[j];
	}
	ret->calibrated = good;
	return good ? 0 : wrong(why, "results=%.40s is not what units say for yes/no/abstain/no vote, four different bytes like "
		"11/22/44/00", text);
}

static int
set_options(const struct words *w, const struct receiver_driver *d, struct receiver_options *o, char why[OPTIONS_WHY_MAX])
{
	const struct receiver_profile *profile = o->profile;
	const char *c = w->value[CHANNEL], *id = w->value[INSTRUCTOR];
	int r;

	*o = driver_options_default;
	o->profile = profile;
	r = number(w, WAIT_MS, 0, 60000, &o->wait_ms, why);
	if (r == 0)
		r = number(w, SET, 1, 99, &o->set, why);
	if (r < 0)
		return r;
	if (w->given[CHANNEL]) {
		if (strlen(c) != 2 || c[0] < 'A' || c[0] > 'D' || c[1] < 'A' || c[1] > 'D')
			return wrong(why, "channel=%.40s is not two letters from A to D", c);
		memcpy(o->channel, c, 3);
	}
	if (w->given[RESULTS] && set_results(w->value[RESULTS], &o->results, why) < 0)
		return -EINVAL;
	if (w->given[UNCONFIRMED] && strcmp(w->value[UNCONFIRMED], "yes") != 0 && strcmp(w->value[UNCONFIRMED], "no") != 0)
		return wrong(why, "unconfirmed=%.40s is neither yes nor no", w->value[UNCONFIRMED]);
	if (d->gaps != NULL && strcmp(w->value[UNCONFIRMED], "yes") != 0)
		return wrong(why, "driver=%s: %s; unconfirmed=yes drives it all the same, at your own trial", d->name, d->gaps);
	o->unconfirmed = strcmp(w->value[UNCONFIRMED], "yes") == 0;
	if (w->given[INSTRUCTOR]) {
		if (strlen(id) != 8 || strspn(id, "0123456789ABCDEF") != 8)
			return wrong(why, "instructor=%.40s is not the eight hex digits on the remote's back", id);
		for (size_t i = 0; i < 3; i++)
			o->instructor[i] = (uint8_t)strtoul((char[]) { id[2 * i], id[2 * i + 1], '\0' }, NULL, 16);
	}
	return 0;
}

/* The driver that a file describes; it is read once, now, before the walls stand. */
static int
read_profile(const char *file, struct bridge_settings *s, char why[OPTIONS_WHY_MAX])
{
	static struct receiver_profile profiles[RECEIVERS_MAX];
	static size_t used;
	char reason[PROFILE_WHY];

	if (used == RECEIVERS_MAX)
		return wrong(why, "driver=profile: more than %d", RECEIVERS_MAX);
	if (receiver_profile_load(&profiles[used], file, reason) < 0)
		return wrong(why, "driver=profile: %s", reason);
	s->driver = &profiles[used].driver;
	s->options.profile = &profiles[used++];
	return 0;
}

static const char *plugin_dir = "";

void
options_plugin_dir(const char *dir)
{
	plugin_dir = dir;
}

static int
load_plugin(const char *name, struct bridge_settings *s, char why[OPTIONS_WHY_MAX])
{
	static struct plugin plugins[RECEIVERS_MAX];
	static size_t used;
	char reason[PLUGIN_WHY];

	if (used == RECEIVERS_MAX)
		return wrong(why, "driver=plugin: more than %d", RECEIVERS_MAX);
	if (plugin_load(&plugins[used], plugin_dir, name, reason) < 0)
		return wrong(why, "driver=plugin: %s", reason);
	s->driver = &plugins[used++].driver;
	return 0;
}

static int
set_driver(const struct words *w, struct bridge_settings *s, char why[OPTIONS_WHY_MAX])
{
	const char *file = receiver_profile_file(w->value[DRIVER]);

	s->driver = driver_by_name(w->value[DRIVER]);
	if (file != NULL && read_profile(file, s, why) < 0)
		return -EINVAL;
	if (strncmp(w->value[DRIVER], "plugin:", 7) == 0 && load_plugin(w->value[DRIVER] + 7, s, why) < 0)
		return -EINVAL;
	if (s->driver == NULL) {
		int n = snprintf(why, OPTIONS_WHY_MAX, "driver=%.40s is none of", w->value[DRIVER]);

		for (const struct receiver_driver *const *d = driver_table; *d != NULL && n < OPTIONS_WHY_MAX; d++)
			n += snprintf(why + n, (size_t)(OPTIONS_WHY_MAX - n), " %s", (*d)->name);
		if (n < OPTIONS_WHY_MAX)
			snprintf(why + n, (size_t)(OPTIONS_WHY_MAX - n), " profile:FILE plugin:NAME");
		return -EINVAL;
	}
	for (const struct transport_ops *const *t = transports; *t != NULL; t++)
		if (strcmp((*t)->name, w->value[TRANSPORT]) == 0)
			s->transport = *t;
	if (s->transport == NULL)
		return wrong(why, "transport=%.40s is none of usb, serial, capture, sim", w->value[TRANSPORT]);
	if (s->transport->bus != 0 && s->transport->bus != s->driver->bus)
		return wrong(why, "driver %s does not speak over transport=%s", s->driver->name, s->transport->name);
	if (s->driver->twin == NULL && s->transport == &transport_sim)
		return wrong(why, "driver %s has no emulated device for transport=%s", s->driver->name, s->transport->name);
	return 0;
}

static int
set_where(const struct words *w, struct bridge_settings *s, char why[OPTIONS_WHY_MAX])
{
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		const struct place *p = &places[i];

		if (strcmp(p->transport, s->transport->name) != 0) {
			if (w->given[p->key])
				return wrong(why, "%s= is for transport=%s", key_names[p->key], p->transport);
			continue;
		}
		if (p->needed && w->value[p->key][0] == '\0')
			return wrong(why, "transport=%s wants %s=", p->transport, key_names[p->key]);
		memcpy(s->where, w->value[p->key], sizeof(s->where));
	}
	return 0;
}

int
options_parse(const char *text, struct bridge_settings *ret_settings, char ret_why[OPTIONS_WHY_MAX])
{
	struct bridge_settings s = { 0 };
	struct words w = { 0 };
	int r = split(text, &w, ret_why);

	if (r < 0)
		return r;
	if (w.value[NAME][0] == '\0' || strlen(w.value[NAME]) >= sizeof(s.name) || strpbrk(w.value[NAME], "/ \t\n") != NULL)
		return wrong(ret_why, "name=%.40s: a receiver's name is 1 to %zu bytes, without blanks and slashes", w.value[NAME],
			sizeof(s.name) - 1);
	memcpy(s.name, w.value[NAME], strlen(w.value[NAME]) + 1);
	r = set_driver(&w, &s, ret_why);
	if (r == 0)
		r = set_where(&w, &s, ret_why);
	if (r == 0)
		r = set_options(&w, s.driver, &s.options, ret_why);
	if (r == 0)
		*ret_settings = s;
	return r;
}
