/* Lexicon: the knowledge of the data files, compiled into one read-only image.
 *
 * data files → source (parsed entries) → image (entries, strings and an
 * automaton over characters) → Lexicon (an image in use). The image of the
 * project's own files is part of the program; a user's files are overlaid by
 * building a new image in memory. */
#ifndef CHANCERY_LEXICON_LEXICON_H
#define CHANCERY_LEXICON_LEXICON_H

#include "base/text.h"
#include "chancery/lexicon.h"
#include "lexicon/schema.h"

typedef enum LexiconClass {
#define X(symbol, name, meaning) CLASS_##symbol,
    LEXICON_CLASSES(X)
#undef X
        CLASS_COUNT
} LexiconClass;

typedef enum LexiconKey {
#define X(symbol, name, meaning) KEY_##symbol,
    LEXICON_KEYS(X)
#undef X
        KEY_COUNT
} LexiconKey;

/* A set of classes, one bit each. */
typedef uint64_t ClassSet;
#define CLASS_BIT(class) ((ClassSet)1 << (class))
_Static_assert(CLASS_COUNT <= 64, "a ClassSet has 64 bits");

/* Index of an entry (a line of a data file). */
typedef uint32_t EntryId;
#define NO_ENTRY UINT32_MAX

/* One form of the lexicon found in a text. */
typedef struct Match {
    Span span;          /* code points of the text */
    uint32_t posting;   /* which entries have this form: lexicon_entries() */
    ClassSet classes;   /* classes of these entries */
} Match;

/* All matches of a text. Those that begin at code point i are
 * items[first[i]] … items[first[i + 1] - 1], shortest first. */
typedef struct MatchTable {
    Match *items;
    uint32_t *first; /* length of the text + 1 */
    uint32_t count;
} MatchTable;

/* The class and key names as the data files write them. */
const char *lexicon_class_name(LexiconClass class);
const char *lexicon_key_name(LexiconKey key);

LexiconClass lexicon_class(const ChLexicon *self, EntryId entry);
/* Value of a key, or NULL. Owned by the lexicon. */
const char *lexicon_value(const ChLexicon *self, EntryId entry, LexiconKey key);
/* Value of a key as a number, `otherwise` if it is missing. */
double lexicon_number(const ChLexicon *self, EntryId entry, LexiconKey key, double otherwise);
/* True if the key's value, a list with | between, holds `word`. */
bool lexicon_has(const ChLexicon *self, EntryId entry, LexiconKey key, const char *word);
/* The first form of the entry as UTF-8. */
const char *lexicon_form(const ChLexicon *self, EntryId entry);
/* Entries of all classes, in file order. */
uint32_t lexicon_entry_count(const ChLexicon *self);

/* The entries that share the form of a posting: those of a user's files first,
 * the last file before the others; within the built-in files and within one
 * file in the order of the lines. */
const EntryId *lexicon_entries(const ChLexicon *self, uint32_t posting, uint32_t *count);
/* The first entry of a class in a posting, or NO_ENTRY. */
EntryId lexicon_entry_of(const ChLexicon *self, uint32_t posting, LexiconClass class);

/* Finds every form in the text. Owned by the arena. */
MatchTable lexicon_match(const ChLexicon *self, Arena *arena, const Text *text);
/* The longest match that begins at `start`, ends at or before `end` and has
 * one of `classes`; NULL if none. */
const Match *match_longest(const MatchTable *table, uint32_t start, uint32_t end, ClassSet classes);
/* The match that covers exactly `span` and has one of `classes`; NULL if none. */
const Match *match_exact(const MatchTable *table, Span span, ClassSet classes);
/* The longest match that ends at `end`, begins at or after `start` and has one
 * of `classes`; NULL if none. */
const Match *match_longest_before(const MatchTable *table, uint32_t start, uint32_t end, ClassSet classes);
/* The longest form with one of `classes` that begins at `start` and ends at or
 * before `end`, without a table; length 0 if none. For a few positions of a
 * text: where all are wanted, make a table. */
Match lexicon_match_at(const ChLexicon *self, const Text *text, uint32_t start, uint32_t end, ClassSet classes);
/* Number of postings: they are 0 … count - 1. */
uint32_t lexicon_posting_count(const ChLexicon *self);

/* Tables that later stages derive from a lexicon, once for each lexicon. */
typedef enum LexiconTable { TABLE_NAMES, TABLE_EVENTS, TABLE_FIGURES, TABLE_STATES, TABLE_COUNT } LexiconTable;
/* The table, made by `build` (one malloc'ed block) at its first use by any
 * thread. Owned by the lexicon. */
const void *lexicon_table(const ChLexicon *self, LexiconTable which, void *(*build)(const ChLexicon *));

/* Looks a whole UTF-8 form up: its posting, or UINT32_MAX. */
uint32_t lexicon_find(const ChLexicon *self, const char *form);

#endif
