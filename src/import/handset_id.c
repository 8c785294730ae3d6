#include "handset_id.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "text.h"

enum shape { HEX, DECIMAL, PAD, FREE };

static const struct make {
	const char *name;
	enum shape shape;
	uint32_t digits;  /* HEX */
	bool check;       /* the last byte is the XOR of the others */
	const char *like;
} makes[] = {
	{ "iclicker", HEX, 8, true, N_("8 hexadecimal digits like 371BA68A") },
	{ "quinta", HEX, 8, false, N_("8 hexadecimal digits") },
	{ "responsecard", HEX, 6, false, N_("6 hexadecimal digits like 1A2B3C") },
	{ "sunvote", DECIMAL, 0, false, N_("a number") },
	{ "dcs6000", DECIMAL, 0, false, N_("a number") },
	{ "sim", DECIMAL, 0, false, N_("a number") },
	{ "buzz", PAD, 0, false, N_("SET.N, N from 1 to 4, like 1.3") },
	{ NULL, FREE, 0, false, N_("letters, digits, \".\", \"-\" and \"_\"") },
};

static bool
all_in(const char *t, const char *set)
{
	return t[0] != '\0' && strspn(t, set) == strlen(t);
}

static bool
is_hex(const char *id, uint32_t digits)
{
	return strlen(id) == digits && all_in(id, "0123456789ABCDEF");
}

static bool
is_decimal(const char *id)
{
	return strlen(id) <= 10 && all_in(id, "0123456789");
}

static bool
is_pad(const char *id)
{
	size_t n = strspn(id, "0123456789");

	return n > 0 && n <= 5 && id[n] == '.' && id[n + 1] >= '1' && id[n + 1] <= '4' && id[n + 2] == '\0';
}

/* Eight hexadecimal digits whose last byte is the XOR of the three before. */
static bool
check_holds(const char *id)
{
	unsigned long n = strtoul(id, NULL, 16);

	return ((n >> 24 ^ n >> 16 ^ n >> 8 ^ n) & 0xff) == 0;
}

static const struct make *
make_by_name(const char *name)
{
	const struct make *m = makes;

	while (m->name != NULL && strcmp(m->name, name) != 0)
		m++;
	return m;
}

/* By its shape; NULL: none that has one. */
static const struct make *
make_by_shape(const char *id)
{
	if (is_hex(id, 8))
		return make_by_name("iclicker");
	if (is_hex(id, 6))
		return make_by_name("responsecard");
	if (is_decimal(id))
		return make_by_name("sim");
	return is_pad(id) ? make_by_name("buzz") : NULL;
}

static bool
fits(const struct make *m, const char *id)
{
	switch (m->shape) {
	case HEX: return is_hex(id, m->digits);
	case DECIMAL: return is_decimal(id);
	case PAD: return is_pad(id);
	case FREE: break;
	}
	return all_in(id, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._-");
}

/* A spreadsheet takes 05510256 for a number and drops its zero. */
static bool
lost_zero(const char *id, char whole[12])
{
	snprintf(whole, 12, "0%.8s", id);
	return is_hex(id, 7) && check_holds(whole);
}

static int
judge(const struct make *m, const char *id, bool named, char *why, size_t size)
{
	char whole[12];

	if ((m == NULL || strcmp(m->name != NULL ? m->name : "", "iclicker") == 0 || !named) && lost_zero(id, whole))
		snprintf(why, size, _("\"%s\" has lost its leading zero in a spreadsheet; write %s, and format the column as text"), id,
		         whole);
	else if (m == NULL)
		snprintf(why, size, _("\"%.40s\" is no handset's number; write it as printed on the handset, or MAKE:NUMBER"), id);
	else if (!fits(m, id))
		snprintf(why, size, _("\"%.40s\" is no number of %.20s, which has %s"), id, m->name != NULL ? m->name : _("a handset"),
		         _(m->like));
	else if (m->name != NULL && all_in(id, "0"))
		snprintf(why, size, _("no handset has the number 0"));
	else if (m->check && !check_holds(id))
		snprintf(why, size, _("\"%s\" is mistyped: the last two digits of an i>clicker check the others; "
		                            "compare it with its label%s"), id, named ? "" : _(" (another make: write MAKE:NUMBER)"));
	else
		return 0;
	return -1;
}

static void
upper(char *t)
{
	for (; *t != '\0'; t++)
		if (*t >= 'a' && *t <= 'z')
			*t = (char)(*t - 'a' + 'A');
}

int
handset_id_read(struct text typed, char ret_id[HANDSET_ID_MAX], char why[200])
{
	char *id;
	const struct make *m;
	bool named;

	if (typed.len >= HANDSET_ID_MAX) {
		snprintf(why, 200, _("\"%.*s...\" is too long for a handset's number"), (int)text_cut(typed, 40).len, typed.at);
		return -1;
	}
	memcpy(ret_id, typed.at, typed.len);
	ret_id[typed.len] = '\0';
	id = strchr(ret_id, ':');
	named = id != NULL;
	if (named) {
		*id++ = '\0';
		m = make_by_name(ret_id);
		if (!all_in(ret_id, "0123456789abcdefghijklmnopqrstuvwxyz-_")) {
			snprintf(why, 200, _("\"%s\" is no make of handsets; write MAKE:NUMBER in small letters, like iclicker:371BA68A"),
			         ret_id);
			return -1;
		}
		if (m->shape == HEX)
			upper(id);
	} else {
		id = ret_id;
		upper(id);
		m = make_by_shape(id);
	}
	if (judge(m, id, named, why, 200) < 0)
		return -1;
	if (named)
		id[-1] = ':';
	return 0;
}
