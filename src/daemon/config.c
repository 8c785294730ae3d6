#include "config.h"

#include <arpa/inet.h>
#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define CONFIG_LINES   10000
#define LINE_MAX_BYTES 198 /* what libinih takes in one piece; it would cut a longer line in two */

struct key {
	const char *name;
	size_t at;      /* in struct config, or struct config_receiver */
	bool must;
	const char *words; /* the only values it may have, " a b "; NULL: any text */
};

#define AT(member)  offsetof(struct config, member)
#define ATR(member) offsetof(struct config_receiver, member)

static const struct key daemon_keys[] = {
	{ "record_dir", AT(record_dir), true, NULL }, { "key", AT(key), true, NULL },
	{ "seal_state", AT(seal_state), false, NULL }, { "socket", AT(socket), false, NULL },
	{ "http_public", AT(http_public), false, NULL }, { "http_console", AT(http_console), false, NULL },
	{ "users", AT(users), false, NULL }, { "tls_certificate", AT(tls_certificate), false, NULL },
	{ "tls_key", AT(tls_key), false, NULL }, { "lock_after_s", AT(lock_after_s), false, NULL },
	{ "time_zone", AT(time_zone), false, NULL }, { "capture_dir", AT(capture_dir), false, NULL },
	{ "plugin_dir", AT(plugin_dir), false, NULL }, { "seat_plan", AT(seat_plan), false, NULL },
	{ "arms", AT(arms), false, NULL }, { NULL, 0, false, NULL },
};
static const struct key sitting_keys[] = {
	{ "story", AT(story), true, NULL }, { "profile", AT(profile), false, NULL },
	{ "layout", AT(layout), false, NULL }, { "name", AT(name), true, NULL },
	{ "rehearsal", AT(rehearsal), false, " yes no " }, { "president_proclaims", AT(president_proclaims), false, " yes no " },
	{ NULL, 0, false, NULL },
};
static const struct key receiver_keys[] = {
	{ "driver", ATR(driver), true, NULL }, { "transport", ATR(transport), true, " usb serial sim capture " },
	{ "device", ATR(device), false, NULL }, { "path", ATR(path), false, NULL },
	{ "wait_ms", ATR(wait_ms), false, NULL }, { "scenario", ATR(scenario), false, NULL },
	{ "file", ATR(file), false, NULL }, { "channel", ATR(channel), false, NULL },
	{ "instructor", ATR(instructor), false, NULL }, { "set", ATR(set), false, NULL },
	{ "results", ATR(results), false, NULL }, { "unconfirmed", ATR(unconfirmed), false, NULL }, { NULL, 0, false, NULL },
};

struct reading {
	struct config *config;
	unsigned seen[2 + CONFIG_RECEIVERS]; /* a bit a key: daemon, sitting, receivers */
	char why[300];                       /* the first fault; empty: none */
};

static int
fault(struct reading *r, const char *format, const char *a, const char *b)
{
	if (r->why[0] == '\0')
		snprintf(r->why, sizeof(r->why), format, a, b);
	return 0;
}

static bool
is_word(const char *words, const char *value)
{
	char padded[64];

	snprintf(padded, sizeof(padded), " %s ", value);
	return strlen(value) < 32 && strchr(value, ' ') == NULL && strstr(words, padded) != NULL;
}

static int
take_key(struct reading *r, const struct key *keys, void *base, unsigned *seen, const char *name, const char *value)
{
	for (unsigned i = 0; keys[i].name != NULL; i++) {
		if (strcmp(keys[i].name, name) != 0)
			continue;
		if (*seen & 1u << i)
			return fault(r, "%s stands twice; keep one%s", name, "");
		*seen |= 1u << i;
		if (keys[i].words != NULL && !is_word(keys[i].words, value))
			return fault(r, "%s is one of:%s", name, keys[i].words);
		if (strlen(value) >= CONFIG_TEXT || value[0] == '\0' || strchr(value, ',') != NULL)
			return fault(r, "%s wants a value, without a comma%s", name, "");
		if (keys[i].words != NULL && is_word(" yes no ", value))
			*(bool *)((char *)base + keys[i].at) = value[0] == 'y';
		else
			strcpy((char *)base + keys[i].at, value);
		return 1;
	}
	return fault(r, "there is no key \"%s\" in this section; see scrutind.conf(5)%s", name, "");
}

