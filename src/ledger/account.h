/* Account: what one item tells of one event, made ready to be compared with
 * what other items tell. Strings and lists are owned by the arena given. */
#ifndef CHANCERY_LEDGER_ACCOUNT_H
#define CHANCERY_LEDGER_ACCOUNT_H

#include "base/arena.h"
#include "ledger/days.h"
#include "ledger/names.h"

#include <stdint.h>

/* One who acts, as an item names him. */
typedef struct Party {
    const char *country; /* NULL if not known */
    const char *person;  /* folded (ledger/names.h), NULL if no person is named */
    const char *body;    /* the body or post printed instead, folded */
    FormList forms;      /* of the person */
    FormList posts;      /* the person's in this item, folded */
    bool acts;           /* initiator; else counterpart */
} Party;

typedef List(Party) Parties;

enum {
    NUMBER_DAYS = 400, /* a numbered session is told of again, or announced, so much later or earlier */
};

/* How well the item tells the day. */
typedef enum DayKind {
    DAY_NONE,     /* not at all */
    DAY_EXACT,    /* a day, or a visit's span */
    DAY_ABOUT,    /* ~: the day of publication or shortly before */
    DAY_WIDE,     /* a month, a year */
    DAY_PLANNED,  /* planned without a date: in the weeks after publication */
    DAY_RECALLED, /* a visit without a date: in the months before publication */
} DayKind;

typedef struct Account {
    int64_t record, item; /* keys */
    const char *id, *page, *type, *status;
    Parties parties;
    FormList countries; /* sorted codes */
    const char *place, *place_country;
    DayKind day_kind;
    long first, last; /* days since 1970 between which it lies; of DAY_NONE when it was told, if that is known */
    bool is_told;     /* … for DAY_NONE */
    const char *mechanism;
    bool own_name; /* the mechanism's name says whose it is: there is no other of this name */
    bool speaks;   /* … or is long enough to tell it from most others */
    int ordinal;
    const char *amount_unit;
    double amount;
    double confidence;
    const uint32_t *pairs; /* sorted hashes of the neighbouring characters of the quote */
    size_t pair_count;
    size_t quote_length; /* characters */
    uint64_t quote_hash;
    uint64_t seeker; /* of conclude_events(): whom it was compared with last */
} Account;

/* The posts of the item's persons: parallel lists of folded names and posts. */
typedef struct KnownPosts {
    FormList names, posts;
} KnownPosts;

/* Reads a record's JSON. `published` is its item's, may be NULL. Returns false
 * if the JSON is no event. */
bool account_read(Account *self, Arena *arena, const char *json, const char *published, const KnownPosts *posts);

/* Types that tell of one and the same occurrence: talks are meetings, any
 * other type stands for itself. Static, or the type given. */
const char *account_type_group(const char *type);

#endif
