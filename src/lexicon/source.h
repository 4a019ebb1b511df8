/* Source: the entries of data files as parsed, before they become an image. */
#ifndef CHANCERY_LEXICON_SOURCE_H
#define CHANCERY_LEXICON_SOURCE_H

#include "lexicon/lexicon.h"

/* A key and its value; the value is a string of the source's arena. */
typedef struct SourceValue {
    LexiconKey key;
    const char *value;
} SourceValue;

/* One line of a data file: forms[first_form … + form_count], values likewise.
 * `layer` is 0 for the built-in files, then one more for each file laid over. */
typedef struct SourceEntry {
    LexiconClass class;
    uint32_t layer;
    uint32_t first_form, form_count;
    uint32_t first_value, value_count;
} SourceEntry;

/* Owned by the arena given at the start. Where a form has several entries, those
 * of the highest layer come first, within a layer in the order of the lines. Problems make a file unusable; warnings
 * are told only if `warn` is set and never stop anything. */
typedef struct LexiconSource {
    Arena *arena;
    List(SourceEntry) entries;
    List(const char *) forms; /* folded UTF-8 */
    List(SourceValue) values;
    ChLexiconReport *report;
    void *report_context;
    uint32_t layer; /* of the entries added next */
    unsigned problems;
    bool warn;
} LexiconSource;

/* A place in the file being parsed. `line_start` is where columns count from. */
typedef struct Place {
    LexiconSource *source;
    const char *file;
    unsigned line;
    const char *line_start;
} Place;

/* Tell the source's report of something wrong at `at`, a byte of the line. */
void place_problem(const Place *place, const char *at, const char *message);
void place_warning(const Place *place, const char *at, const char *message);

/* Parses one data file. Returns CH_OK (also with problems: see `problems`) or
 * CH_ERROR_IO. */
int lexicon_source_add_file(LexiconSource *self, const char *path);
/* Parses a data file's text; `name` is used in reports. */
void lexicon_source_add_text(LexiconSource *self, const char *name, const char *text, size_t length);

#endif