static int
take_receiver(struct reading *r, const char *name, const char *key, const char *value)
{
	struct config *c = r->config;
	size_t i = 0;

	while (i < c->n_receivers && strcmp(c->receivers[i].name, name) != 0)
		i++;
	if (i == CONFIG_RECEIVERS)
		return fault(r, "more than 16 receivers, from \"%s\" on%s", name, "");
	if (strlen(name) >= sizeof(c->receivers[i].name) || strpbrk(name, ",= ") != NULL)
		return fault(r, "a receiver's name is at most 31 bytes, without blanks: \"%s\"%s", name, "");
	if (i == c->n_receivers) {
		strcpy(c->receivers[i].name, name);
		c->n_receivers++;
	}
	return take_key(r, receiver_keys, &c->receivers[i], &r->seen[2 + i], key, value);
}

/* 127.0.0.1:8080; port 0 lets the system choose. */
static bool
is_address(const char *value)
{
	const char *colon = strrchr(value, ':'), *port = colon != NULL ? colon + 1 : "";
	char address[INET_ADDRSTRLEN] = "";
	struct in_addr ignored;

	if (colon != NULL && (size_t)(colon - value) < sizeof(address))
		memcpy(address, value, (size_t)(colon - value));
	return inet_pton(AF_INET, address, &ignored) == 1 && strlen(port) >= 1 && strlen(port) <= 5 &&
		strspn(port, "0123456789") == strlen(port) && strtoul(port, NULL, 10) <= 65535;
}

/* Up to half a day, which is how long somebody is signed in. */
static bool
is_lock_after(const char *value)
{
	return value[0] != '\0' && strlen(value) <= 5 && strspn(value, "0123456789") == strlen(value) &&
	       strtoul(value, NULL, 10) <= 43200;
}

static int
take_line(void *arg, const char *section, const char *name, const char *value)
{
	struct reading *r = arg;

	if (strcmp(section, "daemon") == 0) {
		if (strncmp(name, "http_", 5) == 0 && !is_address(value))
			return fault(r, "%s is an address of this machine and a port, like 127.0.0.1:8080, not \"%s\"", name, value);
		if (strcmp(name, "lock_after_s") == 0 && !is_lock_after(value))
			return fault(r, "%s is seconds, 1 to 43200, or 0 for never, not \"%s\"", name, value);
		return take_key(r, daemon_keys, r->config, &r->seen[0], name, value);
	}
	if (strcmp(section, "sitting") == 0)
		return take_key(r, sitting_keys, r->config, &r->seen[1], name, value);
	if (strncmp(section, "receiver ", 9) == 0)
		return take_receiver(r, section + 9, name, value);
	return fault(r, "there is no section [%s]; known are [daemon], [sitting], [receiver NAME]%s", section, "");
}

static const char *
missing(const struct key *keys, unsigned seen)
{
	for (unsigned i = 0; keys[i].name != NULL; i++)
		if (keys[i].must && !(seen & 1u << i))
			return keys[i].name;
	return NULL;
}

static bool
complete(const struct reading *r, const char *path, char ret_why[512])
{
	const char *key = missing(daemon_keys, r->seen[0]), *section = "daemon";

	if (key == NULL) {
		key = missing(sitting_keys, r->seen[1]);
		section = "sitting";
	}
	for (size_t i = 0; key == NULL && i < r->config->n_receivers; i++) {
		key = missing(receiver_keys, r->seen[2 + i]);
		section = r->config->receivers[i].name;
	}
	if (key != NULL)
		snprintf(ret_why, 512, "%s: %s= is missing in [%s]", path, key, section);
	return key == NULL;
}

/* A password that another machine sends must not be read on the way. */
static bool
guarded(const struct config *c, const char *path, char ret_why[512])
{
	bool certificate = c->tls_certificate[0] != '\0', key = c->tls_key[0] != '\0';

	if (certificate != key)
		snprintf(ret_why, 512, "%.200s: %s= is missing in [daemon]: a certificate and its key go together", path,
		         certificate ? "tls_key" : "tls_certificate");
	else if (!certificate && c->http_console[0] != '\0' && strncmp(c->http_console, "127.", 4) != 0)
		snprintf(ret_why, 512, "%.200s: http_console = %.40s: other machines reach it, so it wants tls_certificate= and "
		         "tls_key=; scrutin certificate makes them.  Without, a console is for this machine alone, at 127.0.0.1:8081",
		         path, c->http_console);
	else
		return true;
	return false;
}

