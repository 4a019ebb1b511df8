/* Judge: holds coded items against gold, item by item, and keeps what the
 * report needs: counts, shares of right attributes, errors, judged records. */
#ifndef CHANCERY_EVAL_JUDGE_H
#define CHANCERY_EVAL_JUDGE_H

#include "eval/pairs.h"

/* clang-format off */
/* X(SYMBOL, "name"): what is counted, in the order of the report. */
#define SCORED_LISTS(X)                                                                                              \
    X(ITEMS, "items") X(PEOPLE, "people") X(POSTS, "posts") X(EVENTS, "events") X(EVENTS_EXACT, "events exact")      \
    X(ACTORS, "actors") X(INDICATORS, "indicators") X(COMMITMENTS, "commitments") X(MECHANISMS, "mechanisms")        \
    X(STATEMENTS, "statements")

/* X(LIST, SYMBOL, "name"): what is compared in a pair of records. */
#define SCORED_ATTRIBUTES(X)                                                                                         \
    X(ITEMS, ITEM_PUBLISHED, "published") X(ITEMS, ITEM_DATELINE, "dateline")                                        \
    X(PEOPLE, PERSON_COUNTRY, "country") X(PEOPLE, PERSON_LATIN, "latin")                                            \
    X(EVENTS, EVENT_DATE, "date") X(EVENTS, EVENT_COUNTRIES, "countries") X(EVENTS, EVENT_STATUS, "status")          \
    X(EVENTS, EVENT_PLACE, "place") X(EVENTS, EVENT_LEVEL, "level") X(EVENTS, EVENT_MECHANISM, "mechanism")          \
    X(INDICATORS, INDICATOR_COUNTRIES, "countries") X(INDICATORS, INDICATOR_UNIT, "unit")                            \
    X(INDICATORS, INDICATOR_PERIOD, "period") X(INDICATORS, INDICATOR_CHANGE, "change")                              \
    X(COMMITMENTS, COMMITMENT_COUNTRIES, "countries") X(COMMITMENTS, COMMITMENT_VALUE, "value")                      \
    X(COMMITMENTS, COMMITMENT_DUE, "due")                                                                            \
    X(MECHANISMS, MECHANISM_COUNTRIES, "countries") X(MECHANISMS, MECHANISM_ORDINAL, "ordinal")                      \
    X(STATEMENTS, STATEMENT_SPEAKER, "speaker") X(STATEMENTS, STATEMENT_STANCE, "stance")
/* clang-format on */

typedef enum ScoredList {
#define X(symbol, name) LIST_##symbol,
    SCORED_LISTS(X)
#undef X
        LIST_COUNT
} ScoredList;

typedef enum ScoredAttribute {
#define X(list, symbol, name) ATTRIBUTE_##symbol,
    SCORED_ATTRIBUTES(X)
#undef X
        ATTRIBUTE_COUNT
} ScoredAttribute;

extern const char *const list_names[LIST_COUNT];
extern const char *const attribute_names[ATTRIBUTE_COUNT];
extern const ScoredList attribute_lists[ATTRIBUTE_COUNT];

/* Records of a list: paired, coded only, gold only. */
typedef struct Count {
    unsigned right, wrong, missed;
} Count;

/* The counts of one item, the unit that intervals are drawn over. */
typedef struct ItemCounts {
    Count lists[LIST_COUNT];
} ItemCounts;

typedef struct Share {
    unsigned right, of;
} Share;

/* How often one kind of error was made. */
typedef struct ErrorKind {
    ScoredList list;
    const char *what; /* "missed", "wrong", or the attribute that is not right */
    const char *type; /* type, measure, stance of the record; "" if it has none */
    unsigned count;
} ErrorKind;

/* A coded record that has a confidence. */
typedef struct JudgedRecord {
    const char *page;
    ScoredList list;
    const char *type;
    double confidence;
    bool is_right;        /* some gold record is the same */
    const json_t *record; /* of the coded item */
} JudgedRecord;

/* All of it is owned by `arena`, or points into the gold and the coded items. */
typedef struct Judgement {
    Arena *arena;
    Arena *scratch; /* emptied after each item */
    List(ItemCounts) items;
    Share attributes[ATTRIBUTE_COUNT];
    List(ErrorKind) errors;
    List(JudgedRecord) records;
    List(const char *) details; /* a line an error */
    /* the item at hand */
    const char *page, *where;
    ItemCounts *counts;
} Judgement;

/* Judges all items of a page. Either list may be NULL. */
void judge_page(Judgement *self, const char *page, const json_t *gold_items, const json_t *coded_items);

#endif
