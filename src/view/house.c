#include "house.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arms.h"
#include "base/file.h"
#include "base/seat_plan.h"

int
house_read_plan(struct house *h, const char *path, char ret_why[HOUSE_WHY])
{
	char why[SEAT_PLAN_WHY];

	if (path == NULL || seat_plan_read(path, &h->plan, why) == 0)
		return 0;
	snprintf(ret_why, HOUSE_WHY, "seat_plan = %s", why);
	return -1;
}

int
house_read_arms(struct house *h, const char *path, char ret_why[HOUSE_WHY])
{
	const char *why = NULL;
	int r;

	if (path == NULL)
		return 0;
	r = file_read(path, ARMS_MAX, &h->arms, &h->arms_len);
	if (r == -EFBIG)
		why = "is larger than 1 MiB; save a smaller picture";
	else if (r == 0)
		h->arms_type = arms_type(h->arms, h->arms_len, &why);
	if (r < 0 && why == NULL)
		snprintf(ret_why, HOUSE_WHY, "arms = %.200s: cannot be read: %s", path, strerror(-r));
	else if (why != NULL)
		snprintf(ret_why, HOUSE_WHY, "arms = %.200s: %s", path, why);
	if (h->arms_type != NULL)
		return 0;
	free(h->arms);
	h->arms = NULL;
	return -1;
}

int
house_tell(struct house *h)
{
	return asprintf(&h->json, "{\"arms\":%s,\"plan\":%s}", h->arms != NULL ? "true" : "false",
	                h->plan != NULL ? h->plan : "null") < 0 ? -ENOMEM : 0;
}

void
house_done(struct house *h)
{
	free(h->plan);
	free(h->arms);
	free(h->json);
	*h = (struct house) { 0 };
}