/* What is wrong with the N bytes of a line, whatever section it stands in; NULL: nothing. */
static const char *
line_fault(const char *line, size_t n)
{
	if (!utf8_valid(line, n))
		return "not UTF-8; save the file as UTF-8";
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)line[i] < 0x20 && line[i] != '\t' && line[i] != '\r')
			return "a control character; remove it";
	while (n > 0 && strchr(" \t\r", line[n - 1]) != NULL)
		n--;
	if (n == 0 || line[strspn(line, " \t")] == ';' || line[strspn(line, " \t")] == '#')
		return n > LINE_MAX_BYTES ? "a comment of more than 198 bytes; cut it in two" : NULL;
	if (n > LINE_MAX_BYTES)
		return "longer than 198 bytes; a shorter path is wanted";
	if (line[0] == ' ' || line[0] == '\t')
		return "begins with a blank, as if it went on from the line above; remove the blank";
	if (line[0] == '[' ? memchr(line, ']', n) == NULL : memchr(line, '=', n) == NULL)
		return "neither [section] nor key = value";
	return NULL;
}

/* The first line that is none, before anybody takes it in pieces.  0; the line's number and *RET_WHY; -1 with errno. */
static int
check_lines(FILE *in, const char **ret_why)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t n;
	int number = 0;

	*ret_why = NULL;
	while (*ret_why == NULL && (n = getline(&line, &room, in)) >= 0) {
		number++;
		if (n > 0 && line[n - 1] == '\n')
			n--;
		line[n] = '\0';
		*ret_why = number > CONFIG_LINES ? "more lines than a configuration has" : line_fault(line, (size_t)n);
	}
	free(line);
	return ferror(in) ? -1 : *ret_why != NULL ? number : 0;
}

static int
parse(const char *path, struct reading *r, const char **ret_why)
{
	FILE *in = fopen(path, "re");
	int line;

	if (in == NULL)
		return -1;
	line = check_lines(in, ret_why);
	if (line == 0) {
		rewind(in);
		line = ini_parse_file(in, take_line, r);
		*ret_why = r->why[0] != '\0' ? r->why : "cannot be understood; see scrutind.conf(5)";
	}
	fclose(in);
	return line;
}

int
config_read(const char *path, struct config *ret, char ret_why[512])
{
	struct config config = { .socket = "/run/scrutin/scrutind.sock", .http_public = "127.0.0.1:8080",
		.users = "/etc/scrutin/users", .lock_after_s = "300" };
	struct reading r = { .config = &config };
	const char *why;
	int line = parse(path, &r, &why);

	if (line != 0) {
		if (line < 0)
			snprintf(ret_why, 512, "%s: cannot be read: %s", path, strerror(errno));
		else
			snprintf(ret_why, 512, "%s:%d: %s", path, line, why);
		return -1;
	}
	if (!complete(&r, path, ret_why) || !guarded(&config, path, ret_why))
		return -1;
	if (config.seal_state[0] == '\0')
		strcpy(config.seal_state, config.record_dir);
	*ret = config;
	return 0;
}

int
config_line(const char *path, const char *section, const char *key)
{
	FILE *in = fopen(path, "re");
	char line[LINE_MAX_BYTES + 3], head[LINE_MAX_BYTES + 3];
	int number = 0, found = 0;
	bool within = false;

	if (in == NULL)
		return 0;
	snprintf(head, sizeof(head), "[%.50s]", section);
	while (fgets(line, sizeof(line), in) != NULL) {
		size_t n = strcspn(line, " \t=");

		number++;
		if (line[0] == '[')
			within = strncmp(line, head, strlen(head)) == 0;
		if (within && found == 0)
			found = number;
		if (within && n == strlen(key) && strncmp(line, key, n) == 0) {
			found = number;
			break;
		}
	}
	fclose(in);
	return found;
}
