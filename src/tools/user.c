#include "user.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <libgen.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/users.h"

static const char usage[] = N_(
	"usage: scrutin user [--users FILE] add NAME ROLE\n"
	"       scrutin user [--users FILE] password NAME\n"
	"       scrutin user [--users FILE] pin NAME\n"
	"       scrutin user [--users FILE] remove NAME\n"
	"       scrutin user [--users FILE] list\n"
	"\n"
	"Who may sign in at a console, and as what.  ROLE: clerk runs the sitting; president sees, and proclaims ties, or all\n"
	"where president_proclaims says so, see scrutind.conf(5); technician sees receivers and handsets; auditor reads alone, and\n"
	"no votes before a ballot is closed.\n"
	"The password, of 10 bytes at least, is asked for twice; where standard input is no terminal, it is its first line.\n"
	"So is the PIN, 4 to 12 digits, with which he opens a console again that locked itself; an empty line takes it away.\n"
	"A console heeds a change at the next sign-in or unlocking.  FILE: default /etc/scrutin/users.\n"
	"\n"
	"    scrutin user add m.durand clerk\n"
	"Exit: 0 done, 1 there is no such user or there is one already, 2 usage, 3 the file or password is not good, 5 system.\n");

struct file {
	const char *path;
	int lock;              /* the folder's, while it is read and written */
	struct users users;
};

/* --- the file ---------------------------------------------------------------------------------------------------------- */

