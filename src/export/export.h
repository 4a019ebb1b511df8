/* Export: rows of the ledger on their way to other formats. */
#ifndef CHANCERY_EXPORT_EXPORT_H
#define CHANCERY_EXPORT_EXPORT_H

#include "base/arena.h"
#include "base/index.h"
#include "chancery/export.h"
#include "record/json.h"
#include "lexicon/level.h"

#include <jansson.h>

/* A post in which a person was seen, from the first to the last day. */
typedef struct HeldPost {
    const char *name, *first, *last; /* days as YYYY-MM-DD, NULL if not known */
} HeldPost;

/* A person across pages. */
typedef struct KnownPerson {
    const char *id, *name, *latin, *last_seen;
    List(HeldPost) posts; /* without those called former */
} KnownPerson;

/* An export under way. */
typedef struct Export {
    ChLedger *ledger;
    const ChLexicon *lexicon;
    const ChQuery *filter;
    Arena lasting; /* the persons, and what a format gathers */
    Arena arena;   /* of one row */
    Index people;  /* "COUNTRY|name" to KnownPerson */
    Index levels;  /* posts to their levels */
    ChExportFile *file;
    void *context;
    const char *name; /* of the file being written */
    ChBuffer out;     /* its bytes that were not passed on yet */
    long records;
    int status; /* of what failed, CH_OK if nothing did */
} Export;

/* Writes a row; `context` is what was given to export_each(). */
typedef void ExportRow(Export *self, ChBuffer *out, const json_t *row, void *context);

/* Calls `write` for each row of a list that passes the filter and passes on what it writes. Persons and
 * posts are those of the countries that the filter names, on all days. A negative ChStatus on failure. */
int export_each(Export *self, ChList list, ExportRow *write, void *context);
/* Begins a file, and ends it. */
int export_begin(Export *self, const char *name);
int export_end(Export *self);
/* Reads the persons of all countries and days, for export_person(). */
int export_read_people(Export *self);
/* A person named in an event, or NULL. */
const KnownPerson *export_person(Export *self, const char *country, const char *name);
/* The post a person held on a day ("YYYY-MM-DD" or NULL), the highest of those
 * seen about then; NULL if none is known. */
const char *export_post(Export *self, const KnownPerson *person, const char *day, Level *level);
/* A copy that lasts as long as the export; NULL for NULL. */
const char *export_keep(Export *self, const char *text);

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

/* One writer a format; each writes a whole file into `out`, which is passed on row by row. Negative
 * ChStatus on failure. */
int export_plover(Export *self, ChBuffer *out);
int export_icews(Export *self, ChBuffer *out);
int export_travel(Export *self, ChBuffer *out);
int export_calendar(Export *self, ChBuffer *out);
int export_linked(Export *self, ChBuffer *out);
int export_graph(Export *self, ChBuffer *out);
int export_lines(Export *self, ChBuffer *out);
/* A file for each table. */
int export_tables(Export *self);

#endif
