#include "answer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_put.h"

static void
tell(void *arg, struct text where, const char *what, bool wrong)
{
	json_t *problem = json_object(), *at = json_stringn(where.at, where.len);

	json_put(problem, "where", at != NULL ? at : json_string("?"));
	json_put_text(problem, "what", what);
	json_put(problem, "wrong", json_boolean(wrong));
	json_array_append_new(arg, problem);
}

int
answer_write(FILE *out, const char *lines, struct problems *p)
{
	json_t *told = json_object(), *said = json_array(), *problems = json_array();
	char *text;

	for (const char *end; (end = strchr(lines, '\n')) != NULL; lines = end + 1)
		json_array_append_new(said, json_stringn(lines, (size_t)(end - lines)));
	problems_each(p, tell, problems);
	json_put(told, "lines", said);
	json_put(told, "problems", problems);
	json_put_number(told, "more", p->unseen);
	text = json_dumps(told, JSON_COMPACT);
	json_decref(told);
	if (text == NULL)
		return -ENOMEM;
	fprintf(out, "%s\n", text);
	free(text);
	return 0;
}
