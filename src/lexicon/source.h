/* Source: the entries of data files as parsed, before they become an image. */
#ifndef CHANCERY_LEXICON_SOURCE_H
#define CHANCERY_LEXICON_SOURCE_H

#include "lexicon/lexicon.h"

/* A key and its value; the value is a string of the source's arena. */
typedef struct SourceValue {
    LexiconKey key;
    const char *value;
} SourceValue;

/* One line of a data file: forms[first_form … + form_count], values likewise. */
typedef struct SourceEntry {
    LexiconClass class;
    uint32_t first_form, form_count;
    uint32_t first_value, value_count;
} SourceEntry;

/* Owned by the arena given at the start. Entries of files added later come
 * first where a form has several. */
typedef struct LexiconSource {
    Arena *arena;
    List(SourceEntry) entries;
    List(const char *) forms; /* folded UTF-8 */
    List(SourceValue) values;
    ChLexiconReport *report;
    void *report_context;
    unsigned problems;
} LexiconSource;

/* Parses one data file. Returns CH_OK (also with problems: see `problems`) or
 * CH_ERROR_IO. */
int lexicon_source_add_file(LexiconSource *self, const char *path);
/* Parses a data file's text; `name` is used in reports. */
void lexicon_source_add_text(LexiconSource *self, const char *name, const char *text, size_t length);

#endif
