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

/* Numbered on from the classes. */
typedef enum LexiconSubclass {
    SUBCLASS_BEFORE = CLASS_COUNT - 1,
#define X(symbol, class, key, among, words) SUBCLASS_##symbol,
    LEXICON_SUBCLASSES(X)
#undef X
        SUBCLASS_BEHIND
} LexiconSubclass;

/* A set of classes and subclasses, one bit each. */
typedef uint64_t ClassSet;
#define CLASS_BIT(class)       ((ClassSet)1 << (class))
#define SUBCLASS_BIT(subclass) ((ClassSet)1 << (subclass))
_Static_assert(SUBCLASS_BEHIND <= 64, "a ClassSet has 64 bits");

/* Index of an entry (a line of a data file). */
typedef uint32_t EntryId;
#define NO_ENTRY UINT32_MAX

/* A unit of the automaton, see image.h. */
typedef struct ImageUnit {
    int32_t base;     /* where the children of this unit stand */
    int32_t check;    /* the parent, -1 if the unit is free */
    uint32_t posting; /* 1 + the posting of the form that ends here, 0 if none */
    uint16_t set;     /* of the posting, in the list of sets: here, so that a match reads no posting */
    uint16_t next;    /* bit n: a child's class is n modulo 16. Most searches that fail end here without a look
                         at the child, which seldom is in the cache */
} ImageUnit;

static inline uint16_t image_next(uint16_t class) { return (uint16_t)(1u << (class & 15)); }

/* The bit of two character classes in the image's set of pairs: clear if no form
 * begins with them, so that most searches end without a look at the automaton. */
enum { IMAGE_PAIR_BITS = 19 };
static inline uint32_t image_pair(uint16_t first, uint16_t second) {
    return ((uint32_t)first << 16 | second) * 0x9E3779B1u >> (32 - IMAGE_PAIR_BITS);
}

enum { POSTED_AHEAD = 8 }; /* classes of entries that are looked at together */

/* What postings have in common: classes and subclasses of the entries and the marks of their roles and kinds. */
typedef struct ImageSet {
    ClassSet classes;
    uint32_t roles, kinds;
} ImageSet;

/* A form: its entries, those of a class found by the set of all classes. */
typedef struct ImagePosting {
    ClassSet classes;
    uint32_t first, count; /* in the list of posted entries */
} ImagePosting;

/* A line of a data file. */
typedef struct ImageEntry {
    uint32_t class;
    uint32_t layer;                  /* 0 built in, then one for each file laid over */
    uint32_t first_form, form_count; /* in the list of forms */
} ImageEntry;

/* What the line says of its forms. By itself: of all that is known of an entry this is looked at by far the most. */
typedef struct ImageSays {
    uint64_t marks;                    /* one bit for each key and word of its values: lexicon_mark() */
    uint32_t first_value, value_count; /* in the list of values */
} ImageSays;

/* A key and its value. */
typedef struct ImageValue {
    uint32_t key;
    uint32_t string; /* offset into the strings */
} ImageValue;

/* An image in use. The pointers go into the image; it is here only so that the
 * functions below can be inlined. */
struct ChLexicon {
    const uint16_t *characters;
    const uint64_t *pairs;
    const ImageUnit *units;
    const ImageSet *sets;
    const ImagePosting *postings;
    const EntryId *posted;
    const uint8_t *posted_classes; /* parallel to it, POSTED_AHEAD more */
    const ImageEntry *entries;
    const ImageSays *says; /* by entry */
    const uint32_t *forms;
    const ImageValue *values;
    const char *strings;
    const void *derived; /* what the image carries that a later stage made of it, NULL if nothing */
    uint32_t entry_count, posting_count;
    struct LexiconOwn *own; /* what the lexicon owns beside the image */
};

/* The bit by which an entry says that it may have `word` under `key`. Made of
 * the length and three letters only, so that for a literal the compiler knows it. */
static inline uint64_t lexicon_mark(LexiconKey key, const char *word, size_t length) {
    uint64_t hash = (uint64_t)key + 1;
    if (length) {
        hash = hash * 33 ^ (unsigned char)word[0];
        hash = hash * 33 ^ (unsigned char)word[length / 2];
        hash = hash * 33 ^ (unsigned char)word[length - 1];
        hash = hash * 33 ^ length;
    }
    return (uint64_t)1 << (hash * 0x9E3779B97F4A7C15u >> 58);
}

/* The bit by which a form says that one of its entries may have the role. Most words
 * that are asked for a role have none like it: they are told without a look at them. */
static inline uint32_t lexicon_role(const char *role) {
    return (uint32_t)1 << (__builtin_ctzll(lexicon_mark(KEY_ROLE, role, strlen(role))) & 31);
}

/* A match has room for so many bits of both. */
enum { POSTING_BITS = 21, KIND_BITS = 32 - POSTING_BITS, NO_POSTING = (1 << POSTING_BITS) - 1 };

