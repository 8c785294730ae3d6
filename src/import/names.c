#include "names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "heap.h"
#include "text.h"

enum form {
	FORM_FULL,  /* first and last */
	FORM_TURNED, /* last and first */
	FORM_PART,  /* last alone, or behind initials */
};

struct entry {
	char *key;
	uint32_t member;
	enum form form;
	bool woman;
};

struct names {
	struct entry *entries;
	size_t n, size;
	bool sorted;
};

struct names *
names_new(void)
{
	return heap_zeroed(1, sizeof(struct names));
}

void
names_free(struct names *n)
{
	if (n == NULL)
		return;
	for (size_t i = 0; i < n->n; i++)
		free(n->entries[i].key);
	free(n->entries);
	free(n);
}

/* --- building ----------------------------------------------------------------------------------------------------- */

static void
add(struct names *n, uint32_t member, bool woman, enum form form, const char *before, const char *behind)
{
	size_t size = strlen(before) + strlen(behind) + 2;
	char *key = heap_zeroed(size, 1);

	snprintf(key, size, "%s%s%s", before, before[0] != '\0' && behind[0] != '\0' ? " " : "", behind);
	n->entries = heap_room(n->entries, &n->size, n->n + 1, sizeof(*n->entries));
	n->entries[n->n++] = (struct entry) { key, member, form, woman };
	n->sorted = false;
}

/* "jean francois" to "j f", in place of OUT; false where that is the first name itself. */
static bool
initials(const char *first, char *out)
{
	size_t n = 0;

	for (size_t i = 0; first[i] != '\0'; i++)
		if (i == 0 || first[i - 1] == ' ') {
			if (n > 0)
				out[n++] = ' ';
			do
				out[n++] = first[i++];
			while ((first[i] & 0xc0) == 0x80);
			i--;
		}
	out[n] = '\0';
	return strcmp(first, out) != 0;
}

void
names_add(struct names *n, uint32_t member, bool woman, struct text first, struct text last)
{
	char *f = text_fold(first), *l = text_fold(last), *short_ = heap_zeroed(2 * strlen(f) + 2, 1);

	if (l[0] != '\0') {
		add(n, member, woman, FORM_PART, l, "");
		if (f[0] != '\0') {
			add(n, member, woman, FORM_FULL, f, l);
			add(n, member, woman, FORM_TURNED, l, f);
			if (initials(f, short_)) {
				add(n, member, woman, FORM_PART, short_, l);
				if (strchr(short_, ' ') != NULL) {
					*strchr(short_, ' ') = '\0';
					add(n, member, woman, FORM_PART, short_, l);
				}
			}
		}
	}
	free(f);
	free(l);
	free(short_);
}

static int
by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	if (order != 0)
		return order;
	return x->member < y->member ? -1 : x->member > y->member;
}

static void
sort(struct names *n)
{
	if (!n->sorted && n->n > 0)
		qsort(n->entries, n->n, sizeof(*n->entries), by_key);
	n->sorted = true;
}

/* --- asking ------------------------------------------------------------------------------------------------------- */

static const struct { const char *word; bool woman; } civilities[] = {
	{ "m", false }, { "mr", false }, { "monsieur", false }, { "mme", true }, { "madame", true }, { "mrs", true }, { "ms", true },
};

static bool
civility_of(const char *word, size_t len, bool *ret_woman)
{
	for (size_t i = 0; i < sizeof(civilities) / sizeof(civilities[0]); i++)
		if (strlen(civilities[i].word) == len && memcmp(civilities[i].word, word, len) == 0) {
			*ret_woman = civilities[i].woman;
			return true;
		}
	return false;
}

bool
names_civility(struct text t, bool *ret_woman)
{
	char *folded = text_fold(t);
	bool is = civility_of(folded, strlen(folded), ret_woman);

	free(folded);
	return is;
}

struct found {
	uint32_t members[NAMES_TOLD];
	size_t n, all;
	bool full;           /* one of them by first and last name */
};

static void
take(struct found *f, uint32_t member)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->members[i] == member)
			return;
	f->all++;
	if (f->n < NAMES_TOLD)
		f->members[f->n++] = member;
}

static size_t
first_from(const struct names *n, const char *key)
{
	size_t from = 0, to = n->n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (strcmp(n->entries[middle].key, key) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* Those called KEY, of one sex where SEX is not NULL; and those whose last name goes on behind it. */
static void
look_up(const struct names *n, const char *key, const bool *sex, struct found *f)
{
	size_t len = strlen(key), i = first_from(n, key), begin = i;

	for (; i < n->n && strcmp(n->entries[i].key, key) == 0; i++)
		if (sex == NULL || n->entries[i].woman == *sex) {
			take(f, n->entries[i].member);
			f->full |= n->entries[i].form != FORM_PART;
		}
	if (i == begin || f->full || f->n == 0)
		return;
	for (; i < n->n && strncmp(n->entries[i].key, key, len) == 0 && n->entries[i].key[len] == ' '; i++)
		if (n->entries[i].form == FORM_PART && (sex == NULL || n->entries[i].woman == *sex))
			take(f, n->entries[i].member);
}

/* Whose last name is, or begins with, a word of KEY. */
static void
look_near(const struct names *n, const char *key, struct found *f)
{
	char *words = heap_zeroed(strlen(key) + 1, 1), *rest = NULL;

	memcpy(words, key, strlen(key));
	for (char *word = strtok_r(words, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
		size_t len = strlen(word);

		if (len < 3)
			continue;
		for (size_t i = first_from(n, word); i < n->n && strncmp(n->entries[i].key, word, len) == 0 && f->n < NAMES_TOLD; i++)
			if (n->entries[i].form == FORM_PART && (n->entries[i].key[len] == '\0' || n->entries[i].key[len] == ' '))
				take(f, n->entries[i].member);
	}
	free(words);
}

enum names_answer
names_find(struct names *n, struct text asked, uint32_t ret_members[NAMES_TOLD], size_t *ret_n)
{
	char *key = text_fold(asked), *blank = strchr(key, ' ');
	struct found f = { 0 };
	enum names_answer answer;
	bool woman;

	sort(n);
	if (blank != NULL && civility_of(key, (size_t)(blank - key), &woman)) {
		look_up(n, blank + 1, &woman, &f);
		if (blank == key + 1 && !f.full) /* "M. DUPONT" may be Marie's initial as well */
			look_up(n, key, NULL, &f);
	} else if (key[0] != '\0') {
		look_up(n, key, NULL, &f);
	}
	answer = f.all == 0 ? NAMES_NONE : f.all == 1 ? NAMES_ONE : NAMES_MANY;
	if (answer == NAMES_NONE)
		look_near(n, key, &f);
	memcpy(ret_members, f.members, sizeof(f.members));
	*ret_n = f.n;
	free(key);
	return answer;
}

void
names_twins(struct names *n, void (*fn)(uint32_t member, uint32_t earlier, void *arg), void *arg)
{
	const struct entry *first = NULL;

	sort(n);
	for (size_t i = 0; i < n->n; i++) {
		const struct entry *e = &n->entries[i];

		if (e->form != FORM_FULL)
			continue;
		if (first != NULL && strcmp(first->key, e->key) == 0)
			fn(e->member, first->member, arg);
		else
			first = e;
	}
}
