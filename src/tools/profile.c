#include "profile.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/i18n.h"
#include "firmware-bridge/profile.h"
#include "law/check.h"
#include "replay/replay.h"

static const char usage[] = N_(
	"usage: scrutin profile check FILE\n"
	"       scrutin profile show [--profile FILE] [NAME [DATE]]\n"
	"\n"
	"check reads a body's own statutes, or the description of a receiver, as strictly as the daemon does, and says which\n"
	"line is wrong and what to do; the first section tells which of the two it is.\n"
	"show says, in French, what holds for NAME at a sitting on DATE (today), and from which article; without NAME it\n"
	"lists the profiles, and the hash of the bundled ones that a record keeps.\n"
	"  --profile FILE   also know the profile of this file\n"
	"\n"
	"Exit: 0 good, 3 the file is no profile, or there is none of that name or on that date.  The formats:\n"
	"scrutin-profile(5), scrutin-receiver-profile(5).\n"
	"\n"
	"    scrutin profile show commune 2021-05-31\n"
	"    scrutin profile check syndicat-du-parc.profile\n");

static int
read_file(const char *file, char **ret_text, size_t *ret_len)
{
	int r = file_read(file, LAW_FILE_MAX, ret_text, ret_len);

	if (r < 0)
		complain("%s: cannot be read: %s\n", file, strerror(-r));
	return r < 0 ? 3 : 0;
}

int
profile_load(struct law_book *ret, const char *file, char **ret_text)
{
	char why[LAW_WHY], *text = NULL;
	size_t len = 0;
	int code;

	law_bundled(ret);
	if (file == NULL)
		return 0;
	code = read_file(file, &text, &len);
	if (code != 0)
		return code;
	if (law_add(ret, file, text, len, why) < 0) {
		fprintf(stderr, "%s\n", why);
		free(text);
		return 3;
	}
	*ret_text = strndup(text, len);
	free(text);
	return *ret_text != NULL ? 0 : 5;
}

/* --- show ------------------------------------------------------------------------------------------------------------ */

static const char *
threshold(struct threshold t, char ret[64])
{
	snprintf(ret, 64, "%s %u/%u", t.more_than ? "plus de" : "au moins", t.of.num, t.of.den);
	return ret;
}

static void
row(const char *what, const char *holds, const char *source)
{
	printf("%s : %s\n    %s\n", what, holds, source);
}

static void
show_quorum(const struct profile *p)
{
	const char *of = p->quorum_voices ? "des voix des membres en exercice" : "des membres en exercice";
	const char *here = p->quorum_proxies ? "présents ou représentés" : "présents";
	char says[256], t[64];

	snprintf(says, sizeof(says), "%s %s, %s", threshold(p->quorum, t), of, here);
	row("Quorum", says, p->source[RULE_QUORUM]);
	if (p->second_quorum.of.den == 0)
		snprintf(says, sizeof(says), "aucun");
	else
		snprintf(says, sizeof(says), "%s %s, %s", threshold(p->second_quorum, t), of, here);
	row("Quorum sur seconde convocation", says, p->source[RULE_SECOND_QUORUM]);
	if (p->quorum_waived.of.den == 0)
		return;
	snprintf(says, sizeof(says), "quand %s %s sont intéressés eux-mêmes", threshold(p->quorum_waived, t), of);
	row("Sans quorum", says, p->source[RULE_WAIVED]);
}

static void
show_proxies(const struct profile *p)
{
	char says[256], what[160];

	if (p->proxies_per_holder == 0)
		snprintf(says, sizeof(says), "aucun vote par mandataire");
	else if (p->proxy_sittings == 0)
		snprintf(says, sizeof(says), "%u par mandataire", p->proxies_per_holder);
	else
		snprintf(says, sizeof(says), "%u par mandataire, pour %u séance%s au plus", p->proxies_per_holder, p->proxy_sittings,
		         p->proxy_sittings > 1 ? "s consécutives" : "");
	snprintf(what, sizeof(what), "Mandat (« %s »)", p->proxy_label);
	row(what, says, p->source[RULE_PROXIES]);
}

static void
show_modes(const struct profile *p)
{
	const char *choice = p->public_asked_by == ASKED_BY_PRESIDER_OR_MEMBERS ? "au choix du président, ou " : "";
	char says[256];

	if (p->public_asked_by == ASKED_BY_NOBODY)
		snprintf(says, sizeof(says), "jamais sur demande");
	else
		snprintf(says, sizeof(says), "%sà la demande de %u/%u des présents", choice, p->public_askers.num,
		         p->public_askers.den);
	row("Scrutin public", says, p->source[RULE_PUBLIC]);
	if (p->secret_asked_by == ASKED_BY_NOBODY)
		snprintf(says, sizeof(says), "élections et nominations ; jamais sur demande");
	else
		snprintf(says, sizeof(says), "élections et nominations ; à la demande de %u/%u des présents", p->secret_askers.num,
		         p->secret_askers.den);
	row("Scrutin secret", says, p->source[RULE_SECRET]);
}

static void
show_majority(const struct profile *p)
{
	static const char *const bases[] = { [BASE_CAST] = "des suffrages exprimés", [BASE_SERVING] = "des membres en exercice",
		[BASE_PRESENT] = "des membres présents", [BASE_ELECTORATE] = "des voix de l'assemblée" };
	char says[256];

	if (p->majority.num == 0)
		snprintf(says, sizeof(says), "absolue %s", bases[p->majority.base]);
	else
		snprintf(says, sizeof(says), "%u/%u %s", p->majority.num, p->majority.den, bases[p->majority.base]);
	row("Majorité", says, p->source[RULE_MAJORITY]);
	row("Partage des voix", p->tie_presider ? "le vote du président de séance l'emporte ; au scrutin secret, rejet" : "rejet",
	    p->source[RULE_TIE]);
}