/* The bit by which a form says that one of its entries may be of the kind. With so many bits nouns and verbs, the
 * most, share none with the kinds of function words. */
static inline uint32_t lexicon_kind(const char *kind) {
    return (uint32_t)1 << __builtin_ctzll(lexicon_mark(KEY_KIND, kind, strlen(kind))) % KIND_BITS;
}

/* One form of the lexicon found in a text. */
typedef struct Match {
    Span span;                       /* code points of the text */
    uint32_t posting : POSTING_BITS; /* which entries have this form: lexicon_entries() */
    uint32_t kinds : KIND_BITS;      /* lexicon_kind() of all kinds that these entries have */
    uint32_t roles;                  /* lexicon_role() of all their roles */
    ClassSet classes;                /* classes and subclasses of these entries */
} Match;

/* All matches of a text. Those that begin at code point i are
 * items[first[i]] … items[first[i + 1] - 1], shortest first. */
typedef struct MatchTable {
    Match *items;
    uint32_t *first;    /* length of the text + 1 */
    ClassSet *starting; /* classes of all matches that begin at a code point; length + 1 */
    ClassSet *ending;   /* classes of all that end before it; length + 1 */
    ClassSet classes;   /* of all matches: what is not among them is not looked for */
    uint32_t *longer;   /* indexes of the matches of two characters and more */
    uint32_t count, longer_count;
    const uint16_t *number; /* of the character at each position, by lexicon_character(); length + 1 */
} MatchTable;

/* The class and key names as the data files write them. */
const char *lexicon_class_name(LexiconClass class);
const char *lexicon_key_name(LexiconKey key);

static inline LexiconClass lexicon_class(const ChLexicon *self, EntryId entry) {
    return (LexiconClass)self->entries[entry].class;
}
/* Value of a key, or NULL. Owned by the lexicon. */
const char *lexicon_value(const ChLexicon *self, EntryId entry, LexiconKey key);
/* Value of a key as a number, `otherwise` if it is missing. */
double lexicon_number(const ChLexicon *self, EntryId entry, LexiconKey key, double otherwise);
/* True if the list with | between its members holds `word`; false for NULL. */
bool lexicon_list_holds(const char *value, const char *word);
/* True if the key's value, a list with | between, holds `word`. */
bool lexicon_holds(const ChLexicon *self, EntryId entry, LexiconKey key, const char *word); /* its slow half */
static inline bool lexicon_has(const ChLexicon *self, EntryId entry, LexiconKey key, const char *word) {
    return (self->says[entry].marks & lexicon_mark(key, word, strlen(word))) && lexicon_holds(self, entry, key, word);
}
/* A string of the lexicon: 1 + where it stands among the strings, 0 for NULL. */
typedef uint32_t StringRef;
static inline const char *lexicon_string(const ChLexicon *self, StringRef ref) {
    return ref ? self->strings + (ref - 1) : NULL;
}
/* The ref of a string that is the lexicon's own, or NULL. */
static inline StringRef lexicon_ref(const ChLexicon *self, const char *string) {
    return string ? (StringRef)(string - self->strings) + 1 : 0;
}
/* The first form of the entry as UTF-8. */
const char *lexicon_form(const ChLexicon *self, EntryId entry);
/* Entries of all classes, in file order. */
uint32_t lexicon_entry_count(const ChLexicon *self);

/* The entries that share the form of a posting: those of a user's files first,
 * the last file before the others; within the built-in files and within one
 * file in the order of the lines. */
