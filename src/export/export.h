/* Export: rows of the ledger on their way to other formats. */
#ifndef CHANCERY_EXPORT_EXPORT_H
#define CHANCERY_EXPORT_EXPORT_H

#include "base/arena.h"
#include "base/index.h"
#include "chancery/export.h"
#include "record/json.h"
#include "report/level.h"

#include <jansson.h>

/* An export under way. */
typedef struct Export {
    ChLedger *ledger;
    const ChLexicon *lexicon;
    const ChQuery *filter;
    Arena arena;
    json_t *lists[CH_LIST_SERIES + 1]; /* arrays of rows; NULL until asked for */
    Index people;                      /* "COUNTRY|name" to a row of CH_LIST_PEOPLE */
    bool has_people;
    Index levels; /* posts to their levels */
    long records;
    int status; /* of the question that failed, CH_OK if none did */
} Export;

/* The rows of a list that pass the filter, asked for once; NULL on failure,
 * with ch_error_message(). Persons and posts are those of
 * all countries and days: see export_keeps(). */
const json_t *export_rows(Export *self, ChList list);
/* False for persons and posts of countries that the filter does not name. */
bool export_keeps(const Export *self, ChList list, const json_t *row);
/* The row of a person named in an event, or NULL. Call export_rows() for
 * CH_LIST_PEOPLE first. */
const json_t *export_person(Export *self, const char *country, const char *name);
/* The post a person held on a day ("YYYY-MM-DD" or NULL), the highest of those
 * seen about then; NULL if none is known. */
const char *export_post(Export *self, const json_t *person, const char *day, Level *level);

/* Members of rows; NULL if they are missing or no strings. */
const char *row_text(const json_t *row, const char *name);
const char *row_inner(const json_t *row, const char *object, const char *name);
/* The first or last day of an EDTF date as YYYY-MM-DD, NULL if the month or the
 * day is not known. */
const char *date_begin(Export *self, const char *edtf);
const char *date_end(Export *self, const char *edtf);
const char *export_text(Export *self, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* What an actor is called: person, body, or the country's name in English. */
const char *actor_name(Export *self, const json_t *actor);
/* "visit: 习近平 – 马克龙" */
const char *event_title(Export *self, const json_t *event);
/* Texts of XML and the like. */
void write_xml(ChBuffer *out, const char *text);

/* One writer a format; each appends a whole file. Negative ChStatus on failure. */
int export_plover(Export *self, ChBuffer *out);
int export_icews(Export *self, ChBuffer *out);
int export_travel(Export *self, ChBuffer *out);
int export_calendar(Export *self, ChBuffer *out);
int export_linked(Export *self, ChBuffer *out);
int export_graph(Export *self, ChBuffer *out);
int export_lines(Export *self, ChBuffer *out);
/* Calls `file` for each table. */
int export_tables(Export *self, ChExportFile *file, void *context);

#endif
