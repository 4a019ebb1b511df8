/* Identity: which sights of persons, on many pages, are sights of one person.
 * The rules are those of docs/ledger.md; what comes out depends on the sights
 * alone. Everything is owned by the arena given. */
#ifndef CHANCERY_LEDGER_IDENTITY_H
#define CHANCERY_LEDGER_IDENTITY_H

#include "base/arena.h"
#include "ledger/names.h"

#include <stdbool.h>
#include <stdint.h>

/* A person named by one item. */
typedef struct Sight {
    int64_t record;
    const char *id, *page;
    const char *name, *whole;       /* as printed; folded (ledger/names.h) */
    const char *latin, *latin_form; /* as printed, folded; NULL if not printed */
    const char *country;            /* "" if not known */
    FormList also, posts, former_posts;
    int64_t first, last; /* days yyyymmdd, 0 if not known */
    size_t name_index;   /* into the names of the family */
    size_t person;       /* set by identity_find() */
} Sight;

typedef List(Sight) Sights;

/* A folded name of one country. */
typedef struct Name {
    const char *whole, *country;
    FormList forms; /* what it may be shortened to, itself included */
} Name;

typedef List(Name) NameList;

/* What the user decided about two sights, by their place in the list. */
typedef struct SightRuling {
    size_t a, b;
    bool one;
} SightRuling;

typedef List(SightRuling) SightRulings;

/* Sets `person` of every sight: sights of one person have the same number.
 * `names` are all names that may be short for one another; both lists are
 * sorted here. */
void identity_find(Arena *arena, NameList *names, Sights *sights, const SightRulings *rulings);

/* True if `form` is a name worth comparing: at least two characters. */
bool identity_is_name(const char *form);

#endif
