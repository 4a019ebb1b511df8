/* Check: what in a data file is surely a mistake although the file can be used:
 * a form told twice, a word outside its vocabulary, a form that is never found. */
#ifndef CHANCERY_LEXICON_CHECK_H
#define CHANCERY_LEXICON_CHECK_H

#include "lexicon/source.h"

/* What was met in one file up to now. Owned by its arena. */
typedef struct EntryCheck EntryCheck;

EntryCheck *entry_check_new(Arena *arena);
/* Tells the warnings of an entry that parsed without a problem; its line is
 * [at, end). */
void check_entry(EntryCheck *self, const Place *place, const SourceEntry *entry, const char *at, const char *end);

#endif
