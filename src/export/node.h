/*
 * node.h -- JSON documents, field by field
 *
 * Every function takes over the json_t it is given.  Where there is no memory, or a text is no UTF-8, the program ends
 * with 5: no document is written with a field missing.
 */
#ifndef EXPORT_NODE_H
#define EXPORT_NODE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "account.h"

json_t *node_object(void);
json_t *node_array(void);

void node_set(json_t *object, const char *key, json_t *value);
void node_add(json_t *array, json_t *value);
void node_text(json_t *object, const char *key, const char *text);
void node_text_or_null(json_t *object, const char *key, const char *text); /* "": null */
void node_format(json_t *object, const char *key, const char *format, ...) __attribute__((format(printf, 3, 4)));
void node_number(json_t *object, const char *key, uint64_t number);
void node_signed(json_t *object, const char *key, int64_t number);
void node_flag(json_t *object, const char *key, bool flag);
void node_seat(json_t *object, const char *key, uint32_t seat);            /* NOBODY: null */
void node_seats(json_t *object, const char *key, const uint32_t *seats, uint32_t n);
void node_date(json_t *object, const char *key, ymd date);                 /* 2023-03-16; 0: null */

/* KEY: the chamber's date and hour, 2023-03-16T18:42:07; KEY_us: the record's time.  FOREVER: both null. */
void node_time(json_t *object, const char *key, const struct account *a, uint64_t at_us);

/* 2023-03-16T17:42:07Z; FOREVER: null. */
void node_utc(json_t *object, const char *key, const struct account *a, uint64_t at_us);

/* Writes VALUE, indented, ends it.  0. */
int node_write(FILE *out, json_t *value);

#endif
