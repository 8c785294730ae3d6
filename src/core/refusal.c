#include "refusal.h"

static const struct {
	const char *name, *sentence;
} rows[] = {
#define REFUSAL_ROW(id, name, sentence) { name, sentence },
	REFUSALS(REFUSAL_ROW)
#undef REFUSAL_ROW
};

const char *
refusal_name(enum refusal refusal)
{
	return rows[refusal].name;
}

const char *
refusal_sentence(enum refusal refusal)
{
	return rows[refusal].sentence;
}