/* A file that is not there yet has nobody in it. */
static int
load(struct file *f)
{
	char *text = NULL, why[USERS_WHY], folder[4096];
	size_t len = 0;
	int r;

	snprintf(folder, sizeof(folder), "%s", f->path);
	f->lock = open(dirname(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (f->lock < 0 || flock(f->lock, LOCK_EX) < 0) {
		complain("%s: its folder cannot be opened: %s\n", f->path, strerror(errno));
		return 5;
	}
	r = file_read(f->path, USERS_FILE_MAX, &text, &len);
	if (r == -ENOENT)
		return 0;
	if (r < 0) {
		complain("%s: cannot be read: %s\n", f->path, strerror(-r));
		return 3;
	}
	r = users_read(&f->users, f->path, text, len, why);
	free(text);
	if (r < 0)
		fprintf(stderr, "%s\n", why);
	return r < 0 ? 3 : 0;
}

static bool
write_users(int fd, const struct users *users)
{
	FILE *out = fdopen(fd, "w");

	if (out == NULL)
		return false;
	for (size_t i = 0; i < users->n; i++)
		fprintf(out, "%s:%s:%s%s%s\n", users->list[i].name, user_role_word(users->list[i].role), users->list[i].hash,
		        users->list[i].pin[0] != '\0' ? ":" : "", users->list[i].pin);
	return fflush(out) == 0 && fsync(fd) == 0 && fclose(out) == 0;
}

/* Whole, or as it was: a new file in the place of the old, with its owner, else readable by the folder's group. */
static int
save(const struct file *f)
{
	char path[4096];
	struct stat old;
	int fd, n = snprintf(path, sizeof(path), "%s.new", f->path);
	bool good;

	unlink(path);
	fd = n >= (int)sizeof(path) ? -1 : open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0640);
	if (fd >= 0 && stat(f->path, &old) == 0)
		good = fchown(fd, old.st_uid, old.st_gid) == 0 && fchmod(fd, old.st_mode & 0640) == 0;
	else
		good = fd >= 0 && fstat(f->lock, &old) == 0 && (fchown(fd, (uid_t)-1, old.st_gid) == 0 || geteuid() != 0);
	good = good && write_users(fd, &f->users) && rename(path, f->path) == 0 && fsync(f->lock) == 0;
	if (!good) {
		complain("%s: cannot be written: %s; it is as it was\n", f->path, strerror(errno));
		unlink(path);
	}
	return good ? 0 : 5;
}

/* --- the password, the PIN ------------------------------------------------------------------------------------------ */

/* One line, without its end.  At a terminal nothing is shown of it. */
static bool
read_secret(const char *prompt, char ret[PASSWORD_MAX + 2])
{
	struct termios before, quiet;
	bool terminal = tcgetattr(STDIN_FILENO, &before) == 0;
	char *got;

	if (terminal) {
		quiet = before;
		quiet.c_lflag &= ~(tcflag_t)(ECHO | ISIG); /* interrupted, the terminal would stay mute */
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
		fputs(prompt, stderr);
	}
	got = fgets(ret, PASSWORD_MAX + 2, stdin);
	if (terminal) {
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
		fputc('\n', stderr);
	}
	if (got == NULL)
		ret[0] = '\0';
	ret[strcspn(ret, "\n")] = '\0';
	return got != NULL;
}

enum secret { PASSWORD, PIN };
static const struct { const char *prompt, *none, *differ; } secrets[] = {
	[PASSWORD] = { N_("Password: "), N_("scrutin user: no password was given\n"),
	               N_("scrutin user: the two passwords differ; nothing was changed\n") },
	[PIN] = { N_("PIN: "), N_("scrutin user: no PIN was given\n"),
	          N_("scrutin user: the two PINs differ; nothing was changed\n") },
};

/* Asks, at a terminal twice.  0; 3: none was given, or two. */
static int
ask_secret(enum secret which, char ret[PASSWORD_MAX + 2])
{
	char again[PASSWORD_MAX + 2];
	int code = 0;

	if (!read_secret(_(secrets[which].prompt), ret) || (isatty(STDIN_FILENO) && !read_secret(_("Again: "), again))) {
		fputs(_(secrets[which].none), stderr);
		code = 3;
	} else if (isatty(STDIN_FILENO) && strcmp(ret, again) != 0) {
		fputs(_(secrets[which].differ), stderr);
		code = 3;
	}
	explicit_bzero(again, sizeof(again));
	return code;
}

static int
ask_password(struct user *u)
{
	char password[PASSWORD_MAX + 2];
	int r;

	if (ask_secret(PASSWORD, password) != 0)
		return 3;
	r = user_hash(password, u->hash);
	explicit_bzero(password, sizeof(password));
	if (r == -EINVAL)
		complain("scrutin user: a password has %d to %d bytes, and no control characters\n", PASSWORD_MIN, PASSWORD_MAX);
	else if (r < 0)
		complain("scrutin user: the password cannot be hashed: %s\n", strerror(-r));
	return r == 0 ? 0 : r == -EINVAL ? 3 : 5;
}

/* An empty one takes it away. */
static int
ask_pin(struct user *u)
{
	char pin[PASSWORD_MAX + 2];
	int r = 0;

	if (ask_secret(PIN, pin) != 0)
		return 3;
	if (pin[0] == '\0')
		u->pin[0] = '\0';
	else
		r = user_hash_pin(pin, u->pin);
	explicit_bzero(pin, sizeof(pin));
	if (r == -EINVAL)
		complain("scrutin user: a PIN has %d to %d digits, and nothing else\n", PIN_MIN, PIN_MAX);
	else if (r < 0)
		complain("scrutin user: the PIN cannot be hashed: %s\n", strerror(-r));
	return r == 0 ? 0 : r == -EINVAL ? 3 : 5;
}

/* --- what is asked ----------------------------------------------------------------------------------------------------- */

static int
add(struct file *f, const char *name, const char *role)
{
	struct user *u = &f->users.list[f->users.n];
	int code;

	if (users_find(&f->users, name) != NULL) {
		complain("%s: there is a user %s already; `scrutin user password %s` gives another password\n", f->path, name, name);
		return 1;
	}
	if (f->users.n == USERS_MAX) {
		complain("%s: more than %d users; remove one first\n", f->path, USERS_MAX);
		return 1;
	}
	*u = (struct user) { .role = user_role_of(role) };
	snprintf(u->name, sizeof(u->name), "%s", name);
	code = ask_password(u);
	f->users.n += code == 0;
	return code == 0 ? save(f) : code;
}

static int
change(struct file *f, const char *what, const char *name)
{
	const struct user *found = users_find(&f->users, name);
	size_t i = found == NULL ? 0 : (size_t)(found - f->users.list);
	int code;

	if (found == NULL) {
		complain("%s: there is no user %s; `scrutin user list` names them\n", f->path, name);
		return 1;
	}
	if (strcmp(what, "remove") != 0) {
		code = strcmp(what, "pin") == 0 ? ask_pin(&f->users.list[i]) : ask_password(&f->users.list[i]);
		return code == 0 ? save(f) : code;
	}
	f->users.n--;
	memmove(&f->users.list[i], &f->users.list[i + 1], (f->users.n - i) * sizeof(f->users.list[0]));
	return save(f);
}

static int
list(const struct file *f)
{
	for (size_t i = 0; i < f->users.n; i++)
		printf("%s %s%s\n", f->users.list[i].name, user_role_word(f->users.list[i].role),
		       f->users.list[i].pin[0] != '\0' ? " pin" : "");
	return fflush(stdout) == 0 ? 0 : 5;
}

/* ARGV: what is asked, and of whom. */
static int
run(struct file *f, int argc, char **argv)
{
	bool adds = argc == 3 && strcmp(argv[0], "add") == 0;
	bool changes = argc == 2 && (strcmp(argv[0], "password") == 0 || strcmp(argv[0], "pin") == 0 ||
	                             strcmp(argv[0], "remove") == 0);
	int code;

	if (!adds && !changes && !(argc == 1 && strcmp(argv[0], "list") == 0)) {
		fputs(_(usage), stderr);
		return 2;
	}
	if (adds && (!user_name_good(argv[1]) || user_role_of(argv[2]) == 0)) {
		complain("scrutin user: a name is at most 31 of a-z, 0-9, \".\", \"-\" and \"_\", a letter first; a role is clerk, "
		         "president, technician or auditor\n");
		return 2;
	}
	code = load(f);
	if (code == 0)
		code = adds ? add(f, argv[1], argv[2]) : changes ? change(f, argv[0], argv[1]) : list(f);
	if (f->lock >= 0)
		close(f->lock);
	return code;
}

int
user_main(int argc, char **argv)
{
	static const struct option options[] = { { "users", required_argument, NULL, 'u' }, { "help", no_argument, NULL, 'h' },
		{ NULL, 0, NULL, 0 } };
	static struct file f = { .path = "/etc/scrutin/users", .lock = -1 };
	int c;

	while ((c = getopt_long(argc, argv, "+h", options, NULL)) != -1) {
		if (c == 'h') {
			fputs(_(usage), stdout);
			return 0;
		}
		if (c != 'u') {
			fputs(_(usage), stderr);
			return 2;
		}
		f.path = optarg;
	}
	return run(&f, argc - optind, argv + optind);
}
