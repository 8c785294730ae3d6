/*
 * format.h -- what a format is: one function that writes from the account what was asked for
 *
 * To add a format: one file with one function of this type, its header, and one row in formats.c.  The function draws from
 * the account alone, writes to OUT and nowhere else, and leaves nothing behind.  What may be published beside whose name
 * is not its own to decide: it asks account_names().  A document of a rehearsal bears « RÉPÉTITION » as its first line.
 */
#ifndef EXPORT_FORMAT_H
#define EXPORT_FORMAT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "account.h"

struct dates;
struct layout;

struct format_request {
	uint32_t ballot;             /* the one to write, from 1; it exists.  0: all, the whole sitting */
	const char *folder;          /* where the files are that items name; "" or NULL: here */
	bool names;                  /* the body has decided that ordinary ballots too are published with names */
	const struct layout *layout; /* of documents; NULL to format_write(): the one of the program */
	const struct dates *dates;   /* of transmission and publication; NULL: none are known */
	FILE *remarks;               /* takes whole lines about what is missing or left out, for the person who asked */
};

/* 0; negative errno where it cannot be written at all (-ENOMEM).  Errors of OUT are the caller's to find. */
typedef int format_fn(FILE *out, const struct account *a, const struct format_request *q);

/* The next ballot that is asked for and has a result, behind AFTER (NULL: the first); NULL: no more. */
const struct account_ballot *format_next(const struct account *a, const struct format_request *q,
                                         const struct account_ballot *after);

/* A line of remarks that tells the ordinary ballots without names.  A format that shows names calls it once. */
void format_remark_names(const struct account *a, const struct format_request *q);

/* Names that a document gives beside votes of B. */
bool format_names(const struct format_request *q, const struct account_ballot *b);

#endif
