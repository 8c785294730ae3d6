/* role.c -- who signed in at a console as what, and what that lets him say */
#include <string.h>

#include "keeper.h"

static const struct { const char *role; enum event_type may[5]; } limited[] = {
	{ "president", { EVENT_PROCLAIM } },
	{ "technician", { EVENT_HANDSET, EVENT_HANDOUT, EVENT_RETURN, EVENT_NOTE, EVENT_TEST } },
};

bool
role_may(const char *role, const struct event *e)
{
	if (strcmp(role, "clerk") == 0)
		return true;
	for (size_t i = 0; i < sizeof(limited) / sizeof(limited[0]); i++)
		for (size_t k = 0; k < sizeof(limited[0].may) / sizeof(limited[0].may[0]); k++)
			if (strcmp(role, limited[i].role) == 0 && limited[i].may[k] == e->type)
				return true;
	return false;
}
