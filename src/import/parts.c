#include "parts.h"

#include <stdlib.h>
#include <string.h>

#include <expat.h>
#include <zip.h>

#include "base/i18n.h"
#include "heap.h"

struct parts {
	struct problems *problems;
	zip_t *zip;
	size_t unpacked;
};

/* --- the ZIP file ------------------------------------------------------------------------------------------------- */

struct parts *
parts_open(const char *bytes, size_t len, struct problems *p)
{
	struct parts *parts = heap_zeroed(1, sizeof(*parts));
	zip_source_t *source;
	zip_error_t error;

	zip_error_init(&error);
	parts->problems = p;
	source = zip_source_buffer_create(bytes, len, 0, &error);
	parts->zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
	if (parts->zip == NULL) {
		problem(p, THE_FILE, "the XLSX file is damaged (%s); save it again", zip_error_strerror(&error));
		zip_source_free(source);
	} else if (zip_get_num_entries(parts->zip, 0) > PARTS_MAX) {
		problem(p, THE_FILE, "a ZIP file of more than %u files is no roster nor agenda", PARTS_MAX);
		zip_discard(parts->zip);
		parts->zip = NULL;
	}
	zip_error_fini(&error);
	if (parts->zip == NULL) {
		free(parts);
		return NULL;
	}
	return parts;
}

void
parts_free(struct parts *parts)
{
	if (parts == NULL)
		return;
	zip_discard(parts->zip);
	free(parts);
}

bool
parts_has(const struct parts *parts, const char *name)
{
	return zip_name_locate(parts->zip, name, 0) >= 0;
}

/* --- XML ---------------------------------------------------------------------------------------------------------- */

struct reading {
	XML_Parser parser;
	const struct parts_reader *reader;
	void *arg;
	uint32_t depth;
	const char *why;
};

static void
give_up(struct reading *r, const char *why)
{
	r->why = why;
	XML_StopParser(r->parser, XML_FALSE);
}

static const char *
local(const char *name)
{
	const char *bar = strrchr(name, '|');

	return bar != NULL ? bar + 1 : name;
}

static void
on_start(void *arg, const char *name, const char **attributes)
{
	struct reading *r = arg;

	if (++r->depth > PARTS_DEPTH_MAX)
		give_up(r, N_("its elements nest too deep"));
	else if (r->reader->start != NULL)
		r->reader->start(r->arg, local(name), attributes);
}

static void
on_end(void *arg, const char *name)
{
	struct reading *r = arg;

	r->depth--;
	if (r->why == NULL && r->reader->end != NULL)
		r->reader->end(r->arg, local(name));
}

static void
on_text(void *arg, const char *text, int len)
{
	struct reading *r = arg;

	if (r->why == NULL && r->reader->text != NULL)
		r->reader->text(r->arg, text, (size_t)len);
}

static void
on_doctype(void *arg, const char *name, const char *system, const char *public, int internal)
{
	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	give_up(arg, N_("it declares a document type, which no spreadsheet does"));
}

/* Unpacks FILE into the parser, piece by piece.  NULL, or why not. */
static const char *
feed(struct parts *parts, zip_file_t *file, struct reading *r)
{
	static const size_t piece = 65536;
	zip_int64_t n;

	do {
		void *buffer = XML_GetBuffer(r->parser, (int)piece);

		if (buffer == NULL)
			return N_("out of memory");
		n = zip_fread(file, buffer, piece);
		if (n < 0)
			return N_("it is damaged");
		parts->unpacked += (size_t)n;
		if (parts->unpacked > PARTS_XML_MAX)
			return N_("it unpacks to more than 64 MiB");
		if (XML_ParseBuffer(r->parser, (int)n, n == 0) != XML_STATUS_OK)
			return r->why != NULL ? r->why : XML_ErrorString(XML_GetErrorCode(r->parser));
	} while (n > 0 && (r->reader->stop == NULL || !*r->reader->stop));
	return NULL;
}

static const char *
read_xml(struct parts *parts, zip_uint64_t index, const struct parts_reader *reader, void *arg)
{
	struct reading r = { .parser = XML_ParserCreateNS(NULL, '|'), .reader = reader, .arg = arg };
	zip_file_t *file = zip_fopen_index(parts->zip, index, 0);
	const char *why = N_("it is damaged");

	if (file != NULL && r.parser != NULL) {
		XML_SetUserData(r.parser, &r);
		XML_SetElementHandler(r.parser, on_start, on_end);
		XML_SetCharacterDataHandler(r.parser, on_text);
		XML_SetStartDoctypeDeclHandler(r.parser, on_doctype);
		why = feed(parts, file, &r);
	}
	if (file != NULL)
		zip_fclose(file);
	XML_ParserFree(r.parser);
	return why;
}

int
parts_read(struct parts *parts, const char *name, const struct parts_reader *reader, void *arg)
{
	zip_int64_t index = zip_name_locate(parts->zip, name, 0);
	zip_stat_t stat;
	const char *why;

	if (index < 0)
		return 1;
	if (zip_stat_index(parts->zip, (zip_uint64_t)index, 0, &stat) < 0)
		why = N_("it is damaged");
	else if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
		why = N_("it is encrypted; save the file without a password");
	else if ((stat.valid & ZIP_STAT_SIZE) && stat.size > PARTS_XML_MAX)
		why = N_("it unpacks to more than 64 MiB");
	else
		why = read_xml(parts, (zip_uint64_t)index, reader, arg);
	if (why == NULL)
		return 0;
	problem(parts->problems, THE_FILE, "the part %.*s cannot be read: %s", (int)strnlen(name, 80), name, _(why));
	return -1;
}

const char *
parts_attribute(const char **attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2)
		if (strcmp(local(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}
