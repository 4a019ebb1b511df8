/* Pairs: which coded record is which gold record. A score says how much two
 * have in common; greedy one-to-one pairing by falling score does the rest. */
#ifndef CHANCERY_EVAL_PAIRS_H
#define CHANCERY_EVAL_PAIRS_H

#include "eval/keys.h"

#include <jansson.h>

/* A string member; NULL if it is missing or no string. Records may be NULL:
 * they have no members then. */
const char *member(const json_t *record, const char *name);
/* The array or object under a name; NULL (no elements) if it is missing. */
const json_t *part(const json_t *record, const char *name);
/* True if both are the same value; a missing one is null. */
bool values_same(const json_t *a, const json_t *b);
/* A number as figures are compared, rounded to six places. `known` is false for
 * what is no number; two unknown figures are the same. */
typedef struct Figure {
    bool known;
    double value;
} Figure;
Figure figure_of(const json_t *value);
bool figures_same(Figure a, Figure b);

typedef List(Key) KeyList;
/* The identities of an event's actors, sorted, each once: persons by name,
 * bodies by name, bare sides by country. */
KeyList actor_keys(Arena *arena, const json_t *event);
size_t keys_shared(KeyList a, KeyList b);
/* Adds a key at its place, unless it is there. */
void keys_insert(Arena *arena, KeyList *keys, Key key);
/* True if two records have the same countries, in whatever order. */
bool countries_same(Arena *arena, const json_t *a, const json_t *b);
/* What a coded record quotes: its quote, else the words of its evidence; "" if none. */
const char *quoted(const json_t *coded);

/* How much a gold and a coded record have in common. */
typedef double PairScore(Arena *arena, const json_t *gold, const json_t *coded);
PairScore item_score, person_score, event_score, indicator_score, commitment_score, mechanism_score, statement_score;

/* Indices of gold and coded records that are the same, in the order in which
 * they were found, and of those left over, in their own order. */
typedef struct Pair {
    size_t gold, coded;
} Pair;
typedef struct Pairing {
    List(Pair) pairs;
    List(size_t) missed, wrong;
} Pairing;

/* Pairs that score under `threshold` stay apart. */
Pairing pair_up(Arena *arena, const json_t *gold, const json_t *coded, PairScore *score, double threshold);

#endif
