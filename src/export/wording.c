#include "wording.h"

#include <stdio.h>

#include "story/lines.h"

#define WORD(table, value) ((size_t)(value) < sizeof(table) / sizeof((table)[0]) ? (table)[value] : "")

const char *
wording_kind(enum item_kind kind)
{
	static const char *const words[] = { "item", "amendment", "subamendment", "motion", "wish", "procedure" };

	return WORD(words, kind);
}

const char *
wording_ground(enum ballot_ground ground)
{
	static const char *const words[] = { "", "election", "nomination", "request" };

	return WORD(words, ground);
}

const char *
wording_casting(enum proxy_casting casting)
{
	static const char *const words[] = { "", "handset", "linked", "two-phase" };

	return WORD(words, casting);
}

const char *
wording_recusal(enum recusal_kind kind)
{
	static const char *const words[] = { "", "interested", "l1111-6" };

	return WORD(words, kind);
}

const char *
wording_status(enum ballot_status status)
{
	static const char *const words[] = { "", "open", "closing", "closed", "aborted" };

	return WORD(words, status);
}

const char *
wording_press(enum press_class class)
{
	return class == PRESS_COUNTS ? "counts" : story_press_word(class);
}

const char *
wording_event(enum event_type type)
{
	static const char *const words[] = {
		[EVENT_BODY] = "body", [EVENT_SITTING] = "sitting", [EVENT_SEAT] = "seat", [EVENT_VACANT] = "vacant",
		[EVENT_SUBSTITUTE] = "substitute", [EVENT_ARRIVE] = "arrive", [EVENT_LEAVE] = "leave",
		[EVENT_EXCUSE] = "excuse", [EVENT_PROXY] = "proxy", [EVENT_REVOKE] = "revoke", [EVENT_HANDSET] = "handset",
		[EVENT_HANDOUT] = "handout", [EVENT_RETURN] = "return", [EVENT_PRESIDE] = "preside", [EVENT_NOTE] = "note",
		[EVENT_SUSPEND] = "suspend", [EVENT_RESUME] = "resume", [EVENT_END] = "end", [EVENT_ITEM] = "item",
		[EVENT_WITHDRAW] = "withdraw", [EVENT_POSTPONE] = "postpone", [EVENT_MOVE] = "move",
		[EVENT_DISCUSS] = "discuss", [EVENT_RECUSE] = "recuse", [EVENT_SPLIT] = "split", [EVENT_ADOPT] = "adopt",
		[EVENT_TAKE_NOTE] = "take-note", [EVENT_OPEN] = "open", [EVENT_SECOND_PHASE] = "second-phase",
		[EVENT_CLOSE] = "close", [EVENT_ABORT] = "abort", [EVENT_COUNT] = "count", [EVENT_CORRECT] = "correct",
		[EVENT_PROCLAIM] = "proclaim", [EVENT_DECLARE] = "declare", [EVENT_CONTEST] = "contest",
		[EVENT_ANNUL] = "annul",
	};
	const char *word = WORD(words, type);

	return word == NULL ? "" : word;
}

const char *
wording_choice(const struct account_ballot *b, uint32_t choice)
{
	if (choice < CHOICE_CANDIDATE)
		return story_choice_word(choice);
	return choice - CHOICE_CANDIDATE < b->n_candidates ? b->candidates[choice - CHOICE_CANDIDATE].name : "";
}

void
wording_majority(struct majority m, char ret[WORDING_MAJORITY])
{
	static const char *const bases[] = { "cast", "serving", "present", "electorate" };
	const char *base = WORD(bases, m.base);

	if (m.num != 0)
		snprintf(ret, WORDING_MAJORITY, "%u/%u-%s", m.num, m.den, base);
	else
		snprintf(ret, WORDING_MAJORITY, "%s%s", m.base == BASE_CAST ? "" : "absolute-", base);
}

void
wording_outcome(const struct account_ballot *b, const struct result *r, char ret[WORDING_OUTCOME])
{
	if (r->outcome == OUTCOME_ELECTED)
		snprintf(ret, WORDING_OUTCOME, "elected:%s", wording_choice(b, CHOICE_CANDIDATE + r->elected));
	else
		snprintf(ret, WORDING_OUTCOME, "%s", story_outcome_word(r->outcome));
}

const char *
wording_french_choice(const struct account_ballot *b, uint32_t choice)
{
	static const char *const words[] = { "N'a pas voté", "Pour", "Contre", "Abstention", "Ne se prononce pas",
		"Ne prend pas part au vote", "Blanc", "Nul" };

	return choice < CHOICE_CANDIDATE ? words[choice] : wording_choice(b, choice);
}

const char *
wording_french_mode(enum ballot_mode mode)
{
	static const char *const words[] = { "", "ordinaire", "public", "secret" };

	return WORD(words, mode);
}