static void
show_dates(const struct profile *p)
{
	printf("régime « %s », séances", p->regime);
	if (p->from != 0)
		printf(" du %04u-%02u-%02u", p->from / 10000, p->from / 100 % 100, p->from % 100);
	if (p->until != 0)
		printf(" %s %04u-%02u-%02u", p->from != 0 ? "au" : "jusqu'au", p->until / 10000, p->until / 100 % 100,
		       p->until % 100);
	puts(p->until != 0 ? "" : p->from != 0 ? " et après" : " de toute date");
}

static void
show_row(const struct profile *p)
{
	static const char *const remotes[] = { [REMOTE_REFUSED] = "refusée", [REMOTE_ALLOWED] = "possible, au scrutin public seul",
		[REMOTE_UNFORESEEN] = "aucun texte ne la prévoit ; le programme la tient, au scrutin public seul" };

	printf("%s : %s\n", p->name, p->says);
	show_dates(p);
	printf("fuseau horaire %s\n\n", p->time_zone);
	show_quorum(p);
	show_proxies(p);
	show_modes(p);
	show_majority(p);
	row("Vote plural", p->weights ? "admis" : "non", p->source[RULE_WEIGHTS]);
	row("Séance à distance", remotes[p->remote], p->source[RULE_REMOTE]);
}

static int
list(const struct law_book *book)
{
	char hash[FACT_HEX];

	for (uint32_t i = 0; i < book->law.n; i++)
		if (i == 0 || book->rows[i].name != book->rows[i - 1].name)
			printf("%-16s %s\n", book->rows[i].name, book->rows[i].says);
	replay_profiles(hash);
	printf("profiles_sha256  %s\n", hash);
	return 0;
}

static ymd
today(void)
{
	time_t now = time(NULL);
	struct tm tm;

	localtime_r(&now, &tm);
	return (ymd)((tm.tm_year + 1900) * 10000 + (tm.tm_mon + 1) * 100 + tm.tm_mday);
}

static int
show(const struct law_book *book, const char *name, const char *date)
{
	int number = profile_find(&book->law, (struct text) { name, (uint32_t)strlen(name) });
	const struct profile *p;
	ymd day = today();

	if (number < 0) {
		complain("scrutin profile: there is no profile \"%s\"; `scrutin profile show` lists them\n", name);
		return 3;
	}
	if (date != NULL && !law_date(date, &day)) {
		complain("scrutin profile: \"%s\": a date like 2020-03-24 is wanted\n", date);
		return 3;
	}
	p = profile_on(&book->law, (uint32_t)number, day);
	if (p == NULL) {
		complain("scrutin profile: %s has no regime on that date; a sitting then is refused by no-regime\n", name);
		return 3;
	}
	show_row(p);
	return 0;
}

/* --- check ----------------------------------------------------------------------------------------------------------- */

static int
check_receiver(const char *file, const char *text, size_t len)
{
	static struct receiver_profile p;
	char why[PROFILE_WHY];

	if (receiver_profile_read(&p, file, text, len, why) < 0) {
		fprintf(stderr, "%s\n", why);
		return 3;
	}
	printf("%s: good: receiver %s\n  %s\n", file, p.name, p.maker);
	printf("  %s:", p.totals.n > 0 ? _("its own counts, a cross-check and no votes") : p.make);
	for (size_t i = 0; p.driver.key_names[i] != NULL; i++)
		printf(" %s", p.driver.key_names[i]);
	for (size_t i = 0; i < p.totals.n; i++)
		printf(" %s", p.totals.item[i].name);
	printf("\n  confidence: %s\n", p.confidence);
	return 0;
}

static void
say_good(const char *file, const struct law_book *book, uint32_t first)
{
	printf("%s: good: profile %s\n", file, book->rows[first].name);
	for (uint32_t i = first; i < book->law.n; i++) {
		printf("  ");
		show_dates(&book->rows[i]);
	}
}

static int
check(struct law_book *book, const char *file)
{
	char why[LAW_WHY], *text = NULL;
	size_t len = 0;
	uint32_t bundled = book->law.n;
	int code = read_file(file, &text, &len);

	if (code != 0)
		return code;
	if (receiver_profile_is(text, len)) {
		code = check_receiver(file, text, len);
	} else if (law_add(book, file, text, len, why) < 0) {
		fprintf(stderr, "%s\n", why);
		code = 3;
	} else {
		say_good(file, book, bundled);
	}
	free(text);
	return code;
}

static int
wrong(void)
{
	fputs(_(usage), stderr);
	return 2;
}

static int
run(struct law_book *book, const char *file, char **words, int n)
{
	char *text = NULL;
	int code;

	law_bundled(book);
	if (n == 2 && strcmp(words[0], "check") == 0 && file == NULL)
		return check(book, words[1]);
	if (n == 0 || n > 3 || strcmp(words[0], "show") != 0)
		return wrong();
	code = profile_load(book, file, &text);
	free(text);
	if (code != 0)
		return code;
	return n == 1 ? list(book) : show(book, words[1], n == 3 ? words[2] : NULL);
}

int
profile_main(int argc, char **argv)
{
	static const struct option options[] = { { "profile", required_argument, NULL, 'p' }, { "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 } };
	struct law_book *book = malloc(sizeof(*book));
	const char *file = NULL;
	int c, code;

	while ((c = getopt_long(argc, argv, "h", options, NULL)) != -1)
		switch (c) {
		case 'p':
			file = optarg;
			break;
		case 'h':
			fputs(_(usage), stdout);
			free(book);
			return 0;
		default:
			free(book);
			return wrong();
		}
	code = book == NULL ? 5 : run(book, file, argv + optind, argc - optind);
	free(book);
	return code;
}
