/* decode.c -- `scrutin decode`: captures to lines */
#include "decode.h"

#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "firmware-bridge/capture.h"
#include "firmware-bridge/driver.h"
#include "firmware-bridge/profile.h"

enum { EXIT_USAGE = 2, EXIT_INPUT = 3, EXIT_SYSTEM = 5 };

struct play {
	const struct receiver_driver *driver;
	FILE *out;
	struct framing framing;
	uint64_t last_us; /* of the last bytes from the device */
	_Alignas(max_align_t) uint8_t state[DRIVER_STATE_MAX];
};

static void
print_noise(struct play *p, uint64_t at_us, uint32_t bytes)
{
	if (bytes > 0)
		fprintf(p->out, "%" PRIu64 " noise bytes=%" PRIu32 "\n", at_us, bytes);
}

static void
pull(struct play *p)
{
	struct receiver_event events[DRIVER_EVENTS_MAX];
	char line[DRIVER_LINE_MAX];
	struct frame frame;

	while (framing_next(&p->framing, &frame)) {
		size_t n = p->driver->decode(p->state, &frame, events);

		print_noise(p, frame.at_us, frame.skipped);
		for (size_t i = 0; i < n; i++) {
			driver_print_event(p->driver, &events[i], line);
			fprintf(p->out, "%s\n", line);
		}
	}
}

/* The line was silent, or the capture ended: what seemed to begin did not. */
static void
settle(struct play *p)
{
	while (framing_flush(&p->framing))
		pull(p);
}

static void
feed(struct play *p, const struct capture_transfer *t, size_t chunk)
{
	uint32_t silence_us = p->driver->framing.silence_us;

	if (silence_us > 0 && t->at_us - p->last_us > silence_us)
		settle(p);
	p->last_us = t->at_us;
	for (size_t at = 0; at < t->n;) {
		size_t part = chunk > 0 && t->n - at > chunk ? chunk : t->n - at;

		at += framing_feed(&p->framing, t->bytes + at, part, t->at_us);
		pull(p);
	}
}

int
decode_capture(const struct receiver_driver *driver, const struct receiver_options *settings, struct capture_reader *reader,
               size_t chunk, FILE *out)
{
	struct play p = { .driver = driver, .out = out };
	struct capture_transfer t;
	int r;

	framing_init(&p.framing, &driver->framing);
	driver->reset(p.state, settings);
	while ((r = capture_next(reader, &t)) > 0)
		if (!t.host)
			feed(&p, &t, driver->bus == BUS_USB ? 0 : chunk);
	if (r < 0)
		return r;
	settle(&p);
	print_noise(&p, p.last_us, framing_noise(&p.framing));
	return 0;
}

static void
print_usage(FILE *to)
{
	fputs(_("usage: scrutin decode --driver NAME|profile:FILE CAPTURE\n"
	      "\n"
	      "Prints what a capture of a voting receiver says, one line an event.  CAPTURE is text: '#' headers,\n"
	      "then 'TIME_US HEXBYTES' a line, '>' before the bytes where the host wrote; '-' reads standard input.\n"
	      "NAME is a driver; FILE describes a receiver that has none, as scrutin-receiver-profile(5) says.\n"
	      "Drivers:"), to);
	for (const struct receiver_driver *const *d = driver_table; *d; d++)
		fprintf(to, " %s", (*d)->name);
	fputs(_("\nExample: scrutin decode --driver iclicker tests/golden/captures/iclicker_usb_session.capture\n"), to);
}

/* All lines are gathered first: a capture that turns out bad on its last line prints nothing but its error. */
static int
play_file(const struct receiver_driver *driver, const struct receiver_options *settings, const char *path)
{
	struct capture_reader reader;
	char *text = NULL;
	size_t size = 0;
	FILE *in, *out;
	int r, code = EXIT_SYSTEM;

	in = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
	if (!in) {
		fprintf(stderr, "scrutin decode: %s: %s\n", path, strerror(errno));
		return EXIT_INPUT;
	}
	out = open_memstream(&text, &size);
	if (!out)
		goto out;

	capture_reader_init(&reader, in);
	errno = 0;
	r = decode_capture(driver, settings, &reader, 0, out);
	if (r < 0) {
		code = EXIT_INPUT;
		if (r == -EBADMSG)
			fprintf(stderr, "scrutin decode: %s:%lu: %s\n", path, reader.line, reader.why);
		else
			complain("scrutin decode: %s: cannot be read: %s\n", path,
				strerror(errno ? errno : EIO));
		goto out;
	}
	if (fclose(out) == 0) {
		out = NULL;
		if (fwrite(text, 1, size, stdout) == size && fflush(stdout) == 0)
			code = 0;
	}
out:
	if (code == EXIT_SYSTEM)
		complain("scrutin decode: cannot write: %s\n", strerror(errno));
	if (out)
		fclose(out);
	free(text);
	if (in != stdin)
		fclose(in);
	return code;
}

/* NAME's driver, and the options it wants.  0, or the exit code. */
static int
find_driver(const char *name, const struct receiver_driver **ret, struct receiver_options *ret_settings)
{
	static struct receiver_profile profile;
	const char *file = receiver_profile_file(name);
	char why[PROFILE_WHY];

	*ret_settings = driver_options_default;
	if (file) {
		if (receiver_profile_load(&profile, file, why) < 0) {
			fprintf(stderr, "scrutin decode: %s\n", why);
			return EXIT_INPUT;
		}
		*ret = &profile.driver;
		ret_settings->profile = &profile;
		return 0;
	}
	*ret = driver_by_name(name);
	if (*ret)
		return 0;
	complain("scrutin decode: no driver '%s'; there are:", name);
	for (const struct receiver_driver *const *d = driver_table; *d; d++)
		fprintf(stderr, " %s", (*d)->name);
	fputc('\n', stderr);
	return EXIT_USAGE;
}

int
decode_main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "driver", required_argument, NULL, 'd' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	const struct receiver_driver *driver;
	struct receiver_options settings;
	const char *name = NULL;
	int c, code;

	optind = 0;
	while ((c = getopt_long(argc, argv, "d:h", options, NULL)) != -1) {
		switch (c) {
		case 'd':
			name = optarg;
			break;
		case 'h':
			print_usage(stdout);
			return 0;
		default:
			print_usage(stderr);
			return EXIT_USAGE;
		}
	}
	if (!name || argc - optind != 1) {
		fprintf(stderr, "scrutin decode: %s\n", name ? _("one capture is wanted") : _("--driver is missing"));
		print_usage(stderr);
		return EXIT_USAGE;
	}
	code = find_driver(name, &driver, &settings);
	return code != 0 ? code : play_file(driver, &settings, argv[optind]);
}