static inline const EntryId *lexicon_entries(const ChLexicon *self, uint32_t posting, uint32_t *count) {
    *count = self->postings[posting].count;
    return self->posted + self->postings[posting].first;
}
/* The class of one of these entries, told without a look at it: it seldom is in the cache. */
static inline LexiconClass lexicon_posted_class(const ChLexicon *self, const EntryId *posted) {
    return (LexiconClass)self->posted_classes[posted - self->posted];
}
/* The place of the first byte of a value among the next eight, 8 if none has it. */
static inline uint32_t byte_place(const uint8_t *bytes, uint8_t value) {
    const uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
    uint64_t word = bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24 |
                    (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 | (uint64_t)bytes[6] << 48 |
                    (uint64_t)bytes[7] << 56;
    word ^= ones * value;
    uint64_t found = (word - ones) & ~word & high;
    return found ? (uint32_t)__builtin_ctzll(found) / 8 : 8;
}

/* The first entry of a class in a posting, or NO_ENTRY. Where among the entries it stands cannot
 * be foretold: they are looked at eight at a time. */
static inline EntryId lexicon_entry_of(const ChLexicon *self, uint32_t posting, LexiconClass class) {
    const ImagePosting *p = &self->postings[posting];
    if (!(p->classes & CLASS_BIT(class))) {
        return NO_ENTRY;
    }
    uint32_t at = p->first, place;
    while ((place = byte_place(self->posted_classes + at, (uint8_t) class)) == POSTED_AHEAD) {
        at += POSTED_AHEAD; /* one of the posting's entries is of the class, if not of these */
    }
    return self->posted[at + place];
}

/* The first entry of a class in a match's posting, or NO_ENTRY. The match knows
 * its classes: a posting is seldom in the cache. */
static inline EntryId match_entry(const ChLexicon *self, const Match *match, LexiconClass class) {
    return match->classes & CLASS_BIT(class) ? lexicon_entry_of(self, match->posting, class) : NO_ENTRY;
}

/* False if none of the match's entries is of the kind: then none need be looked at. */
static inline bool match_may_be(const Match *match, const char *kind) { return match->kinds & lexicon_kind(kind); }

/* Finds every form in the text. Owned by the arena. */
MatchTable lexicon_match(const ChLexicon *self, Arena *arena, const Text *text);
/* The longest match that begins at `start`, ends at or before `end` and has
 * one of `classes`; NULL if none. */
static inline const Match *match_longest(const MatchTable *table, uint32_t start, uint32_t end, ClassSet classes) {
    for (uint32_t i = table->starting[start] & classes ? table->first[start + 1] : 0; i > table->first[start]; i--) {
        const Match *match = &table->items[i - 1];
        if ((match->classes & classes) && span_end(match->span) <= end) {
            return match;
        }
    }
    return NULL;
}
/* The match that covers exactly `span` and has one of `classes`; NULL if none. */
static inline const Match *match_exact(const MatchTable *table, Span span, ClassSet classes) {
    uint32_t end = table->starting[span.start] & classes ? table->first[span.start + 1] : 0;
    for (uint32_t i = table->first[span.start]; i < end; i++) {
        const Match *match = &table->items[i];
        if (match->span.length == span.length && (match->classes & classes)) {
            return match;
        }
    }
    return NULL;
}
/* The longest match that ends at `end`, begins at or after `start` and has one
 * of `classes`; NULL if none. */
static inline const Match *match_longest_before(const MatchTable *table, uint32_t start, uint32_t end,
                                                ClassSet classes) {
    for (uint32_t at = table->ending[end] & classes ? start : end; at < end; at++) {
        const Match *match = match_exact(table, span_of(at, end), classes);
        if (match) {
            return match;
        }
    }
    return NULL;
}
/* The first position from `at` on where a form with one of the classes begins; `end` if none does before it. */
static inline uint32_t match_next(const MatchTable *table, uint32_t at, uint32_t end, ClassSet classes) {
    const ClassSet *starting = table->starting;
    for (; at + 4 <= end; at += 4) { /* four at once: few positions have what is looked for */
        if ((starting[at] | starting[at + 1] | starting[at + 2] | starting[at + 3]) & classes) {
            break;
        }
    }
    while (at < end && !(starting[at] & classes)) {
        at++;
    }
    return at;
}
/* True if a form with one of the classes begins in the span. */
static inline bool match_any(const MatchTable *table, Span span, ClassSet classes) {
    ClassSet all = 0;
    for (uint32_t at = span.start; at < span_end(span); at++) {
        all |= table->starting[at];
    }
    return (all & classes) != 0;
}
/* The longest form with one of `classes` that begins at `start` and ends at or
 * before `end`, without a table; length 0 if none. For a few positions of a
 * text: where all are wanted, make a table. */
Match lexicon_match_at(const ChLexicon *self, const Text *text, uint32_t start, uint32_t end, ClassSet classes);
/* Number of postings: they are 0 … count - 1. */
uint32_t lexicon_posting_count(const ChLexicon *self);

/* Tables that later stages derive from a lexicon, once for each lexicon. */
typedef enum LexiconTable {
    TABLE_NAMES,
    TABLE_EVENTS,
    TABLE_FIGURES,
    TABLE_STATES,
    TABLE_SPEECH,
    TABLE_STANCES,    /* src/code: weights of what speaks for a stance of plain words */
    TABLE_CUES,       /* src/code: kinds of the words of indicators */
    TABLE_MACHINERY,  /* src/page: pairs of characters that open what pages consist of beside what they say */
    TABLE_CONFIDENCE, /* src/code: weights of what speaks for and against a record */
    TABLE_CODINGS,    /* src/code: the codes of PLOVER and CAMEO */
    TABLE_HEADS,      /* src/code: which forms are heads of the names of mechanisms */
    TABLE_COUNT
} LexiconTable;
/* The table, made by `build` (one malloc'ed block) at its first use by any
 * thread. Owned by the lexicon. */
const void *lexicon_table(const ChLexicon *self, LexiconTable which, void *(*build)(const ChLexicon *));

/* Characters of the Basic Multilingual Plane are numbered from 1 by how many forms hold
 * them, the commonest first; 0 if none does. Tables by number stay in the cache. */
static inline uint16_t lexicon_character(const ChLexicon *self, uint32_t c) {
    return c < 0x10000 ? self->characters[c] : 0;
}

/* Looks a whole UTF-8 form up: its posting, or UINT32_MAX. */
uint32_t lexicon_find(const ChLexicon *self, const char *form);

#endif
