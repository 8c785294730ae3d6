/*
 * parts.h -- the XML parts of a ZIP file, within bounds: libzip unpacks, expat reads
 *
 * Hostile files are ordinary: a part is unpacked piece by piece and given up beyond PARTS_XML_MAX bytes whatever its
 * header promised, elements nest at most PARTS_DEPTH_MAX deep, and a document type (so any entity) is refused.
 */
#ifndef IMPORT_PARTS_H
#define IMPORT_PARTS_H

#include "problems.h"

#define PARTS_MAX       4096         /* files in the ZIP file */
#define PARTS_XML_MAX   (64u << 20)  /* bytes of all parts that are read, unpacked */
#define PARTS_DEPTH_MAX 64

struct parts;

/* Names come without prefix and namespace.  ATTRIBUTES: name, value, ..., NULL. */
struct parts_reader {
	void (*start)(void *arg, const char *name, const char **attributes);
	void (*end)(void *arg, const char *name);
	void (*text)(void *arg, const char *text, size_t len);
	const bool *stop;    /* the reader wants no more; may be NULL */
};

/* The LEN bytes stay the caller's and are used until parts_free().  NULL: no such file; P says why. */
struct parts *parts_open(const char *bytes, size_t len, struct problems *p);
void parts_free(struct parts *parts);

/* 0 read; 1 there is no part NAME; -1 it cannot be read, and the problems say why. */
int parts_read(struct parts *parts, const char *name, const struct parts_reader *reader, void *arg);

bool parts_has(const struct parts *parts, const char *name);

/* The value of attribute NAME, or NULL. */
const char *parts_attribute(const char **attributes, const char *name);

#endif
